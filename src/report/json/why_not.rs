//! `why_not` of `henji/analysis/1`: why a thread is not in the state that was asked for.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Word, range};
use crate::dialogue::{self, Act, Cause, State};
use crate::report::why_not::{Answer, text_of};
use crate::thread::Thread;

/// Why a thread is not in a state.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WhyNot<'a> {
    /// The state that was asked for.
    pub state: Word<State>,
    /// The same in Japanese.
    pub state_label: &'static str,
    /// Whether the thread is in it.
    pub holds: bool,
    /// The name of the state's condition: `materials_open`.
    pub condition: &'static str,
    /// What makes the condition fail, then what comes before it, the strongest first; where `holds`, on what that rests.
    pub reasons: Vec<Reason<'a>>,
    /// What would have to be different, in Japanese; `null` where `holds`.
    pub needed: Option<String>,
    /// The share of the readings of the thread that lead to the state, from 0 to 1, in hundredths.
    pub share: f64,
    /// The sentence that, read in another way, leads to the state; `null` where none of the readings does, or no single one.
    pub hinge: Option<Hinge<'a>>,
}

/// One reason.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reason<'a> {
    /// What kind of reason it is.
    pub cause: Word<Cause>,
    /// The state whose condition is spoken of.
    pub state: Word<State>,
    /// The name of that condition.
    pub condition: &'static str,
    /// The reason in Japanese.
    pub text: String,
    /// The words that opened what the state names.
    pub opened: Option<Words<'a>>,
    /// The words that ended it, or that stand against it.
    pub ended: Option<Words<'a>>,
    /// Of things that were asked for, those that have come.
    pub came: Vec<Arrival<'a>>,
    /// Of things that were asked for, those that have not.
    pub missing: Vec<&'a str>,
}

/// A thing that has come.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Arrival<'a> {
    /// Its name.
    pub name: &'a str,
    /// The number of the message that brought it, from 1.
    pub message: usize,
}

/// Words of the thread.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Words<'a> {
    /// The number of the message, from 1; for a notice of the service that of the message before it.
    pub message: usize,
    /// Where in that message's text, as a half-open range of bytes; `null` for the whole message or a notice.
    pub span: Option<[u32; 2]>,
    /// The words.
    pub text: Option<&'a str>,
    /// What they were read as.
    pub reads_as: Option<Word<Act>>,
    /// Whether it is a notice of the service.
    pub notice: bool,
}

/// The sentence on which another reading hinges.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Hinge<'a> {
    /// The number of the message, from 1.
    pub message: usize,
    /// Where in that message's text, as a half-open range of bytes.
    pub span: [u32; 2],
    /// The sentence.
    pub text: &'a str,
    /// What it is read as.
    pub reads_as: Vec<Word<Act>>,
    /// What it would have to be read as.
    pub otherwise: Vec<Word<Act>>,
}

impl<'a> WhyNot<'a> {
    /// The part of the document for an answer.
    #[must_use]
    pub fn new(answer: Answer<'a>) -> Self {
        let (why_not, thread) = (answer.why_not, &answer.analysis.thread);
        Self {
            state: Word(why_not.state),
            state_label: why_not.state.label(),
            holds: why_not.holds,
            condition: why_not.condition.name,
            reasons: why_not.reasons.iter().map(|reason| Reason::new(answer, reason)).collect(),
            needed: answer.needed(),
            share: answer.share(),
            hinge: answer.hinge.map(|hinge| Hinge {
                message: hinge.message,
                span: range(hinge.span),
                text: hinge.span.of(text_of(thread, hinge.message)),
                reads_as: hinge.told.iter().map(|act| Word(*act)).collect(),
                otherwise: hinge.otherwise.iter().map(|act| Word(*act)).collect(),
            }),
        }
    }
}

impl<'a> Reason<'a> {
    fn new(answer: Answer<'a>, reason: &'a dialogue::Reason) -> Self {
        let words = |words: Option<dialogue::Words>| words.map(|it| Words::new(&it, &answer.analysis.thread));
        Self {
            cause: Word(reason.cause),
            state: Word(reason.state),
            condition: dialogue::Condition::of(reason.state).name,
            text: answer.reason(reason),
            opened: words(reason.opened),
            ended: words(reason.ended),
            came: reason.came.iter().map(|it| Arrival { name: &it.name, message: it.message }).collect(),
            missing: reason.missing.iter().map(String::as_str).collect(),
        }
    }
}

impl<'a> Words<'a> {
    fn new(words: &dialogue::Words, thread: &'a Thread) -> Self {
        Self {
            message: words.message,
            span: words.span.map(range),
            text: words.span.map(|span| span.of(text_of(thread, words.message))),
            reads_as: words.act.map(Word),
            notice: words.notice.is_some(),
        }
    }
}
