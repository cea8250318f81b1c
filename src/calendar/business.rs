use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::holiday;

/// How far a business day is looked for, in days: a calendar in which everything is closed must end, too.
const HORIZON: u32 = 4000;

/// The business calendar of one office: 「営業日」 and opening hours.
///
/// The default is Monday to Friday without national holidays and without 29 December to 3 January, 9:00 to 18:00.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Business {
    /// The days of the week that are off: 「土日」.
    pub days_off: Weekdays,
    /// Whether national holidays are off.
    pub holidays_off: bool,
    /// Extra closed days: 「臨時休業」「夏季休業」.
    pub closed: BTreeSet<NaiveDate>,
    /// Extra open days, stronger than everything else: 「土曜営業」.
    pub open: BTreeSet<NaiveDate>,
    /// The year-end closure, if there is one: 「年末年始休業」.
    pub year_end: Option<YearEnd>,
    /// When the office opens.
    pub opens: NaiveTime,
    /// When the office closes.
    pub closes: NaiveTime,
}

/// A set of days of the week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weekdays(u8);

impl Weekdays {
    /// The set of the given days.
    pub fn of(days: &[Weekday]) -> Weekdays {
        Weekdays(days.iter().fold(0, |set, day| set | 1 << day.num_days_from_monday()))
    }

    /// Whether the day is in the set.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & 1 << day.num_days_from_monday() != 0
    }
}

/// A closure over the turn of the year, as month and day, both ends inclusive: 12-29 to 01-03.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearEnd {
    /// The first closed day, in December.
    pub first: (u32, u32),
    /// The last closed day, in January.
    pub last: (u32, u32),
}

impl Default for Business {
    fn default() -> Business {
        Business {
            days_off: Weekdays::of(&[Weekday::Sat, Weekday::Sun]),
            holidays_off: true,
            closed: BTreeSet::new(),
            open: BTreeSet::new(),
            year_end: Some(YearEnd { first: (12, 29), last: (1, 3) }),
            opens: NaiveTime::from_hms_opt(9, 0, 0).expect("9:00 is a time"),
            closes: NaiveTime::from_hms_opt(18, 0, 0).expect("18:00 is a time"),
        }
    }
}

impl Business {
    /// Whether the office works on the day.
    pub fn is_business_day(&self, day: NaiveDate) -> bool {
        if self.open.contains(&day) {
            return true;
        }
        let year_end = self.year_end.is_some_and(|it| {
            let day = (day.month(), day.day());
            day >= it.first || day <= it.last
        });
        !(self.days_off.contains(day.weekday())
            || year_end
            || self.closed.contains(&day)
            || self.holidays_off && holiday(day).is_some())
    }

    /// 「n営業日後」: the nth business day after the day; the day itself is not counted, 0 is the day itself.
    pub fn nth_after(&self, day: NaiveDate, n: u32) -> Option<NaiveDate> {
        self.nth(day, n, NaiveDate::succ_opt)
    }

    /// 「n営業日前」: the nth business day before the day; the day itself is not counted, 0 is the day itself.
    pub fn nth_before(&self, day: NaiveDate, n: u32) -> Option<NaiveDate> {
        self.nth(day, n, NaiveDate::pred_opt)
    }

    /// 「翌営業日」: the first business day after the day.
    pub fn next(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.nth_after(day, 1)
    }

    /// 「前営業日」: the last business day before the day.
    pub fn previous(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.nth_before(day, 1)
    }

    /// The day itself if it is a business day, else the next one.
    pub fn on_or_after(&self, day: NaiveDate) -> Option<NaiveDate> {
        if self.is_business_day(day) { Some(day) } else { self.next(day) }
    }

    /// The day itself if it is a business day, else the last one before it.
    pub fn on_or_before(&self, day: NaiveDate) -> Option<NaiveDate> {
        if self.is_business_day(day) { Some(day) } else { self.previous(day) }
    }

    /// How many business days lie after the first and up to the second day; 0 if the second is not later.
    pub fn days_between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let days = from.iter_days().skip(1).take_while(|&it| it <= to);
        u32::try_from(days.filter(|&it| self.is_business_day(it)).count()).unwrap_or(u32::MAX)
    }

    /// The seconds of opening hours between two instants; 0 if the second is not later.
    pub fn seconds_between(&self, from: NaiveDateTime, to: NaiveDateTime) -> i64 {
        let days = from.date().iter_days().take_while(|&it| it <= to.date());
        days.filter(|&it| self.is_business_day(it))
            .map(|day| {
                let start = day.and_time(self.opens).max(from);
                let end = day.and_time(self.closes).min(to);
                (end - start).num_seconds().max(0)
            })
            .sum()
    }

    fn nth(&self, day: NaiveDate, n: u32, step: fn(&NaiveDate) -> Option<NaiveDate>) -> Option<NaiveDate> {
        let mut day = day;
        let mut left = n;
        for _ in 0..HORIZON {
            if left == 0 {
                return Some(day);
            }
            day = step(&day)?;
            left -= u32::from(self.is_business_day(day));
        }
        None
    }
}
