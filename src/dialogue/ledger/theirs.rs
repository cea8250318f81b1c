//! What their messages do to the ledger.

use super::super::{Act, ItemKind, ReadAct, State};
use super::due::named_day;
use super::turn::Turn;
use super::{Delivered, Effect, Ledger, Proposal, Status, Variety, client, promise, sense, table, things};
use crate::thread::Role;

/// Acts that ask something of me.
const ASKS: &[Act] = &[
    Act::Question,
    Act::RequestWork,
    Act::RequestAnswer,
    Act::RequestMaterials,
    Act::RequestReview,
    Act::RequestInstructions,
    Act::RequestPayment,
    Act::RequestPurchase,
    Act::Chase,
    Act::Nudge,
    Act::ProposeExtension,
    Act::ProposeChange,
    Act::ProposeCancel,
    Act::ReportProblem,
    Act::Offer,
    Act::Resume,
];

/// Acts by which an estimate is accepted without the word.
const IMPLIES_ORDER: &[Act] = &[Act::Agree, Act::Approve, Act::Answer, Act::Supply];

impl Ledger {
    /// Enters one message of theirs.
    pub(super) fn theirs(&mut self, turn: &Turn<'_>) {
        if turn.has(Act::AutoReply) {
            return;
        }
        self.last_of_them = turn.number;
        self.resume(turn);
        let before = self.snapshot();
        for read in &turn.read.acts {
            self.their_effects(turn, read);
        }
        self.attached(turn);
        self.give_up(turn);
        self.decide(turn, &before);
        for read in &turn.read.acts {
            self.their_opening(turn, read);
        }
        self.announce(turn);
        self.pause(turn);
        if before.blocked && !self.blocked() || turn.has(Act::Supply) {
            self.ready = Some(turn.number);
        }
        self.wishes(turn);
        if self.lean > 0 {
            self.receive_work(turn);
        }
    }

    /// The table's effects of one act.
    pub(super) fn their_effects(&mut self, turn: &Turn<'_>, read: &ReadAct) {
        let revises = turn.has(Act::RequestRevision) && self.delivered > Delivered::Nothing;
        for (effect, kinds) in table::rows(Role::Them, read.act) {
            match effect {
                Effect::Settle if revises && matches!(read.act, Act::Approve | Act::Agree) => {
                    self.end_first(&[ItemKind::Agreement, ItemKind::EstimateReply], Role::Them, Status::Done);
                }
                Effect::Settle => self.settle_theirs(turn, read, kinds),
                Effect::Reduce => self.reduce(turn, read),
                Effect::Promise => self.promised(turn, read, kinds),
                Effect::Drop if self.withdraws_in_part(turn, read) => {}
                Effect::Drop if !turn.has_any(&[Act::RequestRevision, Act::Question, Act::RequestEstimate]) => {
                    self.end_first(kinds, Role::Me, Status::Withdrawn);
                }
                Effect::Drop | Effect::Remind => {}
            }
        }
    }

    /// Whether one of several changes is taken back: 「価格の件はなしで」「3は取り下げます」 leave the others.
    fn withdraws_in_part(&mut self, turn: &Turn<'_>, read: &ReadAct) -> bool {
        let owed = read.act == Act::Withdraw
            && self.find_open(ItemKind::Answer, Role::Me).is_none()
            && self.find_open(ItemKind::Revision, Role::Me).is_some();
        let numbered = |char: char| char.is_ascii_digit() || ('①'..='⑳').contains(&char);
        if owed && self.changes > 1 && turn.sentence(read.span).of(turn.text()).contains(numbered) {
            self.changes -= 1;
            return true;
        }
        let rounds = owed && self.revisers.len() > 1;
        if rounds {
            self.revisers.pop();
        }
        rounds
    }

