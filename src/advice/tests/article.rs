//! What sellers are advised to do when the other side is silent, one test for each piece of the advice; its harms (デメリット)
//! stand in `harms`.

use super::scene::{Scene, day, now, of_row};
use crate::advice::table::rows;
use crate::advice::{Action, Advice, Situation, Step, deadline};
use crate::dialogue::{Delivered, Stage, State};
use crate::draft::{Ask, DraftWish, Registry, draft};
use crate::thread::Role;

pub(super) fn row(id: &str) -> Scene {
    of_row(rows().iter().find(|it| it.id == id).unwrap())
}

#[track_caller]
fn check(id: &str, action: Action, step: Option<Step>) -> Advice {
    let advice = row(id).advice();
    assert_eq!((advice.action, advice.step), (action, step));
    advice
}

#[track_caller]
pub(super) fn warns(advice: &Advice, id: &str) {
    assert!(advice.warnings.iter().any(|it| it.id == id), "{id} is missing");
}

/// The message that is drafted for a scene.
fn message(scene: &Scene) -> String {
    let Scene { thread, standing, platform, settings } = scene;
    let advice = scene.advice();
    let ask = Ask { thread, standing, advice: &advice, platform, settings, now: now() };
    draft(&ask, &Registry::default(), &DraftWish::default()).unwrap().map_or(String::new(), |it| it.body)
}

pub(super) fn cost<'a>(advice: &'a Advice, id: &str) -> Option<&'a str> {
    advice.costs.iter().find(|it| it.id == id).map(|it| it.text.as_str())
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
    // A due date that is near makes the wait shorter.
    let mut near = row("o3-wait");
    let usual = near.advice().at;
    near.settings.due = Some(day(5));
    assert!(near.advice().action == Action::Wait && near.advice().at < usual);
}

/// 対処② 延長: asked for politely, on a new day, and silence is no consent.
#[test]
fn measure_2_extend() {
    let advice = check("o3-extend", Action::ProposeExtension, Some(Step::Dated));
    warns(&advice, "silence-not-consent");
    let asks = message(&row("o3-extend"));
    assert!(asks.contains("に変更してもよろしいでしょうか") && asks.contains("「延長で問題ない」"), "{asks}");
    assert_eq!(row("e1-wait").advice().situation, Situation::ExtensionProposed);
    let agreed = row("e2-change").advice();
    assert_eq!(agreed.situation, Situation::ExtensionAgreed);
    let remind = &agreed.warnings.iter().find(|it| it.id == "change-due").unwrap().text;
    assert!(remind.contains("納品予定日の変更"), "{remind}");
}

/// 対処③ 催促: soft first, dated next, with what follows only at the end; no word of blame.
#[test]
fn measure_3_nudge_up_the_ladder() {
    let steps = ["o2-guide", "o2-second", "o2-final"].map(|id| row(id).advice().step.unwrap());
    assert!(steps[0] < steps[1] && steps[1] < steps[2]);
    assert_eq!(steps.map(Step::may_name_consequence), [false, false, true]);
    let used: std::collections::BTreeSet<Step> = rows().iter().filter_map(|it| it.step).collect();
    assert!(Step::ALL.iter().all(|it| used.contains(it)));
    let [soft, dated, last] = ["o2-guide", "o2-second", "o2-final"].map(|id| message(&row(id)));
    assert!(soft.contains("助かります") && dated.contains("12月10日(木)18時までに"), "{soft}\n{dated}");
    assert!(last.contains("12月11日(金)17時までにご連絡がない場合は"), "{last}");
    let mut linter = crate::lint::Linter::new(crate::lint::Selection::default());
    let mut blame = |text: &str| {
        let found = linter.lint(text, &crate::lint::Situation::at(now()));
        found.iter().any(|it| ["accusation-word", "blame-question", "complaint-feeling"].contains(&it.rule))
    };
    assert!(blame("ご連絡を無視されて困っています。"));
    for row in rows().iter().filter(|it| matches!(it.action, Action::Nudge | Action::FinalNotice)) {
        assert!(!blame(&message(&of_row(row))), "{}", row.id);
    }
}

/// 対処④ 正式な納品: finished work is delivered without an answer, never unfinished work.
#[test]
fn measure_4_deliver_formally() {
    let advice = check("d2-deliver", Action::Deliver, None);
    warns(&advice, "scope-met");
    let mut unfinished = row("d2-deliver");
    unfinished.standing.delivered = Delivered::Nothing;
    assert_ne!(unfinished.advice().action, Action::Deliver);
    // Afterwards it ends by itself, on a day that is shown.
    let clock = row("d3-wait").advice();
    let text = &clock.warnings.iter().find(|it| it.id == "accept-clock").unwrap().text;
    assert!(text.contains("12月10日(木)14時"), "{text}");
}

/// 対処⑤ キャンセル: after the last notice, with its conditions.
#[test]
fn measure_5_cancel() {
    let advice = check("o2-cancel", Action::ProposeCancel, Some(Step::Final));
    warns(&advice, "cancel-hides-room");
    assert!(advice.otherwise.as_deref().unwrap().contains("ほかのご依頼"));
    // What has been lost so far, in working hours; and the day from which it can be asked for.
    let hours = cost(&advice, "cost-blocked").unwrap();
    assert!(hours.contains("営業日で") && hours.contains("時間"), "{hours}");
    let mut early = row("o2-cancel");
    early.says(Role::Them, 2, "…");
    warns(&early.advice(), "cancel-not-yet");
    assert_eq!(early.advice().at.date_naive(), day(2));
}

