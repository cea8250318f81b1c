//! Looking for words at a place beside a time.

use super::lexicon::lexicon;
use super::place::Place;

impl Place {
    /// The byte after the longest of the words that stands at the byte.
    pub(super) fn after(self, text: &str, at: usize) -> Option<usize> {
        let rest = text.get(at..)?;
        let words = lexicon().places.of(self).starting(rest.chars().next()?);
        words.iter().find(|it| rest.as_bytes().starts_with(it.as_bytes())).map(|it| at + it.len())
    }

    /// Whether one of the words stands at the byte.
    pub(super) fn stands(self, text: &str, at: usize) -> bool {
        self.after(text, at).is_some()
    }

    /// The byte at which the longest of the words begins that ends at the byte.
    pub(super) fn before(self, text: &str, at: usize) -> Option<usize> {
        let left = text.get(..at)?;
        let words = lexicon().places.of(self).ending(left.chars().next_back()?);
        words.iter().find(|it| left.as_bytes().ends_with(it.as_bytes())).map(|it| at - it.len())
    }

    /// The words.
    pub(super) fn words(self) -> &'static [&'static str] {
        &lexicon().places.of(self).words
    }
}