    /// Positive replies and decisions settle one item, the likeliest; what is sent or paid settles all it can.
    fn settle_theirs(&mut self, turn: &Turn<'_>, read: &ReadAct, kinds: &[ItemKind]) {
        let looks_on = matches!(read.act, Act::Approve | Act::Agree) && turn.has(Act::PromiseAnswer);
        if looks_on && self.reviewed().is_some() || read.act == Act::Decline && declines_offer(turn) {
            return;
        }
        let partly =
            turn.has(Act::PromiseAnswer) || turn.has(Act::PromiseMaterials) && !self.is_open(ItemKind::Materials);
        let one = matches!(read.act, Act::Approve | Act::Agree | Act::Refuse | Act::Decline);
        if one {
            let last = self.items.iter().rposition(|item| {
                item.holder == Role::Them && item.status == Status::Open && kinds.contains(&item.kind)
            });
            let Some(place) = last else { return };
            self.agreed(turn, read, place);
            self.settle_place(place);
            return;
        }
        // What answers a question is not the content that they announced.
        let answers = read.act == Act::Answer && self.find_open(ItemKind::Answer, Role::Them).is_some();
        for place in 0..self.items.len() {
            let item = &self.items[place];
            if item.holder == Role::Them && item.status == Status::Open && kinds.contains(&item.kind) {
                if item.kind == ItemKind::Answer && partly && read.act == Act::Answer
                    || item.kind == ItemKind::Instructions && answers && !item.promises.is_empty()
                {
                    continue;
                }
                if item.kind == ItemKind::Agreement {
                    self.agreed(turn, read, place);
                }
                if self.items[place].kind == ItemKind::Answer && self.asked[0] > 1 {
                    self.answered = Some(place);
                }
                self.settle_place(place);
            }
        }
    }

    /// Ends the first kind that is open and owed by `owed_by`.
    fn end_first(&mut self, kinds: &[ItemKind], owed_by: Role, status: Status) {
        if let Some(place) = kinds.iter().find_map(|&kind| self.find_open(kind, owed_by)) {
            self.items[place].status = status;
        }
    }

    /// Consent to what I proposed.
    fn agreed(&mut self, turn: &Turn<'_>, read: &ReadAct, place: usize) {
        if !matches!(read.act, Act::Approve | Act::Agree | Act::Answer | Act::Order) {
            return;
        }
        match self.proposal(place) {
            Some(Proposal::Extension(Some(day))) => self.due.bind(day, super::due::Purpose::Delivery),
            Some(Proposal::Cancel) => self.close(State::Cancelled, turn.number),
            _ => {}
        }
    }

    /// Something of what I asked for has come.
    fn reduce(&mut self, turn: &Turn<'_>, read: &ReadAct) {
        let Some(place) = self.find_open(ItemKind::Materials, Role::Them) else { return };
        if self.list(place).is_empty() {
            if read.act == Act::Supply && !turn.has(Act::PromiseMaterials) {
                self.settle_place(place);
            }
            return;
        }
        things::receive(self.list(place), turn);
        self.follow_list(place);
    }

    /// What is attached comes, whatever the words beside it do: 「申告書の控えは写真で失礼します。[写真]」.
    fn attached(&mut self, turn: &Turn<'_>) {
        let shown = ["[写真]", "[画像]", "[ファイル]", "[動画]"].iter().any(|mark| turn.text().contains(mark));
        if turn.message.attachments.is_empty() && !shown || turn.has_any(&[Act::Supply, Act::Instruct, Act::Answer]) {
            return;
        }
        if let Some(place) =
            self.find_open(ItemKind::Materials, Role::Them).filter(|&place| !self.list(place).is_empty())
        {
            things::receive(self.list(place), turn);
            self.follow_list(place);
        }
    }

    /// Something of what I asked for will not come: 「過去の訳文はないので、なしで進めてください」.
    fn give_up(&mut self, turn: &Turn<'_>) {
        if let Some(place) = self.find_open(ItemKind::Materials, Role::Them)
            && things::give_up(self.list(place), turn)
        {
            self.follow_list(place);
        }
    }

