//! Mails one after the other, each behind a line that begins with `From `.
//!
//! In a file the mails are threaded as a whole: the first pass keeps a few numbers a mail, the second fetches the mails of
//! one thread at a time. A pipe cannot be gone back in: its mails are threaded in portions of [`PORTION`] times the
//! largest conversation, and a notice says so where there is more than one portion.

use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

use super::mail::{self, HEADERS, Letter};
use crate::archive::threading::Threading;
use crate::archive::{Entries, Entry, Limits, Place, Seekable, Trouble};
use crate::error::Notice;

/// Words that are held from a pipe, in conversations of the largest size.
const PORTION: usize = 4;

/// Whether a line stands before a mail: `From tanaka@example.com Mon Nov 16 10:02:05 2026`.
pub(in crate::archive) fn is_separator(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    let rest = rest.trim_ascii();
    let timed = rest.windows(6).any(|it| {
        matches!(it, [a, b, b':', c, d, end] if [a, b, c, d].iter().all(|it| it.is_ascii_digit()) && matches!(*end, b':' | b' '))
    });
    timed && rest.len() < 300 && rest.iter().rev().take(6).any(u8::is_ascii_digit)
}

/// A mail in the stream.
struct Found {
    /// Where its headers begin.
    start: u64,
    /// How many bytes it takes.
    length: u64,
    /// As many of its bytes as were wanted, with the marks before `From ` taken off.
    bytes: Vec<u8>,
}

/// The mails of a stream, read line by line.
struct Mails<R> {
    reader: R,
    offset: u64,
    /// How much of a mail is kept.
    keep: usize,
    /// Whether only the headers are kept.
    headers_only: bool,
    line: Vec<u8>,
    started: bool,
}

impl<R: BufRead> Mails<R> {
    fn new(reader: R, keep: usize, headers_only: bool) -> Self {
        Self { reader, offset: 0, keep, headers_only, line: Vec::new(), started: false }
    }

    /// The next mail; `None` at the end.
    fn next(&mut self) -> io::Result<Option<Found>> {
        while !self.started {
            if self.read_line()? == 0 {
                return Ok(None);
            }
            self.started = is_separator(&self.line);
        }
        let mut found = Found { start: self.offset, length: 0, bytes: Vec::new() };
        let (mut blank, mut in_headers) = (false, true);
        loop {
            let taken = self.read_line()?;
            if taken == 0 {
                self.started = false;
                break;
            }
            if blank && is_separator(&self.line) {
                break;
            }
            found.length += taken;
            blank = self.line.trim_ascii().is_empty();
            if in_headers || !self.headers_only {
                let line = unmarked(&self.line);
                let room = self.keep.saturating_sub(found.bytes.len());
                found.bytes.extend_from_slice(line.get(..line.len().min(room)).unwrap_or_default());
            }
            in_headers &= !blank;
        }
        Ok(Some(found))
    }

    /// Reads a line with its end; how many bytes it takes, although a very long one is not kept whole.
    fn read_line(&mut self) -> io::Result<u64> {
        self.line.clear();
        let mut taken = 0_u64;
        loop {
            let chunk = match self.reader.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let end = memchr::memchr(b'\n', chunk).map(|at| at + 1);
            let part = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or_default();
            let room = self.keep.saturating_sub(self.line.len());
            self.line.extend_from_slice(part.get(..part.len().min(room)).unwrap_or_default());
            let (length, over) = (part.len(), end.is_some() || chunk.is_empty());
            self.reader.consume(length);
            taken += length as u64;
            if over {
                self.offset += taken;
                return Ok(taken);
            }
        }
    }
}

/// `>From here` was `From here` before it was put into the file.
fn unmarked(line: &[u8]) -> &[u8] {
    let inner = line.iter().position(|it| *it != b'>').unwrap_or(line.len());
    if inner > 0 && line.get(inner..).is_some_and(|it| it.starts_with(b"From ")) {
        line.get(1..).unwrap_or(line)
    } else {
        line
    }
}

