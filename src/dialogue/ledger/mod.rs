//! What is owed after each message: items are opened, promised, reminded of, settled, and the state is what remains.

mod account;
#[cfg(test)]
mod account_tests;
mod client;
mod condition;
mod count;
mod due;
mod file;
mod later;
mod lists;
mod mention;
mod mine;
mod naming;
#[cfg(test)]
mod naming_tests;
mod options;
mod outcome;
mod portion;
mod promise;
mod reminder;
mod sense;
mod table;
#[cfg(test)]
mod tests;
mod theirs;
mod things;
mod trace;
mod turn;
mod why_not;
#[cfg(test)]
mod why_not_tests;

use chrono::NaiveDate;

use super::{Act, Delivered, Evidence, Item, ItemKind, Promise, State, Status, Variety};
use crate::text::Span;
use crate::thread::{Event, EventKind, Role, Thread};
pub(super) use account::Account;
pub use account::settle;
pub use condition::{CONDITIONS, Condition, Rank};
pub use table::{Effect, Row, TABLE, holder};
pub use why_not::{Arrival, Cause, Reason, WhyNot, Words, why_not};

/// The account of a thread, message by message.
#[derive(Clone, Debug, Default)]
pub(super) struct Ledger {
    items: Vec<Item>,
    /// The lists of things asked for, by the item's place.
    things: Vec<(usize, Vec<things::Thing>)>,
    /// What each agreement of `items` is about, by the item's place.
    agreements: Vec<(usize, Proposal)>,
    /// The message with which the order began.
    ordered: Option<usize>,
    /// Whether they have bought, where something is to be bought.
    bought: bool,
    delivered: Delivered,
    /// The state that closed the thread, and the message that did.
    closing: Option<(State, usize)>,
    /// The message that paused the thread, and the word to come back.
    hold: Option<(usize, Option<Promise>)>,
    due: due::Dues,
    /// The message that brought the last thing that I needed.
    ready: Option<usize>,
    /// Whether they asked to cancel and I have not answered.
    cancel_asked: bool,
    /// How many messages each side had written when the other last wrote: for unanswered reminders.
    last_of_them: usize,
    /// Who wrote last, and how much each side asked in its present or last turn: mine, theirs.
    speaker: Role,
    asked: [usize; 2],
    /// Of several questions of mine what they answered in their present turn, by the item's place.
    answered: Option<usize>,
    /// The messages that asked for the changes that are owed.
    revisers: Vec<usize>,
    /// How many changes they asked for.
    changes: usize,
    /// Who works for whom, by what was said: above 0 they work for me.
    lean: i32,
}

/// What I proposed that they have to agree to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Proposal {
    /// A later date, when it is named.
    Extension(Option<NaiveDate>),
    /// Another price or scope.
    Change,
    /// An end of the order.
    Cancel,
}

impl Ledger {
    /// Notes who speaks and how much is asked.
    fn take_turn(&mut self, by: Role, turn: &turn::Turn<'_>) {
        let side = usize::from(by != Role::Me);
        if by != self.speaker {
            self.asked[side] = 0;
            self.answered = None;
        }
        self.speaker = by;
        self.asked[side] += turn.read.acts.iter().filter(|read| read.act == Act::Question).count();
        self.lean += client::lean(by, turn);
    }

    /// A platform notice, which stands after `written` messages.
    fn event(&mut self, thread: &Thread, event: &Event, written: usize) {
        let last_of_them = (1..=written).rev().find(|number| {
            let party = thread.messages[number - 1].party;
            thread.parties.get(party).is_some_and(|party| party.role == Role::Them)
        });
        let number = written.max(1).min(thread.messages.len().max(1));
        match event.kind {
            EventKind::Purchased | EventKind::Escrowed => {
                self.settle_kinds(&[ItemKind::Purchase, ItemKind::EstimateReply, ItemKind::Estimate]);
                self.reopen();
                self.bought = true;
                self.ordered.get_or_insert(last_of_them.unwrap_or(number));
                self.ready.get_or_insert(last_of_them.unwrap_or(number));
            }
            EventKind::Paid => self.settle_kinds(&[ItemKind::Payment]),
            EventKind::DeliveredFormally => self.delivered = Delivered::Formally,
            EventKind::Accepted | EventKind::Closed => {
                self.settle_kinds(&[ItemKind::Review, ItemKind::RevisionReview, ItemKind::Work, ItemKind::Revision]);
                if self.closing.is_none() && (event.kind == EventKind::Accepted || self.delivered > Delivered::Nothing)
                {
                    self.close(State::Completed, last_of_them.unwrap_or(number));
                }
            }
            EventKind::Cancelled => self.close(State::Cancelled, number),
            EventKind::Returned => {
                self.open(
                    ItemKind::Revision,
                    Role::Them,
                    number,
                    Evidence::of_message(number, Act::RequestRevision, "event-returned"),
                );
            }
            _ => {}
        }
    }

