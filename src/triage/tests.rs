//! Urgency, and what a later run says.

use super::{Level, Memory, News, Origin, Record};
use crate::analysis::{Analyzer, Options};
use crate::dialogue::WaitingOn;

const ASKED: &str = "2026/11/16 10:02 田中\nロゴの制作をお願いします。購入しました。\n\n\
    2026/11/16 11:30 みどり工房\nご購入ありがとうございます。ロゴデータと写真をお送りください。\n\n";

fn record(text: &str, now: &str) -> Record {
    let mut options = Options::at(crate::calendar::instant(now).expect("an instant"));
    options.me.push("みどり工房".to_owned());
    let analysis = Analyzer::new().read(text, &options).expect("a thread");
    Record::new(Origin::default(), &analysis, None, true)
}

#[test]
fn the_level_grows_with_the_silence() {
    #[track_caller]
    fn check(text: &str, now: &str, wanted: Level) {
        let record = record(text, now);
        assert_eq!(record.urgency.level, wanted, "{now}: {record:?}");
    }
    check(ASKED, "2026-11-16 12:00", Level::Waiting);
    check(ASKED, "2026-11-19 12:00", Level::Today);
    let question = format!("{ASKED}2026/11/17 10:00 田中\n色は変更できますか？\n");
    check(&question, "2026-11-17 11:00", Level::Today);
    check(&question, "2026-11-20 11:00", Level::Urgent);
    let done = "2026/11/16 10:02 田中\n今回は見送らせていただきます。\n";
    check(
        &format!(
            "2026/11/15 10:00 みどり工房\nお見積りは5,000円です。\n\n{done}2026/11/16 11:00 みどり工房\n承知しました。またの機会によろしくお願いします。\n"
        ),
        "2026-11-20 12:00",
        Level::Nothing,
    );
}

#[test]
fn more_urgent_comes_first() {
    let question = format!("{ASKED}2026/11/17 10:00 田中\n色は変更できますか？\n");
    let (urgent, waiting) = (record(&question, "2026-11-20 11:00"), record(ASKED, "2026-11-16 12:00"));
    assert!(urgent.urgency < waiting.urgency);
    assert_eq!(waiting.missing, ["ロゴデータ", "写真"]);
    assert_eq!(waiting.who, "田中");
}

#[test]
fn the_timeline_says_who_was_waited_for() {
    let record = record(ASKED, "2026-11-17 11:30");
    let sides: Vec<_> = record.waits.iter().map(|wait| (wait.on, (wait.until - wait.from).num_minutes())).collect();
    assert_eq!(sides, [(WaitingOn::Me, 88), (WaitingOn::Them, 1440)]);
}

#[test]
fn a_later_run_says_what_is_new() {
    let mut memory = Memory::default();
    let first = record(ASKED, "2026-11-16 12:00");
    assert_eq!(memory.news(&first), News::New);
    memory.remember(&first, first.at.date_naive());
    let memory = Memory::read(&memory.write(), "state.json").expect("what was written is read");
    assert!(!memory.write().contains("田中") && !memory.write().contains("ロゴ"), "{}", memory.write());
    assert_eq!(memory.news(&first), News::Same);
    assert_eq!(memory.news(&record(ASKED, "2026-11-19 12:00")), News::Worse);
    let answered = format!("{ASKED}2026/11/17 10:00 田中\nロゴデータと写真です。\n");
    assert_eq!(memory.news(&record(&answered, "2026-11-17 12:00")), News::Answered);
    let nudged = format!("{ASKED}2026/11/18 10:00 みどり工房\nその後いかがでしょうか。\n");
    assert_eq!(memory.news(&record(&nudged, "2026-11-18 12:00")), News::Handled);
    assert_eq!((memory.gone(std::iter::empty()), memory.gone([first.seen.key.as_str()].into_iter())), (1, 0));
    assert!(Memory::read("{}", "state.json").is_err());
}