/// The threads of a file in which one can go back.
pub(in crate::archive) fn indexed<'a>(mut file: BufReader<Box<dyn Seekable + 'a>>, limits: &Limits) -> Entries<'a> {
    let mut threading = Threading::default();
    let mut mails = Mails::new(&mut file, HEADERS, true);
    let broken = loop {
        match mails.next() {
            Ok(Some(found)) => {
                let card = mail::card(&found.bytes).unwrap_or_default();
                threading.add(&card, (found.start, found.length));
            }
            Ok(None) => break None,
            Err(error) => break Some(error),
        }
    };
    let limits = *limits;
    let threads = threading.threads().into_iter().map(move |places| thread(&mut file, &places, &limits));
    let broken = broken.map(|error| Err(Trouble::unreadable(Place::default(), &error)));
    Box::new(threads.chain(broken))
}

/// The thread of the mails at these places.
fn thread<'a>(
    file: &mut BufReader<Box<dyn Seekable + 'a>>,
    places: &[(u64, u64)],
    limits: &Limits,
) -> Result<Entry, Trouble> {
    let first = places.iter().map(|it| it.0).min().unwrap_or_default();
    let mut letters = Vec::with_capacity(places.len());
    let mut size = 0;
    for (start, length) in places {
        let raw =
            fetch(file, *start, *length, limits).map_err(|error| Trouble::unreadable(Place::byte(*start), &error))?;
        let letter = mail::letter(&raw);
        size += letter.as_ref().map_or(0, |it| it.text.len());
        if size > limits.thread {
            return Err(Trouble::too_large(Place::byte(first), limits.thread));
        }
        letters.push(letter);
    }
    let mut conversation = mail::conversation(letters, limits);
    conversation.place = Place::byte(first);
    conversation.finish()
}

fn fetch(file: &mut (impl BufRead + Seek), start: u64, length: u64, limits: &Limits) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(start))?;
    let mut raw = Vec::new();
    file.take(length.min(limits.thread as u64)).read_to_end(&mut raw)?;
    if memchr::memmem::find(&raw, b">From ").is_none() {
        return Ok(raw);
    }
    Ok(raw.split_inclusive(|it| *it == b'\n').flat_map(unmarked).copied().collect())
}

/// The threads of a stream in which one cannot go back.
pub(in crate::archive) struct Stream<R> {
    mails: Option<Mails<R>>,
    limits: Limits,
    portions: usize,
    ready: std::vec::IntoIter<Result<Entry, Trouble>>,
}

impl<R: BufRead> Stream<R> {
    pub(in crate::archive) fn new(reader: R, limits: &Limits) -> Self {
        let mails = Some(Mails::new(reader, limits.thread.max(HEADERS), false));
        Self { mails, limits: *limits, portions: 0, ready: Vec::new().into_iter() }
    }

    /// Reads as many mails as may be held, and threads them.
    fn portion(&mut self) {
        let Some(mails) = &mut self.mails else { return };
        let mut threading: Threading<Option<Letter>> = Threading::default();
        let (mut held, mut broken) = (0_usize, None);
        while held < self.limits.thread.saturating_mul(PORTION) {
            match mails.next() {
                Ok(Some(found)) => {
                    let letter = mail::letter(&found.bytes);
                    held += letter.as_ref().map_or(0, |it| it.text.len() + 512);
                    let card = letter.as_ref().map(|it| it.card.clone()).unwrap_or_default();
                    threading.add(&card, letter);
                }
                Ok(None) => {
                    self.mails = None;
                    break;
                }
                Err(error) => {
                    broken = Some(Err(Trouble::unreadable(Place::default(), &error)));
                    self.mails = None;
                    break;
                }
            }
        }
        self.portions += 1;
        let in_parts = self.portions > 1 || self.mails.is_some();
        let entry = |letters: Vec<Option<Letter>>| {
            let mut conversation = mail::conversation(letters, &self.limits);
            conversation.notices.extend(in_parts.then(in_portions));
            conversation.finish()
        };
        let entries: Vec<_> =
            if threading.is_empty() { Vec::new() } else { threading.threads().into_iter().map(entry).collect() };
        self.ready = entries.into_iter().chain(broken).collect::<Vec<_>>().into_iter();
    }
}

fn in_portions() -> Notice {
    Notice {
        id: "mbox-in-portions",
        text: "メールが多いため、標準入力や zip の中の mbox を区切って読みました。一つのやり取りが分かれることがあります。\
               ファイルとして渡すと分かれません。"
            .to_owned(),
        span: None,
    }
}

impl<R: BufRead> Iterator for Stream<R> {
    type Item = Result<Entry, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(entry) = self.ready.next() {
                return Some(entry);
            }
            self.mails.as_ref()?;
            self.portion();
        }
    }
}
