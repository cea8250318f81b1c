//! Compiled cues: sets that can be compared with a clause in a few instructions.

use serde::{Deserialize, Serialize};

use crate::clause::{Agent, Aspect, Classes, Features, Force, MAX_CLASSES, Polarity};

/// The number of no literal.
pub(crate) const NO_LITERAL: u16 = u16::MAX;

/// All cues, as the build hands them on beside the finder of phrases and the literals by base form.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Table {
    pub cues: Vec<Cue>,
    /// How many literals there are.
    pub literals: usize,
    /// What each phrase stands for: classes and a literal or [`NO_LITERAL`].
    pub meanings: Vec<(Classes, u16)>,
    /// Which cues a word brings up.
    pub index: Index,
}

/// Which cues can speak of a clause at all, by its words: sets of cues in rows of `width` words.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Index {
    /// How many words a set of cues has.
    pub width: usize,
    /// Cues that no single word brings up.
    pub always: Vec<u64>,
    /// Cues that each side may say: mine, theirs.
    pub sides: [Vec<u64>; 2],
    pub heads: Rows,
    pub any: Rows,
}

/// A set of cues for each class and for each literal.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Rows {
    pub classes: Vec<u64>,
    pub literals: Vec<u64>,
}

/// Classes and literals: a compiled list of words.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Words {
    pub classes: Classes,
    /// The literals' numbers.
    pub literals: Vec<u16>,
}

impl Words {
    /// Whether the list is empty, so that it asks for nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.classes == Classes::default() && self.literals.is_empty()
    }

    /// Whether one of the list is among `classes` or among the literals that `stands` knows.
    fn meets(&self, classes: Classes, stands: impl Fn(u16) -> bool) -> bool {
        self.classes.meets(classes) || self.literals.iter().any(|&literal| stands(literal))
    }

    fn covered_by(&self, classes: Classes, stands: impl Fn(u16) -> bool) -> bool {
        self.classes.0 & classes.0 == self.classes.0 && self.literals.iter().all(|&literal| stands(literal))
    }
}

/// A compiled cue.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Cue {
    pub id: String,
    pub act: String,
    pub strength: f32,
    pub beside: bool,
    pub head: Words,
    /// The accepted values, one bit each.
    pub polarity: u8,
    pub aspect: u8,
    pub agent: u8,
    pub force: u8,
    pub features: Features,
    pub lacks: Features,
    pub all: Words,
    pub any: Words,
    pub none: Words,
    pub sentence: Words,
    pub unless: Words,
}

/// What a cue is held against: one clause and the sentence around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clue<'c> {
    pub polarity: Polarity,
    pub aspect: Aspect,
    pub agent: Agent,
    pub force: Force,
    pub features: Features,
    pub head: Classes,
    /// The literal that the head is, or [`NO_LITERAL`].
    pub head_literal: u16,
    /// The classes of the clause's words and phrases.
    pub classes: Classes,
    /// Those of the whole sentence.
    pub sentence: Classes,
    /// The clause's bit in `literals`.
    pub bit: u32,
    /// For each literal the clauses in which it stands, one bit each.
    pub literals: &'c [u32],
}

impl Clue<'_> {
    fn stands(&self, literal: u16) -> bool {
        self.around(literal) & self.bit != 0
    }

    fn around(&self, literal: u16) -> u32 {
        self.literals.get(usize::from(literal)).copied().unwrap_or_default()
    }
}

impl Cue {
    /// Whether the cue speaks of this clause; who says it was looked at before.
    pub(crate) fn fits(&self, clue: &Clue<'_>) -> bool {
        let here = |literal| clue.stands(literal);
        let around = |literal| clue.around(literal) != 0;
        clue.features.has(self.features)
            && !clue.features.any(self.lacks)
            && self.polarity & (1 << clue.polarity as u8) != 0
            && self.aspect & (1 << clue.aspect as u8) != 0
            && self.agent & (1 << clue.agent as u8) != 0
            && self.force & (1 << clue.force as u8) != 0
            && (self.head.is_empty() || self.head.meets(clue.head, |literal| literal == clue.head_literal))
            && self.all.covered_by(clue.classes, here)
            && (self.any.is_empty() || self.any.meets(clue.classes, here))
            && !self.none.meets(clue.classes, here)
            && (self.sentence.is_empty() || self.sentence.meets(clue.sentence, around))
            && !self.unless.meets(clue.sentence, around)
    }
}

/// The places of the bits that are set.
pub(crate) fn bits(mut set: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = set.trailing_zeros() as usize;
        set &= set.wrapping_sub(1);
        (bit < MAX_CLASSES).then_some(bit)
    })
}
