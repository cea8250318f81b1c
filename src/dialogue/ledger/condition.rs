//! Under which condition a thread is in a state: one row a state, in the order of precedence.

use super::super::{Item, ItemKind, State, Status};
use super::{Delivered, Ledger};
use crate::thread::Role;

/// Under which condition a thread is in a state, by itself; of the conditions that hold the first in rank decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Its name in JSON: `materials_open`.
    pub name: &'static str,
    /// The state.
    pub state: State,
    /// What comes before what.
    pub rank: Rank,
    pub(super) basis: Basis,
}

/// What comes before what, the first the strongest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// A pause stops everything.
    Pause,
    /// A price that I owe at once.
    MyEstimate,
    /// An answer that I owe at once.
    MyAnswer,
    /// What they owe, which my work may wait for; the last opened counts.
    Theirs,
    /// Changes that I owe.
    MyRevision,
    /// The end of the thread, when nothing was opened after it.
    End,
    /// Work that I owe.
    MyWork,
    /// Nothing.
    Nothing,
}

/// On what a condition looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Basis {
    /// They paused.
    Pause,
    /// An item of a kind is open, and this side owes it.
    Item(ItemKind, Role),
    /// The thread was closed.
    End,
    /// Work was ordered, and is not delivered.
    Work,
    /// There is nothing else.
    Nothing,
}

/// A condition that holds: since which message, and the item that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    pub condition: &'static Condition,
    pub since: usize,
    pub item: Option<usize>,
}

const fn row(name: &'static str, state: State, rank: Rank, basis: Basis) -> Condition {
    Condition { name, state, rank, basis }
}

const fn theirs(name: &'static str, state: State, kind: ItemKind) -> Condition {
    row(name, state, Rank::Theirs, Basis::Item(kind, Role::Them))
}

/// Every condition, the first in rank first; those of one rank in the order that decides between what one message opened.
pub const CONDITIONS: &[Condition] = &[
    row("paused", State::OnHold, Rank::Pause, Basis::Pause),
    row("estimate_owed", State::EstimateRequested, Rank::MyEstimate, Basis::Item(ItemKind::Estimate, Role::Me)),
    row("answer_owed", State::ReplyOwed, Rank::MyAnswer, Basis::Item(ItemKind::Answer, Role::Me)),
    theirs("agreement_open", State::AwaitingAgreement, ItemKind::Agreement),
    theirs("revision_review_open", State::AwaitingRevisionReview, ItemKind::RevisionReview),
    theirs("review_open", State::AwaitingReview, ItemKind::Review),
    theirs("payment_open", State::AwaitingPayment, ItemKind::Payment),
    theirs("estimate_reply_open", State::AwaitingEstimateReply, ItemKind::EstimateReply),
    theirs("purchase_open", State::AwaitingPurchase, ItemKind::Purchase),
    theirs("materials_open", State::AwaitingMaterials, ItemKind::Materials),
    theirs("instructions_open", State::AwaitingInstructions, ItemKind::Instructions),
    theirs("answer_open", State::AwaitingAnswer, ItemKind::Answer),
    row("revision_owed", State::RevisionRequested, Rank::MyRevision, Basis::Item(ItemKind::Revision, Role::Me)),
    row("accepted", State::Completed, Rank::End, Basis::End),
    row("declined", State::Declined, Rank::End, Basis::End),
    row("cancelled", State::Cancelled, Rank::End, Basis::End),
    row("work_owed", State::InProgress, Rank::MyWork, Basis::Work),
    row("nothing_open", State::Idle, Rank::Nothing, Basis::Nothing),
];

