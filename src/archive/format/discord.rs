//! Discord as DiscordChatExporter writes it: JSON and CSV, one channel a file.

use std::borrow::Cow;

use serde::Deserialize;

use crate::archive::conversation::{Conversation, stamp, with_attachments};
use crate::archive::export::Layout;
use crate::archive::json::{Step, Want, Watch};
use crate::archive::{Entry, Limits, Skip, Trouble};
use crate::thread::Format;

pub(in crate::archive) const LAYOUT: Layout = Layout { format: Format::Discord, watches: WATCHES, take };

const WATCHES: &[Watch] = &[
    Watch { path: &[Step::Key("messages"), Step::Each], want: Want::Value },
    Watch { path: &[Step::Key("channel"), Step::Key("name")], want: Want::Value },
];

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Message<'a> {
    #[serde(borrow, rename = "type", default)]
    kind: Cow<'a, str>,
    #[serde(borrow, default)]
    timestamp: Cow<'a, str>,
    #[serde(default)]
    content: String,
    author: Option<Author>,
    #[serde(default)]
    attachments: Vec<Attachment>,
    #[serde(default)]
    stickers: Vec<Sticker>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Author {
    #[serde(default)]
    name: String,
    nickname: Option<String>,
    #[serde(default)]
    is_bot: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Attachment {
    #[serde(default)]
    file_name: String,
}

#[derive(Deserialize)]
struct Sticker {
    #[serde(default)]
    name: String,
}

fn take(conversation: &mut Conversation, watch: usize, bytes: &[u8]) -> serde_json::Result<()> {
    if watch == 1 {
        conversation.room.subject = serde_json::from_slice(bytes)?;
        return Ok(());
    }
    let message: Message<'_> = serde_json::from_slice(bytes)?;
    let at = stamp(&message.timestamp);
    let Some(author) = message.author else {
        conversation.note(Skip::System, "", at, message.content);
        return Ok(());
    };
    let name = author.nickname.filter(|it| !it.is_empty()).unwrap_or(author.name);
    let person = matches!(&*message.kind, "" | "Default" | "Reply" | "20" | "ChatInputCommand" | "21");
    if author.is_bot {
        conversation.skipped.add(Skip::Bot);
    } else if person {
        let stickers = message.stickers.iter().map(|it| ("スタンプ", it.name.as_str()));
        let files = message.attachments.iter().map(|it| ("ファイル", it.file_name.as_str()));
        let text = with_attachments(&plain(&message.content), files.chain(stickers));
        conversation.say(&name, at, text);
    } else {
        let why = if message.kind == "Call" { Skip::Call } else { Skip::System };
        conversation.note(why, &name, at, message.content);
    }
    Ok(())
}

/// The words without the numbers of emoji: `<:arigato:123>` → `:arigato:`.
fn plain(content: &str) -> Cow<'_, str> {
    if !content.contains("<:") && !content.contains("<a:") {
        return Cow::Borrowed(content);
    }
    let mut text = String::with_capacity(content.len());
    let mut rest = content;
    while let Some((before, behind)) = rest.split_once('<') {
        text.push_str(before);
        let tag = behind.strip_prefix("a:").or_else(|| behind.strip_prefix(':'));
        let word = tag.and_then(|it| it.split_once(':'));
        let parts = word.and_then(|(word, it)| {
            let (number, it) = it.split_once('>')?;
            let name = !word.is_empty() && word.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_');
            (name && !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit())).then_some((word, it))
        });
        if let Some((word, behind)) = parts {
            text.push(':');
            text.push_str(word);
            text.push(':');
            rest = behind;
        } else {
            text.push('<');
            rest = behind;
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// The columns that a CSV export begins with; a sixth is `Reactions`.
const COLUMNS: [&str; 5] = ["AuthorID", "Author", "Date", "Content", "Attachments"];

/// Whether a text begins with these columns, in quotes or not.
pub(in crate::archive) fn begins_table(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    let mut cells = first.split(',').map(|it| it.trim().trim_matches('"'));
    COLUMNS.iter().all(|column| cells.next() == Some(column))
}

/// The channel of a CSV export.
pub(in crate::archive) fn table(text: &str, limits: &Limits) -> Result<Entry, Trouble> {
    let mut conversation = Conversation::new(Format::Discord, limits);
    let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    for row in rows.records() {
        let Ok(row) = row else {
            conversation.skipped.add(Skip::Other);
            continue;
        };
        let cell = |at| row.get(at).unwrap_or_default();
        // The exporter separates the addresses of attachments by commas, and they hold none themselves.
        let files = cell(4).split(',').map(file_of).filter(|it| !it.is_empty());
        let text = with_attachments(&plain(cell(3)), files.map(|it| ("ファイル", it)));
        conversation.say(cell(1), stamp(cell(2)), text);
    }
    conversation.finish()
}

/// The file's name in an address: `https://cdn.example.com/1/logo.png?ex=1` → `logo.png`.
fn file_of(address: &str) -> &str {
    let path = address.trim().split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or(path)
}
