//! What sellers lose by waiting (デメリット①–⑤), and how it is told: soberly, the strongest first.

use super::article::{cost, row, warns};
use super::scene::{day, now, of_row};
use crate::advice::table::rows;
use crate::advice::{Action, Situation, notes};
use crate::thread::Role;

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

/// デメリット①: the order of listings is told as what sellers feel, never as a fact, and only where a source says that much.
#[test]
fn harm_1_is_marked_as_folklore() {
    for it in notes::costs() {
        assert_eq!(it.folklore, it.harm == 1, "{}", it.id);
        assert!(!it.folklore || it.text.contains("体感") && it.text.contains("公式の説明はありません"), "{}", it.text);
    }
    let mut scene = row("o3-first");
    assert!(cost(&scene.advice(), "cost-order").unwrap().contains("出品者ランク改定"));
    scene.platform = crate::platform::builtin("lancers").unwrap();
    assert_eq!(cost(&scene.advice(), "cost-order"), None);
}

/// デメリット②③: how long it has been open, and how many working days and hours it has held up.
#[test]
fn harms_2_and_3_are_counted_in_days() {
    // Opened on Saturday 5 December 2026 at 14:00; now it is Tuesday, 15:00.
    let advice = row("o3-first").advice();
    assert!(cost(&advice, "cost-open").unwrap().contains("3日"), "{:?}", advice.costs);
    assert!(cost(&advice, "cost-blocked").unwrap().contains("営業日で2日（約15時間）"), "{:?}", advice.costs);
    // Finished work holds nothing up; what rests by agreement, or was begun today, costs nothing.
    let delivered = row("d2-first").advice();
    assert!(cost(&delivered, "cost-open").is_some() && cost(&delivered, "cost-blocked").is_none());
    for id in ["o2-wait", "o9-wait", "d3-wait", "o6-reply", "o7-work"] {
        assert!(row(id).advice().costs.is_empty(), "{id}");
    }
}

/// デメリット④: without a word on record before the due date it is the seller who is blamed; the strongest cost comes first.
#[test]
fn harm_4_no_record_before_the_due_date_comes_first() {
    let mut scene = row("o3-first");
    scene.settings.due = Some(day(5));
    let advice = scene.advice();
    let first = &advice.costs[0];
    assert!(first.id == "cost-no-record" && first.text.contains("12月13日(日)"), "{first:?}");
    assert!(first.text.contains("記録がまだありません") && first.text.contains("出品者側の責任"), "{first:?}");
    let mut asked = row("o3-second");
    asked.settings.due = Some(day(5));
    assert_eq!(cost(&asked.advice(), "cost-no-record"), None);
    scene.settings.due = Some(day(20));
    assert_eq!(cost(&scene.advice(), "cost-no-record"), None);
}

/// デメリット⑤: a cancellation is told with what it does to ratings, and my own reply time is shown beside theirs.
#[test]
fn harm_5_ratings_are_told_soberly() {
    warns(&row("o2-cancel").advice(), "cancel-rating");
    warns(&row("e4-reply").advice(), "cancel-clock");
    let mut scene = row("o6-reply");
    for days in [12, 8, 4] {
        scene.says(Role::Them, days, "確認をお願いできますか。");
        scene.says(Role::Me, days - 2, "承知しました。");
    }
    assert!(scene.gaps(now()).me.median_seconds.is_some());
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
