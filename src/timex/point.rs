//! A day, a time or both, with all the words that name them: 「来週木曜（26日）の夕方」.

use chrono::Weekday;

use super::date::{Date, Of, Time, Year};
use super::lexeme::{Grammar, Half, Lexeme, Part, WEEKDAYS};
use super::lexicon::lexicon;
use super::number::number;
use super::numeric::Beside;
use super::piece::{Piece, piece};
use super::source::{after_any, char_at, goes_on, skip_blanks, stands, stands_any};

/// A day, a time of the day, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub date: Option<Date>,
    pub time: Option<Time>,
    /// A day of the week said beside a date: 「25日(水)」.
    pub weekday: Option<Weekday>,
    /// The week in which it lies: 「12月7日の週」.
    pub week_of: bool,
    /// Counted from the day named before: 「翌週の火曜」.
    pub after_named: bool,
    /// Any time in it will do, by the word itself: 「年内」「午前中」.
    pub inside: bool,
}

/// The point that begins at the byte, with the byte after it; or else what does begin there.
pub(super) fn point(text: &str, at: usize, counting: bool) -> Read {
    read(text, at, counting, Point::absorb_brackets)
}

/// A point and the byte after it, or what else there is.
pub(super) type Read = Result<(Point, usize), Option<(Piece, usize)>>;

fn read(text: &str, at: usize, counting: bool, brackets: fn(&mut Point, &str, usize) -> usize) -> Read {
    let mut found = Point::default();
    let mut end = at;
    let mut next = at;
    while let Some((piece, after)) = piece(text, next, beside(&found, counting)) {
        if found == Point::default() {
            match piece {
                Piece::Coming if starts_date(text, skip_blanks(text, after)) => {
                    next = skip_blanks(text, after);
                    continue;
                }
                Piece::Coming => return Err(None),
                Piece::Length(_) | Piece::None(_) => return Err(Some((piece, after))),
                _ => {}
            }
        }
        let Some(point) = found.join(piece) else { break };
        found = point;
        end = brackets(&mut found, text, after);
        end = found.absorb_weekday(text, end);
        next = connector(text, end, &found);
    }
    if found == Point::default() {
        return Err(None);
    }
    end = found.absorb_week(text, end);
    found.after_named = stands(text, at, "翌") && !matches!(found.date, Some(Date::Neighbour { .. }));
    Ok((found, end))
}

fn beside(found: &Point, counting: bool) -> Beside {
    let part = match found.time {
        Some(Time::Part(part)) => Some(part),
        _ => None,
    };
    Beside { dated: found.date.is_some(), counting, part }
}

/// Whether 「次の」 makes sense before the byte.
fn starts_date(text: &str, at: usize) -> bool {
    match lexicon().lexemes.longest_at(text, at) {
        Some((
            _,
            Lexeme::Weekday(_) | Lexeme::SaturdayAndSunday | Lexeme::Season { .. } | Lexeme::Grammar(Grammar::Run),
        )) => true,
        Some((after, Lexeme::Grammar(Grammar::OfWeek))) => stands_any(text, after, &["末", "明け"]),
        Some((_, Lexeme::Grammar(_))) | None => {
            number(text, at).is_some_and(|it| stands_any(text, it.end, &["連休", "日("]))
        }
        _ => false,
    }
}

/// The byte at which a further piece may stand, after 「の」, blanks or nothing.
fn connector(text: &str, end: usize, found: &Point) -> usize {
    let blank = skip_blanks(text, end);
    if let Some(after) = after_any(text, blank, &["の"]) {
        return skip_blanks(text, after);
    }
    if found.date.is_some() && !matches!(found.time, Some(Time::Clock { .. })) {
        let topic = after_any(text, blank, &["は"]).map(|it| skip_blanks(text, it));
        let mark = after_any(text, blank, &["、", ",", "，", "・", "／"]).map(|it| skip_blanks(text, it));
        let named = |at: usize| found.time.is_none() && names_time(text, at);
        if let Some(after) =
            topic.filter(|&it| is_clock(text, it) || named(it)).or(mark.filter(|&it| is_clock(text, it)))
        {
            return after;
        }
    }
    blank
}

/// Whether 「午後」 or 「夕方」 stands at the byte.
fn names_time(text: &str, at: usize) -> bool {
    matches!(lexicon().lexemes.longest_at(text, at), Some((_, Lexeme::Time(part))) if !part.needs_day)
}

