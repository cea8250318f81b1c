//! From words to days and minutes: the conventions of counting.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

use super::date::{Amount, Date, Length, Month, Time, Unit};
use super::days::{monday, nearest};
use super::point::Point;
use super::{Anchor, Moment};
use crate::calendar::Business;

/// What expressions are counted from.
#[derive(Clone, Copy)]
pub(super) struct Base<'a> {
    pub anchor: Anchor,
    pub calendar: &'a Business,
    /// The day named last in the message.
    pub named: Option<NaiveDate>,
    /// The clause speaks of the past: the last such day, not the next.
    pub past: bool,
    /// 「中」「まで」 of a week: through its last business day.
    pub working_week: bool,
}

/// Days or minutes, both ends inclusive, by a named convention.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub start: Moment,
    pub end: Moment,
    pub rule: &'static str,
    pub alternatives: Vec<(Moment, Moment)>,
}

/// Days by a named convention.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Dates {
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub rule: &'static str,
    pub other: Option<(NaiveDate, NaiveDate)>,
}

impl Dates {
    pub(super) fn new((first, last): (NaiveDate, NaiveDate), rule: &'static str) -> Dates {
        Dates { first, last, rule, other: None }
    }

    pub(super) fn one(day: NaiveDate, rule: &'static str) -> Dates {
        Dates::new((day, day), rule)
    }

    pub(super) fn or(self, other: (NaiveDate, NaiveDate)) -> Dates {
        let differs = other != (self.first, self.last);
        Dates { other: differs.then_some(other), ..self }
    }
}

