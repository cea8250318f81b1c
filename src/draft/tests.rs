//! Every template renders; every situation has its message; nothing is left unfilled without a mark.

use super::data::TEMPLATES;
use super::*;
use crate::advice::scenes::{Scene, all};

fn ask<'a>(scene: &'a Scene, advice: &'a Advice) -> Ask<'a> {
    Ask {
        thread: &scene.thread,
        standing: &scene.standing,
        advice,
        platform: &scene.platform,
        settings: &scene.settings,
        now: crate::advice::scenes::now(),
    }
}

#[track_caller]
fn written(scene: &Scene, wish: &DraftWish) -> Option<Draft> {
    let advice = scene.advice();
    draft(&ask(scene, &advice), &Registry::default(), wish).unwrap()
}

#[test]
fn every_embedded_template_reads_and_bears_its_id() {
    for (id, source) in TEMPLATES {
        let template = Template::parse(id, source).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(template.id, *id);
        assert!(!template.label.is_empty() && !template.purpose.is_empty(), "{id}");
    }
}

#[track_caller]
fn check_text(name: &str, text: &str) {
    for wrong in ["。。", "、、", "、。", "  ", "{{", "}}", "{%", "None", "\n\n\n", "をを", "のの", "まで、まで"]
    {
        assert!(!text.contains(wrong), "{name} has {wrong:?}:\n{text}");
    }
    for line in text.lines().filter(|it| !it.starts_with('・') && !it.is_empty()) {
        assert!(!line.starts_with(['、', '。', 'に', 'を']), "{name}: {line}");
    }
}

#[test]
fn every_row_that_sends_has_a_message() {
    for (name, scene) in all() {
        let advice = scene.advice();
        let draft = written(&scene, &DraftWish::default());
        assert_eq!(draft.is_some(), advice.action.sends(), "{name}");
        if let Some(draft) = draft {
            if std::env::var_os("GALLERY").is_some() {
                println!("=== {name} {} {:?}\n{}\n", draft.template, draft.placeholders, draft.body);
            }
            check_text(&name, &draft.body);
            assert!(draft.body.chars().count() <= 400, "{name} is long");
            for blank in &draft.placeholders {
                assert!(draft.body.contains(blank.as_str()), "{name}: {blank}");
            }
        }
    }
}
