//! A conversation of months that carries several jobs, cut where one is over and another begins.

use chrono::TimeDelta;

use crate::analysis::Analysis;
use crate::dialogue::{Act, Delivered, ReadMessage, State, Status, settle};
use crate::thread::{Event, EventKind, Role, Thread};

/// How long nobody wrote before another job begins. Who comes back sooner still speaks of the last one.
const PAUSE: TimeDelta = TimeDelta::days(3);

/// How many places are looked at: each costs a look at everything before it.
const CHECKS: usize = 200;

/// The threads of a conversation, in order, each with the roles of the whole; fewer than two where it is one thread.
///
/// It is cut before a message of theirs that orders or asks for work, after a pause, where everything before it is
/// closed: completed, cancelled or declined, and nothing owed by anybody.
pub(super) fn parts(analysis: &Analysis) -> Vec<Thread> {
    let thread = &analysis.thread;
    let mut starts = vec![0];
    let mut checks = 0;
    for at in 1..thread.messages.len() {
        let start = starts.last().copied().unwrap_or_default();
        if checks < CHECKS && begins(analysis, at) {
            checks += 1;
            if is_over(analysis, start, at) {
                starts.push(at);
            }
        }
    }
    if starts.len() < 2 {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).copied().chain([thread.messages.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| part(thread, start, end)).collect()
}

/// Whether message `at` may be the first of another job.
fn begins(analysis: &Analysis, at: usize) -> bool {
    let thread = &analysis.thread;
    let (Some(before), Some(message)) = (thread.messages.get(at - 1), thread.messages.get(at)) else { return false };
    let theirs = thread.parties.get(message.party).is_some_and(|party| party.role == Role::Them);
    let paused = before.at.zip(message.at).is_some_and(|(then, now)| now.at - then.at >= PAUSE);
    theirs && paused && analysis.messages.get(at).is_some_and(asks_for_work)
}

fn asks_for_work(read: &ReadMessage) -> bool {
    let has = |acts: &[Act]| read.acts.iter().any(|read| acts.contains(&read.act));
    has(&[Act::Order, Act::RequestEstimate, Act::RequestWork]) && !has(&[Act::RequestRevision])
}

/// Whether nothing is open in the messages from `start` to before `end`.
fn is_over(analysis: &Analysis, start: usize, end: usize) -> bool {
    let before = part(&analysis.thread, start, end);
    let standing = settle(&before, analysis.messages.get(start..end).unwrap_or_default());
    let over = match standing.state {
        State::Cancelled | State::Declined => true,
        // What was approved and not yet formally delivered is still to be done.
        State::Completed => {
            analysis.platform.words.formal.is_none()
                || standing.delivered == Delivered::Formally
                || before.events.iter().any(|it| matches!(it.kind, EventKind::Accepted | EventKind::Closed))
        }
        _ => false,
    };
    over && standing.items.iter().all(|item| item.status != Status::Open)
}

/// The messages from `start` to before `end`, with what the service noted among them.
fn part(thread: &Thread, start: usize, end: usize) -> Thread {
    let first = |event: &Event| event.after > start || event.after == start && (start == 0 || opens(event));
    let last =
        |event: &Event| event.after < end || event.after == end && (end == thread.messages.len() || !opens(event));
    let events = thread.events.iter().filter(|event| first(event) && last(event));
    Thread {
        parties: thread.parties.clone(),
        messages: thread.messages.get(start..end).unwrap_or_default().to_vec(),
        events: events.map(|event| Event { after: event.after - start, ..event.clone() }).collect(),
        format: thread.format,
        platform: thread.platform,
        subject: thread.subject.clone(),
        owner_hint: thread.owner_hint.clone(),
    }
}

/// Whether a notice between two jobs belongs to the second.
fn opens(event: &Event) -> bool {
    matches!(
        event.kind,
        EventKind::Purchased
            | EventKind::Escrowed
            | EventKind::EstimateRequested
            | EventKind::Proposed
            | EventKind::DueSet
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Analyzer, Options};
    use crate::calendar::instant;
    use crate::thread::{Format, Room, Stamp, Written, compose};

    type Line = (&'static str, &'static str, &'static str);

    const DECLINED: [Line; 4] = [
        ("2026-09-01 10:00", "田中", "ロゴの制作をお願いしたいです。お見積りをお願いできますか。"),
        ("2026-09-01 12:00", "みどり工房", "お見積りは20,000円です。ご検討ください。"),
        ("2026-09-02 09:00", "田中", "申し訳ありませんが、今回は見送らせていただきます。"),
        ("2026-09-02 10:00", "みどり工房", "承知しました。またの機会によろしくお願いいたします。"),
    ];
    const NEXT: Line = ("2026-11-10 10:00", "田中", "名刺の制作をお願いしたいです。お見積りをお願いできますか。");

    fn lengths(lines: &[Line]) -> Vec<usize> {
        let written = lines.iter().map(|(at, from, text)| Written {
            from: (*from).to_owned(),
            at: instant(at).map(|at| Stamp { at, timed: true }),
            text: (*text).to_owned(),
            service: from.is_empty(),
            ..Written::default()
        });
        let thread = compose(written.collect(), &Room { format: Format::Line, ..Room::default() }).value;
        let mut options = Options::at(instant("2026-11-20 12:00").expect("an instant"));
        options.me.push("みどり工房".to_owned());
        let analysis = Analyzer::new().settle(thread, Vec::new(), &options).expect("a thread");
        let parts = parts(&analysis);
        let messages: Vec<_> = parts.iter().flat_map(|part| &part.messages).cloned().collect();
        assert!(parts.is_empty() || messages == analysis.thread.messages, "nothing is lost and nothing doubled");
        parts.iter().map(|part| part.messages.len()).collect()
    }

    #[test]
    fn it_is_cut_where_one_job_is_over_and_another_begins() {
        let both: Vec<_> = DECLINED.into_iter().chain([NEXT]).collect();
        assert_eq!(lengths(&both), [4, 1]);
        let third = [("2026-11-12 10:00", "みどり工房", "お見積りは5,000円です。ご検討ください。")];
        assert_eq!(lengths(&both.iter().copied().chain(third).collect::<Vec<_>>()), [4, 2]);
    }

    #[test]
    fn an_open_matter_is_never_cut() {
        let open: Vec<_> = DECLINED[..2].iter().copied().chain([NEXT]).collect();
        assert_eq!(lengths(&open), [0; 0], "they have not decided");
        let soon = ("2026-09-03 10:00", "田中", NEXT.2);
        assert_eq!(lengths(&DECLINED.into_iter().chain([soon]).collect::<Vec<_>>()), [0; 0], "no pause");
        let thanks = ("2026-11-10 10:00", "田中", "先日はありがとうございました。");
        assert_eq!(lengths(&DECLINED.into_iter().chain([thanks]).collect::<Vec<_>>()), [0; 0], "no request");
        let mine = ("2026-11-10 10:00", "みどり工房", "その後いかがでしょうか。");
        assert_eq!(lengths(&DECLINED.into_iter().chain([mine]).collect::<Vec<_>>()), [0; 0], "not theirs");
    }

    #[test]
    fn a_notice_between_two_jobs_goes_to_the_one_it_speaks_of() {
        let opened = ("2026-11-10 09:00", "", "トークルームがオープンしました");
        let closed = ("2026-09-02 11:00", "", "トークルームがクローズしました");
        let lines: Vec<_> = DECLINED.into_iter().chain([closed, opened, NEXT]).collect();
        assert_eq!(lengths(&lines), [4, 1]);
    }
}
