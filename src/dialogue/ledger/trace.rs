//! What each message of a thread changed in the ledger, found by entering the thread once more and looking on.

use super::super::{Act, Item, ItemKind, ReadMessage, State, Status};
use super::account::{Account, Step};
use super::why_not::{Arrival, Words};
use super::{Delivered, Effect, Ledger, table};
use crate::text::Span;
use crate::thread::{Role, Thread};

/// A thread that was entered, and when what changed.
#[derive(Debug)]
pub(super) struct Trace {
    /// What stands at the end.
    pub ledger: Ledger,
    /// The words that ended each item, by its place.
    ends_of: Vec<Option<Words>>,
    /// The things that have come, by the item's place.
    came: Vec<(usize, Arrival)>,
    /// Every time the thread was closed.
    pub ends: Vec<Ending>,
    /// Every time it was paused.
    pub pauses: Vec<Ending>,
    /// What first handed the work over.
    pub delivered: Option<Words>,
    /// Who wrote each message.
    by: Vec<Role>,
}

/// A closing or a pause, and the words that ended it again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ending {
    pub state: State,
    pub words: Words,
    pub ended: Option<Words>,
}

impl Trace {
    pub(super) fn of(thread: &Thread, messages: &[ReadMessage]) -> Self {
        let account = Account::new(thread);
        let by = (1..=thread.messages.len()).map(|number| account.by(number)).collect();
        let mut watch = Watch {
            messages,
            statuses: Vec::new(),
            trace: Self {
                ledger: Ledger::default(),
                ends_of: Vec::new(),
                came: Vec::new(),
                ends: Vec::new(),
                pauses: Vec::new(),
                delivered: None,
                by,
            },
        };
        let ledger = account.walk(messages, &mut |ledger, step| watch.see(ledger, step));
        Self { ledger, ..watch.trace }
    }

    /// Who wrote a message, from 1.
    pub(super) fn by(&self, number: usize) -> Role {
        number.checked_sub(1).and_then(|at| self.by.get(at)).copied().unwrap_or_default()
    }

    /// Words of a message.
    pub(super) fn words(&self, message: usize, words: Option<(Span, Act)>) -> Words {
        let (span, act) = (words.map(|it| it.0), words.map(|it| it.1));
        Words { message, by: self.by(message), span, act, notice: None }
    }

    /// The words that opened an item.
    pub(super) fn opened(&self, item: &Item) -> Words {
        let (evidence, known) = (&item.evidence, item.evidence.message == item.message);
        self.words(item.message, known.then_some((evidence.span, evidence.act)))
    }

    /// The words that ended an item.
    pub(super) fn ended(&self, place: usize) -> Option<Words> {
        self.ends_of.get(place).copied().flatten()
    }

    /// Which of the things of an item have come.
    pub(super) fn came(&self, place: usize) -> Vec<Arrival> {
        self.came.iter().filter(|it| it.0 == place).map(|it| it.1.clone()).collect()
    }
}

/// Looks on while a thread is entered.
struct Watch<'t> {
    messages: &'t [ReadMessage],
    statuses: Vec<Status>,
    trace: Trace,
}

impl Watch<'_> {
    fn see(&mut self, ledger: &Ledger, step: Step) {
        for (place, item) in ledger.items.iter().enumerate() {
            let before = self.statuses.get(place).copied().unwrap_or(Status::Open);
            if before != item.status {
                let ended = (item.status != Status::Open).then(|| self.ending(step, item.kind));
                self.trace.ends_of.resize(ledger.items.len(), None);
                self.trace.ends_of[place] = ended;
            }
        }
        self.statuses.clear();
        self.statuses.extend(ledger.items.iter().map(|item| item.status));
        self.see_things(ledger, step);
        let closed = ledger.closing.map(|it| it.0);
        let words = self.decisive(step, CLOSING);
        follow(&mut self.trace.ends, closed, words);
        let paused = ledger.hold.as_ref().map(|_| State::OnHold);
        let words = self.decisive(step, PAUSING);
        follow(&mut self.trace.pauses, paused, words);
        if self.trace.delivered.is_none() && ledger.delivered > Delivered::Nothing {
            self.trace.delivered = Some(self.decisive(step, DELIVERING));
        }
    }

    fn see_things(&mut self, ledger: &Ledger, step: Step) {
        for (place, things) in &ledger.things {
            for thing in things {
                let known = self.trace.came.iter().position(|it| it.0 == *place && it.1.name == thing.name);
                match known {
                    Some(at) if !thing.came || thing.dropped => drop(self.trace.came.remove(at)),
                    None if thing.came && !thing.dropped => {
                        let arrival = Arrival { name: thing.name.clone(), message: step.message };
                        self.trace.came.push((*place, arrival));
                    }
                    _ => {}
                }
            }
        }
    }

    /// The words of a message that ended an item of a kind: those whose row in the table says so, else those that decide.
    fn ending(&self, step: Step, kind: ItemKind) -> Words {
        let by = self.trace.by(step.message);
        let read = self.messages.get(step.message.wrapping_sub(1)).filter(|_| step.notice.is_none());
        let ends = |act: Act| {
            table::rows(by, act).any(|(effect, kinds)| {
                matches!(effect, Effect::Settle | Effect::Reduce | Effect::Drop) && kinds.contains(&kind)
            })
        };
        let found = read.and_then(|read| read.acts.iter().find(|read| ends(read.act)));
        match found {
            Some(read) => self.trace.words(step.message, Some((read.span, read.act))),
            None => self.decisive(step, CLOSING),
        }
    }

    /// The first of these acts in a message, else the first that does more than greet.
    fn decisive(&self, step: Step, acts: &[Act]) -> Words {
        if step.notice.is_some() {
            return Words { message: step.message, by: Role::Unknown, span: None, act: None, notice: step.notice };
        }
        let acts_of = || self.messages.get(step.message.wrapping_sub(1)).into_iter().flat_map(|read| &read.acts);
        let chosen = acts_of().find(|read| acts.contains(&read.act));
        let chosen = chosen.or_else(|| acts_of().find(|read| !matches!(read.act, Act::Greeting | Act::Thanks)));
        self.trace.words(step.message, chosen.map(|read| (read.span, read.act)))
    }
}

const CLOSING: &[Act] = &[Act::Approve, Act::Close, Act::Pay, Act::Cancel, Act::Decline, Act::Agree, Act::Acknowledge];
const PAUSING: &[Act] = &[Act::Hold, Act::Resume];
const DELIVERING: &[Act] = &[Act::DeliverFormally, Act::DeliverRevision, Act::Deliver];

/// Notes when something began (as what), and when it ended.
fn follow(endings: &mut Vec<Ending>, now: Option<State>, words: Words) {
    let open = endings.last_mut().filter(|last| last.ended.is_none());
    match (open, now) {
        (Some(last), Some(state)) if last.state == state => {}
        (last, now) => {
            if let Some(last) = last {
                last.ended = Some(words);
            }
            if let Some(state) = now {
                endings.push(Ending { state, words, ended: None });
            }
        }
    }
}
