//! The parts of `henji/analysis/1` that say how the replies compare and what to do.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Word, instant};
use crate::advice::{self, Action, Situation};
use crate::draft;
use crate::thread::Role;
use crate::timing;

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
    /// The situation by which it was decided, finer than the state: `custom_unbought`.
    pub situation: Word<Situation>,
    /// The row of the decision table, or the rule above it, that decided: `o3-dated`, `r-prom`.
    pub rule: &'a str,
    /// The action: `nudge`.
    pub action: Word<Action>,
    /// How far along the ladder of reminders; `null` where there is no ladder.
    pub step: Option<u8>,
    /// When to do it, RFC 3339.
    pub at: String,
    /// Why.
    pub reasons: Vec<Saying<'a>>,
    /// What to mind.
    pub warnings: Vec<Saying<'a>>,
    /// Other actions that could be defended.
    pub alternatives: Vec<Word<Action>>,
    /// What happens if nothing is done, in Japanese.
    pub otherwise: Option<&'a str>,
    /// What waiting costs, the strongest first.
    pub costs: Vec<Saying<'a>>,
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
    /// The mail subject; `null` in a room or a chat.
    pub subject: Option<&'a str>,
    /// What the thread could not fill, as it stands in the body: 「【金額】」.
    pub placeholders: Vec<&'a str>,
    /// What is done by sending it: `nudge`.
    pub action: Word<Action>,
    /// How far along the ladder of reminders it stands; `null` where there is no ladder.
    pub step: Option<u8>,
}

/// The message of `henji draft`, and others that could be sent instead.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Drafted<'a> {
    /// Always `henji/draft/1`.
    #[schemars(extend("const" = "henji/draft/1"))]
    pub schema: &'static str,
    /// The message to send.
    pub draft: Draft<'a>,
    /// Other messages that could be sent, the best first; `null` unless asked for.
    pub alternatives: Option<Vec<Draft<'a>>>,
}

impl<'a> Drafted<'a> {
    /// The document for these messages.
    #[must_use]
    pub fn new(draft: &'a draft::Draft, alternatives: Option<&'a [draft::Draft]>) -> Self {
        Self { schema: "henji/draft/1", draft: Draft::from(draft), alternatives: alternatives.map(Draft::all) }
    }
}

impl<'a> Draft<'a> {
    /// Several messages, in their order.
    #[must_use]
    pub fn all(drafts: &'a [draft::Draft]) -> Vec<Self> {
        drafts.iter().map(Self::from).collect()
    }
}

impl From<&timing::Gaps> for Gaps {
    fn from(gaps: &timing::Gaps) -> Self {
        let silence = gaps.silence.map(|silence| Silence {
            seconds: silence.seconds,
            business_seconds: silence.business_seconds,
            last_from: Word(silence.last_from),
        });
        Self { silence, them: gaps.them.into(), me: gaps.me.into(), unusual: gaps.unusual }
    }
}

impl From<timing::Replies> for Replies {
    fn from(replies: timing::Replies) -> Self {
        Self {
            replies: replies.replies,
            median_seconds: replies.median_seconds,
            p90_seconds: replies.p90_seconds,
            longest_seconds: replies.longest_seconds,
        }
    }
}

impl<'a> From<&'a advice::Advice> for Advice<'a> {
    fn from(advice: &'a advice::Advice) -> Self {
        Self {
            situation: Word(advice.situation),
            rule: &advice.row,
            action: Word(advice.action),
            step: advice.step.map(advice::Step::number),
            at: instant(advice.at),
            reasons: advice.reasons.iter().map(Saying::from).collect(),
            warnings: advice.warnings.iter().map(Saying::from).collect(),
            alternatives: advice.alternatives.iter().copied().map(Word).collect(),
            otherwise: advice.otherwise.as_deref(),
            costs: advice.costs.iter().map(Saying::from).collect(),
        }
    }
}

impl<'a> From<&'a advice::Note> for Saying<'a> {
    fn from(note: &'a advice::Note) -> Self {
        Self { id: &note.id, text: &note.text }
    }
}

impl<'a> From<&'a advice::Deadline> for Deadline<'a> {
    fn from(deadline: &'a advice::Deadline) -> Self {
        Self { at: instant(deadline.at), phrase: &deadline.phrase }
    }
}

impl<'a> From<&'a draft::Draft> for Draft<'a> {
    fn from(draft: &'a draft::Draft) -> Self {
        Self {
            template: &draft.template,
            body: &draft.body,
            subject: draft.subject.as_deref(),
            placeholders: draft.placeholders.iter().map(String::as_str).collect(),
            action: Word(draft.action),
            step: draft.step.map(advice::Step::number),
        }
    }
}