impl Base<'_> {
    /// When the point is; `None` if that cannot be known.
    pub(super) fn point(&self, point: &Point) -> Option<Found> {
        if let Some(named) = self.named.filter(|_| point.after_named) {
            return self.from(named, true).point(&Point { after_named: false, ..*point });
        }
        if let Some(Date::Counted { length, back }) = point.date
            && matches!(length.low.unit, Unit::Minute | Unit::Hour)
        {
            return self.counted_clock(length, back);
        }
        let Some(date) = point.date else { return self.time_alone(point.time?) };
        let dates = self.checked(date, point.weekday)?;
        let dates = if point.week_of { week_around(dates) } else { dates };
        match point.time {
            None => Some(Found {
                start: Moment::Day(dates.first),
                end: Moment::Day(dates.last),
                rule: dates.rule,
                alternatives: dates.other.iter().map(|it| (Moment::Day(it.0), Moment::Day(it.1))).collect(),
            }),
            Some(time) => timed(dates, time),
        }
    }

    /// Both ends of a range, the second counted on from the first.
    pub(super) fn range(&self, first: &Point, second: &Point) -> Option<Found> {
        let start = self.point(first)?;
        let end = match (first.date, second.date, second.time) {
            // 「来週の月曜から水曜」: the same week.
            (Some(Date::Weekday { week: week @ Some(_), .. }), Some(Date::Weekday { week: None, day }), _) => {
                self.point(&Point { date: Some(Date::Weekday { week, day }), ..*second })
            }
            (_, None, Some(_)) => {
                self.from(start.start.day(), true).point(&Point { date: Some(Date::Days(0, 0)), ..*second })
            }
            (_, Some(date), _) if counts_from_now(date) => self.point(second),
            (_, Some(date), _) => self.from(start.start.day(), matches!(date, Date::Weekday { .. })).point(second),
            _ => None,
        }?;
        let ordered = end.end.latest() >= start.start.earliest();
        ordered.then_some(Found { start: start.start, end: end.end, rule: start.rule, alternatives: Vec::new() })
    }

    /// The base on a day named in the text; `known` if relative words count from it though the writing is undated.
    fn from(&self, day: NaiveDate, known: bool) -> Self {
        let midnight = day.and_time(NaiveTime::MIN);
        let anchor = match self.anchor {
            Anchor::Undated(_) if !known => Anchor::Undated(midnight),
            _ => Anchor::Written(midnight),
        };
        Base { anchor, past: false, ..*self }
    }

    /// A length counted from the base: its shorter and its longer end.
    pub(super) fn length(&self, length: Length, from: Option<Moment>) -> Option<(Moment, Moment)> {
        let from = match from {
            Some(Moment::Day(day)) => day.and_time(NaiveTime::MIN),
            Some(Moment::Minute(minute)) => minute,
            None => self.written()?,
        };
        Some((self.add(from, length.low, false)?, self.add(from, length.high, false)?))
    }

    /// The instant of writing, if it is known.
    pub(super) fn written(&self) -> Option<NaiveDateTime> {
        match self.anchor {
            Anchor::Written(at) => Some(at),
            Anchor::Undated(_) => None,
        }
    }

    fn counted_clock(&self, length: Length, back: bool) -> Option<Found> {
        let from = if back { return None } else { self.written()? };
        let (start, end) = (self.add(from, length.low, back)?, self.add(from, length.high, back)?);
        Some(Found { start, end, rule: "clock-arithmetic", alternatives: Vec::new() })
    }

    pub(super) fn add(&self, from: NaiveDateTime, amount: Amount, back: bool) -> Option<Moment> {
        let day = from.date();
        let n = amount.n;
        let minutes = |minutes: i64| {
            let delta = TimeDelta::try_minutes(if back { -minutes } else { minutes })?;
            Some(Moment::Minute(from.checked_add_signed(delta)?))
        };
        let days = |n: i64| Some(Moment::Day(shift(day, if back { -n } else { n })?));
        let months = |n: i64| {
            let n = Months::new(u32::try_from(n).ok()?);
            let day = if back { day.checked_sub_months(n)? } else { day.checked_add_months(n)? };
            let half = if amount.half && amount.unit == Unit::Month { 15 } else { 0 };
            Some(Moment::Day(shift(day, if back { -half } else { half })?))
        };
        match amount.unit {
            Unit::Minute => minutes(n),
            Unit::Hour => minutes(n.checked_mul(60)? + if amount.half { 30 } else { 0 }),
            Unit::Day => days(n),
            Unit::Week => days(n.checked_mul(7)? + if amount.half { 3 } else { 0 }),
            Unit::Business => {
                let n = u32::try_from(n).ok()?;
                Some(Moment::Day(if back {
                    self.calendar.nth_before(day, n)?
                } else {
                    self.calendar.nth_after(day, n)?
                }))
            }
            Unit::Month => months(n),
            Unit::Year if amount.half => months(n.checked_mul(12)? + 6),
            Unit::Year => months(n.checked_mul(12)?),
        }
    }

    /// A time without a date: its next occurrence after the instant of writing.
    fn time_alone(&self, time: Time) -> Option<Found> {
        let at = self.written()?;
        let today = Dates::one(at.date(), "next-time-of-day");
        let found = timed(today, time)?;
        let passes = |end: Moment| end.latest() <= at;
        let step =
            if self.past { if found.start.earliest() > at { -1 } else { 0 } } else { i64::from(passes(found.end)) };
        timed(Dates::one(shift(at.date(), step)?, "next-time-of-day"), time)
    }

    /// The dates, with a day of the week beside them taken into account: the date wins.
    fn checked(&self, date: Date, weekday: Option<Weekday>) -> Option<Dates> {
        let dates = match self.anchor {
            Anchor::Written(at) => self.dates(date, at.date())?,
            Anchor::Undated(now) => return nearest(date, weekday, now.date(), self.calendar),
        };
        let Some(weekday) = weekday.filter(|&it| it != dates.first.weekday()) else { return Some(dates) };
        let at = self.written()?.date();
        let before = Base { past: true, ..*self }.dates(date, at)?;
        if before.first.weekday() == weekday && (at - before.first).num_days() <= 60 {
            return Some(before);
        }
        let near = (-3..=3).filter_map(|it| shift(dates.first, it)).find(|it| it.weekday() == weekday)?;
        Some(Dates { rule: "weekday-mismatch", ..dates }.or((near, near)))
    }
}

/// Whether the words count from the day of writing even as the second end of a range.
fn counts_from_now(date: Date) -> bool {
    match date {
        Date::Days(first, _) => first != 0,
        Date::Week { .. } | Date::Year { .. } => true,
        Date::Calendar { month, .. } => matches!(month, Some(Month::Offset(_))),
        _ => false,
    }
}

fn timed(dates: Dates, time: Time) -> Option<Found> {
    let at = |day: NaiveDate, minutes: i64| {
        Some(Moment::Minute(day.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::try_minutes(minutes)?)?))
    };
    let (from, to, guessed) = match time {
        Time::Part(part) => (part.from, part.to, false),
        Time::Clock { minutes, to, guessed } => (minutes, to.unwrap_or(minutes), guessed),
    };
    let mut alternatives = Vec::new();
    if guessed {
        alternatives.push((at(dates.first, from - 720)?, at(dates.last, to - 720)?));
    }
    if let Some((first, last)) = dates.other {
        alternatives.push((at(first, from)?, at(last, to)?));
    }
    let rule = if guessed { "bare-hour-afternoon" } else { dates.rule };
    Some(Found { start: at(dates.first, from)?, end: at(dates.last, to)?, rule, alternatives })
}

fn week_around(dates: Dates) -> Dates {
    let week = monday(dates.first).and_then(|it| Some((it, shift(it, 6)?)));
    week.map_or(dates, |it| Dates::new(it, "week-of-day"))
}

pub(super) fn shift(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let n = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(n) } else { day.checked_add_days(n) }
}
