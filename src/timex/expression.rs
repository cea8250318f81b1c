//! Whole expressions in a text, before they are counted out: bound, point, bound.

use super::bound::{self, After, Bound, follows_event};
use super::date::{Amount, Date, Edge, Length, Month, Of, Time, Unit};
use super::lexicon::lexicon;
use super::number::{digit, is_numeral, run_end};
use super::numeric::{Beside, is_tail, rate};
use super::outlook::is_list;
use super::piece::{Piece, piece};
use super::place::Place;
use super::point::{Point, bare_weekday, point};
use super::range::{longer, second};
use super::source::{after_any, char_at, skip_blanks};

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
    // How far back the words before a time may reach, and how far an event before it: not over the time before.
    let (mut floor, mut event_floor) = (0, 0);
    while let Some(here) = lexicon().lexemes.next(text, at) {
        match expression(text, here, (floor, event_floor)) {
            Ok(it) => {
                (at, floor) = (it.end.max(here + 1), it.end);
                if !matches!(it.body, Body::None(_)) {
                    event_floor = it.end;
                }
                if matches!(it.body, Body::None("number" | "address" | "compound")) {
                    continue;
                }
                found.push(it);
                while let Some(next) = found.last().and_then(|it| listed_weekday(text, it)) {
                    (at, floor) = (next.end, next.end);
                    found.push(next);
                }
            }
            Err(next) => at = next,
        }
    }
    carry(text, &mut found);
    found
}

/// The expression that begins at the byte, or the byte at which to look on.
fn expression(text: &str, at: usize, (floor, event_floor): (usize, usize)) -> Result<Expression, usize> {
    let first = char_at(text, at).unwrap_or(' ');
    let step = at + first.len_utf8();
    let none =
        |end, rule| Expression { start: at, end, body: Body::None(rule), bound: Bound::default(), of_event: false };
    if is_numeral(first) {
        if is_tail(text, at) && lexicon().lexemes.longest_at(text, at).is_none() {
            return Err(if digit(first).is_some() { run_end(text, at) } else { step });
        }
        if let Some(end) = rate(text, at) {
            let has_unit = text.get(..end).and_then(|it| it.chars().next_back()).is_some_and(|it| !is_numeral(it));
            return Ok(none(end, if has_unit { "standing" } else { "number" }));
        }
    }
    let mut read = point(text, at, false);
    match read {
        Ok(_) | Err(Some((Piece::Length(_), _))) => {}
        Err(Some((Piece::None("standing"), end))) => return Ok(none(standing_end(text, end), "standing")),
        Err(Some((Piece::None(rule), end))) => return Ok(none(end, rule)),
        Err(_) => return Err(step),
    }
    // What stands to the left is looked at only where something was found; 「あと」 may make a length of 「3日」.
    let (mut bound, start) = bound::before(text, at, floor);
    let of_event = follows_event(text, start, event_floor);
    let counting = bound.remaining || bound.about || of_event || Place::LengthNoun.before(text, start).is_some();
    if is_numeral(first) && counting {
        read = point(text, at, true);
    }
    let (body, end) = match read {
        Ok((first, end)) => second(text, first, end),
        Err(Some((Piece::Length(length), end))) => longer(text, length, end),
        Err(_) => return Err(step),
    };
    let is_business = Place::BusinessBefore.before(text, start).is_some();
    let (body, end) = business_days(text, body, end, is_business);
    let end = bound::after(text, end, after(&body), &mut bound);
    let (body, end) = business_days(text, body, end, false);
    let (body, end) = from_point(text, body, end, &mut bound);
    Ok(Expression { start, end, body, bound, of_event: of_event && counts(&body) })
}

