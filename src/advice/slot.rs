//! When to send.

use chrono::{Datelike, Duration, NaiveDate, NaiveTime, Weekday};

use super::case::Instant;
use super::{Client, Settings};
use crate::platform::Channel;

/// The next good time to send: `now` itself when it is one.
///
/// Business people are written to on business days in their hours, not on Monday before 10; private people between 10
/// and 21 o'clock on any day but 29 December to 3 January.
pub(super) fn next_good(settings: &Settings, channel: Channel, now: Instant) -> Instant {
    let business = is_business(settings, channel);
    let local = now.naive_local();
    let first = (0..20).filter_map(|ahead| local.date().checked_add_signed(Duration::days(ahead))).find_map(|day| {
        let (opens, closes) = window(settings, business, day)?;
        let open = day.and_time(opens);
        (local < day.and_time(closes)).then(|| open.max(local))
    });
    first.and_then(|it| it.and_local_timezone(now.timezone()).single()).unwrap_or(now)
}

/// Whether they are written to in office hours.
fn is_business(settings: &Settings, channel: Channel) -> bool {
    match settings.client {
        Client::Business => true,
        Client::Consumer => false,
        Client::Unknown => channel == Channel::Mail,
    }
}

fn window(settings: &Settings, business: bool, day: NaiveDate) -> Option<(NaiveTime, NaiveTime)> {
    let hour = |hour: u32| NaiveTime::from_hms_opt(hour, 0, 0);
    if !business {
        let turn = matches!((day.month(), day.day()), (12, 29..=31) | (1, 1..=3));
        return if turn { None } else { Some((hour(10)?, hour(21)?)) };
    }
    let calendar = &settings.business;
    let opens = if day.weekday() == Weekday::Mon { calendar.opens.max(hour(10)?) } else { calendar.opens };
    calendar.is_business_day(day).then_some((opens, calendar.closes))
}
