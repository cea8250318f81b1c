//! A nudge that is sent is read again as what it was meant to be.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use chrono::{DateTime, Duration};

use super::threads::on_every_thread;
use crate::advice::{self, Action, Step};
use crate::analysis::{Analysis, Analyzer, Options};
use crate::dialogue::WaitingOn;
use crate::draft::{Ask, DraftWish, Registry, draft};
use crate::thread::{Message, Role, Stamp, mark_quotes};
use crate::timex::Moment;
use crate::timing;

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
    let mut last = thread.messages.split_off(before.thread.messages.len());
    mark_quotes(&mut last, &thread.parties);
    thread.messages.append(&mut last);
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

/// The steps in which a thread's reminders are tried: two for each, so that every step meets many threads.
fn steps(index: usize) -> [Step; 2] {
    [Step::ALL[index % 5], Step::ALL[(index + 2) % 5]]
}

#[test]
fn a_drafted_nudge_reads_back_as_one_more_nudge_of_the_same_wait() {
    let (all, lost) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    on_every_thread(|analyzer, index, name, before| {
        if before.standing.state.waiting_on() != WaitingOn::Them {
            return;
        }
        for step in steps(index) {
            let Some(body) = drafted(before, before.now, step) else { continue };
            let after = sent(analyzer, before, &body);
            let (state, nudges) = (after.standing.state, after.standing.nudges);
            all.fetch_add(1, Relaxed);
            if state != before.standing.state || nudges != before.standing.nudges + 1 {
                let told = format!("{name} {}: {} → {}", step.number(), before.standing.state.name(), state.name());
                lost.lock().unwrap().push(told);
            }
        }
    });
    let (all, lost) = (all.into_inner(), lost.into_inner().unwrap());
    assert!(all > 300 && lost.is_empty(), "{} of {all} do not read back:\n{}", lost.len(), lost.join("\n"));
}

/// The day that a message writes is the day that is read in it.
#[test]
fn a_drafted_deadline_reads_back_as_the_same_instant() {
    let read = AtomicUsize::new(0);
    on_every_thread(|analyzer, _, name, before| {
        let asks = matches!(before.advice.action, Action::Nudge | Action::FinalNotice);
        let Some(deadline) = before.deadline.as_ref().filter(|_| asks && before.advice.step > Some(Step::Status))
        else {
            return;
        };
        let step = before.advice.step.unwrap();
        let body = drafted(before, before.now, step).unwrap();
        let after = sent(analyzer, before, &body);
        let meant = Some(Moment::Minute(deadline.at.naive_local()));
        let times = &after.messages.last().unwrap().times;
        assert!(times.iter().any(|it| it.end == meant), "{name}: {meant:?} is not in {times:?}\n{body}");
        read.fetch_add(1, Relaxed);
    });
    assert!(read.into_inner() > 30);
}

/// In the same wait nothing softer is advised than what was sent, and nothing before the day that was asked for.
#[test]
fn the_ladder_is_never_climbed_down() {
    let seen = AtomicUsize::new(0);
    on_every_thread(|analyzer, index, name, before| {
        if before.standing.state.waiting_on() != WaitingOn::Them {
            return;
        }
        let step = Step::ALL[(index + 1) % 5];
        let Some(body) = drafted(before, before.now, step) else { return };
        let after = sent(analyzer, before, &body);
        if after.standing.state != before.standing.state {
            return;
        }
        for hours in [30, 60, 100, 150, 250, 400] {
            let now = after.now + Duration::hours(hours);
            let gaps = timing::measure(&after.thread, &after.standing, now, &after.settings.business);
            let (standing, settings) = (&after.standing, &after.settings);
            let advice = advice::advise(&after.thread, &[], standing, &gaps, &after.platform, settings, now);
            let asks = matches!(advice.action, Action::Nudge | Action::FinalNotice);
            let excused = advice.row == "r-excuse" || advice.row == "r-due";
            let rule = format!("{name} {} +{hours} {}", step.number(), advice.row);
            assert!(!asks || excused || advice.step >= advice.floor, "{rule}");
            seen.fetch_add(usize::from(asks), Relaxed);
        }
    });
    assert!(seen.into_inner() > 100);
}
