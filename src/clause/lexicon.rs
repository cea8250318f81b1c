//! The words that the reading knows by class, and the function words that build a predicate.

use std::sync::OnceLock;

use super::vocabulary::{Classes, Vocabulary, Word};
use crate::embedded::{built, decode};
use crate::morph::{BaseId, Morph};

/// The word classes and function words, by base form.
pub struct Lexicon {
    words: Vec<Word>,
    names: Vec<String>,
    marked: Marked,
}

/// For each base-form id two bytes, the number of what is known of it.
static BASES: &[u8] = built!("words.bases");

/// The surfaces of all words in lower case and in order, each with two bytes for the number of what is known of it.
static SURFACES: Surfaces = Surfaces { text: built!("words.surfaces"), starts: built!("words.starts") };

/// Classes that the splitting itself asks for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marked {
    /// Predicates that say that something would be welcome: 「助かります」.
    pub welcome: Classes,
    /// Predicates that say that something is all right: 「大丈夫」.
    pub fine: Classes,
    /// Words that say that something can be done: 「可能」.
    pub possible: Classes,
    /// Units of money.
    pub yen: Classes,
}

impl Lexicon {
    /// The embedded lexicon.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            let Vocabulary { words, names } = decode(built!("words.bin"));
            let mut lexicon = Self { words, names, marked: Marked::default() };
            let class = |name: &str| lexicon.class(name).unwrap_or_default();
            lexicon.marked =
                Marked { welcome: class("HELP"), fine: class("FINE"), possible: class("POSSIBLE"), yen: class("YEN") };
            lexicon
        })
    }

    /// What is known of a token.
    pub(crate) fn word(&self, morph: &Morph, text: &str) -> Word {
        let row = if morph.base == BaseId::UNKNOWN {
            let surface = morph.surface(text);
            if surface.len() > 24 {
                return Word::default();
            }
            SURFACES.find(&surface.to_lowercase())
        } else {
            let at = 2 * morph.base.0 as usize;
            BASES.get(at..at + 2).map(|row| u16::from_le_bytes([row[0], row[1]]))
        };
        row.and_then(|row| self.words.get(usize::from(row))).copied().unwrap_or_default()
    }

    /// The classes that the splitting asks for.
    pub(super) fn marked(&self) -> Marked {
        self.marked
    }

    /// The classes of a token.
    #[must_use]
    pub fn classes(&self, morph: &Morph, text: &str) -> Classes {
        self.word(morph, text).classes
    }

    /// The set of one class, by its name.
    #[must_use]
    pub fn class(&self, name: &str) -> Option<Classes> {
        self.names.iter().position(|other| other == name).map(|bit| Classes(1 << bit))
    }

    /// The name of the first class of a set.
    #[must_use]
    pub fn first_name(&self, classes: Classes) -> Option<&str> {
        self.names.get(classes.0.trailing_zeros() as usize).map(String::as_str)
    }

    /// The names of the classes, in the order of the file.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }
}

/// Words in order, each with a number.
struct Surfaces {
    /// The words, one behind the other.
    text: &'static [u8],
    /// For each word where it begins, in four bytes, and its number, in two; and once more where the last one ends.
    starts: &'static [u8],
}

impl Surfaces {
    const RECORD: usize = 6;

    /// The number of a word, if it is among them.
    fn find(&self, word: &str) -> Option<u16> {
        let (mut low, mut high) = (0, (self.starts.len() / Self::RECORD).saturating_sub(1));
        while low < high {
            let middle = low.midpoint(high);
            let (start, number) = self.record(middle)?;
            let (end, _) = self.record(middle + 1)?;
            match self.text.get(start..end)?.cmp(word.as_bytes()) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(number),
            }
        }
        None
    }

    fn record(&self, at: usize) -> Option<(usize, u16)> {
        let record = self.starts.get(at * Self::RECORD..)?;
        let (start, number) = (record.first_chunk()?, record.get(4..)?.first_chunk()?);
        Some((u32::from_le_bytes(*start) as usize, u16::from_le_bytes(*number)))
    }
}
