//! What is known of a thread when it is decided: facts that hold whatever the hour, and the instants that count.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

use super::flag::{Flag, Flags};
use super::past::{Past, announces};
use super::said::{Said, Saying};
use super::table::cues;
use super::{Settings, Situation, is_partial, is_unthanked};
use crate::dialogue::{
    Act, Confidence, Delivered, Item, ItemKind, Promise, ReadMessage, Stage, Standing, State, Status,
};
use crate::platform::{Platform, Role as Part};
use crate::thread::{Event, EventKind, Message, Role, Thread};
use crate::timing::role_of;

pub(super) type Instant = DateTime<FixedOffset>;

/// One thread to decide on.
pub(super) struct Case<'a> {
    pub(super) thread: &'a Thread,
    /// What was read in its messages; empty where that is not known.
    pub(super) read: &'a [ReadMessage],
    pub(super) standing: &'a Standing,
    pub(super) platform: &'a Platform,
    pub(super) settings: &'a Settings,
    /// Facts that do not depend on the hour.
    pub(super) lasting: Flags,
    pub(super) my_last: Option<Instant>,
    pub(super) their_last: Option<Instant>,
    pub(super) opened: Option<Instant>,
    pub(super) last_nudge: Option<Instant>,
    /// When the platform's clock of the situation began: purchase, formal delivery, request to cancel.
    pub(super) purchased: Option<Instant>,
    pub(super) formal: Option<Instant>,
    pub(super) cancel: Option<Instant>,
    pub(super) due: Option<NaiveDate>,
    /// What my messages have said so far.
    pub(super) past: Past,
}

impl<'a> Case<'a> {
    pub(super) fn new(
        thread: &'a Thread,
        read: &'a [ReadMessage],
        standing: &'a Standing,
        platform: &'a Platform,
        settings: &'a Settings,
    ) -> Self {
        let mut case = Self { read, ..Self::outline(thread, standing, platform, settings) };
        case.past = Past::of(&case);
        case.lasting = case.facts();
        case
    }

    /// The instants alone, without what words and acts show.
    fn outline(thread: &'a Thread, standing: &'a Standing, platform: &'a Platform, settings: &'a Settings) -> Self {
        let at = |message: &Message| message.at.map(|stamp| stamp.at);
        let last = |role: Role| thread.messages.iter().rev().find(|it| role_of(thread, it) == role).and_then(at);
        let number = |number: usize| number.checked_sub(1).and_then(|index| thread.messages.get(index));
        let event = |kind: EventKind| thread.events.iter().rev().find(|it| it.kind == kind);
        let when = |event: Option<&Event>| event.and_then(|it| it.at).map(|stamp| stamp.at);
        let opened = standing.since.and_then(number);
        Case {
            thread,
            read: &[],
            standing,
            platform,
            settings,
            lasting: office(platform),
            my_last: last(Role::Me),
            their_last: last(Role::Them),
            opened: opened.and_then(at),
            last_nudge: standing.unanswered_nudges.last().copied().and_then(number).and_then(at),
            purchased: when(event(EventKind::Purchased).or_else(|| event(EventKind::Escrowed))),
            formal: when(event(EventKind::DeliveredFormally)).or_else(|| opened.and_then(at)),
            cancel: when(event(EventKind::CancelRequested)).or_else(|| opened.and_then(at)),
            due: settings.due.or(standing.my_due),
            past: Past::default(),
        }
    }

