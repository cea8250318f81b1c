use chrono::NaiveDate;

use super::*;
use crate::thread::Message;

#[test]
fn every_embedded_file_reads_and_bears_its_id() {
    for (id, source) in data::FILES {
        let platform: Platform = toml::from_str(source).unwrap_or_else(|error| panic!("{id}: {error}"));
        assert_eq!(platform.id, *id);
    }
}

#[test]
fn fact_ids_are_unique() {
    let mut ids: Vec<String> = all().into_iter().flat_map(|it| it.facts).map(|fact| fact.id).collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

/// What nobody could find out carries no number, so that none is ever shown.
#[test]
fn a_fact_of_grade_u_carries_no_number() {
    for fact in all().into_iter().flat_map(|it| it.facts).filter(|fact| fact.grade == Grade::U) {
        assert_eq!(fact.after, None, "{}", fact.id);
        assert!(fact.limit().contains("不明"), "{}", fact.id);
    }
}

#[test]
fn a_fact_says_where_it_is_from_and_grows_stale() {
    let coconala = builtin("coconala").unwrap();
    let fact = coconala.fact(Role::FormalAccept).unwrap();
    assert_eq!(fact.limit(), "72時間");
    assert_eq!(fact.origin(), "ココナラお知らせ「納品確認の追加」（2021-07時点、2026-11-22確認）");
    assert!(!fact.is_stale(NaiveDate::from_ymd_opt(2027, 11, 22).unwrap()));
    assert!(fact.is_stale(NaiveDate::from_ymd_opt(2027, 11, 23).unwrap()));
}

#[track_caller]
fn check_detect(thread: &Thread, expected: &str) {
    assert_eq!(detect(thread), expected);
}

#[test]
fn the_place_shows_in_layout_notices_and_words() {
    let says = |text: &str| Thread {
        format: Format::Header,
        messages: vec![Message { text: text.to_owned(), ..Message::default() }],
        ..Thread::default()
    };
    check_detect(&Thread { platform: Some("lancers"), ..Thread::default() }, "lancers");
    check_detect(&Thread { format: Format::Email, ..Thread::default() }, "email");
    check_detect(&Thread { format: Format::Slack, ..Thread::default() }, "chat");
    check_detect(&Thread { format: Format::Coconala, ..Thread::default() }, "coconala");
    check_detect(&says("トークルームでお願いします"), "coconala");
    check_detect(&says("クラウドワークスの契約を"), "crowdworks");
    check_detect(&says("よろしくお願いします"), "generic");
}