/// Whether 「18時」 or 「18:00」 stands at the byte.
fn is_clock(text: &str, at: usize) -> bool {
    number(text, at).is_some_and(|it| {
        let at = skip_blanks(text, it.end);
        stands(text, at, "時") && !stands(text, at, "時間") || stands_any(text, at, &[":", "："])
    })
}

impl Point {
    /// The point with a further piece, if the two name one time together.
    fn join(self, piece: Piece) -> Option<Point> {
        match piece {
            Piece::Date(date) => self.join_date(date),
            Piece::Inside(date) => Some(Point { inside: true, ..self.join_date(date)? }),
            Piece::Time(time) => self.join_time(time),
            Piece::DayTime(date, time) if self.time.is_none() => {
                let base = if self.date.is_none() { self.join_date(date)? } else { self };
                Some(Point { time: Some(time), ..base })
            }
            _ => None,
        }
    }

    fn join_time(self, time: Time) -> Option<Point> {
        let narrows = match (self.time, time) {
            (None, _) | (Some(Time::Part(_)), Time::Clock { .. }) => true,
            (Some(_), Time::Part(part)) => part.needs_day && part.half == Half::Am,
            _ => false,
        };
        let inside = matches!(time, Time::Part(Part { inside: true, .. }));
        narrows.then_some(Point { time: Some(time), inside, ..self })
    }

    fn join_date(self, date: Date) -> Option<Point> {
        if self.time.is_some() {
            return None;
        }
        let Some(own) = self.date else { return Some(Point { date: Some(date), ..self }) };
        let (date, weekday) = merge(own, date)?;
        Some(Point { date: Some(date), weekday: weekday.or(self.weekday), ..self })
    }

    /// Takes in 「(水)」「（水・祝）」「（25日）」 after a date.
    pub(super) fn absorb_brackets(&mut self, text: &str, end: usize) -> usize {
        self.in_brackets(text, end).map_or(end, |(point, after)| {
            *self = point;
            after
        })
    }

    /// Takes in 「(水)」 alone: what stands in brackets opens no further date.
    fn absorb_bracketed_weekday(&mut self, text: &str, end: usize) -> usize {
        let weekday = self.date.and_then(|_| bracketed(text, end, |inner| bracketed_weekday(text, inner)));
        weekday.map_or(end, |(weekday, after)| {
            self.weekday = weekday.or(self.weekday);
            after
        })
    }

    fn in_brackets(&self, text: &str, end: usize) -> Option<(Point, usize)> {
        self.date?;
        bracketed(text, end, |inner| {
            if let Some((weekday, after)) = bracketed_weekday(text, inner) {
                return Some((Point { weekday: weekday.or(self.weekday), ..*self }, after));
            }
            let (other, after) = read(text, inner, false, Point::absorb_bracketed_weekday).ok()?;
            let joined = self.join_date(other.date?)?;
            Some((
                Point { weekday: other.weekday.or(joined.weekday), time: other.time.or(joined.time), ..joined },
                after,
            ))
        })
    }

    /// Takes in a bare 「水」 after a date or a week: 「12/3木」「来週の火」.
    fn absorb_weekday(&mut self, text: &str, end: usize) -> usize {
        let week = match self.date {
            Some(Date::Week { week, part: None }) => Some(week),
            Some(Date::Calendar { of: Of::Day(_), .. }) if self.weekday.is_none() && self.time.is_none() => None,
            _ => return end,
        };
        let at = skip_blanks(text, end);
        let at = after_any(text, at, &["の"]).filter(|_| week.is_some()).unwrap_or(at);
        let Some((after, day)) = bare_weekday(text, at) else { return end };
        match week {
            Some(week) => self.date = Some(Date::Weekday { week: Some(week), day }),
            None => self.weekday = Some(day),
        }
        after
    }

    /// Takes in 「の週」 after a day.
    fn absorb_week(&mut self, text: &str, end: usize) -> usize {
        let is_day = matches!(self.date, Some(Date::Calendar { of: Of::Day(_), .. })) && self.time.is_none();
        let week = after_any(text, end, &["の週", "週"]);
        let week = week.filter(|&it| is_day && !stands_any(text, it, &["間", "末", "明", "目"]));
        self.week_of |= week.is_some();
        week.unwrap_or(end)
    }
}

