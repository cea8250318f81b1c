//! What is done now: the row of the table, under the rules that stand above it.

use chrono::{Duration, NaiveDate};

use super::case::{Case, Instant};
use super::flag::{Flag, Flags};
use super::table::{self, Clock, Measure, Row};
use super::{Action, Leaning, Limit, Situation, Step, place, trouble};
use crate::dialogue::{State, WaitingOn};
use crate::platform::Role as Part;

/// Longer than any wait of the table, for what never happened.
const NEVER: i64 = 9999;
/// How many business days a promise without a day is given.
const GRACE: u32 = 3;
/// For so many hours nothing is repeated, whoever it is.
const JUST_NOW: i64 = 6;
/// After so many days of silence a quote is recalled so many business days before it ends.
const LONG_SILENCE: i64 = 7;
const BEFORE_END: u32 = 3;
/// How many nudges a wait allows.
const CAP: i64 = 3;

/// What was decided, and by what.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decision {
    pub(super) measure: Measure,
    /// The row; a rule keeps the row that it overrules, for its alternatives.
    pub(super) row: &'static Row,
    /// The rule that overruled the row: `r-prom`.
    pub(super) rule: Option<&'static str>,
    pub(super) action: Action,
    pub(super) step: Option<Step>,
    pub(super) limit: Limit,
    /// When a rule ends its wait.
    pub(super) until: Option<Instant>,
}

impl Decision {
    fn of(measure: Measure, row: &'static Row) -> Self {
        Self { measure, row, rule: None, action: row.action, step: row.step, limit: row.deadline, until: None }
    }

    fn wait(self, rule: &'static str, until: Option<Instant>) -> Self {
        Self { rule: Some(rule), action: Action::Wait, step: None, limit: Limit::None, until, ..self }
    }
}

/// Decides what is done at `now`.
pub(super) fn decide(case: &Case<'_>, now: Instant) -> Decision {
    let mut measure = case.measure(now);
    let excuse = measure.flags.has(Flag::Excuse);
    if excuse && case.dated() {
        measure.silence -= 2;
    }
    let row = if case.dated() { patient_row(case, &measure) } else { undated_row(&mut measure) };
    let decision = Decision::of(measure, row);
    let decision = if is_their_turn(measure.situation) { ask_rules(case, decision, now) } else { decision };
    let mut decision = guard(place::rules(case, decision));
    if excuse && decision.action == Action::Nudge {
        decision.rule = Some("r-excuse");
        decision.step = Some(Step::Status);
        decision.limit = Limit::None;
        return decision;
    }
    never_softer(case, leaning(case, decision))
}

/// The reminder a step softer or firmer, where the user likes it so. A step with a consequence keeps it, because the row
/// counts on it; a first message never gets one.
fn leaning(case: &Case<'_>, decision: Decision) -> Decision {
    let Some(step) = decision.step.filter(|_| decision.action == Action::Nudge) else { return decision };
    let first = decision.measure.nudges == 0;
    let moved = match case.settings.leaning {
        Leaning::Softer if !step.may_name_consequence() => Step::from_number(step.number() - 1),
        Leaning::Firmer => {
            Step::from_number(step.number() + 1).filter(|it| *it < Step::Final && !(first && it.may_name_consequence()))
        }
        Leaning::Softer | Leaning::Usual => None,
    };
    let Some(step) = moved else { return decision };
    let limit = match (step.has_deadline(), decision.limit) {
        (false, _) => Limit::None,
        (true, Limit::None) => Limit::BusinessDays(2),
        (true, limit) => limit,
    };
    Decision { step: Some(step), limit, ..decision }
}

