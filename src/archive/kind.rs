//! What kind of source a file is, seen by its first bytes and its name.

use super::format::{chatwork, discord, line_official, line_text, mbox, whatsapp};
use super::{json, peek};
use crate::text;

/// The kinds of files that hold conversations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// One JSON object a line, each with `text` or `messages`.
    Ndjson,
    /// The CSV of the LINE Official Account Manager.
    LineOfficial,
    /// A LINE text export.
    LineText,
    /// A day of a Slack channel: `2026-11-20.json`.
    SlackDay,
    /// The list of messages that Chatwork's API gives.
    ChatworkJson,
    /// A Chatwork room as CSV.
    ChatworkCsv,
    /// A channel as DiscordChatExporter writes it.
    DiscordJson,
    /// The same as CSV.
    DiscordCsv,
    /// Telegram's `result.json`.
    Telegram,
    /// WhatsApp's text export.
    WhatsApp,
    /// Messages of Microsoft Teams as Graph gives them.
    TeamsGraph,
    /// The export of a personal Teams or Skype account.
    TeamsPersonal,
    /// `messages.json` of a Google Chat room.
    GoogleChat,
    /// Many mails in one file.
    Mbox,
    /// One mail.
    Mail,
    /// A zip archive.
    Zip,
    /// A pasted thread, one in the file.
    Paste,
}

impl Kind {
    /// Every kind, the more certain first.
    pub const ALL: &[Self] = &[
        Self::Ndjson,
        Self::Zip,
        Self::LineOfficial,
        Self::LineText,
        Self::SlackDay,
        Self::ChatworkJson,
        Self::ChatworkCsv,
        Self::DiscordJson,
        Self::DiscordCsv,
        Self::Telegram,
        Self::WhatsApp,
        Self::TeamsGraph,
        Self::TeamsPersonal,
        Self::GoogleChat,
        Self::Mbox,
        Self::Mail,
        Self::Paste,
    ];

    /// The name on the command line: `ndjson`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ndjson => "ndjson",
            Self::LineOfficial => "line-csv",
            Self::LineText => "line-text",
            Self::SlackDay => "slack-json",
            Self::ChatworkJson => "chatwork-json",
            Self::ChatworkCsv => "chatwork-csv",
            Self::DiscordJson => "discord-json",
            Self::DiscordCsv => "discord-csv",
            Self::Telegram => "telegram",
            Self::WhatsApp => "whatsapp",
            Self::TeamsGraph => "teams",
            Self::TeamsPersonal => "teams-personal",
            Self::GoogleChat => "google-chat",
            Self::Mbox => "mbox",
            Self::Mail => "eml",
            Self::Zip => "zip",
            Self::Paste => "paste",
        }
    }

    /// The kind of a file called `name` that begins with `head`; what nothing else explains is a paste.
    #[must_use]
    pub fn detect(name: &str, head: &[u8]) -> Self {
        let plain = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
        if has_extension(name, &["ndjson", "jsonl"]) {
            return Self::Ndjson;
        }
        if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
            return Self::Zip;
        }
        if let Some(kind) = json(plain) {
            return kind;
        }
        if is_ndjson(name, head) {
            return Self::Ndjson;
        }
        mail(name, plain).or_else(|| text(head)).unwrap_or(Self::Paste)
    }
}

/// The JSON export that begins so, by the names of its values.
fn json(head: &[u8]) -> Option<Kind> {
    if !head.starts_with(b"{") && !head.starts_with(b"[") {
        return None;
    }
    let keys = json::keys(head, 4);
    let at = |depth: usize, key: &str| keys.contains(&(depth, key.as_bytes()));
    Some(if at(1, "guild") && at(1, "channel") && at(1, "messages") {
        Kind::DiscordJson
    } else if at(1, "chats") && at(2, "list")
        || at(1, "personal_information")
        || at(1, "messages") && at(3, "date") && at(3, "text") && at(1, "type") && at(1, "id")
    {
        Kind::Telegram
    } else if at(1, "conversations") && at(3, "MessageList") {
        Kind::TeamsPersonal
    } else if at(1, "value") && at(3, "createdDateTime") || at(2, "createdDateTime") && at(2, "messageType") {
        Kind::TeamsGraph
    } else if at(1, "messages") && at(3, "created_date") && (at(3, "creator") || at(3, "message_state")) {
        Kind::GoogleChat
    } else if at(2, "account") && at(2, "body") && at(2, "send_time") {
        Kind::ChatworkJson
    } else if head.starts_with(b"[") && at(2, "ts") && at(2, "type") {
        Kind::SlackDay
    } else {
        return None;
    })
}

