//! NDJSON: one conversation a line, as a pasted text or as a list of messages.

use std::collections::HashSet;
use std::io::BufRead;

use chrono::{DateTime, FixedOffset};
use serde::Deserialize;
use serde_json::Number;

use crate::archive::conversation::unix;
use crate::archive::line::{self, Line};
use crate::archive::{Body, Entry, Hints, Id, Limits, Place, Skip, Skipped, Trouble};
use crate::calendar;
use crate::thread::{Format, Room, Stamp, Written, compose, name_key};

/// The conversations of a stream, in its order.
pub(in crate::archive) struct Records<R> {
    /// `None` once the stream is over or broken.
    reader: Option<R>,
    limit: usize,
    number: u64,
    line: Vec<u8>,
}

impl<R: BufRead> Records<R> {
    pub(in crate::archive) fn new(reader: R, limits: &Limits) -> Self {
        Self { reader: Some(reader), limit: limits.thread, number: 0, line: Vec::new() }
    }
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Result<Entry, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let read = line::next(self.reader.as_mut()?, self.limit, &mut self.line);
            self.number += 1;
            let place = Place::line(self.number);
            match read {
                Ok(Line::Whole) => {}
                Ok(Line::TooLong) => return Some(Err(Trouble::too_large(place, self.limit))),
                Ok(Line::End) => {
                    self.reader = None;
                    return None;
                }
                Err(error) => {
                    self.reader = None;
                    return Some(Err(Trouble::unreadable(place, &error)));
                }
            }
            let line = self.line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.line);
            if !line.trim_ascii().is_empty() {
                return Some(record(line, place));
            }
        }
    }
}

/// One line as it may be written.
#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    id: Option<Name>,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    messages: Option<Vec<Message>>,
    #[serde(default)]
    me: Option<Names>,
    #[serde(default)]
    platform: Option<String>,
    #[serde(default)]
    now: Option<String>,
    #[serde(default)]
    due: Option<String>,
    #[serde(default, alias = "subject")]
    title: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Name {
    Text(String),
    Number(Number),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Names {
    One(String),
    Several(Vec<String>),
}

#[derive(Deserialize)]
struct Message {
    #[serde(default)]
    from: Option<String>,
    #[serde(default)]
    at: Option<Instant>,
    #[serde(default)]
    text: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Instant {
    Text(String),
    /// Seconds or milliseconds since 1970.
    Number(f64),
}

fn record(line: &[u8], place: Place) -> Result<Entry, Trouble> {
    let record: Record = match serde_json::from_slice(line) {
        Ok(record) => record,
        Err(error) => return Err(malformed(&error, place)),
    };
    let id = record.id.map(|name| match name {
        Name::Text(text) => Id::Text(text),
        Name::Number(number) => Id::Number(number),
    });
    let of_this = |trouble: Trouble| Trouble { id: id.clone(), ..trouble };
    let me = match record.me {
        None => Vec::new(),
        Some(Names::One(name)) => vec![name],
        Some(Names::Several(names)) => names,
    };
    let now = typed("now", record.now, calendar::instant, "2026-11-20T15:00:00+09:00", &place).map_err(of_this)?;
    let due = typed("due", record.due, calendar::day, "2026-11-27", &place).map_err(of_this)?;
    let platform = record.platform.filter(|it| !it.is_empty());
    let hints =
        Hints { me: me.into_iter().filter(|it| !it.is_empty()).collect(), platform, now, due, title: record.title };
    let mut entry = Entry { id: id.clone(), hints, place, one: true, encoding: "UTF-8", ..Entry::default() };
    match (record.messages, record.text) {
        (Some(messages), _) => add_messages(&mut entry, messages).map_err(of_this)?,
        (None, Some(text)) => entry.body = Body::Text(with_line_feeds(text)),
        (None, None) => return Err(of_this(bodiless(entry.place))),
    }
    Ok(entry)
}

fn bodiless(place: Place) -> Trouble {
    Trouble::new(
        place,
        "text も messages もありません。やり取りの全文を text に入れてください。",
        "neither text nor messages; put the conversation into text",
    )
}

fn malformed(error: &serde_json::Error, place: Place) -> Trouble {
    // serde_json counts lines of this one line.
    let column = error.column();
    let (what, english) = if error.is_eof() {
        ("行が途中で切れています", "the line is cut off")
    } else if error.is_data() {
        ("項目の型が違います", "a value has the wrong type")
    } else {
        ("JSON として読めません", "not JSON")
    };
    Trouble::new(
        place,
        format!("{what}（{column}バイト目）。一行に一つの JSON オブジェクトを書いてください。"),
        format!("{english} (byte {column}); write one JSON object a line"),
    )
}

/// A value that has to be an instant or a day.
fn typed<T>(
    key: &str,
    given: Option<String>,
    read: impl Fn(&str) -> Option<T>,
    example: &str,
    place: &Place,
) -> Result<Option<T>, Trouble> {
    let Some(given) = given.filter(|it| !it.trim().is_empty()) else { return Ok(None) };
    read(given.trim()).map(Some).ok_or_else(|| {
        let shown: String = given.chars().take(40).collect();
        Trouble::new(
            place.clone(),
            format!("{key} の値「{shown}」は日時として読めません。「{example}」の形で書いてください。"),
            format!("{key}: `{shown}` is no time; write it as `{example}`"),
        )
    })
}

fn add_messages(entry: &mut Entry, messages: Vec<Message>) -> Result<(), Trouble> {
    let mut skipped = Skipped::default();
    let mut written = Vec::with_capacity(messages.len());
    for message in messages {
        let text = message.text.unwrap_or_default();
        if text.trim().is_empty() {
            skipped.add(Skip::Empty);
            continue;
        }
        let at = match message.at {
            Some(Instant::Number(number)) => since_1970(number),
            Some(Instant::Text(text)) => typed("at", Some(text), stamp, "2026-11-20T15:00:00+09:00", &entry.place)?,
            None => None,
        };
        written.push(Written { from: message.from.unwrap_or_default(), at, text, ..Written::default() });
    }
    let mut room = Room { format: Format::Record, subject: entry.hints.title.clone(), ..Room::default() };
    room.recipients.extend(silent(&entry.hints.me, &written).map(|name| (name.clone(), None)));
    let composed = compose(written, &room);
    entry.body = Body::Thread(Box::new(composed.value));
    entry.notices = composed.notices;
    entry.skipped = skipped;
    Ok(())
}

/// The name of the user, where no writer bears it or one like it: whoever wrote wrote to them.
fn silent<'a>(me: &'a [String], written: &[Written]) -> Option<&'a String> {
    let keys: HashSet<String> = written.iter().map(|it| name_key(&it.from)).collect();
    let near = |name: &String| {
        let mine = name_key(name);
        keys.iter().any(|key| !key.is_empty() && (key.contains(&mine) || mine.contains(key.as_str())))
    };
    me.first().filter(|_| !me.iter().any(near))
}

/// The instant so many seconds after 1970; what would lie beyond the year 5000 counts in milliseconds.
#[expect(clippy::cast_possible_truncation, reason = "an instant to the second")]
fn since_1970(number: f64) -> Option<Stamp> {
    const FAR: f64 = 1e11;
    unix(if number.abs() >= FAR { number / 1000.0 } else { number } as i64)
}

/// The instant of a message; noon where only the day is given.
fn stamp(text: &str) -> Option<Stamp> {
    let at: DateTime<FixedOffset> = calendar::instant(text)?;
    Some(Stamp { at, timed: calendar::day(text).is_none() })
}

fn with_line_feeds(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}
