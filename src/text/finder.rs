//! Words looked for in a text, all of them in one pass.

/// Words with what they mean, found wherever they stand in a text.
#[derive(Clone, Debug)]
pub struct Finder<T> {
    /// The bits of the first letters: a quick no to nearly every letter of a text.
    firsts: [u64; ROWS],
    /// The words by their first letter, in its order.
    words: Vec<(char, &'static str, T)>,
}

const ROWS: usize = 16;

impl<T: Copy> Finder<T> {
    /// Looks for these words; an empty one is never found.
    #[must_use]
    pub fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let first = |(word, meaning): (&'static str, T)| word.chars().next().map(|letter| (letter, word, meaning));
        let mut words: Vec<_> = words.into_iter().filter_map(first).collect();
        words.sort_by_key(|(letter, ..)| *letter);
        let mut firsts = [0; ROWS];
        for (letter, ..) in &words {
            let (row, bit) = place(*letter);
            firsts[row] |= bit;
        }
        Self { firsts, words }
    }

    /// What the words mean that stand in the text, in the order of the places.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = T> + 'a {
        let begins = |(_, letter): &(usize, char)| {
            let (row, bit) = place(*letter);
            self.firsts[row] & bit != 0
        };
        text.char_indices().filter(begins).flat_map(move |(at, letter)| {
            let from = self.words.partition_point(|(first, ..)| *first < letter);
            let words =
                self.words.get(from..).unwrap_or_default().iter().take_while(move |(first, ..)| *first == letter);
            let rest = text.get(at..).unwrap_or_default();
            words.filter(move |(_, word, _)| rest.starts_with(word)).map(|(.., meaning)| *meaning)
        })
    }
}

/// Where the bit of a letter stands; neighbours in the code have bits of their own.
#[inline]
fn place(letter: char) -> (usize, u64) {
    let code = u32::from(letter);
    ((code as usize >> 6) % ROWS, 1 << (code % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_wherever_it_stands() {
        let finder = Finder::new([("写真", 1), ("写", 2), ("真", 3), ("", 4), ("ロゴ", 5), ("logo", 6)]);
        let found = |text: &str| finder.find(text).collect::<Vec<_>>();
        assert_eq!(found("ロゴの写真"), [5, 1, 2, 3]);
        assert_eq!(found("写生の真似 logo"), [2, 3, 6]);
        assert_eq!(found("ロ ゴ、LOGO"), [0; 0]);
        assert_eq!(found(""), [0; 0]);
    }

    proptest::proptest! {
        #[test]
        fn it_finds_what_a_search_finds(text in "[あいうa𠮷]{0,12}", words in proptest::collection::vec("[あいうa𠮷]{1,3}", 0..6)) {
            let words: Vec<&'static str> = words.into_iter().map(|it| &*it.leak()).collect();
            let finder = Finder::new(words.iter().copied().zip(0_usize..));
            let found: std::collections::BTreeSet<usize> = finder.find(&text).collect();
            let wanted = words.iter().zip(0..).filter(|(word, _)| text.contains(**word)).map(|(_, at)| at).collect();
            proptest::prop_assert_eq!(found, wanted);
        }
    }
}
