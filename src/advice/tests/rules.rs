//! The rules above the table, one test each.

use chrono::{DateTime, Duration, FixedOffset};

use super::scene::{Scene, ago, day, now, of_row};
use crate::advice::table::rows;
use crate::advice::{Action, Advice, Client, Leaning, Situation, Step, deadline};
use crate::dialogue::{Act, Delivered, ItemKind, Stage, State};
use crate::thread::{EventKind, Role};

fn row(id: &str) -> Scene {
    of_row(rows().iter().find(|it| it.id == id).unwrap())
}

#[track_caller]
fn warns(advice: &Advice, id: &str) {
    let ids: Vec<&str> = advice.warnings.iter().map(|it| it.id.as_str()).collect();
    assert!(ids.contains(&id), "{id} is not among {ids:?}");
}

#[track_caller]
fn check(advice: &Advice, row: &str, action: Action) {
    assert_eq!((advice.row.as_str(), advice.action), (row, action));
}

fn materials(due: i64) -> Scene {
    let mut scene = Scene::new(State::AwaitingMaterials, Stage::Contracted, "coconala");
    scene.says(Role::Them, 3, "よろしくお願いします。");
    scene.standing.since = Some(scene.says(Role::Me, 2, "写真をお送りください。"));
    scene.settings.due = Some(day(due));
    scene.settings.lead_days = 1;
    scene
}

#[test]
fn r_rec_before_the_due_date_a_word_of_mine_is_on_record() {
    let mut scene = materials(2);
    scene.standing.since = Some(scene.says(Role::Me, 1, "写真をお送りください。"));
    let advice = scene.advice();
    check(&advice, "r-rec", Action::Nudge);
    assert_eq!((advice.step, advice.at), (Some(Step::Dated), now()));
    warns(&advice, "no-record");
    warns(&advice, "due-soon");
    let deadline = deadline(&advice, &scene.standing, &scene.settings, now()).unwrap();
    assert!(deadline.at.date_naive() < day(2));
}

#[test]
fn r_rec_is_quiet_when_i_have_just_written() {
    let mut scene = materials(2);
    scene.thread.messages[1].at.as_mut().unwrap().at = now() - Duration::hours(3);
    assert_eq!(scene.advice().action, Action::Wait);
}

#[test]
fn r_prom_a_promise_that_runs_is_waited_for_even_before_the_due_date() {
    let mut scene = materials(2);
    let message = scene.says(Role::Them, 1, "明日お送りします。");
    scene.promise(-1, message);
    let advice = scene.advice();
    check(&advice, "r-prom", Action::Wait);
    assert_eq!(advice.at.date_naive(), day(2));
    warns(&advice, "promise-running");
    warns(&advice, "no-record");
    assert_eq!(advice.alternatives.first(), Some(&Action::Nudge));
}

#[test]
fn r_prom_over_a_weekend_ends_on_the_next_business_day() {
    let mut scene = materials(30);
    let message = scene.says(Role::Them, 1, "土曜に送ります。");
    scene.promise(-4, message);
    // Saturday 12 December 2026: on Sunday still quiet, on Monday recalled.
    check(&scene.advice_at(now() + Duration::days(5)), "r-prom", Action::Wait);
    check(&scene.advice_at(now() + Duration::days(6)), "o5-first", Action::Nudge);
}

#[test]
fn r_prom_a_promise_without_a_day_gets_three_business_days() {
    let mut scene = materials(30);
    let message = scene.says(Role::Them, 0, "準備しますのでお待ちください。");
    scene.promise(0, message);
    let promise = scene.standing.promise.as_mut().unwrap();
    (promise.start, promise.end, promise.latest) = (None, None, None);
    check(&scene.advice_at(now() + Duration::days(3)), "r-prom", Action::Wait);
    check(&scene.advice_at(now() + Duration::days(4)), "o5-first", Action::Nudge);
}

#[test]
fn r_gap_nothing_is_asked_twice_within_a_day() {
    let mut scene = row("d1-dated");
    let last = *scene.standing.unanswered_nudges.last().unwrap();
    scene.thread.messages[last - 1].at.as_mut().unwrap().at = now() - Duration::hours(5);
    assert_eq!(scene.advice().action, Action::Wait);
}

#[test]
fn r_cap_three_nudges_at_most() {
    for source in rows() {
        let mut scene = of_row(source);
        if source.situation.waiting_on() != crate::dialogue::WaitingOn::Them {
            continue;
        }
        for back in (0..3).rev() {
            let number = scene.says(Role::Me, 10 + 4 * back, "その後いかがでしょうか。");
            scene.standing.unanswered_nudges.push(number);
        }
        let action = scene.advice().action;
        assert!(!matches!(action, Action::Nudge | Action::FinalNotice), "{}: {}", source.id, action.name());
    }
}

#[test]
fn r_excuse_illness_gives_two_days_and_only_a_soft_word() {
    let mut scene = materials(30);
    scene.thread.messages[0].text = "入院することになりました。".to_owned();
    scene.settings.due = None;
    assert_eq!(scene.advice().action, Action::Wait);
    let advice = scene.advice_at(now() + Duration::days(3));
    assert_eq!((advice.action, advice.step), (Action::Nudge, Some(Step::Status)));
}

