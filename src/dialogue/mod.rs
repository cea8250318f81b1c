//! What the sentences of a thread do, what is owed after each, and the state that remains.

mod act;
mod context;
mod decide;
mod explain;
mod hinge;
mod item;
mod ledger;
mod looked;
mod names;
mod read;
mod state;
mod weigh;

use chrono::NaiveDate;

pub use act::{Act, General};
pub use context::{Acts, Context, Prospect, Said, prospects};
pub use decide::{Sample, decide};
pub use explain::{ExplainedSentence, ExplainedToken};
pub use hinge::Hinge;
pub(crate) use hinge::hinge;
pub use item::{Evidence, Item, ItemKind, Promise, Status, Variety};
pub use ledger::{
    Arrival, CONDITIONS, Cause, Condition, Effect, Rank, Reason, Row, TABLE, WhyNot, Words, holder, settle, why_not,
};
pub(crate) use read::Sight;
pub use read::{Reader, Reading};
pub use state::{Stage, State, WaitingOn};

use crate::error::Notice;
use crate::text::Span;
use crate::timex::Timex;

/// A message's acts and temporal expressions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadMessage {
    /// What its sentences do, in order.
    pub acts: Vec<ReadAct>,
    /// The temporal expressions, in order; those of kind `None` are left out.
    pub times: Vec<Timex>,
}

/// One act, the words that carry it, the rule that read it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadAct {
    /// The act.
    pub act: Act,
    /// The sentence or clause, in the message's text.
    pub span: Span,
    /// The rule: `promise-send`.
    pub rule: String,
    /// The things that it is about: 「ロゴデータ」 in 「ロゴデータをお送りください」.
    pub things: Vec<Span>,
}

/// What the ledger says at the end of a thread.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The state.
    pub state: State,
    /// How far the business has come.
    pub stage: Stage,
    /// The number of the message that opened (or closed) what the state names, from 1.
    pub since: Option<usize>,
    /// For 「資料待ち」: the things still missing, as the thread calls them.
    pub missing: Vec<String>,
    /// The counterpart's last unfulfilled promise that bears on the open item.
    pub promise: Option<Promise>,
    /// The day by which I have to deliver.
    pub my_due: Option<NaiveDate>,
    /// How many of my messages asked for the open item again.
    pub nudges: usize,
    /// The numbers of those after which they have written nothing.
    pub unanswered_nudges: Vec<usize>,
    /// Whether something of mine was delivered in this order, and whether by the formal step.
    pub delivered: Delivered,
    /// Everything that was ever owed, in the order in which it was opened.
    pub items: Vec<Item>,
    /// The words on which the state rests, the deciding ones first.
    pub evidence: Vec<Evidence>,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// What was odd.
    pub notices: Vec<Notice>,
    /// How many of the readings that were weighed lead to each state: this one, then the most first. Empty where none were.
    pub votes: Vec<(State, usize)>,
}

impl Standing {
    /// The states to which the readings of the thread lead, the likeliest first, each with its share in hundredths of 1;
    /// the state itself comes first.
    pub fn shares(&self) -> impl Iterator<Item = (State, f64)> {
        let all: usize = self.votes.iter().map(|row| row.1).sum();
        self.votes.iter().map(move |&(state, votes)| {
            let hundredths = (200 * votes + all) / (2 * all.max(1));
            (state, f64::from(u32::try_from(hundredths).unwrap_or(100)) / 100.0)
        })
    }
}

/// What I have handed over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Delivered {
    /// Nothing.
    #[default]
    Nothing,
    /// A rough or a first draft.
    Draft,
    /// The work.
    Work,
    /// The work, by the market's formal step.
    Formally,
}

/// How sure the reading is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Too little text, or lines that conflict.
    #[default]
    Low,
    /// The state rests on a weak reading.
    Middle,
    /// The state rests on plain words.
    High,
}
