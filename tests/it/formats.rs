//! Every layout is read: the messages of the labelled threads are counted, and their user is found.

use chrono::DateTime;
use henji::thread::{self, ReadHint, Thread};
use serde_json::Value;

fn records(name: &str) -> Vec<Value> {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect("the fixture is there");
    text.lines()
        .filter(|it| !it.trim().is_empty())
        .map(|it| serde_json::from_str(it).expect("a record is JSON"))
        .collect()
}

fn field<'a>(record: &'a Value, name: &str) -> &'a str {
    record[name].as_str().expect("the field is a string")
}

fn read(record: &Value, text: &str) -> Option<Thread> {
    let now = DateTime::parse_from_rfc3339(field(record, "now")).expect("now is an instant");
    thread::read(text, &ReadHint { format: None, now, me: &[] }).value.pop()
}

/// What is wrong with the reading of a record.
fn fault(record: &Value) -> Option<String> {
    let id = field(record, "id");
    let Some(mut thread) = read(record, field(record, "text")) else { return Some(format!("{id}: nothing read")) };
    let wanted = record["messages"].as_u64().and_then(|it| usize::try_from(it).ok());
    if wanted != Some(thread.messages.len()) {
        let found: Vec<_> = thread
            .messages
            .iter()
            .map(|it| {
                format!("{:?} | {} | {:?}", it.at.map(|it| it.at.to_string()), thread.parties[it.party].name, it.text)
            })
            .collect();
        return Some(format!(
            "{id} ({:?}): {} messages instead of {wanted:?}\n  {}",
            thread.format,
            found.len(),
            found.join("\n  ")
        ));
    }
    if let Err(error) = thread::assign_roles(&mut thread, &[field(record, "me").to_owned()]) {
        return Some(format!("{id} ({:?}): {error}", thread.format));
    }
    None
}

#[test]
fn messages_are_counted_and_their_user_is_found() {
    let mut count = 0;
    let mut faults = Vec::new();
    for name in ["threads.jsonl", "threads_2.jsonl"] {
        for record in records(name) {
            count += 1;
            faults.extend(fault(&record));
        }
    }
    assert_eq!(count, 108);
    assert!(faults.is_empty(), "{} of {count}:\n{}", faults.len(), faults.join("\n"));
}
