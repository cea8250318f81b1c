//! Turns, the gaps between them, and the silence that runs now.

use chrono::{DateTime, FixedOffset};

use super::{Gaps, Replies, Silence, role_of};
use crate::calendar::Business;
use crate::dialogue::{Standing, WaitingOn};
use crate::thread::{Role, Thread};

/// Under a day no silence is unusual.
const DAY: i64 = 24 * HOUR;
const HOUR: i64 = 3600;
/// How many replies show how it goes lately.
const LATEST: usize = 3;

/// Messages of one side with nothing of the other between them, as numbers from 1.
pub(super) struct Turn {
    role: Role,
    first: usize,
    last: usize,
}

/// Measures a thread whose roles are assigned, as it stands at `now`.
#[must_use]
pub fn measure(thread: &Thread, standing: &Standing, now: DateTime<FixedOffset>, business: &Business) -> Gaps {
    let turns = turns(thread);
    let them = replies(thread, standing, &turns, Role::Them);
    let me = replies(thread, standing, &turns, Role::Me);
    let silence = silence(thread, standing, now, business);
    let usual = match standing.state.waiting_on() {
        WaitingOn::Them => them,
        WaitingOn::Me => me,
        WaitingOn::Nobody => Replies::default(),
    };
    Gaps { unusual: silence.is_some_and(|silence| is_unusual(silence, usual)), silence, them, me }
}

fn is_unusual(silence: Silence, usual: Replies) -> bool {
    let bound = match usual.replies {
        0 => return false,
        1 | 2 => usual.longest_seconds.map(|longest| longest * 2),
        _ => usual.p90_seconds,
    };
    silence.seconds > bound.unwrap_or(i64::MAX).max(DAY)
}

fn silence(thread: &Thread, standing: &Standing, now: DateTime<FixedOffset>, business: &Business) -> Option<Silence> {
    let from = match standing.state.waiting_on() {
        WaitingOn::Them => Some(Role::Me),
        WaitingOn::Me => Some(Role::Them),
        WaitingOn::Nobody => None,
    };
    let (index, last) = thread
        .messages
        .iter()
        .enumerate()
        .rev()
        .find(|(_, message)| from.is_none_or(|role| role_of(thread, message) == role))?;
    let at = last.at?.at.with_timezone(&now.timezone());
    Some(Silence {
        seconds: (now - at).num_seconds().max(0),
        business_seconds: business.seconds_between(at.naive_local(), now.naive_local()),
        last_from: role_of(thread, last),
        message: index + 1,
    })
}

pub(super) fn turns(thread: &Thread) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    for (index, message) in thread.messages.iter().enumerate() {
        let (role, number) = (role_of(thread, message), index + 1);
        match turns.last_mut() {
            Some(turn) if turn.role == role => turn.last = number,
            _ => turns.push(Turn { role, first: number, last: number }),
        }
    }
    turns
}

/// The turns that asked something of `side` and were answered: the numbers of the message that asked and of the answer, both
/// of them timed.
pub(super) fn answered<'t>(
    thread: &'t Thread,
    standing: &'t Standing,
    turns: &'t [Turn],
    side: Role,
) -> impl Iterator<Item = (usize, usize)> + 't {
    let asks = move |turn: &Turn| {
        standing.items.is_empty()
            || standing.items.iter().any(|item| {
                let opened = std::iter::once(&item.message).chain(&item.nudges);
                item.holder == side && opened.into_iter().any(|it| (turn.first..=turn.last).contains(it))
            })
    };
    turns
        .windows(2)
        .filter(move |pair| pair[1].role == side && pair[0].role != Role::Unknown && asks(&pair[0]))
        .map(move |pair| (asked_at(standing, &pair[0], side), pair[1].first))
        .filter(|(asked, answer)| {
            let timed = |number: usize| thread.messages.get(number - 1).and_then(|it| it.at).is_some_and(|it| it.timed);
            timed(*asked) && timed(*answer)
        })
}

/// How long `side` took to answer the turns that asked something of it.
fn replies(thread: &Thread, standing: &Standing, turns: &[Turn], side: Role) -> Replies {
    let mut gaps: Vec<i64> = answered(thread, standing, turns, side)
        .filter_map(|(asked, answer)| {
            let (asked, answer) = (thread.messages.get(asked - 1)?.at?, thread.messages.get(answer - 1)?.at?);
            Some((answer.at - asked.at).num_seconds().max(0))
        })
        .collect();
    let slowing = slowing(&gaps);
    gaps.sort_unstable();
    let count = gaps.len();
    Replies {
        replies: count,
        slowing,
        median_seconds: (count > 0).then(|| middle(&gaps)),
        p90_seconds: (count > 0).then(|| gaps[(count * 9).div_ceil(10) - 1]),
        longest_seconds: gaps.last().copied(),
    }
}

/// Whether the last three gaps are more than twice those before.
fn slowing(gaps: &[i64]) -> Option<bool> {
    let (before, last) = gaps.split_at_checked(gaps.len().checked_sub(LATEST)?)?;
    let typical = |gaps: &[i64]| {
        let mut gaps = gaps.to_vec();
        gaps.sort_unstable();
        middle(&gaps)
    };
    (before.len() >= 2).then(|| typical(last) > 2 * typical(before).max(HOUR))
}

/// The median of sorted gaps, of which there is at least one.
fn middle(sorted: &[i64]) -> i64 {
    i64::midpoint(sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2])
}

/// The message from which an answer was awaited: the first that asked, or the end of the turn.
fn asked_at(standing: &Standing, turn: &Turn, side: Role) -> usize {
    let opened = standing.items.iter().filter(|item| item.holder == side).map(|item| item.message);
    opened.filter(|it| (turn.first..=turn.last).contains(it)).min().unwrap_or(turn.last).max(1)
}
