//! Lines that only name one of the parties, whatever trade or word the name is made of.

use crate::thread::{Party, name_key};

/// The names of a thread's parties.
#[derive(Debug)]
pub(super) struct Names {
    parties: Vec<Name>,
}

/// What one party may be called.
#[derive(Debug, Default)]
struct Name {
    /// The whole name, as it is compared.
    whole: String,
    /// Its words, and the surname that a name in kanji may begin with.
    words: Vec<String>,
}

/// What stands behind one's own name.
const ENDS: [&str; 8] = ["です", "でございます", "と申します", "ともうします", "より", "拝", "ですが", ""];

/// The most characters of a line that is held against the names.
const LONGEST: usize = 24;

impl Names {
    pub(super) fn of(parties: &[Party]) -> Self {
        Self { parties: parties.iter().map(|party| Name::of(&party.name)).collect() }
    }

    /// Whether a sentence of this party's only names somebody: its writer (「野口デザインです。」「岸本」 below a mail) or the one
    /// it is addressed to (「岸本様」). Such a line greets.
    pub(super) fn stand_alone(&self, sentence: &str, party: usize) -> bool {
        let line = sentence.trim_end_matches(['。', '、', '，', ',', '！', '!', '.', ' ', '\u{3000}', '\n']);
        if line.is_empty() || line.chars().nth(LONGEST).is_some() || !self.may_begin(line) {
            return false;
        }
        let said = name_key(line);
        let own = self.parties.get(party).filter(|name| !name.whole.is_empty());
        let own_rest = own.and_then(|name| said.strip_prefix(&name.whole));
        own_rest.is_some_and(|rest| ENDS.contains(&rest))
            || self.parties.iter().any(|name| name.whole == said)
            || if line.contains(char::is_whitespace) {
                line.split_whitespace().all(|word| self.is_name(&name_key(word), party))
            } else {
                self.is_name(&said, party)
            }
    }

    /// Whether the key of a word is that of a name of somebody, for its writer's with what may stand behind.
    fn is_name(&self, word: &str, party: usize) -> bool {
        let among = |name: &Name, word: &str| name.words.iter().any(|it| it == word);
        let own = self.parties.get(party);
        let own =
            own.is_some_and(|name| ENDS.iter().filter_map(|end| word.strip_suffix(end)).any(|it| among(name, it)));
        own || self.parties.iter().any(|name| name.whole == word || among(name, word))
    }

    /// Whether the key of a line can begin as a name does. A digit, a kanji or a kana is its own key, unless a mark of voice follows.
    fn may_begin(&self, line: &str) -> bool {
        let mut letters = line.chars();
        let (first, second) = (letters.next(), letters.next());
        let plain = |it: &char| matches!(it, '0'..='9' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿');
        let voiced = matches!(second, Some('\u{3099}' | '\u{309a}'));
        let Some(first) = first.filter(plain).filter(|_| !voiced) else { return true };
        let begins = |name: &str| name.starts_with(first);
        self.parties.iter().any(|name| begins(&name.whole) || name.words.iter().any(|word| begins(word)))
    }
}

impl Name {
    fn of(name: &str) -> Self {
        let apart = |it: char| it.is_whitespace() || "（）()【】＠@/／|｜・".contains(it);
        let mut words: Vec<String> = name.split(apart).map(name_key).filter(|word| !word.is_empty()).collect();
        if let [only] = words.as_slice()
            && let Some(surname) = surname(only)
        {
            words.push(surname.to_owned());
        }
        Self { whole: name_key(name), words }
    }
}

/// The two characters with which a person's name of three to five kanji mostly begins: 「岸本」 of 「岸本香織」.
fn surname(name: &str) -> Option<&str> {
    let starts: Vec<usize> = name.char_indices().map(|(at, _)| at).collect();
    let kanji = name.chars().all(|it| matches!(it, '一'..='鿿' | '々'));
    (kanji && (3..=5).contains(&starts.len())).then(|| &name[..starts[2]])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let party = |name: &str| Party { name: name.to_owned(), ..Party::default() };
        Names::of(&["岸本香織", "坂巻 誠（さかまき工房）", "はい屋"].map(party))
    }

    #[test]
    fn a_line_of_names_greets() {
        for (line, party) in [
            ("岸本", 0),
            ("岸本様", 1),
            ("岸本 香織様", 1),
            ("坂巻", 1),
            ("坂巻です。", 1),
            ("さかまき工房 坂巻", 1),
            ("はい屋です。", 2),
            ("岸本さん、", 2),
        ] {
            assert!(names().stand_alone(line, party), "{line}");
        }
    }

    #[test]
    fn what_says_more_is_no_name() {
        for (line, party) in [
            ("はい", 2),
            ("はい", 0),
            ("岸本です", 1),
            ("岸本が伺います", 0),
            ("さかまき工房の坂巻", 1),
            ("誠に恐れ入ります", 1),
            ("", 0),
        ] {
            assert!(!names().stand_alone(line, party), "{line}");
        }
    }
}
