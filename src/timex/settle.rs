//! From an expression and its clause to a kind and to days: the last step.

use super::bound::Bound;
use super::date::{Date, Length, Month, Of, Time, Unit, Year};
use super::expression::{Body, Expression, is_before_season};
use super::lexicon::Stretch;
use super::outlook::{Before, Outlook};
use super::point::Point;
use super::resolve::{Base, Found, shift};
use super::source::{stands, stands_any};
use super::{Kind, Moment, Timex};
use crate::text::Span;

/// An expression in its clause.
pub(super) struct Placed<'a> {
    pub text: &'a str,
    pub expression: &'a Expression,
    pub outlook: Outlook,
    pub before: Before,
    /// Another time stands before it in the same sentence.
    pub follows_time: bool,
}

impl Placed<'_> {
    /// The expression with its meaning.
    pub(super) fn settle(&self, base: Base<'_>) -> Timex {
        let base = Base { working_week: self.bound().inside || self.bound().until || self.bound().latest, ..base };
        match self.expression.body {
            Body::None(rule) => self.timex(Kind::None, None, None, rule),
            Body::Length(length, from) => self.length(length, from, base),
            Body::Point(point) => self.point(point, base),
            Body::Range(first, second) => self.range(&first, &second, base),
        }
    }

    fn bound(&self) -> Bound {
        self.expression.bound
    }

    fn timex(&self, kind: Kind, start: Option<Moment>, end: Option<Moment>, rule: &'static str) -> Timex {
        let span = Span::new(self.expression.start, self.expression.end);
        Timex { span, kind, start, end, value: None, rule, alternatives: Vec::new() }
    }

    fn duration(&self, length: Length, rule: &'static str) -> Timex {
        Timex { value: Some(length.iso()), ..self.timex(Kind::Duration, None, None, rule) }
    }

    fn length(&self, length: Length, from: Option<Point>, base: Base<'_>) -> Timex {
        let Outlook { spent, past, past_noun, thanks, .. } = self.outlook;
        let end = self.expression.end;
        if spent && (past || past_noun)
            || stands_any(self.text, end, &["経", "たって", "ぶり", "経過"])
            || thanks && past
        {
            return self.timex(Kind::None, None, None, "effort-spent");
        }
        let of_media =
            matches!(length.low.unit, Unit::Minute | Unit::Hour) && (self.is_before_media() || self.before.media);
        if of_media {
            return self.timex(Kind::None, None, None, "media");
        }
        if self.expression.of_event {
            return self.duration(length, "counted-from-event");
        }
        let Some(kind) = self.length_kind(length, from.is_some()) else { return self.duration(length, "length") };
        let anchored = from.map(|it| base.point(&it));
        if anchored == Some(None) {
            return self.timex(kind, None, None, "unresolved");
        }
        let from_day = anchored.flatten().map(|it| it.start);
        let Some((low, high)) = base.length(length, from_day) else {
            return self.timex(kind, None, None, "unresolved");
        };
        let rule = length_rule(length);
        let first = from_day.or_else(|| {
            base.written()
                .map(|it| if matches!(high, Moment::Day(_)) { Moment::Day(it.date()) } else { Moment::Minute(it) })
        });
        let mut found = match kind {
            Kind::By => self.timex(kind, None, Some(high), rule),
            Kind::From => self.timex(kind, Some(low), None, rule),
            Kind::Within => self.timex(kind, first, Some(high), rule),
            Kind::On if from_day.is_some() => {
                self.timex(kind, first, shift(high.day(), -1).map(Moment::Day), "days-from-day")
            }
            _ => self.timex(kind, Some(low), Some(high), rule),
        };
        if length.several
            && let Some(other) =
                base.length(Length { low: super::date::Amount::new(3, length.low.unit), ..length }, from_day)
        {
            found.alternatives.push((found.start.map(|it| it.min(other.0)), Some(other.0)));
        }
        found
    }

    /// How a length bounds; `None` if it is not counted from the message.
    fn length_kind(&self, length: Length, anchored: bool) -> Option<Kind> {
        let bound = self.bound();
        let Outlook { request_time, request, asks_at_once, completion, standing, meeting, potential, .. } =
            self.outlook;
        let is_clock = matches!(length.low.unit, Unit::Minute | Unit::Hour);
        if bound.due && !bound.inside {
            return None;
        }
        if bound.latest || bound.until {
            return Some(Kind::By);
        }
        if bound.inside || bound.between {
            return Some(Kind::Within);
        }
        if bound.since {
            return Some(Kind::From);
        }
        if anchored && !bound.by_means && !bound.around {
            return Some(Kind::On);
        }
        if request_time || asks_at_once || request && is_clock {
            let appointment = is_clock && (self.follows_time || meeting || self.before.meeting);
            let of_day = self.follows_time && is_clock;
            return (!standing && !appointment && !of_day).then_some(Kind::Within);
        }
        if bound.earliest && (bound.by_means || completion || potential) {
            return Some(Kind::From);
        }
        if bound.by_means && (bound.around || bound.about) {
            return Some(Kind::Around);
        }
        if bound.by_means && (completion || potential) {
            return Some(Kind::Within);
        }
        bound.remaining.then_some(Kind::Around)
    }

    fn is_before_media(&self) -> bool {
        let end = self.expression.end;
        let media = |at| super::outlook::outlook(self.text, at, at + 24).media;
        media(end) || stands(self.text, end, "の") && media(end + "の".len())
    }

    fn point(&self, point: Point, base: Base<'_>) -> Timex {
        if let Some(Date::Counted { length, back }) = point.date
            && (self.expression.of_event || back && base.named.is_none() || back && length.low.unit == Unit::Minute)
        {
            let told = self.outlook.past || self.outlook.past_noun || self.outlook.thanks;
            return if back && told {
                self.timex(Kind::None, None, None, "past")
            } else {
                self.duration(length, "counted-from-event")
            };
        }
        if let Some(found) = self.neighbour(&point, base) {
            return found;
        }
        if self.before.hours
            && !self.bound().due
            && (point.time.is_some() || matches!(point.date, Some(Date::Weekday { week: None, .. })))
        {
            return self.timex(Kind::None, None, None, "standing");
        }
        let (base, refused) = self.mood(&point, base);
        let found = base.point(&point);
        if let Some(rule) = refused {
            let (start, end) = (found.as_ref().map(|it| it.start), found.as_ref().map(|it| it.end));
            return self.timex(Kind::None, start, end, rule);
        }
        let kind = self.point_kind(&point, found.as_ref());
        self.shape(kind, found, base)
    }

    /// 「納品の翌日」「前日まで」 without a day to count from.
    fn neighbour(&self, point: &Point, base: Base<'_>) -> Option<Timex> {
        let Some(Date::Neighbour { days, business }) = point.date else { return None };
        let of_noun =
            super::source::char_before(self.text, self.expression.start) == Some('の') && base.named.is_none();
        if !(self.expression.of_event || of_noun || days < 0 && base.named.is_none()) {
            return None;
        }
        let unit = if business { Unit::Business } else { Unit::Day };
        Some(self.duration(Length::one(super::date::Amount::new(days.abs(), unit)), "counted-from-event"))
    }

    /// The base with the tense of the clause, and the rule by which the time is none to act upon.
    fn mood<'b>(&self, point: &Point, base: Base<'b>) -> (Base<'b>, Option<&'static str>) {
        let Outlook { past, past_noun, quoted, thanks, negative, state, .. } = self.outlook;
        let bound = self.bound();
        let told = Base { past: true, ..base };
        let tense = tense(point);
        let owed = bound.until || bound.due || bound.inside || bound.latest;
        if owed && quoted && (past || past_noun) && tense != Tense::Future {
            return (told, None);
        }
        if bound.due && past && tense != Tense::Future {
            return (told, None);
        }
        if tense == Tense::Past && !owed {
            return (told, Some("past"));
        }
        if thanks && past && tense != Tense::Future || thanks && tense == Tense::Present && !owed {
            return (base, Some("greeting"));
        }
        if (past || past_noun && !owed) && tense != Tense::Future && !(quoted && !past_noun) {
            return (told, Some("past"));
        }
        if negative && !bound.due && !(state || self.ends_absence()) {
            return (base, Some("negated"));
        }
        (base, None)
    }

    /// 「まで」 without 「に」: what holds until then.
    fn ends_absence(&self) -> bool {
        let surface = self.text.get(self.expression.start..self.expression.end).unwrap_or_default();
        self.bound().until
            && (surface.ends_with("まで") || surface.ends_with('迄'))
            && !stands_any(self.text, self.expression.end, &["が", "で", "の"])
    }

    fn point_kind(&self, point: &Point, found: Option<&Found>) -> Kind {
        let bound = self.bound();
        let state = self.outlook.state;
        let firm = !bound.until && (bound.since || bound.passed || bound.around || bound.inside || bound.starting);
        if bound.due && !firm || bound.latest {
            return Kind::By;
        }
        if bound.until {
            return if (state || self.outlook.negative) && self.ends_absence() { Kind::On } else { Kind::By };
        }
        if bound.since || bound.passed || bound.earliest {
            return Kind::From;
        }
        if bound.before || bound.not_after || is_before_season(point) {
            return Kind::By;
        }
        if bound.around {
            return Kind::Around;
        }
        if bound.starting {
            return self.starting_kind(point);
        }
        let is_inside = bound.inside || bound.between || point.inside && !matches!(point.date, Some(Date::Neighbour { business: true, .. }));
        if is_inside {
            return if state { Kind::On } else { Kind::Within };
        }
        if matches!(point.date, Some(Date::Week { part: Some(Stretch::Middle), .. })) {
            return Kind::Around;
        }
        let is_long = found.is_some_and(|it| it.start.day() != it.end.day());
        let offers =
            stands(self.text, self.expression.end, "で") && (self.outlook.request || self.outlook.request_time);
        if is_long && offers { Kind::Within } else { Kind::On }
    }

    /// 「木曜の19時から打ち合わせ」 happens then, 「12月から新体制」 is not before.
    fn starting_kind(&self, point: &Point) -> Kind {
        let open = [
            "空い",
            "対応",
            "作業",
            "稼働",
            "可能",
            "再開",
            "動け",
            "着手",
            "出られ",
            "受付",
            "受け付け",
            "大丈夫",
            "なら",
            "手が",
            "取り掛か",
            "とりかか",
        ];
        let rest = self.text.get(self.expression.end..).unwrap_or_default();
        let clause = rest.split(['。', '、', '\n', '！', '？']).next().unwrap_or_default();
        let opens = open.iter().any(|it| clause.contains(it));
        let meets = self.outlook.meeting || self.before.meeting;
        if point.time.is_some() && (meets || !opens) { Kind::On } else { Kind::From }
    }

    fn range(&self, first: &Point, second: &Point, base: Base<'_>) -> Timex {
        if self.before.hours && first.date.is_none() {
            return self.timex(Kind::None, None, None, "standing");
        }
        let (base, refused) = self.mood(first, base);
        let found = join(&base, first, second);
        if let Some(rule) = refused.filter(|_| !self.outlook.state) {
            return self.timex(Kind::None, found.as_ref().map(|it| it.start), found.as_ref().map(|it| it.end), rule);
        }
        let bound = self.bound();
        let open =
            stands_any(self.text, self.expression.end, &["で", "の中", "のうち", "のいずれ", "のどこ", "の期間で"])
                && (self.outlook.potential || self.outlook.request);
        let kind = if self.outlook.state {
            Kind::On
        } else if bound.due {
            Kind::By
        } else if bound.inside || bound.between || open {
            Kind::Within
        } else if bound.around {
            Kind::Around
        } else {
            Kind::On
        };
        self.shape(kind, found, base)
    }

    fn shape(&self, kind: Kind, found: Option<Found>, base: Base<'_>) -> Timex {
        let Some(found) = found else { return self.timex(kind, None, None, "unresolved") };
        let bound = self.bound();
        let today = base.written().map(|it| Moment::Day(it.date()));
        let not_before_today = |it: Moment| match (it, today) {
            (Moment::Day(_), Some(today)) => it.max(today),
            _ => it,
        };
        let ends = |start: Moment, end: Moment| match kind {
            Kind::By if bound.before => (None, Some(day_before(end))),
            Kind::By => (None, Some(end)),
            Kind::From => (Some(start), None),
            Kind::Within => (Some(not_before_today(start).min(end)), Some(end)),
            Kind::On if self.outlook.state && bound.until && !matches!(self.expression.body, Body::Range(..)) => {
                (today, Some(end))
            }
            Kind::On if self.outlook.state || bound.inside => (Some(not_before_today(start).min(end)), Some(end)),
            _ => (Some(start), Some(end)),
        };
        let (start, end) = ends(found.start, found.end);
        let mut timex = self.timex(kind, start.or_else(|| None), end, found.rule);
        timex.alternatives =
            found.alternatives.iter().map(|it| ends(it.0, it.1)).filter(|it| *it != (start, end)).collect();
        timex
    }
}

