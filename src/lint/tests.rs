use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::*;

#[track_caller]
fn check(text: &str, wanted: &[(&str, &str, Option<&str>)]) {
    let situation = Situation::at("2026-11-20T15:00:00+09:00".parse().expect("an instant"));
    let selection = Selection { only: vec!["double-honorific".to_owned()], ..Selection::default() };
    let findings = Linter::new(selection).lint(text, &situation);
    let found: Vec<_> =
        findings.iter().map(|it| (it.rule, it.span.of(text), it.fix.as_ref().map(|fix| fix.text.as_str()))).collect();
    assert_eq!(found, wanted, "{text}");
}

fn names(folder: &str, extension: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("the folder is there");
    let files = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    files.filter_map(|name| Some(name.strip_suffix(extension)?.to_owned())).filter(|name| name != "mod").collect()
}

#[test]
fn every_rule_file_is_listed() {
    let listed: BTreeSet<String> = rules::MODULES.iter().map(|&name| name.to_owned()).collect();
    assert_eq!(listed, names("src/lint/rules", ".rs"));
    let listed: BTreeSet<String> = FILES.iter().map(|(id, _)| (*id).to_owned()).collect();
    assert_eq!(listed, names("dictionaries/lint", ".toml"));
    for rule in rules::ALL {
        assert!(rules::MODULES.contains(&rule.id.replace('-', "_").as_str()), "{} stands in another file", rule.id);
    }
}

#[test]
fn the_rules_are_well_formed() {
    if let Err(error) = registry::build() {
        panic!("{error}");
    }
    let ids: BTreeSet<_> = all().iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), all().len(), "an id is used twice");
    for rule in all() {
        let kebab = rule.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        assert!(kebab && !rule.name.is_empty(), "{}", rule.id);
        let explanation = explain(rule);
        for section in ["## 何を見るか", "## なぜ", "## 悪い例", "## 良い例", "## 許すには"] {
            assert_eq!(explanation.matches(section).count(), 1, "{}: {section}", rule.id);
        }
        for (id, content) in FILES {
            let file = read_rule_file(id, content).unwrap_or_else(|error| panic!("{error}"));
            assert!(!file.pattern.is_empty(), "{id} has no pattern");
        }
    }
}

#[test]
fn every_word_of_a_rule_is_a_word() {
    for rule in all() {
        if let Check::Words { bases, .. } = rule.check {
            for base in bases {
                assert!(crate::morph::Tokenizer::find(base).is_some(), "{}: no word has the base {base}", rule.id);
            }
        }
    }
}

#[test]
fn places_lead_back_to_the_draft() {
    check("資料はもうご覧になられましたか。", &[("double-honorific", "ご覧になられました", Some("ご覧になりました"))]);
    check("ﾃﾞｰﾀはご覧に\nなられたでしょうか。", &[("double-honorific", "ご覧に\nなられた", Some("ご覧に\nなった"))]);
}

#[test]
fn quoted_words_are_not_the_writers() {
    check("> ご覧になられましたか。\n見ました。", &[]);
    check("「ご覧になられましたか」とのことですが、見ました。", &[]);
    check("「資料」をご覧になられた方へ", &[("double-honorific", "ご覧になられた", Some("ご覧になった"))]);
}

#[test]
fn long_texts_of_one_pattern_come_to_an_end() {
    let situation = Situation::at("2026-11-20T15:00:00+09:00".parse().expect("an instant"));
    let mut linter = Linter::new(Selection::default());
    // So long that what is quadratic in one of them would take minutes.
    for pattern in [
        ")",
        "（",
        "「",
        "w",
        "1) ",
        "山田様、山田さん、",
        "恐れ入りますが",
        "12/25(",
        "https://",
        "@a.b ",
        "ｱ",
        "> ",
        "ください",
    ] {
        linter.lint(&pattern.repeat(100_000 / pattern.len()), &situation);
    }
}