    /// The item that the state names, as far as it is recorded.
    pub(super) fn item(&self) -> Option<&'a Item> {
        let kind = kind_of(self.standing.state)?;
        let items = || self.standing.items.iter().filter(|it| it.kind == kind && it.status == Status::Open);
        items().find(|it| Some(it.message) == self.standing.since).or_else(|| items().next_back())
    }

    /// Whether they promised and did not keep it twice over what is open.
    fn broken_twice(&self) -> bool {
        let dated = |promise: &&Promise| promise.end.is_some();
        self.item().is_some_and(|item| item.promises.iter().filter(dated).count() > 1)
    }

    fn facts(&self) -> Flags {
        let mut flags = self.lasting;
        self.stage_facts(&mut flags);
        self.event_facts(&mut flags);
        self.act_facts(&mut flags);
        self.word_facts(&mut flags);
        flags
    }

    fn stage_facts(&self, flags: &mut Flags) {
        let standing = self.standing;
        let delivered =
            if self.settings.delivered { standing.delivered.max(Delivered::Work) } else { standing.delivered };
        flags.set(Flag::Inquiry, standing.stage == Stage::Inquiry);
        flags.set(Flag::Draft, delivered == Delivered::Draft);
        flags.set(Flag::Provided, delivered >= Delivered::Work);
        flags.set(Flag::Market, self.platform.market);
        flags.set(Flag::Direct, !self.platform.has_formal_step());
        flags.set(Flag::FormalStep, self.platform.has_formal_step());
        flags.set(Flag::NoAutoAccept, self.platform.fact(Part::FormalAccept).is_none());
        flags.set(Flag::SubmitFirst, self.platform.submit_first);
        flags.set(Flag::PayClock, self.platform.fact(Part::Payment).is_some());
        flags.set(Flag::LowConfidence, standing.confidence == Confidence::Low);
        flags.set(Flag::Promise, standing.promise.is_some());
        flags.set(Flag::PromiseDated, standing.promise.as_ref().is_some_and(|it| it.end.is_some()));
        flags.set(Flag::BrokenTwice, self.broken_twice());
        flags.set(Flag::Partial, is_partial(self.thread, standing));
        flags.set(Flag::Unthanked, is_unthanked(self.thread, standing));
    }

    fn event_facts(&self, flags: &mut Flags) {
        let events = &self.thread.events;
        let has = |kind: EventKind| events.iter().any(|it| it.kind == kind);
        let after = |later: EventKind, earlier: EventKind| {
            let position = |kind: EventKind| events.iter().rposition(|it| it.kind == kind);
            position(later).is_some() && position(later) > position(earlier)
        };
        let mine = |event: &Event| event.party.and_then(|it| self.thread.parties.get(it)).map(|it| it.role);
        let purchased = has(EventKind::Purchased) || has(EventKind::Escrowed);
        flags.set(Flag::Purchased, purchased || self.standing.stage != Stage::Inquiry);
        flags.set(Flag::UnansweredPurchase, self.unanswered_purchase());
        let wrote = self.thread.messages.iter().any(|it| role_of(self.thread, it) == Role::Me);
        flags.set(Flag::NeverWrote, self.standing.stage == Stage::Contracted && !wrote);
        flags.set(Flag::Returned, after(EventKind::Returned, EventKind::DeliveredFormally));
        let formal = self.standing.delivered == Delivered::Formally || has(EventKind::DeliveredFormally);
        flags.set(Flag::Formal, formal && !after(EventKind::Returned, EventKind::DeliveredFormally));
        flags.set(Flag::Accepted, has(EventKind::Accepted) || has(EventKind::Closed));
        let rated = |event: &Event| event.kind == EventKind::Rated && mine(event) != Some(Role::Them);
        flags.set(Flag::Rated, events.iter().any(rated));
        let theirs = |event: &Event| event.kind == EventKind::CancelRequested && mine(event) == Some(Role::Them);
        flags.set(Flag::CancelAsked, events.iter().any(theirs) || self.agreement(Role::Me, &[Act::ProposeCancel]));
    }

    /// Bought or ordered, and no word of mine since.
    fn unanswered_purchase(&self) -> bool {
        let wrote_after =
            |count: usize| self.thread.messages.iter().skip(count).any(|it| role_of(self.thread, it) == Role::Me);
        let event = self.thread.events.iter().rev().find(|it| it.kind == EventKind::Purchased);
        let ordered = self.standing.evidence.iter().find(|it| it.act == Act::Order).map(|it| it.message);
        match (event, ordered) {
            (Some(event), _) => !wrote_after(event.after),
            (None, Some(message)) => self.standing.stage == Stage::Contracted && !wrote_after(message),
            (None, None) => false,
        }
    }

    fn act_facts(&self, flags: &mut Flags) {
        let standing = self.standing;
        let first = standing.evidence.first().map(|it| it.act);
        flags.set(Flag::Chased, first == Some(Act::Chase));
        flags.set(Flag::ChangeAsked, self.agreement(Role::Me, &[Act::ProposeExtension, Act::ProposeChange]));
        flags.set(Flag::CancelProposed, self.agreement(Role::Them, &[Act::ProposeCancel]));
        let estimate = |it: &Item| it.kind == ItemKind::Estimate && it.holder == Role::Me && !it.promises.is_empty();
        flags.set(Flag::PromisedEstimate, standing.items.iter().any(estimate));
        let agreed = |it: &Item| {
            it.kind == ItemKind::Agreement
                && it.holder == Role::Them
                && it.status == Status::Done
                && it.evidence.act == Act::ProposeExtension
        };
        let entered = |after: usize| {
            self.thread.events.iter().any(|event| event.kind == EventKind::DueSet && event.after >= after)
        };
        let open = standing.items.iter().rev().find(|it| agreed(it)).is_some_and(|it| !entered(it.message));
        flags.set(Flag::ExtensionAgreed, open && self.platform.market);
    }

    /// Whether an agreement of one of these kinds is open and theirs or mine to give.
    fn agreement(&self, holder: Role, acts: &[Act]) -> bool {
        self.standing.items.iter().any(|it| {
            it.kind == ItemKind::Agreement
                && it.holder == holder
                && it.status == Status::Open
                && acts.contains(&it.evidence.act)
        })
    }

    fn word_facts(&self, flags: &mut Flags) {
        let said = |it: &Message| (role_of(self.thread, it), Saying::of(&it.text));
        let said: Vec<(Role, Saying)> = self.thread.messages.iter().map(said).collect();
        let any = |role: Option<Role>, what: Said| {
            said.iter().any(|(by, saying)| role.is_none_or(|role| *by == role) && saying.has(what))
        };
        flags.set(Flag::Custom, any(None, Said::Custom));
        flags.set(Flag::Phone, any(None, Said::Phone));
        flags.set(Flag::WorkingUnpaid, self.standing.stage == Stage::Inquiry && any(Some(Role::Me), Said::Started));
        flags.set(Flag::Beginner, self.settings.first_timer || any(Some(Role::Them), Said::Beginner));
        flags.set(Flag::Deemed, any(None, Said::Deemed));
        let last = said.iter().rev().find(|(by, _)| *by == Role::Them).map(|(_, saying)| *saying).unwrap_or_default();
        flags.set(Flag::Excuse, last.has(Said::Excuse));
        flags.set(Flag::Abuse, last.has(Said::Abuse));
        flags.set(Flag::Outside, self.platform.market && last.has(Said::Outside));
        flags.set(Flag::Double, self.platform.market && last.has(Said::Double));
        let nudge = self.standing.unanswered_nudges.last().and_then(|it| self.thread.messages.get(it.checked_sub(1)?));
        flags.set(Flag::Announced, nudge.is_some_and(|it| announces(&it.text, cues())));
    }

    /// The hour at which a clock of the platform ends, when both its start and its length are known.
    pub(super) fn clock_end(&self, part: Part) -> Option<Instant> {
        let start = match part {
            Part::FirstMessage | Part::RoomLimit => self.purchased,
            Part::FormalAccept => self.formal,
            Part::CancelReply => self.cancel,
            Part::SellerSilence | Part::CancelReason => self.their_last,
            Part::OperatorNudge if self.lasting.has(Flag::Office) => self.formal,
            Part::OperatorNudge => self.my_last,
            Part::Expiry => {
                let zone = self.my_last.or(self.their_last)?.timezone();
                self.due.and_then(|day| day.and_time(NaiveTime::MIN).and_local_timezone(zone).single())
            }
            _ => None,
        }?;
        start.checked_add_signed(chrono::Duration::hours(self.platform.hours(part)?))
    }
}

