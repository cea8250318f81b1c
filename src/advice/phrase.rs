//! Days and instants as a message writes them.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::timex::{self, Kind, Moment};

/// 「11月27日(金)」; with the year when it is not `year`: 「2027年1月6日(水)」.
#[must_use]
pub fn day(day: NaiveDate, year: i32) -> String {
    timex::phrase(Moment::Day(day), Kind::On, start_of(year))
}

/// 「11月27日(金)18時」, 「11月27日(金)18時30分」.
#[must_use]
pub fn minute(at: NaiveDateTime, year: i32) -> String {
    timex::phrase(Moment::Minute(at), Kind::On, start_of(year))
}

fn start_of(year: i32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(NaiveDate::MIN).and_time(NaiveTime::MIN)
}