/// A mail or many, by the lines that they begin with.
fn mail(name: &str, head: &[u8]) -> Option<Kind> {
    if mbox::is_separator(head.split(|it| *it == b'\n').next().unwrap_or_default()) {
        return Some(Kind::Mbox);
    }
    let lines = head.split(|it| *it == b'\n').take(60).take_while(|it| !it.trim_ascii().is_empty());
    let field = |line: &[u8]| {
        let end = line.iter().position(|it| !it.is_ascii_alphanumeric() && *it != b'-')?;
        (line.get(end) == Some(&b':')).then(|| line.get(..end).unwrap_or_default().to_ascii_lowercase())
    };
    let (mut named, mut others) = (0, 0);
    for line in lines.filter(|it| !it.starts_with(b" ") && !it.starts_with(b"\t")) {
        match field(line).as_deref() {
            Some(
                b"received" | b"message-id" | b"mime-version" | b"return-path" | b"content-type" | b"delivered-to"
                | b"dkim-signature",
            ) => named += 1,
            Some(_) => {}
            None => others += 1,
        }
    }
    // A pasted mail shows its writer and subject, but not what only programs read.
    (others == 0 && (named > 0 || has_extension(name, &["eml"]) && !head.is_empty())).then_some(Kind::Mail)
}

/// A text or table, by its first lines.
fn text(head: &[u8]) -> Option<Kind> {
    // A letter that the head cuts in two must not decide the encoding.
    let end = if head.len() >= peek::HEAD {
        head.iter().rposition(|it| *it == b'\n').unwrap_or(head.len())
    } else {
        head.len()
    };
    let text = text::decode(head.get(..end)?).ok()?.text;
    if text.starts_with(line_official::FIRST) {
        return Some(Kind::LineOfficial);
    }
    if discord::begins_table(&text) {
        return Some(Kind::DiscordCsv);
    }
    if line_text::is_export(&text) {
        return Some(Kind::LineText);
    }
    if whatsapp::is_export(&text) {
        return Some(Kind::WhatsApp);
    }
    chatwork::begins_table(&text).then_some(Kind::ChatworkCsv)
}

/// Whether the first line is a JSON object with a conversation in it, or the name says so.
fn is_ndjson(name: &str, head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if !head.starts_with(b"{") {
        return has_extension(name, &["ndjson", "jsonl"]);
    }
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let whole = line.len() < head.len();
    let keyed = |key: &[u8]| line.windows(key.len()).any(|it| it == key);
    has_extension(name, &["ndjson", "jsonl"])
        || (keyed(b"\"text\"") || keyed(b"\"messages\"")) && (!whole || line.trim_ascii_end().ends_with(b"}"))
        || name.is_empty() && !whole
}

/// Whether the file's name ends in one of these, in any case.
pub(super) fn has_extension(name: &str, wanted: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, end)| wanted.iter().any(|it| end.eq_ignore_ascii_case(it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_seen_by_content_and_name() {
        #[track_caller]
        fn check(name: &str, head: &str, wanted: Kind) {
            assert_eq!(Kind::detect(name, head.as_bytes()), wanted, "{name} {head}");
        }
        check("", "{\"id\": 1, \"text\": \"…\"}\n{\"text\"", Kind::Ndjson);
        check("a.txt", "\u{feff}{\"messages\": []}", Kind::Ndjson);
        check("a.jsonl", "", Kind::Ndjson);
        check("a.NDJSON", "not json", Kind::Ndjson);
        check("", "{\n  \"text\": 1\n}", Kind::Paste);
        check("", "2026/11/16 10:02 田中\n{\"text\"}", Kind::Paste);
        check("a.txt", "{田中} こんにちは\n", Kind::Paste);
        check("", "", Kind::Paste);
    }
}
