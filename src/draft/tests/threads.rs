//! Over the labelled threads and sixty instants after each: what must hold of every advice and every message.

use std::sync::LazyLock;

use chrono::{DateTime, Datelike, Duration, FixedOffset};

use super::check_text;
use crate::advice::{self, Action, Advice, Situation, phrase};
use crate::analysis::{Analysis, Analyzer, Options};
use crate::dialogue::WaitingOn;
use crate::draft::{Ask, DraftWish, Registry, draft};
use crate::timing;

/// Every labelled thread, read at its own instant.
pub(super) fn threads() -> &'static [(String, Analysis)] {
    static THREADS: LazyLock<Vec<(String, Analysis)>> = LazyLock::new(read_all);
    &THREADS
}

fn read_all() -> Vec<(String, Analysis)> {
    let mut analyzer = Analyzer::new();
    let files = ["threads", "threads_2"].map(|it| {
        let path = format!("{}/tests/fixtures/{it}.jsonl", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).unwrap()
    });
    let read = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let now = DateTime::parse_from_rfc3339(value["now"].as_str().unwrap()).unwrap();
        let mut options = Options::at(now);
        options.me = vec![value["me"].as_str().unwrap().to_owned()];
        let analysis = analyzer.read(value["text"].as_str().unwrap(), &options).unwrap();
        (value["id"].as_str().unwrap().to_owned(), analysis)
    };
    files.iter().flat_map(|it| it.lines()).map(read).collect()
}

#[track_caller]
fn check(name: &str, it: &Analysis, now: DateTime<FixedOffset>) -> Advice {
    let gaps = timing::measure(&it.thread, &it.standing, now, &it.settings.business);
    let advice = advice::advise(&it.thread, &it.standing, &gaps, &it.platform, &it.settings, now);
    let asks = matches!(advice.action, Action::Nudge | Action::FinalNotice);
    let turn = advice.situation.waiting_on();
    assert!(!asks || turn == WaitingOn::Them || advice.situation == Situation::OnHold, "{name} asks in my turn");
    let promised = it.standing.promise.as_ref().and_then(|it| it.latest.or(it.end));
    assert!(!asks || promised.is_none_or(|day| day < now.date_naive()), "{name} asks while a promise runs");
    assert!(advice.at >= now || advice.action == Action::Wait, "{name} advises the past");
    if let Some(deadline) = advice::deadline(&advice, &it.standing, &it.settings, now) {
        let day = deadline.at.date_naive();
        assert!(it.settings.business.is_business_day(day), "{name} {}", deadline.phrase);
        assert!(deadline.at > now, "{name} {}", deadline.phrase);
        assert!(deadline.phrase.starts_with(&phrase::day(day, now.year())), "{name} {}", deadline.phrase);
        let due = it.settings.due.or(it.standing.my_due).filter(|_| asks);
        let bound = matches!(advice.situation, Situation::AwaitingMaterials | Situation::NoInstructions);
        assert!(!bound || due.is_none_or(|due| day < due), "{name} {} {due:?}", deadline.phrase);
    }
    advice
}

#[track_caller]
fn check_message(name: &str, it: &Analysis, advice: &Advice, now: DateTime<FixedOffset>) {
    let ask =
        Ask { thread: &it.thread, standing: &it.standing, advice, platform: &it.platform, settings: &it.settings, now };
    if let Some(draft) = draft(&ask, &Registry::default(), &DraftWish::default()).unwrap() {
        check_text(name, &draft.body);
        assert!(draft.body.chars().count() <= 400, "{name} is long:\n{}", draft.body);
        let marked = draft.placeholders.iter().all(|it| draft.body.contains(it.as_str()));
        assert!(marked && draft.body.matches('【').count() == draft.placeholders.len(), "{name}:\n{}", draft.body);
    }
}

#[test]
fn every_thread_is_advised_well_at_any_time() {
    for (name, analysis) in threads() {
        for step in 0..60 {
            let now = analysis.now + Duration::hours(7 * step + step * step);
            let advice = check(name, analysis, now);
            if step % 2 == 0 {
                check_message(name, analysis, &advice, now);
            }
        }
    }
}
