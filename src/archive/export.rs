//! What the JSON exports have in common: messages picked out of a stream one by one, a conversation at a time.

use std::collections::VecDeque;
use std::io::BufRead;

use super::conversation::{Conversation, cut_off};
use super::json::{Broken, Found, Sieve, Watch};
use super::{Entry, Limits, Place, Skip, Trouble};
use crate::thread::Format;

/// How the JSON export of a service is laid out.
pub(super) struct Layout {
    /// The service.
    pub(super) format: Format,
    /// What is wanted of it; the end of a watched value is the end of a conversation.
    pub(super) watches: &'static [Watch],
    /// Takes a value that a watch, named by its place in the list, has found.
    pub(super) take: fn(&mut Conversation, usize, &[u8]) -> serde_json::Result<()>,
}

/// The conversations of an export, in its order.
pub(super) struct Export<R> {
    sieve: Sieve<R>,
    layout: &'static Layout,
    limits: Limits,
    conversation: Conversation,
    ready: VecDeque<Result<Entry, Trouble>>,
    over: bool,
}

impl<R: BufRead> Export<R> {
    pub(super) fn new(reader: R, layout: &'static Layout, limits: &Limits) -> Self {
        Self {
            sieve: Sieve::new(reader, layout.watches, limits.thread),
            layout,
            limits: *limits,
            conversation: Conversation::new(layout.format, limits),
            ready: VecDeque::new(),
            over: false,
        }
    }

    /// The same, of an account whose names these are.
    pub(super) fn of_account(mut self, names: impl IntoIterator<Item = String>) -> Self {
        self.conversation.me.extend(names);
        self
    }

    /// The conversation that is over; the next begins.
    fn close(&mut self) {
        let next = Conversation::new(self.layout.format, &self.limits);
        let done = std::mem::replace(&mut self.conversation, next);
        self.conversation.me.clone_from(&done.me);
        if !done.is_blank() {
            self.ready.push_back(done.finish());
        }
    }

    fn broken(&mut self, broken: Broken) {
        self.over = true;
        let trouble = trouble(broken);
        if !self.conversation.is_blank() {
            self.conversation.notices.push(cut_off());
        }
        self.close();
        self.ready.push_back(Err(trouble));
    }
}

/// What is wrong with a JSON file.
pub(super) fn trouble(broken: Broken) -> Trouble {
    match broken {
        Broken::Io(error) => Trouble::unreadable(Place::default(), &error),
        Broken::CutOff => Trouble::new(
            Place::default(),
            "JSON が途中で切れています。もう一度書き出してください。",
            "the JSON is cut off; export it again",
        ),
        Broken::Malformed { byte } => Trouble::new(
            Place::byte(byte),
            "JSON として読めません。書き出したままのファイルを渡してください。",
            "not JSON; pass the file as it was exported",
        ),
    }
}

impl<R: BufRead> Iterator for Export<R> {
    type Item = Result<Entry, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.ready.pop_front() {
                return Some(ready);
            }
            if self.over {
                return None;
            }
            match self.sieve.next() {
                Ok(Some(Found::Value { watch, bytes })) => {
                    if (self.layout.take)(&mut self.conversation, watch, &bytes).is_err() {
                        self.conversation.skipped.add(Skip::Other);
                    }
                }
                Ok(Some(Found::TooLarge { .. })) => self.conversation.overflow(),
                Ok(Some(Found::End { .. })) => self.close(),
                Ok(None) => {
                    self.over = true;
                    self.close();
                }
                Err(broken) => self.broken(broken),
            }
        }
    }
}
