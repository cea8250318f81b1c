//! What they put off: pauses, their end, and content that will follow.

use super::super::{Act, ItemKind, State};
use super::turn::Turn;
use super::{Delivered, Ledger, promise, sense};
use crate::thread::Role;

impl Ledger {
    /// A substantive word of theirs ends a pause.
    pub(super) fn resume(&mut self, turn: &Turn<'_>) {
        let substantive = [
            Act::Resume,
            Act::Supply,
            Act::Instruct,
            Act::Order,
            Act::Question,
            Act::RequestWork,
            Act::RequestRevision,
        ];
        if self.hold.is_some() && turn.has_any(&substantive) {
            self.hold = None;
        }
    }

    /// The content of the work, or of changes, will follow.
    pub(super) fn announce(&mut self, turn: &Turn<'_>) {
        let Some(read) = turn.first(&[Act::PromiseInstructions]) else { return };
        if turn.has(Act::RequestRevision)
            || self.is_open(ItemKind::Materials)
                && self.find_open(ItemKind::Instructions, Role::Them).is_none()
                && self.delivered == Delivered::Nothing
        {
            return;
        }
        self.settle_kinds(&[ItemKind::Review, ItemKind::RevisionReview]);
        let place = self.open(ItemKind::Instructions, Role::Them, turn.number, turn.evidence(read));
        if self.items[place].promises.last().is_none_or(|last| last.message != turn.number) {
            self.items[place].promises.push(promise::of(turn, read));
        }
    }

    /// They pause, or will come back by themselves; of several words to come back the one with a day counts.
    pub(super) fn pause(&mut self, turn: &Turn<'_>) {
        let words = [Act::Hold, Act::PromiseAnswer, Act::PromiseInstructions, Act::PromiseMaterials];
        let announced = || {
            let promises =
                turn.read.acts.iter().filter(|read| words.contains(&read.act)).map(|read| promise::of(turn, read));
            promises
                .reduce(|best, next| if next.end.or(next.start).is_some() || best.end.is_none() { next } else { best })
        };
        if let Some((_, promise)) = &mut self.hold {
            *promise = announced().or_else(|| promise.take());
            return;
        }
        let Some(read) = turn.first(&[Act::Hold]) else { return };
        let ended = matches!(self.closing, Some((State::Completed, _)));
        if (self.awaits_them() || ended) && !sense::pauses(turn, read) {
            return;
        }
        self.hold = Some((turn.number, announced()));
    }
}
