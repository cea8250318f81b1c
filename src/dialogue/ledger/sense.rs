//! Shades of a message that decide what an act of it means for the ledger.

use super::super::{Act, ReadAct};
use super::lists::{Said, lists};
use super::turn::Turn;
use crate::text::Span;
use crate::timex::Timex;

/// Whether an act speaks of money.
pub(super) fn speaks_of_price(turn: &Turn<'_>, read: &ReadAct) -> bool {
    sentence(turn, read).has(&lists().price)
}

/// Whether a sentence of mine names the day of delivery.
pub(super) fn names_delivery(turn: &Turn<'_>, read: &ReadAct) -> bool {
    sentence(turn, read).has(&lists().delivery)
}

/// Whether a day in a message of mine is the one by which I would receive something, on which another day depends:
/// the first of 「10日頃までに頂戴できましたら、26日にお納めします」.
pub(super) fn waits_for_them(turn: &Turn<'_>, time: &Timex) -> bool {
    let sentence = turn.sentence(time.span);
    let after = Span::new(time.span.end as usize, (sentence.end as usize).max(time.span.end as usize)).of(turn.text());
    let clause = after.split(['、', '，', '\n']).next().unwrap_or_default();
    let said = Said::of(clause);
    let mut rests = lists().receipt.found(&said).filter_map(|word| clause.split_once(word));
    rests.any(|(_, rest)| Said::of(rest).has(&lists().condition))
}

/// Whether an act stops the thread.
pub(super) fn pauses(turn: &Turn<'_>, read: &ReadAct) -> bool {
    sentence(turn, read).has(&lists().pause)
}

/// Whether a message replaces what was sent just before by the right thing.
pub(super) fn corrects(turn: &Turn<'_>) -> bool {
    Said::of(turn.text()).has(&lists().correction)
}

/// Whether a message hands over a draft.
pub(super) fn is_draft(turn: &Turn<'_>) -> bool {
    let said = Said::of(turn.text());
    !said.has(&lists().finished) && (turn.has(Act::Progress) || said.has(&lists().draft))
}

/// Whether an act of mine speaks of a first version, whose day is not that of the delivery: 「5日ほどで初稿をお出しします」.
pub(super) fn names_draft(turn: &Turn<'_>, read: &ReadAct) -> bool {
    let said = sentence(turn, read);
    said.has(&lists().first_version) || said.has(&lists().draft)
}

/// Whether a message of theirs names a day as the one by which they want it.
pub(super) fn speaks_of_due(turn: &Turn<'_>) -> bool {
    Said::of(turn.text()).has(&lists().due)
}

/// The sentence around an act.
fn sentence<'t>(turn: &Turn<'t>, read: &ReadAct) -> Said<'t> {
    Said::of(turn.sentence(read.span).of(turn.text()))
}
