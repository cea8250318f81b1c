//! One mail: who wrote what when, in which thread, without the words that it quotes.

use std::io::{BufRead, Read};

use chrono::{FixedOffset, NaiveDate, TimeZone};
use mail_parser::{Address, HeaderValue, Message, MessageParser, MimeHeaders, PartType};

use crate::archive::conversation::{Conversation, with_attachments};
use crate::archive::{Entry, Limits, Place, Skip, Trouble, html};
use crate::calendar;
use crate::thread::{self, Format, Stamp, Written};

/// A mail, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::archive) struct Letter {
    pub(in crate::archive) card: Card,
    pub(in crate::archive) subject: Option<String>,
    pub(in crate::archive) name: String,
    pub(in crate::archive) address: Option<String>,
    pub(in crate::archive) to: Vec<(String, Option<String>)>,
    pub(in crate::archive) text: String,
}

/// What threading needs of a mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::archive) struct Card {
    /// When it was sent.
    pub(in crate::archive) at: Option<i64>,
    /// Its Message-ID.
    pub(in crate::archive) id: Option<String>,
    /// The mails that it answers.
    pub(in crate::archive) answers: Vec<String>,
    /// Its subject without the marks of replies.
    pub(in crate::archive) subject: String,
    /// Whether its subject has such a mark.
    pub(in crate::archive) is_reply: bool,
    pub(in crate::archive) from: String,
    pub(in crate::archive) to: Vec<String>,
}

/// Headers are shorter, and names and subjects in them.
pub(in crate::archive) const HEADERS: usize = 256 * 1024;
/// No mail names more whom it goes to, or what it answers.
const MOST: usize = 64;
/// A mail of more parts than this is an attack on whoever reads it; the rest of it is left aside.
const PARTS: usize = 200;

/// The card of a mail of which at least the headers are given.
pub(in crate::archive) fn card(raw: &[u8]) -> Option<Card> {
    let parser = MessageParser::default();
    parser.parse_headers(bounded(raw.get(..raw.len().min(HEADERS))?)).map(|it| card_of(&it))
}

/// The mail.
pub(in crate::archive) fn letter(raw: &[u8]) -> Option<Letter> {
    let parsed = MessageParser::default().parse(bounded(raw))?;
    let from = parsed.from().and_then(people);
    let (name, address) = from.and_then(|it| it.into_iter().next()).unwrap_or_default();
    let to = parsed.to().and_then(people).unwrap_or_default();
    let subject = parsed.subject().map(str::trim).filter(|it| !it.is_empty()).map(line);
    let words = thread::own_words(&body(&parsed));
    let attached: Vec<_> = parsed.attachments().filter_map(|part| part.attachment_name()).map(line).collect();
    let text = with_attachments(&words, attached.iter().map(|name| ("ファイル", name.as_str())));
    Some(Letter { card: card_of(&parsed), subject, name, address, to, text })
}

/// The mail up to where its parts become too many.
fn bounded(raw: &[u8]) -> &[u8] {
    let starts = memchr::memmem::find_iter(raw, b"\n--");
    let mut starts = starts.skip(PARTS * 20);
    let lines = starts.next().map_or(raw, |end| raw.get(..end).unwrap_or(raw));
    let mut types = memchr::memmem::find_iter(lines, b"ultipart/").skip(PARTS);
    types.next().map_or(lines, |end| lines.get(..end).unwrap_or(lines))
}

fn card_of(message: &Message<'_>) -> Card {
    let subject = message.subject().unwrap_or_default();
    let (subject, is_reply) = topic(subject);
    let mut answers: Vec<String> = Vec::new();
    for value in [message.references(), message.in_reply_to()] {
        match value {
            HeaderValue::Text(id) => answers.push(id.to_string()),
            HeaderValue::TextList(ids) => answers.extend(ids.iter().rev().take(MOST).map(ToString::to_string)),
            _ => {}
        }
    }
    let addresses = |list: Option<&Address<'_>>| -> Vec<String> {
        list.into_iter()
            .flat_map(|it| it.iter().take(MOST))
            .filter_map(|it| it.address.as_deref())
            .map(str::to_lowercase)
            .collect()
    };
    let mut to = addresses(message.to());
    to.extend(addresses(message.cc()));
    let from = addresses(message.from()).into_iter().next().unwrap_or_default();
    let at = stamp(message).map(|it| it.at.timestamp());
    Card { at, id: message.message_id().map(str::to_owned), answers, subject, is_reply, from, to }
}

/// 「Re: Fwd: お見積りの件」 → 「お見積りの件」, and that there was a mark.
fn topic(subject: &str) -> (String, bool) {
    let mut rest = subject.trim();
    let mut marked = false;
    loop {
        let mark = ["re", "fwd", "fw", "返信", "転送", "aw"].iter().find_map(|mark| {
            let head = rest.get(..mark.len()).filter(|head| head.eq_ignore_ascii_case(mark))?;
            let behind = rest.get(head.len()..)?;
            let behind = match behind.strip_prefix(['[', '^']) {
                Some(number) => number.trim_start_matches(|it: char| it.is_ascii_digit()).trim_start_matches(']'),
                None => behind,
            };
            behind.trim_start().strip_prefix([':', '：'])
        });
        let Some(behind) = mark else { break };
        rest = behind.trim_start();
        marked = true;
    }
    (rest.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase(), marked)
}

