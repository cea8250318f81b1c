//! Which day and hour to ask for.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike, Weekday};

use super::{Action, Advice, Deadline, Limit, Settings, Situation, phrase};
use crate::calendar::{Business, Season};
use crate::dialogue::Standing;

/// The deadline that a message of this advice proposes, on a business day, in the future, and before the due date where
/// that is still possible; `None` where the advice asks for no day.
#[must_use]
pub fn deadline(
    advice: &Advice,
    standing: &Standing,
    settings: &Settings,
    now: DateTime<FixedOffset>,
) -> Option<Deadline> {
    let from = advice.at.max(now);
    let day = match settings.deadline {
        Some(day) => day,
        None => choose(advice, due(advice, standing, settings, now), settings, from)?,
    };
    let hour = hour(day, &settings.business);
    let at = day.and_hms_opt(hour, 0, 0)?.and_local_timezone(now.timezone()).single()?;
    Some(Deadline { at, phrase: format!("{}まで", phrase::minute(at.naive_local(), now.year())) })
}

/// The day on which the work can be there, when an answer comes by `answer`.
#[must_use]
pub fn new_due(answer: NaiveDate, settings: &Settings) -> Option<NaiveDate> {
    let day = settings.business.nth_after(answer, u32::from(settings.lead_days.max(1)))?;
    Some(settle(day, None, &settings.business))
}

fn choose(
    advice: &Advice,
    due: Option<NaiveDate>,
    settings: &Settings,
    from: DateTime<FixedOffset>,
) -> Option<NaiveDate> {
    let (business, today) = (&settings.business, from.date_naive());
    let after = |days: u32| business.nth_after(today, days);
    let last = due.and_then(|due| business.previous(due)).filter(|it| *it > today);
    let wanted = match advice.limit {
        Limit::None => return None,
        Limit::BusinessDays(days) => after(u32::from(days))?,
        Limit::BeforeDue => last.or_else(|| after(2))?,
        Limit::BeforeWork => {
            let start = due.and_then(|due| business.nth_before(due, u32::from(settings.lead_days)));
            start.map_or_else(|| after(3), Some)?.max(after(2)?)
        }
        Limit::Own => return own(due, settings, from),
    };
    let shut = advice.latest.is_some_and(|latest| latest <= today);
    if shut || last.is_none() && due.is_some() && advice.action != Action::ProposeExtension {
        return None;
    }
    let settled = settle(wanted.min(last.unwrap_or(wanted)), last, business);
    match advice.latest.filter(|latest| settled > *latest) {
        Some(latest) => business.on_or_before(latest).filter(|day| *day > today),
        None => Some(settled),
    }
}

/// The day on which I deliver, where what is asked for has to come before it. Where I owe the estimate itself, the answer to
/// it comes after; what has been delivered needs no day that is past; a payment has a day of its own.
fn due(advice: &Advice, standing: &Standing, settings: &Settings, now: DateTime<FixedOffset>) -> Option<NaiveDate> {
    let due = settings.due.or(standing.my_due)?;
    let binds = match advice.situation {
        Situation::InquiryNew | Situation::QuoteDue | Situation::PaymentDue => false,
        Situation::PurchasedFirstReply | Situation::LimitNear => true,
        // When I answer is not what they have to do before.
        _ if advice.action == Action::Reply => advice.limit == Limit::Own,
        Situation::DeliveredNoReply | Situation::RevisedNoReply | Situation::FormalDelivered => due >= now.date_naive(),
        _ => true,
    };
    binds.then_some(due)
}

/// My own date: the one that stands while it can be kept, otherwise what the work takes.
fn own(due: Option<NaiveDate>, settings: &Settings, from: DateTime<FixedOffset>) -> Option<NaiveDate> {
    let (business, today) = (&settings.business, from.date_naive());
    let ahead = |day: NaiveDate| day > today || day == today && from.hour() < hour(day, business);
    match due.and_then(|due| business.on_or_before(due)).filter(|day| ahead(*day)) {
        Some(due) => Some(due),
        None => business.nth_after(today, u32::from(settings.lead_days.max(1))).map(|day| settle(day, None, business)),
    }
}

/// The day moved off the edge of long breaks and off お盆, never beyond `last`.
fn settle(day: NaiveDate, last: Option<NaiveDate>, business: &Business) -> NaiveDate {
    let mut settled = day;
    for _ in 0..10 {
        if !is_awkward(settled, business) {
            break;
        }
        match business.next(settled) {
            Some(next) => settled = next,
            None => break,
        }
    }
    if last.is_some_and(|last| settled > last) { day } else { settled }
}

/// お盆, or the last business day before three or more days off.
fn is_awkward(day: NaiveDate, business: &Business) -> bool {
    let bon = Season::Bon.days(day.year()).is_some_and(|it| it.contains(day));
    let break_ahead = business.next(day).is_some_and(|next| (next - day).num_days() > 3);
    bon || break_ahead
}

/// Eighteen o'clock or the close of the office; an hour earlier on Fridays.
fn hour(day: NaiveDate, business: &Business) -> u32 {
    let close = business.closes.hour().clamp(12, 18);
    if day.weekday() == Weekday::Fri { close.min(17) } else { close }
}
