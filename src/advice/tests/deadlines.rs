//! Which day and hour are asked for.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::scene::{Scene, all};
use crate::advice::{Action, Advice, Limit, Situation, deadline};

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("{text}:00+09:00")).unwrap()
}

fn scene() -> Scene {
    all().into_iter().find(|(name, _)| name == "o3-first").unwrap().1
}

#[track_caller]
fn check(limit: Limit, now: &str, due: Option<&str>, expected: Option<&str>) {
    let mut scene = scene();
    scene.settings.due = due.map(|it| it.parse::<NaiveDate>().unwrap());
    let (at, situation) = (self::at(now), Situation::AwaitingMaterials);
    let advice = Advice { limit, at, situation, action: Action::Nudge, ..scene.advice() };
    let found = deadline(&advice, &scene.standing, &scene.settings, at).map(|it| it.phrase);
    assert_eq!(found.as_deref(), expected);
}

#[test]
fn business_days_are_counted_and_written_with_weekday_and_hour() {
    check(Limit::BusinessDays(2), "2026-11-16T11:00", None, Some("11月18日(水)18時まで"));
    check(Limit::BusinessDays(1), "2026-11-16T11:00", None, Some("11月17日(火)18時まで"));
    check(Limit::BusinessDays(2), "2026-11-25T11:00", None, Some("11月27日(金)17時まで"));
    check(Limit::None, "2026-11-16T11:00", None, None);
}

#[test]
fn weekends_holidays_and_the_eve_of_a_long_break_are_left_out() {
    // Saturday to Monday 21–23 November 2026: the 23rd is 勤労感謝の日, so Friday the 20th is the eve of three days off.
    check(Limit::BusinessDays(2), "2026-11-20T15:00", None, Some("11月25日(水)18時まで"));
    check(Limit::BusinessDays(2), "2026-11-18T15:00", None, Some("11月24日(火)18時まで"));
    check(Limit::BusinessDays(1), "2026-11-22T15:00", None, Some("11月24日(火)18時まで"));
}

#[test]
fn the_turn_of_the_year_and_bon_are_left_out() {
    check(Limit::BusinessDays(2), "2026-12-25T15:00", None, Some("2027年1月4日(月)18時まで"));
    check(Limit::BusinessDays(2), "2026-12-30T15:00", None, Some("2027年1月5日(火)18時まで"));
    check(Limit::BusinessDays(2), "2026-08-11T15:00", None, Some("8月17日(月)18時まで"));
}

#[test]
fn the_answer_comes_before_the_due_date() {
    check(Limit::BusinessDays(3), "2026-11-16T11:00", Some("2026-11-19"), Some("11月18日(水)18時まで"));
    check(Limit::BeforeDue, "2026-11-16T11:00", Some("2026-11-19"), Some("11月18日(水)18時まで"));
    check(Limit::BeforeDue, "2026-11-16T11:00", None, Some("11月18日(水)18時まで"));
    check(Limit::BusinessDays(2), "2026-11-16T11:00", Some("2026-11-17"), None);
}

#[test]
fn materials_come_early_enough_for_the_work() {
    check(Limit::BeforeWork, "2026-11-09T11:00", Some("2026-11-20"), Some("11月17日(火)18時まで"));
    check(Limit::BeforeWork, "2026-11-16T11:00", Some("2026-11-20"), Some("11月18日(水)18時まで"));
    check(Limit::BeforeWork, "2026-11-16T11:00", None, Some("11月19日(木)18時まで"));
}

#[test]
fn my_own_date_stands_while_it_is_ahead() {
    check(Limit::Own, "2026-11-16T11:00", Some("2026-11-26"), Some("11月26日(木)18時まで"));
    check(Limit::Own, "2026-11-16T11:00", Some("2026-11-12"), Some("11月19日(木)18時まで"));
}

#[test]
fn the_users_day_is_taken_as_it_is() {
    let mut scene = scene();
    scene.settings.deadline = "2026-12-13".parse().ok();
    let advice = scene.advice();
    let found = deadline(&advice, &scene.standing, &scene.settings, super::scene::now()).unwrap();
    assert_eq!(found.phrase, "12月13日(日)18時まで");
    assert!(advice.warnings.iter().any(|it| it.id == "closed-day"));
}
