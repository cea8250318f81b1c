//! From a thread to what its messages do and what is owed at its end.

use chrono::{DateTime, FixedOffset};

use super::{Confidence, Delivered, ReadMessage, Stage, Standing, State};
use crate::thread::Thread;

/// A thread as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The acts and temporal expressions of each message.
    pub messages: Vec<ReadMessage>,
    /// What is owed at the end.
    pub standing: Standing,
}

/// Reads threads; holds the scratch of the tokenizer, so that one is used for each thread of work.
#[derive(Debug, Default)]
pub struct Reader {}

impl Reader {
    /// A reader over the embedded data.
    #[must_use]
    pub fn new() -> Self {
        Self {}
    }

    /// Reads a thread whose roles are assigned, as it stands at `now`.
    pub fn read(&mut self, thread: &Thread, now: DateTime<FixedOffset>) -> Reading {
        let _ = now;
        Reading {
            messages: vec![ReadMessage::default(); thread.messages.len()],
            standing: Standing {
                state: State::Idle,
                stage: Stage::Inquiry,
                since: Some(thread.messages.len()),
                missing: Vec::new(),
                promise: None,
                my_due: None,
                nudges: 0,
                unanswered_nudges: Vec::new(),
                delivered: Delivered::Nothing,
                items: Vec::new(),
                evidence: Vec::new(),
                confidence: Confidence::Low,
                notices: Vec::new(),
            },
        }
    }
}
