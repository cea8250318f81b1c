//! What a source gives for one conversation.

use std::fmt;
use std::io;
use std::ops::AddAssign;

use chrono::{DateTime, FixedOffset, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;

use crate::error::Notice;
use crate::thread::Thread;

/// One conversation of a source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// What the source calls it, so that a result can be matched with it.
    pub id: Option<Id>,
    /// What the source says of it beside its text.
    pub hints: Hints,
    /// What was written.
    pub body: Body,
    /// Where in the source it stands.
    pub place: Place,
    /// Whether the source says that this is one thread; a room of months may carry several jobs, and is cut between them.
    pub one: bool,
    /// The encoding of the bytes as WHATWG spells it: `UTF-8`, `Shift_JIS`.
    pub encoding: &'static str,
    /// What was odd on the way.
    pub notices: Vec<Notice>,
    /// What was left out of it. An entry without any message says only this.
    pub skipped: Skipped,
}

/// What was written.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// A paste, with plain line feeds, that is still to be read as a thread.
    Text(String),
    /// Messages that the source gives one by one; roles are not assigned yet.
    Thread(Box<Thread>),
}

impl Default for Body {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

/// What a source says of a conversation beside its text; each beats what was given on the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// The user's names in it.
    pub me: Vec<String>,
    /// The market: `coconala`.
    pub platform: Option<String>,
    /// The instant at which it is looked at.
    pub now: Option<DateTime<FixedOffset>>,
    /// The contractual delivery date.
    pub due: Option<NaiveDate>,
    /// The room's or channel's name, the mails' subject.
    pub title: Option<String>,
}

/// A name that the source gives a conversation: a text or a number, which comes out as it went in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
pub enum Id {
    /// `"T-1042"`.
    Text(String),
    /// `1042`.
    Number(#[schemars(with = "f64")] serde_json::Number),
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
        }
    }
}

/// A place in a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file inside of an archive or an export's folder: `general/2026-11-20.json`.
    pub member: Option<String>,
    /// The place in that file.
    pub spot: Option<Spot>,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The line, from 1.
    Line(u64),
    /// The byte, from 0.
    Byte(u64),
}

impl Place {
    /// Line `line`, from 1.
    #[must_use]
    pub fn line(line: u64) -> Self {
        Self { member: None, spot: Some(Spot::Line(line)) }
    }

    /// Byte `byte`, from 0.
    #[must_use]
    pub fn byte(byte: u64) -> Self {
        Self { member: None, spot: Some(Spot::Byte(byte)) }
    }

    /// The file `member` of an archive.
    #[must_use]
    pub fn member(member: impl Into<String>) -> Self {
        Self { member: Some(member.into()), spot: None }
    }

    /// In Japanese, as the beginning of a sentence: 「general/2026-11-20.json の12行目：」; empty for the whole source.
    #[must_use]
    pub fn japanese(&self) -> String {
        let spot = self.spot.map(|spot| match spot {
            Spot::Line(line) => format!("{line}行目"),
            Spot::Byte(byte) => format!("{byte}バイト目"),
        });
        match (self.member.as_deref(), spot) {
            (Some(member), Some(spot)) => format!("{member} の{spot}："),
            (Some(member), None) => format!("{member}："),
            (None, Some(spot)) => format!("{spot}："),
            (None, None) => String::new(),
        }
    }

    /// In English: `general/2026-11-20.json, line 12: `.
    #[must_use]
    pub fn english(&self) -> String {
        let spot = self.spot.map(|spot| match spot {
            Spot::Line(line) => format!("line {line}"),
            Spot::Byte(byte) => format!("byte {byte}"),
        });
        let parts: Vec<_> = self.member.clone().into_iter().chain(spot).collect();
        if parts.is_empty() { String::new() } else { format!("{}: ", parts.join(", ")) }
    }
}

/// One conversation that cannot be read; the rest of the source goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What the source calls the conversation, when that can still be seen.
    pub id: Option<Id>,
    /// Where it stands.
    pub place: Place,
    /// What is wrong and what to do, in Japanese: 「JSON として読めません（…）。」
    pub what: String,
    /// The same in English.
    pub english: String,
}

