//! Faults planted into ordinary messages: how many of them the linter finds, and whether it marks the right words.

use std::collections::BTreeMap;
use std::fs;

use henji::advice::Step;
use henji::lint::{Finding, Known, Linter, Selection, Situation};
use henji::platform::{self, Channel};
use henji::{Analyzer, Options};
use serde::Deserialize;

/// Into how many messages each fault is planted.
const MESSAGES: usize = 20;

#[derive(Deserialize)]
struct Faults {
    fault: Vec<Fault>,
}

/// A faulty sentence, or what has to go so that a message is at fault.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Fault {
    rule: String,
    /// The sentence that is planted; `{name}` is the one to whom the message is addressed.
    plant: String,
    /// What a finding has to cover; without it anything inside of the sentence.
    marks: Option<String>,
    /// Whether it goes into messages without figures only, where another date cannot mend it.
    undated: bool,
    /// Lines with one of these words are taken out.
    strip: Vec<String>,
    /// Only messages of this channel are used.
    channel: Option<String>,
    /// The pasted thread that the message answers.
    thread: Option<String>,
    /// My name in the thread.
    me: Option<String>,
    /// `T1` to `T5`.
    tone: Option<String>,
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
    if let Some(thread) = &fault.thread {
        let mut options = Options::at(situation.now);
        options.me.extend(fault.me.clone());
        situation.thread = Some(Known::new(&Analyzer::new().read(thread, &options).unwrap()));
    }
    let number = fault.tone.as_ref().or(message.tone.as_ref()).and_then(|tone| tone.strip_prefix('T')?.parse().ok());
    situation.step = number.and_then(Step::from_number);
    situation.turn = fault.turn;
    if fault.turn.is_some() {
        situation.step = None;
    }
    situation
}

/// The faulty message, and where the planted sentence stands in it; `None` where the message cannot have the fault.
fn planted(text: &str, fault: &Fault) -> Option<(String, std::ops::Range<usize>)> {
    if !fault.strip.is_empty() {
        let gone = |line: &&str| fault.strip.iter().any(|word| line.contains(word.as_str()));
        let kept: Vec<&str> = text.lines().filter(|line| !gone(line)).collect();
        let words = kept.join("\n").trim().to_owned();
        return (words != text.trim() && words.chars().count() > 20).then(|| (words.clone(), 0..words.len()));
    }
    let name = text.lines().next().and_then(|line| line.strip_suffix('様')).filter(|name| name.chars().count() < 5);
    if name.is_none() && fault.plant.contains("{name}") {
        return None;
    }
    let sentence = fault.plant.replace("{name}", name.unwrap_or_default());
    let (before, after) = text.rsplit_once('\n').unwrap_or(("", text));
    let before = if before.is_empty() { String::new() } else { format!("{before}\n") };
    let place = before.len()..before.len() + sentence.len();
    Some((format!("{before}{sentence}\n{after}"), place))
}

/// Messages that suit a fault, in an order of its own.
fn suitable(messages: &[Message], fault: &Fault, linter: &mut Linter, turn: usize) -> Vec<Message> {
    let digits = |text: &str| text.chars().any(char::is_numeric);
    let mut found = Vec::new();
    for step in 0..messages.len() {
        let message = &messages[(turn * 37 + step * 29) % messages.len()];
        let asked = ["T3", "T4", "T5"].iter().any(|it| message.tone.as_deref() == Some(it));
        let channel = fault.channel.as_ref().map_or_else(
            || message.channel == "room" || message.channel == "mail" && fault.platform.is_none(),
            |wanted| message.channel == *wanted,
        );
        let plain = !fault.undated || !digits(&message.text);
        let several = message.text.lines().count() > 1;
        let mut silent = || {
            let findings = linter.lint(&message.text, &situation(message, fault));
            !findings.iter().any(|it| it.rule == fault.rule)
        };
        if channel && plain && several && !asked && planted(&message.text, fault).is_some() && silent() {
            found.push(message.clone());
        }
        if found.len() == MESSAGES {
            break;
        }
    }
    found
}

fn is_right(finding: &Finding, fault: &Fault, text: &str, place: &std::ops::Range<usize>) -> bool {
    let inside = finding.span.start as usize >= place.start && finding.span.end as usize <= place.end;
    let words = finding.span.of(text);
    let named = finding.rule == fault.rule || finding.also.iter().any(|also| also.rule == fault.rule);
    named && inside && fault.marks.as_ref().is_none_or(|marks| words.contains(marks.as_str()))
}

#[test]
fn planted_faults_are_found() {
    let faults: Faults = toml::from_str(&read("lint_seeded.toml")).unwrap();
    let messages: Vec<Message> =
        read("lint/clean.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut linter = Linter::new(Selection { all: true, ..Selection::default() });
    let mut missed: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut all = 0;
    for (turn, fault) in faults.fault.iter().enumerate() {
        let messages = suitable(&messages, fault, &mut linter, turn);
        assert_eq!(messages.len(), MESSAGES, "{}: {} messages are too few", fault.rule, messages.len());
        for message in messages {
            let Some((text, place)) = planted(&message.text, fault) else { continue };
            let findings = linter.lint(&text, &situation(&message, fault));
            all += 1;
            if !findings.iter().any(|finding| is_right(finding, fault, &text, &place)) {
                *missed.entry((&fault.rule, &fault.plant)).or_default() += 1;
            }
        }
    }
    let count: usize = missed.values().sum();
    println!("{} of {all} planted faults are found; missed: {missed:?}", all - count);
    assert!(count * 20 <= all, "{count} of {all} are missed: {missed:#?}");
}
