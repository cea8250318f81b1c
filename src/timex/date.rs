//! What the pieces of an expression denote before anything is counted out.

use chrono::Weekday;

use super::lexeme::{Half, Part, Stretch};
use crate::calendar::Season;

/// A day or some days, named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Date {
    /// Days from the day of writing, first and last: 「明日」「今日明日」.
    Days(i64, i64),
    /// 「一両日」.
    DayOrTwo,
    /// 「12月3日」「来月末」「25日」.
    Calendar { year: Option<Year>, month: Option<Month>, of: Of },
    /// 「水曜」「来週の水曜」.
    Weekday { week: Option<i64>, day: Weekday },
    /// 「来週」「週明け」.
    Week { week: i64, part: Option<Stretch> },
    /// 「来年」「年末」.
    Year { year: Year, part: Option<Stretch> },
    /// 「年度末」.
    FiscalEnd(i32),
    /// 「お盆明け」, with the year where it is said.
    Season { season: Season, edge: Edge, year: Option<Year> },
    /// 「連休明け」.
    Run(Edge),
    /// 「仕事納め」.
    LastWorkday,
    /// 「翌日」「前日」「翌営業日」: from a day named before.
    Neighbour { days: i64, business: bool },
    /// 「3日後」「2営業日前」.
    Counted { length: Length, back: bool },
}

/// A year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Is(i32),
    Offset(i32),
}

/// A month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Month {
    Is(u32),
    Offset(i32),
}

/// What of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Whole,
    Day(u32),
    /// 「2、3日」 of 「12月2、3日」.
    Days(u32, u32),
    Part(Stretch),
    /// 「第2金曜日」.
    Nth(u32, Weekday),
    /// 「第2週」.
    NthWeek(u32),
}

/// In a season, before it or after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    During,
    Before,
    After,
}

/// A time of the day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Time {
    /// 「夕方」.
    Part(Part),
    /// 「15時半」: minutes after midnight, perhaps over 24 hours; `to` of 「10〜12時」.
    Clock { minutes: i64, to: Option<i64>, guessed: bool },
}

/// The minutes after midnight of an hour, and whether the afternoon was guessed.
pub(super) fn clock(hour: i64, minute: i64, part: Option<Part>) -> (i64, bool) {
    let (hour, guessed) = match part.map(|it| (it.half, it.from)) {
        Some((Half::Pm, from)) if from >= 18 * 60 && (hour <= 4 || hour == 12) => {
            (if hour == 12 { 24 } else { hour + 24 }, false)
        }
        Some((Half::Pm, _)) if hour < 12 => (hour + 12, false),
        Some((Half::Noon, _)) if (1..=5).contains(&hour) => (hour + 12, false),
        Some((Half::Night, _)) if (6..=12).contains(&hour) => (hour + 12, false),
        None if (1..=6).contains(&hour) => (hour + 12, true),
        _ => (hour, false),
    };
    (hour * 60 + minute, guessed)
}

/// A length of time, 「2、3日」 with both ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Length {
    pub low: Amount,
    pub high: Amount,
    /// 「数日」.
    pub several: bool,
}

impl Length {
    pub(super) fn one(amount: Amount) -> Length {
        Length { low: amount, high: amount, several: false }
    }

    /// As ISO 8601: `P3D`, `P2D/P3D`.
    pub(super) fn iso(self) -> String {
        if self.low == self.high { self.low.iso() } else { format!("{}/{}", self.low.iso(), self.high.iso()) }
    }
}

/// A number of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub n: i64,
    /// A half unit more: 「1時間半」.
    pub half: bool,
    pub unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    Business,
    Week,
    Month,
    Year,
}

impl Amount {
    pub(super) fn new(n: i64, unit: Unit) -> Amount {
        Amount { n, half: false, unit }
    }

    fn iso(self) -> String {
        let Amount { n, half, unit } = self;
        match (unit, half) {
            (Unit::Minute, _) => format!("PT{n}M"),
            (Unit::Hour, false) => format!("PT{n}H"),
            (Unit::Hour, true) if n == 0 => "PT30M".to_owned(),
            (Unit::Hour, true) => format!("PT{n}H30M"),
            (Unit::Day, false) => format!("P{n}D"),
            (Unit::Day, true) if n == 0 => "PT12H".to_owned(),
            (Unit::Day, true) => format!("P{n}DT12H"),
            (Unit::Business, _) => format!("P{n}BD"),
            (Unit::Week, false) => format!("P{n}W"),
            (Unit::Week, true) => format!("P{}D", n * 7 + 3),
            (Unit::Month, false) => format!("P{n}M"),
            (Unit::Month, true) if n == 0 => "P15D".to_owned(),
            (Unit::Month, true) => format!("P{n}M15D"),
            (Unit::Year, false) => format!("P{n}Y"),
            (Unit::Year, true) if n == 0 => "P6M".to_owned(),
            (Unit::Year, true) => format!("P{n}Y6M"),
        }
    }
}
