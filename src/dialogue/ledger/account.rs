//! A thread entered into the ledger.

use super::super::{ReadMessage, Standing};
use super::turn::Turn;
use super::{Ledger, outcome};
use crate::text::{Sentence, sentences};
use crate::thread::{Event, EventKind, Role, Thread};

/// A thread whose messages may be entered several times, each time read a little differently.
#[derive(Debug)]
pub(in crate::dialogue) struct Account<'t> {
    thread: &'t Thread,
    places: Vec<Place>,
}

/// What of a message stays the same however it is read.
#[derive(Debug)]
struct Place {
    by: Role,
    sentences: Vec<Sentence>,
    /// The other side's last message before, from 0.
    before: Option<usize>,
    idle_hours: Option<i64>,
}

/// The ledger before a message.
#[derive(Debug, Default)]
struct Progress {
    message: usize,
    /// How many notices of the service were entered.
    events: usize,
    ledger: Ledger,
}

/// What was entered: a message, or a notice of the service after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// The message, from 1.
    pub message: usize,
    pub notice: Option<EventKind>,
}

/// Keeps the ledger of a whole thread and says what stands at its end.
#[must_use]
pub fn settle(thread: &Thread, messages: &[ReadMessage]) -> Standing {
    Account::new(thread).settle(messages)
}

impl<'t> Account<'t> {
    pub(in crate::dialogue) fn new(thread: &'t Thread) -> Self {
        let mut places: Vec<Place> = Vec::with_capacity(thread.messages.len());
        for (index, message) in thread.messages.iter().enumerate() {
            let by = thread.parties.get(message.party).map_or(Role::Unknown, |party| party.role);
            let last = index.checked_sub(1).map(|last| (last, &places[last]));
            let before = last.and_then(|(last, place)| if place.by == by { place.before } else { Some(last) });
            let idle_hours = last.and_then(|(last, _)| {
                let (now, then) = (message.at?, thread.messages[last].at?);
                Some((now.at - then.at).num_hours())
            });
            places.push(Place { by, sentences: sentences(&message.text), before, idle_hours });
        }
        Self { thread, places }
    }

    /// The notices of the service in the thread.
    pub(in crate::dialogue) fn events(&self) -> &'t [Event] {
        &self.thread.events
    }

    /// Enters all messages and says what stands at the end.
    pub(in crate::dialogue) fn settle(&self, messages: &[ReadMessage]) -> Standing {
        outcome::standing(self.walk(messages, &mut |_, _| {}), self.thread)
    }

    /// Enters the next notice of the service, when it stands before the next message.
    fn notice(&self, now: &mut Progress) -> Option<EventKind> {
        let after = if now.message == self.places.len() { usize::MAX } else { now.message };
        let event = self.thread.events.get(now.events).filter(|event| event.after <= after)?;
        now.ledger.event(self.thread, event, now.message);
        now.events += 1;
        Some(event.kind)
    }

    /// Enters the next message.
    fn message(&self, now: &mut Progress, messages: &[ReadMessage]) {
        let index = now.message;
        now.message += 1;
        let (place, message) = (&self.places[index], &self.thread.messages[index]);
        let turn = Turn {
            number: index + 1,
            message,
            read: &messages[index],
            sentences: &place.sentences,
            before: place.before.map(|before| &messages[before]),
            idle_hours: place.idle_hours,
        };
        now.ledger.take_turn(place.by, &turn);
        match place.by {
            Role::Me => now.ledger.mine(&turn),
            Role::Them => now.ledger.theirs(&turn),
            Role::Unknown => {}
        }
    }

    /// Enters all messages, and tells after each and after each notice what stands then.
    pub(super) fn walk(&self, messages: &[ReadMessage], see: &mut dyn FnMut(&Ledger, Step)) -> Ledger {
        let mut now = Progress::default();
        loop {
            while let Some(kind) = self.notice(&mut now) {
                see(&now.ledger, Step { message: now.message, notice: Some(kind) });
            }
            if now.message >= self.places.len().min(messages.len()) {
                return now.ledger;
            }
            self.message(&mut now, messages);
            see(&now.ledger, Step { message: now.message, notice: None });
        }
    }

    /// Who wrote a message (from 1).
    pub(super) fn by(&self, number: usize) -> Role {
        number.checked_sub(1).and_then(|at| self.places.get(at)).map_or(Role::Unknown, |place| place.by)
    }
}
