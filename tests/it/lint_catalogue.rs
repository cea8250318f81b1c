//! The pairs of sentences that the rules began from, the sentences that look like faults and are none, and what each rule has
//! beside them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use henji::lint::{self, Example, Linter, Selection, Severity};
use serde::Deserialize;

use crate::lint::{corpora, found, judge_bad, situation};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    pair: Vec<Pair>,
    trap: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    rule: String,
    bad: Example,
    good: Example,
}

fn catalogue() -> Catalogue {
    let path = format!("{}/tests/data/lint_catalogue.toml", env!("CARGO_MANIFEST_DIR"));
    toml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn every_pair_is_told_apart() {
    let catalogue = catalogue();
    let rules: BTreeSet<&str> = lint::all().iter().map(|rule| rule.id).collect();
    let paired: BTreeSet<&str> = catalogue.pair.iter().map(|pair| pair.rule.as_str()).collect();
    assert_eq!((catalogue.pair.len(), &paired), (rules.len(), &rules));
    let mut complaints = Vec::new();
    for pair in &catalogue.pair {
        let rule = lint::find(&pair.rule).unwrap();
        judge_bad(rule, &pair.bad, &mut complaints);
        for finding in found(rule, &pair.good) {
            complaints.push(format!(
                "{}: {:?}: is found at {:?}",
                rule.id,
                pair.good.text,
                finding.span.of(&pair.good.text)
            ));
        }
    }
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn what_only_looks_like_a_fault_is_left_alone() {
    let catalogue = catalogue();
    let mut linter = Linter::new(Selection { all: true, ..Selection::default() });
    let mut alarms = Vec::new();
    for trap in &catalogue.trap {
        for finding in linter.lint(&trap.text, &situation(trap)) {
            if finding.severity > Severity::Hint {
                alarms.push(format!("{}: {:?} in {:?}", finding.rule, finding.span.of(&trap.text), trap.text));
            }
        }
    }
    assert!(catalogue.trap.len() >= 40, "{} traps", catalogue.trap.len());
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
}

/// What counts as a rule's own: sentences that stand in no pair or trap above, each once, and of the faults only those that
/// say which words a finding has to cover.
#[test]
fn every_rule_has_sentences_of_its_own() {
    let catalogue = catalogue();
    let pairs = catalogue.pair.iter().flat_map(|pair| [&pair.bad, &pair.good]);
    let known: BTreeSet<&str> = pairs.chain(&catalogue.trap).map(|it| it.text.trim_end_matches('。')).collect();
    let own = |examples: &[Example]| -> BTreeMap<String, bool> {
        let new = examples.iter().filter(|it| !known.contains(it.text.trim_end_matches('。')));
        new.map(|it| (it.text.clone(), it.span_text.is_some())).collect()
    };
    let mut short = Vec::new();
    for (id, examples) in corpora() {
        let [bad, good, trap] = [&examples.bad, &examples.good, &examples.trap].map(|them| own(them));
        let marked = bad.values().filter(|marked| **marked).count();
        if marked < 3 || good.len() < 3 || trap.len() < 2 {
            short.push(format!("{id}: {marked} bad with their words, {} good, {} traps", good.len(), trap.len()));
        }
    }
    assert!(short.is_empty(), "too few of their own:\n{}", short.join("\n"));
}