#[test]
fn r_refused_a_refusal_is_never_chased() {
    for days in [0, 2, 10, 40] {
        let mut scene = Scene::new(State::Declined, Stage::Closed, "generic");
        scene.standing.since = Some(scene.says(Role::Them, days, "今回は見送ります。"));
        assert!(matches!(scene.advice().action, Action::Thank | Action::None));
    }
}

#[test]
fn r_hold_waits_for_the_day_or_two_weeks() {
    check(&row("o9-wait").advice(), "o9-wait", Action::Wait);
    let advice = row("o9-ask-undated").advice();
    assert_eq!(advice.step, Some(Step::Status));
    // 「落ち着いたらご連絡します」 names no day: two weeks, not two days.
    let mut undated = row("o9-ask");
    let promise = undated.standing.promise.as_mut().unwrap();
    (promise.start, promise.end, promise.latest) = (None, None, None);
    let back = |days: i64| undated.advice_at(now() - Duration::days(days)).action;
    assert_eq!((back(8), back(0)), (Action::Wait, Action::Nudge));
}

#[test]
fn r_clock_after_the_formal_step_it_is_not_asked_again_until_the_clock_ends() {
    let scene = row("d3-wait");
    let advice = scene.advice();
    check(&advice, "d3-wait", Action::Wait);
    assert_eq!(advice.at, ago(1) + Duration::hours(72));
    warns(&advice, "accept-clock");
}

#[test]
fn r_avail_an_action_that_is_not_open_yet_names_its_first_hour() {
    let mut scene = row("o2-cancel");
    scene.says(Role::Them, 2, "…");
    let advice = scene.advice();
    check(&advice, "o2-cancel", Action::ProposeCancel);
    assert_eq!(advice.at, ago(2) + Duration::days(4));
    warns(&advice, "cancel-not-yet");
    let text = &advice.warnings.iter().find(|it| it.id == "cancel-not-yet").unwrap().text;
    assert!(text.contains("12月10日(木)14時以降"), "{text}");
}

/// Five findings, 1: the formal step needs evidence that something was provided.
#[test]
fn r_provided_the_formal_step_needs_a_delivery_or_the_users_word() {
    let mut scene = row("d2-deliver");
    scene.standing.delivered = Delivered::Nothing;
    let advice = scene.advice();
    check(&advice, "r-provided", Action::Nudge);
    warns(&advice, "formal-unprovided");
    assert!(!advice.alternatives.contains(&Action::Deliver));
    scene.settings.delivered = true;
    assert_eq!(scene.advice().action, Action::Deliver);
}

#[test]
fn r_due_without_a_day_before_the_due_date_an_extension_is_proposed() {
    let mut scene = row("o4-first");
    scene.settings.due = Some(day(1));
    let advice = scene.advice();
    check(&advice, "r-due", Action::ProposeExtension);
    warns(&advice, "due-unreachable");
    assert!(deadline(&advice, &scene.standing, &scene.settings, now()).is_some());
}

#[test]
fn a_thread_without_times_is_advised_by_its_order_and_says_so() {
    let mut scene = row("o3-first");
    for message in &mut scene.thread.messages {
        message.at = None;
    }
    let advice = scene.advice();
    check(&advice, "o3-first", Action::Nudge);
    warns(&advice, "undated");
}

#[test]
fn the_user_may_leave_more_or_fewer_days_before_the_first_nudge() {
    let mut scene = row("o3-first");
    scene.settings.waits = vec![(Situation::AwaitingMaterials, 5)];
    assert_eq!(scene.advice().action, Action::Wait);
    assert_eq!(scene.advice_at(now() + Duration::days(2)).action, Action::Nudge);
    let mut scene = row("o3-wait");
    assert_eq!(scene.advice().action, Action::Wait);
    scene.settings.waits = vec![(Situation::AwaitingMaterials, 1)];
    assert_eq!(scene.advice().action, Action::Nudge);
}

#[test]
fn the_users_tone_beats_the_table() {
    let mut scene = row("o3-first");
    scene.settings.tone = Some(Step::Dated);
    assert_eq!(scene.advice().step, Some(Step::Dated));
}

#[test]
fn a_wait_ends_when_the_table_says_something_else() {
    let scene = row("o3-wait");
    let advice = scene.advice();
    assert_eq!(advice.action, Action::Wait);
    assert_eq!(scene.advice_at(advice.at).action, Action::Nudge);
    assert_eq!(scene.advice_at(advice.at - Duration::days(1)).action, Action::Wait);
}

#[track_caller]
fn check_at(client: Client, now: &str, expected: &str) {
    let at = |text: &str| DateTime::parse_from_rfc3339(&format!("{text}:00+09:00")).unwrap();
    let mut scene = row("o3-first");
    scene.settings.client = client;
    let advice: Advice = scene.advice_at(at(now));
    let expected: DateTime<FixedOffset> = at(expected);
    assert_eq!(advice.at, expected);
    let late = advice.warnings.iter().any(|it| it.id == "off-hours");
    assert_eq!(late, at(now) != expected);
}