/// The latest moment that lies before: the day before a day, the minute itself.
fn day_before(end: Moment) -> Moment {
    match end {
        Moment::Day(day) => Moment::Day(shift(day, -1).unwrap_or(day)),
        Moment::Minute(_) => end,
    }
}

fn length_rule(length: Length) -> &'static str {
    match length.high.unit {
        _ if length.several => "several-is-five",
        Unit::Business => "business-days",
        Unit::Minute | Unit::Hour => "clock-arithmetic",
        _ => "first-day-not-counted",
    }
}

/// Both ends of a range, the second counted on from the first.
fn join(base: &Base<'_>, first: &Point, second: &Point) -> Option<Found> {
    let start = base.point(first)?;
    let second = match (second.date, second.time) {
        (None, Some(_)) => Point { date: Some(Date::Days(0, 0)), ..*second },
        _ => *second,
    };
    let relative = matches!(
        second.date,
        Some(Date::Week { .. } | Date::Calendar { month: Some(Month::Offset(_)), .. } | Date::Year { .. })
    ) || matches!(second.date, Some(Date::Days(a, _)) if a != 0);
    let midnight = start.start.day().and_time(chrono::NaiveTime::MIN);
    let anchor = match (relative, second.date, second.time) {
        (true, ..) => base.anchor,
        _ if base.written().is_none() && !matches!(second.date, Some(Date::Days(..) | Date::Weekday { .. })) => {
            super::Anchor::Undated(midnight)
        }
        _ => super::Anchor::Written(midnight),
    };
    let later = |point: &Point| Base { anchor, past: false, ..*base }.point(point);
    let second = match (first.date, second.date) {
        // 「来週の月曜から水曜」: the same week.
        (Some(Date::Weekday { week: week @ Some(_), .. }), Some(Date::Weekday { week: None, day })) => {
            return combine(start, base.point(&Point { date: Some(Date::Weekday { week, day }), ..second })?);
        }
        _ => second,
    };
    combine(start, later(&second)?)
}

fn combine(start: Found, end: Found) -> Option<Found> {
    (end.end.latest() >= start.start.earliest()).then_some(Found {
        start: start.start,
        end: end.end,
        rule: start.rule,
        alternatives: Vec::new(),
    })
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
    let sign = |n: i64| match n {
        ..0 => Tense::Past,
        0 => Tense::Present,
        _ => Tense::Future,
    };
    match point.date {
        Some(Date::Days(first, _)) => sign(first),
        Some(Date::Week { week, .. } | Date::Weekday { week: Some(week), .. }) => match sign(week) {
            Tense::Present => Tense::Either,
            tense => tense,
        },
        Some(Date::Calendar { month: Some(Month::Offset(n)), of, .. }) => match sign(i64::from(n)) {
            Tense::Present if of != Of::Whole => Tense::Either,
            tense => tense,
        },
        Some(Date::Calendar { year: Some(Year::Offset(n)), .. } | Date::Year { year: Year::Offset(n), .. }) => {
            match sign(i64::from(n)) {
                Tense::Present => Tense::Either,
                tense => tense,
            }
        }
        Some(Date::Counted { back: false, .. } | Date::LastWorkday | Date::FiscalEnd(_)) => Tense::Future,
        _ => Tense::Either,
    }
}
