//! What holds for every draft that is fixed, made of the sentences that people wrote for the rules.

use std::collections::BTreeMap;

use henji::lint::{Finding, Linter, Markup, Selection, Situation};
use proptest::prelude::*;

use crate::lint::{NOW, corpora};

/// Every sentence of every corpus, bad and good, that is sent in no particular situation.
fn sentences() -> Vec<String> {
    let all = corpora().into_values().flat_map(|examples| [examples.bad, examples.good, examples.trap].concat());
    all.filter(|example| example.thread.is_none()).map(|example| example.text).collect()
}

fn counts(findings: &[Finding]) -> BTreeMap<&'static str, usize> {
    findings.iter().fold(BTreeMap::new(), |mut counts, finding| {
        *counts.entry(finding.rule).or_default() += 1;
        counts
    })
}

/// The lines that no finding touches.
fn untouched<'t>(text: &'t str, findings: &[Finding]) -> Vec<&'t str> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let meets = |it: &Finding| (it.span.start as usize) < end && start < (it.span.end as usize).max(1);
        if !findings.iter().any(meets) {
            lines.push(line);
        }
        start = end;
    }
    lines
}

/// Whether the lines stand in the text in this order.
fn stand_in(lines: &[&str], text: &str) -> bool {
    let mut rest = text;
    lines.iter().all(|line| match rest.split_once(line) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

#[track_caller]
fn holds(linter: &mut Linter, text: &str) {
    let situation = Situation::at(NOW.parse().unwrap());
    let before = linter.lint_file(text, Markup::Plain, &situation);
    let fixed = linter.fix_file(text, Markup::Plain, &situation);
    assert_eq!(fixed.left, linter.lint_file(&fixed.text, Markup::Plain, &situation));
    let known = counts(&before);
    for (rule, count) in counts(&fixed.left) {
        assert!(known.get(rule).is_some_and(|known| count <= *known), "{rule} is new in {:?} of {text:?}", fixed.text);
    }
    assert!(stand_in(&untouched(text, &before), &fixed.text), "{text:?} became {:?}", fixed.text);
    let again = linter.fix_file(&fixed.text, Markup::Plain, &situation);
    assert_eq!((again.applied, &again.text), (0, &fixed.text), "{text:?}");
}

#[test]
fn each_sentence_can_be_fixed() {
    let mut linter = Linter::new(Selection { all: true, ..Selection::default() });
    for text in sentences() {
        holds(&mut linter, &text);
    }
}

/// What one fix makes narrow or plain may put the next one right; all of it is told before.
#[test]
fn one_fix_leads_to_no_other_line() {
    let mut linter = Linter::new(Selection { all: true, ..Selection::default() });
    for text in ["０…\nA０", "Ｂです。\n０とＡ０と1です。", "Ａ４\n３", "A４の紙\n３枚とＢ"] {
        holds(&mut linter, text);
    }
}

#[test]
fn a_blank_line_moves_no_finding() {
    let situation = Situation::at(NOW.parse().unwrap());
    let mut linter = Linter::new(Selection::default());
    for text in sentences() {
        let told = |text: &str, findings: Vec<Finding>| {
            findings.iter().map(|it| (it.rule, it.span.of(text).trim().to_owned())).collect::<Vec<_>>()
        };
        let lower = format!("\n\n{text}\n");
        let before = linter.lint(&text, &situation);
        let after = linter.lint(&lower, &situation);
        assert_eq!(told(&text, before), told(&lower, after), "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whole_drafts_can_be_fixed(parts in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..4), 1..8)) {
        let sentences = sentences();
        let joints = ["\n", "\r\n", "\n\n", "\n---\n"];
        let mut text = String::new();
        for (at, joint) in &parts {
            text.push_str(at.get::<String>(&sentences).as_str());
            text.push_str(joints[*joint]);
        }
        holds(&mut Linter::new(Selection::default()), &text);
    }

    #[test]
    fn nothing_that_is_typed_stops_it(text in "[ぁ-んァ-ンー一-龯a-zA-Z0-9０-９ｱ-ﾝﾞﾟ「」『』（）()。、！？…\n\r\t >`\\-{}🙏\u{200b}\u{feff}]{0,120}") {
        holds(&mut Linter::new(Selection { all: true, ..Selection::default() }), &text);
    }
}
