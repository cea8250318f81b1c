//! From stated times to instants: years, 「昨日」 and weekdays are found from the thread's order and from `now`.

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Weekday};

use super::Stamp;
use super::day::Day;
use super::stamp::{Clock, RawStamp};

/// The instants of these stamps, which stand in the order of the paste; and whether a day had to be assumed.
pub(crate) fn resolve(stamps: &[RawStamp], now: DateTime<FixedOffset>) -> (Vec<Option<Stamp>>, bool) {
    let falling = is_falling(stamps);
    let mut found = vec![None; stamps.len()];
    let mut assumed = false;
    let mut bound = now.date_naive();
    let mut last_clock: Option<(u32, u32, u32)> = None;
    let mut day_is_known = false;
    for step in 0..stamps.len() {
        let at = if falling { step } else { stamps.len() - 1 - step };
        let Some(stamp) = stamps.get(at) else { continue };
        if stamp.day.is_none() && stamp.clock.is_none() {
            continue;
        }
        let clock = stamp.clock.map(|it| (it.hour, it.minute, it.second));
        let date = if let Some(day) = stamp.day {
            date_of(day, stamp.weekday, bound, now)
        } else {
            assumed = true;
            let later = match last_clock {
                Some(last) => clock.is_some_and(|it| it > last),
                None => !day_is_known && clock.is_some_and(|it| it > clock_of(now)),
            };
            if later { back(bound, 1) } else { bound }
        };
        last_clock = clock;
        day_is_known = true;
        bound = date.min(now.date_naive());
        if let Some(slot) = found.get_mut(at) {
            *slot = instant(date, stamp, now);
        }
    }
    (found, assumed)
}

fn clock_of(now: DateTime<FixedOffset>) -> (u32, u32, u32) {
    use chrono::Timelike;
    (now.hour(), now.minute(), now.second())
}

fn back(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days)).unwrap_or(date)
}

/// The date that `day` means, not after `bound`.
fn date_of(day: Day, weekday: Option<Weekday>, bound: NaiveDate, now: DateTime<FixedOffset>) -> NaiveDate {
    let today = now.date_naive();
    match day {
        Day::Full(date) => date,
        Day::Yearly(month, number) => {
            let slack = bound.checked_add_days(Days::new(SLACK)).unwrap_or(bound).min(today);
            latest(month, number, weekday, slack)
        }
        Day::Back(days) => back(today, u64::try_from(days).unwrap_or_default()),
        Day::Last(weekday) => {
            let ahead = (7 + today.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
            back(today, u64::from(if ahead == 0 { 7 } else { ahead }))
        }
        Day::Ago { seconds } => (now - TimeDelta::seconds(seconds)).date_naive(),
    }
}

/// Messages that stand this many days out of order do not belong to another year.
const SLACK: u64 = 7;

/// The latest such day not after `bound`; among the last years the one that falls on the stated weekday.
fn latest(month: u32, day: u32, weekday: Option<Weekday>, bound: NaiveDate) -> NaiveDate {
    let years = (0..9).map(|back| bound.year() - back);
    let dates = || years.clone().filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).filter(|it| *it <= bound);
    dates()
        .take(3)
        .find(|it| weekday.is_none_or(|weekday| it.weekday() == weekday))
        .or_else(|| dates().next())
        .unwrap_or(bound)
}

fn instant(date: NaiveDate, stamp: &RawStamp, now: DateTime<FixedOffset>) -> Option<Stamp> {
    if let (Some(Day::Ago { seconds }), None) = (stamp.day, stamp.clock) {
        let at = now - TimeDelta::seconds(seconds);
        return if seconds < 86_400 {
            Some(Stamp { at, timed: true })
        } else {
            local(at.date_naive().and_hms_opt(12, 0, 0)?, now).map(|at| Stamp { at, timed: false })
        };
    }
    let (clock, timed) = match stamp.clock {
        Some(clock) => (clock, true),
        None => (Clock { hour: 12, minute: 0, second: 0 }, false),
    };
    let date = date.checked_add_days(Days::new(u64::from(clock.hour / 24)))?;
    let written = date.and_hms_opt(clock.hour % 24, clock.minute, clock.second.min(59))?;
    let at = match stamp.offset {
        Some(offset) => {
            FixedOffset::east_opt(offset)?.from_local_datetime(&written).single()?.with_timezone(&now.timezone())
        }
        None => local(written, now)?,
    };
    Some(Stamp { at, timed })
}

fn local(written: NaiveDateTime, now: DateTime<FixedOffset>) -> Option<DateTime<FixedOffset>> {
    now.timezone().from_local_datetime(&written).single()
}

/// Whether the newest stands on top: most neighbours go back in time, the shorter way round the year.
pub(crate) fn is_falling(stamps: &[RawStamp]) -> bool {
    let mut balance = 0_i64;
    let dated = stamps.iter().filter_map(|stamp| place_in_year(stamp).map(|day| (day, stamp)));
    let mut previous: Option<(Place, &RawStamp)> = None;
    for (place, stamp) in dated {
        if let Some((before, earlier)) = previous {
            let days = before.days_to(place);
            let clocks = |it: &RawStamp| it.clock.map(|it| (it.hour, it.minute, it.second));
            balance += match days {
                0 => match clocks(stamp).zip(clocks(earlier)) {
                    Some((now, then)) if stamp.day == earlier.day => i64::from(now > then) - i64::from(now < then),
                    _ => 0,
                },
                days => days.signum(),
            };
        }
        previous = Some((place, stamp));
    }
    balance < 0
}

/// A day on the calendar, or only in the round of the year.
#[derive(Clone, Copy)]
enum Place {
    Day(i64),
    OfYear(i64),
    Ago(i64),
}

fn place_in_year(stamp: &RawStamp) -> Option<Place> {
    Some(match stamp.day? {
        Day::Full(date) => Place::Day(i64::from(date.num_days_from_ce())),
        Day::Yearly(month, day) => Place::OfYear(i64::from(NaiveDate::from_ymd_opt(2024, month, day)?.ordinal())),
        Day::Back(days) => Place::Ago(-days * 86_400),
        Day::Last(weekday) => Place::Ago(i64::from(weekday.num_days_from_monday()) * 86_400 - 10_000_000),
        Day::Ago { seconds } => Place::Ago(-seconds),
    })
}

impl Place {
    /// Days from this to `later`; within the round of the year the shorter way.
    fn days_to(self, later: Self) -> i64 {
        const YEAR: i64 = 366;
        match (self, later) {
            (Self::Day(from), Self::Day(to)) | (Self::Ago(from), Self::Ago(to)) => to - from,
            (Self::OfYear(from), Self::OfYear(to)) => {
                let days = (to - from).rem_euclid(YEAR);
                if days > YEAR / 2 { days - YEAR } else { days }
            }
            (Self::Ago(_), Self::Day(_) | Self::OfYear(_)) => -1,
            (Self::Day(_) | Self::OfYear(_), Self::Ago(_)) => 1,
            _ => 0,
        }
    }
}

#[cfg(test)]
#[path = "dating_tests.rs"]
mod tests;
