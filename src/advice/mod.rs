//! What to do now: the situation, the step, the day, the reasons and the warnings.

mod blank;
mod case;
mod cost;
mod deadline;
mod decide;
mod flag;
mod notes;
mod objection;
mod past;
pub mod phrase;
mod place;
mod receipt;
mod rule;
mod said;
mod situation;
mod slot;
mod step;
mod table;
mod trouble;
mod warn;

use chrono::{DateTime, FixedOffset, NaiveDate};

pub use case::{clock_end, pay_day};
pub use deadline::{deadline, new_due};
pub use decide::advise;
pub use objection::{objection, silence_is_acceptance};
pub use receipt::{is_partial, is_unthanked};
pub use situation::Situation;
pub use step::{Action, Step};

use crate::calendar::Business;
use crate::dialogue::ItemKind;
use crate::platform::Channel;

/// What to do now, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// The situation by which it was decided: O3 資料待ち.
    pub situation: Situation,
    /// The row of the decision table, or the rule, that decided: `o3-dated`, `r-prom`.
    pub row: String,
    /// What to do.
    pub action: Action,
    /// How firmly to write; `None` when nothing is written or firmness does not apply.
    pub step: Option<Step>,
    /// When: the next good time to send, or the day on which the waiting ends.
    pub at: DateTime<FixedOffset>,
    /// Why, the deciding one first.
    pub reasons: Vec<Note>,
    /// What to mind.
    pub warnings: Vec<Note>,
    /// What else could be done, the best first.
    pub alternatives: Vec<Action>,
    /// What happens if nothing is done: 「納期を過ぎると出品者側の責任と見なされることがあります」.
    pub otherwise: Option<String>,
    /// What waiting costs, the strongest first: days that the work is held up, no record before the due date.
    pub costs: Vec<Note>,
    /// What is owed, when one kind of thing is waited for or due.
    pub kind: Option<ItemKind>,
    /// Whether the message may say what happens without an answer; drafts and lint go by it.
    pub consequence: bool,
    /// How the row sets the deadline that a message proposes.
    pub limit: Limit,
    /// The last day that a message may ask for, where a clock of the place sets one.
    pub latest: Option<NaiveDate>,
    /// The firmest of my reminders in this wait that they have not answered; nothing softer follows it.
    pub floor: Option<Step>,
}

/// A reason or a warning: a stable id for programs and one Japanese sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// `promise-broken`.
    pub id: String,
    /// 「11月18日の約束の日を過ぎています。」
    pub text: String,
}

/// How a deadline is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Limit {
    /// No deadline.
    #[default]
    None,
    /// So many business days from now.
    BusinessDays(u8),
    /// The last business day before the due date.
    BeforeDue,
    /// The due date less the work still needed, at least two business days from now.
    BeforeWork,
    /// My own new date for the work: today plus the work needed.
    Own,
}

/// The instant by which an answer is asked for, and how a message writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The instant.
    pub at: DateTime<FixedOffset>,
    /// 「11月25日(水)18時まで」.
    pub phrase: String,
}

/// What the user told apart from the thread; every part may be left at its default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The business days and hours that deadlines and good times to send are chosen from.
    pub business: Business,
    /// How many business days the work takes once everything is there.
    pub lead_days: u8,
    /// The contractual delivery date; beats the thread.
    pub due: Option<NaiveDate>,
    /// How firmly to write, whatever the table says.
    pub tone: Option<Step>,
    /// Whether reminders are to be a step softer or firmer than the table has them.
    pub leaning: Leaning,
    /// The day by which to ask for an answer, whatever the table says.
    pub deadline: Option<NaiveDate>,
    /// How messages are sent; otherwise as the platform does.
    pub channel: Option<Channel>,
    /// Whether the work has been provided, although the thread does not show it.
    pub delivered: bool,
    /// What kind of client it is.
    pub client: Client,
    /// Whether the buyer has hardly made a deal yet, as the user knows.
    pub first_timer: bool,
    /// Days of silence to leave before the first nudge, by situation: `("O3", 3)`; the table's otherwise.
    pub waits: Vec<(Situation, u16)>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            business: Business::default(),
            lead_days: 3,
            due: None,
            tone: None,
            leaning: Leaning::Usual,
            deadline: None,
            channel: None,
            delivered: false,
            client: Client::Unknown,
            first_timer: false,
            waits: Vec::new(),
        }
    }
}

/// How a user likes reminders to be, measured against the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Leaning {
    /// A step softer.
    Softer,
    /// As the table has them.
    #[default]
    Usual,
    /// A step firmer, though never with a consequence in a first message.
    Firmer,
}

/// What kind of client it is; good hours to send and legal notes depend on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Client {
    /// A company or another business.
    Business,
    /// A private person.
    Consumer,
    /// Not told.
    #[default]
    Unknown,
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use tests::scene as scenes;
