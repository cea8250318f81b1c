//! The cues as the build compiled them.

use std::sync::OnceLock;

use daachorse::CharwiseDoubleArrayAhoCorasick;

use super::table::{Cue, Index, NO_LITERAL, Table};
use crate::clause::Classes;
use crate::embedded::{built, decode};
use crate::morph::BaseId;

/// All cues, and the way from words to the literals that they name.
#[expect(clippy::struct_field_names, reason = "the cues are what it holds")]
pub(crate) struct Cues {
    pub cues: Vec<Cue>,
    /// How many literals there are.
    pub literals: usize,
    /// Finds what is a phrase; the value is its row in `meanings`.
    pub phrases: CharwiseDoubleArrayAhoCorasick<u32>,
    /// What each phrase stands for: classes and a literal or [`NO_LITERAL`].
    pub meanings: Vec<(Classes, u16)>,
    /// Which cues a word brings up.
    pub index: Index,
}

/// For each base-form id two bytes, the literal that it is.
static LITERALS: &[u8] = built!("cues.bases");

impl Cues {
    /// The embedded cues.
    pub(crate) fn builtin() -> &'static Self {
        static CUES: OnceLock<Cues> = OnceLock::new();
        CUES.get_or_init(|| {
            let Table { cues, literals, meanings, index } = decode(built!("cues.bin"));
            let phrases = CharwiseDoubleArrayAhoCorasick::deserialize(built!("cues.phrases"));
            let (phrases, _) = phrases.expect("the build wrote it with the same crate");
            Self { cues, literals, phrases, meanings, index }
        })
    }

    /// The literal that a base form is, or [`NO_LITERAL`].
    pub(crate) fn literal(base: BaseId) -> u16 {
        let at = 2 * base.0 as usize;
        LITERALS.get(at..at + 2).map_or(NO_LITERAL, |bytes| u16::from_le_bytes([bytes[0], bytes[1]]))
    }
}
