//! From an expression and its clause to a kind and to days: the last step.

use super::bound::Bound;
use super::date::{Amount, Date, Length, Of, Time, Unit, Year};
use super::expression::{Body, Expression, is_before_season};
use super::lexeme::Stretch;
use super::mood::{Mood, mood};
use super::outlook::{Before, Outlook};
use super::place::Place;
use super::point::Point;
use super::resolve::{Base, Found, shift};
use super::source::{char_before, goes_on, sentence_start, stands, stands_any};
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
        let bound = self.bound();
        let base = Base { working_week: bound.inside || bound.until || bound.latest, ..base };
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

    pub(super) fn timex(&self, kind: Kind, start: Option<Moment>, end: Option<Moment>, rule: &'static str) -> Timex {
        let span = Span::new(self.expression.start, self.expression.end);
        Timex { span, kind, start, end, value: None, rule, alternatives: Vec::new() }
    }

    pub(super) fn duration(&self, length: Length, rule: &'static str) -> Timex {
        Timex { value: Some(length.iso()), ..self.timex(Kind::Duration, None, None, rule) }
    }

    /// Nothing to act upon; the days are told all the same.
    fn none(&self, found: Option<&Found>, rule: &'static str) -> Timex {
        self.timex(Kind::None, found.map(|it| it.start), found.map(|it| it.end), rule)
    }

    fn point(&self, point: Point, base: Base<'_>) -> Timex {
        if let Some(found) = self.unanchored(&point, base) {
            return found;
        }
        if self.is_standing(&point) {
            return self.timex(Kind::None, None, None, "standing");
        }
        if let Some(rule) = self.not_meant(&point) {
            return self.timex(Kind::None, None, None, rule);
        }
        let told = Base { past: true, ..base };
        match mood(&point, self.bound(), self.outlook, self.outlook.state || self.ends_absence()) {
            Mood::Over("greeting") => self.none(base.point(&point).as_ref(), "greeting"),
            Mood::Over(rule) => self.none(told.point(&point).as_ref(), rule),
            Mood::Negated => self.none(base.point(&point).as_ref(), "negated"),
            Mood::Owed => self.shape(self.point_kind(&point, None), told.point(&point), told),
            Mood::Ahead => {
                let found = base.point(&point);
                let kind = self.point_kind(&point, found.as_ref());
                if kind == Kind::On && is_bygone(&point, found.as_ref(), base) {
                    return self.none(found.as_ref(), "past");
                }
                self.shape(kind, found, base)
            }
        }
    }

    /// A date that only names or greets: 「2027年カタログ」「今年もよろしくお願いします」.
    fn not_meant(&self, point: &Point) -> Option<&'static str> {
        let end = self.expression.end;
        let is_year = matches!(point.date, Some(Date::Year { part: None, .. }));
        let is_month = matches!(point.date, Some(Date::Calendar { of: Of::Whole, .. }));
        if is_year && goes_on(self.text, end) || (is_year || is_month) && Place::OfMonth.stands(self.text, end) {
            return Some("label");
        }
        if stands(self.text, end, "払") && stands(self.text, self.expression.start, "翌") {
            return Some("standing");
        }
        if self.is_titled() {
            return Some("name");
        }
        (self.outlook.greeting && stands(self.text, end, "も")).then_some("greeting")
    }

    /// A time counted from an event or from a day that was not named: 「公開の3日前」「納品の翌日」.
    fn unanchored(&self, point: &Point, base: Base<'_>) -> Option<Timex> {
        let of_event = self.expression.of_event;
        match point.date? {
            Date::Counted { length, back } => {
                let is_clock = matches!(length.low.unit, Unit::Minute | Unit::Hour);
                let lacks_day = back && (base.named.is_none() || is_clock);
                let told = self.outlook.past || self.outlook.past_noun || self.outlook.thanks;
                if !of_event && !lacks_day {
                    return None;
                }
                Some(if back && told {
                    self.timex(Kind::None, None, None, "past")
                } else {
                    self.duration(length, "counted-from-event")
                })
            }
            Date::Neighbour { days, business } => {
                let of_noun = char_before(self.text, self.expression.start) == Some('の');
                if !of_event && (base.named.is_some() || !of_noun && days > 0) {
                    return None;
                }
                let unit = if business { Unit::Business } else { Unit::Day };
                Some(self.duration(Length::one(Amount::new(days.abs(), unit)), "counted-from-event"))
            }
            _ => None,
        }
    }

    /// Opening hours and days that are always off: 「営業時間は9時から」「土日はお休みです」.
    fn is_standing(&self, point: &Point) -> bool {
        let is_weekday = matches!(
            point.date,
            Some(Date::Weekday { week: None, .. } | Date::Calendar { year: None, month: None, of: Of::Nth(..) })
        );
        let is_weekend = matches!(point.date, Some(Date::Week { week: 0, part: Some(Stretch::End) }));
        let Outlook { weekly, state, negative, .. } = self.outlook;
        let saturdays = is_weekend && self.text.get(self.expression.start..).is_some_and(|it| it.starts_with('土'));
        let open = (is_weekend || point.date.is_none()) && Place::AlsoOpen.stands(self.text, self.expression.end);
        let hours = self.before.hours && (point.time.is_some() || is_weekday) && !self.bound().due;
        hours || weekly && is_weekday || saturdays && (state || negative) || open
    }

    /// In a title: 「『金曜日の夜に』」「月曜日の妖精という曲」.
    fn is_titled(&self) -> bool {
        let start = self.expression.start;
        let line = self.text.get(sentence_start(self.text, start)..start).unwrap_or_default();
        let quoted = line.rfind('『').is_some_and(|open| line.rfind('』').is_none_or(|close| close < open));
        quoted || self.outlook.titled && self.bound() == Bound::default()
    }

    /// 「まで」 without 「に」: what holds until then.
    fn ends_absence(&self) -> bool {
        let surface = self.text.get(self.expression.start..self.expression.end).unwrap_or_default();
        self.bound().until
            && !self.outlook.refused
            && (surface.ends_with("まで") || surface.ends_with('迄'))
            && !stands_any(self.text, self.expression.end, &["が", "で", "の"])
    }

    fn point_kind(&self, point: &Point, found: Option<&Found>) -> Kind {
        let bound = self.bound();
        let Outlook { state, negative, request, request_time, available, .. } = self.outlook;
        let is_open = !bound.until && (bound.since || bound.passed || bound.around || bound.starting || bound.earliest);
        if bound.latest || bound.due && !is_open {
            return Kind::By;
        }
        if bound.until {
            return if (state || negative) && self.ends_absence() { Kind::On } else { Kind::By };
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
        // 「翌営業日の午前中」 names the day on which it happens.
        let by_word = point.inside && !matches!(point.date, Some(Date::Neighbour { business: true, .. }));
        if bound.inside || bound.between || by_word {
            return if state { Kind::On } else { Kind::Within };
        }
        if matches!(point.date, Some(Date::Week { part: Some(Stretch::Middle), .. })) {
            return Kind::Around;
        }
        let is_long = found.is_some_and(|it| it.start.day() != it.end.day());
        let is_offered = stands(self.text, self.expression.end, "で") && (request || request_time || available);
        if is_long && is_offered { Kind::Within } else { Kind::On }
    }

    /// 「木曜の19時から打ち合わせ」 happens then, 「12月から新体制」 is not before.
    fn starting_kind(&self, point: &Point) -> Kind {
        let rest = self.text.get(self.expression.end..).unwrap_or_default();
        let clause = rest.split(['。', '、', '\n', '！', '？']).next().unwrap_or_default();
        let opens = Place::Opens.words().iter().any(|it| clause.contains(it));
        let meets = self.outlook.meeting || self.before.meeting;
        if point.time.is_some() && (meets || !opens) { Kind::On } else { Kind::From }
    }

    fn range(&self, first: &Point, second: &Point, base: Base<'_>) -> Timex {
        // 「月曜〜金曜9時〜17時」 is every week.
        let weekday = |point: &Point| matches!(point.date, Some(Date::Weekday { week: None, .. }));
        if Place::OfMonth.stands(self.text, self.expression.end) {
            return self.timex(Kind::None, None, None, "label");
        }
        let weekly = weekday(first) && weekday(second) && second.time.is_some();
        if weekly || self.before.hours && first.date.is_none() {
            return self.timex(Kind::None, None, None, "standing");
        }
        let state = self.outlook.state;
        let base = match mood(first, self.bound(), self.outlook, state) {
            Mood::Over(rule) if !state => return self.none(base.range(first, second).as_ref(), rule),
            Mood::Negated => return self.none(base.range(first, second).as_ref(), "negated"),
            Mood::Owed | Mood::Over(_) => Base { past: true, ..base },
            Mood::Ahead => base,
        };
        self.shape(self.range_kind(second), base.range(first, second), base)
    }

    fn range_kind(&self, second: &Point) -> Kind {
        let bound = self.bound();
        let Outlook { state, potential, request, .. } = self.outlook;
        let is_clock = matches!(second.time, Some(Time::Clock { .. }));
        let is_offered = !is_clock && Place::Offered.stands(self.text, self.expression.end) && (potential || request);
        match bound {
            _ if state => Kind::On,
            Bound { due: true, .. } => Kind::By,
            Bound { inside: true, .. } | Bound { between: true, .. } => Kind::Within,
            _ if is_offered => Kind::Within,
            Bound { around: true, .. } => Kind::Around,
            _ => Kind::On,
        }
    }

    /// The moments as far as the kind has them.
    fn shape(&self, kind: Kind, found: Option<Found>, base: Base<'_>) -> Timex {
        let Some(found) = found else { return self.timex(kind, None, None, "unresolved") };
        let bound = self.bound();
        let today = base.written().map(|it| Moment::Day(it.date()));
        let from_today = |start: Moment, end: Moment| match (start, today) {
            (Moment::Day(_), Some(today)) => start.max(today).min(end),
            _ => start,
        };
        let is_range = matches!(self.expression.body, Body::Range(..));
        let ends = |start: Moment, end: Moment| match kind {
            Kind::By if bound.before => (None, Some(day_before(end))),
            Kind::By => (None, Some(end)),
            Kind::From => (Some(start), None),
            Kind::On if bound.until && !is_range => (today.map(|it| it.min(end)), Some(end)),
            Kind::On if !self.outlook.state && !bound.inside => (Some(start), Some(end)),
            Kind::Within | Kind::On => (Some(from_today(start, end)), Some(end)),
            _ => (Some(start), Some(end)),
        };
        let (start, end) = ends(found.start, found.end);
        let others = found.alternatives.iter().map(|it| ends(it.0, it.1));
        let alternatives = others.filter(|it| *it != (start, end)).collect();
        Timex { alternatives, ..self.timex(kind, start, end, found.rule) }
    }
}

/// Whether a day with its year said is over: 「2026年9月1日」 read in November.
fn is_bygone(point: &Point, found: Option<&Found>, base: Base<'_>) -> bool {
    let has_year = matches!(
        point.date,
        Some(Date::Calendar { year: Some(Year::Is(_)), .. } | Date::Year { year: Year::Is(_), .. })
    );
    let Some((found, now)) = found.zip(base.written()) else { return false };
    has_year && found.end.day() < now.date()
}

/// The latest moment that lies before: the day before a day, the minute itself.
fn day_before(end: Moment) -> Moment {
    match end {
        Moment::Day(day) => Moment::Day(shift(day, -1).unwrap_or(day)),
        Moment::Minute(_) => end,
    }
}