impl Trouble {
    /// Something wrong at `place`.
    #[must_use]
    pub fn new(place: Place, what: impl Into<String>, english: impl Into<String>) -> Self {
        Self { id: None, place, what: what.into(), english: english.into() }
    }

    /// The system could not go on reading.
    #[must_use]
    pub fn unreadable(place: Place, error: &io::Error) -> Self {
        Self::new(place, format!("読み込みに失敗しました（{error}）。"), format!("cannot be read ({error})"))
    }

    /// A line, file or conversation of more than `limit` bytes.
    #[must_use]
    pub fn too_large(place: Place, limit: usize) -> Self {
        let size = size(limit);
        Self::new(
            place,
            format!("上限の{size}を超えています。分けるか、--max-thread-size で上限を上げてください。"),
            format!("larger than the limit of {size}; split it, or raise the limit with --max-thread-size"),
        )
    }

    /// The sentence in Japanese, with its place.
    #[must_use]
    pub fn japanese(&self) -> String {
        format!("{}{}", self.place.japanese(), self.what)
    }

    /// The sentence in English, with its place.
    #[must_use]
    pub fn in_english(&self) -> String {
        format!("{}{}", self.place.english(), self.english)
    }
}

fn size(bytes: usize) -> String {
    const KIB: usize = 1024;
    const MIB: usize = 1024 * 1024;
    match bytes {
        0..KIB => format!("{bytes} B"),
        KIB..MIB => format!("{} KB", bytes / KIB),
        _ => format!("{} MB", bytes / MIB),
    }
}

/// Why something of a source is no message of a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Skip {
    /// The service's own lines: joins, leaves, changed names.
    System,
    /// Stickers and stamps without words.
    Sticker,
    /// Messages that a program wrote.
    Bot,
    /// Messages that were taken back.
    Unsent,
    /// Calls.
    Call,
    /// Messages found before, in this or in another export.
    Duplicate,
    /// Messages without words and without anything attached.
    Empty,
    /// Anything else.
    Other,
}

impl Skip {
    /// Every reason, in a fixed order.
    pub const ALL: &[Self] =
        &[Self::System, Self::Sticker, Self::Bot, Self::Unsent, Self::Call, Self::Duplicate, Self::Empty, Self::Other];

    /// In Japanese: 「サービスの通知」.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::System => "サービスの通知",
            Self::Sticker => "スタンプ",
            Self::Bot => "ボットの投稿",
            Self::Unsent => "取り消されたメッセージ",
            Self::Call => "通話",
            Self::Duplicate => "重複",
            Self::Empty => "空のメッセージ",
            Self::Other => "その他",
        }
    }

    /// For programs: `system`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Sticker => "sticker",
            Self::Bot => "bot",
            Self::Unsent => "unsent",
            Self::Call => "call",
            Self::Duplicate => "duplicate",
            Self::Empty => "empty",
            Self::Other => "other",
        }
    }
}

/// How much was left out, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Skipped([u64; Skip::ALL.len()]);

impl Skipped {
    /// Counts one more.
    pub fn add(&mut self, why: Skip) {
        self.add_many(why, 1);
    }

    /// Counts `number` more.
    pub fn add_many(&mut self, why: Skip, number: u64) {
        if let Some(count) = self.0.get_mut(why as usize) {
            *count += number;
        }
    }

    /// How many for this reason.
    #[must_use]
    pub fn count(&self, why: Skip) -> u64 {
        self.0.get(why as usize).copied().unwrap_or_default()
    }

    /// How many in all.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.0.iter().sum()
    }

    /// The reasons that occurred, with their counts, in a fixed order.
    pub fn counts(&self) -> impl Iterator<Item = (Skip, u64)> {
        Skip::ALL.iter().map(|why| (*why, self.count(*why))).filter(|(_, count)| *count > 0)
    }
}

impl AddAssign for Skipped {
    fn add_assign(&mut self, other: Self) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
    }
}
