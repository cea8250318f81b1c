//! What was shown before, remembered as hashes and dates, so that the next run can say what is new.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Level, Origin, Record};
use crate::dialogue::WaitingOn;
use crate::error::Error;
use crate::thread::{Role, Thread};
use crate::timing::role_of;

/// By what a thread is known again in a later export, when it has grown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// A hash of its name in the source and of its first message; 32 hexadecimal digits.
    pub key: String,
    /// When they wrote last.
    pub theirs: Option<DateTime<FixedOffset>>,
    /// When I wrote last.
    pub mine: Option<DateTime<FixedOffset>>,
}

impl Seen {
    pub(super) fn of(origin: &Origin, thread: &Thread) -> Self {
        let mut parts = Vec::new();
        match &origin.id {
            Some(id) => parts.push(id.to_string()),
            None => parts.extend(thread.subject.clone()),
        }
        parts.extend(origin.part.filter(|_| origin.id.is_some()).map(|part| part.to_string()));
        if let Some(first) = thread.messages.first().filter(|_| origin.id.is_none()) {
            parts.extend(thread.parties.get(first.party).map(|party| party.name.clone()));
            parts.extend(first.at.map(|stamp| stamp.at.timestamp().to_string()));
            parts.push(first.text.clone());
        }
        let last = |side| {
            let of_side = thread.messages.iter().rev().filter(|message| role_of(thread, message) == side);
            of_side.filter_map(|message| message.at).map(|stamp| stamp.at).next()
        };
        Self { key: hash(parts.iter().map(String::as_str)), theirs: last(Role::Them), mine: last(Role::Me) }
    }
}

/// 32 hexadecimal digits of the SHA-256 of these parts.
fn hash<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.len().to_le_bytes());
        digest.update(part.as_bytes());
    }
    let mut hex = String::with_capacity(32);
    for byte in digest.finalize().iter().take(16) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// What has become of a thread since it was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum News {
    /// 新規: it was not there.
    New,
    /// 返信あり: they have written since.
    Answered,
    /// 悪化: nobody has written, and it is more urgent than it was.
    Worse,
    /// 対応済み: I have written since.
    Handled,
    /// 変化なし: nothing has changed.
    Same,
}

impl News {
    /// Every kind, in a fixed order.
    pub const ALL: &[Self] = &[Self::New, Self::Answered, Self::Worse, Self::Handled, Self::Same];

    /// In Japanese: 「新規」.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::New => "新規",
            Self::Answered => "返信あり",
            Self::Worse => "悪化",
            Self::Handled => "対応済み",
            Self::Same => "変化なし",
        }
    }

    /// For programs: `new`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Answered => "answered",
            Self::Worse => "worse",
            Self::Handled => "handled",
            Self::Same => "same",
        }
    }
}

/// What was shown in an earlier run: hashes and dates, no word of any thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Memory {
    /// Always `henji/state/1`.
    schema: String,
    /// By the key of the thread.
    threads: BTreeMap<String, Trace>,
}

/// What is remembered of one thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Trace {
    /// The day on which it was last shown.
    shown: NaiveDate,
    /// When they wrote last.
    theirs: Option<DateTime<FixedOffset>>,
    /// When I wrote last.
    mine: Option<DateTime<FixedOffset>>,
    /// A hash of the key and the level, which tells whether the level is still the same and nothing else.
    level: String,
}

const SCHEMA: &str = "henji/state/1";

impl Default for Memory {
    fn default() -> Self {
        Self { schema: SCHEMA.to_owned(), threads: BTreeMap::new() }
    }
}

impl Memory {
    /// Reads what [`Memory::write`] wrote; `path` is for the error.
    ///
    /// # Errors
    /// [`Error::Config`] where it is something else.
    pub fn read(text: &str, path: &str) -> Result<Self, Error> {
        let wrong = |reason: String| Error::Config {
            path: path.to_owned(),
            reason: (
                format!("--state の記録として読めません（{reason}）。別のファイルを指定するか、削除してください。"),
                format!("no record of --state ({reason}); name another file, or delete it"),
            ),
        };
        let memory: Self = serde_json::from_str(text).map_err(|error| wrong(error.to_string()))?;
        if memory.schema == SCHEMA { Ok(memory) } else { Err(wrong(SCHEMA.to_owned())) }
    }

    /// The text that [`Memory::read`] reads.
    #[must_use]
    pub fn write(&self) -> String {
        serde_json::to_string_pretty(self).expect("text keys and dates are plain data") + "\n"
    }

    /// What has become of a thread since it was shown.
    #[must_use]
    pub fn news(&self, record: &Record) -> News {
        let Some(trace) = self.threads.get(&record.seen.key) else { return News::New };
        if record.seen.theirs > trace.theirs {
            return News::Answered;
        }
        if record.seen.mine > trace.mine {
            return News::Handled;
        }
        let before = Level::ALL.iter().find(|level| mark(&record.seen.key, **level) == trace.level);
        let worse = before.is_some_and(|before| record.urgency.level < *before)
            && record.urgency.level < Level::Waiting
            && record.waiting_on != WaitingOn::Nobody;
        if worse { News::Worse } else { News::Same }
    }

    /// How many of the threads that were shown before are not among these keys.
    #[must_use]
    pub fn gone<'a>(&self, keys: impl Iterator<Item = &'a str>) -> usize {
        let now: std::collections::BTreeSet<&str> = keys.collect();
        self.threads.keys().filter(|key| !now.contains(key.as_str())).count()
    }

    /// Remembers that a thread was shown on `day`.
    pub fn remember(&mut self, record: &Record, day: NaiveDate) {
        let Seen { key, theirs, mine } = record.seen.clone();
        let level = mark(&key, record.urgency.level);
        self.threads.insert(key, Trace { shown: day, theirs, mine, level });
    }

    /// Forgets what was not shown since `day`.
    pub fn forget_before(&mut self, day: NaiveDate) {
        self.threads.retain(|_, trace| trace.shown >= day);
    }
}

fn mark(key: &str, level: Level) -> String {
    hash([key, level.name()].into_iter())
}
