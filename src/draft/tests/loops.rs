//! A nudge that is sent is read again as what it was meant to be.

use chrono::{DateTime, Duration};

use super::threads::threads;
use crate::advice::{Action, Step};
use crate::analysis::{Analysis, Analyzer, Options};
use crate::dialogue::WaitingOn;
use crate::draft::{Ask, DraftWish, Registry, draft};
use crate::thread::{Message, Role, Stamp};
use crate::timex::Moment;

/// How many of a hundred drafted nudges have to be read back; raised whenever reading or wording improves.
const FLOOR: usize = 95;

/// The thread with my draft appended as sent, an hour later.
fn sent(analyzer: &mut Analyzer, before: &Analysis, body: &str) -> Analysis {
    let mut thread = before.thread.clone();
    let at = before.advice.at;
    let message = Message {
        party: thread.parties.iter().position(|it| it.role == Role::Me).unwrap(),
        at: before.thread.messages.last().and_then(|it| it.at).map(|_| Stamp { at, timed: true }),
        text: body.to_owned(),
        ..Message::default()
    };
    thread.messages.push(message);
    analyzer.analyze(thread, Vec::new(), &Options::at(at + Duration::hours(1)))
}

/// The message of this step and the day it asks for.
fn drafted(it: &Analysis, now: DateTime<chrono::FixedOffset>, step: Step) -> Option<String> {
    let ask = Ask {
        thread: &it.thread,
        standing: &it.standing,
        advice: &it.advice,
        platform: &it.platform,
        settings: &it.settings,
        now,
    };
    let wish = DraftWish { action: Some(Action::Nudge), tone: Some(step), ..DraftWish::default() };
    draft(&ask, &Registry::default(), &wish).unwrap().map(|it| it.body)
}

#[test]
fn a_drafted_nudge_reads_back_as_one_more_nudge_of_the_same_wait() {
    let mut analyzer = Analyzer::new();
    let (mut all, mut read) = (0, 0);
    let mut lost = Vec::new();
    let waiting = threads().iter().filter(|(_, it)| it.standing.state.waiting_on() == WaitingOn::Them);
    for (name, before) in waiting {
        for step in Step::ALL {
            let Some(body) = drafted(before, before.now, step) else { continue };
            let after = sent(&mut analyzer, before, &body);
            let (state, nudges) = (after.standing.state, after.standing.nudges);
            all += 1;
            if state == before.standing.state && nudges == before.standing.nudges + 1 {
                read += 1;
            } else {
                lost.push(format!("{name} {}: {} → {}", step.number(), before.standing.state.name(), state.name()));
            }
        }
    }
    assert!(read * 100 >= FLOOR * all, "{read} of {all} read back; lost:\n{}", lost.join("\n"));
}

/// The day that a message writes is the day that is read in it.
#[test]
fn a_drafted_deadline_reads_back_as_the_same_instant() {
    let mut analyzer = Analyzer::new();
    for (name, before) in threads() {
        let asks = matches!(before.advice.action, Action::Nudge | Action::FinalNotice);
        let Some(deadline) = before.deadline.as_ref().filter(|_| asks && before.advice.step > Some(Step::Status))
        else {
            continue;
        };
        let step = before.advice.step.unwrap();
        let body = drafted(before, before.now, step).unwrap();
        let after = sent(&mut analyzer, before, &body);
        let meant = Some(Moment::Minute(deadline.at.naive_local()));
        let times = &after.messages.last().unwrap().times;
        assert!(times.iter().any(|it| it.end == meant), "{name}: {meant:?} is not in {times:?}\n{body}");
    }
}