/// 「水」 as a whole word, and the byte after it.
pub(super) fn bare_weekday(text: &str, at: usize) -> Option<(usize, Weekday)> {
    let (after, day) = weekday_letter(text, at)?;
    let of_day = stands_any(text, after, &["夕", "午", "朝", "夜", "昼"]);
    let is_word = !goes_on(text, after) || of_day;
    (is_word && !stands_any(text, after, &["曜", "っ"])).then_some((after, day))
}

fn weekday_letter(text: &str, at: usize) -> Option<(usize, Weekday)> {
    let it = char_at(text, at)?;
    let (day, _) = WEEKDAYS.iter().find(|(_, name)| *name == it)?;
    Some((at + it.len_utf8(), *day))
}

/// What is read between brackets that open at the byte, and the byte after them.
fn bracketed<T>(text: &str, end: usize, inner: impl Fn(usize) -> Option<(T, usize)>) -> Option<(T, usize)> {
    let start = after_any(text, skip_blanks(text, end), &["(", "（", "[", "［", "〔", "<", "＜"])?;
    let (found, after) = inner(skip_blanks(text, start))?;
    let close = after_any(text, skip_blanks(text, after), &[")", "）", "]", "］", "〕", ">", "＞"])?;
    Some((found, close))
}

/// 「水」「水曜日」「水・祝」「祝」 in brackets, and the byte after it.
fn bracketed_weekday(text: &str, at: usize) -> Option<(Option<Weekday>, usize)> {
    let (mut end, weekday) = match weekday_letter(text, at) {
        Some((after, day)) => (after_any(text, after, &["曜日", "曜"]).unwrap_or(after), Some(day)),
        None => (after_any(text, at, &["祝日", "祝"])?, None),
    };
    if let Some(after) = after_any(text, end, &["・", "･", "/", "／", "、", ",", " "]) {
        end = after_any(text, after, &["祝日", "祝", "休日", "休"]).unwrap_or(end);
    }
    Some((weekday, after_any(text, end, &["祝日", "祝"]).unwrap_or(end)))
}

/// The two dates as one, and the day of the week that one of them only adds: the date wins.
fn merge(own: Date, other: Date) -> Option<(Date, Option<Weekday>)> {
    use Date::{Calendar, Days, Run, Season, Week, Weekday as On, Year as InYear};
    let date = match (own, other) {
        (InYear { year, part: None }, Calendar { year: None, month: Some(month), of }) => {
            Calendar { year: Some(year), month: Some(month), of }
        }
        (InYear { year, part: None }, InYear { year: Year::Offset(0), part: Some(part) }) => {
            InYear { year, part: Some(part) }
        }
        (InYear { year, part: None }, Season { season, edge, year: None }) => Season { season, edge, year: Some(year) },
        (Calendar { year, month: Some(month), of: Of::Whole }, Calendar { year: None, month: None, of }) => {
            Calendar { year, month: Some(month), of }
        }
        (Calendar { year, month, of: Of::Part(_) }, Calendar { year: None, month: None, of: Of::Day(day) }) => {
            Calendar { year, month, of: Of::Day(day) }
        }
        (Calendar { year, month, of: Of::Part(_) }, Calendar { year: None, month: None, of: of @ Of::Part(_) }) => {
            Calendar { year, month, of }
        }
        (Week { week, .. }, On { week: None, day }) => On { week: Some(week), day },
        (Week { week, part: None }, Week { week: 0, part: Some(part) }) => Week { week, part: Some(part) },
        // 「年明けの1月中旬」「連休明け24日」「来週の12月3日」: the date says it better.
        (InYear { part: Some(_), .. }, Calendar { month: Some(_), .. })
        | (Run(_) | Season { .. } | Week { .. }, Calendar { of: Of::Day(_), .. }) => other,
        (Run(_) | Season { .. } | Days(..) | Calendar { of: Of::Day(_), .. }, On { week: None, day }) => {
            return Some((own, Some(day)));
        }
        (Days(a, b), Days(c, d)) if a == b && c == d && c > a => Days(a, d),
        (Days(a, b), Calendar { of: Of::Day(_), .. }) if a == b => other,
        (On { day, .. }, Calendar { of: Of::Day(_), .. }) => return Some((other, Some(day))),
        _ => return None,
    };
    Some((date, None))
}