    /// Opens an item unless one of its kind and holder is open; returns its place.
    fn open(&mut self, kind: ItemKind, opened_by: Role, number: usize, evidence: Evidence) -> usize {
        let holder = holder(kind, opened_by);
        if let Some(place) = self.find_open(kind, holder) {
            return place;
        }
        self.items.push(Item {
            kind,
            holder,
            what: Vec::new(),
            variety: None,
            message: number,
            status: Status::Open,
            promises: Vec::new(),
            nudges: Vec::new(),
            evidence,
        });
        self.items.len() - 1
    }

    /// The list of things of an item.
    fn list(&mut self, place: usize) -> &mut Vec<things::Thing> {
        let at = self.things.iter().position(|(item, _)| *item == place).unwrap_or_else(|| {
            self.things.push((place, Vec::new()));
            self.things.len() - 1
        });
        &mut self.things[at].1
    }

    /// Brings an item in line with its list: what is missing, and whether anything is.
    fn follow_list(&mut self, place: usize) {
        let missing: Vec<String> =
            self.list(place).iter().filter(|thing| !thing.came).map(|thing| thing.name.clone()).collect();
        let list = self.list(place);
        let dropped = list.iter().all(|thing| thing.dropped);
        self.items[place].status = match (list.is_empty(), missing.is_empty()) {
            (false, true) if dropped => Status::Withdrawn,
            (false, true) => Status::Done,
            _ => Status::Open,
        };
        self.items[place].what = missing;
    }

    fn find_open(&self, kind: ItemKind, holder: Role) -> Option<usize> {
        self.items.iter().rposition(|item| item.kind == kind && item.holder == holder && item.status == Status::Open)
    }

    fn is_open(&self, kind: ItemKind) -> bool {
        self.items.iter().any(|item| item.kind == kind && item.status == Status::Open)
    }

    /// Whether they owe anything.
    fn awaits_them(&self) -> bool {
        self.items.iter().any(|item| item.holder == Role::Them && item.status == Status::Open)
    }

    fn settle_kinds(&mut self, kinds: &[ItemKind]) {
        for item in &mut self.items {
            if kinds.contains(&item.kind) && item.status == Status::Open {
                item.status = Status::Done;
            }
        }
    }

    fn settle_place(&mut self, place: usize) {
        self.items[place].status = Status::Done;
    }

    /// Closes the thread: nothing stays open that was opened before. The first word that calls a job off counts, not what
    /// carries it out.
    fn close(&mut self, state: State, number: usize) {
        let number = match self.closing {
            Some((closed, first)) if closed == state && state != State::Completed => first,
            _ => number,
        };
        for item in &mut self.items {
            if item.status == Status::Open && (state != State::Completed || item.kind != ItemKind::Payment) {
                item.status = Status::Done;
            }
        }
        self.closing = Some((state, number));
        self.hold = None;
        self.due.clear();
    }

    /// Something new begins after a closing or a pause.
    fn reopen(&mut self) {
        self.closing = None;
        self.hold = None;
    }

    /// My work is owed again, since `number`.
    fn owe_work(&mut self, number: usize, evidence: Evidence) {
        let place = self.open(ItemKind::Work, Role::Them, number, evidence);
        self.items[place].message = number;
        self.ready = Some(number);
    }

    /// The proposal that an open agreement is about.
    fn proposal(&self, place: usize) -> Option<Proposal> {
        self.agreements.iter().rev().find(|(item, _)| *item == place).map(|&(_, proposal)| proposal)
    }
}

impl Evidence {
    /// A whole message as evidence, where no words can be named.
    fn of_message(message: usize, act: Act, rule: &str) -> Self {
        Self { message, span: Span::default(), act, rule: rule.to_owned() }
    }
}
