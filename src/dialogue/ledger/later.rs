//! What they put off: pauses, their end, and content that will follow.

use super::super::{Act, ItemKind, ReadAct, State, Status};
use super::turn::Turn;
use super::{Delivered, Ledger, promise, sense, things};
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

    /// A request for things that seemed done, when they announce that one of them is still to come.
    pub(super) fn still_to_come(&mut self, turn: &Turn<'_>) -> Option<usize> {
        let place =
            self.items.iter().rposition(|item| item.kind == ItemKind::Materials && item.status == Status::Done)?;
        things::still_to_come(self.list(place), turn);
        self.follow_list(place);
        self.items[place].status = Status::Open;
        Some(place)
    }

    /// What they announce with their order, though I asked for nothing: 「進めてください。原稿は明日入れます」.
    pub(super) fn unasked(&mut self, turn: &Turn<'_>, read: &ReadAct) -> Option<usize> {
        let asked = self.items.iter().any(|item| matches!(item.kind, ItemKind::Materials | ItemKind::Instructions));
        if asked || !turn.has(Act::Order) || turn.has(Act::Supply) {
            return None;
        }
        let place = self.open(ItemKind::Materials, Role::Them, turn.number, turn.evidence(read));
        things::add(self.list(place), things::requested(turn, read));
        self.follow_list(place);
        self.items[place].status = Status::Open;
        Some(place)
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
