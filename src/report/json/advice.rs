//! The parts of `henji/analysis/1` that say how the replies compare and what to do.

use schemars::JsonSchema;
use serde::Serialize;

use super::Word;
use crate::thread::Role;

/// The silence now, and the usual gaps between message and reply.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Gaps {
    /// How long it has been silent; `null` without times.
    pub silence: Option<Silence>,
    /// How the other side replies.
    pub them: Replies,
    /// How I reply.
    pub me: Replies,
    /// Whether the silence is longer than is usual here.
    pub unusual: bool,
}

/// The silence since the last message of the side that is not waited for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Silence {
    /// Elapsed time.
    pub seconds: i64,
    /// Of that, time within business hours on business days.
    pub business_seconds: i64,
    /// Who wrote last.
    pub last_from: Word<Role>,
}

/// How one side replies.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Replies {
    /// How many replies were measured.
    pub replies: usize,
    /// The middle one.
    pub median_seconds: Option<i64>,
    /// Nine in ten were at most this long.
    pub p90_seconds: Option<i64>,
    /// The longest.
    pub longest_seconds: Option<i64>,
}

/// What to do now.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Advice<'a> {
    /// The action: `nudge`.
    pub action: &'a str,
    /// How far along the ladder of reminders; `null` where there is no ladder.
    pub step: Option<u8>,
    /// When to do it, RFC 3339.
    pub at: Option<String>,
    /// Why.
    pub reasons: Vec<Saying<'a>>,
    /// What to mind.
    pub warnings: Vec<Saying<'a>>,
    /// Other actions that could be defended.
    pub alternatives: Vec<&'a str>,
}

/// A sentence with a stable name.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Saying<'a> {
    /// The name: `promise-broken`.
    pub id: &'a str,
    /// The Japanese sentence.
    pub text: &'a str,
}

/// By when to ask for an answer.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Deadline<'a> {
    /// The instant, RFC 3339.
    pub at: String,
    /// As it stands in the message: 「11月25日(水)18時まで」.
    pub phrase: &'a str,
}

/// The message to send.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Draft<'a> {
    /// The template that it was made from.
    pub template: &'a str,
    /// The whole message.
    pub body: &'a str,
}
