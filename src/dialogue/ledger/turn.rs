//! One message as the ledger sees it.

use chrono::NaiveDate;

use super::super::{Act, Evidence, ReadAct, ReadMessage};
use crate::text::{Span, sentences};
use crate::thread::{Message, Role, Thread};
use crate::timex::Timex;

/// A message with its acts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn<'t> {
    /// Its number, from 1.
    pub number: usize,
    pub by: Role,
    pub message: &'t Message,
    pub read: &'t ReadMessage,
    pub thread: &'t Thread,
}

impl<'t> Turn<'t> {
    pub fn has(&self, act: Act) -> bool {
        self.read.acts.iter().any(|read| read.act == act)
    }

    pub fn has_any(&self, acts: &[Act]) -> bool {
        self.read.acts.iter().any(|read| acts.contains(&read.act))
    }

    /// The first of these acts.
    pub fn first(&self, acts: &[Act]) -> Option<&'t ReadAct> {
        self.read.acts.iter().find(|read| acts.contains(&read.act))
    }

    pub fn text(&self) -> &'t str {
        &self.message.text
    }

    pub fn evidence(&self, read: &ReadAct) -> Evidence {
        Evidence { message: self.number, span: read.span, act: read.act, rule: read.rule.clone() }
    }

    pub fn day(&self) -> Option<NaiveDate> {
        self.message.at.map(|stamp| stamp.at.date_naive())
    }

    /// The sentence around a place.
    pub fn sentence(&self, span: Span) -> Span {
        sentences(self.text())
            .iter()
            .map(|sentence| sentence.span)
            .find(|sentence| sentence.overlaps(span))
            .unwrap_or(span)
    }

    /// The temporal expression that belongs to an act: the last in its clause, else the nearest in its sentence.
    pub fn time_of(&self, read: &ReadAct) -> Option<&'t Timex> {
        let times = &self.read.times;
        let inside = |span: Span| times.iter().rev().find(|time| span.overlaps(time.span));
        inside(read.span).or_else(|| inside(self.sentence(read.span)))
    }

    /// Whether the other side wrote the message before.
    pub fn answers(&self) -> bool {
        let before = self.number.checked_sub(2).and_then(|index| self.thread.messages.get(index));
        before.is_some_and(|before| self.thread.parties.get(before.party).is_some_and(|party| party.role != self.by))
    }
}
