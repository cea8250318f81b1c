//! Temporal expressions: 「25日までに」「来週の水曜」「3営業日以内」 and what they mean.

mod beside;
mod bound;
mod date;
mod days;
mod digits;
mod expression;
mod length;
mod lexeme;
mod lexicon;
mod month;
mod mood;
mod number;
mod numeric;
mod outlook;
mod period;
mod phrase;
mod piece;
mod place;
mod point;
mod range;
mod resolve;
mod scan;
mod settle;
mod source;
mod words;

#[cfg(test)]
mod tests;

use chrono::{NaiveDate, NaiveDateTime};

pub use phrase::phrase;
pub use scan::scan;

use crate::text::Span;

/// A temporal expression and what it means to somebody doing business.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// Where it stands, with its bound marker: 「25日までに」.
    pub span: Span,
    /// How it bounds.
    pub kind: Kind,
    /// The earliest moment; `None` is open or unknown.
    pub start: Option<Moment>,
    /// The latest moment, inclusive; `None` is open or unknown.
    pub end: Option<Moment>,
    /// An ISO 8601 length for [`Kind::Duration`]: `P3D`, `P2BD` for business days, `P2D/P3D` for a range.
    pub value: Option<String>,
    /// The convention that was used, as a stable name: `week-end-friday`.
    pub rule: &'static str,
    /// Other plausible readings, each as earliest and latest moment.
    pub alternatives: Vec<(Option<Moment>, Option<Moment>)>,
}

/// How a temporal expression bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A deadline: 「25日までに」.
    By,
    /// Any time in an interval: 「3日以内に」「今週中」.
    Within,
    /// At or over it: 「25日に」.
    On,
    /// Not before: 「25日以降」.
    From,
    /// A nominal value: 「25日頃」.
    Around,
    /// A length that is not anchored: 「納品後3日」.
    Duration,
    /// Looks temporal, but is no date to act on: 「平日9時〜17時」.
    None,
}

/// A day, or a minute of a day, in Japan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    /// A whole day.
    Day(NaiveDate),
    /// A minute.
    Minute(NaiveDateTime),
}

/// What relative expressions count from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The instant at which the words were written.
    Written(NaiveDateTime),
    /// The writing is undated: absolute dates take the year nearest to this instant, relative words stay unresolved.
    Undated(NaiveDateTime),
}
