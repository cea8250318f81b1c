//! Turns annotated lines into training data: `cargo run --example import_acts ACTS.tsv THREADS.jsonl… > tests/data/acts/NAME.jsonl`.
//!
//! A line of the annotation holds, behind tabs, thread id, message number, `me` or `them`, the words, and the acts with
//! commas between them. What comes out has one message a line, with all that training needs of the thread around it.
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;
use std::{env, fs};

use chrono::DateTime;
use henji::dialogue::Act;
use henji::thread::{self, AttachmentKind, EventKind, ReadHint, Role, Thread};
use serde_json::{Value, json};

/// An annotated stretch of a message.
struct Unit {
    message: usize,
    text: String,
    acts: Vec<String>,
}

fn main() {
    let mut files = env::args().skip(1);
    let annotation = fs::read_to_string(files.next().expect("the first argument is the annotation")).unwrap();
    let units = units(&annotation);
    let mut lines = BTreeMap::new();
    for file in files {
        for record in fs::read_to_string(file).unwrap().lines() {
            let record: Value = serde_json::from_str(record).unwrap();
            let id = record["id"].as_str().unwrap();
            if let Some(units) = units.get(id) {
                lines.insert(id.to_owned(), messages(id, &record, units));
            }
        }
    }
    for id in units.keys().filter(|id| !lines.contains_key(*id)) {
        eprintln!("{id}: no such thread");
    }
    for line in lines.values().flatten() {
        println!("{line}");
    }
}

fn units(annotation: &str) -> BTreeMap<String, Vec<Unit>> {
    let mut units: BTreeMap<String, Vec<Unit>> = BTreeMap::new();
    for line in annotation.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, message, _, text, acts] = fields[..] else {
            eprintln!("not five fields: {line}");
            continue;
        };
        let acts: Vec<String> = acts.split(',').map(|act| act.trim().to_owned()).collect();
        if let Some(wrong) = acts.iter().find(|act| Act::from_name(act).is_none()) {
            eprintln!("{id}: unknown act {wrong}");
            continue;
        }
        let Ok(message) = message.parse() else { continue };
        units.entry(id.to_owned()).or_default().push(Unit { message, text: text.trim().to_owned(), acts });
    }
    units
}

fn messages(id: &str, record: &Value, units: &[Unit]) -> Vec<Value> {
    let me = [record["me"].as_str().unwrap_or_default().to_owned()];
    let now = DateTime::parse_from_rfc3339(record["now"].as_str().unwrap()).unwrap();
    let parsed = thread::read(record["text"].as_str().unwrap(), &ReadHint { format: None, now, me: &me });
    let Some(mut thread) = parsed.value.into_iter().next() else { return Vec::new() };
    if thread::assign_roles(&mut thread, &me).is_err() {
        eprintln!("{id}: who is me?");
        return Vec::new();
    }
    let placed = place(id, &thread, units);
    (thread.messages.iter().zip(placed).enumerate())
        .map(|(index, (message, units))| {
            let role = thread.parties[message.party].role;
            let kinds: Vec<_> = message.attachments.iter().map(|it| attachment(it.kind)).collect();
            let events: Vec<_> = thread.events.iter().filter(|it| it.after == index).map(|it| event(it.kind)).collect();
            let quoted: Vec<_> = message.quoted.iter().map(|it| [it.start, it.end]).collect();
            json!({
                "thread": id, "message": index + 1, "by": if role == Role::Me { "me" } else { "them" },
                "at": message.at.map(|at| at.at.to_rfc3339()),
                "events": events, "attachments": kinds, "quoted": quoted, "text": message.text, "units": units,
            })
        })
        .collect()
}

/// For each message its units as (start, end, acts), in order.
fn place(id: &str, thread: &Thread, units: &[Unit]) -> Vec<Vec<(usize, usize, Vec<String>)>> {
    let mut placed = vec![Vec::new(); thread.messages.len()];
    for unit in units {
        let mut order: Vec<usize> = (0..thread.messages.len()).collect();
        order.sort_by_key(|index| (index + 1).abs_diff(unit.message));
        let found = order.into_iter().find_map(|index| {
            let taken: &Vec<(usize, usize, Vec<String>)> = &placed[index];
            let from = taken.last().map_or(0, |last| last.1);
            let text = &thread.messages[index].text;
            let later = text[from..].find(&unit.text).map(|at| from + at);
            later.or_else(|| text.find(&unit.text)).map(|at| (index, at))
        });
        match found {
            Some((index, at)) => placed[index].push((at, at + unit.text.len(), unit.acts.clone())),
            None => eprintln!("{id} {}: not in the thread: {}", unit.message, unit.text),
        }
    }
    for units in &mut placed {
        units.sort();
    }
    placed
}

fn attachment(kind: AttachmentKind) -> &'static str {
    match kind {
        AttachmentKind::File => "file",
        AttachmentKind::Image => "image",
        AttachmentKind::Media => "media",
        AttachmentKind::Sticker => "sticker",
        AttachmentKind::Link => "link",
        AttachmentKind::Other => "other",
    }
}

fn event(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Purchased => "purchased",
        EventKind::Escrowed => "escrowed",
        EventKind::Paid => "paid",
        EventKind::DeliveredFormally => "delivered_formally",
        EventKind::Accepted => "accepted",
        EventKind::Returned => "returned",
        EventKind::CancelRequested => "cancel_requested",
        EventKind::Cancelled => "cancelled",
        EventKind::Closed => "closed",
        EventKind::DueSet => "due_set",
        EventKind::Proposed => "proposed",
        EventKind::EstimateRequested => "estimate_requested",
        EventKind::Rated => "rated",
        EventKind::Other => "other",
    }
}