/// 対処⑥ 運営: where nothing else is left; it takes time.
#[test]
fn measure_6_contact_the_operator() {
    let advice = check("o3-support", Action::ContactSupport, None);
    warns(&advice, "support-slow");
    let facts = message(&row("o3-support"));
    assert!(facts.contains("・経緯：") && facts.contains("3回ご連絡し"), "{facts}");
    let text = "2026/12/01 10:02 田中\n購入しました。\n\n2026/12/01 11:30 みどり工房\n写真をお送りください。\n";
    let mut options = crate::Options::at(now());
    options.me.push("みどり工房".to_owned());
    let analysis = crate::Analyzer::new().read(text, &options).unwrap();
    let record = crate::evidence::record(&analysis, &[], crate::evidence::Mask::default());
    assert_eq!(record.chronology.iter().filter(|it| it.number.is_some()).count(), 2);
}

/// 状況① 購入後に指示がない: a dated nudge, then the cancellation; the formal step only when something was provided.
#[test]
fn situation_1_no_instructions() {
    check("o2-dated", Action::Nudge, Some(Step::Dated));
    let advice = row("o2-cancel").advice();
    assert!(!advice.alternatives.contains(&Action::Deliver));
    warns(&advice, "formal-unprovided");
    let scene = row("o2-cancel");
    let against =
        |settings| crate::advice::objection(Action::Deliver, &advice, &scene.standing, settings, &scene.platform);
    assert!(against(&scene.settings).is_some());
    let provided = crate::advice::Settings { delivered: true, ..scene.settings.clone() };
    assert_eq!(against(&provided), None);
}

/// 状況② 作業完了後: ask with a day, then the formal step.
#[test]
fn situation_2_delivered() {
    check("d2-first", Action::Nudge, Some(Step::Default));
    check("d2-deliver", Action::Deliver, None);
    // It may be done at once, without waiting for a word.
    assert!(row("d2-wait").advice().alternatives.contains(&Action::Deliver));
}

/// 状況③ 修正後: the revision is sent, and the formal step follows early.
#[test]
fn situation_3_revised() {
    check("d5-first", Action::Nudge, Some(Step::Default));
    check("d5-deliver", Action::Deliver, None);
    assert!(message(&row("d5-first")).contains("正式な納品に進ませていただきます"));
    assert!(message(&row("d5-deliver")).contains("正式な納品の手続きをいたします"));
}

/// 状況④ 電話相談の見積りだけ: closed after a while.
#[test]
fn situation_4_phone_consultation() {
    let advice = check("p8-close", Action::Close, Some(Step::Default));
    assert!(advice.reasons[0].text.contains("閉じて問題ありません"));
    assert_eq!(row("p8-wait").advice().action, Action::Wait);
}

/// 状況⑤ 専用出品: left alone, taken down when one likes, never cancelled.
#[test]
fn situation_5_custom_listing() {
    assert_eq!(row("p6-wait").advice().action, Action::Wait);
    check("p6-unlist", Action::Unlist, None);
    warns(&check("p6-note", Action::Nudge, Some(Step::Status)), "listing-ignorable");
    for row in rows().iter().filter(|it| it.situation == Situation::CustomUnbought) {
        let advice = of_row(row).advice();
        assert!(advice.action != Action::ProposeCancel && !advice.alternatives.contains(&Action::ProposeCancel));
        assert!(advice.costs.is_empty(), "there is no hurry: {}", row.id);
    }
}

/// 特徴③ 取引回数が少ない: somebody who asks how it works is guided one step at a time.
#[test]
fn trait_3_first_timer_is_guided() {
    let mut scene = row("o2-guide");
    scene.says(Role::Them, 5, "初めて利用します。");
    warns(&scene.advice(), "beginner");
    // Of somebody with few deals the first day is not waited for, and the message asks for one thing.
    assert!(message(&scene).contains("まずはご依頼の目的を"), "{}", message(&scene));
    check("o2-guide-first-timer", Action::Nudge, Some(Step::Status));
    let buyer = crate::timing::Buyer { deals: Some(1), ..crate::timing::Buyer::default() };
    let risk = crate::timing::risk(&scene.thread, &scene.standing, &scene.gaps(now()), &buyer, day(0));
    let signal = risk.signals.iter().find(|it| it.id == "few-deals").unwrap();
    assert!(signal.advice.contains("次の一手") && signal.advice.contains("ボタン"), "{signal:?}");
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

/// FAQ③ キャンセルと評価: what the buyer causes usually does not count, the reason is the true one, and the message leaves
/// the rating out.
#[test]
fn faq_3_the_rating_is_left_out() {
    let advice = row("o2-cancel").advice();
    warns(&advice, "no-rating-talk");
    let text = &advice.warnings.iter().find(|it| it.id == "cancel-rating").unwrap().text;
    assert!(text.contains("影響しないのが基本") && text.contains("事実どおり"), "{text}");
    assert!(!message(&row("o2-cancel")).contains("評価"));
}

/// まとめ: what is sent right after a purchase and the first reminder are the texts to have before all others; `henji config
/// init` lays them into the user's own folder.
#[test]
fn summary_two_templates_to_begin_with() {
    let files: Vec<(String, String)> =
        crate::draft::first().map(|(name, source)| (name.to_owned(), source.to_owned())).collect();
    assert_eq!(crate::draft::check(&files), []);
    let own = Registry::with_user(&files);
    assert_eq!(own.wrong().count(), 0);
    for ((name, _), (id, label)) in files.iter().zip([("T01", "購入直後の案内"), ("T11", "初回の催促")]) {
        let template = own.get(id).unwrap();
        assert!(template.label == label && name.starts_with(&id.to_lowercase()), "{name}");
        let values: Vec<_> = template.slots.iter().map(|it| (it.name.clone(), it.example.clone())).collect();
        assert!(own.fill(id, &values).unwrap().body.contains("田中様"));
    }
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