impl Condition {
    /// The condition of a state.
    #[must_use]
    pub fn of(state: State) -> &'static Self {
        CONDITIONS.iter().find(|it| it.state == state).unwrap_or(&CONDITIONS[CONDITIONS.len() - 1])
    }

    /// Whether it holds at the end of a thread of so many messages, whatever else does.
    pub(super) fn holds(&'static self, ledger: &Ledger, written: usize) -> Option<Verdict> {
        let verdict = |since, item| Verdict { condition: self, since, item };
        let of = |place: usize| verdict(ledger.items[place].message, Some(place));
        match self.basis {
            Basis::Pause => ledger.hold.as_ref().map(|&(since, _)| verdict(since, None)),
            Basis::Item(kind, Role::Them) => last_open(&ledger.items, kind).map(of),
            Basis::Item(kind, _) => {
                let owed = |item: &Item| item.holder == Role::Me && item.kind == kind && item.status == Status::Open;
                ledger.items.iter().position(|item| owed(item) && asked_back(&ledger.items, item).is_none()).map(of)
            }
            Basis::End => ledger.closing.filter(|it| it.0 == self.state).map(|(_, since)| verdict(since, None)),
            Basis::Work => {
                let work = ledger.items.iter().position(|it| it.kind == ItemKind::Work && it.status == Status::Open);
                let owed = work.is_some() || ledger.delivered == Delivered::Nothing;
                let ordered = ledger.ordered.filter(|_| owed)?;
                Some(verdict(ledger.ready.unwrap_or(ordered).max(1), work))
            }
            Basis::Nothing => Some(verdict(written, None)),
        }
    }
}

impl Verdict {
    /// Whether this decides rather than another one: by rank, of one rank by what was opened last, of one message by the order
    /// of the rows.
    pub(super) fn beats(&self, other: &Self) -> bool {
        let key = |it: &Self| (it.condition.rank, std::cmp::Reverse(it.since), place(it.condition));
        key(self) < key(other)
    }
}

fn place(condition: &Condition) -> usize {
    CONDITIONS.iter().position(|it| it.state == condition.state).unwrap_or(CONDITIONS.len())
}

/// The state of a thread of so many messages.
pub(super) fn verdict(ledger: &Ledger, written: usize) -> Verdict {
    let mut best: Option<Verdict> = None;
    for condition in CONDITIONS {
        if best.is_some_and(|best| best.condition.rank < condition.rank) {
            break;
        }
        if let Some(found) = condition.holds(ledger, written)
            && best.is_none_or(|best| found.beats(&best))
        {
            best = Some(found);
        }
    }
    best.unwrap_or(Verdict { condition: Condition::of(State::Idle), since: written, item: None })
}

/// The open item of a kind that they owe and that was opened last; of one message the first.
fn last_open(items: &[Item], kind: ItemKind) -> Option<usize> {
    let open = |place: &usize| {
        let item = &items[*place];
        item.holder == Role::Them && item.kind == kind && item.status == Status::Open
    };
    (0..items.len()).filter(open).max_by_key(|&place| (items[place].message, std::cmp::Reverse(place)))
}

/// What I asked back before I give the estimate that they asked for.
pub(super) fn asked_back(items: &[Item], item: &Item) -> Option<usize> {
    let needed = |other: &Item| {
        other.holder == Role::Them
            && other.status == Status::Open
            && matches!(other.kind, ItemKind::Answer | ItemKind::Materials | ItemKind::Instructions)
            && other.message > item.message
    };
    (item.kind == ItemKind::Estimate).then(|| items.iter().position(needed)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_has_one_condition_and_ranks_rise() {
        let mut states: Vec<State> = CONDITIONS.iter().map(|it| it.state).collect();
        states.sort_unstable();
        assert_eq!(states, {
            let mut all = State::ALL.to_vec();
            all.sort_unstable();
            all
        });
        assert!(CONDITIONS.is_sorted_by_key(|it| it.rank));
        let mut names: Vec<&str> = CONDITIONS.iter().map(|it| it.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), CONDITIONS.len());
    }

    #[test]
    fn what_they_owe_stands_in_the_order_of_the_kinds() {
        let kinds: Vec<ItemKind> = CONDITIONS
            .iter()
            .filter_map(|it| if let Basis::Item(kind, Role::Them) = it.basis { Some(kind) } else { None })
            .collect();
        assert!(kinds.is_sorted());
    }
}
