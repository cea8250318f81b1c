use chrono::{DateTime, FixedOffset};

use super::*;
use crate::calendar::Business;
use crate::dialogue::{Confidence, Delivered, Stage, Standing, State};
use crate::thread::{Party, Stamp};

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("{text}:00+09:00")).unwrap()
}

pub(super) fn thread(messages: &[(Role, &str)]) -> Thread {
    Thread {
        parties: [Role::Me, Role::Them].map(|role| Party { role, ..Party::default() }).to_vec(),
        messages: messages
            .iter()
            .map(|(role, time)| Message {
                party: usize::from(*role == Role::Them),
                at: (!time.is_empty()).then(|| Stamp { at: at(time), timed: true }),
                ..Message::default()
            })
            .collect(),
        ..Thread::default()
    }
}

pub(super) fn standing(state: State) -> Standing {
    Standing {
        state,
        stage: Stage::Contracted,
        since: None,
        missing: Vec::new(),
        promise: None,
        my_due: None,
        nudges: 0,
        unanswered_nudges: Vec::new(),
        delivered: Delivered::Nothing,
        items: Vec::new(),
        evidence: Vec::new(),
        confidence: Confidence::High,
        votes: Vec::new(),
        notices: Vec::new(),
    }
}

#[track_caller]
fn check(state: State, messages: &[(Role, &str)]) -> Gaps {
    measure(&thread(messages), &standing(state), at("2026-11-20T15:00"), &Business::default())
}

#[test]
fn silence_runs_from_the_last_message_of_the_side_that_is_not_waited_for() {
    let messages = [(Role::Me, "2026-11-17T11:10"), (Role::Them, "2026-11-17T12:00")];
    let silence = check(State::AwaitingMaterials, &messages).silence.unwrap();
    assert_eq!((silence.seconds, silence.message), (273_000, 1));
    assert_eq!(silence.last_from, Role::Me);
    let silence = check(State::ReplyOwed, &messages).silence.unwrap();
    assert_eq!((silence.message, silence.last_from), (2, Role::Them));
    assert_eq!(check(State::OnHold, &messages).silence.unwrap().message, 2);
}

#[test]
fn business_seconds_leave_out_nights_weekends_and_holidays() {
    // Friday 20 November 17:00 to Wednesday 25 November 2026: the 23rd is a holiday.
    let gaps = measure(
        &thread(&[(Role::Me, "2026-11-20T17:00")]),
        &standing(State::AwaitingAnswer),
        at("2026-11-25T10:00"),
        &Business::default(),
    );
    assert_eq!(gaps.silence.unwrap().business_seconds, 3600 + 9 * 3600 + 3600);
}

#[test]
fn gaps_run_from_turn_to_turn() {
    let gaps = check(
        State::AwaitingAnswer,
        &[
            (Role::Them, "2026-11-10T10:00"),
            (Role::Me, "2026-11-10T11:00"),
            (Role::Me, "2026-11-10T11:05"),
            (Role::Them, "2026-11-11T11:05"),
            (Role::Me, "2026-11-11T14:05"),
        ],
    );
    assert_eq!((gaps.them.replies, gaps.them.median_seconds), (1, Some(24 * 3600)));
    assert_eq!((gaps.me.replies, gaps.me.median_seconds, gaps.me.longest_seconds), (2, Some(7200), Some(10_800)));
}

#[test]
fn silence_is_unusual_beyond_what_they_took_so_far() {
    let quick = [(Role::Me, "2026-11-16T10:00"), (Role::Them, "2026-11-16T11:00"), (Role::Me, "2026-11-16T11:30")];
    assert!(check(State::AwaitingAnswer, &quick).unusual);
    let slow = [(Role::Me, "2026-11-10T10:00"), (Role::Them, "2026-11-14T11:00"), (Role::Me, "2026-11-18T11:30")];
    assert!(!check(State::AwaitingAnswer, &slow).unusual);
    assert!(!check(State::AwaitingAnswer, &[(Role::Me, "2026-11-01T10:00")]).unusual);
}

#[test]
fn a_thread_without_times_or_messages_has_no_silence() {
    assert_eq!(check(State::AwaitingAnswer, &[(Role::Me, "")]).silence, None);
    assert_eq!(check(State::Idle, &[]), Gaps::default());
}

#[test]
fn the_last_three_gaps_are_compared_with_those_before() {
    let days = |gaps: &[i64]| {
        let mut messages: Vec<(Role, String)> = Vec::new();
        let mut day = at("2026-09-01T10:00");
        for gap in gaps {
            messages.push((Role::Me, day.format("%Y-%m-%dT%H:%M").to_string()));
            day += chrono::Duration::hours(*gap);
            messages.push((Role::Them, day.format("%Y-%m-%dT%H:%M").to_string()));
            day += chrono::Duration::hours(1);
        }
        let messages: Vec<(Role, &str)> = messages.iter().map(|(role, time)| (*role, time.as_str())).collect();
        check(State::AwaitingAnswer, &messages).them.slowing
    };
    assert_eq!(days(&[3, 3, 3, 3]), None);
    assert_eq!(days(&[3, 4, 20, 30, 40]), Some(true));
    assert_eq!(days(&[20, 30, 20, 30, 40]), Some(false));
}
