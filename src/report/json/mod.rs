//! The JSON documents: types of their own, so that the contract stays fixed while the insides move.
//!
//! What is unknown is `null`, never left out; keys keep the order of their declaration; a key may be added, but none
//! may be renamed or removed while the schema's number stays.

mod advice;
mod analysis;
mod error;
mod explain;
mod lint;
mod risk;
mod scan;
mod statistics;
mod vocabulary;
mod why_not;

use std::fmt::Write as _;
use std::io::{self, Write};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use schemars::generate::SchemaSettings;
use serde::Serialize;

pub use advice::{Advice, Deadline, Draft, Drafted, Gaps, Replies, Saying, Silence};
pub use analysis::{Analysis, Evidence, Message, Notice, OpenItem, Party, Promise, ReadAct, Since, Source, Time};
pub use error::Failure;
pub use explain::{Clause, Explanation, GeneralAct, Sentence, Sides, Token};
pub use lint::{LintFinding, LintReport, LintedFile};
pub use risk::{Own, Risk, Signal};
pub use scan::{Scan, ScanCounts, ScanError, ScannedDraft, ScannedThread, SkippedCount};
pub use statistics::{Counterpart, Figures, Speed, Statistics, Unanswered};
pub use vocabulary::{Vocabulary, Word};
pub use why_not::WhyNot;

/// The documents that henji prints, by the name in `henji/<name>/1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Schema {
    /// One thread, read: `henji/analysis/1`.
    Analysis,
    /// A message to send: `henji/draft/1`.
    Draft,
    /// A text, read without a thread: `henji/explain/1`.
    Explain,
    /// What the linter found: `henji/lint/1`.
    Lint,
    /// A thread that could not be read: `henji/error/1`.
    Error,
    /// The threads of an archive: `henji/scan/1`.
    Scan,
    /// Reply gaps over an archive: `henji/stats/1`.
    Stats,
}

impl Schema {
    /// Every document.
    pub const ALL: &[Self] =
        &[Self::Analysis, Self::Draft, Self::Explain, Self::Lint, Self::Error, Self::Scan, Self::Stats];

    /// The name on the command line: `analysis`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Analysis => "analysis",
            Self::Draft => "draft",
            Self::Explain => "explain",
            Self::Lint => "lint",
            Self::Error => "error",
            Self::Scan => "scan",
            Self::Stats => "stats",
        }
    }

    /// The JSON Schema (draft 2020-12), generated from the types.
    #[must_use]
    pub fn document(self) -> schemars::Schema {
        // As written, not as read: a key whose value may be `null` is required all the same.
        let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
        match self {
            Self::Analysis => generator.into_root_schema_for::<Analysis<'static>>(),
            Self::Draft => generator.into_root_schema_for::<Drafted<'static>>(),
            Self::Explain => generator.into_root_schema_for::<Explanation<'static>>(),
            Self::Lint => generator.into_root_schema_for::<LintReport<'static>>(),
            Self::Error => generator.into_root_schema_for::<Failure<'static>>(),
            Self::Scan => generator.into_root_schema_for::<Scan<'static>>(),
            Self::Stats => generator.into_root_schema_for::<Statistics<'static>>(),
        }
    }
}

/// How the text of a document is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Over several lines, for people.
    Pretty,
    /// On one line, for NDJSON.
    Line,
}

/// Writes a document and a line feed; control characters that JSON itself allows are escaped all the same, so that a
/// pasted escape sequence never reaches a terminal.
///
/// # Errors
/// What `out` reports.
pub fn write(out: &mut dyn Write, document: &impl Serialize, layout: Layout) -> io::Result<()> {
    let mut text = Pieces(Vec::with_capacity(8 * 1024));
    match layout {
        Layout::Pretty => serde_json::to_writer_pretty(&mut text, document)?,
        Layout::Line => serde_json::to_writer(&mut text, document)?,
    }
    let mut text = text.0;
    if has_raw_control(&text) {
        text = escape_controls(&String::from_utf8_lossy(&text)).into_bytes();
    }
    text.push(b'\n');
    out.write_all(&text)
}

/// What JSON is written into: most of its pieces are a single quote, colon or comma.
struct Pieces(Vec<u8>);

