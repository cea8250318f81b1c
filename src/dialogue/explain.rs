//! How a text is read when it is nobody's thread: tokens, clauses, register, acts as if said by each side.

use super::Act;
use crate::clause::Clause;
use crate::register::Register;
use crate::text::Span;
use crate::timex::Timex;

/// One sentence, explained; every span counts in bytes from the start of the whole text.
#[derive(Clone, Debug, PartialEq)]
pub struct ExplainedSentence {
    /// Where it stands.
    pub span: Span,
    /// Its tokens.
    pub tokens: Vec<ExplainedToken>,
    /// Its clauses.
    pub clauses: Vec<Clause>,
    /// Its register; `None` without a predicate.
    pub register: Option<Register>,
    /// Whether it raises the other's act (尊敬語).
    pub respect: bool,
    /// Whether it lowers one's own (謙譲語).
    pub humble: bool,
    /// What it does when I say it.
    pub me: Vec<Act>,
    /// What it does when they say it.
    pub them: Vec<Act>,
    /// Its temporal expressions, without those of kind `None`.
    pub times: Vec<Timex>,
}

/// One token: 「資料」, 名詞,一般, 資料.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedToken {
    /// Where it stands.
    pub span: Span,
    /// The part of speech, as far as it is told: 「名詞,一般」.
    pub pos: String,
    /// The base form: 「送る」.
    pub base: String,
}
