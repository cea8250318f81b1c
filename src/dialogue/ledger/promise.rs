//! Announcements: the days that they mean.

use chrono::NaiveDate;

use super::super::{Promise, ReadAct};
use super::turn::Turn;
use crate::timex::{Kind, Moment, Timex};

/// The promise that an act of a turn makes; without a day when none is named.
pub(super) fn of(turn: &Turn<'_>, read: &ReadAct) -> Promise {
    let time = turn.time_of(read).filter(|time| time.kind != Kind::Duration);
    let (start, end) = time.map_or((None, None), days);
    let latest = time.and_then(latest_day).or(end);
    Promise { start, end, latest, message: turn.number, span: read.span }
}

/// The first and last day of a temporal expression; a deadline has no first.
pub(super) fn days(time: &Timex) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let start = time.start.map(day);
    let end = time.end.map(day);
    match time.kind {
        Kind::By => (None, end),
        Kind::From => (start, end.or(start)),
        _ => (start, end),
    }
}

/// The last day under any reading.
fn latest_day(time: &Timex) -> Option<NaiveDate> {
    time.alternatives.iter().filter_map(|(_, end)| end.map(day)).chain(time.end.map(day)).max()
}

/// The day of a moment.
pub(super) fn day(moment: Moment) -> NaiveDate {
    match moment {
        Moment::Day(day) => day,
        Moment::Minute(minute) => minute.date(),
    }
}
