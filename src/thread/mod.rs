//! From pasted text to a thread: parties, messages in the order they were sent, and what the service said.

mod assemble;
mod attachment;
mod compose;
mod cursor;
mod dating;
mod day;
mod detect;
mod entry;
mod format;
mod glob;
mod head;
mod mark;
mod mark_owner;
mod name;
mod notice;
mod quote;
mod reply;
mod role;
mod speaker;
mod stamp;

use chrono::{DateTime, FixedOffset};

pub use compose::{Room, Written, compose};
pub(crate) use format::is_line_of_computer;
pub use mark_owner::owner_by_layout;
pub use name::{key as name_key, names_match};
#[cfg(test)]
pub(crate) use quote::mark_all as mark_quotes;
pub use reply::own_words;
pub use role::assign_roles;

use crate::error::Notice;
use crate::text::Span;

/// What is known about a paste before it is read.
#[derive(Clone, Copy, Debug)]
pub struct ReadHint<'a> {
    /// The layout, when the user names it; otherwise it is detected.
    pub format: Option<Format>,
    /// The instant of reading: years and 「昨日」 are counted from it.
    pub now: DateTime<FixedOffset>,
    /// The user's own names, which help where the end of a name is in doubt.
    pub me: &'a [String],
}

/// The thread in a paste, 「2026/11/20 10:02 田中」 and the like; an empty list when there is no message in it.
#[must_use]
pub fn read(text: &str, hint: &ReadHint<'_>) -> Parsed<Vec<Thread>> {
    let (draft, format) = draft(text, hint);
    let parsed = assemble::thread(draft, format, hint.now);
    let value = if parsed.value.messages.is_empty() { Vec::new() } else { vec![parsed.value] };
    Parsed { value, notices: parsed.notices }
}

fn draft<'a>(text: &'a str, hint: &ReadHint<'_>) -> (entry::Draft<'a>, Format) {
    let may_be = |format| hint.format.is_none_or(|it| it == format);
    if may_be(Format::Line)
        && let Some(draft) = format::line::read(text, hint.me)
    {
        return (draft, Format::Line);
    }
    if hint.format.is_none()
        && let Some(draft) = format::table::read(text)
    {
        return (draft, Format::Inline);
    }
    let mail = if may_be(Format::Email) { format::email::read(text) } else { None };
    match mail {
        Some((draft, format::email::Opens::AtOnce)) => return (draft, Format::Email),
        Some((draft, format::email::Opens::Later { mails }))
            if hint.format.is_some() || !detect::is_no_mail(&head::survey(text), mails) =>
        {
            return (draft, Format::Email);
        }
        _ => {}
    }
    let me: Vec<&str> = hint.me.iter().map(String::as_str).collect();
    detect::draft(&head::survey(text), hint.format, &me)
}

/// A conversation: who takes part, what they wrote, what the service noted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Thread {
    /// Everybody who wrote, in the order of their first message; where only one did, those whom their mails address.
    pub parties: Vec<Party>,
    /// The messages in the order in which they were sent.
    pub messages: Vec<Message>,
    /// Platform notices in the order in which they stand: 「トークルームがオープンしました」.
    pub events: Vec<Event>,
    /// The layout that was recognised.
    pub format: Format,
    /// What kind of place the layout and its notices betray, as a platform id: `coconala`.
    pub platform: Option<&'static str>,
    /// The mail subject or the room's title, when the paste has one.
    pub subject: Option<String>,
    /// Whose copy this is as far as the layout tells, with the reason in Japanese: see [`owner_by_layout`].
    pub owner_hint: Option<(usize, String)>,
}

/// Somebody who writes in the thread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// The name as it stands in the thread, without 様/さん: 「田中」.
    pub name: String,
    /// The mail address, when the thread shows one.
    pub address: Option<String>,
    /// Which side this is on.
    pub role: Role,
}

/// Which side somebody is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// The user of henji, normally the seller.
    Me,
    /// The other side, normally the buyer.
    Them,
    /// Not known.
    #[default]
    Unknown,
}

