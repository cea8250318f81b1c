//! Who was waiting for whom, over the time of a thread.

use chrono::{DateTime, FixedOffset};

use crate::analysis::Analysis;
use crate::dialogue::WaitingOn;
use crate::thread::Role;
use crate::timing::role_of;

/// A stretch of time in which one side had written and the other had not answered yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// From when.
    pub from: DateTime<FixedOffset>,
    /// Until when.
    pub until: DateTime<FixedOffset>,
    /// Who was waited for.
    pub on: WaitingOn,
}

/// How many stretches are kept, the last ones.
const KEPT: usize = 24;

/// The stretches of a thread, in order. The last one runs until `now` where somebody is still waited for.
pub(super) fn of(analysis: &Analysis) -> Vec<Wait> {
    let thread = &analysis.thread;
    let mut waits: Vec<Wait> = Vec::new();
    let dated = thread.messages.iter().filter_map(|message| Some((role_of(thread, message), message.at?.at)));
    let mut last: Option<(Role, DateTime<FixedOffset>)> = None;
    for (role, at) in dated {
        if let Some((before, from)) = last.filter(|(before, _)| *before != role) {
            waits.push(Wait { from, until: at.max(from), on: other(before) });
        }
        last = Some((role, at));
    }
    let open = analysis.advice.situation.waiting_on();
    if let (Some((_, from)), true) = (last, open != WaitingOn::Nobody) {
        waits.push(Wait { from, until: analysis.now.max(from), on: open });
    }
    let first = waits.len().saturating_sub(KEPT);
    waits.split_off(first)
}

fn other(side: Role) -> WaitingOn {
    match side {
        Role::Me => WaitingOn::Them,
        Role::Them => WaitingOn::Me,
        Role::Unknown => WaitingOn::Nobody,
    }
}
