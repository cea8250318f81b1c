//! The day by which I have to deliver.

use chrono::NaiveDate;

use super::super::{Act, General, ReadAct};
use super::promise::days;
use super::sense;
use super::turn::Turn;
use crate::timex::{Kind, Timex};

/// What a day of mine is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// The deliverable.
    Delivery,
    /// An estimate.
    Estimate,
    /// An answer.
    Answer,
}

/// The days that I am bound to, and those that are only wished or proposed.
#[derive(Clone, Debug, Default)]
pub(super) struct Dues {
    bound: Vec<(NaiveDate, Purpose)>,
    /// What they wished for, until I take note of it.
    wish: Option<NaiveDate>,
    /// The day that I asked them to confirm.
    offer: Option<NaiveDate>,
}

impl Dues {
    /// The day that counts.
    pub(super) fn day(&self) -> Option<NaiveDate> {
        self.bound.last().map(|&(day, _)| day)
    }

    /// I am bound to a day; the latest that I announced wins.
    pub(super) fn bind(&mut self, day: NaiveDate, purpose: Purpose) {
        self.bound.retain(|&(_, other)| other != purpose);
        self.bound.push((day, purpose));
    }

    /// What was due for a purpose was done.
    pub(super) fn meet(&mut self, purpose: Purpose) {
        self.bound.retain(|&(_, other)| other != purpose);
    }

    /// Nothing is due any more.
    pub(super) fn clear(&mut self) {
        self.bound.clear();
        self.wish = None;
        self.offer = None;
    }

    /// They named a day by which they want it.
    pub(super) fn wish(&mut self, day: NaiveDate) {
        self.wish = Some(day);
    }

    /// I took note of what they want: their day is agreed.
    pub(super) fn take_wish(&mut self) {
        if let Some(day) = self.wish.take() {
            self.bind(day, Purpose::Delivery);
        }
    }

    /// I asked whether a day suits them, or named it in an estimate.
    pub(super) fn offer(&mut self, day: NaiveDate) {
        self.offer = Some(day);
    }

    /// They confirmed the day.
    pub(super) fn take_offer(&mut self) {
        if let Some(day) = self.offer.take() {
            self.bind(day, Purpose::Delivery);
        }
    }

    pub(super) fn drop_wish(&mut self) {
        self.wish = None;
    }
}

/// The purpose of an announcement of mine, by its act or by its words: 「3月20日頃お渡しならいけますよ」.
pub(super) fn purpose(turn: &Turn<'_>, read: &ReadAct) -> Option<Purpose> {
    match read.act {
        Act::Answer | Act::Agree if sense::names_delivery(turn, read) => Some(Purpose::Delivery),
        Act::Acknowledge | Act::Agree if repeats_their_day(turn, read) => Some(Purpose::Delivery),
        Act::PromiseDelivery => Some(Purpose::Delivery),
        Act::PromiseEstimate => Some(Purpose::Estimate),
        Act::PromiseAnswer => Some(Purpose::Answer),
        _ => None,
    }
}

/// The day that an act names, when it names one.
pub(super) fn named_day(turn: &Turn<'_>, read: &ReadAct) -> Option<NaiveDate> {
    let named = |time: &&Timex| !matches!(time.kind, Kind::Duration | Kind::From);
    let mut time = turn.time_of(read).filter(named)?;
    if sense::waits_for_them(turn, time) {
        let sentence = turn.sentence(read.span);
        let mine = |time: &&Timex| sentence.overlaps(time.span) && !sense::waits_for_them(turn, time);
        time = turn.read.times.iter().rev().filter(named).find(mine)?;
    }
    let (start, end) = days(time);
    let long = start.zip(end).is_some_and(|(start, end)| (end - start).num_days() > LONGEST);
    end.or(start).filter(|_| !long)
}

/// A stretch of so many days names none of them: 「今年もお願いします」.
const LONGEST: i64 = 40;

/// 「12/25で承知しました」: the day is one that they named in the message before.
fn repeats_their_day(turn: &Turn<'_>, read: &ReadAct) -> bool {
    let Some(time) = turn.read.times.iter().find(|time| read.span.overlaps(time.span)) else { return false };
    let mine = days(time).1;
    let Some(before) = turn.before else { return false };
    let announces = |read: &ReadAct| read.act.general() == General::Promise;
    mine.is_some() && !before.acts.iter().any(announces) && before.times.iter().any(|time| days(time).1 == mine)
}