/// What the words after the body may be.
fn after(body: &Body) -> After {
    match body {
        Body::Point(Point { date, time, .. }) => {
            let named = matches!(
                date,
                Some(
                    Date::Calendar { of: Of::Day(_) | Of::Part(_), .. }
                        | Date::Week { part: Some(_), .. }
                        | Date::LastWorkday
                )
            );
            let ranged = matches!(date, Some(Date::Calendar { of: Of::Days(..), .. }));
            After {
                may_precede: time.is_some() || named,
                clock: matches!(time, Some(Time::Clock { .. })),
                part: matches!(time, Some(Time::Part(_))),
                ranged,
                length: false,
            }
        }
        Body::Range(..) => After { ranged: true, ..After::default() },
        Body::Length(length, _) => After { ranged: length.low != length.high, length: true, ..After::default() },
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

/// 「3日以内（土日祝除く）」: days of a length as business days, where that is said or known already.
fn business_days(text: &str, body: Body, end: usize, known: bool) -> (Body, usize) {
    let Body::Length(length, from) = body else { return (body, end) };
    let said = Place::BusinessAfter.after(text, end);
    if length.low.unit != Unit::Day || length.high.unit != Unit::Day || !known && said.is_none() {
        return (body, end);
    }
    let business = |amount: Amount| Amount { unit: Unit::Business, ..amount };
    let length = Length { low: business(length.low), high: business(length.high), ..length };
    (Body::Length(length, from), said.unwrap_or(end))
}

/// 「本日から2営業日以内」「明日から3日間」: a length counted from a point.
fn from_point(text: &str, body: Body, end: usize, bound: &mut Bound) -> (Body, usize) {
    let Body::Point(point) = body else { return (body, end) };
    if !bound.starting || bound.until {
        return (body, end);
    }
    let at = Place::CountedOn.after(text, skip_blanks(text, end)).unwrap_or(end);
    let beside = Beside { counting: true, ..Beside::default() };
    let counted = piece(text, skip_blanks(text, at), beside);
    let Some((Piece::Length(length) | Piece::Date(Date::Counted { length, back: false }), after)) = counted else {
        return (body, end);
    };
    bound.starting = false;
    let body = Body::Length(length, Some(point));
    (body, bound::after(text, after, self::after(&body), bound))
}

/// The byte after all the times that a standing word rules: 「平日9:00〜17:00」.
fn standing_end(text: &str, end: usize) -> usize {
    let mut end = end;
    for _ in 0..6 {
        let at = skip_blanks(text, end);
        let link = after_any(text, at, &["の", "は", "、", "・", "と", "に", "（", "(", "：", ":", "/"]);
        let at = link.map_or(at, |it| skip_blanks(text, it));
        match point(text, at, false) {
            Ok((first, after)) if !is_own_day(&first) => {
                (_, end) = second(text, first, after);
                end = bound::after(text, end, After { ranged: true, ..After::default() }, &mut Bound::default());
            }
            Err(Some((Piece::None("standing"), after))) => end = after,
            _ => break,
        }
    }
    end
}

/// Whether the point is a day of its own and no part of standing hours: 「平日対応ですが、12月3日は…」.
fn is_own_day(point: &Point) -> bool {
    let of_month = matches!(point.date, Some(Date::Calendar { month: Some(Month::Is(_)), of: Of::Day(_), .. }));
    of_month || matches!(point.date, Some(Date::Days(..) | Date::Week { part: None, .. }))
}

/// 「水」 of 「来週の火・水」.
fn listed_weekday(text: &str, before: &Expression) -> Option<Expression> {
    let Body::Point(Point { date: Some(Date::Weekday { week: week @ Some(_), .. }), time: None, .. }) = before.body
    else {
        return None;
    };
    let start = Place::List.after(text, before.end)?;
    let (end, day) = bare_weekday(text, start)?;
    let mut bound = Bound::default();
    let point = Point { date: Some(Date::Weekday { week, day }), ..Point::default() };
    let end = bound::after(text, end, After::default(), &mut bound);
    Some(Expression { start, end, body: Body::Point(point), bound, of_event: false })
}

/// Lets a later point of a list take the week, the month or the day of the one before: 「12月3日か4日」「明日の10時か14時」.
fn carry(text: &str, found: &mut [Expression]) {
    for i in 1..found.len() {
        let (Body::Point(first) | Body::Range(first, _), Body::Point(second)) = (found[i - 1].body, found[i].body)
        else {
            continue;
        };
        let between = text.get(found[i - 1].end..found[i].start).unwrap_or("。").trim();
        if is_list(between) {
            found[i].body = Body::Point(Point { date: carried(&first, &second), ..second });
        }
        // 「明日か明後日までに」: by either.
        let (own, next) = (found[i - 1].bound, found[i].bound);
        if own == Bound::default() && Place::Alternative.words().contains(&between) {
            found[i - 1].bound = Bound { until: next.until, inside: next.inside, ..own };
        }
    }
}

fn carried(first: &Point, second: &Point) -> Option<Date> {
    let clocks = matches!((first.time, second.time), (Some(Time::Clock { .. }), Some(Time::Clock { .. })));
    match (first.date, second.date) {
        (Some(date), None) if clocks => Some(date),
        (
            Some(Date::Calendar { year, month: month @ Some(_), of: Of::Day(before) }),
            Some(Date::Calendar { year: None, month: None, of: Of::Day(day) }),
        ) if day > before => Some(Date::Calendar { year, month, of: Of::Day(day) }),
        (Some(Date::Weekday { week: week @ Some(_), .. }), Some(Date::Weekday { week: None, day })) => {
            Some(Date::Weekday { week, day })
        }
        (_, date) => date,
    }
}

/// Whether the season is only a bound: 「お盆前に」.
pub(super) fn is_before_season(point: &Point) -> bool {
    matches!(point.date, Some(Date::Season { edge: Edge::Before, .. } | Date::Run(Edge::Before)))
}
