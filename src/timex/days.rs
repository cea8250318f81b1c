//! Days that words name: the conventions of the calendar.

use chrono::{Datelike, Months, NaiveDate, NaiveTime, Weekday};

use super::date::{Amount, Date, Edge, Month, Of, Unit, Year};
use super::lexeme::Stretch;
use super::month;
use super::resolve::{Base, Dates, shift};
use crate::calendar::Business;

impl Base<'_> {
    /// The days that the date names, written on the day `at`.
    pub(super) fn dates(&self, date: Date, at: NaiveDate) -> Option<Dates> {
        match date {
            Date::Days(first, last) => Some(Dates::new((shift(at, first)?, shift(at, last)?), "day-offset")),
            Date::DayOrTwo => Some(Dates::new((at, shift(at, 1)?), "today-and-tomorrow").or((at, shift(at, 2)?))),
            Date::Calendar { year, month, of } => self.calendar_days(year, month, of, at),
            Date::Weekday { week, day } => self.weekday(week, day, at),
            Date::Week { week, part } => self.week(week, part, at),
            Date::Year { year, part } => self.year(year, part, at),
            Date::FiscalEnd(offset) => {
                let year = at.year() + i32::from(at.month() > 3) + offset;
                Some(Dates::one(NaiveDate::from_ymd_opt(year, 3, 31)?, "fiscal-year-end"))
            }
            Date::Season { season, edge, year } => {
                let days = match year {
                    Some(year) => season.days(year_number(year, at))?,
                    None => season.next(at)?,
                };
                self.edge(days.first, days.last, edge)
            }
            Date::Run(edge) => {
                let days = self.calendar.run_off(at, 3)?;
                match edge {
                    Edge::After => Some(Dates::one(days.last.succ_opt()?, "after-run-of-days-off")),
                    _ => self.edge(days.first, days.last, edge),
                }
            }
            Date::LastWorkday => {
                let last = |year| self.calendar.on_or_before(NaiveDate::from_ymd_opt(year, 12, 31)?);
                let this = last(at.year())?;
                Some(Dates::one(if this < at { last(at.year() + 1)? } else { this }, "last-workday-of-year"))
            }
            Date::Neighbour { days, business } => self.neighbour(days, business, at),
            Date::Counted { length, back } => {
                let from = if back { self.named? } else { at }.and_time(NaiveTime::MIN);
                let (low, high) = (self.add(from, length.low, back)?.day(), self.add(from, length.high, back)?.day());
                let rule = if length.low.unit == Unit::Business { "business-days" } else { "first-day-not-counted" };
                let dates = Dates::new((low.min(high), low.max(high)), rule);
                if length.several {
                    let three = self.add(from, Amount::new(3, length.low.unit), back)?.day();
                    return Some(Dates { rule: "several-is-five", ..dates }.or((three, three)));
                }
                Some(dates)
            }
        }
    }

    fn edge(&self, first: NaiveDate, last: NaiveDate, edge: Edge) -> Option<Dates> {
        Some(match edge {
            Edge::During => Dates::new((first, last), "season"),
            Edge::Before => Dates::one(self.calendar.previous(first)?, "last-business-day-before"),
            Edge::After => Dates::one(self.calendar.next(last)?, "first-business-day-after"),
        })
    }

    fn neighbour(&self, days: i64, business: bool, at: NaiveDate) -> Option<Dates> {
        let from = match self.named {
            Some(named) => named,
            None if days > 0 => at,
            None => return None,
        };
        let n = u32::try_from(days.abs()).ok()?;
        let day = match (business, days > 0) {
            (true, true) => self.calendar.nth_after(from, n)?,
            (true, false) => self.calendar.nth_before(from, n)?,
            (false, _) => shift(from, days)?,
        };
        Some(Dates::one(day, if business { "business-days" } else { "day-beside" }))
    }

    fn weekday(&self, week: Option<i64>, day: Weekday, at: NaiveDate) -> Option<Dates> {
        let from_monday = i64::from(day.num_days_from_monday());
        if let Some(week) = week {
            let date = shift(monday(at)?, week * 7 + from_monday)?;
            let dates = Dates::one(date, "week-starts-monday");
            let earlier = shift(date, -7)?;
            return Some(if day == Weekday::Sun && (0..=1).contains(&week) {
                dates.or((earlier, earlier))
            } else {
                dates
            });
        }
        let ahead = (from_monday - i64::from(at.weekday().num_days_from_monday())).rem_euclid(7);
        if self.past {
            return Some(Dates::one(shift(at, if ahead == 0 { 0 } else { ahead - 7 })?, "last-weekday"));
        }
        let dates = Dates::one(shift(at, if ahead == 0 { 7 } else { ahead })?, "weekday-strictly-after");
        Some(if ahead == 0 { dates.or((at, at)) } else { dates })
    }

    fn week(&self, week: i64, part: Option<Stretch>, at: NaiveDate) -> Option<Dates> {
        let days = |week: i64, first: i64, last: i64| {
            Some((shift(monday(at)?, week * 7 + first)?, shift(monday(at)?, week * 7 + last)?))
        };
        let (first, sunday) = days(week, 0, 6)?;
        let fixed = |first, last, rule| {
            let this = days(week, first, last)?;
            let this = if week == 0 && this.1 < at && !self.past { days(1, first, last)? } else { this };
            Some(Dates::new(this, rule))
        };
        match part {
            Some(Stretch::Head | Stretch::First) => {
                Some(Dates::one(self.calendar.on_or_after(first)?, "first-business-day-of-week"))
            }
            Some(Stretch::After) => {
                Some(Dates::one(self.calendar.on_or_after(days(week.max(1), 0, 0)?.0)?, "first-business-day-of-week"))
            }
            Some(Stretch::Front) => fixed(0, 2, "week-front-monday-to-wednesday"),
            Some(Stretch::Middle | Stretch::Second) => fixed(2, 2, "week-middle-wednesday"),
            Some(Stretch::Back | Stretch::Third) => fixed(3, 4, "week-back-thursday-friday"),
            Some(Stretch::End) => {
                let dates = fixed(5, 6, "weekend-through-sunday")?;
                Some(dates.or((dates.first, dates.first)))
            }
            None | Some(_) => {
                if part.is_none() && !self.working_week {
                    return Some(Dates::new((first, sunday), "week-monday-to-sunday"));
                }
                let last = self.calendar.on_or_before(sunday)?;
                if last < at || last < first {
                    return Some(Dates::new((first, sunday), "week-through-sunday"));
                }
                Some(Dates::new((first, last), "week-end-friday").or((first, sunday)))
            }
        }
    }

    fn year(&self, year: Year, part: Option<Stretch>, at: NaiveDate) -> Option<Dates> {
        let number = year_number(year, at);
        let date = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
        let dates = |first, last, rule| Some(Dates::new((first, last), rule));
        match part {
            Some(Stretch::Head | Stretch::After | Stretch::First | Stretch::FirstBusiness) => {
                let open = |year| self.calendar.next(date(year, 1, 3)?);
                let day = open(number)?;
                let day = if day < at && year == Year::Offset(0) && !self.past { open(number + 1)? } else { day };
                Some(Dates::one(day, "first-business-day-of-year"))
            }
            Some(Stretch::End | Stretch::Third) => dates(date(number, 12, 31)?, date(number, 12, 31)?, "year-end"),
            Some(Stretch::LastBusiness) => {
                Some(Dates::one(self.calendar.on_or_before(date(number, 12, 31)?)?, "last-workday-of-year"))
            }
            Some(Stretch::Front) => dates(date(number, 1, 1)?, date(number, 6, 30)?, "year"),
            Some(Stretch::Middle | Stretch::Second) => dates(date(number, 6, 1)?, date(number, 7, 31)?, "year"),
            Some(Stretch::Back) => dates(date(number, 7, 1)?, date(number, 12, 31)?, "year"),
            Some(Stretch::Spring) => dates(date(number, 3, 1)?, date(number, 5, 31)?, "season-of-year"),
            Some(Stretch::Summer) => dates(date(number, 6, 1)?, date(number, 8, 31)?, "season-of-year"),
            Some(Stretch::Autumn) => dates(date(number, 9, 1)?, date(number, 11, 30)?, "season-of-year"),
            Some(Stretch::Winter) => dates(date(number, 12, 1)?, date(number + 1, 3, 1)?.pred_opt()?, "season-of-year"),
            None | Some(Stretch::Inside | Stretch::LastWeek) => {
                dates(date(number, 1, 1)?, date(number, 12, 31)?, "year")
            }
        }
    }

    fn calendar_days(&self, year: Option<Year>, named: Option<Month>, of: Of, at: NaiveDate) -> Option<Dates> {
        let days = |year, month| month::days(self.calendar, year, month, of);
        match (year, named) {
            (Some(year), Some(Month::Is(month))) => days(year_number(year, at), month),
            (_, Some(Month::Offset(offset))) => {
                let first = at.with_day(1)?;
                let n = Months::new(offset.unsigned_abs());
                let first = if offset < 0 { first.checked_sub_months(n)? } else { first.checked_add_months(n)? };
                days(first.year(), first.month())
            }
            (None, Some(Month::Is(month))) => self.choose((-1..=8).filter_map(|it| days(at.year() + it, month)), at),
            (year, None) => {
                let start = match year {
                    Some(year) => NaiveDate::from_ymd_opt(year_number(year, at), 1, 1)?,
                    None => at.with_day(1)?.checked_sub_months(Months::new(3))?,
                };
                let months = (0..12).filter_map(|it| start.checked_add_months(Months::new(it)));
                self.choose(months.filter_map(|it| days(it.year(), it.month())), at)
            }
        }
    }

    /// The first that ends on the day of writing or later; of the past, the last that begins on it or before.
    fn choose(&self, candidates: impl Iterator<Item = Dates>, at: NaiveDate) -> Option<Dates> {
        let mut candidates = candidates;
        if self.past { candidates.take_while(|it| it.first <= at).last() } else { candidates.find(|it| it.last >= at) }
    }
}

