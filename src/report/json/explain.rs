//! `henji/explain/1`: how a text is read when it is nobody's thread.

use chrono::{DateTime, FixedOffset};
use schemars::JsonSchema;
use serde::Serialize;

use super::analysis::{Time, times};
use super::{Word, instant, range};
use crate::clause::{self, Agent, Aspect, Force, Polarity};
use crate::dialogue::{Act, ExplainedSentence, ExplainedToken, General};
use crate::register::Register;

/// A text, sentence by sentence; every span counts in bytes from the start of the whole input.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Explanation<'a> {
    /// Always `henji/explain/1`.
    #[schemars(extend("const" = "henji/explain/1"))]
    pub schema: &'static str,
    /// The instant at which the text is taken to be written, RFC 3339.
    pub reference: String,
    /// The sentences in order.
    pub sentences: Vec<Sentence<'a>>,
}

/// One sentence.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Sentence<'a> {
    /// The words.
    pub text: &'a str,
    /// Where they stand, as a half-open range of bytes.
    pub span: [u32; 2],
    /// How it speaks to its reader; `null` without a predicate.
    pub register: Option<Word<Register>>,
    /// Whether it raises the other's act (尊敬語).
    pub respect: bool,
    /// Whether it lowers one's own (謙譲語).
    pub humble: bool,
    /// Its tokens.
    pub tokens: Vec<Token<'a>>,
    /// Its clauses.
    pub clauses: Vec<Clause<'a>>,
    /// What it does, by who says it.
    pub acts: Sides,
    /// Its temporal expressions, without those of kind `none`.
    pub times: Vec<Time<'a>>,
}

/// One token.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Token<'a> {
    /// As it stands.
    pub surface: &'a str,
    /// The part of speech: 「名詞,一般」.
    pub pos: &'a str,
    /// The base form.
    pub base: &'a str,
}

/// One clause as a small frame.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Clause<'a> {
    /// The predicate's base form: 「送る」.
    pub predicate: &'a str,
    /// The predicate's class: `SEND`.
    pub class: Option<&'a str>,
    /// Whether it is denied.
    pub polarity: Word<Polarity>,
    /// Done, under way, or to come.
    pub aspect: Word<Aspect>,
    /// Whose act it is.
    pub agent: Word<Agent>,
    /// What it is said as.
    pub force: Word<Force>,
    /// The noun phrases beside the predicate.
    pub arguments: Vec<&'a str>,
}

/// What a sentence does, by who says it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Sides {
    /// When I say it.
    pub me: Vec<GeneralAct>,
    /// When they say it.
    pub them: Vec<GeneralAct>,
}

/// An act and the general one that it refines.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GeneralAct {
    /// The act, refined for the trade.
    pub act: Word<Act>,
    /// The general act.
    pub general: Word<General>,
}

impl<'a> Explanation<'a> {
    /// The document for a text.
    #[must_use]
    pub fn new(text: &'a str, reference: DateTime<FixedOffset>, sentences: &'a [ExplainedSentence]) -> Self {
        Self {
            schema: "henji/explain/1",
            reference: instant(reference),
            sentences: sentences.iter().map(|sentence| Sentence::new(text, sentence)).collect(),
        }
    }
}

impl<'a> Sentence<'a> {
    fn new(text: &'a str, sentence: &'a ExplainedSentence) -> Self {
        let acts = |acts: &[Act]| {
            acts.iter().map(|&act| GeneralAct { act: Word(act), general: Word(act.general()) }).collect()
        };
        Self {
            text: sentence.span.of(text),
            span: range(sentence.span),
            register: sentence.register.map(Word),
            respect: sentence.respect,
            humble: sentence.humble,
            tokens: sentence.tokens.iter().map(|token| Token::new(text, token)).collect(),
            clauses: sentence.clauses.iter().map(|clause| Clause::new(text, clause)).collect(),
            acts: Sides { me: acts(&sentence.me), them: acts(&sentence.them) },
            times: times(&sentence.times, text),
        }
    }
}

impl<'a> Token<'a> {
    fn new(text: &'a str, token: &'a ExplainedToken) -> Self {
        Self { surface: token.span.of(text), pos: &token.pos, base: &token.base }
    }
}

impl<'a> Clause<'a> {
    fn new(text: &'a str, clause: &'a clause::Clause) -> Self {
        Self {
            predicate: &clause.predicate,
            class: clause.class,
            polarity: Word(clause.polarity),
            aspect: Word(clause.aspect),
            agent: Word(clause.agent),
            force: Word(clause.force),
            arguments: clause.arguments.iter().map(|span| span.of(text)).collect(),
        }
    }
}
