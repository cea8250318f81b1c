//! From an exported file to the conversations in it: one entry a conversation, as the source gives it, one after the other.
//!
//! A source is read as a stream: what has been handed on is forgotten, and one conversation is never larger than
//! [`Limits::thread`]. What cannot be read is a [`Trouble`] with its place, and the rest goes on.

mod container;
mod entry;
mod format;
mod kind;
mod line;
mod peek;

use std::io::BufRead;

pub use container::{Container, Member, is_export, open_container};
pub use entry::{Body, Entry, Hints, Id, Place, Skip, Skipped, Spot, Trouble};
pub use kind::Kind;

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
    match kind {
        Kind::Ndjson => Box::new(format::ndjson::Records::new(reader, limits)),
        Kind::Paste => Box::new(std::iter::once_with({
            let limits = *limits;
            move || format::plain::read(reader, &limits)
        })),
    }
}

#[cfg(test)]
mod tests;
