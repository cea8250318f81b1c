//! Reminders of mine: what they count for, and what they show to be still awaited.

use super::super::{Act, ItemKind, ReadAct, State, Status};
use super::turn::Turn;
use super::{Ledger, things};
use crate::thread::Role;

/// Acts that bring something new, beside which a question asks about that.
const BRINGS: &[Act] = &[
    Act::Deliver,
    Act::DeliverRevision,
    Act::DeliverFormally,
    Act::GiveEstimate,
    Act::ProposeExtension,
    Act::ProposeChange,
    Act::ProposeCancel,
    Act::RequestPayment,
    Act::RequestPurchase,
    Act::RequestMaterials,
];

/// After how many hours without a word a question of mine is taken as coming back to what is awaited.
const SILENCE_HOURS: i64 = 20;

impl Ledger {
    /// Takes back what I asked for: the thing named, else the last of the kinds.
    pub(super) fn withdraw(&mut self, turn: &Turn<'_>, read: &ReadAct, kinds: &[ItemKind]) {
        if matches!(read.act, Act::Cancel | Act::Close) {
            for item in &mut self.items {
                if item.holder == Role::Them && item.status == Status::Open && kinds.contains(&item.kind) {
                    item.status = Status::Withdrawn;
                }
            }
            return;
        }
        let Some(place) = kinds.iter().find_map(|&kind| self.find_open(kind, Role::Them)) else { return };
        if self.items[place].kind == ItemKind::Materials && !self.list(place).is_empty() {
            things::withdraw(self.list(place), turn, read);
            self.follow_list(place);
        } else {
            self.items[place].status = Status::Withdrawn;
        }
    }

    /// After a silence, a question beside something that they announced and did not do asks for that.
    pub(super) fn comes_back(&mut self, turn: &Turn<'_>) -> bool {
        if turn.idle_hours.is_none_or(|hours| hours < SILENCE_HOURS) {
            return false;
        }
        let asks = turn.has_any(&[Act::Question, Act::RequestAnswer, Act::RequestInstructions, Act::Chase]);
        if !asks || turn.has_any(BRINGS) || turn.has(Act::Nudge) {
            return false;
        }
        let awaited = |place: &usize| {
            let item = &self.items[*place];
            let promised = !item.promises.is_empty();
            item.holder == Role::Them && item.status == Status::Open && item.message < turn.number && promised
        };
        let place = (0..self.items.len())
            .filter(awaited)
            .max_by_key(|&place| (self.items[place].message, std::cmp::Reverse(self.items[place].kind)));
        let Some(place) = place else { return false };
        self.count_reminder(place, turn.number);
        true
    }

    /// Counts a reminder of the item that was opened last among those that the act can mean.
    ///
    /// A reminder of something that seemed done shows that it is not.
    pub(super) fn remind(&mut self, turn: &Turn<'_>, read: &ReadAct, kinds: &[ItemKind]) -> bool {
        if read.act == Act::RequestMaterials {
            return self.ask_again(turn, read);
        }
        let named = self.materials_named(turn, read).filter(|_| matches!(read.act, Act::Nudge | Act::ReportProblem));
        let awaited =
            |item: &super::Item| item.holder == Role::Them && kinds.contains(&item.kind) && item.message < turn.number;
        let open = (0..self.items.len())
            .filter(|&place| awaited(&self.items[place]) && self.items[place].status == Status::Open)
            .max_by_key(|&place| (self.items[place].message, std::cmp::Reverse(self.items[place].kind)));
        let place = named.or(open).or_else(|| {
            let again = read.act == Act::Nudge;
            self.items.iter().rposition(|item| again && awaited(item) && item.status != Status::Open)
        });
        let Some(place) = place else { return false };
        if self.items[place].kind == ItemKind::Materials {
            things::review(self.list(place), turn, read);
            self.follow_list(place);
            if self.items[place].what.is_empty() {
                self.items[place].what = things::requested(turn, read).into_iter().map(|thing| thing.name).collect();
            }
        }
        if self.items[place].status != Status::Open && matches!(self.closing, Some((State::Completed, _))) {
            self.closing = None;
        }
        self.items[place].status = Status::Open;
        self.count_reminder(place, turn.number);
        true
    }

    pub(super) fn count_reminder(&mut self, place: usize, number: usize) {
        if !self.items[place].nudges.contains(&number) {
            self.items[place].nudges.push(number);
        }
    }

    /// The request for things, open or seemingly done, of which a message of mine names one.
    fn materials_named(&mut self, turn: &Turn<'_>, read: &ReadAct) -> Option<usize> {
        let places: Vec<usize> =
            (0..self.items.len()).rev().filter(|&place| self.items[place].kind == ItemKind::Materials).collect();
        let place = places.into_iter().find(|&place| {
            let mut list = self.list(place).clone();
            for thing in &mut list {
                thing.came = true;
            }
            things::review(&mut list, turn, read);
            list.iter().any(|thing| !thing.came)
        })?;
        (self.items[place].message < turn.number).then_some(place)
    }

    /// A request for things that were asked for before.
    fn ask_again(&mut self, turn: &Turn<'_>, read: &ReadAct) -> bool {
        let awaited = self.find_open(ItemKind::Instructions, Role::Them);
        if let Some(place) = awaited.filter(|&place| self.items[place].message < turn.number && turn.has(Act::Nudge)) {
            self.count_reminder(place, turn.number);
            return true;
        }
        let open = self.find_open(ItemKind::Materials, Role::Them).or_else(|| self.materials_named(turn, read));
        let last = || self.items.iter().rposition(|item| item.kind == ItemKind::Materials && item.holder == Role::Them);
        let Some(place) = open.or_else(last).filter(|&place| self.items[place].message < turn.number) else {
            return false;
        };
        let anew = things::ask_anew(self.list(place), turn, read);
        let asks_again = |list: &[things::Thing]| things::asks_again(list, &things::requested(turn, read));
        if !anew && (open.is_none() || !asks_again(self.list(place))) {
            return false;
        }
        things::review(self.list(place), turn, read);
        self.follow_list(place);
        self.items[place].status = Status::Open;
        self.count_reminder(place, turn.number);
        true
    }
}
