//! What changes where they work for me: I ask, order, look at what they deliver, and pay.

use super::super::{Act, ItemKind, State};
use super::turn::Turn;
use super::{Delivered, Ledger};
use crate::thread::Role;

/// What they lay before me, so that a word of mine is owed.
pub(super) const HANDED: &[Act] = &[Act::GiveEstimate, Act::Deliver, Act::DeliverRevision, Act::DeliverFormally];

/// What the one says who has the work done.
const ORDERS: &[Act] = &[Act::RequestWork, Act::RequestEstimate, Act::Order];

/// How much a message speaks for them working for me: above 0 for it, below 0 against it.
pub(super) fn lean(by: Role, turn: &Turn<'_>) -> i32 {
    let says = |acts: &[Act]| i32::from(turn.has_any(acts));
    match by {
        Role::Me => says(ORDERS) - says(HANDED),
        Role::Them => says(HANDED) - says(ORDERS),
        Role::Unknown => 0,
    }
}

impl Ledger {
    /// Enters what a message of mine decides, where I am not the one who works.
    pub(super) fn as_client(&mut self, turn: &Turn<'_>) {
        if turn.has(Act::Hold) {
            self.hold = Some((turn.number, None));
        }
        if self.lean > 0 {
            self.decide_as_client(turn);
        }
    }

    fn decide_as_client(&mut self, turn: &Turn<'_>) {
        if turn.has(Act::Decline) && self.ordered.is_none() {
            self.close(State::Declined, turn.number);
        }
        if turn.has(Act::Approve) {
            self.delivered = self.delivered.max(Delivered::Work);
        }
        if turn.has(Act::Order) {
            self.ordered.get_or_insert(turn.number);
        }
        let content = turn.has_any(&[Act::Approve, Act::Close, Act::Pay]);
        let goes_on = turn.has_any(&[Act::PromisePayment, Act::RequestRevision, Act::RequestWork, Act::Question]);
        if content && !goes_on && (self.delivered > Delivered::Nothing || turn.has(Act::Close)) {
            self.close(State::Completed, turn.number);
        }
        if let Some(read) = turn.first(&[Act::Chase, Act::Nudge])
            && !self.awaits_them()
            && self.closing.is_none()
        {
            self.open(ItemKind::Answer, Role::Me, turn.number, turn.evidence(read));
        }
    }

    /// They hand work over to me.
    pub(super) fn receive_work(&mut self, turn: &Turn<'_>) {
        if turn.has_any(&[Act::Deliver, Act::DeliverRevision]) {
            self.delivered = self.delivered.max(Delivered::Work);
        }
        if turn.has(Act::DeliverFormally) {
            self.delivered = Delivered::Formally;
        }
    }
}