#[test]
fn a_good_time_to_send_is_named_and_nothing_is_blocked() {
    check_at(Client::Unknown, "2026-12-08T15:00", "2026-12-08T15:00");
    check_at(Client::Unknown, "2026-12-08T23:30", "2026-12-09T10:00");
    check_at(Client::Consumer, "2026-12-12T11:00", "2026-12-12T11:00");
    check_at(Client::Business, "2026-12-12T11:00", "2026-12-14T10:00");
    check_at(Client::Business, "2026-12-09T07:00", "2026-12-09T09:00");
}

#[test]
fn a_cancellation_asked_by_them_is_mine_to_answer_first() {
    let mut scene = row("o6-reply");
    scene.item(ItemKind::Agreement, Role::Me, Act::ProposeCancel, 1);
    let advice = scene.advice();
    assert_eq!(advice.situation, Situation::CancelRequestedByThem);
    let mut scene = row("o6-reply");
    scene.event(EventKind::CancelRequested, 0, Some(Role::Them));
    let advice = scene.advice();
    assert_eq!(advice.situation, Situation::CancelRequestedByThem);
    warns(&advice, "cancel-clock");
}

#[test]
fn r_open_nothing_is_asked_or_done_before_the_day_that_i_named() {
    let mut scene = row("o3-second");
    let last = *scene.standing.unanswered_nudges.last().unwrap();
    scene.thread.messages[last - 1].text = "12月11日(金)18時までにお送りいただけますでしょうか。".to_owned();
    let advice = scene.advice();
    check(&advice, "r-open", Action::Wait);
    assert_eq!(advice.at.date_naive(), day(4));
    assert!(advice.reasons[0].text.contains("12月11日(金)"), "{}", advice.reasons[0].text);
    check(&scene.advice_at(now() + Duration::days(4)), "o3-second", Action::Nudge);
}

#[test]
fn r_open_a_cancellation_waits_for_the_day_of_the_last_notice() {
    let mut scene = row("o2-cancel");
    let last = *scene.standing.unanswered_nudges.last().unwrap();
    scene.thread.messages[last - 1].text =
        "最終のご連絡です。12月14日(月)までにご連絡がない場合は、キャンセルの手続きに進みます。".to_owned();
    check(&scene.advice(), "r-open", Action::Wait);
    check(&scene.advice_at(now() + Duration::days(7)), "o2-cancel", Action::ProposeCancel);
}

#[test]
fn r_open_the_day_of_a_quote_is_waited_for() {
    let mut scene = row("p3-first");
    scene.thread.messages[0].text = "お見積りの有効期限は12月10日(木)までです。".to_owned();
    check(&scene.advice(), "r-open", Action::Wait);
    check(&scene.advice_at(now() + Duration::days(3)), "p3-expired", Action::Close);
}

#[test]
fn r_step_nothing_softer_follows_in_the_same_wait() {
    let mut scene = row("o3-second");
    let last = *scene.standing.unanswered_nudges.last().unwrap();
    scene.thread.messages[last - 1].text = "ご連絡がない場合は、届いた分で進めます。".to_owned();
    let advice = scene.advice();
    assert_eq!((advice.action, advice.step, advice.floor), (Action::Nudge, Some(Step::Default), Some(Step::Default)));
    assert!(advice.consequence);
    scene.settings.tone = Some(Step::Soft);
    let advice = scene.advice();
    assert_eq!(advice.step, Some(Step::Soft));
    warns(&advice, "softer-than-before");
}

/// After a last notice there is no other reminder: what it announced follows.
#[test]
fn r_step_a_last_notice_is_the_last() {
    let mut scene = row("o2-second");
    let last = *scene.standing.unanswered_nudges.last().unwrap();
    scene.thread.messages[last - 1].text = "最終のご連絡です。お返事がない場合は、キャンセルいたします。".to_owned();
    for days in 0..20 {
        let action = scene.advice_at(now() + Duration::days(days)).action;
        assert!(!matches!(action, Action::Nudge | Action::FinalNotice), "{days}: {}", action.name());
    }
    assert_eq!(scene.advice_at(now() + Duration::days(7)).action, Action::ProposeCancel);
}

#[test]
fn the_users_leaning_moves_a_reminder_by_a_step_and_no_further_than_the_rules() {
    let step = |id: &str, leaning: Leaning| {
        let mut scene = row(id);
        scene.settings.leaning = leaning;
        scene.advice().step.unwrap().number()
    };
    assert_eq!(step("o3-first", Leaning::Softer), 1);
    assert_eq!(step("o3-first", Leaning::Usual), 2);
    assert_eq!(step("o3-first", Leaning::Firmer), 3);
    // No consequence in a first message, and the last notice stays what it is.
    assert_eq!(step("o4-first", Leaning::Firmer), 3);
    assert_eq!(step("o3-second", Leaning::Firmer), 4);
    assert_eq!(step("o3-final", Leaning::Softer), 5);
    assert_eq!(step("p3-first", Leaning::Softer), 1);
}
