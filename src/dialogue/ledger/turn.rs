//! One message as the ledger sees it.

use super::super::{Act, Evidence, ReadAct, ReadMessage};
use crate::text::{Sentence, Span};
use crate::thread::Message;
use crate::timex::{Kind, Timex};

/// A message with its acts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn<'t> {
    /// Its number, from 1.
    pub number: usize,
    pub message: &'t Message,
    pub read: &'t ReadMessage,
    /// The sentences of its text.
    pub sentences: &'t [Sentence],
    /// What the other side wrote last before.
    pub before: Option<&'t ReadMessage>,
    /// How long nobody had written before it, in hours, when the times are known.
    pub idle_hours: Option<i64>,
}

impl<'t> Turn<'t> {
    pub(super) fn has(&self, act: Act) -> bool {
        self.read.acts.iter().any(|read| read.act == act)
    }

    pub(super) fn has_any(&self, acts: &[Act]) -> bool {
        self.read.acts.iter().any(|read| acts.contains(&read.act))
    }

    /// The first of these acts.
    pub(super) fn first(&self, acts: &[Act]) -> Option<&'t ReadAct> {
        self.read.acts.iter().find(|read| acts.contains(&read.act))
    }

    pub(super) fn text(&self) -> &'t str {
        &self.message.text
    }

    pub(super) fn evidence(&self, read: &ReadAct) -> Evidence {
        Evidence { message: self.number, span: read.span, act: read.act, rule: read.rule.clone() }
    }

    /// The sentence around a place.
    pub(super) fn sentence(&self, span: Span) -> Span {
        self.sentences.iter().map(|sentence| sentence.span).find(|sentence| sentence.overlaps(span)).unwrap_or(span)
    }

    /// The temporal expression that belongs to an act: the last in its clause, else in its sentence, else the nearest in a
    /// sentence that does nothing by itself (「20日に戻ります。そうしたら確認します」).
    pub(super) fn time_of(&self, read: &ReadAct) -> Option<&'t Timex> {
        let times = &self.read.times;
        let inside = |span: Span| times.iter().rev().find(|time| span.overlaps(time.span));
        inside(read.span).or_else(|| inside(self.sentence(read.span))).or_else(|| self.free_time_before(read))
    }

    fn free_time_before(&self, read: &ReadAct) -> Option<&'t Timex> {
        let busy = |time: &&Timex| {
            self.read.acts.iter().any(|other| {
                !matches!(
                    other.act,
                    Act::Inform | Act::Apology | Act::Thanks | Act::Greeting | Act::Acknowledge | Act::Progress
                ) && self.sentence(other.span).overlaps(time.span)
            })
        };
        self.read
            .times
            .iter()
            .rev()
            .filter(|time| time.kind != Kind::Duration && !busy(time))
            .find(|time| time.span.end <= read.span.start)
    }

    /// Whether the other side's last message did `act`.
    pub(super) fn follows(&self, act: Act) -> bool {
        self.before.is_some_and(|before| before.acts.iter().any(|read| read.act == act))
    }
}
