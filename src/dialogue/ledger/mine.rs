//! What my messages do to the ledger.

use super::super::{Act, ItemKind, ReadAct, State};
use super::due::{Purpose, named_day, purpose};
use super::turn::Turn;
use super::{Delivered, Effect, Ledger, Proposal, Status, Variety, sense, things};
use super::{options, promise, table};
use crate::thread::Role;

/// Acts that answer what they asked, when I say them.
const ANSWERS: &[Act] = &[
    Act::Answer,
    Act::Agree,
    Act::Inform,
    Act::Progress,
    Act::Offer,
    Act::Question,
    Act::GiveEstimate,
    Act::RequestMaterials,
    Act::RequestInstructions,
    Act::RequestPurchase,
    Act::RequestPayment,
    Act::RequestReview,
    Act::Deliver,
    Act::DeliverRevision,
    Act::PromiseDelivery,
    Act::PromiseEstimate,
    Act::ProposeExtension,
    Act::ProposeChange,
    Act::ProposeCancel,
    Act::Refuse,
    Act::Decline,
    Act::Cancel,
    Act::Supply,
    Act::Approve,
    Act::Order,
    Act::Close,
];

impl Ledger {
    /// Enters one message of mine, but for what I only lay before them to choose from.
    pub(super) fn mine(&mut self, turn: &Turn<'_>) {
        match options::without(turn) {
            Some(read) => self.mine_as_read(&Turn { read: &read, ..*turn }),
            None => self.mine_as_read(turn),
        }
    }

    fn mine_as_read(&mut self, turn: &Turn<'_>) {
        self.answer(turn);
        self.take_note(turn);
        let mut reminded = self.comes_back(turn);
        for read in &turn.read.acts {
            self.note_receipt(turn, read);
            reminded |= self.my_effects(turn, read, reminded);
            if !(reminded && matches!(read.act, Act::Question | Act::RequestInstructions | Act::RequestMaterials)) {
                self.my_opening(turn, read);
            }
            self.my_dates(turn, read);
        }
        self.hand_over(turn);
        self.my_closing(turn);
        if self.lean >= 0 {
            self.as_client(turn);
        }
    }

    /// Whether the message answers what they asked, and if so settles that.
    fn answer(&mut self, turn: &Turn<'_>) {
        let answers = turn.has_any(ANSWERS) && !puts_off_only(turn);
        let notes = turn.has(Act::Acknowledge) && !turn.has(Act::PromiseAnswer);
        if !answers && !notes {
            return;
        }
        if self.cancel_asked
            && turn.has_any(&[Act::Agree, Act::Acknowledge, Act::Cancel])
            && !turn.has_any(&[Act::Refuse, Act::Question])
        {
            self.close(State::Cancelled, turn.number);
        }
        self.cancel_asked = false;
        let in_part = turn.has(Act::PromiseAnswer) && self.asked[1] > 1;
        let announced = |place: &usize| !answers && !self.items[*place].promises.is_empty();
        let owed = self.find_open(ItemKind::Answer, Role::Me).filter(|place| !in_part && !announced(place));
        if let Some(place) = owed {
            self.settle_place(place);
            self.due.meet(Purpose::Answer);
        }
        let confirmed = |item: &super::Item| item.variety == Some(Variety::Confirmation) && item.status == Status::Open;
        let confirms = turn.has_any(&[Act::Answer, Act::Agree]) && self.items.iter().any(confirmed);
        if confirms || turn.first(&[Act::Answer, Act::Agree]).is_some_and(|read| sense::speaks_of_price(turn, read)) {
            self.settle_mine(&[ItemKind::Estimate]);
        }
    }

    /// 「承知しました」 makes their wished day mine; another day of mine replaces it.
    fn take_note(&mut self, turn: &Turn<'_>) {
        if turn.has_any(&[Act::Acknowledge, Act::Agree, Act::PromiseDelivery, Act::Answer]) {
            self.due.take_wish();
        } else {
            self.due.drop_wish();
        }
    }

    /// 「①と④、控えました」: those have come. Plain words may ask for what is left: 「タグだけあとでください」.
    fn note_receipt(&mut self, turn: &Turn<'_>, read: &ReadAct) {
        let plain = read.act == Act::Inform && things::asks_outright(turn, read);
        if read.act != Act::Acknowledge && !plain {
            return;
        }
        if let Some(place) =
            self.find_open(ItemKind::Materials, Role::Them).filter(|&place| self.items[place].message < turn.number)
        {
            if !plain && things::complete(turn, read) {
                self.settle_place(place);
                return;
            }
            let awaited = things::asked_beside(self.list(place), turn, read);
            if plain && !awaited {
                return;
            }
            things::review(self.list(place), turn, read);
            if !self.list(place).is_empty() {
                self.follow_list(place);
            }
            if awaited && self.items[place].status == Status::Open {
                self.count_reminder(place, turn.number);
            }
        }
    }

