//! The lexicon as the build compiled it.

use std::sync::LazyLock;

use super::lexeme::Lexicon;
use super::place::Places;
use crate::embedded::{built, decode};

/// The embedded lexicon.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
        let (lexemes, stretches, cues, places) = decode(built!("timex.bin"));
        Lexicon { lexemes, stretches, cues, places: Places(places) }
    });
    &LEXICON
}
