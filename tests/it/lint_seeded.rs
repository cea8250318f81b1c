//! Faults planted into ordinary messages: how many of them the linter finds, and whether it marks the right words.

use std::collections::BTreeMap;
use std::fs;

use henji::advice::Step;
use henji::lint::{Finding, Linter, Selection, Situation};
use henji::platform::{self, Channel};
use serde::Deserialize;

/// Into how many messages each fault is planted.
const MESSAGES: usize = 20;

#[derive(Deserialize)]
struct Faults {
    fault: Vec<Fault>,
}

/// A faulty sentence.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fault {
    rule: String,
    /// The sentence that is planted.
    plant: String,
    /// What a finding has to cover; without it anything inside of the sentence.
    marks: Option<String>,
    /// Whether it goes into messages without figures only, where another date cannot mend it.
    #[serde(default)]
    undated: bool,
    platform: Option<String>,
    turn: Option<u8>,
}

/// An ordinary message.
#[derive(Clone, Deserialize)]
struct Message {
    text: String,
    channel: String,
    platform: Option<String>,
    tone: Option<String>,
}

fn read(name: &str) -> String {
    fs::read_to_string(format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn situation(message: &Message, fault: &Fault) -> Situation {
    let mut situation = Situation::at("2026-11-20T15:00:00+09:00".parse().unwrap());
    situation.channel = Some(Channel::from_name(&message.channel).unwrap());
    if let Some(id) = fault.platform.as_ref().or(message.platform.as_ref()) {
        situation.platform = platform::ids().find(|known| known == id);
        situation.market = Some(platform::builtin(id).unwrap().market);
    }
    let number = message.tone.as_ref().and_then(|tone| tone.strip_prefix('T')?.parse().ok());
    situation.step = number.and_then(Step::from_number);
    situation.turn = fault.turn;
    if fault.turn.is_some() {
        situation.step = None;
    }
    situation
}

/// The message with the sentence before its last line, and where the sentence stands.
fn planted(text: &str, sentence: &str) -> (String, usize) {
    let (before, after) = text.rsplit_once('\n').unwrap_or(("", text));
    let before = if before.is_empty() { String::new() } else { format!("{before}\n") };
    let at = before.len();
    (format!("{before}{sentence}\n{after}"), at)
}

/// Messages that suit a fault, in an order of its own.
fn suitable(messages: &[Message], fault: &Fault, linter: &mut Linter, turn: usize) -> Vec<Message> {
    let digits = |text: &str| text.chars().any(char::is_numeric);
    let mut found = Vec::new();
    for step in 0..messages.len() {
        let message = &messages[(turn * 37 + step * 29) % messages.len()];
        let asked = ["T3", "T4", "T5"].iter().any(|it| message.tone.as_deref() == Some(it));
        let channel = message.channel == "room" || message.channel == "mail" && fault.platform.is_none();
        let plain = !fault.undated || !digits(&message.text);
        let several = message.text.lines().count() > 1;
        let mut silent = || {
            let findings = linter.lint(&message.text, &situation(message, fault));
            !findings.iter().any(|it| it.rule == fault.rule)
        };
        if channel && plain && several && !asked && silent() {
            found.push(message.clone());
        }
        if found.len() == MESSAGES {
            break;
        }
    }
    found
}

fn is_right(finding: &Finding, fault: &Fault, text: &str, at: usize) -> bool {
    let inside = finding.span.start as usize >= at && finding.span.end as usize <= at + fault.plant.len();
    let words = finding.span.of(text);
    let named = finding.rule == fault.rule || finding.also.iter().any(|also| also.rule == fault.rule);
    named && inside && fault.marks.as_ref().is_none_or(|marks| words.contains(marks.as_str()))
}

#[test]
fn planted_faults_are_found() {
    let faults: Faults = toml::from_str(&read("lint_seeded.toml")).unwrap();
    let messages: Vec<Message> =
        read("lint/clean.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut linter = Linter::new(Selection::default());
    let mut missed: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut all = 0;
    for (turn, fault) in faults.fault.iter().enumerate() {
        let messages = suitable(&messages, fault, &mut linter, turn);
        assert_eq!(messages.len(), MESSAGES, "{}: {} messages are too few", fault.rule, messages.len());
        for message in messages {
            let (text, at) = planted(&message.text, &fault.plant);
            let findings = linter.lint(&text, &situation(&message, fault));
            all += 1;
            if !findings.iter().any(|finding| is_right(finding, fault, &text, at)) {
                *missed.entry((&fault.rule, &fault.plant)).or_default() += 1;
            }
        }
    }
    let count: usize = missed.values().sum();
    println!("{} of {all} planted faults are found", all - count);
    assert!(count * 20 <= all, "{count} of {all} are missed: {missed:#?}");
}
