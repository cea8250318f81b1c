//! What is owed: open items, promises, and the words that show them.

use chrono::NaiveDate;

use super::act::Act;
use crate::text::Span;
use crate::thread::Role;

/// What kind of thing is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// Consent to an extension, a changed scope, a cancellation.
    Agreement,
    /// A look at a revision.
    RevisionReview,
    /// A look at a first draft or delivery.
    Review,
    /// Money.
    Payment,
    /// A decision on an estimate.
    EstimateReply,
    /// A purchase.
    Purchase,
    /// Files, texts, pictures, data, forms.
    Materials,
    /// The content of the work.
    Instructions,
    /// An answer or a choice.
    Answer,
    /// A price or terms.
    Estimate,
    /// A changed version.
    Revision,
    /// The deliverable.
    Work,
}

impl ItemKind {
    /// The name in JSON: `materials`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::RevisionReview => "revision_review",
            Self::Review => "review",
            Self::Payment => "payment",
            Self::EstimateReply => "estimate_reply",
            Self::Purchase => "purchase",
            Self::Materials => "materials",
            Self::Instructions => "instructions",
            Self::Answer => "answer",
            Self::Estimate => "estimate",
            Self::Revision => "revision",
            Self::Work => "work",
        }
    }
}

/// Something that one side owes the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What kind of thing it is.
    pub kind: ItemKind,
    /// Who owes it.
    pub holder: Role,
    /// What it is, in the thread's words: 「ロゴデータ」; for materials one entry a thing still missing.
    pub what: Vec<String>,
    /// What sets it apart from others of its kind.
    pub variety: Option<Variety>,
    /// The number of the message that opened it (from 1).
    pub message: usize,
    /// Whether it is still owed.
    pub status: Status,
    /// What its holder said about doing it, in order.
    pub promises: Vec<Promise>,
    /// The numbers of my messages that asked for it again.
    pub nudges: Vec<usize>,
    /// The words that opened it.
    pub evidence: Evidence,
}

/// What sets an item apart from others of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Variety {
    /// A review of a rough or a first draft, not of the work: 「ラフをお送りします」.
    Draft,
    /// An estimate that they name themselves and only want confirmed: 「前と同じ4,000円でいいですか」.
    Confirmation,
}

/// How an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Owed.
    Open,
    /// Asked for, but not blocking: 「もしあれば」.
    Optional,
    /// Done: sent, answered, decided.
    Done,
    /// Taken back by the one who asked.
    Withdrawn,
}

impl Status {
    /// The name in JSON: `open`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Optional => "optional",
            Self::Done => "done",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// An announcement that something will be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    /// The first day meant.
    pub start: Option<NaiveDate>,
    /// The last day meant.
    pub end: Option<NaiveDate>,
    /// The last day under any plausible reading; a promise is broken only after it.
    pub latest: Option<NaiveDate>,
    /// The number of the message that says so.
    pub message: usize,
    /// The words.
    pub span: Span,
}

/// The words on which a conclusion rests.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The number of the message (from 1).
    pub message: usize,
    /// Where in that message's text.
    pub span: Span,
    /// What the words were read as.
    pub act: Act,
    /// The rule that read them: `promise-send`.
    pub rule: String,
}