    /// The table's effects of one act; says whether it reminded them.
    pub(super) fn my_effects(&mut self, turn: &Turn<'_>, read: &ReadAct, already: bool) -> bool {
        let mut reminded = self.comes_back(turn);
        for (effect, kinds) in table::rows(Role::Me, read.act) {
            match effect {
                Effect::Settle => self.settle_mine(kinds),
                Effect::Drop if turn.has_any(&[Act::RequestPayment, Act::RequestMaterials, Act::Question]) => {}
                Effect::Drop => self.withdraw(turn, read, kinds),
                Effect::Promise => {
                    if let Some(place) = kinds.iter().find_map(|&kind| self.find_open(kind, Role::Me)) {
                        self.items[place].promises.push(promise::of(turn, read));
                    }
                }
                Effect::Remind if !already => reminded |= self.remind(turn, read, kinds),
                _ => {}
            }
        }
        reminded
    }

    fn settle_mine(&mut self, kinds: &[ItemKind]) {
        for item in &mut self.items {
            if item.holder == Role::Me && item.status == Status::Open && kinds.contains(&item.kind) {
                item.status = Status::Done;
            }
        }
    }

    /// What one act of mine asks of them.
    fn my_opening(&mut self, turn: &Turn<'_>, read: &ReadAct) {
        let kind = match read.act {
            Act::GiveEstimate if self.ordered.is_none() => ItemKind::EstimateReply,
            Act::RequestMaterials => ItemKind::Materials,
            Act::RequestInstructions => ItemKind::Instructions,
            Act::Question => ItemKind::Answer,
            Act::RequestPurchase if !self.bought => ItemKind::Purchase,
            Act::RequestPayment => ItemKind::Payment,
            Act::ProposeExtension | Act::ProposeChange | Act::ProposeCancel if self.before_order() => {
                self.remind(turn, read, &[ItemKind::EstimateReply, ItemKind::Purchase]);
                return;
            }
            Act::ProposeExtension | Act::ProposeChange | Act::ProposeCancel => ItemKind::Agreement,
            Act::RequestAnswer if !self.awaits_them() && !turn.has_any(&[Act::Offer, Act::GiveEstimate]) => return,
            _ => return,
        };
        if kind == ItemKind::Answer && question_belongs_elsewhere(turn, read) {
            return;
        }
        let reminds = turn.read.acts.iter().any(|other| other.act == Act::Nudge && other.span.overlaps(read.span));
        if reminds && self.items.iter().any(|item| item.kind == kind && item.holder == Role::Them) {
            return;
        }
        let place = self.open(kind, Role::Me, turn.number, turn.evidence(read));
        match read.act {
            Act::RequestMaterials if self.items[place].nudges.contains(&turn.number) => {}
            Act::RequestMaterials => {
                let asked = things::requested(turn, read);
                things::add(self.list(place), asked);
                self.follow_list(place);
                self.items[place].status = Status::Open;
            }
            Act::ProposeExtension => {
                let day = named_day(turn, read);
                self.agreements.push((place, Proposal::Extension(day)));
            }
            Act::ProposeChange => self.agreements.push((place, Proposal::Change)),
            Act::ProposeCancel => self.agreements.push((place, Proposal::Cancel)),
            _ => {}
        }
    }

    /// Whether an estimate or a listing is still undecided: there is no order whose terms could change.
    fn before_order(&self) -> bool {
        self.is_open(ItemKind::Purchase) || self.ordered.is_none() && self.is_open(ItemKind::EstimateReply)
    }

    /// The days that one act of mine binds me to.
    fn my_dates(&mut self, turn: &Turn<'_>, read: &ReadAct) {
        if matches!(read.act, Act::Question | Act::GiveEstimate)
            && sense::names_delivery(turn, read)
            && let Some(day) = named_day(turn, read)
        {
            self.due.offer(day);
        }
        let Some(purpose) = purpose(turn, read) else { return };
        if purpose == Purpose::Delivery
            && matches!(self.closing, Some((State::Completed, number)) if number < turn.number)
        {
            self.closing = None;
            self.owe_work(turn.number, turn.evidence(read));
        }
        if let Some(day) = named_day(turn, read) {
            if sense::names_draft(turn, read) && self.due.day().is_some_and(|bound| bound > day) {
                return;
            }
            self.due.drop_wish();
            self.due.bind(day, purpose);
        }
        if purpose == Purpose::Delivery && self.ordered.is_none() && !self.is_open(ItemKind::EstimateReply) {
            self.ordered = Some(self.last_of_them.max(1));
        }
    }