/// One message as it was sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message {
    /// Who wrote it: an index into [`Thread::parties`].
    pub party: usize,
    /// When it was sent.
    pub at: Option<Stamp>,
    /// The body, as it stands, without header lines, read marks and the quoted copy of an earlier mail.
    pub text: String,
    /// Parts of `text` that are not the writer's own new words: lines behind `>`, `[引用 …]`, a mail signature.
    pub quoted: Vec<Span>,
    /// What came with it.
    pub attachments: Vec<Attachment>,
}

/// The instant of a message, as precisely as the thread gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The instant; noon where only the day is known.
    pub at: DateTime<FixedOffset>,
    /// Whether the thread gave a time of day.
    pub timed: bool,
}

/// A file, picture or link that a message carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// What it is.
    pub kind: AttachmentKind,
    /// The file name or address, when given: 「logo_v2.pdf」.
    pub name: Option<String>,
    /// Where in the message's text it is named.
    pub span: Span,
}

/// What came with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AttachmentKind {
    /// A file: 「logo_v2.pdf」, `[ファイル]`.
    File,
    /// A picture: `[写真]`, `[アルバム]`, 「IMG_2041.jpg」.
    Image,
    /// A video or a sound: `[動画]`, `[ボイスメッセージ]`.
    Media,
    /// A sticker: `[スタンプ]`.
    Sticker,
    /// An address on the web.
    Link,
    /// A contact, a place, a poll, a gift, a call.
    Other,
}

/// Something that the service itself noted.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What it says.
    pub kind: EventKind,
    /// When, if the thread says so.
    pub at: Option<Stamp>,
    /// How many messages stand before it, in the order of sending.
    pub after: usize,
    /// Who did it, when a party of the thread is named: an index into [`Thread::parties`].
    pub party: Option<usize>,
    /// The notice as it stands.
    pub text: String,
}

/// What a platform notice says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// The service was bought or the room opened: 「トークルームがオープンしました」.
    Purchased,
    /// Money was put into escrow: 「仮払いが完了しました」.
    Escrowed,
    /// Money was paid: 「お支払いが完了しました」.
    Paid,
    /// The formal delivery was made: 「正式な納品が送信されました」.
    DeliveredFormally,
    /// The delivery was accepted, or the order closed: 「承諾されました」.
    Accepted,
    /// The delivery was returned: 「差し戻されました」.
    Returned,
    /// One side asked the platform to cancel: 「キャンセルリクエストが届きました」.
    CancelRequested,
    /// The order was cancelled: 「キャンセルが成立しました」.
    Cancelled,
    /// The order or room was closed: 「トークルームがクローズしました」.
    Closed,
    /// A delivery date was set or changed: 「納品予定日が11月20日に設定されました」.
    DueSet,
    /// An estimate or a proposal was sent through the platform: 「提案を送信しました」.
    Proposed,
    /// An estimate was asked for through the platform: 「見積り相談が届きました」.
    EstimateRequested,
    /// A rating was given: 「評価が届きました」.
    Rated,
    /// Anything else: joins, unsent messages, calls, read marks.
    Other,
}

/// The layout of a pasted thread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Date-time and name on a line, the body below.
    Header,
    /// 「名前: 本文」, with or without a time.
    Inline,
    /// A LINE text export.
    Line,
    /// Copied from Slack.
    Slack,
    /// Copied from Chatwork.
    Chatwork,
    /// E-mail with headers, quoting in either order.
    Email,
    /// Copied from a ココナラ talk room.
    Coconala,
    /// Name lines and bodies without any time.
    #[default]
    Bare,
    /// Messages given one by one by a program, each with its writer and instant.
    Record,
    /// An export of Discord.
    Discord,
    /// An export of Telegram.
    Telegram,
    /// An export of WhatsApp.
    WhatsApp,
    /// An export of Microsoft Teams.
    Teams,
    /// An export of Google Chat.
    GoogleChat,
}

impl Format {
    /// Whether people paste text of this layout; the others are files that a program writes.
    #[must_use]
    pub fn is_pasted(self) -> bool {
        !matches!(self, Self::Record | Self::Discord | Self::Telegram | Self::WhatsApp | Self::Teams | Self::GoogleChat)
    }
}

/// What a reader made of a source, and what was odd on the way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed<T> {
    /// The result.
    pub value: T,
    /// What was odd, in the order of the source.
    pub notices: Vec<Notice>,
}
