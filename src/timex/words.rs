//! Words with a meaning, found longest first at a place of a text.

use serde::{Deserialize, Serialize};

/// Words with a meaning, found longest first at a place of a text: at 「明後日に」 the word 「明後日」, not 「明」.
#[derive(Serialize, Deserialize)]
pub(super) struct Words<T> {
    /// For each character of the basic plane its bucket, in [`PAGE`] rows: for each upper byte the number of its page, then
    /// the pages of two bytes a character.
    pub first: &'static [u8],
    /// The words that share a first character; the first bucket is the empty one.
    pub buckets: Vec<Bucket>,
    /// For each bucket the second characters in order.
    pub seconds: Vec<Second>,
    /// The words and what they mean; those with the same two first characters together, longest first.
    pub entries: Vec<(&'static str, T)>,
}

/// How many characters share an upper byte.
pub(super) const PAGE: usize = 256;

/// Words that share a first character, told apart by their second.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(super) struct Bucket {
    /// The words of one character, among the entries.
    pub single: Run,
    /// The longer words, among the second characters.
    pub longer: Run,
    /// By the last six bits of a character, whether a word may go on with it; all of them where nothing need follow.
    pub second: u64,
}

/// The words with one second character.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Second {
    pub letter: char,
    /// The words, among the entries.
    pub words: Run,
}

/// A stretch of a list.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(super) struct Run {
    pub start: u16,
    pub end: u16,
}

impl Run {
    fn of<T>(self, list: &[T]) -> &[T] {
        list.get(usize::from(self.start)..usize::from(self.end)).unwrap_or_default()
    }
}

impl Bucket {
    /// Whether a word may go on with a second character.
    fn goes_on(&self, second: char) -> bool {
        self.second >> (second as u32 & 0x3F) & 1 == 1
    }
}

impl<T: Copy> Words<T> {
    /// The bucket of a character; 0 if no word begins with it.
    fn bucket(&self, code: usize) -> usize {
        let Some(&page) = self.first.get(code / PAGE).filter(|_| code < PAGE * PAGE) else { return 0 };
        let at = PAGE + 2 * (usize::from(page) * PAGE + code % PAGE);
        self.first.get(at..at + 2).map_or(0, |it| usize::from(u16::from_le_bytes([it[0], it[1]])))
    }

    /// Whether a word begins with a character.
    pub(super) fn begins(&self, letter: char) -> bool {
        self.bucket(letter as usize) != 0
    }

    /// The longest word that begins at the byte, and the byte after it.
    pub(super) fn longest_at(&self, text: &str, at: usize) -> Option<(usize, T)> {
        self.all_at(text, at).next()
    }

    /// Every word that begins at the byte, longest first.
    pub(super) fn all_at<'a>(&'a self, text: &'a str, at: usize) -> impl Iterator<Item = (usize, T)> + 'a {
        let mut letters = text.get(at..).unwrap_or_default().chars();
        let bucket = letters.next().and_then(|it| self.buckets.get(self.bucket(it as usize)));
        let single = bucket.map_or(&[][..], |bucket| bucket.single.of(&self.entries));
        let second = bucket.zip(letters.next()).filter(|(bucket, second)| bucket.goes_on(*second));
        let longer = second.and_then(|(bucket, second)| {
            let seconds = bucket.longer.of(&self.seconds);
            seconds.binary_search_by_key(&second, |it| it.letter).map(|at| &seconds[at]).ok()
        });
        let longer = longer.map_or(&[][..], |it| it.words.of(&self.entries));
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        let longer = longer.iter().filter(move |(word, _)| rest.starts_with(word.as_bytes()));
        longer.chain(single).map(move |(word, meaning)| (at + word.len(), *meaning))
    }

    /// The first byte at or after `at` at which some word may begin, by its first two characters.
    pub(super) fn next(&self, text: &str, at: usize) -> Option<usize> {
        let mut letters = text.get(at..)?.char_indices();
        let (mut start, mut first) = letters.next()?;
        for (next, second) in letters {
            let bucket = self.bucket(first as usize);
            if bucket != 0 && self.buckets[bucket].goes_on(second) {
                return Some(at + start);
            }
            (start, first) = (next, second);
        }
        self.begins(first).then_some(at + start)
    }
}
