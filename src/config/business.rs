//! Business days and hours as they are written in a file.

use std::collections::BTreeSet;
use std::fmt;

use chrono::{NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Deserializer, de::Error as _};

use crate::calendar::{Business, Weekdays, YearEnd};

/// What a file says of business days and hours; the rest is as everywhere in Japan.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct BusinessLayer {
    /// The days of the week that are off: `["土", "日"]`.
    pub days_off: Option<Vec<Day>>,
    /// Whether national holidays are off.
    pub holidays_off: Option<bool>,
    /// Extra closed days.
    pub closed: Option<Vec<Date>>,
    /// Extra open days.
    pub open: Option<Vec<Date>>,
    /// The closure over the turn of the year: `["12-29", "01-03"]`, or `false`.
    pub year_end: Option<Closure>,
    /// When the office opens: `"09:00"`.
    pub opens: Option<Time>,
    /// When it closes.
    pub closes: Option<Time>,
}

impl From<BusinessLayer> for Business {
    fn from(layer: BusinessLayer) -> Self {
        let usual = Self::default();
        let dates = |dates: Option<Vec<Date>>| dates.into_iter().flatten().map(|date| date.0).collect::<BTreeSet<_>>();
        let days = |days: Vec<Day>| Weekdays::of(&days.into_iter().map(|day| day.0).collect::<Vec<_>>());
        Self {
            days_off: layer.days_off.map_or(usual.days_off, days),
            holidays_off: layer.holidays_off.unwrap_or(usual.holidays_off),
            closed: dates(layer.closed),
            open: dates(layer.open),
            year_end: layer.year_end.map_or(usual.year_end, |closure| closure.0),
            opens: layer.opens.map_or(usual.opens, |time| time.0),
            closes: layer.closes.map_or(usual.closes, |time| time.0),
        }
    }
}

/// The days of the week with their letters.
const WEEK: [(char, Weekday); 7] = [
    ('月', Weekday::Mon),
    ('火', Weekday::Tue),
    ('水', Weekday::Wed),
    ('木', Weekday::Thu),
    ('金', Weekday::Fri),
    ('土', Weekday::Sat),
    ('日', Weekday::Sun),
];

/// Declares a newtype that is read from a string.
macro_rules! written {
    ($(#[doc = $doc:literal])+ $name:ident($inner:ty), $read:ident, $wanted:literal) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name(pub $inner);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                let text = String::deserialize(source)?;
                $read(&text).map(Self).ok_or_else(|| D::Error::custom(format!("「{text}」ではなく、{}", $wanted)))
            }
        }
    };
}

written! {
    /// A day of the week: 「土」, `sat`.
    Day(Weekday), weekday, "「月」から「日」までの一字で書いてください"
}

written! {
    /// A day: `2026-08-13`.
    Date(NaiveDate), date, "2026-08-13 の形で書いてください"
}

written! {
    /// A time of day: `09:00`.
    Time(NaiveTime), time, "09:00 の形で書いてください"
}

fn weekday(text: &str) -> Option<Weekday> {
    let named = WEEK.iter().find(|(letter, _)| text.strip_prefix(*letter).is_some_and(|rest| "曜日".starts_with(rest)));
    named.map(|(_, day)| *day).or_else(|| text.parse().ok())
}

fn date(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

fn time(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

/// The closure over the turn of the year, if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closure(pub Option<YearEnd>);

impl<'de> Deserialize<'de> for Closure {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Switch(bool),
            Days([String; 2]),
        }
        let day = |text: &str| -> Option<(u32, u32)> {
            let (month, day) = text.split_once('-')?;
            let (month, day) = (month.parse().ok()?, day.parse().ok()?);
            NaiveDate::from_ymd_opt(2024, month, day).map(|_| (month, day))
        };
        let wanted = "[\"12-29\", \"01-03\"] または false と書いてください";
        match Written::deserialize(source) {
            Ok(Written::Switch(false)) => Ok(Self(None)),
            Ok(Written::Switch(true)) => Ok(Self(Business::default().year_end)),
            Ok(Written::Days([first, last])) => match (day(&first), day(&last)) {
                (Some(first), Some(last)) => Ok(Self(Some(YearEnd { first, last }))),
                _ => Err(D::Error::custom(wanted)),
            },
            Err(_) => Err(D::Error::custom(wanted)),
        }
    }
}

/// Writes the rows of `[business]`.
pub(super) fn show(f: &mut fmt::Formatter<'_>, business: &Business) -> fmt::Result {
    let off: Vec<_> = WEEK.iter().filter(|(_, day)| business.days_off.contains(*day)).collect();
    let off: Vec<_> = off.into_iter().map(|(letter, _)| format!("\"{letter}\"")).collect();
    let dates =
        |dates: &BTreeSet<NaiveDate>| dates.iter().map(|day| format!("\"{day}\"")).collect::<Vec<_>>().join(", ");
    writeln!(f, "days-off = [{}]", off.join(", "))?;
    writeln!(f, "holidays-off = {}", business.holidays_off)?;
    writeln!(f, "closed = [{}]", dates(&business.closed))?;
    writeln!(f, "open = [{}]", dates(&business.open))?;
    match business.year_end {
        Some(YearEnd { first, last }) => {
            let day = |(month, day): (u32, u32)| format!("\"{month:02}-{day:02}\"");
            writeln!(f, "year-end = [{}, {}]", day(first), day(last))?;
        }
        None => writeln!(f, "year-end = false")?,
    }
    writeln!(f, "opens = \"{}\"", business.opens.format("%H:%M"))?;
    writeln!(f, "closes = \"{}\"", business.closes.format("%H:%M"))
}
