use chrono::{Datelike, NaiveDate};

use super::{Business, Season};

/// A run of whole days, both ends inclusive: 「8月13日〜16日」.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

impl Days {
    /// One single day.
    pub fn one(day: NaiveDate) -> Days {
        Days { first: day, last: day }
    }

    /// Whether the day lies in it.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }
}

impl Season {
    /// Its days, for the year in which it begins.
    pub fn days(self, year: i32) -> Option<Days> {
        let (first, last) = match self {
            Season::GoldenWeek => ((year, 4, 29), (year, 5, 5)),
            Season::Bon => ((year, 8, 13), (year, 8, 16)),
            Season::YearEnd => ((year, 12, 29), (year.checked_add(1)?, 1, 3)),
            Season::NewYear => ((year, 1, 1), (year, 1, 3)),
        };
        Some(Days { first: date(first)?, last: date(last)? })
    }

    /// The first one that ends on the day or later.
    pub fn next(self, from: NaiveDate) -> Option<Days> {
        (from.year() - 1..=from.year() + 1).filter_map(|year| self.days(year)).find(|it| it.last >= from)
    }

    /// The season in which a day lies: 15 August is 「お盆」.
    pub fn of(day: NaiveDate) -> Option<Season> {
        [Season::GoldenWeek, Season::Bon, Season::YearEnd]
            .into_iter()
            .find(|it| it.next(day).is_some_and(|days| days.contains(day)))
    }
}

impl Business {
    /// 「連休」: the first run of `length` or more days off that ends on the day or later, within a year.
    pub fn run_off(&self, from: NaiveDate, length: i64) -> Option<Days> {
        let mut first = from;
        while !self.is_business_day(first.pred_opt()?) && (from - first).num_days() < 60 {
            first = first.pred_opt()?;
        }
        let end = from.checked_add_days(chrono::Days::new(370))?;
        while first <= end {
            let days = self.days_off_from(first);
            if let Some(last) = days.filter(|&last| last >= from && (last - first).num_days() + 1 >= length) {
                return Some(Days { first, last });
            }
            first = days.unwrap_or(first).succ_opt()?;
        }
        None
    }

    /// The last of the days off that begin on the day; `None` on a business day.
    fn days_off_from(&self, first: NaiveDate) -> Option<NaiveDate> {
        first.iter_days().take(400).take_while(|&it| !self.is_business_day(it)).last()
    }
}

fn date((year, month, day): (i32, u32, u32)) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}
