//! One thread, read: what is owed, how the silence compares, what to do now.

use chrono::{DateTime, FixedOffset};

use crate::dialogue::{ReadMessage, Standing};
use crate::error::Notice;
use crate::thread::Thread;

/// Everything that is known of one thread at one instant; a function of (thread, options, now).
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// The thread, with roles assigned.
    pub thread: Thread,
    /// The instant at which it is looked at.
    pub now: DateTime<FixedOffset>,
    /// The acts and temporal expressions of each message, in the order of `thread.messages`.
    pub messages: Vec<ReadMessage>,
    /// What is owed.
    pub standing: Standing,
    /// What was odd or guessed.
    pub notices: Vec<Notice>,
}
