//! The signs and their weights.

use chrono::NaiveDate;

use super::tests::{standing, thread};
use super::{Buyer, Gaps, Level, Risk, risk};
use crate::dialogue::{Act, Evidence, Item, ItemKind, Promise, Stage, State, Status};
use crate::text::Span;
use crate::thread::{Message, Role};

const HOUR: i64 = 3600;

#[track_caller]
fn check(buyer: Buyer, expected: &[&str], level: Level) -> Risk {
    let day = NaiveDate::from_ymd_opt(2026, 12, 8).unwrap();
    let risk = risk(&thread(&[]), &standing(State::AwaitingMaterials), &Gaps::default(), &buyer, day);
    let ids: Vec<&str> = risk.signals.iter().map(|it| it.id.as_str()).collect();
    assert_eq!((ids.as_slice(), risk.level), (expected, level));
    risk
}

#[test]
fn what_is_not_known_is_unknown_and_not_harmless() {
    let risk = check(Buyer::default(), &[], Level::Low);
    assert!(risk.unknown.contains(&"取引回数".to_owned()) && risk.unknown.contains(&"返信の間隔".to_owned()));
}

#[test]
fn what_the_user_tells_is_weighed() {
    check(Buyer { deals: Some(1), ..Buyer::default() }, &["few-deals"], Level::Middle);
    check(Buyer { deals: Some(12), ..Buyer::default() }, &[], Level::Low);
    check(Buyer { rating: Some(3.9), ..Buyer::default() }, &["low-rating"], Level::Middle);
    let all = Buyer { deals: Some(0), rating: Some(3.2), last_login_days: Some(4), ..Buyer::default() };
    let risk = check(all, &["last-login", "few-deals", "low-rating"], Level::High);
    assert_eq!(risk.signals[0].text, "最終ログインが4日前です。");
    assert!(risk.signals.iter().all(|it| !it.text.contains('{') && !it.advice.contains("避け")));
}

#[test]
fn slow_replies_and_broken_promises_are_seen_in_the_thread() {
    let mut inquiry = standing(State::AwaitingMaterials);
    inquiry.stage = Stage::Inquiry;
    let mut gaps = Gaps::default();
    gaps.them.replies = 3;
    gaps.them.median_seconds = Some(80 * HOUR);
    gaps.them.longest_seconds = Some(100 * HOUR);
    let day = NaiveDate::from_ymd_opt(2026, 12, 8).unwrap();
    let risk = risk(&thread(&[]), &inquiry, &gaps, &Buyer::default(), day);
    let ids: Vec<&str> = risk.signals.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["slow-replies", "stalled-before"]);
    assert_eq!(risk.signals[0].text, "返信までの間隔の中央値が3日です。");
}

#[test]
fn questions_about_the_buttons_are_seen() {
    let mut thread = thread(&[]);
    let text = "ボタンが見つかりません。どうすればよいですか？".to_owned();
    thread.messages.push(Message { party: 1, text, ..Message::default() });
    let day = NaiveDate::from_ymd_opt(2026, 12, 8).unwrap();
    let risk = risk(&thread, &standing(State::AwaitingMaterials), &Gaps::default(), &Buyer::default(), day);
    assert_eq!(risk.signals.first().map(|it| it.id.as_str()), Some("asks-how"));
}

fn item(kind: ItemKind, holder: Role, status: Status) -> Item {
    let evidence = Evidence { message: 1, span: Span::default(), act: Act::RequestMaterials, rule: String::new() };
    Item {
        kind,
        holder,
        what: Vec::new(),
        variety: None,
        message: 1,
        status,
        promises: Vec::new(),
        nudges: Vec::new(),
        evidence,
    }
}

#[test]
fn replies_that_grow_slower_weigh_most() {
    let mut gaps = Gaps::default();
    gaps.them.slowing = Some(true);
    let day = NaiveDate::from_ymd_opt(2026, 12, 8).unwrap();
    let found = risk(&thread(&[]), &standing(State::AwaitingMaterials), &gaps, &Buyer::default(), day);
    assert_eq!((found.signals[0].id.as_str(), found.signals[0].points), ("slower-replies", 2));
    gaps.them.slowing = Some(false);
    let found = risk(&thread(&[]), &standing(State::AwaitingMaterials), &gaps, &Buyer::default(), day);
    assert!(found.signals.is_empty() && !found.unknown.contains(&"返信の伸び".to_owned()));
}

#[test]
fn what_was_asked_again_and_left_open_is_counted() {
    let mut standing = standing(State::AwaitingMaterials);
    standing.items =
        vec![item(ItemKind::Materials, Role::Them, Status::Open), item(ItemKind::Answer, Role::Them, Status::Done)];
    standing.items[0].nudges = vec![2];
    let day = NaiveDate::from_ymd_opt(2026, 12, 8).unwrap();
    let found = risk(&thread(&[]), &standing, &Gaps::default(), &Buyer::default(), day);
    assert_eq!(found.signals[0].text, "お願い2件のうち1件に、確認の連絡の後も返事がないことがあります。");
}

#[test]
fn changing_wishes_are_told_without_weight() {
    let mut standing = standing(State::RevisionRequested);
    standing.items = vec![item(ItemKind::Revision, Role::Me, Status::Done); 3];
    let day = NaiveDate::from_ymd_opt(2026, 12, 8).unwrap();
    let found = risk(&thread(&[]), &standing, &Gaps::default(), &Buyer::default(), day);
    assert_eq!((found.signals[0].id.as_str(), found.signals[0].points), ("scope-moves", 0));
    assert_eq!(found.level, Level::Low);
}

#[test]
fn my_own_side_is_measured_beside() {
    let mut standing = standing(State::InProgress);
    let mut work = item(ItemKind::Work, Role::Me, Status::Open);
    let end = NaiveDate::from_ymd_opt(2026, 12, 4);
    work.promises = vec![Promise { start: end, end, latest: end, message: 2, span: Span::default() }];
    standing.items = vec![work];
    let messages = [(Role::Them, "2026-12-01T10:00"), (Role::Me, "2026-12-01T13:00")];
    let day = NaiveDate::from_ymd_opt(2026, 12, 8).unwrap();
    let own = risk(&thread(&messages), &standing, &Gaps::default(), &Buyer::default(), day).own;
    assert_eq!((own.first_reply_seconds, own.promises, own.broken), (Some(3 * HOUR), 1, 1));
}
