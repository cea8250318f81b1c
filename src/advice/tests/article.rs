//! What sellers are advised to do when the other side is silent, one test for each piece of the advice.

use super::scene::{Scene, day, now, of_row};
use crate::advice::table::rows;
use crate::advice::{Action, Advice, Situation, Step, deadline};
use crate::dialogue::{Delivered, Stage, State};
use crate::thread::Role;

fn row(id: &str) -> Scene {
    of_row(rows().iter().find(|it| it.id == id).unwrap())
}

#[track_caller]
fn check(id: &str, action: Action, step: Option<Step>) -> Advice {
    let advice = row(id).advice();
    assert_eq!((advice.action, advice.step), (action, step));
    advice
}

#[track_caller]
fn warns(advice: &Advice, id: &str) {
    assert!(advice.warnings.iter().any(|it| it.id == id), "{id} is missing");
}

/// 対処① 待つ: one or two days, and the wait ends on a day that is said beforehand.
#[test]
fn measure_1_wait_with_an_end() {
    let scene = row("o2-wait");
    let advice = scene.advice();
    assert_eq!(advice.action, Action::Wait);
    let days = (advice.at - now()).num_days();
    assert!((0..=2).contains(&days), "{days}");
    assert_ne!(scene.advice_at(advice.at).action, Action::Wait);
}

/// 対処② 延長: asked for politely, on a new day, and silence is no consent.
#[test]
fn measure_2_extend() {
    let advice = check("o3-extend", Action::ProposeExtension, Some(Step::Dated));
    warns(&advice, "silence-not-consent");
}

/// 対処③ 催促: soft first, dated next, with what follows only at the end.
#[test]
fn measure_3_nudge_up_the_ladder() {
    let steps = ["o2-guide", "o2-second", "o2-final"].map(|id| row(id).advice().step.unwrap());
    assert!(steps[0] < steps[1] && steps[1] < steps[2]);
    assert_eq!(steps.map(Step::may_name_consequence), [false, false, true]);
}

/// 対処④ 正式な納品: finished work is delivered without an answer, never unfinished work.
#[test]
fn measure_4_deliver_formally() {
    let advice = check("d2-deliver", Action::Deliver, None);
    warns(&advice, "scope-met");
    let mut unfinished = row("d2-deliver");
    unfinished.standing.delivered = Delivered::Nothing;
    assert_ne!(unfinished.advice().action, Action::Deliver);
}

/// 対処⑤ キャンセル: after the last notice, with its conditions.
#[test]
fn measure_5_cancel() {
    let advice = check("o2-cancel", Action::ProposeCancel, Some(Step::Final));
    warns(&advice, "cancel-hides-room");
}

/// 対処⑥ 運営: where nothing else is left; it takes time.
#[test]
fn measure_6_contact_the_operator() {
    let advice = check("o3-support", Action::ContactSupport, None);
    warns(&advice, "support-slow");
}

/// 状況① 購入後に指示がない: a dated nudge, then the cancellation; the formal step only when something was provided.
#[test]
fn situation_1_no_instructions() {
    check("o2-dated", Action::Nudge, Some(Step::Dated));
    let advice = row("o2-cancel").advice();
    assert!(!advice.alternatives.contains(&Action::Deliver));
}

/// 状況② 作業完了後: ask with a day, then the formal step.
#[test]
fn situation_2_delivered() {
    check("d2-first", Action::Nudge, Some(Step::Default));
    check("d2-deliver", Action::Deliver, None);
}

/// 状況③ 修正後: the same, early.
#[test]
fn situation_3_revised() {
    check("d5-first", Action::Nudge, Some(Step::Default));
    check("d5-deliver", Action::Deliver, None);
}

/// 状況④ 電話相談の見積りだけ: closed after a while.
#[test]
fn situation_4_phone_consultation() {
    check("p8-close", Action::Close, Some(Step::Default));
}

/// 状況⑤ 専用出品: left alone, taken down when one likes, never cancelled.
#[test]
fn situation_5_custom_listing() {
    assert_eq!(row("p6-wait").advice().action, Action::Wait);
    check("p6-unlist", Action::Unlist, None);
    for row in rows().iter().filter(|it| it.situation == Situation::CustomUnbought) {
        assert_ne!(row.action, Action::ProposeCancel);
    }
}

/// 特徴③ 取引回数が少ない: somebody who asks how it works is guided one step at a time.
#[test]
fn trait_3_first_timer_is_guided() {
    let mut scene = row("o2-guide");
    scene.says(Role::Them, 5, "初めて利用します。");
    warns(&scene.advice(), "beginner");
}

/// 特徴① 返信が遅い: seen in the thread, with what to prepare.
#[test]
fn trait_1_slow_replies_are_a_tendency() {
    use crate::timing::{Buyer, risk};
    let mut scene = row("o3-first");
    scene.thread.messages.clear();
    for days in [40, 30, 20, 10] {
        scene.says(Role::Me, days, "ご確認をお願いいたします。");
        scene.says(Role::Them, days - 5, "確認しました。");
    }
    let risk = risk(&scene.thread, &scene.standing, &scene.gaps(now()), &Buyer::default(), now().date_naive());
    let slow = risk.signals.iter().find(|it| it.id == "slow-replies").unwrap();
    assert!(slow.points == 2 && slow.advice.contains("テンプレート"), "{slow:?}");
}

