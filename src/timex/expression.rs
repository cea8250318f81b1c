//! Whole expressions in a text, before they are counted out: bound, point, bound.

use super::bound::{self, After, Bound, follows_event};
use super::date::{Amount, Date, Edge, Length, Month, Of, Time, Unit};
use super::lexicon::lexicon;
use super::number::{digit, is_numeral};
use super::numeric::{is_counted, is_tail};
use super::outlook::is_list;
use super::point::{Piece, Point, piece, point};
use super::source::{after_any, char_at, char_before, skip_blanks};

/// A temporal expression as it was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Expression {
    pub start: usize,
    pub end: usize,
    pub body: Body,
    pub bound: Bound,
    /// Counted from an event, not from the message.
    pub of_event: bool,
}

/// What an expression names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Body {
    Point(Point),
    Range(Point, Point),
    /// A length, and the point from which it is counted: 「明日から3日間」.
    Length(Length, Option<Point>),
    /// Nothing to act upon, by the rule.
    None(&'static str),
}

/// The expressions of a text, in order.
pub(super) fn expressions(text: &str) -> Vec<Expression> {
    let mut found: Vec<Expression> = Vec::new();
    let mut at = 0;
    let mut floor = 0;
    while let Some(here) = lexicon().lexemes.next(text, at) {
        match expression(text, here, floor) {
            Ok(it) => {
                (at, floor) = (it.end.max(here + 1), it.end);
                let number = matches!(it.body, Body::None("number" | "address" | "compound" | "media" | "label"));
                let keeps = !number || matches!(it.body, Body::None("media" | "label"));
                if keeps {
                    found.push(it);
                }
            }
            Err(next) => at = next,
        }
    }
    carry(text, &mut found);
    found
}

/// The expression that begins at the byte, or the byte at which to look on.
fn expression(text: &str, at: usize, floor: usize) -> Result<Expression, usize> {
    let step = at + char_at(text, at).map_or(1, char::len_utf8);
    if char_at(text, at).is_some_and(is_numeral)
        && is_tail(text, at)
        && lexicon().lexemes.longest_at(text, at).is_none()
    {
        return Err(if digit(char_at(text, at).unwrap_or(' ')).is_some() {
            super::number::run_end(text, at)
        } else {
            step
        });
    }
    let (mut bound, start) = bound::before(text, at, floor);
    let counting = bound.remaining || bound.about || follows_event(text, start, floor);
    let (body, end) = match point(text, at, counting) {
        Ok((first, end)) => second(text, first, end),
        Err(Some((Piece::Length(length), end))) => (Body::Length(length, None), end),
        Err(Some((Piece::None(rule), end))) => {
            let end = if rule == "standing" { standing_end(text, end) } else { end };
            return Ok(Expression { start: at, end, body: Body::None(rule), bound: Bound::default(), of_event: false });
        }
        Err(_) => return Err(step),
    };
    let (body, end) = longer(text, body, end);
    let end = bound::after(text, end, after(&body), &mut bound);
    let (body, end) = from_point(text, body, end, &mut bound);
    let of_event = follows_event(text, start, floor) && counts(&body);
    Ok(Expression { start, end, body, bound, of_event })
}

fn after(body: &Body) -> After {
    let precedes = |point: &Point| {
        matches!(point.time, Some(_))
            || matches!(
                point.date,
                Some(
                    Date::Calendar { of: Of::Day(_) | Of::Part(_), .. }
                        | Date::Week { part: Some(_), .. }
                        | Date::LastWorkday
                )
            )
    };
    match body {
        Body::Point(point) => After {
            may_precede: precedes(point),
            ranged: matches!(point.date, Some(Date::Calendar { of: Of::Days(..), .. })),
            length: false,
        },
        Body::Range(..) => After { may_precede: false, ranged: true, length: false },
        Body::Length(length, _) => After { may_precede: false, ranged: length.low != length.high, length: true },
        Body::None(_) => After::default(),
    }
}

/// Whether the body is counted from something: 「3日後」「翌営業日」「2週間」.
fn counts(body: &Body) -> bool {
    match body {
        Body::Length(_, None) => true,
        Body::Point(point) => matches!(point.date, Some(Date::Counted { .. } | Date::Neighbour { .. })),
        _ => false,
    }
}

/// The second end of a range, if there is one: 「26日〜28日」「13時から15時」.
fn second(text: &str, first: Point, end: usize) -> (Body, usize) {
    let at = skip_blanks(text, end);
    let Some(next) = after_any(text, at, &["から", "より", "〜", "~", "～", "-", "－", "–", "—", "―", "ー", "→"])
    else {
        return (Body::Point(first), end);
    };
    let next = skip_blanks(text, next);
    if char_before(text, next) == Some('り') && char_at(text, next).is_some_and(|it| matches!(it, '前' | '後' | '早'))
    {
        return (Body::Point(first), end);
    }
    // The second end of 「12/3〜5」 may be a bare number.
    if let Some(point) = bare_second(text, first, next) {
        return point;
    }
    match point(text, next, false) {
        Ok((second, after)) if is_second(&first, &second) => {
            (counted_days(text, &first, &second, after).unwrap_or(Body::Range(first, second)), after)
        }
        _ => (Body::Point(first), end),
    }
}

/// 「3日から5日ほど」: two bare days that the words after them make a length.
fn counted_days(text: &str, first: &Point, second: &Point, after: usize) -> Option<Body> {
    let bare = |point: &Point| match (point.date, point.time) {
        (Some(Date::Calendar { year: None, month: None, of: Of::Day(day) }), None) => Some(i64::from(day)),
        _ => None,
    };
    let (low, high) = (bare(first)?, bare(second)?);
    let amount = |n| Amount::new(n, Unit::Day);
    let length = Length { low: amount(low), high: amount(high), several: false };
    is_counted(text, after, high).then_some(Body::Length(length, None))
}