    fn promised(&mut self, turn: &Turn<'_>, read: &ReadAct, kinds: &[ItemKind]) {
        let place = if matches!(read.act, Act::PromiseAnswer | Act::Hold) {
            self.items.iter().rposition(|item| {
                item.holder == Role::Them && item.status == Status::Open && kinds.contains(&item.kind)
            })
        } else {
            kinds.iter().find_map(|&kind| self.find_open(kind, Role::Them))
        };
        let place = place.or_else(|| match read.act {
            Act::PromiseMaterials if !turn.follows(Act::RequestOptional) => {
                self.still_to_come(turn).or_else(|| self.unasked(turn, read))
            }
            Act::PromiseAnswer => self.rest_to_come(),
            _ => None,
        });
        if let Some(place) = place {
            self.items[place].promises.push(promise::of(turn, read));
        }
    }

    /// My questions of which they answered only some: 「1はそのまま」「2は木曜に結論を出します」.
    fn rest_to_come(&mut self) -> Option<usize> {
        let place = self.answered.take()?;
        self.items[place].status = Status::Open;
        Some(place)
    }

    /// What their word decides: order, acceptance, refusal, cancellation, payment.
    fn decide(&mut self, turn: &Turn<'_>, before: &Snapshot) {
        let revises = turn.has(Act::RequestRevision) && self.delivered > Delivered::Nothing;
        // 「他社様にお願いすることとなりました。ご了承をお願いします」 orders nothing.
        let turned_down = turn.has(Act::Decline) && !declines_offer(turn);
        if let Some(read) = turn.first(&[Act::Order]).filter(|_| !turned_down) {
            self.closing = None;
            self.bought |= before.purchase;
            self.ordered.get_or_insert(turn.number);
            self.owe_work(turn.number, turn.evidence(read));
        } else if before.estimate
            && !self.is_open(ItemKind::EstimateReply)
            && turn.has_any(IMPLIES_ORDER)
            && !turn.has(Act::Decline)
            && let Some(read) = turn.first(IMPLIES_ORDER)
        {
            self.ordered.get_or_insert(turn.number);
            self.owe_work(turn.number, turn.evidence(read));
        }
        let positive = turn.has_any(&[Act::Approve, Act::Agree, Act::Close]);
        if before.review
            && positive
            && !revises
            && !self.is_open(ItemKind::Review)
            && !self.is_open(ItemKind::RevisionReview)
        {
            self.accept(turn, before.draft);
        } else if self.ends_well(turn) {
            self.close(State::Completed, turn.number);
        }
        if turn.has(Act::Pay) {
            if self.hold.is_none() && (before.payment || self.delivered > Delivered::Nothing) {
                self.close(State::Completed, turn.number);
            } else {
                self.ready = Some(turn.number);
            }
        }
        if turned_down && self.ordered.is_none() && (before.offered || self.items.is_empty() || self.lean > 0) {
            self.close(State::Declined, turn.number);
        }
        if turn.has(Act::Cancel) {
            let state = if self.ordered.is_some() || before.agreement { State::Cancelled } else { State::Declined };
            self.close(state, turn.number);
        }
    }

    /// Whether they are content with something whose delivery a closing word, or the beginning of what was pasted, shows to
    /// have been before.
    fn ends_well(&self, turn: &Turn<'_>) -> bool {
        let over = turn.has(Act::Close) && (self.delivered >= Delivered::Draft || self.ordered.is_none());
        let begins = turn.has(Act::Approve)
            && self.items.is_empty()
            && self.ordered.is_none()
            && !turn.has_any(&[Act::Instruct, Act::RequestWork, Act::Order, Act::RequestRevision]);
        (over || begins) && !self.blocked()
    }

    /// They accept what was delivered: the end, or for a draft the word to go on.
    fn accept(&mut self, turn: &Turn<'_>, draft: bool) {
        let Some(read) = turn.first(&[Act::Approve, Act::Agree, Act::Close]) else { return };
        let goes_on = turn.has_any(&[Act::Instruct, Act::RequestWork]);
        if (draft || goes_on) && !turn.has(Act::Close) {
            self.owe_work(turn.number, turn.evidence(read));
        } else {
            self.close(State::Completed, turn.number);
        }
    }

