//! The message to send, written from templates.

mod changes;
mod check;
mod choose;
mod compose;
mod data;
mod invoice;
mod kind;
mod name;
mod registry;
mod template;
mod words;

use chrono::{DateTime, FixedOffset, NaiveDate};

pub use check::check;
pub use compose::{alternatives, draft};
pub use registry::{Filled, Registry, first, left_out};
pub use template::{Problem, Slot, Template};

use crate::advice::{Action, Advice, Settings, Step};
use crate::dialogue::Standing;
use crate::platform::{Channel, Platform};
use crate::thread::Thread;

/// What a message is written from.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// The thread, with roles assigned.
    pub thread: &'a Thread,
    /// What is owed in it.
    pub standing: &'a Standing,
    /// What to do about it.
    pub advice: &'a Advice,
    /// Where it runs.
    pub platform: &'a Platform,
    /// What the user told.
    pub settings: &'a Settings,
    /// The instant at which it is written.
    pub now: DateTime<FixedOffset>,
}

/// A message, ready to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The template it was written from: `nudge-materials-2`.
    pub template: String,
    /// The mail subject; `None` in a room or a chat.
    pub subject: Option<String>,
    /// The message.
    pub body: String,
    /// What the thread could not fill, as it stands in the body: 「【金額】」.
    pub placeholders: Vec<String>,
    /// What is done by sending it.
    pub action: Action,
    /// How firmly it is written; `None` where firmness does not apply.
    pub step: Option<Step>,
}

/// What the user wants of a draft, beyond what the advice says; every part may be left at its default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftWish {
    /// How firmly to write, whatever the advice says.
    pub tone: Option<Step>,
    /// Which message to write, whatever the advice says.
    pub action: Option<Action>,
    /// A template of one's own choice: `extension-materials`.
    pub template: Option<String>,
    /// The day by which to ask for an answer.
    pub deadline: Option<NaiveDate>,
    /// How the message is sent.
    pub channel: Option<Channel>,
    /// What to close a mail with: 「みどり工房　佐藤」.
    pub signature: Option<String>,
    /// Whether to write even where the right step is to send nothing.
    pub force: bool,
}

#[cfg(test)]
mod tests;
