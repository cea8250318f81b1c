//! The linter against sentences that people wrote for each rule.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use henji::lint::{self, Example, Examples, Finding, Known, Linter, Rule, Selection, Severity, Situation};
use henji::platform::{self, Channel};
use henji::{Analyzer, Options};

/// When an example is sent, unless it says so itself.
pub const NOW: &str = "2026-11-20T15:00:00+09:00";

/// The examples of each rule: those of its data file and those of `tests/data/lint`.
pub fn corpora() -> BTreeMap<&'static str, Examples> {
    let mut corpora: BTreeMap<&str, Examples> = BTreeMap::new();
    for rule in lint::all() {
        let all = corpora.entry(rule.id).or_default();
        if let Some((id, content)) = lint::FILES.iter().find(|(id, _)| *id == rule.id) {
            add(all, lint::read_rule_file(id, content).unwrap().examples);
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/lint/{}.toml", rule.id));
        if let Ok(content) = fs::read_to_string(&path) {
            add(all, toml::from_str(&content).unwrap_or_else(|error| panic!("{}: {error}", path.display())));
        }
    }
    corpora
}

fn add(all: &mut Examples, more: Examples) {
    all.bad.extend(more.bad);
    all.good.extend(more.good);
    all.trap.extend(more.trap);
}

/// How an example is sent.
pub fn situation(example: &Example) -> Situation {
    let now = example.now.as_deref().unwrap_or(NOW);
    let now = now.parse().or_else(|_| format!("{}:00+09:00", now.replacen(' ', "T", 1)).parse()).unwrap();
    let mut situation = Situation::at(now);
    situation.channel = example.channel.as_deref().map(|name| Channel::from_name(name).unwrap());
    for tone in example.tone.iter().flat_map(|tone| tone.split(',')) {
        assert!(situation.take_tone(tone), "{tone}");
    }
    situation.turn = example.turn;
    if let Some(id) = &example.platform {
        situation.take_place(platform::ids().find(|known| known == id).unwrap_or_else(|| panic!("no platform {id}")));
    }
    if let Some(thread) = &example.thread {
        let mut options = Options::at(now);
        options.me.extend(example.me.clone());
        let analysis = Analyzer::new().read(thread, &options).unwrap_or_else(|error| panic!("{error}: {thread}"));
        situation.thread = Some(Known::new(&analysis));
    }
    situation
}

/// What the one rule finds in an example.
pub fn found(rule: &Rule, example: &Example) -> Vec<Finding> {
    let selection = Selection { only: vec![rule.id.to_owned()], ..Selection::default() };
    Linter::new(selection).lint(&example.text, &situation(example))
}

/// The draft with the safe fixes of its findings, or where there are none with the first suggestion of each.
fn fixed(text: &str, findings: &[Finding]) -> String {
    let mut edits: Vec<_> = findings.iter().filter_map(|it| it.fix.as_ref().or(it.suggestions.first())).collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    edits.iter().fold(text.to_owned(), |text, edit| edit.apply(&text))
}

/// Complains of what a rule does not find in a faulty sentence, and of remedies that do not mend it.
pub fn judge_bad(rule: &Rule, example: &Example, complaints: &mut Vec<String>) {
    let findings = found(rule, example);
    let shown: Vec<_> = findings.iter().map(|it| it.span.of(&example.text)).collect();
    let mut complain = |what: String| complaints.push(format!("{}: {:?}: {what}", rule.id, example.text));
    if findings.is_empty() {
        complain("is not found".to_owned());
        return;
    }
    for finding in &findings {
        let mut edits = finding.fix.iter().chain(&finding.suggestions);
        if !edits.all(|edit| finding.span.contains(edit.span) && edit.span.of(&example.text) != edit.text) {
            complain(format!("has an edit outside of its span, or one that changes nothing: {finding:?}"));
        }
        if finding.message.is_empty() {
            complain("has no message".to_owned());
        }
    }
    if let Some(wanted) = &example.span_text
        && !shown.contains(&wanted.as_str())
    {
        complain(format!("covers {shown:?}, not {wanted:?}"));
    }
    if let Some(wanted) = &example.severity
        && !findings.iter().any(|it| Some(it.severity) == Severity::from_name(wanted))
    {
        complain(format!("is not {wanted}"));
    }
    let after = fixed(&example.text, &findings);
    let only = findings.iter().filter_map(|it| it.fix.as_ref().or(it.suggestions.first())).map(|edit| &edit.text);
    if let Some(wanted) = &example.fix
        && after != *wanted
        && !only.clone().any(|text| text == wanted)
    {
        complain(format!("becomes {after:?}, not {wanted:?}"));
    }
    let again = found(rule, &Example { text: after.clone(), ..example.clone() });
    if again.iter().any(|it| it.fix.is_some()) {
        complain(format!("is found again after its fix: {after:?}"));
    }
}

#[test]
fn rules_speak_and_are_silent_where_they_should() {
    let mut complaints = Vec::new();
    for rule in lint::all() {
        let corpora = corpora();
        let examples = &corpora[rule.id];
        for example in &examples.bad {
            judge_bad(rule, example, &mut complaints);
        }
        for example in examples.good.iter().chain(&examples.trap) {
            for finding in found(rule, example) {
                let words = finding.span.of(&example.text);
                complaints.push(format!("{}: {:?}: is found at {words:?}", rule.id, example.text));
            }
        }
    }
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

/// How many warnings and errors a thousand sentences of ordinary messages may have.
const BUDGET: usize = 1;

#[test]
fn ordinary_messages_are_left_alone() {
    let path = format!("{}/tests/data/lint/clean.jsonl", env!("CARGO_MANIFEST_DIR"));
    let mut linter = Linter::new(Selection::default());
    let (mut sentences, mut alarms) = (0, Vec::new());
    for line in fs::read_to_string(path).unwrap().lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        let word = |key: &str| record[key].as_str().map(str::to_owned);
        let example = Example {
            text: word("text").unwrap(),
            channel: word("channel"),
            platform: word("platform"),
            tone: word("tone"),
            turn: record["turn"].as_u64().and_then(|turn| turn.try_into().ok()),
            now: word("now"),
            ..Example::default()
        };
        sentences += henji::text::sentences(&example.text).len();
        for finding in linter.lint(&example.text, &situation(&example)) {
            if finding.severity >= Severity::Warning {
                alarms.push(format!("{}: {:?} in {:?}", finding.rule, finding.span.of(&example.text), example.text));
            }
        }
    }
    assert!(sentences > 900, "{sentences} sentences");
    assert!(alarms.len() * 1000 <= BUDGET * sentences, "{} in {sentences}:\n{}", alarms.len(), alarms.join("\n"));
}
