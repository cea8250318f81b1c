//! What to mind: the warnings of the row, and those that hold whatever decided.

use chrono::NaiveDate;

use super::case::{Case, Instant};
use super::decide::{asks, provided};
use super::flag::Flag;
use super::rule::Decision;
use super::{Action, Advice, Client, Limit, Note, Situation, deadline, notes};
use crate::dialogue::{Confidence, WaitingOn};
use crate::platform::Role as Part;

pub(super) fn warnings(
    case: &Case<'_>,
    decision: &Decision,
    advice: &Advice,
    values: &[(&'static str, String)],
    now: Instant,
) -> Vec<Note> {
    let overruled = decision.action != decision.row.action;
    let of_row = decision.row.warnings.iter().filter(|_| !overruled);
    let mut ids: Vec<&str> = of_row.map(String::as_str).collect();
    ids.extend(general_warnings(case, decision, advice, now));
    let mut seen: Vec<&str> = Vec::new();
    ids.retain(|id| {
        !seen.contains(id) && applies(id, case, decision, now) && {
            seen.push(id);
            true
        }
    });
    ids.into_iter().filter_map(|id| notes::warning(id, values)).collect()
}

fn general_warnings(case: &Case<'_>, decision: &Decision, advice: &Advice, now: Instant) -> Vec<&'static str> {
    let measure = decision.measure;
    let flags = measure.flags;
    let theirs = measure.situation.waiting_on() == WaitingOn::Them;
    let cancel = advice.action == Action::ProposeCancel;
    let mut ids = Vec::new();
    let mut add = |id: &'static str, holds: bool| {
        if holds {
            ids.push(id);
        }
    };
    add("promise-running", decision.rule == Some("r-prom") && measure.promise <= 0);
    add("no-record", theirs && decision.rule.is_some() && (0..=2).contains(&measure.due) && measure.nudges == 0);
    add("due-soon", (theirs || measure.situation == Situation::OnHold) && (0..=3).contains(&measure.due));
    add("due-passed", theirs && measure.due < 0 && !provided(decision) && measure.situation != Situation::PaymentDue);
    let misses = |due: NaiveDate| {
        let own = own_day(case, advice, now).is_some_and(|day| day > due);
        let asked = asked_day(case, advice, now).is_some_and(|day| day >= due);
        due >= now.date_naive() && (own || asked)
    };
    add("due-unreachable", decision.rule == Some("r-due") || case.due.is_some_and(misses));
    add("formal-unprovided", decision.rule == Some("r-provided"));
    add("cancel-not-yet", cancel);
    add("cancel-rating", cancel && case.platform.market);
    add("same-nudge", asks(advice.action) && measure.nudges > 0);
    add("softer-than-before", asks(advice.action) && advice.step < case.past.step && decision.rule != Some("r-excuse"));
    add("silence-not-consent", advice.action == Action::ProposeExtension);
    add("partial-receipt", theirs && flags.has(Flag::Partial));
    add("escrow-returns", cancel && case.platform.fact(Part::EscrowReturn).is_some());
    add("off-hours", advice.action.sends() && advice.at > now && !is_timed(advice.action));
    add("stay-calm", flags.has(Flag::Abuse));
    add(
        "support-slow",
        matches!(rule_of(decision), "r-abuse" | "r-outside" | "r-double" | "r-operator" | "r-before-cancel"),
    );
    add("outside-pressure", flags.has(Flag::Outside));
    add("double-purchase", flags.has(Flag::Double));
    add("operator-nudge", matches!(rule_of(decision), "r-operator" | "r-before-cancel"));
    add("first-message-clock", measure.situation.waiting_on() == WaitingOn::Me && flags.has(Flag::NeverWrote));
    add("beginner", flags.has(Flag::Beginner) && theirs);
    let chosen = case.settings.deadline.filter(|_| advice.limit != Limit::None);
    add("past-day", chosen.is_some_and(|it| it < now.date_naive()));
    add("closed-day", chosen.is_some_and(|it| !case.settings.business.is_business_day(it)));
    add("undated", !case.dated());
    add("low-confidence", case.standing.confidence == Confidence::Low);
    add("consumer-no-legal", measure.situation == Situation::PaymentDue && case.settings.client == Client::Consumer);
    add("accept-clock", measure.situation == Situation::FormalDelivered && !flags.has(Flag::Office));
    add("expiry", flags.has(Flag::ExpiryNear));
    add(
        "stale-fact",
        case.platform.facts.iter().any(|it| it.is_stale(now.date_naive())) && advice.situation_has_clock(),
    );
    ids
}

/// Whether the place, not the hour of the day, says when it can be done.
fn is_timed(action: Action) -> bool {
    matches!(action, Action::ProposeCancel | Action::ContactSupport)
}

/// The day by which consent to a later date is asked for.
fn asked_day(case: &Case<'_>, advice: &Advice, now: Instant) -> Option<NaiveDate> {
    let extends = advice.action == Action::ProposeExtension;
    deadline(advice, case.standing, case.settings, now).filter(|_| extends).map(|it| it.at.date_naive())
}

/// The day of my own that a message names.
fn own_day(case: &Case<'_>, advice: &Advice, now: Instant) -> Option<NaiveDate> {
    let own = advice.limit == Limit::Own;
    deadline(advice, case.standing, case.settings, now).filter(|_| own).map(|it| it.at.date_naive())
}

fn rule_of(decision: &Decision) -> &'static str {
    decision.rule.unwrap_or_default()
}

/// Whether a warning of the row is about this case at all.
fn applies(id: &str, case: &Case<'_>, decision: &Decision, now: Instant) -> bool {
    let flags = decision.measure.flags;
    match id {
        "cancel-not-yet" => case.clock_end(Part::CancelReason).is_some_and(|it| it > now),
        "cancel-hides-room" => case.platform.fact(Part::RoomHidden).is_some(),
        "formal-unprovided" => case.platform.has_formal_step() && !flags.has(Flag::Provided),
        "no-rating-talk" | "support-slow" => case.platform.market,
        "scope-met" => case.platform.has_formal_step(),
        "last-round" => case.platform.has_formal_step() && flags.has(Flag::Returned),
        "deemed-acceptance" | "by-phone" => !case.platform.market,
        "quote-clock" => case.platform.fact(Part::QuoteReply).is_some(),
        "phone-quote" => case.platform.fact(Part::PhoneQuote).is_some(),
        "ratings-together" => case.platform.fact(Part::Rating).is_some(),
        "hold-clock" => case.platform.market || case.due.is_some(),
        "payment-law" => case.settings.client != Client::Consumer && !case.platform.market,
        "accept-clock" => case.clock_end(Part::FormalAccept).is_some_and(|it| it > now),
        "partial-receipt" => flags.has(Flag::Partial),
        "due-soon" => (0..=3).contains(&decision.measure.due),
        "silence-clock" => case.platform.fact(Part::SellerSilence).is_some(),
        _ => true,
    }
}

impl Advice {
    /// Whether a number of the platform bears on this advice.
    fn situation_has_clock(&self) -> bool {
        matches!(
            self.situation,
            Situation::PurchasedFirstReply
                | Situation::FormalDelivered
                | Situation::CancelRequestedByMe
                | Situation::CancelRequestedByThem
                | Situation::LimitNear
        )
    }
}
