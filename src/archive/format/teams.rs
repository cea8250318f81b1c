//! Microsoft Teams: messages as Graph gives them, and the `messages.json` of a personal account's export.

use std::borrow::Cow;

use serde::Deserialize;

use crate::archive::conversation::{Conversation, stamp, with_attachments};
use crate::archive::export::Layout;
use crate::archive::json::Step::{Each, Key};
use crate::archive::json::{Want, Watch};
use crate::archive::{Id, Skip, html};
use crate::thread::{Format, Stamp, Written};

/// `{"value": [chatMessage, …]}`, or the list alone.
pub(in crate::archive) const GRAPH: Layout = Layout {
    format: Format::Teams,
    watches: &[Watch { path: &[Key("value"), Each], want: Want::Value }, Watch { path: &[Each], want: Want::Value }],
    take: graph,
};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ChatMessage {
    message_type: Option<String>,
    #[serde(default)]
    created_date_time: String,
    deleted_date_time: Option<String>,
    from: Option<From>,
    body: Option<ItemBody>,
    attachments: Option<Vec<Attached>>,
}

#[derive(Deserialize)]
struct From {
    user: Option<User>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct User {
    display_name: Option<String>,
    id: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ItemBody {
    #[serde(default)]
    content_type: String,
    #[serde(default)]
    content: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Attached {
    content_type: Option<String>,
    name: Option<String>,
}

fn graph(conversation: &mut Conversation, _: usize, bytes: &[u8]) -> serde_json::Result<()> {
    let message: ChatMessage = serde_json::from_slice(bytes)?;
    let at = stamp(&message.created_date_time);
    let user = message.from.and_then(|it| it.user);
    if message.message_type.as_deref().is_some_and(|it| it != "message") {
        conversation.skipped.add(Skip::System);
        return Ok(());
    }
    let Some(user) = user else {
        conversation.skipped.add(Skip::Bot);
        return Ok(());
    };
    if message.deleted_date_time.is_some() {
        conversation.skipped.add(Skip::Unsent);
        return Ok(());
    }
    let words = message.body.map(|body| {
        let content = body.content.unwrap_or_default();
        if body.content_type.eq_ignore_ascii_case("html") { html::to_text(&content) } else { content }
    });
    let attachments = message.attachments.unwrap_or_default();
    // Quoted messages and cards are no files.
    let files = attachments.iter().filter(|it| it.content_type.as_deref() == Some("reference"));
    let files = files.map(|it| ("ファイル", it.name.as_deref().unwrap_or_default()));
    let text = with_attachments(&words.unwrap_or_default(), files);
    let from = user.display_name.or(user.id).unwrap_or_default();
    conversation.say(&from, at, text);
    Ok(())
}

/// `{"userId": …, "conversations": [{"MessageList": […]}]}`.
pub(in crate::archive) const PERSONAL: Layout = Layout {
    format: Format::Teams,
    watches: &[
        Watch { path: &[Key("conversations"), Each, Key("MessageList"), Each], want: Want::Value },
        Watch { path: &[Key("conversations"), Each, Key("displayName")], want: Want::Value },
        Watch { path: &[Key("conversations"), Each, Key("id")], want: Want::Value },
        Watch { path: &[Key("conversations"), Each], want: Want::End },
    ],
    take: personal,
};

#[derive(Deserialize)]
struct Listed<'a> {
    #[serde(rename = "displayName")]
    display_name: Option<String>,
    #[serde(borrow, default, rename = "originalarrivaltime")]
    at: Cow<'a, str>,
    #[serde(borrow, default, rename = "messagetype")]
    kind: Cow<'a, str>,
    content: Option<String>,
    #[serde(default)]
    from: String,
    properties: Option<Properties>,
}

#[derive(Deserialize)]
struct Properties {
    #[serde(rename = "deletetime")]
    deleted: Option<serde::de::IgnoredAny>,
}

fn personal(conversation: &mut Conversation, watch: usize, bytes: &[u8]) -> serde_json::Result<()> {
    match watch {
        0 => listed(conversation, serde_json::from_slice(bytes)?),
        1 => conversation.room.subject = serde_json::from_slice(bytes)?,
        _ => conversation.id = Some(Id::Text(serde_json::from_slice(bytes)?)),
    }
    Ok(())
}

fn listed(conversation: &mut Conversation, message: Listed<'_>) {
    let at: Option<Stamp> = stamp(&message.at);
    if message.properties.is_some_and(|it| it.deleted.is_some()) {
        return conversation.skipped.add(Skip::Unsent);
    }
    let content = message.content.unwrap_or_default();
    let words = match &*message.kind {
        "Text" => content,
        "RichText" | "RichText/Html" => html::to_text(&content),
        "RichText/UriObject" => attached("写真", &content),
        "RichText/Media_Video" => attached("動画", &content),
        "RichText/Media_AudioMsg" => attached("ボイスメッセージ", &content),
        "RichText/Media_GenericFile" | "RichText/Files" => attached("ファイル", &content),
        "RichText/Contacts" => "[連絡先]".to_owned(),
        "RichText/Location" => "[位置情報]".to_owned(),
        "Event/Call" => return conversation.note(Skip::Call, "", at, "☎ 通話".to_owned()),
        _ => return conversation.skipped.add(Skip::System),
    };
    let named = message.display_name.filter(|it| !it.is_empty());
    let is_other = matches!(&conversation.id, Some(Id::Text(id)) if *id == message.from);
    let other = conversation.room.subject.clone().filter(|_| is_other);
    let from = named.or(other).unwrap_or_default();
    let address = Some(handle(&message.from).to_owned()).filter(|it| !it.is_empty());
    conversation.letter(Written { from, address, at, text: words, ..Written::default() });
}

/// `8:live:tanaka` → `tanaka`.
fn handle(id: &str) -> &str {
    let plain = id.split_once(':').map_or(id, |it| it.1);
    plain.strip_prefix("live:").unwrap_or(plain)
}

/// What was attached, by the name in `<OriginalName v="photo.jpg"/>`.
fn attached(kind: &'static str, content: &str) -> String {
    let name = content.split_once("<OriginalName v=\"").and_then(|(_, it)| it.split_once('"')).map(|it| it.0);
    with_attachments("", [(kind, html::to_text(name.unwrap_or_default()).as_str())])
}
