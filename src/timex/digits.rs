//! Dates and clocks whose parts are told apart by marks: 「12/3」「2026-12-03」「R8.6.1」「15:00」.

use super::date::{Date, Month, Of, Time, Year, clock};
use super::lexeme::Part;
use super::number::{Number, digit, number};
use super::numeric::Numeric;
use super::place::Place;
use super::source::{after_any, char_at, skip_blanks, stands, stands_any};

fn separated(text: &str, n: Number, separators: &[&str]) -> Option<Number> {
    let next = number(text, after_any(text, n.end, separators)?)?;
    (1..=2).contains(&next.digits).then_some(next)
}

/// Year, month and day as 「-12-03」「/12/3」「.12.3」 after the year; the two marks are the same.
fn month_and_day(text: &str, year: Number) -> Option<(Number, Number)> {
    ["-", "/", ".", "／", "－", "．"].iter().find_map(|&mark| {
        let month = separated(text, year, &[mark])?;
        Some((month, separated(text, month, &[mark])?))
    })
}

/// 「2026-12-03」「2026/12/3」「2026.12.3」.
pub(super) fn iso_date(text: &str, n: Number) -> Option<Numeric> {
    // 「26/12/10」: two digits are a year only where neither a month nor a day could stand.
    let century = match (n.digits, n.value) {
        (4, 1900..2200) => 0,
        (2, 24..100) if stands_any(text, n.end, &["/", "／"]) => 2000,
        _ => return None,
    };
    let (month, day) = month_and_day(text, n)?;
    let year = Some(Year::Is(i32::try_from(n.value + century).ok()?));
    let timed = stands(text, day.end, "T") && char_at(text, day.end + 1).and_then(digit).is_some();
    Some(Numeric::Date(calendar(year, month.value, day.value)?, if timed { day.end + 1 } else { day.end }))
}

fn calendar(year: Option<Year>, month: i64, day: i64) -> Option<Date> {
    let (month, day) = (u32::try_from(month).ok()?, u32::try_from(day).ok()?);
    let valid = (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then_some(Date::Calendar { year, month: Some(Month::Is(month)), of: Of::Day(day) })
}

/// 「8.6.1」 of 「R8.6.1」, 「8年」 of 「令和8年6月1日」, and the byte after it; `before` is the year before the era's first.
pub(super) fn era_date(text: &str, at: usize, before: i32) -> Option<(Date, usize)> {
    let n = match after_any(text, at, &["元"]) {
        Some(end) => Number { value: 1, digits: 0, pair: None, end },
        None => number(text, at)?,
    };
    let year = Year::Is(i32::try_from(n.value).ok().filter(|it| (1..100).contains(it))? + before);
    if let Some((month, day)) = month_and_day(text, n) {
        return Some((calendar(Some(year), month.value, day.value)?, day.end));
    }
    let end = after_any(text, skip_blanks(text, n.end), &["年"])?;
    Some((Date::Year { year, part: None }, end))
}

/// 「12/3」, unless it is a fraction, a ratio or a part of a longer number.
pub(super) fn slash_date(text: &str, at: usize, n: Number) -> Option<Numeric> {
    if !(1..=2).contains(&n.digits) {
        return None;
    }
    let day = separated(text, n, &["/", "／"])?;
    let next = char_at(text, day.end);
    let unit =
        matches!(next, Some('/' | '／' | '%' | '％' | '枚' | 'ペ' | '倍' | '人' | '本' | '個' | '話' | '回' | '名'));
    let word =
        next.is_some_and(|it| it.is_ascii_alphanumeric()) && !stands_any(text, day.end, &["AM", "PM", "am", "pm"]);
    let decimal = next == Some('.') && char_at(text, day.end + 1).and_then(digit).is_some();
    if unit || word || decimal || is_fraction(text, at, n, day) {
        return None;
    }
    Some(Numeric::Date(calendar(None, n.value, day.value)?, day.end))
}

fn is_fraction(text: &str, at: usize, n: Number, of: Number) -> bool {
    if Place::Scale.stands(text, of.end) {
        return true;
    }
    let said_before = Place::FractionBefore.before(text, at).is_some() && stands_any(text, of.end, &["が", "は", "を"]);
    n.value < of.value && of.value <= 10 && (Place::Fraction.stands(text, of.end) || said_before)
}

/// 「15:00」.
pub(super) fn colon_clock(text: &str, n: Number, part: Option<Part>) -> Option<Numeric> {
    if !(1..=2).contains(&n.digits) || n.value > 29 {
        return None;
    }
    let minute = separated(text, n, &[":", "："])?;
    let goes_on = char_at(text, minute.end).is_some_and(|it| digit(it).is_some() || it.is_ascii_alphabetic());
    if minute.digits != 2 || minute.value > 59 || goes_on || Place::Ratio.stands(text, minute.end) {
        return None;
    }
    let end = separated(text, minute, &[":"]).map_or(minute.end, |it| it.end);
    let (minutes, guessed) = clock(n.value, minute.value, part);
    Some(Numeric::Time(Time::Clock { minutes, to: None, guessed }, end))
}
