//! From what remains open to the state.

use super::super::{Confidence, Evidence, Item, ItemKind, Promise, Stage, Standing, State, Status};
use super::{Delivered, Ledger};
use crate::thread::{Role, Thread};

/// What stands at the end of a thread.
pub(super) fn standing(ledger: Ledger, thread: &Thread) -> Standing {
    let verdict = verdict(&ledger, thread);
    let item = verdict.item.map(|place| ledger.items[place].clone());
    let waits = verdict.state.waiting_on() == super::super::WaitingOn::Them;
    let on_hold = verdict.state == State::OnHold;
    let promise = match (&item, on_hold) {
        (_, true) => ledger.hold.as_ref().and_then(|(_, promise)| promise.clone()),
        (Some(item), _) if waits => item.promises.last().cloned(),
        _ => None,
    };
    let nudges = item.as_ref().filter(|_| waits).map(|item| item.nudges.clone()).unwrap_or_default();
    let missing = match &item {
        Some(item) if verdict.state == State::AwaitingMaterials => item.what.clone(),
        _ => Vec::new(),
    };
    let closed = matches!(verdict.state, State::Completed | State::Declined | State::Cancelled | State::OnHold);
    Standing {
        state: verdict.state,
        stage: stage(&ledger, verdict.state),
        since: Some(verdict.since),
        missing,
        promise: promise.filter(|_: &Promise| true),
        my_due: if closed { None } else { ledger.due.day() },
        nudges: nudges.len(),
        unanswered_nudges: nudges.into_iter().filter(|&number| number > ledger.last_of_them).collect(),
        delivered: ledger.delivered,
        evidence: evidence(item.as_ref(), &verdict, thread),
        items: ledger.items,
        confidence: if verdict.state == State::Idle { Confidence::Low } else { Confidence::High },
        votes: Vec::new(),
        notices: Vec::new(),
    }
}

/// The state, since when, and the item that it names.
struct Verdict {
    state: State,
    since: usize,
    item: Option<usize>,
}

fn verdict(ledger: &Ledger, thread: &Thread) -> Verdict {
    let of = |state: State, place: usize| Verdict { state, since: ledger.items[place].message, item: Some(place) };
    if let Some((since, _)) = ledger.hold {
        return Verdict { state: State::OnHold, since, item: None };
    }
    let theirs = last_of_theirs(ledger);
    if let Some(place) = owed_at_once(ledger) {
        let kind = ledger.items[place].kind;
        return of(if kind == ItemKind::Estimate { State::EstimateRequested } else { State::ReplyOwed }, place);
    }
    if let Some(place) = theirs {
        return of(awaiting(ledger.items[place].kind), place);
    }
    let mine = |kind| ledger.items.iter().position(|item| item.kind == kind && item.status == Status::Open);
    if let Some(place) = mine(ItemKind::Revision) {
        return of(State::RevisionRequested, place);
    }
    if let Some((state, since)) = ledger.closing {
        return Verdict { state, since, item: None };
    }
    if let (Some(ordered), true) =
        (ledger.ordered, mine(ItemKind::Work).is_some() || ledger.delivered == Delivered::Nothing)
    {
        let since = ledger.ready.unwrap_or(ordered).max(1);
        return Verdict { state: State::InProgress, since, item: mine(ItemKind::Work) };
    }
    Verdict { state: State::Idle, since: thread.messages.len(), item: None }
}

/// An answer or an estimate that I owe, unless I asked back for what I need to give it.
fn owed_at_once(ledger: &Ledger) -> Option<usize> {
    let asked_back = |item: &Item| {
        item.kind == ItemKind::Estimate
            && ledger.items.iter().any(|other| {
                other.holder == Role::Them
                    && other.status == Status::Open
                    && matches!(other.kind, ItemKind::Answer | ItemKind::Materials | ItemKind::Instructions)
                    && other.message > item.message
            })
    };
    let owed = |kind: ItemKind| {
        ledger.items.iter().position(|item| {
            item.holder == Role::Me && item.kind == kind && item.status == Status::Open && !asked_back(item)
        })
    };
    owed(ItemKind::Estimate).or_else(|| owed(ItemKind::Answer))
}

/// What they owe: the last opened; of one message the first in the order of [`ItemKind`].
fn last_of_theirs(ledger: &Ledger) -> Option<usize> {
    let open = |item: &Item| item.holder == Role::Them && item.status == Status::Open;
    let last = ledger.items.iter().filter(|item| open(item)).map(|item| item.message).max()?;
    let places =
        (0..ledger.items.len()).filter(|&place| open(&ledger.items[place]) && ledger.items[place].message == last);
    places.min_by_key(|&place| ledger.items[place].kind)
}

fn awaiting(kind: ItemKind) -> State {
    match kind {
        ItemKind::Agreement => State::AwaitingAgreement,
        ItemKind::RevisionReview => State::AwaitingRevisionReview,
        ItemKind::Review => State::AwaitingReview,
        ItemKind::Payment => State::AwaitingPayment,
        ItemKind::EstimateReply => State::AwaitingEstimateReply,
        ItemKind::Purchase => State::AwaitingPurchase,
        ItemKind::Materials => State::AwaitingMaterials,
        ItemKind::Instructions => State::AwaitingInstructions,
        ItemKind::Answer => State::AwaitingAnswer,
        ItemKind::Estimate => State::EstimateRequested,
        ItemKind::Revision => State::RevisionRequested,
        ItemKind::Work => State::InProgress,
    }
}

fn stage(ledger: &Ledger, state: State) -> Stage {
    if matches!(state, State::Completed | State::Declined | State::Cancelled) {
        Stage::Closed
    } else if ledger.delivered > Delivered::Nothing {
        Stage::Delivered
    } else if ledger.ordered.is_some() {
        Stage::Contracted
    } else {
        Stage::Inquiry
    }
}

/// The words that opened the item, then those of its last promise and reminder.
fn evidence(item: Option<&Item>, verdict: &Verdict, thread: &Thread) -> Vec<Evidence> {
    let _ = (verdict, thread);
    item.map(|item| item.evidence.clone()).into_iter().collect()
}
