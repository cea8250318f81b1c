//! The annotated messages, as the reading sees them.

use std::fs;

use chrono::DateTime;
use henji::cue::{Checksum, Model, Sign};
use henji::dialogue::{Act, Acts, Context, Reader, Said, Sample, prospects};
use henji::text::Span;
use henji::thread::{Attachment, AttachmentKind, Event, EventKind, Message, Party, Role, Stamp};
use serde_json::Value;

/// Where the annotated messages are.
pub const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/acts");

/// The messages of one thread.
pub struct Thread {
    pub id: String,
    pub turns: Vec<Turn>,
}

/// One message.
pub struct Turn {
    /// The message itself.
    pub message: Message,
    pub by: Role,
    pub events: Vec<EventKind>,
    pub sentences: Vec<Sentence>,
}

/// One sentence, what it shows and what it does.
pub struct Sentence {
    pub text: String,
    pub by: Role,
    pub sample: Sample,
    pub gold: Acts,
    /// The act that was named first.
    pub main: Option<Act>,
}

/// The files with their checksum.
pub fn load() -> (Vec<Thread>, String) {
    let mut paths: Vec<_> = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|it| it == "jsonl"));
    paths.sort();
    // What a sentence shows does not depend on a model, so that a model is made without another.
    let blank = Box::leak(Box::new(Model::new(&["inform"], "", &[0.0], &[])));
    let (mut threads, mut reader, mut sum) = (Vec::<Thread>::new(), Reader::with_model(blank), Checksum::default());
    for path in paths {
        let text = fs::read_to_string(path).unwrap();
        sum.add(text.as_bytes());
        for line in text.lines() {
            let record: Value = serde_json::from_str(line).unwrap();
            let id = record["thread"].as_str().unwrap();
            let turn = turn(&mut reader, &record);
            match threads.last_mut() {
                Some(thread) if thread.id == id => thread.turns.push(turn),
                _ => threads.push(Thread { id: id.to_owned(), turns: vec![turn] }),
            }
        }
    }
    (threads, sum.to_string())
}

fn turn(reader: &mut Reader, record: &Value) -> Turn {
    let by = if record["by"] == "me" { Role::Me } else { Role::Them };
    let text = record["text"].as_str().unwrap().to_owned();
    let at = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let span = |value: &Value| Span::new(at(&value[0]), at(&value[1]));
    let names = |field: &str| -> Vec<String> {
        record[field].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect()
    };
    let attachment = |name: &String| Attachment { kind: attachment(name), name: None, span: Span::default() };
    let at = record["at"].as_str().map(|at| Stamp { at: DateTime::parse_from_rfc3339(at).unwrap(), timed: true });
    let message = Message {
        at,
        quoted: record["quoted"].as_array().unwrap().iter().map(span).collect(),
        attachments: names("attachments").iter().map(attachment).collect(),
        text,
        ..Message::default()
    };
    let units: Vec<(Span, Vec<Act>)> = (record["units"].as_array().unwrap().iter())
        .map(|unit| {
            let acts = unit[2].as_array().unwrap().iter().filter_map(|act| Act::from_name(act.as_str().unwrap()));
            (span(unit), acts.collect())
        })
        .collect();
    let sentences = (reader.samples(&message, by).into_iter())
        .map(|sample| {
            let acts = || units.iter().filter(|unit| belongs(unit.0, sample.span)).flat_map(|unit| &unit.1).copied();
            Sentence {
                text: sample.span.of(&message.text).to_owned(),
                by,
                gold: acts().collect(),
                main: acts().next(),
                sample,
            }
        })
        .collect();
    Turn { message, by, events: names("events").iter().filter_map(|name| event(name)).collect(), sentences }
}

/// Whether an annotated stretch says what a sentence does: half of one lies in the other.
fn belongs(unit: Span, sentence: Span) -> bool {
    let shared = unit.end.min(sentence.end).saturating_sub(unit.start.max(sentence.start));
    shared > 0 && (2 * shared >= unit.end - unit.start || 2 * shared >= sentence.end - sentence.start)
}

fn attachment(name: &str) -> AttachmentKind {
    match name {
        "image" => AttachmentKind::Image,
        "media" => AttachmentKind::Media,
        "sticker" => AttachmentKind::Sticker,
        "link" => AttachmentKind::Link,
        "other" => AttachmentKind::Other,
        _ => AttachmentKind::File,
    }
}

fn event(name: &str) -> Option<EventKind> {
    Some(match name {
        "purchased" => EventKind::Purchased,
        "escrowed" => EventKind::Escrowed,
        "paid" => EventKind::Paid,
        "delivered_formally" => EventKind::DeliveredFormally,
        "accepted" => EventKind::Accepted,
        "returned" => EventKind::Returned,
        "cancel_requested" => EventKind::CancelRequested,
        "cancelled" => EventKind::Cancelled,
        "closed" => EventKind::Closed,
        "due_set" => EventKind::DueSet,
        "proposed" => EventKind::Proposed,
        "estimate_requested" => EventKind::EstimateRequested,
        "rated" => EventKind::Rated,
        _ => return None,
    })
}

impl Thread {
    /// The thread as a paste of it is parsed.
    pub fn parsed(&self) -> henji::thread::Thread {
        let party = |name: &str, role| Party { name: name.to_owned(), address: None, role };
        let mut thread = henji::thread::Thread {
            parties: vec![party("自分", Role::Me), party("相手", Role::Them)],
            ..henji::thread::Thread::default()
        };
        for (index, turn) in self.turns.iter().enumerate() {
            thread.events.extend(turn.events.iter().map(|&kind| Event {
                kind,
                at: None,
                after: index,
                party: None,
                text: String::new(),
            }));
            let party = usize::from(turn.by != Role::Me);
            thread.messages.push(Message { party, ..turn.message.clone() });
        }
        thread
    }

    /// The instant of the last message, as `now` of the reading.
    pub fn end(&self) -> DateTime<chrono::FixedOffset> {
        let last = self.turns.iter().rev().find_map(|turn| turn.message.at);
        last.map_or_else(|| DateTime::parse_from_rfc3339("2026-11-20T15:00:00+09:00").unwrap(), |stamp| stamp.at)
    }

    /// Goes through the thread, sentence by sentence, with what was said before and, as `ahead` has it, what is said after;
    /// `tell` says what each sentence does.
    pub fn walk(&self, ahead: &[Acts], mut tell: impl FnMut(&Sentence, Vec<Sign>) -> Acts) {
        let mut said = ahead.iter();
        let mut heard = Vec::new();
        for (message, turn) in self.turns.iter().enumerate() {
            let acts = said.by_ref().take(turn.sentences.len());
            heard.extend(acts.map(|&acts| Said { by: turn.by, message, acts }));
        }
        let prospects = prospects(&heard);
        let mut prospects = prospects.iter();
        let (mut context, mut facts) = (Context::default(), Vec::new());
        for turn in &self.turns {
            turn.events.iter().for_each(|&event| context.event(event));
            context.begin(turn.by);
            for sentence in &turn.sentences {
                let mut signs = sentence.sample.signs.clone();
                context.facts(prospects.next(), &mut facts);
                sentence.sample.hook.signs(&facts, &mut signs);
                context.note(tell(sentence, signs));
            }
            context.end();
        }
    }
}
