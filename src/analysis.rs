//! One thread, read: what is owed, how the silence compares, what to do now.

use chrono::{DateTime, FixedOffset};

use crate::dialogue::{Promise, ReadMessage, Reader, Standing};
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

impl Analysis {
    /// Whether the latest plausible reading of the promised day has passed.
    #[must_use]
    pub fn is_broken(&self, promise: &Promise) -> bool {
        let latest = promise.latest.or(promise.end).or(promise.start);
        latest.is_some_and(|day| self.now.date_naive() > day)
    }
}

/// Reads threads one after the other; holds the scratch of the tokenizer, so use one for each thread of work.
#[derive(Debug, Default)]
pub struct Analyzer {
    reader: Reader,
}

impl Analyzer {
    /// An analyzer over the embedded data.
    #[must_use]
    pub fn new() -> Self {
        Self { reader: Reader::new() }
    }

    /// Says how a thread whose roles are assigned stands at `now`.
    pub fn analyze(&mut self, thread: Thread, now: DateTime<FixedOffset>) -> Analysis {
        let reading = self.reader.read(&thread, now);
        let notices = reading.standing.notices.clone();
        Analysis { thread, now, messages: reading.messages, standing: reading.standing, notices }
    }
}
