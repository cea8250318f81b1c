use std::fmt;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::lexeme::WEEKDAYS;
use super::{Kind, Moment};

impl fmt::Display for Moment {
    /// `2026-11-27` or `2026-11-27T18:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Moment::Day(day) => write!(f, "{day}"),
            Moment::Minute(minute) => write!(f, "{}", minute.format("%Y-%m-%dT%H:%M")),
        }
    }
}

impl Moment {
    /// The day on which it lies.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        match self {
            Moment::Day(day) => day,
            Moment::Minute(minute) => minute.date(),
        }
    }

    /// Its first instant: midnight of a day.
    #[must_use]
    pub fn earliest(self) -> NaiveDateTime {
        match self {
            Moment::Day(day) => day.and_time(NaiveTime::MIN),
            Moment::Minute(minute) => minute,
        }
    }

    /// Its last minute: 23:59 of a day.
    #[must_use]
    pub fn latest(self) -> NaiveDateTime {
        match self {
            Moment::Day(day) => day
                .and_time(NaiveTime::MIN)
                .checked_add_signed(TimeDelta::minutes(23 * 60 + 59))
                .unwrap_or(NaiveDateTime::MAX),
            Moment::Minute(minute) => minute,
        }
    }
}

/// A moment in the words of a business message: 「11月27日(金)18時まで」, with the year only where it is not that of the reference.
///
/// Read again at the reference, the words give the moment back.
#[must_use]
pub fn phrase(moment: Moment, kind: Kind, reference: NaiveDateTime) -> String {
    let day = moment.day();
    let year = if day.year() == reference.year() { String::new() } else { format!("{}年", day.year()) };
    let weekday = WEEKDAYS[day.weekday().num_days_from_monday() as usize].1;
    let time = match moment {
        Moment::Day(_) => String::new(),
        Moment::Minute(minute) => clock(minute),
    };
    let mark = match kind {
        Kind::By | Kind::Within => "まで",
        Kind::From => "以降",
        Kind::Around => "頃",
        Kind::On | Kind::Duration | Kind::None => "",
    };
    format!("{year}{}月{}日({weekday}){time}{mark}", day.month(), day.day())
}

/// 「18時」「10時30分」; hours that would be read as the afternoon have 「午前」.
fn clock(minute: NaiveDateTime) -> String {
    let half = if (1..=6).contains(&minute.hour()) { "午前" } else { "" };
    match minute.minute() {
        0 => format!("{half}{}時", minute.hour()),
        minutes => format!("{half}{}時{minutes}分", minute.hour()),
    }
}
