//! A conversation that a format reader puts together, message by message.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::{Body, Entry, Id, Limits, Place, Skip, Skipped, Trouble};
use crate::calendar;
use crate::error::Notice;
use crate::thread::{Format, Room, Stamp, Written, compose, names_match};

/// A conversation under construction. It keeps no more bytes than one may have; what comes later is only counted.
#[derive(Debug, Default)]
pub(super) struct Conversation {
    /// What the source says of it beside its messages.
    pub(super) room: Room,
    /// What the source calls it.
    pub(super) id: Option<Id>,
    /// Where it stands.
    pub(super) place: Place,
    /// Whether the source says that this is one thread.
    pub(super) one: bool,
    /// What was left out.
    pub(super) skipped: Skipped,
    /// What was odd.
    pub(super) notices: Vec<Notice>,
    /// The user's own names, where the export is of one account.
    pub(super) me: Vec<String>,
    /// The encoding of the source.
    pub(super) encoding: &'static str,
    written: Vec<Written>,
    bytes: usize,
    limit: usize,
}

impl Conversation {
    pub(super) fn new(format: Format, limits: &Limits) -> Self {
        let room = Room { format, ..Room::default() };
        Self { room, limit: limits.thread, encoding: "UTF-8", ..Self::default() }
    }

    /// Adds what `from` wrote; a message without words is only counted.
    pub(super) fn say(&mut self, from: &str, at: Option<Stamp>, text: String) {
        self.letter(Written { from: from.to_owned(), at, text, ..Written::default() });
    }

    /// Adds a message whose writer is known more exactly.
    pub(super) fn letter(&mut self, written: Written) {
        if written.text.trim().is_empty() {
            self.skipped.add(Skip::Empty);
        } else {
            self.add(written);
        }
    }

    /// Adds what the service wrote, which is no message and counted as left out.
    pub(super) fn note(&mut self, why: Skip, from: &str, at: Option<Stamp>, text: String) {
        self.skipped.add(why);
        if !text.trim().is_empty() {
            self.add(Written { from: from.to_owned(), at, text, service: true, ..Written::default() });
        }
    }

    fn add(&mut self, written: Written) {
        self.bytes = self.bytes.saturating_add(written.text.len() + written.from.len() + OVERHEAD);
        if self.bytes <= self.limit {
            self.written.push(written);
        } else {
            self.written = Vec::new();
        }
    }

    /// A part of it alone is more than it may have.
    pub(super) fn overflow(&mut self) {
        self.bytes = usize::MAX;
        self.written = Vec::new();
    }

    /// Whether nothing was found, not even something to leave out.
    pub(super) fn is_blank(&self) -> bool {
        self.bytes == 0 && self.skipped.total() == 0
    }

    /// The entry.
    ///
    /// # Errors
    /// A [`Trouble`] when there was more than one conversation may have.
    pub(super) fn finish(mut self) -> Result<Entry, Trouble> {
        if self.bytes > self.limit {
            return Err(Trouble { id: self.id, ..Trouble::too_large(self.place, self.limit) });
        }
        if self.room.recipients.is_empty() {
            // Whoever never wrote is still the one written to.
            self.room.recipients = self.me.iter().map(|name| (name.clone(), None)).collect();
        }
        name_by_address(&mut self.written);
        let mut composed = compose(self.written, &self.room);
        composed.notices.extend(self.notices);
        let parties = &composed.value.parties;
        self.me.retain(|name| parties.iter().any(|it| names_match(&it.name, name)));
        let mut entry = Entry {
            id: self.id,
            place: self.place,
            one: self.one,
            encoding: self.encoding,
            body: Body::Thread(Box::new(composed.value)),
            notices: composed.notices,
            skipped: self.skipped,
            ..Entry::default()
        };
        entry.hints.title = self.room.subject;
        entry.hints.me = self.me;
        Ok(entry)
    }
}

/// Whoever is named in one message bears that name in those that give only the address.
fn name_by_address(written: &mut [Written]) {
    let mut names: HashMap<String, String> = HashMap::new();
    for it in written.iter().filter(|it| !it.from.is_empty()) {
        if let Some(address) = &it.address {
            names.entry(address.to_lowercase()).or_insert_with(|| it.from.clone());
        }
    }
    for it in written.iter_mut().filter(|it| it.from.is_empty()) {
        if let Some(name) = it.address.as_ref().and_then(|address| names.get(&address.to_lowercase())) {
            it.from.clone_from(name);
        }
    }
}

/// What a message takes beside its words, so that a million empty ones are not nothing.
const OVERHEAD: usize = 64;

/// The instant so many seconds after 1970, in Japan.
pub(super) fn unix(seconds: i64) -> Option<Stamp> {
    let at = DateTime::from_timestamp(seconds, 0)?.with_timezone(&calendar::japan());
    Some(Stamp { at, timed: true })
}

/// The instant that RFC 3339 or a time in Japan names, to the second.
pub(super) fn stamp(text: &str) -> Option<Stamp> {
    let at = calendar::instant(text.trim())?;
    let odd = TimeDelta::nanoseconds(i64::from(at.timestamp_subsec_nanos()));
    Some(Stamp { at: at - odd, timed: calendar::day(text).is_none() })
}

/// The text and, on lines of their own, what was attached: 「[ファイル] logo.pdf」.
pub(super) fn with_attachments<'a>(text: &str, attached: impl IntoIterator<Item = (&'static str, &'a str)>) -> String {
    let mut whole = text.trim_end().to_owned();
    for (kind, name) in attached {
        if !whole.is_empty() {
            whole.push('\n');
        }
        let name = name.replace(['\n', '\r'], " ");
        whole.push_str(format!("[{kind}] {name}").trim_end());
    }
    whole
}

/// What a file of this media type is called in a thread: `image/png` → 写真.
pub(super) fn attachment_word(media_type: &str) -> &'static str {
    match media_type.split('/').next().unwrap_or_default() {
        "image" => "写真",
        "video" => "動画",
        "audio" => "ボイスメッセージ",
        _ => "ファイル",
    }
}

/// The notice of a source that ends in the middle.
pub(super) fn cut_off() -> Notice {
    Notice {
        id: "cut-off",
        text: "ファイルが途中で切れています。切れる前のメッセージだけを読みました。書き出し直すと残りも読めます。"
            .to_owned(),
        span: None,
    }
}

/// An instant for reading what needs none: later than any message.
pub(super) fn at_leisure() -> DateTime<FixedOffset> {
    const YEAR_9999: i64 = 253_370_764_800;
    unix(YEAR_9999).map(|it| it.at).unwrap_or_default()
}
