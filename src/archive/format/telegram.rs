//! Telegram Desktop's `result.json`: one chat, or all of an account.

use std::borrow::Cow;

use serde::Deserialize;

use crate::archive::conversation::{Conversation, attachment_word, stamp, unix, with_attachments};
use crate::archive::export::Layout;
use crate::archive::json::Step::{Each, Key};
use crate::archive::json::{Want, Watch};
use crate::archive::{Id, Skip};
use crate::thread::{Format, Stamp};

pub(in crate::archive) const LAYOUT: Layout = Layout { format: Format::Telegram, watches: WATCHES, take };

const WATCHES: &[Watch] = &[
    Watch { path: &[Key("messages"), Each], want: Want::Value },
    Watch { path: &[Key("chats"), Key("list"), Each, Key("messages"), Each], want: Want::Value },
    Watch { path: &[Key("left_chats"), Key("list"), Each, Key("messages"), Each], want: Want::Value },
    Watch { path: &[Key("name")], want: Want::Value },
    Watch { path: &[Key("chats"), Key("list"), Each, Key("name")], want: Want::Value },
    Watch { path: &[Key("left_chats"), Key("list"), Each, Key("name")], want: Want::Value },
    Watch { path: &[Key("id")], want: Want::Value },
    Watch { path: &[Key("chats"), Key("list"), Each, Key("id")], want: Want::Value },
    Watch { path: &[Key("left_chats"), Key("list"), Each, Key("id")], want: Want::Value },
    Watch { path: &[Key("personal_information")], want: Want::Value },
    Watch { path: &[Key("chats"), Key("list"), Each], want: Want::End },
    Watch { path: &[Key("left_chats"), Key("list"), Each], want: Want::End },
];

#[derive(Deserialize)]
struct Owner {
    first_name: Option<String>,
    last_name: Option<String>,
}

#[derive(Deserialize)]
struct Message<'a> {
    #[serde(borrow, rename = "type", default)]
    kind: Cow<'a, str>,
    #[serde(borrow, default)]
    date: Cow<'a, str>,
    date_unixtime: Option<String>,
    from: Option<String>,
    from_id: Option<String>,
    actor: Option<String>,
    #[serde(borrow)]
    action: Option<Cow<'a, str>>,
    duration_seconds: Option<u64>,
    forwarded_from: Option<String>,
    text: Option<Text>,
    #[serde(borrow)]
    media_type: Option<Cow<'a, str>>,
    #[serde(borrow)]
    mime_type: Option<Cow<'a, str>>,
    file: Option<String>,
    file_name: Option<String>,
    photo: Option<String>,
    sticker_emoji: Option<String>,
    contact_information: Option<serde::de::IgnoredAny>,
    location_information: Option<serde::de::IgnoredAny>,
    poll: Option<Poll>,
}

#[derive(Deserialize)]
struct Poll {
    #[serde(default)]
    question: String,
}

/// Words, or words and their parts in bold, links and mentions.
#[derive(Deserialize)]
#[serde(untagged)]
enum Text {
    Plain(String),
    Parts(Vec<Part>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Part {
    Plain(String),
    Marked {
        #[serde(default)]
        text: String,
    },
}

impl Text {
    fn whole(self) -> String {
        match self {
            Self::Plain(text) => text,
            Self::Parts(parts) => parts
                .into_iter()
                .map(|part| match part {
                    Part::Plain(text) | Part::Marked { text } => text,
                })
                .collect(),
        }
    }
}

fn take(conversation: &mut Conversation, watch: usize, bytes: &[u8]) -> serde_json::Result<()> {
    match watch {
        0..=2 => message(conversation, serde_json::from_slice(bytes)?),
        3..=5 => conversation.room.subject = serde_json::from_slice(bytes)?,
        6..=8 => conversation.id = Some(Id::Number(serde_json::from_slice(bytes)?)),
        _ => {
            let Owner { first_name, last_name } = serde_json::from_slice(bytes)?;
            let (first, last) = (first_name.unwrap_or_default(), last_name.unwrap_or_default());
            let name = format!("{first} {last}").trim().to_owned();
            conversation.me.extend((!name.is_empty()).then_some(name));
        }
    }
    Ok(())
}

fn message(conversation: &mut Conversation, message: Message<'_>) {
    let at = instant(&message);
    if message.kind == "service" {
        let call = message.action.as_deref() == Some("phone_call");
        let seconds = message.duration_seconds.unwrap_or_default();
        let text = match (call, seconds) {
            (true, 0) => "☎ 不在着信".to_owned(),
            (true, seconds) => format!("☎ 通話時間 {}:{:02}", seconds / 60, seconds % 60),
            (false, _) => message.action.as_deref().unwrap_or_default().replace('_', " "),
        };
        let why = if call { Skip::Call } else { Skip::System };
        return conversation.note(why, message.actor.as_deref().unwrap_or_default(), at, text);
    }
    let attached = attached(&message);
    // An account that is gone has no name any more.
    let from = message.from.or(message.from_id).unwrap_or_default();
    let words = message.text.map(Text::whole).unwrap_or_default();
    let forwarded = message.forwarded_from.is_some_and(|it| it != from);
    let words = if forwarded && !words.is_empty() { quoted(&words) } else { words };
    let text = with_attachments(&words, attached.iter().map(|(kind, name)| (*kind, name.as_str())));
    conversation.say(&from, at, text);
}

fn instant(message: &Message<'_>) -> Option<Stamp> {
    let exact = message.date_unixtime.as_deref().and_then(|it| it.parse().ok()).and_then(unix);
    exact.or_else(|| stamp(&message.date))
}

/// Words of somebody else, as a quotation.
fn quoted(words: &str) -> String {
    let lines: Vec<_> = words.lines().map(|line| format!("> {line}")).collect();
    lines.join("\n")
}

fn attached(message: &Message<'_>) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    if message.photo.is_some() {
        found.push(("写真", String::new()));
    }
    if message.file.is_some() || message.file_name.is_some() {
        let name = message.file_name.clone().unwrap_or_default();
        let kind = match message.media_type.as_deref() {
            Some("sticker") => "スタンプ",
            Some("voice_message" | "audio_file") => "ボイスメッセージ",
            Some("video_file" | "video_message" | "animation") => "動画",
            _ => attachment_word(message.mime_type.as_deref().unwrap_or_default()),
        };
        found.push((kind, if name.is_empty() { message.sticker_emoji.clone().unwrap_or_default() } else { name }));
    } else if message.media_type.is_some() {
        let sticker = message.media_type.as_deref() == Some("sticker");
        found.push((if sticker { "スタンプ" } else { "ファイル" }, String::new()));
    }
    if message.contact_information.is_some() {
        found.push(("連絡先", String::new()));
    }
    if message.location_information.is_some() {
        found.push(("位置情報", String::new()));
    }
    found.extend(message.poll.as_ref().map(|it| ("投票", it.question.clone())));
    found
}