impl Write for Pieces {
    #[inline]
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.write_all(piece).map(|()| piece.len())
    }

    #[inline]
    fn write_all(&mut self, piece: &[u8]) -> io::Result<()> {
        match piece {
            [byte] => self.0.push(*byte),
            _ => self.0.extend_from_slice(piece),
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// DEL and the C1 controls, among them the one-byte form of 「ESC [」; outside of strings JSON has none of them.
fn is_raw_control(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}')
}

/// Whether a text has one of them; in UTF-8 they are 7F, and C2 with 80 to 9F behind it.
fn has_raw_control(text: &[u8]) -> bool {
    memchr::memchr2_iter(0x7f, 0xc2, text)
        .any(|at| text.get(at) == Some(&0x7f) || text.get(at + 1).is_some_and(|next| (0x80..=0x9f).contains(next)))
}

fn escape_controls(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_raw_control(c) {
            let _ = write!(escaped, "\\u{:04x}", u32::from(c));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// `2026-11-16T10:02:00+09:00`.
pub(in crate::report) fn instant(at: DateTime<FixedOffset>) -> String {
    let offset = at.offset().local_minus_utc();
    let mut text = day(at.date_naive());
    text.push('T');
    push_clock(&mut text, at.time());
    text.push(':');
    push_digits(&mut text, at.second());
    text.push(if offset < 0 { '-' } else { '+' });
    push_digits(&mut text, offset.unsigned_abs() / 3600);
    text.push(':');
    push_digits(&mut text, offset.unsigned_abs() / 60 % 60);
    text
}

/// `2026-11-16T10:02`.
fn minute(at: NaiveDateTime) -> String {
    let mut text = day(at.date());
    text.push('T');
    push_clock(&mut text, at.time());
    text
}

fn push_clock(text: &mut String, clock: NaiveTime) {
    push_digits(text, clock.hour());
    text.push(':');
    push_digits(text, clock.minute());
}

/// A number below 100 in two digits.
fn push_digits(text: &mut String, number: u32) {
    for digit in [number / 10 % 10, number % 10] {
        text.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
}

/// `2026-11-16`.
pub(in crate::report) fn day(day: NaiveDate) -> String {
    let Ok(year @ ..=9999) = u32::try_from(day.year()) else { return day.format("%Y-%m-%d").to_string() };
    let mut text = String::with_capacity("2026-11-16T10:02:00+09:00".len());
    push_digits(&mut text, year / 100);
    push_digits(&mut text, year);
    for number in [day.month(), day.day()] {
        text.push('-');
        push_digits(&mut text, number);
    }
    text
}

/// A half-open range of bytes, as JSON has it: `[0, 24]`.
fn range(span: crate::text::Span) -> [u32; 2] {
    [span.start, span.end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_escaped_and_read_back() {
        let mut out = Vec::new();
        write(&mut out, &"a\u{1b}[31m\u{9b}2J\u{7f}資料", Layout::Line).expect("a vector takes everything");
        let text = String::from_utf8(out).expect("JSON is UTF-8");
        assert_eq!(text, "\"a\\u001b[31m\\u009b2J\\u007f資料\"\n");
        assert_eq!(serde_json::from_str::<String>(&text).expect("valid"), "a\u{1b}[31m\u{9b}2J\u{7f}資料");
    }

    #[test]
    fn days_and_instants_are_those_of_rfc_3339() {
        for text in ["2026-11-16T10:02:00+09:00", "0099-01-01T00:00:59-03:30", "9999-12-31T23:59:07+00:00"] {
            let at = DateTime::parse_from_rfc3339(text).expect("an instant");
            assert_eq!(instant(at), text);
            assert_eq!(minute(at.naive_local()), text[..16]);
        }
        assert_eq!(NaiveDate::from_ymd_opt(12026, 1, 2).map(day).as_deref(), Some("+12026-01-02"));
    }

    #[test]
    fn every_schema_names_its_document() {
        for schema in Schema::ALL {
            let text = serde_json::to_string(&schema.document()).expect("a schema is plain data");
            assert!(text.contains(&format!("henji/{}/1", schema.name())), "{}", schema.name());
        }
    }
}
