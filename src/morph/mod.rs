//! Words: from a text to tokens that carry ids instead of feature strings.

mod pos;
mod tables;
mod tokenizer;

pub use pos::{Form, Pos};
pub use tables::BaseId;
pub use tokenizer::Tokenizer;

/// One token: 「送っ」, a verb in 連用タ接続, base form 「送る」.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Morph {
    /// Its first byte in the text that was tokenized.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
    /// Its base form; [`BaseId::UNKNOWN`] for a word that no dictionary holds.
    pub base: BaseId,
    /// Its part of speech.
    pub pos: Pos,
    /// Its conjugation form.
    pub form: Form,
    /// The row of its full tag, see [`Tokenizer::tag`].
    pub tag: u16,
}

impl Morph {
    /// Its surface in the text that was tokenized.
    #[must_use]
    pub fn surface<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}
