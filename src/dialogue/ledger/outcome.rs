//! From what remains open to the state.

use super::super::{Confidence, Evidence, Item, Stage, Standing, State, WaitingOn};
use super::condition::verdict;
use super::{Delivered, Ledger};
use crate::thread::Thread;

/// What stands at the end of a thread.
pub(super) fn standing(ledger: Ledger, thread: &Thread) -> Standing {
    let verdict = verdict(&ledger, thread.messages.len());
    let state = verdict.condition.state;
    let item = verdict.item.map(|place| ledger.items[place].clone());
    let waits = state.waiting_on() == WaitingOn::Them;
    let on_hold = state == State::OnHold;
    let promise = match (&item, on_hold) {
        (_, true) => ledger.hold.as_ref().and_then(|(_, promise)| promise.clone()),
        (Some(item), _) if waits => item.promises.last().cloned(),
        _ => None,
    };
    let nudges = item.as_ref().filter(|_| waits).map(|item| item.nudges.clone()).unwrap_or_default();
    let missing = match &item {
        Some(item) if state == State::AwaitingMaterials => item.what.clone(),
        _ => Vec::new(),
    };
    let closed = matches!(state, State::Completed | State::Declined | State::Cancelled | State::OnHold);
    Standing {
        state,
        stage: stage(&ledger, state),
        since: Some(verdict.since),
        missing,
        promise,
        my_due: if closed { None } else { ledger.due.day() },
        nudges: nudges.len(),
        unanswered_nudges: nudges.into_iter().filter(|&number| number > ledger.last_of_them).collect(),
        delivered: ledger.delivered,
        evidence: evidence(item.as_ref()),
        items: ledger.items,
        confidence: if state == State::Idle { Confidence::Low } else { Confidence::High },
        votes: Vec::new(),
        notices: Vec::new(),
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

/// The words that opened the item.
fn evidence(item: Option<&Item>) -> Vec<Evidence> {
    item.map(|item| item.evidence.clone()).into_iter().collect()
}
