//! The message of every row of the decision table.

use super::check_text;
use crate::advice::scenes::{Scene, all, now};
use crate::advice::{Action, Advice, Step};
use crate::draft::{Ask, Draft, DraftWish, Registry, alternatives, draft};
use crate::platform::Channel;

fn ask<'a>(scene: &'a Scene, advice: &'a Advice) -> Ask<'a> {
    Ask {
        thread: &scene.thread,
        standing: &scene.standing,
        advice,
        platform: &scene.platform,
        settings: &scene.settings,
        now: now(),
    }
}

#[track_caller]
fn written(scene: &Scene, wish: &DraftWish) -> Option<Draft> {
    let advice = scene.advice();
    draft(&ask(scene, &advice), &Registry::default(), wish).unwrap()
}

#[track_caller]
fn check_draft(name: &str, draft: &Draft) {
    check_text(name, &draft.body);
    assert!(draft.body.chars().count() <= 400, "{name} is long:\n{}", draft.body);
    for blank in &draft.placeholders {
        assert!(draft.body.contains(blank.as_str()), "{name}: {blank} is not in the text");
    }
    assert_eq!(draft.body.matches('【').count(), draft.placeholders.len(), "{name}:\n{}", draft.body);
}

#[test]
fn every_row_that_sends_has_a_message_and_no_other_has() {
    for (name, scene) in all() {
        let draft = written(&scene, &DraftWish::default());
        assert_eq!(draft.is_some(), scene.advice().action.sends(), "{name}");
        if let Some(draft) = draft {
            check_draft(&name, &draft);
        }
    }
}

#[test]
fn every_row_has_a_message_when_forced_in_every_channel_and_tone() {
    for (name, scene) in all() {
        for channel in [Channel::Room, Channel::Chat, Channel::Mail] {
            for tone in Step::ALL.into_iter().map(Some).chain([None]) {
                let wish = DraftWish { channel: Some(channel), tone, force: true, ..DraftWish::default() };
                if let Some(draft) = written(&scene, &wish) {
                    check_draft(&format!("{name} {channel:?} {tone:?}"), &draft);
                    assert_eq!(draft.subject.is_some(), channel == Channel::Mail, "{name}");
                }
            }
        }
    }
}

/// The step decides whether a message may say what follows without an answer.
#[test]
fn a_consequence_stands_only_in_the_firm_steps_and_always_there() {
    for (name, scene) in all() {
        for tone in Step::ALL {
            let action = if tone == Step::Final { Action::FinalNotice } else { Action::Nudge };
            let wish = DraftWish { action: Some(action), tone: Some(tone), ..DraftWish::default() };
            let Some(draft) = written(&scene, &wish) else { continue };
            let one_step = ["nudge-phone-1", "nudge-hold-1", "nudge-inquiry-1"].contains(&draft.template.as_str());
            let firm = tone.may_name_consequence() && !one_step;
            let names = ["ない場合", "なければ、"].iter().any(|it| draft.body.contains(it));
            let soft = draft.body.replace("問題がなければ、", "");
            let names = names && ["ない場合", "なければ、"].iter().any(|it| soft.contains(it));
            assert_eq!(names, firm, "{name} {tone:?}:\n{}", draft.body);
        }
    }
}

#[test]
fn two_other_messages_at_most_and_none_twice() {
    for (name, scene) in all() {
        let advice = scene.advice();
        let others = alternatives(&ask(&scene, &advice), &Registry::default(), &DraftWish::default()).unwrap();
        assert!(others.len() <= 2, "{name}");
        let first = written(&scene, &DraftWish::default()).map(|it| it.template);
        for (index, other) in others.iter().enumerate() {
            check_draft(&name, other);
            assert!(Some(&other.template) != first.as_ref(), "{name}");
            assert!(others[..index].iter().all(|it| it.template != other.template), "{name}");
        }
    }
}

#[test]
fn a_message_names_what_is_missing_and_the_day() {
    let (_, scene) = all().into_iter().find(|(name, _)| name == "o3-first").unwrap();
    let draft = written(&scene, &DraftWish::default()).unwrap();
    assert_eq!(draft.template, "nudge-materials-2");
    let expected = "田中様\n\nお世話になっております。\n12月5日にお願いしたロゴデータと写真の件でご連絡いたしました。\n本日時点では、まだ届いていないようです。\n\n\
                    お手数ですが、納期の12月17日(木)に間に合わせるため、12月14日(月)18時までにお送りいただけますと助かります。\n\
                    揃ったものから順にお送りいただく形でも問題ございません。\n行き違いでしたら失礼いたしました。\n\n\
                    よろしくお願いいたします。";
    assert_eq!(draft.body, expected);
}