/// The reading of an undated writing: absolute dates nearest to `now`, where the day of the week beside them decides.
pub(super) fn nearest(date: Date, weekday: Option<Weekday>, now: NaiveDate, calendar: &Business) -> Option<Dates> {
    let Date::Calendar { year, month: named, of } = date else { return None };
    let candidates: Vec<Dates> = match (year, named) {
        (Some(Year::Is(year)), Some(Month::Is(month))) => month::days(calendar, year, month, of).into_iter().collect(),
        (None, Some(Month::Is(month))) => {
            (-1..=1).filter_map(|it| month::days(calendar, now.year() + it, month, of)).collect()
        }
        (None, None) => {
            let first = now.with_day(1)?.checked_sub_months(Months::new(6))?;
            let months = (0..13).filter_map(|it| first.checked_add_months(Months::new(it)));
            months.filter_map(|it| month::days(calendar, it.year(), it.month(), of)).collect()
        }
        _ => return None,
    };
    let distance = |it: &&Dates| {
        let fits = weekday.is_none_or(|day| day == it.first.weekday());
        (!fits, (it.first - now).num_days().abs())
    };
    candidates.iter().min_by_key(distance).map(|it| Dates { rule: "nearest-to-now", ..*it })
}

fn year_number(year: Year, at: NaiveDate) -> i32 {
    match year {
        Year::Is(year) => year,
        Year::Offset(offset) => at.year() + offset,
    }
}

/// The Monday of the week.
pub(super) fn monday(day: NaiveDate) -> Option<NaiveDate> {
    shift(day, -i64::from(day.weekday().num_days_from_monday()))
}