fn is_second(first: &Point, second: &Point) -> bool {
    let counted = |point: &Point| matches!(point.date, Some(Date::Counted { .. }));
    !counted(second)
        && !(first.date.is_none() && second.date.is_some() && first.time.is_some() && second.time.is_none())
}

fn bare_second(text: &str, first: Point, at: usize) -> Option<(Body, usize)> {
    let Some(Date::Calendar { of: Of::Day(_), month: Some(_), .. }) = first.date else { return None };
    let n = super::number::number(text, at).filter(|it| (1..=2).contains(&it.digits) && first.time.is_none())?;
    let next = char_at(text, n.end);
    let goes_on = next.is_some_and(|it| {
        matches!(
            it,
            '/' | '／' | ':' | '：' | '月' | '日' | '時' | '.' | '営' | '週' | '年' | '分' | 'ヶ' | 'か' | 'カ'
        ) || it.is_ascii_alphanumeric()
    });
    let day = u32::try_from(n.value).ok().filter(|it| (1..=31).contains(it) && !goes_on)?;
    let second = Point { date: Some(Date::Calendar { year: None, month: None, of: Of::Day(day) }), ..Point::default() };
    Some((Body::Range(first, second), n.end))
}

/// 「2日から3日」「1週間〜10日」 as one length, and 「10日から2週間」 where the first was read as a day.
fn longer(text: &str, body: Body, end: usize) -> (Body, usize) {
    let Body::Length(length, None) = body else { return (body, end) };
    let at = skip_blanks(text, end);
    let Some(next) = after_any(text, at, &["から", "〜", "~", "～", "-", "－", "–", "、", "ないし", "か", "・"])
    else {
        return (body, end);
    };
    let beside = super::numeric::Beside { counting: true, ..Default::default() };
    match piece(text, skip_blanks(text, next), beside) {
        Some((Piece::Length(second), after)) if second.low == second.high => {
            (Body::Length(Length { low: length.low, high: second.high, several: false }, None), after)
        }
        _ => (body, end),
    }
}

/// 「本日から2営業日以内」「明日から3日間」: a length counted from a point.
fn from_point(text: &str, body: Body, end: usize, bound: &mut Bound) -> (Body, usize) {
    let Body::Point(point) = body else { return (body, end) };
    if !bound.starting || bound.until {
        return (body, end);
    }
    let at =
        after_any(text, skip_blanks(text, end), &["数えて", "起算して", "起算で", "、", "約", "およそ", "だいたい"])
            .unwrap_or(end);
    let beside = super::numeric::Beside { counting: true, ..Default::default() };
    let at = skip_blanks(text, at);
    let (length, after) = match piece(text, at, beside) {
        Some((Piece::Length(length), after)) => (length, after),
        Some((Piece::Date(Date::Counted { length, back: false }), after)) => (length, after),
        _ => return (body, end),
    };
    bound.starting = false;
    let body = Body::Length(length, Some(point));
    let end = bound::after(text, after, self::after(&body), bound);
    (body, end)
}

/// The byte after all the times that a standing word rules: 「平日9:00〜17:00」.
fn standing_end(text: &str, end: usize) -> usize {
    let mut end = end;
    for _ in 0..6 {
        let at = skip_blanks(text, end);
        let at = after_any(text, at, &["の", "は", "、", "・", "と", "に", "（", "(", "：", ":", "/"])
            .map_or(at, |it| skip_blanks(text, it));
        let Ok((first, after)) = point(text, at, false) else {
            match piece(text, at, super::numeric::Beside::default()) {
                Some((Piece::None("standing"), after)) => {
                    end = after;
                    continue;
                }
                _ => break,
            }
        };
        // A day of its own after a comma is no part of the standing hours.
        if matches!(
            first.date,
            Some(
                Date::Days(..)
                    | Date::Week { part: None, .. }
                    | Date::Calendar { month: Some(Month::Is(_)), of: Of::Day(_), .. }
            )
        ) {
            break;
        }
        (_, end) = second(text, first, after);
        end = bound::after(text, end, After { ranged: true, ..After::default() }, &mut Bound::default());
    }
    end
}

/// Lets a later point of a list take the week, the month or the day of the one before: 「12月3日か4日」「明日の10時か14時」.
fn carry(text: &str, found: &mut [Expression]) {
    for i in 1..found.len() {
        let (Body::Point(first) | Body::Range(_, first), Body::Point(second)) = (found[i - 1].body, found[i].body)
        else {
            continue;
        };
        if !is_list(text.get(found[i - 1].end..found[i].start).unwrap_or("。")) {
            continue;
        }
        let date = match (first.date, second.date) {
            (Some(date), None)
                if matches!((first.time, second.time), (Some(Time::Clock { .. }), Some(Time::Clock { .. }))) =>
            {
                Some(date)
            }
            (
                Some(Date::Calendar { year, month: month @ Some(_), of: Of::Day(before) }),
                Some(Date::Calendar { year: None, month: None, of: Of::Day(day) }),
            ) if day > before => Some(Date::Calendar { year, month, of: Of::Day(day) }),
            (Some(Date::Weekday { week: week @ Some(_), .. }), Some(Date::Weekday { week: None, day })) => {
                Some(Date::Weekday { week, day })
            }
            _ => continue,
        };
        found[i].body = Body::Point(Point { date, ..second });
    }
}

/// Whether the season is only a bound: 「お盆前に」.
pub(super) fn is_before_season(point: &Point) -> bool {
    matches!(point.date, Some(Date::Season { edge: Edge::Before, .. } | Date::Run(Edge::Before)))
}
