//! From an exported file to the conversations in it: one entry a conversation, as the source gives it, one after the other.
//!
//! A source is read as a stream: what has been handed on is forgotten, and one conversation is never larger than
//! [`Limits::thread`]. What cannot be read is a [`Trouble`] with its place, and the rest goes on.

mod container;
mod conversation;
mod entry;
mod export;
mod format;
mod html;
mod json;
mod kind;
mod line;
mod part;
mod peek;
mod threading;
mod zip;

use std::io::{BufRead, BufReader, Read, Seek};

pub use container::{Container, Member, is_export, is_media, open_container};
pub use entry::{Body, Entry, Hints, Id, Place, Skip, Skipped, Spot, Trouble};
pub use kind::Kind;
pub use zip::Zip;

use export::Export;
use format::{
    chatwork, discord, google_chat, line_official, line_text, mail, mbox, ndjson, plain, slack, teams, telegram,
    whatsapp,
};

/// How much of a source is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest line, message file or conversation, in bytes; what is larger is a [`Trouble`] for that one alone.
    pub thread: usize,
    /// The most bytes that one archive may unpack to.
    pub unpacked: u64,
    /// The most files that one archive may hold.
    pub members: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { thread: 16 * 1024 * 1024, unpacked: 8 * 1024 * 1024 * 1024, members: 200_000 }
    }
}

/// The conversations of one source, in its order.
pub type Entries<'a> = Box<dyn Iterator<Item = Result<Entry, Trouble>> + Send + 'a>;

/// The conversations of a file called `name` (`talk.txt`; empty for the standard input), whose kind is seen by its
/// first bytes and by its name.
#[must_use]
pub fn open<'a>(name: &str, reader: Box<dyn BufRead + Send + 'a>, limits: &Limits) -> Entries<'a> {
    let peeked = match peek::head(reader) {
        Ok(peeked) => peeked,
        Err(error) => return Box::new(std::iter::once(Err(Trouble::unreadable(Place::default(), &error)))),
    };
    let kind = Kind::detect(name, &peeked.head);
    open_as(kind, peeked.reader, limits)
}

/// The conversations of a file whose kind is known.
#[must_use]
pub fn open_as<'a>(kind: Kind, reader: Box<dyn BufRead + Send + 'a>, limits: &Limits) -> Entries<'a> {
    let limits = *limits;
    let table = move |read: fn(&str, &Limits) -> Result<Entry, Trouble>| move |reader| whole(reader, &limits, read);
    match kind {
        Kind::Ndjson => Box::new(ndjson::Records::new(reader, &limits)),
        Kind::Paste => once(move || plain::read(reader, &limits)),
        Kind::LineText => once(move || plain::read(reader, &limits).map(line_text::read)),
        Kind::LineOfficial => once(move || table(line_official::table)(reader)),
        Kind::ChatworkCsv => once(move || table(chatwork::table)(reader)),
        Kind::DiscordCsv => once(move || table(discord::table)(reader)),
        Kind::WhatsApp => once(move || table(whatsapp::read)(reader)),
        Kind::ChatworkJson => Box::new(Export::new(reader, &chatwork::LAYOUT, &limits)),
        Kind::DiscordJson => Box::new(Export::new(reader, &discord::LAYOUT, &limits)),
        Kind::Telegram => Box::new(Export::new(reader, &telegram::LAYOUT, &limits)),
        Kind::TeamsGraph => Box::new(Export::new(reader, &teams::GRAPH, &limits)),
        Kind::TeamsPersonal => Box::new(Export::new(reader, &teams::PERSONAL, &limits)),
        Kind::GoogleChat => Box::new(Export::new(reader, &google_chat::LAYOUT, &limits)),
        Kind::SlackDay => Box::new(slack::day(reader, &limits)),
        Kind::Mbox => Box::new(mbox::Stream::new(reader, &limits)),
        Kind::Mail => once(move || mail::single(reader, &limits)),
        Kind::Zip => failed(Trouble::new(
            Place::default(),
            "標準入力や zip の中の zip は読めません。ファイルとして渡すか、展開してください。",
            "a zip archive on the standard input or inside of another cannot be read; pass it as a file, or unpack it",
        )),
    }
}

/// A file whose places can be gone back to.
pub trait Seekable: Read + Seek + Send {}

impl<T: Read + Seek + Send> Seekable for T {}

/// The conversations of a file in which one can go back and forth. Archives are read in place, and the mails of an mbox
/// are threaded as a whole however large it is; everything else is read as by [`open`].
#[must_use]
pub fn open_file<'a>(name: &str, file: Box<dyn Seekable + 'a>, kind: Option<Kind>, limits: &Limits) -> Entries<'a> {
    let mut reader = BufReader::with_capacity(256 * 1024, file);
    let mut head = Vec::new();
    let read = reader.by_ref().take(peek::HEAD as u64).read_to_end(&mut head);
    if let Err(error) = read.and_then(|_| reader.rewind()) {
        return failed(Trouble::unreadable(Place::default(), &error));
    }
    match kind.unwrap_or_else(|| Kind::detect(name, &head)) {
        Kind::Zip => match Zip::open(reader.into_inner(), limits) {
            Ok(zip) => open_container(Box::new(zip), limits),
            Err(trouble) => failed(trouble),
        },
        Kind::Mbox => mbox::indexed(reader, limits),
        kind => open_as(kind, Box::new(reader), limits),
    }
}

fn once<'a>(read: impl FnOnce() -> Result<Entry, Trouble> + Send + 'a) -> Entries<'a> {
    Box::new(std::iter::once_with(read))
}

fn failed<'a>(trouble: Trouble) -> Entries<'a> {
    Box::new(std::iter::once(Err(trouble)))
}

/// The one conversation of a file that is read as a whole.
fn whole(
    reader: Box<dyn BufRead + Send + '_>,
    limits: &Limits,
    read: fn(&str, &Limits) -> Result<Entry, Trouble>,
) -> Result<Entry, Trouble> {
    let plain = plain::read(reader, limits)?;
    let Body::Text(text) = plain.body else { return Ok(plain) };
    let mut entry = read(&text, limits)?;
    entry.encoding = plain.encoding;
    entry.notices.splice(0..0, plain.notices);
    Ok(entry)
}

#[cfg(test)]
mod tests;
