//! The embedded templates, filling them, and the user's own.

use super::check_text;
use crate::draft::data::TEMPLATES;
use crate::draft::{DraftWish, Registry, Template};

#[test]
fn every_embedded_template_reads_and_bears_its_id() {
    for (id, source) in TEMPLATES {
        let template = Template::parse(id, source).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(template.id, *id);
        assert!(!template.label.is_empty() && !template.purpose.is_empty(), "{id}");
    }
}

#[test]
fn the_list_of_templates_is_the_folder() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");
    let files = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let count = files.filter(|it| it.extension().is_some_and(|end| end == "j2")).count();
    assert_eq!(count, TEMPLATES.len());
}

/// The kit: 43 messages and 7 page texts, each with all its slots filled and with only the required ones.
#[test]
fn the_kit_is_complete_and_fills() {
    let registry = Registry::default();
    let ids = (1..=43).map(|n| format!("T{n:02}")).chain((1..=7).map(|n| format!("P{n}")));
    for id in ids {
        let template = registry.get(&id).unwrap();
        for all in [true, false] {
            let wanted = template.slots.iter().filter(|slot| all || slot.required);
            let values: Vec<(String, String)> = wanted.map(|slot| (slot.name.clone(), slot.example.clone())).collect();
            let filled = registry.fill(&id, &values).unwrap_or_else(|error| panic!("{id}: {error}"));
            check_text(&id, &filled.body);
            assert!(filled.body.chars().count() <= 400, "{id} is long");
        }
    }
}

/// Each required slot is missed when it is not given, and named with what it is.
#[test]
fn a_missing_slot_is_named() {
    let registry = Registry::default();
    for template in registry.list().unwrap() {
        for missing in template.slots.iter().filter(|slot| slot.required) {
            let given = template.slots.iter().filter(|slot| slot.name != missing.name);
            let values: Vec<(String, String)> = given.map(|slot| (slot.name.clone(), "あ".to_owned())).collect();
            let error = registry.fill(&template.id, &values).unwrap_err().to_string();
            assert!(error.contains(&missing.name) && error.contains(&missing.label), "{error}");
        }
    }
}

#[track_caller]
fn check_fill_error(id: &str, values: &[(&str, &str)], expected: &str) {
    let values: Vec<_> = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let error = Registry::default().fill(id, &values).unwrap_err().to_string();
    assert!(error.contains(expected), "{error}");
}

#[test]
fn wrong_ids_and_slots_say_what_would_be_right() {
    check_fill_error("nudge-material-2", &[], "nudge-materials-1");
    check_fill_error("zzz", &[], "henji template list");
    check_fill_error("T43", &[("name", "田中様")], "使える欄は to です");
}

#[track_caller]
fn check_template_error(source: &str, expected: &str) {
    let error = Template::parse("own.j2", source).unwrap_err().to_string();
    assert!(error.contains("own.j2") && error.contains(expected), "{error}");
}

#[test]
fn a_users_template_is_checked_with_line_and_remedy() {
    let head = "+++\nid = \"mine\"\nlabel = \"私の\"\npurpose = \"試し\"\n\n[slots]\nto = { label = \"宛名\" }\n+++\n";
    assert!(Template::parse("own.j2", &format!("{head}{{{{ to }}}}\n")).is_ok());
    check_template_error("宛名", "+++");
    check_template_error(&format!("{head}{{{{ to }}}}\n{{{{ date }}}}\n"), "10行目の「date」は slots にありません");
    check_template_error(&format!("{head}こんにちは\n"), "「to」が本文で使われていません");
    check_template_error(&format!("{head}{{{{ to }}}}\n{{% if to %}}\nあ\n"), "行目の書き方が正しくありません");
    check_template_error(&head.replace("label = \"私の\"", "lable = \"私の\""), "3行目の見出しを読めません");
}

#[test]
fn a_users_template_takes_precedence() {
    let own = "+++\nid = \"T43\"\nlabel = \"お礼\"\npurpose = \"短いお礼\"\n\n[slots]\nto = { label = \"宛名\", required = true }\n+++\n\
               {{ to }}、ありがとうございました。\n";
    let registry = Registry::with_user(&[("t43.j2".to_owned(), own.to_owned())]);
    let filled = registry.fill("t43", &[("to".to_owned(), "田中様".to_owned())]).unwrap();
    assert_eq!(filled.body, "田中様、ありがとうございました。");
    assert_eq!(registry.list().unwrap().len(), TEMPLATES.len());
}

#[test]
fn everything_that_is_wrong_with_ones_templates_is_found() {
    let head = |id: &str, slots: &str| {
        format!("+++\nid = \"{id}\"\nlabel = \"あ\"\npurpose = \"い\"\n\n[slots]\n{slots}+++\n")
    };
    let slot = |name: &str| format!("{name} = {{ label = \"う\" }}\n");
    let file = |name: &str, source: String| (name.to_owned(), source);
    let files = [
        file("fine.j2", format!("{}{{{{ to }}}}\n", head("fine", &slot("to")))),
        file("two.j2", format!("{}{{{{ too }}}}\n{{{{ day }}}}\n", head("two", &slot("to")))),
        file("open.j2", format!("{}{{% if to %}}\n", head("open", &slot("to")))),
        file("nudge.j2", format!("{}{{{{ opening }}}}\n", head("nudge-materials-3", &slot("opening")))),
        file("again.j2", format!("{}{{{{ to }}}}\n", head("FINE", &slot("to")))),
        file("none.j2", "本文だけ\n".to_owned()),
    ];
    let problems = crate::draft::check(&files);
    let told: Vec<String> = problems.iter().map(|(file, it)| format!("{file}:{} {}", it.line, it.reason.0)).collect();
    for (i, part) in [
        "two.j2:10 10行目の「day」",
        "two.j2:9 9行目の「too」",
        "two.j2:7 7行目：slots の「to」",
        "open.j2:",
        "nudge.j2:1 同じ ID の定型文に必要な「deadline」（期限）",
        "nudge.j2:1 同じ ID の定型文に必要な「items」（品目）",
        "again.j2:1 ID「FINE」は fine.j2",
        "none.j2:1 先頭に +++",
    ]
    .iter()
    .enumerate()
    {
        assert!(told.get(i).is_some_and(|it| it.starts_with(part)), "{i} {part}: {told:#?}");
    }
    assert_eq!(told.len(), 8, "{told:#?}");
}

/// A wrong template stops what needs it, and nothing else.
#[test]
fn a_wrong_template_fails_only_when_it_is_asked_for() {
    let file = |name: &str, source: &str| (name.to_owned(), source.to_owned());
    let open = "+++\nid = \"T43\"\nlabel = \"あ\"\npurpose = \"い\"\n+++\n{% if to %}\n";
    let registry = Registry::with_user(&[file("mine/thanks.j2", open), file("mine/none.j2", "本文だけ\n")]);
    assert_eq!(registry.wrong().count(), 2);
    for (id, name) in [("t43", "thanks.j2"), ("none", "none.j2")] {
        let error = registry.get(id).unwrap_err().to_string();
        assert!(error.contains(name), "{error}");
        assert_eq!(DraftWish::of_kind(id, &registry).unwrap_err().to_string(), error);
    }
    assert!(registry.get("T42").is_ok() && DraftWish::of_kind("late", &registry).is_ok());
}
