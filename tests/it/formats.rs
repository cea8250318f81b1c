//! Every layout is read: the messages of the labelled threads are counted, and their user is found.

use chrono::DateTime;
use henji::text;
use henji::thread::{self, ReadHint, Thread};
use proptest::prelude::*;
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

#[test]
fn the_bytes_do_not_matter() {
    let mut count = 0;
    for record in records("threads_2.jsonl") {
        let text = field(&record, "text");
        let plain = read(&record, text);
        let crlf = text.replace('\n', "\r\n");
        let mut encodings = vec![
            crlf.clone().into_bytes(),
            text.replace('\n', "\r").into_bytes(),
            format!("\u{feff}{text}").into_bytes(),
            text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            crlf.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        ];
        for encoding in [encoding_rs::SHIFT_JIS, encoding_rs::EUC_JP, encoding_rs::ISO_2022_JP] {
            let (bytes, _, unmappable) = encoding.encode(text);
            // Emoji and half-width kana have no place in some of them.
            if !unmappable && encoding.decode_without_bom_handling(&bytes).0 == text {
                encodings.push(bytes.into_owned());
            }
        }
        for bytes in encodings {
            count += 1;
            let decoded = text::decode(&bytes).expect("the bytes are text");
            assert_eq!(read(&record, &decoded.text), plain, "{} as {}", field(&record, "id"), decoded.encoding);
        }
    }
    assert!(count > 36 * 5, "some threads fit the old encodings");
}

/// A thread of the set, cut and spliced by characters.
fn spliced(threads: &[String], cuts: &[(usize, usize, usize)]) -> String {
    let piece = |&(thread, from, length): &(usize, usize, usize)| {
        let text = &threads[thread % threads.len()];
        let from = from % text.chars().count();
        text.chars().skip(from).take(length).collect::<String>()
    };
    cuts.iter().map(piece).collect()
}

proptest! {
    #[test]
    fn whatever_is_pasted_is_survived(
        noise in "\\PC{0,40}",
        cuts in proptest::collection::vec((0_usize..200, 0_usize..5000, 0_usize..400), 0..5),
    ) {
        let threads: Vec<String> = records("threads.jsonl").iter().map(|it| field(it, "text").to_owned()).collect();
        let text = format!("{}{noise}", spliced(&threads, &cuts));
        let now = DateTime::parse_from_rfc3339("2027-01-01T00:00:00+09:00").unwrap();
        for thread in thread::read(&text, &ReadHint { format: None, now, me: &[] }).value {
            prop_assert!(!thread.messages.is_empty());
            for message in &thread.messages {
                prop_assert!(message.party < thread.parties.len());
                let spans = message.quoted.iter().copied().chain(message.attachments.iter().map(|it| it.span));
                for span in spans {
                    prop_assert!(message.text.get(span.start as usize..span.end as usize).is_some());
                }
            }
            for event in &thread.events {
                prop_assert!(event.after <= thread.messages.len());
                prop_assert!(event.party.is_none_or(|it| it < thread.parties.len()));
            }
            prop_assert!(thread::owner_by_layout(&thread).is_none_or(|(it, _)| it < thread.parties.len()));
        }
    }
}