/// 特徴②④ ログインと評価: what the user tells, each with its own advice.
#[test]
fn traits_2_and_4_are_told_by_the_user() {
    use crate::timing::{Buyer, Gaps, risk};
    let scene = row("o3-first");
    let buyer = Buyer { last_login_days: Some(4), rating: Some(3.2), ..Buyer::default() };
    let risk = risk(&scene.thread, &scene.standing, &Gaps::default(), &buyer, now().date_naive());
    let advice = |id: &str| risk.signals.iter().find(|it| it.id == id).unwrap().advice.clone();
    assert!(advice("last-login").contains("責めず"));
    assert!(advice("low-rating").contains("先に説明"));
}

/// デメリット①②⑤: order, mind and rating are not threatened with; what is said is what is known.
#[test]
fn harms_1_2_and_5_are_not_used_as_threats() {
    for row in rows() {
        let advice = of_row(row).advice();
        let said: Vec<&str> = advice.warnings.iter().chain(&advice.reasons).map(|it| it.text.as_str()).collect();
        let said = said.concat() + advice.otherwise.as_deref().unwrap_or_default();
        for word in ["表示順位", "上位表示", "検索順位", "必ず下が"] {
            assert!(!said.contains(word), "{}: {said}", row.id);
        }
    }
}

/// 予防①②③⑤: description, first messages, reply speed and standby are texts of the kit.
#[test]
fn preventions_are_texts_of_the_kit() {
    let kit = crate::draft::Registry::default();
    for (id, word) in [
        ("P2", "購入"),
        ("T01", "ご購入"),
        ("T11", "お願い"),
        ("T10", "納期"),
        ("P1", "返信"),
        ("P3", "返信"),
        ("P5", "待機"),
    ] {
        let template = kit.get(id).unwrap();
        let text = format!("{}{}{}", template.label, template.purpose, template.body);
        assert!(text.contains(word), "{id}: {text}");
    }
}

/// デメリット③④: what happens if nothing is done is said, above all the missing record before the due date.
#[test]
fn harm_is_said_for_every_step_that_is_due() {
    for row in rows().iter().filter(|it| it.action == Action::FinalNotice && it.situation != Situation::PaymentDue) {
        assert!(row.otherwise.is_some(), "{}", row.id);
    }
    let otherwise = row("o2-due").advice().otherwise.unwrap();
    assert!(otherwise.contains("記録") && otherwise.contains("出品者側の責任"));
}

/// FAQ① 連絡がないまま納期: a word before it.
#[test]
fn faq_1_a_word_before_the_due_date() {
    let scene = row("o2-due");
    let advice = scene.advice();
    warns(&advice, "no-record");
    let deadline = deadline(&advice, &scene.standing, &scene.settings, now()).unwrap();
    assert!(deadline.at.date_naive() < day(2));
}

/// FAQ② 悪質: the record, calm, the operator; never a reminder.
#[test]
fn faq_2_abuse_goes_to_the_operator_with_the_record() {
    let mut scene = row("o3-first");
    scene.says(Role::Them, 4, "ふざけるな。低評価をつけます。");
    let advice = scene.advice();
    assert_eq!((advice.row.as_str(), advice.action), ("r-abuse", Action::ContactSupport));
    warns(&advice, "stay-calm");
    warns(&advice, "support-slow");
    // What I owe is answered first all the same.
    let mut mine = row("o6-reply");
    mine.says(Role::Them, 0, "いつまで待たせるんですか。許さないですよ。");
    assert_eq!(mine.advice().action, Action::Reply);
    warns(&mine.advice(), "stay-calm");
    // The word alone is none.
    let mut harmless = row("o3-first");
    harmless.says(Role::Them, 4, "肩こりを訴える方に向けた記事です。");
    assert_eq!(harmless.advice().action, Action::Nudge);
}

/// FAQ③ キャンセルと評価: the rating is left out of it.
#[test]
fn faq_3_the_rating_is_left_out() {
    warns(&row("o2-cancel").advice(), "no-rating-talk");
}

/// 予防④ 見積りの返信期限: the quote names its day.
#[test]
fn prevention_4_a_quote_has_a_day() {
    let mut scene = Scene::new(State::EstimateRequested, Stage::Inquiry, "coconala");
    scene.standing.since = Some(scene.says(Role::Them, 0, "おいくらですか。"));
    let advice = scene.advice();
    assert!(deadline(&advice, &scene.standing, &scene.settings, now()).is_some());
}

/// The seller's own clock comes first: the first message and the answer to a cancellation.
#[test]
fn my_own_clocks_are_told() {
    let advice = row("o1-reply").advice();
    let text = &advice.warnings.iter().find(|it| it.id == "first-message-clock").unwrap().text;
    assert!(text.contains("48時間") && text.contains("2021-08-31時点"), "{text}");
    warns(&row("e4-reply").advice(), "cancel-clock");
}