/// R-STEP: in the same wait nothing softer is sent than what was sent before.
fn never_softer(case: &Case<'_>, decision: Decision) -> Decision {
    let reached = case.past.step.filter(|it| decision.action == Action::Nudge && decision.step < Some(*it));
    match reached {
        Some(Step::Final) => {
            Decision { action: Action::FinalNotice, step: Some(Step::Final), limit: Limit::BusinessDays(3), ..decision }
        }
        Some(step) if decision.limit == Limit::None && step.has_deadline() => {
            Decision { step: Some(step), limit: Limit::BusinessDays(2), ..decision }
        }
        Some(step) => Decision { step: Some(step), ..decision },
        None => decision,
    }
}

pub(super) fn is_their_turn(situation: Situation) -> bool {
    situation.waiting_on() == WaitingOn::Them || situation == Situation::OnHold
}

/// The row, unless the user leaves more days before the first nudge.
fn patient_row(case: &Case<'_>, measure: &Measure) -> &'static Row {
    let wanted = case.settings.waits.iter().find(|(it, _)| *it == measure.situation).map(|(_, days)| i64::from(*days));
    let Some(days) = wanted.filter(|_| measure.nudges == 0) else { return table::row(measure) };
    let at = |silence: i64| table::row(&Measure { silence, ..*measure });
    if measure.silence < days {
        return (0..=measure.silence).map(at).find(|row| row.action == Action::Wait).unwrap_or_else(|| at(0));
    }
    (measure.silence..measure.silence + 30).map(at).find(|row| row.action != Action::Wait).unwrap_or_else(|| at(days))
}

/// The row of a thread without times: the first that is reached by waiting.
fn undated_row(measure: &mut Measure) -> &'static Row {
    for days in 0..30 {
        measure.silence = days;
        measure.age = days;
        if measure.nudges > 0 {
            measure.since_nudge = days;
            measure.nudge_bd = days * 5 / 7;
        }
        let row = table::row(measure);
        if row.action != Action::Wait {
            return row;
        }
    }
    table::row(measure)
}

/// The rules for while they are waited for, the strongest first.
fn ask_rules(case: &Case<'_>, decision: Decision, now: Instant) -> Decision {
    let measure = decision.measure;
    if let Some(rule) = trouble::of(measure.flags) {
        let action = Action::ContactSupport;
        return Decision { rule: Some(rule), action, step: None, limit: Limit::None, ..decision };
    }
    if let Some(until) = promise_ends(case, measure.situation)
        && now.date_naive() < until
    {
        return decision.wait("r-prom", at_opening(case, until, now));
    }
    if let Some(until) = open_until(case, &decision)
        && now.date_naive() < until
    {
        let rule = if is_before_the_end(case, measure, until) { "r-offer" } else { "r-open" };
        return on_record(case, decision.wait(rule, at_opening(case, until, now)), now);
    }
    let decision = on_record(case, decision, now);
    let asks = matches!(decision.action, Action::Nudge | Action::FinalNotice);
    let rested = |since: Option<Instant>| since.is_none_or(|it| now - it >= Duration::hours(24));
    if asks && !rested(case.last_nudge) {
        let until = case.last_nudge.map(|it| it + Duration::hours(24));
        return decision.wait("r-gap", until);
    }
    if asks && measure.nudges >= CAP {
        let action = if measure.flags.has(Flag::Market) { Action::ContactSupport } else { Action::Close };
        return Decision { rule: Some("r-cap"), action, step: Some(Step::Default), limit: Limit::None, ..decision };
    }
    decision
}

/// R-OPEN: the first day after the one by which I asked for an answer; what I announced for then, or another reminder,
/// has to wait for it. The delivery that the due date forces does not.
fn open_until(case: &Case<'_>, decision: &Decision) -> Option<NaiveDate> {
    let held = match decision.action {
        Action::Nudge | Action::FinalNotice | Action::ProposeCancel | Action::Close | Action::Proceed => true,
        Action::Deliver => decision.measure.due > 1,
        _ => false,
    };
    let asked_by = case.past.asked_by.filter(|_| held)?;
    let early = || case.settings.business.nth_before(asked_by, BEFORE_END);
    if is_quote(decision.measure) { early() } else { asked_by.succ_opt() }
}

