//! Lengths: counted from the message, from a point, from an event, or not at all.

use super::date::{Amount, Length, Unit};
use super::mood::is_past;
use super::outlook::{Outlook, outlook};
use super::point::Point;
use super::resolve::{Base, shift};
use super::settle::Placed;
use super::source::stands;
use super::{Kind, Moment, Timex};
use crate::timex::place::Place;

impl Placed<'_> {
    /// A length with its meaning, `from` the point that it is counted from.
    pub(super) fn length(&self, length: Length, from: Option<Point>, base: Base<'_>) -> Timex {
        if let Some(rule) = self.gone_by(length) {
            return self.timex(Kind::None, None, None, rule);
        }
        if self.expression.of_event {
            return self.duration(length, "counted-from-event");
        }
        if self.outlook.past && !self.outlook.quoted || from.is_some_and(|it| is_past(&it)) {
            return self.timex(Kind::None, None, None, "past");
        }
        let Some(kind) = self.length_kind(length, from.is_some()) else { return self.duration(length, "length") };
        let start = match from {
            None => None,
            Some(point) => match base.point(&point) {
                Some(found) => Some(found.start),
                None => return self.timex(kind, None, None, "unresolved"),
            },
        };
        self.counted(kind, length, start, base)
    }

    fn counted(&self, kind: Kind, length: Length, from: Option<Moment>, base: Base<'_>) -> Timex {
        let Some((low, high)) = base.length(length, from) else { return self.timex(kind, None, None, "unresolved") };
        let rule = rule(length);
        let now = base
            .written()
            .map(|it| if matches!(high, Moment::Day(_)) { Moment::Day(it.date()) } else { Moment::Minute(it) });
        let mut found = match kind {
            Kind::By => self.timex(kind, None, Some(high), rule),
            Kind::From => self.timex(kind, Some(low), None, rule),
            Kind::Within => self.timex(kind, from.or(now), Some(high), rule),
            // 「明日から3日間」: the first day counts.
            Kind::On if from.is_some() => {
                self.timex(kind, from, shift(high.day(), -1).map(Moment::Day), "days-from-day")
            }
            _ => self.timex(kind, Some(low), Some(high), rule),
        };
        if length.several {
            let three = Length::one(Amount::new(3, length.low.unit));
            let other = base.length(three, from).map(|it| (found.start.map(|start| start.min(it.0)), Some(it.0)));
            found.alternatives.extend(other);
        }
        found
    }

    /// The rule by which the length is none to count on: spent, gone by, the length of a film.
    fn gone_by(&self, length: Length) -> Option<&'static str> {
        let Outlook { spent, past, past_noun, thanks, .. } = self.outlook;
        let end = self.expression.end;
        if self.expression.bound.passed
            || spent && (past || past_noun)
            || thanks && past
            || Place::GoneBy.stands(self.text, end)
        {
            return Some("effort-spent");
        }
        if Place::Travel.before(self.text, self.expression.start).is_some() && is_clock(length) {
            return Some("distance");
        }
        let media = |at| outlook(self.text, at, at + 24).media;
        let of_media = self.before.media || media(end) || stands(self.text, end, "の") && media(end + "の".len());
        (of_media && is_clock(length)).then_some("media")
    }

    /// How a length bounds; `None` if it is not counted from the message.
    fn length_kind(&self, length: Length, anchored: bool) -> Option<Kind> {
        let bound = self.expression.bound;
        let Outlook { request_time, request, asks_at_once, completion, standing, meeting, potential, .. } =
            self.outlook;
        let finishes = completion || potential;
        if bound.due && !bound.inside {
            return None;
        }
        if bound.latest || bound.until {
            return Some(Kind::By);
        }
        if bound.inside || bound.between {
            return Some(Kind::Within);
        }
        if bound.since || bound.earliest && (bound.by_means || finishes) {
            return Some(Kind::From);
        }
        if anchored && !bound.by_means {
            return Some(Kind::On);
        }
        if request_time || asks_at_once || request && is_clock(length) {
            let is_appointment = is_clock(length) && (self.follows_time || meeting || self.before.meeting);
            return (!standing && !is_appointment).then_some(Kind::Within);
        }
        if bound.target || bound.by_means && (bound.around || bound.about) {
            return Some(Kind::Around);
        }
        if bound.by_means && finishes {
            return Some(Kind::Within);
        }
        bound.remaining.then_some(Kind::Around)
    }
}

fn is_clock(length: Length) -> bool {
    matches!(length.low.unit, Unit::Minute | Unit::Hour)
}

fn rule(length: Length) -> &'static str {
    match length.high.unit {
        _ if length.several => "several-is-five",
        Unit::Business => "business-days",
        Unit::Minute | Unit::Hour => "clock-arithmetic",
        _ => "first-day-not-counted",
    }
}
