//! Clauses as small frames: who does what, done or not, said how.

mod features;
mod frame;
mod head;
mod lexicon;
mod names;
mod phrase;
mod split;
mod tail;
mod tail_nominal;
mod vocabulary;

pub use features::Features;
pub(crate) use frame::Frame;
pub use lexicon::Lexicon;
pub use names::{Agent, Aspect, Force, Polarity};
pub(crate) use phrase::noun_phrases;
pub(crate) use split::Splitter;
pub use vocabulary::{Classes, MAX_CLASSES};

use crate::text::Span;

/// A clause, read from the morphology alone: 「資料をお送りします」 is (送る, affirmative, about to, speaker, statement).
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// Where it stands.
    pub span: Span,
    /// The predicate's base form: 「送る」, 「修正」, 「大丈夫」.
    pub predicate: String,
    /// The predicate's class in the lexicon: `SEND`.
    pub class: Option<&'static str>,
    /// Whether it is denied.
    pub polarity: Polarity,
    /// Done, under way, or to come.
    pub aspect: Aspect,
    /// Whose act it is.
    pub agent: Agent,
    /// What it is said as.
    pub force: Force,
    /// What the form says, feature by feature.
    pub features: Features,
    /// The noun phrases beside the predicate: 「ロゴデータ」.
    pub arguments: Vec<Span>,
}

#[cfg(test)]
pub(crate) mod source;
