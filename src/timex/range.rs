//! Two ends: 「26日〜28日」「13時から15時」「3日から5日ほど」.

use super::date::{Amount, Date, Length, Of, Unit};
use super::expression::Body;
use super::number::number;
use super::numeric::{Beside, is_counted};
use super::piece::{Piece, piece};
use super::place::Place;
use super::point::{Point, point};
use super::source::{char_at, skip_blanks, stands_any};

/// The first point with its second end, if there is one.
pub(super) fn second(text: &str, first: Point, end: usize) -> (Body, usize) {
    let alone = (Body::Point(first), end);
    let at = skip_blanks(text, end);
    // 「25日より前」 has no second end.
    if Place::Earlier.stands(text, at) || Place::Since.stands(text, at) {
        return alone;
    }
    let Some(next) = Place::Range.after(text, at) else { return alone };
    let next = skip_blanks(text, next);
    if let Some(found) = bare_day(text, first, next) {
        return found;
    }
    match point(text, next, false) {
        Ok((second, after)) if may_end(&first, &second) => {
            let days = bare(&first).zip(bare(&second)).filter(|&(_, high)| is_counted(text, after, high));
            (days.map_or(Body::Range(first, second), |(low, high)| days_of(low, high)), after)
        }
        Err(Some((Piece::Length(length), after))) if ends_in_days(text, after) && length.low == length.high => {
            let high = length.high;
            let days = bare(&first).filter(|&low| high.unit == Unit::Day && !high.half && low < high.n);
            days.map_or(alone, |low| (days_of(low, high.n), after))
        }
        _ => alone,
    }
}

fn may_end(first: &Point, second: &Point) -> bool {
    let is_counted = matches!(second.date, Some(Date::Counted { .. } | Date::Run(_)));
    let only_clock_before = first.date.is_none() && first.time.is_some() && second.time.is_none();
    !is_counted && !only_clock_before
}

fn ends_in_days(text: &str, end: usize) -> bool {
    text.get(..end).is_some_and(|it| it.ends_with('日'))
}

/// The number of a bare 「3日」, which might as well be a length.
fn bare(point: &Point) -> Option<i64> {
    match (point.date, point.time) {
        (Some(Date::Calendar { year: None, month: None, of: Of::Day(day) }), None) => Some(i64::from(day)),
        _ => None,
    }
}

fn days_of(low: i64, high: i64) -> Body {
    let amount = |n| Amount::new(n, Unit::Day);
    Body::Length(Length { low: amount(low), high: amount(high), several: false }, None)
}

/// 「5」 of 「12/3〜5」.
fn bare_day(text: &str, first: Point, at: usize) -> Option<(Body, usize)> {
    let (Some(Date::Calendar { of: Of::Day(_), month: Some(_), .. }), None) = (first.date, first.time) else {
        return None;
    };
    let n = number(text, at).filter(|it| (1..=2).contains(&it.digits))?;
    let has_unit = ["/", "／", ":", "：", "月", "日", "時", ".", "営", "週", "年", "分", "ヶ", "か月", "カ"];
    let goes_on =
        stands_any(text, n.end, &has_unit) || char_at(text, n.end).is_some_and(|it| it.is_ascii_alphanumeric());
    let day = u32::try_from(n.value).ok().filter(|it| (1..=31).contains(it) && !goes_on)?;
    let second = Point { date: Some(Date::Calendar { year: None, month: None, of: Of::Day(day) }), ..Point::default() };
    let mut second = second;
    let end = second.absorb_brackets(text, n.end);
    Some((Body::Range(first, second), end))
}

/// The length with its longer end: 「2日から3日」「1週間〜10日」.
pub(super) fn longer(text: &str, length: Length, end: usize) -> (Body, usize) {
    let alone = (Body::Length(length, None), end);
    let Some(next) = Place::Pair.after(text, skip_blanks(text, end)) else { return alone };
    let beside = Beside { counting: true, ..Beside::default() };
    match piece(text, skip_blanks(text, next), beside) {
        Some((Piece::Length(second), after)) if second.low == second.high => {
            (Body::Length(Length { low: length.low, high: second.high, several: false }, None), after)
        }
        _ => alone,
    }
}
