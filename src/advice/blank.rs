//! What the blanks of reasons and warnings are filled with.

use chrono::Datelike;

use super::case::{Case, Instant};
use super::decide::asks;
use super::flag::Flag;
use super::rule::Decision;
use super::{Action, Advice, Situation, phrase};
use crate::dialogue::WaitingOn;
use crate::platform::{Fact, Role as Part};

/// What the blanks of reasons and warnings are filled with.
pub(super) fn values(
    case: &Case<'_>,
    decision: &Decision,
    advice: &Advice,
    now: Instant,
) -> Vec<(&'static str, String)> {
    let year = now.year();
    let words = &case.platform.words;
    let situation = decision.measure.situation;
    let due = case.due_for(situation);
    let part = part_of(decision);
    let fact = part.and_then(|part| case.platform.fact(part));
    let earliest = case.platform.fact(Part::CancelReason);
    let end = part.and_then(|part| case.clock_end(part));
    let cancel = decision.rule.is_none() && (asks(advice.action) || advice.action == Action::ProposeCancel);
    let fact = if cancel { earliest } else { fact };
    let of = |part: Part| case.platform.fact(part);
    let said: [(&'static str, Option<String>); 21] = [
        ("asked_by", case.past.asked_by.map(|it| phrase::day(it, year))),
        ("room_end", case.clock_end(Part::RoomLimit).map(|it| phrase::minute(it.naive_local(), year))),
        ("room_origin", of(Part::RoomLimit).map(Fact::origin)),
        ("first_limit", of(Part::FirstMessage).and_then(|it| it.after).map(|it| it.to_string())),
        ("first_origin", of(Part::FirstMessage).map(Fact::origin)),
        ("escrow", of(Part::EscrowReturn).map(|it| it.label.clone())),
        ("chosen", case.settings.deadline.map(|it| phrase::day(it, year))),
        ("at", Some(phrase::minute(end.unwrap_or(advice.at).naive_local(), year))),
        ("due", due.map(|due| phrase::day(due, year))),
        ("left", due.map(|due| left((due - now.date_naive()).num_days()))),
        ("promise", case.promise_end(situation).map(|it| phrase::day(it, year))),
        ("formal", Some(words.formal.clone().unwrap_or_else(|| "納品の完了".to_owned()))),
        ("room", Some(words.room.clone())),
        ("support", Some(words.support.clone().unwrap_or_else(|| "専門の窓口".to_owned()))),
        ("due_word", Some(words.due.clone())),
        ("accept_word", words.accept.clone().or_else(|| Some("承認".to_owned()))),
        ("accept", words.accept.as_ref().map(|_| "自動で完了する日時".to_owned())),
        ("limit", fact.and_then(|it| it.after).map(|it| it.to_string())),
        ("label", fact.map(|it| it.label.clone())),
        ("origin", fact.map(Fact::origin)),
        ("earliest", case.clock_end(Part::CancelReason).map(|it| phrase::minute(it.naive_local(), year))),
    ];
    said.into_iter().filter_map(|(name, value)| value.map(|it| (name, it))).collect()
}

/// The clock or procedure of the place that the words are about.
fn part_of(decision: &Decision) -> Option<Part> {
    match decision.rule {
        Some("r-operator" | "r-report-first") => return Some(Part::OperatorNudge),
        Some("r-before-cancel") => return Some(Part::BeforeCancel),
        Some("r-expiry") => return Some(Part::Expiry),
        _ => {}
    }
    let flags = decision.measure.flags;
    match decision.measure.situation {
        Situation::InquiryNew => Some(Part::QuoteReply),
        Situation::PhoneLeft => Some(Part::PhoneQuote),
        Situation::PurchasedFirstReply => Some(Part::FirstMessage),
        Situation::FormalDelivered if flags.has(Flag::Office) => Some(Part::OperatorNudge),
        Situation::FormalDelivered => Some(Part::FormalAccept),
        Situation::CancelRequestedByMe | Situation::CancelRequestedByThem => Some(Part::CancelReply),
        Situation::LimitNear => Some(Part::RoomLimit),
        Situation::RatingOpen => Some(Part::Rating),
        Situation::PaymentDue => Some(Part::Payment),
        _ if flags.has(Flag::ExpiryNear) => Some(Part::Expiry),
        situation if situation.waiting_on() == WaitingOn::Me => Some(Part::SellerSilence),
        _ => None,
    }
}

/// 「は本日」, 「まであと3日」.
fn left(days: i64) -> String {
    match days {
        0 => "は本日".to_owned(),
        1 => "は明日".to_owned(),
        days => format!("まであと{days}日"),
    }
}
