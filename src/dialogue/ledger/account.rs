//! A thread entered into the ledger, once or several times.

use super::super::{ReadMessage, Standing};
use super::turn::Turn;
use super::{Ledger, outcome};
use crate::text::{Sentence, sentences};
use crate::thread::{EventKind, Role, Thread};

/// How many states of the ledger are kept on the way through a thread.
const KEPT: usize = 16;

/// A thread whose messages are entered again and again, each time read a little differently.
#[derive(Debug)]
pub(in crate::dialogue) struct Account<'t> {
    thread: &'t Thread,
    places: Vec<Place>,
    kept: Vec<Kept>,
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
#[derive(Clone, Debug, Default)]
struct Kept {
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
    Account::new(thread).settle(messages, &[])
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
        Self { thread, places, kept: Vec::new() }
    }

    /// Enters all messages and says what stands at the end; the ledger is kept before some of the messages (from 0, in
    /// order) that will be read in another way.
    pub(in crate::dialogue) fn settle(&mut self, messages: &[ReadMessage], open: &[usize]) -> Standing {
        self.kept.clear();
        let mut keep = open.iter().step_by(open.len() / KEPT + 1).peekable();
        let mut now = Kept::default();
        while now.message < self.places.len().min(messages.len()) {
            if keep.next_if_eq(&&now.message).is_some() {
                self.kept.push(now.clone());
            }
            self.enter(&mut now, messages);
        }
        self.close(now)
    }

    /// Enters the messages again, of which those before `changed` are read as they were when the ledger was kept.
    pub(in crate::dialogue) fn settle_again(&self, messages: &[ReadMessage], changed: usize) -> Standing {
        let mut now = self.kept.iter().rfind(|kept| kept.message <= changed).cloned().unwrap_or_default();
        while now.message < self.places.len().min(messages.len()) {
            self.enter(&mut now, messages);
        }
        self.close(now)
    }

    /// Enters the next message, and the notices before it.
    fn enter(&self, now: &mut Kept, messages: &[ReadMessage]) {
        while self.notice(now).is_some() {}
        self.message(now, messages);
    }

    /// Enters the next notice of the service, when it stands before the next message.
    fn notice(&self, now: &mut Kept) -> Option<EventKind> {
        let after = if now.message == self.places.len() { usize::MAX } else { now.message };
        let event = self.thread.events.get(now.events).filter(|event| event.after <= after)?;
        now.ledger.event(self.thread, event, now.message);
        now.events += 1;
        Some(event.kind)
    }

    /// Enters the next message.
    fn message(&self, now: &mut Kept, messages: &[ReadMessage]) {
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
        let mut now = Kept::default();
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

    fn close(&self, mut now: Kept) -> Standing {
        now.message = self.places.len();
        while self.notice(&mut now).is_some() {}
        outcome::standing(now.ledger, self.thread)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::{Act, ReadAct};
    use crate::text::Span;
    use crate::thread::{Message, Party};

    fn read(act: Act) -> ReadMessage {
        let act = ReadAct { act, span: Span::new(0, 9), rule: act.name().to_owned(), things: Vec::new() };
        ReadMessage { acts: vec![act], times: Vec::new() }
    }

    #[test]
    fn what_is_entered_again_stands_as_if_entered_anew() {
        let party = |role| Party { role, ..Party::default() };
        let message =
            |at: usize| Message { party: at % 2, text: "これです。次です。".to_owned(), ..Message::default() };
        let acts =
            [Act::RequestEstimate, Act::GiveEstimate, Act::Order, Act::RequestMaterials, Act::Supply, Act::Deliver];
        let thread = Thread {
            parties: vec![party(Role::Them), party(Role::Me)],
            messages: (0..40).map(message).collect(),
            ..Thread::default()
        };
        let mut messages: Vec<ReadMessage> = (0..40).map(|at| read(acts[at % acts.len()])).collect();
        let mut account = Account::new(&thread);
        let open: Vec<usize> = (0..40).step_by(2).collect();
        assert_eq!(account.settle(&messages, &open), settle(&thread, &messages));
        assert!((2..=KEPT).contains(&account.kept.len()), "{}", account.kept.len());
        for changed in open {
            for act in acts {
                let before = std::mem::replace(&mut messages[changed], read(act));
                assert_eq!(account.settle_again(&messages, changed), settle(&thread, &messages), "{changed} {act:?}");
                messages[changed] = before;
            }
        }
    }
}
