//! Chatwork: messages as its API gives them, and the CSV files of goodbye_chatwork and its relatives.

use csv::StringRecord;
use serde::Deserialize;

use crate::archive::conversation::{Conversation, stamp, unix};
use crate::archive::export::Layout;
use crate::archive::json::{Step, Want, Watch};
use crate::archive::{Entry, Limits, Skip, Trouble};
use crate::thread::{Format, Stamp};

/// `[{"message_id": …, "account": {…}, "body": …, "send_time": …}, …]`.
pub(in crate::archive) const LAYOUT: Layout =
    Layout { format: Format::Chatwork, watches: &[Watch { path: &[Step::Each], want: Want::Value }], take };

#[derive(Deserialize)]
struct Message {
    account: Account,
    #[serde(default)]
    body: String,
    #[serde(default)]
    send_time: i64,
}

#[derive(Deserialize)]
struct Account {
    name: String,
}

fn take(conversation: &mut Conversation, _: usize, bytes: &[u8]) -> serde_json::Result<()> {
    let message: Message = serde_json::from_slice(bytes)?;
    add(conversation, &message.account.name, unix(message.send_time), &message.body);
    Ok(())
}

/// The room of a CSV export: instant, name and body, or instant, name, account, number and body.
pub(in crate::archive) fn table(text: &str, limits: &Limits) -> Result<Entry, Trouble> {
    let mut conversation = Conversation::new(Format::Chatwork, limits);
    let mut rows = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut read: Vec<StringRecord> = Vec::new();
    for row in rows.records() {
        match row {
            Ok(row) if instant(&row).is_some() => read.push(row),
            Ok(row) if row.get(0) == Some("timestamp") => {}
            _ => conversation.skipped.add(Skip::Other),
        }
    }
    let falls = read.first().and_then(instant).map(|it| it.at) > read.last().and_then(instant).map(|it| it.at);
    if falls {
        read.reverse();
    }
    for row in &read {
        let cell = |at| row.get(at).unwrap_or_default();
        add(&mut conversation, cell(1), instant(row), cell(if row.len() >= 5 { 4 } else { 2 }));
    }
    conversation.finish()
}

fn instant(row: &StringRecord) -> Option<Stamp> {
    let cell = row.get(0)?.trim();
    let seconds = || cell.parse::<i64>().ok().filter(|it| *it > 1_000_000_000);
    stamp(cell).or_else(|| seconds().and_then(unix))
}

/// Whether a file begins with a row of such an export.
pub(in crate::archive) fn begins_table(head: &str) -> bool {
    let mut rows = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(head.as_bytes());
    let row = rows.records().find_map(Result::ok).unwrap_or_default();
    let exact = row.get(0).is_some_and(|it| it.contains('T') && chrono::DateTime::parse_from_rfc3339(it).is_ok());
    let named = row.iter().eq(["timestamp", "name", "account", "id", "message"]);
    named || exact && matches!(row.len(), 3 | 5) && row.get(1).is_some_and(|it| !it.is_empty())
}

/// Notices of the room, by the words that Chatwork puts in the reader's language.
const NOTICES: [&str; 3] = ["[dtext:chatroom_", "[dtext:task_", "[dtext:meeting_"];

fn add(conversation: &mut Conversation, name: &str, at: Option<Stamp>, body: &str) {
    if body.trim() == "[deleted]" {
        return conversation.note(Skip::Unsent, name, at, "メッセージが削除されました".to_owned());
    }
    let text = plain(body);
    if NOTICES.iter().any(|it| body.contains(it)) && body.trim_start().starts_with("[info]") {
        conversation.note(Skip::System, name, at, text);
    } else {
        conversation.say(name, at, text);
    }
}

/// The body without what only a screen shows; addresses and quotations stay, as the reading of threads knows them.
fn plain(body: &str) -> String {
    let mut text = String::with_capacity(body.len());
    let mut rest = body;
    while let Some((before, behind)) = rest.split_once('[') {
        text.push_str(before);
        let Some((tag, after)) = behind.split_once(']').filter(|(tag, _)| tag.len() < LONGEST_TAG) else {
            text.push('[');
            rest = behind;
            continue;
        };
        rest = after;
        match tag.split([':', ' ']).next().unwrap_or_default() {
            "info" | "/info" | "/title" | "hr" | "/task" => break_line(&mut text),
            "title" | "preview" | "picon" | "piconname" | "dtext" | "task" => {}
            "download" => {
                let (name, after) = rest.split_once("[/download]").unwrap_or((rest, ""));
                break_line(&mut text);
                text.push_str("[ファイル] ");
                text.push_str(without_size(name.trim()));
                rest = after;
                if !rest.is_empty() && !rest.starts_with(['\n', '[']) {
                    text.push('\n');
                }
            }
            _ => {
                text.push('[');
                text.push_str(tag);
                text.push(']');
            }
        }
    }
    text.push_str(rest);
    text.trim().to_owned()
}

/// Tags are shorter.
const LONGEST_TAG: usize = 200;

fn break_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

/// 「mitsumori.pdf (120 KB)」 → 「mitsumori.pdf」.
fn without_size(name: &str) -> &str {
    match name.rsplit_once(" (") {
        Some((plain, size)) if size.ends_with("B)") && size.starts_with(|it: char| it.is_ascii_digit()) => plain,
        _ => name,
    }
}
