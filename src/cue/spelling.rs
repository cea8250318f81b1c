//! Spellings: one word, however it is written: 「下さい」 and 「ください」, 「見積り」 and 「見積もり」.

use std::sync::OnceLock;

use serde::Deserialize;

use super::sign::name_hash;

#[derive(Deserialize)]
struct File {
    /// Each row one word; its first spelling stands for all.
    words: Vec<Vec<String>>,
}

/// The words that are written in several ways, by the hashes of their spellings.
#[derive(Debug)]
pub(super) struct Spellings {
    /// Hash of a spelling, hash of the one that stands for it; in order.
    rows: Vec<(u32, u32)>,
}

impl Spellings {
    /// The spellings of `dictionaries/spellings.toml`.
    pub(super) fn builtin() -> &'static Self {
        static SPELLINGS: OnceLock<Spellings> = OnceLock::new();
        SPELLINGS.get_or_init(|| {
            let file: File = crate::embedded::embedded!("spellings");
            let mut rows = Vec::new();
            for word in &file.words {
                let Some((first, others)) = word.split_first() else { continue };
                let first = name_hash(first);
                rows.extend(others.iter().map(|other| (name_hash(other), first)));
            }
            rows.sort_unstable();
            Self { rows }
        })
    }

    /// The hash of a word, by the spelling that stands for it.
    pub(super) fn hash(&self, word: &str) -> u32 {
        let hash = name_hash(word);
        self.rows.binary_search_by_key(&hash, |row| row.0).map_or(hash, |at| self.rows[at].1)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn one_word_has_one_hash() {
        let spellings = Spellings::builtin();
        for (one, other) in [("下さる", "くださる"), ("見積", "見積もり"), ("有難う", "ありがとう")]
        {
            assert_eq!(spellings.hash(one), spellings.hash(other), "{one} {other}");
        }
        assert_ne!(spellings.hash("送る"), spellings.hash("見る"));
    }

    #[test]
    fn a_spelling_belongs_to_one_word() {
        let file: File = crate::embedded::embedded!("spellings");
        let mut seen: HashMap<&str, &str> = HashMap::new();
        for word in &file.words {
            assert!(word.len() > 1, "spellings.toml: {word:?} has one spelling only");
            for spelling in word {
                let before = seen.insert(spelling, &word[0]);
                assert_eq!(before, None, "spellings.toml: 「{spelling}」 stands in two rows");
            }
        }
    }
}
