//! Days of one month: 「中旬」「末」「第2金曜日」.

use chrono::{Datelike, NaiveDate, Weekday};

use super::date::Of;
use super::lexeme::Stretch;
use super::resolve::{Dates, shift};
use crate::calendar::Business;

/// The days of the month that are meant; `None` if the month has no such day.
pub(super) fn days(calendar: &Business, year: i32, month: u32, of: Of) -> Option<Dates> {
    let day = |day| NaiveDate::from_ymd_opt(year, month, day);
    let first = day(1)?;
    let last = (28..=31).rev().find_map(day)?;
    let some = |from, to, rule| Some(Dates::new((from, to), rule));
    match of {
        Of::Whole | Of::Part(Stretch::Inside) => some(first, last, "month"),
        Of::Day(n) => some(day(n)?, day(n)?, "date"),
        Of::Days(from, to) => some(day(from)?, day(to)?, "date"),
        Of::Nth(n, weekday) => {
            nth(first, n, weekday).filter(|it| it.month() == month).and_then(|it| some(it, it, "nth-weekday"))
        }
        Of::NthWeek(n) => {
            let start = shift(first, -i64::from(first.weekday().num_days_from_monday()) + 7 * (i64::from(n) - 1))?;
            some(start.max(first), shift(start, 6)?.min(last), "nth-week").filter(|it| it.first <= it.last)
        }
        Of::Part(stretch) => match stretch {
            Stretch::Head | Stretch::After => some(first, day(5)?, "month-head-five-days"),
            Stretch::First => some(first, day(10)?, "month-thirds"),
            Stretch::Second | Stretch::Middle => some(day(11)?, day(20)?, "month-thirds"),
            Stretch::Third => some(day(21)?, last, "month-thirds"),
            Stretch::Front => some(first, day(15)?, "month-halves"),
            Stretch::Back => some(day(16)?, last, "month-halves"),
            Stretch::End => {
                let open = calendar.on_or_before(last)?;
                let other = (open != last).then_some((open, open));
                Some(Dates { other, ..Dates::new((last, last), "month-end-calendar") })
            }
            Stretch::LastWeek => shift(last, -i64::from(last.weekday().num_days_from_monday()))
                .and_then(|it| some(it, last, "last-week-of-month")),
            Stretch::LastBusiness => {
                calendar.on_or_before(last).and_then(|it| some(it, it, "last-business-day-of-month"))
            }
            Stretch::FirstBusiness => {
                calendar.on_or_after(first).and_then(|it| some(it, it, "first-business-day-of-month"))
            }
            Stretch::Inside | Stretch::Spring | Stretch::Summer | Stretch::Autumn | Stretch::Winter => None,
        },
    }
}

fn nth(first: NaiveDate, n: u32, weekday: Weekday) -> Option<NaiveDate> {
    NaiveDate::from_weekday_of_month_opt(first.year(), first.month(), weekday, u8::try_from(n).ok()?)
}