    /// A delivery opens the look at it.
    fn hand_over(&mut self, turn: &Turn<'_>) {
        if turn.has(Act::GiveEstimate) {
            self.due.meet(Purpose::Estimate);
        }
        let Some(read) = turn.first(&[Act::DeliverRevision, Act::Deliver, Act::DeliverFormally]) else { return };
        let revised = read.act == Act::DeliverRevision
            || self
                .items
                .iter()
                .rev()
                .find(|item| matches!(item.kind, ItemKind::Revision | ItemKind::Review))
                .is_some_and(|item| item.kind == ItemKind::Revision);
        let accepted = matches!(self.closing, Some((State::Completed, _)));
        let draft = sense::is_draft(turn);
        self.ordered.get_or_insert(turn.number);
        self.delivered = self.delivered.max(match (turn.has(Act::DeliverFormally), draft) {
            (true, _) => Delivered::Formally,
            (false, true) => Delivered::Draft,
            (false, false) => Delivered::Work,
        });
        if !draft {
            self.due.meet(Purpose::Delivery);
            self.do_without(turn);
        }
        if accepted && read.act != Act::DeliverRevision {
            return;
        }
        self.closing = None;
        let continues = self.items.iter().any(|item| {
            matches!(item.kind, ItemKind::Review | ItemKind::RevisionReview)
                && item.status == Status::Open
                && item.message > self.last_of_them
        });
        if continues && sense::corrects(turn) {
            for item in self.items.iter_mut().filter(|item| item.status == Status::Open) {
                if matches!(item.kind, ItemKind::Review | ItemKind::RevisionReview) {
                    (item.message, item.evidence) = (turn.number, turn.evidence(read));
                }
            }
        }
        if continues
            || read.act == Act::DeliverFormally
                && (self.is_open(ItemKind::Review) || self.is_open(ItemKind::RevisionReview))
        {
            return;
        }
        self.settle_kinds(&[ItemKind::Review, ItemKind::RevisionReview]);
        let kind = if revised { ItemKind::RevisionReview } else { ItemKind::Review };
        let place = self.open(kind, Role::Me, turn.number, turn.evidence(read));
        if draft {
            self.items[place].variety = Some(Variety::Draft);
        }
    }

    /// Work that is handed over was made without what had not come; unless the message itself still waits for it.
    fn do_without(&mut self, turn: &Turn<'_>) {
        if turn.has_any(&[Act::RequestMaterials, Act::Nudge]) {
            return;
        }
        for place in 0..self.items.len() {
            let item = &self.items[place];
            let input = matches!(item.kind, ItemKind::Materials | ItemKind::Instructions);
            let open = input && item.holder == Role::Them && item.status == Status::Open && item.message < turn.number;
            if open && !things::awaits(self.list(place), turn) {
                self.items[place].status = Status::Withdrawn;
            }
        }
    }

    fn my_closing(&mut self, turn: &Turn<'_>) {
        if turn.has(Act::Progress) {
            self.ordered.get_or_insert(self.last_of_them.max(1));
        }
        if turn.has(Act::Cancel) && self.ordered.is_some() {
            self.close(State::Cancelled, turn.number);
        }
    }
}

/// A question beside a proposal or a reminder asks about that one; one that is also another request is that request.
fn question_belongs_elsewhere(turn: &Turn<'_>, read: &ReadAct) -> bool {
    let requests = [
        Act::RequestInstructions,
        Act::RequestMaterials,
        Act::RequestReview,
        Act::RequestPurchase,
        Act::RequestPayment,
    ];
    turn.has_any(&[Act::ProposeExtension, Act::ProposeChange, Act::ProposeCancel, Act::Nudge])
        || turn.read.acts.iter().any(|other| requests.contains(&other.act) && other.span.overlaps(read.span))
}

/// Whether the message only says that an answer will follow.
fn puts_off_only(turn: &Turn<'_>) -> bool {
    turn.has(Act::PromiseAnswer)
        && turn.read.acts.iter().all(|read| {
            matches!(
                read.act,
                Act::PromiseAnswer | Act::Greeting | Act::Thanks | Act::Apology | Act::Acknowledge | Act::Inform
            )
        })
}
