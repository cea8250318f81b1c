//! The only file that names Lindera.

use std::sync::OnceLock;

use henji_ipadic::Letters;
use lindera::mode::Mode;
use lindera::segmenter::Segmenter;
use lindera::worker::SegmentWorker;

use super::Morph;
use super::tables::{BaseId, Tables};

/// Turns text into tokens; holds the lattice, so that one is used for each thread of work.
pub struct Tokenizer {
    worker: SegmentWorker,
    /// How many bytes may be read until the table of letters pays.
    left: Option<usize>,
}

/// The bytes from which on the table of letters pays.
const MUCH: usize = 1 << 17;

impl Default for Tokenizer {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Tokenizer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tokenizer").finish_non_exhaustive()
    }
}

impl Tokenizer {
    /// A tokenizer over the embedded dictionary.
    #[must_use]
    pub fn new() -> Self {
        Self { worker: segmenter(Letters::Ranges).new_worker(), left: Some(MUCH) }
    }

    /// Goes over to the table of letters once much was read.
    fn count_bytes(&mut self, bytes: usize) {
        let Some(left) = &mut self.left else { return };
        if let Some(rest) = left.checked_sub(bytes) {
            *left = rest;
        } else {
            self.worker = segmenter(Letters::Table).new_worker();
            self.left = None;
        }
    }

    /// Tells that so many bytes are to be read.
    pub fn expect(&mut self, bytes: usize) {
        if bytes > MUCH {
            self.count_bytes(bytes);
        }
    }

    /// Appends the tokens of `text` to `morphs`; white space gives none.
    pub fn tokenize(&mut self, text: &str, morphs: &mut Vec<Morph>) {
        self.count_bytes(text.len());
        let tables = tables();
        let Ok(tokens) = self.worker.segment(text) else { return };
        morphs.extend(tokens.iter().map(|token| {
            let id = token.word_id;
            let word = if id.is_unknown() { tables.unknown_word(id.id()) } else { tables.word(id.id()) };
            Morph {
                start: u32::try_from(token.byte_start).unwrap_or(u32::MAX),
                end: u32::try_from(token.byte_end).unwrap_or(u32::MAX),
                base: word.base,
                pos: tables.tags[usize::from(word.tag)].pos,
                form: word.form,
                tag: word.tag,
            }
        }));
    }

    /// The number of tokens that Lindera alone finds in `text`: the limit against which the reading is timed.
    pub fn count(&mut self, text: &str) -> usize {
        self.count_bytes(text.len());
        self.worker.segment(text).map_or(0, |tokens| tokens.len())
    }

    /// The full IPADIC tag of a token: 「動詞,自立,*,*,五段・ラ行」.
    #[must_use]
    pub fn tag(morph: &Morph) -> &'static str {
        tables().tags.get(usize::from(morph.tag)).map_or("", |tag| tag.path.as_str())
    }

    /// The base form of an id; empty for a word that no dictionary holds.
    #[must_use]
    pub fn base(id: BaseId) -> &'static str {
        henji_ipadic::base(id.0)
    }

    /// The id of a base form, if any word of the dictionary has it.
    #[must_use]
    pub fn find(base: &str) -> Option<BaseId> {
        henji_ipadic::find_base(base).map(BaseId)
    }

    /// How many base forms there are; ids are below it.
    #[must_use]
    pub fn base_count() -> usize {
        henji_ipadic::BASE_STARTS.len() / 4 - 1
    }
}

/// What every tokenizer shares: immutable once made from the embedded data.
fn segmenter(letters: Letters) -> &'static Segmenter {
    static QUICK: OnceLock<Segmenter> = OnceLock::new();
    static THOROUGH: OnceLock<Segmenter> = OnceLock::new();
    let made = if letters == Letters::Ranges { &QUICK } else { &THOROUGH };
    made.get_or_init(|| {
        let dictionary = henji_ipadic::load(letters).expect("the embedded dictionary is what the build compiled");
        Segmenter::new(Mode::Normal, dictionary, None)
    })
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| Tables::new(&segmenter(Letters::Ranges).dictionary))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_of_the_same_kind_in_both_tables() {
        let letters: Vec<char> = ('\u{1}'..='\u{2FFFF}').collect();
        let (ranges, table) = (segmenter(Letters::Ranges), segmenter(Letters::Table));
        let kinds = |of: &Segmenter| -> Vec<Vec<usize>> {
            let kinds = &of.dictionary.character_definition;
            letters.iter().map(|&it| kinds.lookup_categories(it).iter().map(|kind| kind.0).collect()).collect()
        };
        assert_eq!(kinds(ranges), kinds(table));
    }

    #[test]
    fn a_long_text_is_read_like_a_short_one() {
        let line = "ロゴのデータを12月3日（木）までにお送りいただけますと幸いです。";
        let (mut long, mut first, mut last) = (Tokenizer::new(), Vec::new(), Vec::new());
        long.tokenize(line, &mut first);
        long.tokenize(&line.repeat(MUCH / line.len() + 1), &mut Vec::new());
        assert!(long.left.is_none());
        long.tokenize(line, &mut last);
        assert_eq!(first, last);
    }
}
