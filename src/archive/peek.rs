//! The first bytes of a stream, read without taking them from it.

use std::io::{self, BufRead, Cursor, Read};

/// A stream whose beginning is known.
pub(super) struct Peeked<'a> {
    pub(super) head: Vec<u8>,
    /// The whole stream, the head included.
    pub(super) reader: Box<dyn BufRead + Send + 'a>,
}

/// How much is looked at: enough for a few messages of every format.
pub(super) const HEAD: usize = 64 * 1024;

/// The head of `reader`. A pipe is waited for until so much or its end has come.
pub(super) fn head<'a>(mut reader: Box<dyn BufRead + Send + 'a>) -> io::Result<Peeked<'a>> {
    let mut head = Vec::new();
    reader.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    let reader = Box::new(Cursor::new(head.clone()).chain(reader));
    Ok(Peeked { head, reader })
}