fn people(list: &Address<'_>) -> Option<Vec<(String, Option<String>)>> {
    let found = list.iter().take(MOST).map(|it| {
        let address = it.address.as_deref().map(str::to_lowercase);
        let name = it.name.as_deref().map(line).filter(|it| !it.is_empty());
        (name.or_else(|| address.clone()).unwrap_or_default(), address)
    });
    let found: Vec<_> = found.collect();
    (!found.is_empty()).then_some(found)
}

/// Words on one line.
fn line(words: impl AsRef<str>) -> String {
    words.as_ref().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn stamp(message: &Message<'_>) -> Option<Stamp> {
    let date = message.date()?;
    let day = NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))?;
    let time = day.and_hms_opt(u32::from(date.hour), u32::from(date.minute), u32::from(date.second).min(59))?;
    let seconds = i32::from(date.tz_hour) * 3600 + i32::from(date.tz_minute) * 60;
    let offset = FixedOffset::east_opt(if date.tz_before_gmt { -seconds } else { seconds })?;
    let at = offset.from_local_datetime(&time).single()?.with_timezone(&calendar::japan());
    Some(Stamp { at, timed: true })
}

/// The words as text: a plain part as it is, flowing lines joined; else what the HTML shows.
fn body(message: &Message<'_>) -> String {
    let mut whole = String::new();
    for part in message.text_bodies() {
        let text = match &part.body {
            PartType::Text(text) => match flow(part.content_type()) {
                Some(joined) => unflowed(text, joined),
                None => text.to_string(),
            },
            PartType::Html(page) => html::to_text(page),
            _ => continue,
        };
        if !whole.is_empty() {
            whole.push('\n');
        }
        whole.push_str(&text.replace("\r\n", "\n").replace(['\r', '\0'], ""));
    }
    whole
}

/// Whether the part's lines flow, and then whether the space at their ends is only a mark.
fn flow(kind: Option<&mail_parser::ContentType<'_>>) -> Option<bool> {
    let kind = kind?;
    let is = |name: &str, wanted: &str| kind.attribute(name).is_some_and(|it| it.eq_ignore_ascii_case(wanted));
    is("format", "flowed").then(|| is("delsp", "yes"))
}

/// Lines that end in a space go on in the next one of the same depth of quotation (RFC 3676).
fn unflowed(text: &str, joined: bool) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let words = line.trim_start_matches('>');
        let depth = line.len() - words.len();
        let words = words.strip_prefix(' ').unwrap_or(words);
        let goes_on = open == Some(depth) && words != "-- ";
        if !goes_on {
            if !whole.is_empty() || open.is_some() {
                whole.push('\n');
            }
            whole.push_str(&">".repeat(depth.min(MOST)));
            if depth > 0 {
                whole.push(' ');
            }
        }
        let flows = words.ends_with(' ') && words != "-- ";
        whole.push_str(if flows && joined { words.strip_suffix(' ').unwrap_or(words) } else { words });
        open = flows.then_some(depth);
    }
    whole
}

/// The conversation that these mails are.
pub(in crate::archive) fn conversation(
    letters: impl IntoIterator<Item = Option<Letter>>,
    limits: &Limits,
) -> Conversation {
    let mut conversation = Conversation::new(Format::Email, limits);
    conversation.one = true;
    for letter in letters {
        let Some(letter) = letter else {
            conversation.skipped.add(Skip::Other);
            continue;
        };
        if conversation.room.subject.is_none() {
            conversation.room.subject = letter.subject.as_deref().map(|it| plain_subject(it).to_owned());
        }
        if conversation.room.recipients.is_empty() {
            conversation.room.recipients.clone_from(&letter.to);
        }
        let at = letter.card.at.and_then(crate::archive::conversation::unix);
        let Letter { name, address, text, .. } = letter;
        conversation.letter(Written { from: name, address, at, text, service: false });
    }
    conversation
}

/// The subject without the marks of replies, as it was written.
fn plain_subject(subject: &str) -> &str {
    let mut rest = subject;
    while let Some(behind) =
        ["Re:", "RE:", "re:", "Fwd:", "FW:", "Fw:", "Re：", "RE："].iter().find_map(|it| rest.strip_prefix(it))
    {
        rest = behind.trim_start();
    }
    rest
}

/// The one mail of a file.
pub(in crate::archive) fn single(reader: impl BufRead, limits: &Limits) -> Result<Entry, Trouble> {
    let raw = read(reader, limits).map_err(|error| Trouble::unreadable(Place::default(), &error))?;
    let letter = letter(&raw).ok_or_else(|| {
        Trouble::new(
            Place::default(),
            "メールとして読めません。.eml のまま渡してください。",
            "not a mail; pass the .eml file as it is",
        )
    })?;
    conversation([Some(letter)], limits).finish()
}

/// The mail's bytes; of one with large attachments only the beginning, where the words are.
pub(in crate::archive) fn read(reader: impl BufRead, limits: &Limits) -> std::io::Result<Vec<u8>> {
    let mut raw = Vec::new();
    reader.take(limits.thread as u64).read_to_end(&mut raw)?;
    Ok(raw)
}
