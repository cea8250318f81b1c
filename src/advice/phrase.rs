//! Days and instants as a message writes them.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

const WEEKDAYS: [char; 7] = ['月', '火', '水', '木', '金', '土', '日'];

/// 「11月27日(金)」; with the year when it is not `year`: 「2027年1月6日(水)」.
#[must_use]
pub fn day(day: NaiveDate, year: i32) -> String {
    let weekday = WEEKDAYS[day.weekday().num_days_from_monday() as usize % 7];
    let short = format!("{}月{}日({weekday})", day.month(), day.day());
    if day.year() == year { short } else { format!("{}年{short}", day.year()) }
}

/// 「11月27日(金)18時」, 「11月27日(金)18時30分」.
#[must_use]
pub fn minute(at: NaiveDateTime, year: i32) -> String {
    let minute = if at.minute() == 0 { String::new() } else { format!("{}分", at.minute()) };
    format!("{}{}時{minute}", day(at.date(), year), at.hour())
}