/// Whether a quote has been silent for so long that they are asked once before it ends, not only after.
fn is_quote(measure: Measure) -> bool {
    let quote = matches!(measure.situation, Situation::QuoteSent | Situation::QuoteConsidering);
    quote && measure.nudges == 0 && measure.silence >= LONG_SILENCE && !measure.flags.has(Flag::OfferExpired)
}

fn is_before_the_end(case: &Case<'_>, measure: Measure, until: NaiveDate) -> bool {
    is_quote(measure) && case.past.asked_by.is_some_and(|end| until < end)
}

/// The first day on which a running promise may be recalled.
fn promise_ends(case: &Case<'_>, situation: Situation) -> Option<NaiveDate> {
    let business = &case.settings.business;
    let end = case.promise_end(situation)?;
    if business.is_business_day(end) { end.succ_opt() } else { business.next(end) }
}

fn at_opening(case: &Case<'_>, day: NaiveDate, now: Instant) -> Option<Instant> {
    day.and_time(case.settings.business.opens).and_local_timezone(now.timezone()).single()
}

/// R-REC: before the due date there must be a word of mine on record.
fn on_record(case: &Case<'_>, decision: Decision, now: Instant) -> Decision {
    let measure = decision.measure;
    let undelivered = matches!(
        measure.situation,
        Situation::NoInstructions
            | Situation::AwaitingMaterials
            | Situation::QuestionOpen
            | Situation::BuyerPromised
            | Situation::DraftSent
    );
    let silent = case.my_last.is_none_or(|it| now - it >= Duration::hours(24)) || case.their_last > case.my_last;
    let needed = undelivered && (0..=2).contains(&measure.due) && measure.nudges == 0 && silent;
    if !needed || decision.action != Action::Wait {
        return decision;
    }
    Decision {
        rule: Some("r-rec"),
        action: Action::Nudge,
        step: Some(Step::Dated),
        limit: Limit::BeforeDue,
        ..decision
    }
}

/// The formal step only with evidence that something was provided.
fn guard(decision: Decision) -> Decision {
    if decision.action != Action::Deliver || decision.measure.flags.has(Flag::Provided) {
        return decision;
    }
    Decision {
        rule: Some("r-provided"),
        action: Action::Nudge,
        step: Some(Step::Dated),
        limit: Limit::BusinessDays(2),
        ..decision
    }
}