    /// What one act of theirs asks of me.
    fn their_opening(&mut self, turn: &Turn<'_>, read: &ReadAct) {
        let kind = match read.act {
            act if self.lean > 0 && client::HANDED.contains(&act) => ItemKind::Answer,
            Act::RequestEstimate => ItemKind::Estimate,
            Act::RequestRevision if self.delivered > Delivered::Nothing => ItemKind::Revision,
            // 「またいつでもいらしてください」 behind the end asks nothing.
            Act::Offer if self.closing.is_some() => return,
            act if ASKS.contains(&act) => ItemKind::Answer,
            _ => return,
        };
        if read.act == Act::ProposeCancel {
            self.cancel_asked = true;
        }
        if kind == ItemKind::Revision {
            self.closing = None;
            if self.find_open(kind, Role::Me).is_none() {
                self.revisers.clear();
                self.changes = 0;
            }
            self.changes += 1;
            if self.revisers.last() != Some(&turn.number) {
                self.revisers.push(turn.number);
            }
        }
        let place = self.open(kind, Role::Them, turn.number, turn.evidence(read));
        let asks = |other: &ReadAct| other.act == Act::Question && other.span.overlaps(read.span);
        if kind == ItemKind::Estimate && turn.read.acts.iter().any(asks) {
            self.items[place].variety = Some(Variety::Confirmation);
        }
    }

    /// The day by which they would like it.
    fn wishes(&mut self, turn: &Turn<'_>) {
        let wishing = [
            Act::Instruct,
            Act::RequestWork,
            Act::Order,
            Act::RequestRevision,
            Act::RequestEstimate,
            Act::ProposeExtension,
            Act::Question,
        ];
        if turn.has_any(&[Act::Answer, Act::Agree, Act::Order]) {
            self.due.take_offer();
        }
        let day =
            turn.read.acts.iter().filter(|read| wishing.contains(&read.act)).find_map(|read| named_day(turn, read));
        if let Some(day) = day.filter(|_| sense::speaks_of_due(turn)) {
            self.due.wish(day);
        }
    }

    /// The delivery that is with them.
    fn reviewed(&self) -> Option<usize> {
        [ItemKind::Review, ItemKind::RevisionReview].iter().find_map(|&kind| self.find_open(kind, Role::Them))
    }

    fn snapshot(&self) -> Snapshot {
        let review = self.reviewed();
        Snapshot {
            blocked: self.blocked(),
            estimate: self.is_open(ItemKind::EstimateReply),
            offered: self.is_open(ItemKind::EstimateReply)
                || self.is_open(ItemKind::Purchase)
                || self.is_open(ItemKind::Estimate),
            review: review.is_some(),
            draft: review.is_some_and(|place| self.items[place].variety == Some(Variety::Draft)),
            payment: self.is_open(ItemKind::Payment),
            purchase: self.is_open(ItemKind::Purchase),
            agreement: self.is_open(ItemKind::Agreement),
        }
    }

    /// Whether my work waits for something of theirs.
    fn blocked(&self) -> bool {
        [ItemKind::Materials, ItemKind::Instructions, ItemKind::Answer]
            .iter()
            .any(|&kind| self.find_open(kind, Role::Them).is_some())
    }
}

/// Whether 「〜は大丈夫です」 turns down an extra that I offered, not the job.
fn declines_offer(turn: &Turn<'_>) -> bool {
    turn.follows(Act::Offer) && turn.has_any(&[Act::Answer, Act::Order, Act::PromisePurchase, Act::Instruct])
}

/// What was open before a message of theirs.
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each asked for by its name")]
struct Snapshot {
    blocked: bool,
    estimate: bool,
    offered: bool,
    review: bool,
    draft: bool,
    payment: bool,
    purchase: bool,
    agreement: bool,
}