/// Whether the operator of the place steps in where it is asked, whatever the two have written.
fn office(platform: &Platform) -> Flags {
    let mut flags = Flags::default();
    flags.set(Flag::Office, platform.fact(Part::OperatorNudge).is_some_and(|it| it.messages.is_none()));
    flags
}

/// The hour at which a clock of the platform ends in this thread, when both its start and its length are known: the
/// acceptance by itself 72 hours after the formal delivery.
#[must_use]
pub fn clock_end(
    thread: &Thread,
    standing: &Standing,
    platform: &Platform,
    settings: &Settings,
    part: Part,
) -> Option<DateTime<FixedOffset>> {
    Case::outline(thread, standing, platform, settings).clock_end(part)
}

/// The day by which I am to be paid, as far as the user or the thread tells: 「お支払い期日は11月13日」.
#[must_use]
pub fn pay_day(thread: &Thread, standing: &Standing, platform: &Platform, settings: &Settings) -> Option<NaiveDate> {
    Case::new(thread, &[], standing, platform, settings).due_for(Situation::PaymentDue)
}

/// The kind of thing that a state waits for or owes.
pub(super) fn kind_of(state: State) -> Option<ItemKind> {
    Some(match state {
        State::AwaitingEstimateReply => ItemKind::EstimateReply,
        State::AwaitingPurchase => ItemKind::Purchase,
        State::AwaitingInstructions => ItemKind::Instructions,
        State::AwaitingMaterials => ItemKind::Materials,
        State::AwaitingAnswer | State::ReplyOwed => ItemKind::Answer,
        State::AwaitingReview => ItemKind::Review,
        State::AwaitingRevisionReview => ItemKind::RevisionReview,
        State::AwaitingAgreement => ItemKind::Agreement,
        State::AwaitingPayment => ItemKind::Payment,
        State::EstimateRequested => ItemKind::Estimate,
        State::RevisionRequested => ItemKind::Revision,
        State::InProgress => ItemKind::Work,
        State::OnHold | State::Completed | State::Declined | State::Cancelled | State::Idle => return None,
    })
}