impl Case<'_> {
    /// Whether the silence can be counted.
    pub(super) fn dated(&self) -> bool {
        self.my_last.is_some() || self.their_last.is_some()
    }

    /// The last day of what they promised; a promise without a day gets a few business days.
    pub(super) fn promise_end(&self, situation: Situation) -> Option<NaiveDate> {
        let promise = self.standing.promise.as_ref()?;
        if let Some(end) = promise.latest.or(promise.end) {
            return Some(end);
        }
        if matches!(situation, Situation::QuoteConsidering | Situation::QuoteSent | Situation::OnHold) {
            return None;
        }
        let message = self.thread.messages.get(promise.message.checked_sub(1)?)?;
        self.settings.business.nth_after(message.at?.at.date_naive(), GRACE)
    }

    /// The numbers of the table at this instant.
    pub(super) fn measure(&self, now: Instant) -> Measure {
        let today = now.date_naive();
        let days = |since: Option<Instant>| since.map(|it| (now - it).num_days().max(0));
        let flags = self.lasting.with(self.passing(now));
        let situation = table::situation_of(self.standing.state, flags);
        let waited = match situation.waiting_on() {
            WaitingOn::Them => self.my_last,
            WaitingOn::Me => self.their_last,
            WaitingOn::Nobody => self.my_last.max(self.their_last),
        };
        let silence = days(waited.or(self.my_last.max(self.their_last))).unwrap_or(0);
        let promise = match (self.promise_end(situation), &self.standing.promise) {
            (Some(end), _) => (today - end).num_days(),
            (None, Some(_)) => 1,
            (None, None) => -NEVER,
        };
        let business = &self.settings.business;
        Measure {
            situation,
            silence,
            age: days(self.opened).unwrap_or(silence),
            since_nudge: days(self.last_nudge).unwrap_or(NEVER),
            nudge_bd: self.last_nudge.map_or(NEVER, |it| i64::from(business.days_between(it.date_naive(), today))),
            nudges: self.nudges(),
            due: self.due_for(situation).map_or(NEVER, |due| (due - today).num_days()),
            promise,
            clock: self.clock(situation, now),
            flags,
        }
    }

    /// My reminders without an answer; after a last notice there is none left.
    fn nudges(&self) -> i64 {
        let sent = i64::try_from(self.standing.unanswered_nudges.len()).unwrap_or(NEVER);
        if self.past.step == Some(Step::Final) { sent.max(CAP) } else { sent }
    }

    /// The day that counts as due: the delivery, or the payment while that is waited for.
    pub(super) fn due_for(&self, situation: Situation) -> Option<NaiveDate> {
        let promised = || self.standing.promise.as_ref().and_then(|it| it.latest.or(it.end));
        match situation {
            Situation::PaymentDue => self.settings.due.or_else(promised).or(self.past.opened_for),
            _ => self.due,
        }
    }

    fn clock(&self, situation: Situation, now: Instant) -> Clock {
        let part = match situation {
            Situation::PurchasedFirstReply => Part::FirstMessage,
            Situation::FormalDelivered if self.lasting.has(Flag::Office) => Part::OperatorNudge,
            Situation::FormalDelivered => Part::FormalAccept,
            Situation::CancelRequestedByMe | Situation::CancelRequestedByThem => Part::CancelReply,
            _ => return Clock::Unknown,
        };
        match self.clock_end(part) {
            Some(end) if now < end => Clock::Running,
            Some(_) => Clock::Over,
            None => Clock::Unknown,
        }
    }

    /// Facts that depend on the hour.
    fn passing(&self, now: Instant) -> Flags {
        let today = now.date_naive();
        let mut flags = Flags::default();
        let work = matches!(self.standing.state, State::InProgress | State::RevisionRequested);
        flags.set(Flag::Overdue, work && self.due.is_some_and(|due| due < today));
        flags.set(Flag::PayDayKnown, self.due_for(Situation::PaymentDue).is_some());
        let lead = u32::from(self.settings.lead_days);
        let short = |due: NaiveDate| self.settings.business.days_between(today, due) < lead;
        flags.set(Flag::DueBeforeLead, self.due.is_some_and(short));
        let near = |end: Instant| end > now && end - now <= Duration::days(7);
        let open = self.standing.state.waiting_on() == WaitingOn::Them
            || matches!(self.standing.state, State::InProgress | State::OnHold);
        let limit = self.clock_end(Part::RoomLimit);
        flags.set(Flag::LimitNear, open && limit.is_some_and(near));
        flags.set(Flag::ExpiryNear, place::is_expiring(self, now));
        flags.set(Flag::JustWritten, self.my_last.is_some_and(|it| now - it < Duration::hours(JUST_NOW)));
        let expired = self.past.opened_for.is_some_and(|day| day < today);
        flags.set(Flag::OfferExpired, self.standing.state == State::AwaitingEstimateReply && expired);
        let accepted = self.clock_end(Part::FormalAccept);
        flags.set(Flag::LastDay, accepted.is_some_and(|it| it > now && it - now <= Duration::days(1)));
        let closed = self.my_last.max(self.their_last);
        let rating = self.platform.hours(Part::Rating).map(Duration::hours);
        let fresh = closed.zip(rating).is_some_and(|(it, length)| now - it <= length);
        flags.set(Flag::RatingOpen, self.lasting.has(Flag::Accepted) && fresh);
        flags
    }
}
