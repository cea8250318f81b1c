//! Whether a time lies ahead: the tense of its words and of its clause.

use super::bound::Bound;
use super::date::{Date, Month, Of, Year};
use super::outlook::Outlook;
use super::point::Point;

/// How the clause bears on a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mood {
    /// It is meant, the next such time.
    Ahead,
    /// It is meant, and was the last such time: 「10月末までにとお願いしていた」.
    Owed,
    /// It is over or done, by the rule.
    Over(&'static str),
    /// It is refused.
    Negated,
}

/// The mood of a point in its clause; `absent` if the clause tells of an absence over it.
pub(super) fn mood(point: &Point, bound: Bound, outlook: Outlook, absent: bool) -> Mood {
    let Outlook { past, past_noun, quoted, thanks, negative, .. } = outlook;
    let tense = tense(point);
    let is_owed = bound.until || bound.due || bound.inside || bound.latest;
    let may_be_past = tense != Tense::Future;
    if may_be_past && (quoted && (past || past_noun && is_owed) || bound.due && past) {
        return Mood::Owed;
    }
    if tense == Tense::Past && !is_owed {
        return Mood::Over("past");
    }
    if thanks && (past && may_be_past || tense == Tense::Present && !is_owed) {
        return Mood::Over("greeting");
    }
    if may_be_past && (past || past_noun && !is_owed) && (past_noun || !quoted) {
        return Mood::Over("past");
    }
    if outlook.excepted || negative && !bound.due && !absent {
        return Mood::Negated;
    }
    Mood::Ahead
}

/// Whether the words by themselves put the point into the past: 「先週」.
pub(super) fn is_past(point: &Point) -> bool {
    tense(point) == Tense::Past
}

/// Where the words by themselves put a time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Present,
    Future,
    /// 「15日」: the clause decides.
    Either,
}

fn tense(point: &Point) -> Tense {
    let sign = |n: i64, now: Tense| match n {
        ..0 => Tense::Past,
        0 => now,
        _ => Tense::Future,
    };
    match point.date {
        Some(Date::Days(first, _)) => sign(first, Tense::Present),
        Some(Date::Week { week, .. } | Date::Weekday { week: Some(week), .. }) => sign(week, Tense::Either),
        Some(Date::Calendar { month: Some(Month::Offset(n)), of: Of::Whole, .. }) => sign(i64::from(n), Tense::Present),
        Some(Date::Calendar { month: Some(Month::Offset(n)), .. }) => sign(i64::from(n), Tense::Either),
        Some(Date::Calendar { year: Some(Year::Offset(n)), .. } | Date::Year { year: Year::Offset(n), .. }) => {
            sign(i64::from(n), Tense::Either)
        }
        Some(Date::DayOrTwo | Date::Counted { back: false, .. } | Date::LastWorkday | Date::FiscalEnd(_)) => {
            Tense::Future
        }
        _ => Tense::Either,
    }
}
