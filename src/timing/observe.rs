//! The reply gaps of one thread, the one that runs among them.

use chrono::{DateTime, FixedOffset};

use super::measure::{answered, turns};
use super::{Gaps, role_of};
use crate::calendar::Business;
use crate::dialogue::{Standing, WaitingOn};
use crate::thread::{Role, Thread};

/// A gap between a message and its answer, or the silence that runs now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// Who was waited for.
    pub side: Role,
    /// The other side's name: who answered, or who is asked.
    pub counterpart: String,
    /// When it was asked.
    pub asked: DateTime<FixedOffset>,
    /// The length in seconds, up to the answer or up to now.
    pub seconds: i64,
    /// Of that, the seconds in business hours.
    pub business_seconds: i64,
    /// Whether the answer has come.
    pub answered: bool,
}

/// The gaps of a thread whose roles are assigned, in order, the running one last.
#[must_use]
pub fn observe(
    thread: &Thread,
    standing: &Standing,
    gaps: &Gaps,
    business: &Business,
    now: DateTime<FixedOffset>,
) -> Vec<Observation> {
    let turns = turns(thread);
    let mut found = Vec::new();
    for side in [Role::Them, Role::Me] {
        for (asked, answer) in answered(thread, standing, &turns, side) {
            let (Some(from), Some(to)) = (at(thread, asked), at(thread, answer)) else { continue };
            let counterpart = name(thread, if side == Role::Them { answer } else { asked });
            found.push(Observation {
                side,
                counterpart,
                asked: from,
                seconds: (to - from).num_seconds().max(0),
                business_seconds: business.seconds_between(from.naive_local(), to.naive_local()),
                answered: true,
            });
        }
    }
    found.sort_by_key(|it| it.asked);
    found.extend(running(thread, standing, gaps, now));
    found
}

/// The silence that runs, where somebody owes an answer.
fn running(thread: &Thread, standing: &Standing, gaps: &Gaps, now: DateTime<FixedOffset>) -> Option<Observation> {
    let silence = gaps.silence?;
    let side = match standing.state.waiting_on() {
        WaitingOn::Me => Role::Me,
        WaitingOn::Them => Role::Them,
        WaitingOn::Nobody => return None,
    };
    let stamp = thread.messages.get(silence.message.checked_sub(1)?)?.at?;
    if !stamp.timed || stamp.at > now {
        return None;
    }
    let counterpart = thread.parties.iter().find(|party| party.role == Role::Them)?.name.clone();
    Some(Observation {
        side,
        counterpart,
        asked: stamp.at.with_timezone(&now.timezone()),
        seconds: silence.seconds,
        business_seconds: silence.business_seconds,
        answered: false,
    })
}

fn at(thread: &Thread, number: usize) -> Option<DateTime<FixedOffset>> {
    Some(thread.messages.get(number.checked_sub(1)?)?.at?.at)
}

/// The name of who wrote message `number`, if that is the other side.
fn name(thread: &Thread, number: usize) -> String {
    let message = number.checked_sub(1).and_then(|at| thread.messages.get(at));
    let party = message
        .filter(|message| role_of(thread, message) == Role::Them)
        .and_then(|message| thread.parties.get(message.party));
    party.map(|party| party.name.clone()).unwrap_or_default()
}
