//! A day, a time or both, with all the words that name them: 「来週木曜（26日）の夕方」.

use chrono::Weekday;

use super::date::{Amount, Date, Edge, Length, Month, Of, Time, Unit, Year};
use super::lexicon::{Grammar, Half, Lexeme, Part, Stretch, WEEKDAYS, lexicon};
use super::number::{digit, number};
use super::numeric::{Beside, Numeric, era_date, goes_on, length_unit, numeric};
use super::source::{after_any, char_at, char_before, is_kanji, skip_blanks, stands, stands_any};

/// A day, a time of the day, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub date: Option<Date>,
    pub time: Option<Time>,
    /// A day of the week said beside a date: 「25日(水)」.
    pub weekday: Option<Weekday>,
    /// The week in which it lies: 「12月7日の週」.
    pub week_of: bool,
    /// Any time in it will do, by the word itself: 「年内」「午前中」.
    pub inside: bool,
}

/// One piece of a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Piece {
    Date(Date),
    Inside(Date),
    Time(Time),
    DayTime(Date, Time),
    Coming,
    Length(Length),
    None(&'static str),
}

/// The point that begins at the byte, with the byte after it; or else what does begin there.
pub(super) fn point(text: &str, at: usize, counting: bool) -> Result<(Point, usize), Option<(Piece, usize)>> {
    let mut found = Point::default();
    let mut end = at;
    let mut next = at;
    loop {
        let beside = beside(&found, counting);
        let Some((piece, after)) = piece(text, next, beside) else { break };
        let joined = match piece {
            Piece::Coming if found == Point::default() => {
                next = skip_blanks(text, after);
                if !starts_date(text, next) {
                    return Err(None);
                }
                continue;
            }
            Piece::Length(_) | Piece::None(_) if found == Point::default() => return Err(Some((piece, after))),
            _ => found.join(piece),
        };
        let Some(point) = joined else { break };
        found = point;
        end = found.absorb_brackets(text, after);
        end = found.absorb_weekday(text, end);
        next = connector(text, end, &found);
    }
    if found == Point::default() { Err(None) } else { Ok((found, found.week(text, &mut end))) }
}

fn beside(found: &Point, counting: bool) -> Beside {
    let part = match found.time {
        Some(Time::Part(part)) => Some(part),
        _ => None,
    };
    Beside { dated: found.date.is_some(), counting, part }
}

/// Whether 「次の」 at the left makes sense.
fn starts_date(text: &str, at: usize) -> bool {
    match lexicon().lexemes.longest_at(text, at) {
        Some((_, Lexeme::Weekday(_) | Lexeme::SaturdayAndSunday | Lexeme::Season { .. })) => true,
        Some((after, Lexeme::Grammar(Grammar::OfWeek))) => stands_any(text, after, &["末", "明け"]),
        Some((_, Lexeme::Grammar(Grammar::Run))) => true,
        Some((_, Lexeme::Grammar(_))) | None => {
            number(text, at).is_some_and(|it| stands_any(text, it.end, &["連休", "日("])) || stands(text, at, "営業日")
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
    let clock_follows = |at: usize| {
        number(text, at).is_some_and(|it| {
            let at = skip_blanks(text, it.end);
            stands(text, at, "時") && !stands(text, at, "時間") || stands_any(text, at, &[":", "："])
        })
    };
    if found.date.is_some() && found.time.is_none() {
        for mark in ["は", "、", ",", "，", "・", "／"] {
            if let Some(after) = after_any(text, blank, &[mark]).filter(|&it| clock_follows(skip_blanks(text, it))) {
                return skip_blanks(text, after);
            }
        }
    }
    blank
}

impl Point {
    /// The point with a further piece, if the two name one time together.
    fn join(self, piece: Piece) -> Option<Point> {
        match piece {
            Piece::Date(date) => self.join_date(date),
            Piece::Inside(date) => Some(Point { inside: true, ..self.join_date(date)? }),
            Piece::Time(Time::Clock { .. }) if matches!(self.time, Some(Time::Part(_))) => self.with_time(piece),
            Piece::Time(Time::Part(Part { needs_day: true, half: Half::Am, .. })) => self.with_time(piece),
            Piece::Time(_) if self.time.is_some() => None,
            Piece::Time(_) => self.with_time(piece),
            Piece::DayTime(date, time) if self.time.is_none() => {
                let base = if self.date.is_none() { self.join_date(date)? } else { self };
                Some(Point { time: Some(time), ..base })
            }
            _ => None,
        }
    }

    fn with_time(self, piece: Piece) -> Option<Point> {
        let Piece::Time(time) = piece else { return None };
        let inside = matches!(time, Time::Part(Part { inside: true, .. }));
        Some(Point { time: Some(time), inside, ..self })
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
    fn absorb_brackets(&mut self, text: &str, end: usize) -> usize {
        if self.date.is_none() {
            return end;
        }
        let at = skip_blanks(text, end);
        let Some(inner) = after_any(text, at, &["(", "（", "[", "［", "〔", "<", "＜"]) else { return end };
        let inner = skip_blanks(text, inner);
        let (after, point) = match bracketed_weekday(text, inner) {
            Some((after, weekday)) => (after, Point { weekday: weekday.or(self.weekday), ..*self }),
            None => match point(text, inner, false) {
                Ok((other, after)) => match other.date.and_then(|it| self.join_date(it)) {
                    Some(joined) => {
                        let weekday = other.weekday.or(joined.weekday);
                        (after, Point { weekday, time: other.time.or(joined.time), ..joined })
                    }
                    None => return end,
                },
                Err(_) => return end,
            },
        };
        match after_any(text, skip_blanks(text, after), &[")", "）", "]", "］", "〕", ">", "＞"]) {
            Some(after) => {
                *self = point;
                after
            }
            None => end,
        }
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
        let Some((after, day)) = weekday_letter(text, at) else { return end };
        if goes_on(text, after) && !stands_any(text, after, &["夕", "午", "朝", "夜", "昼"])
            || stands_any(text, after, &["曜", "っ", "、月"])
        {
            return end;
        }
        match week {
            Some(week) => self.date = Some(Date::Weekday { week: Some(week), day }),
            None => self.weekday = Some(day),
        }
        after
    }

    /// Takes in 「の週」 after a day.
    fn week(&self, text: &str, end: &mut usize) -> usize {
        *end + if matches!(self.date, Some(Date::Calendar { of: Of::Day(_), .. }))
            && self.time.is_none()
            && stands(text, *end, "の週")
        {
            "の週".len()
        } else {
            0
        }
    }
}

fn weekday_letter(text: &str, at: usize) -> Option<(usize, Weekday)> {
    let it = char_at(text, at)?;
    let (day, _) = WEEKDAYS.iter().find(|(_, name)| *name == it)?;
    Some((at + it.len_utf8(), *day))
}

/// 「水」「水曜日」「水・祝」「祝」 in brackets, and the byte after it.
fn bracketed_weekday(text: &str, at: usize) -> Option<(usize, Option<Weekday>)> {
    let (mut end, weekday) = match weekday_letter(text, at) {
        Some((after, day)) => (after_any(text, after, &["曜日", "曜"]).unwrap_or(after), Some(day)),
        None => (after_any(text, at, &["祝日", "祝"])?, None),
    };
    if let Some(after) = after_any(text, end, &["・", "･", "/", "／", "、", ",", " "]) {
        end = after_any(text, after, &["祝日", "祝", "休日", "休"]).unwrap_or(end);
    }
    Some((after_any(text, end, &["祝日", "祝"]).unwrap_or(end), weekday))
}

/// The two dates as one, and the day of the week that one of them only adds: the date wins.
fn merge(own: Date, other: Date) -> Option<(Date, Option<Weekday>)> {
    use Date::{Calendar, Days, Season, Week, Weekday as On, Year as InYear};
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
        (Calendar { of: Of::Whole, .. }, _) => return None,
        (Week { week, part: None }, On { week: None, day }) => On { week: Some(week), day },
        (Week { week, part: None }, Week { week: 0, part: Some(part) }) => Week { week, part: Some(part) },
        (Days(..) | On { .. } | Calendar { of: Of::Day(_), .. }, On { week: None, day }) => {
            return match own {
                On { .. } => None,
                _ => Some((own, Some(day))),
            };
        }
        (Days(a, b), Days(c, d)) if a == b && c == d && c > a => Days(a, d),
        (Days(a, b), Calendar { of: Of::Day(_), .. }) if a == b => other,
        (Week { part: None, .. }, Calendar { of: Of::Day(_), .. }) => other,
        (On { day, .. }, Calendar { of: Of::Day(_), .. }) => return Some((other, Some(day))),
        _ => return None,
    };
    Some((date, None))
}

/// The piece of a point that begins at the byte.
pub(super) fn piece(text: &str, at: usize, beside: Beside) -> Option<(Piece, usize)> {
    let first = char_at(text, at)?;
    for (after, lexeme) in lexicon().lexemes.all_at(text, at) {
        if let Some(found) = from_lexeme(text, at, after, lexeme, beside) {
            return Some(found);
        }
    }
    if beside.dated
        && let Some((after, part)) = lexicon().stretches.longest_at(text, at)
        && char_before(text, at) != Some(' ')
    {
        return stretch_of_month(text, part, after);
    }
    if !super::number::is_numeral(first) {
        return None;
    }
    Some(match numeric(text, at, beside) {
        Numeric::Date(date, end) => counted_or(text, date, end),
        Numeric::Time(time, end) => (Piece::Time(time), end),
        Numeric::Length(length, end) => counted(text, length, end),
        Numeric::Run(end) => season_edge(text, end)
            .map_or((Piece::Date(Date::Run(Edge::During)), end), |(edge, end)| (Piece::Date(Date::Run(edge)), end)),
        Numeric::None(rule, end) => (Piece::None(rule), end),
    })
}

fn counted_or(text: &str, date: Date, end: usize) -> (Piece, usize) {
    match date {
        Date::Calendar { month: Some(_), of: Of::Whole, .. } => with_stretch(text, end, |part| match date {
            Date::Calendar { year, month, .. } => Date::Calendar { year, month, of: part.map_or(Of::Whole, Of::Part) },
            _ => date,
        }),
        Date::Year { year, part: None } => with_stretch(text, end, |part| Date::Year { year, part }),
        _ => (Piece::Date(date), end),
    }
}

/// 「3日後」「2営業日前」, or the bare length.
fn counted(text: &str, length: Length, end: usize) -> (Piece, usize) {
    let at = skip_blanks(text, end);
    let at = after_any(text, at, &["ほど", "程度", "くらい", "ぐらい"])
        .filter(|&it| stands_any(text, it, &["後", "前", "先"]))
        .unwrap_or(at);
    let end_of = |words: &[&str], except: &[&str]| after_any(text, at, words).filter(|_| !stands_any(text, at, except));
    if let Some(after) = end_of(&["後", "先"], &["後半", "先方", "先生", "先に", "先ほど"]) {
        return (Piece::Date(Date::Counted { length, back: false }), after);
    }
    if let Some(after) = end_of(&["前"], &["前後", "前倒", "前半"]) {
        return (Piece::Date(Date::Counted { length, back: true }), after);
    }
    (Piece::Length(length), end)
}

fn from_lexeme(text: &str, at: usize, after: usize, lexeme: Lexeme, beside: Beside) -> Option<(Piece, usize)> {
    Some(match lexeme {
        Lexeme::Day(days) => (Piece::Date(Date::Days(days, days)), after),
        Lexeme::Week(week) => with_stretch(text, after, |part| Date::Week { week, part }),
        Lexeme::Month(month) => {
            let month = Some(Month::Offset(month));
            with_stretch(text, after, |part| Date::Calendar { year: None, month, of: part.map_or(Of::Whole, Of::Part) })
        }
        Lexeme::Year(offset) => match after_any(text, after, &["度末", "度内", "度中"]) {
            Some(end) => (Piece::Date(Date::FiscalEnd(offset)), end),
            None => with_stretch(text, after, |part| Date::Year { year: Year::Offset(offset), part }),
        },
        Lexeme::Weekday(day) => {
            if stands_any(text, after, &["ごと", "毎", "休み", "定休"]) {
                return Some((Piece::None("standing"), after));
            }
            (Piece::Date(Date::Weekday { week: None, day }), after)
        }
        Lexeme::SaturdayAndSunday => (Piece::Date(Date::Week { week: 0, part: Some(Stretch::End) }), after),
        Lexeme::Time(part) => return time_word(text, at, after, part, beside),
        Lexeme::DayTime(days, part) => {
            let time = Time::Part(part);
            (Piece::DayTime(Date::Days(days, days), time), after)
        }
        Lexeme::Season { season, edge_only } => match season_edge(text, after) {
            Some((edge, end)) => (Piece::Date(Date::Season { season, edge, year: None }), end),
            None if edge_only => return None,
            None => (Piece::Date(Date::Season { season, edge: Edge::During, year: None }), after),
        },
        Lexeme::Fixed(month, day) => {
            let edge = after_any(text, after, &["当日"]).unwrap_or(after);
            if edge == after && !stands_any(text, after, &["まで", "迄", "前", "頃", "ごろ", "以降", "に間に"])
            {
                return Some((Piece::None("name"), after));
            }
            (Piece::Date(Date::Calendar { year: None, month: Some(Month::Is(month)), of: Of::Day(day) }), edge)
        }
        Lexeme::Grammar(word) => return grammar_word(text, at, after, word),
        Lexeme::None(rule) => (Piece::None(rule), after),
    })
}

/// A week, a month or a year with a stretch of it: 「来週前半」「来月の頭」「年内」.
fn with_stretch(text: &str, end: usize, date: impl Fn(Option<Stretch>) -> Date) -> (Piece, usize) {
    if let Some(after) = after_any(text, end, &["内"])
        .filter(|_| !stands_any(text, end, &["内容", "内部", "内訳", "内定", "内覧", "内装", "内金"]))
    {
        return (Piece::Inside(date(Some(Stretch::Inside))), after);
    }
    let at = after_any(text, end, &["の"]).unwrap_or(end);
    let found = lexicon().stretches.longest_at(text, at).filter(|&(after, part)| {
        let joined = at == end;
        let early = stands_any(text, at, &["早々", "そうそう", "一番", "初", "始め", "はじめ", "初め"]);
        let word_goes_on = stands_any(
            text,
            at,
            &["初稿", "初回", "初版", "初校", "初日", "頭金", "末尾", "末端", "初めて", "はじめて", "始めて", "一番"],
        ) || part == Stretch::End
            && stands_any(text, at, &["終わり次第", "終わりそう", "終わります", "終わら"]);
        (joined || !early || stands_any(text, after, &["に", "まで", "、", "ごろ", "頃", "で"])) && !word_goes_on
    });
    match found {
        Some((after, part)) => (Piece::Date(date(Some(part))), after),
        None => (Piece::Date(date(None)), end),
    }
}

fn stretch_of_month(text: &str, part: Stretch, after: usize) -> Option<(Piece, usize)> {
    let of_month = matches!(
        part,
        Stretch::First | Stretch::Second | Stretch::Third | Stretch::LastBusiness | Stretch::FirstBusiness
    );
    let _ = text;
    of_month.then_some((Piece::Date(Date::Calendar { year: None, month: None, of: Of::Part(part) }), after))
}

/// 「明け」「前」 after a season or a run of days off.
fn season_edge(text: &str, end: usize) -> Option<(Edge, usize)> {
    let end = after_any(text, end, &["休み", "休暇", "期間"]).unwrap_or(end);
    let at = after_any(text, end, &["の", "が"]).unwrap_or(end);
    if let Some(after) = after_any(text, at, &["明け", "あけ", "後"]).filter(|_| !stands(text, at, "後半")) {
        return Some((Edge::After, after));
    }
    let before = after_any(text, at, &["直前", "前", "まえ"]).filter(|_| !stands_any(text, at, &["前後", "前半"]));
    before.map(|after| (Edge::Before, after))
}

fn time_word(text: &str, at: usize, after: usize, part: Part, beside: Beside) -> Option<(Piece, usize)> {
    let inside = skip_blanks(text, after);
    let hour_follows = char_at(text, inside).is_some_and(|it| super::number::is_numeral(it));
    let is_ascii = char_at(text, at).is_some_and(|it| it.is_ascii_alphabetic());
    if is_ascii && (!hour_follows && !beside.dated || char_at(text, after).is_some_and(|it| it.is_ascii_alphabetic())) {
        return None;
    }
    if hour_follows && let Numeric::Time(time, end) = numeric(text, inside, Beside { part: Some(part), ..beside }) {
        return Some((Piece::Time(time), end));
    }
    if stands(text, after, "の") {
        let of = skip_blanks(text, after + "の".len());
        if number(text, of).is_some()
            && let Numeric::Time(time, end) = numeric(text, of, Beside { part: Some(part), ..beside })
        {
            return Some((Piece::Time(time), end));
        }
    }
    // 「明朝いちばん」: the later word narrows the earlier one.
    let narrows = beside.part.is_some_and(|it| it.half == part.half && part.needs_day && it.half == Half::Am);
    if part.needs_day && !beside.dated || beside.part.is_some() && !narrows {
        return None;
    }
    if !beside.dated && !may_stand_alone(text, at, after, part) {
        return None;
    }
    let end = after_any(text, after, &["中"]).filter(|_| is_ascii || part.to == 18 * 60 && part.from == 12 * 60);
    let part = Part { inside: part.inside || end.is_some(), ..part };
    Some((Piece::Time(Time::Part(part)), end.unwrap_or(after)))
}

/// Whether a part of the day, alone, is a time: not in 「夜の街」「朝日」「夕方の海」.
fn may_stand_alone(text: &str, at: usize, after: usize, part: Part) -> bool {
    const BOUND: &[&str] =
        &["まで", "迄", "には", "に", "頃", "ごろ", "ころ", "以降", "から", "過ぎ", "すぎ", "前", "か", "で"];
    if stands(text, after, "の") && !stands_any(text, after, &["うち", "のうち", "時間", "便"]) {
        return false;
    }
    let before = char_before(text, at);
    if part.closing {
        return stands_any(text, after, &["まで", "迄", "後", "前", "頃", "ごろ", "以降", "過ぎ", "には", "に間に"]);
    }
    if part.guarded {
        return stands_any(text, after, BOUND)
            && !before.is_some_and(|it| is_kanji(it) || it == 'の')
            && !goes_on(text, after);
    }
    !goes_on(text, after)
        || stands_any(
            text,
            after,
            &[
                "納", "頃", "以", "前", "必", "着", "中", "送", "提", "指", "一", "便", "過", "迄", "対", "可", "希",
                "作", "連", "出", "予", "打", "締", "〆",
            ],
        )
}

fn grammar_word(text: &str, at: usize, after: usize, word: Grammar) -> Option<(Piece, usize)> {
    let date = match word {
        Grammar::OfWeek => {
            return of_period(text, at, after, |part| Date::Week {
                week: if part == Stretch::Head || part == Stretch::After { 1 } else { 0 },
                part: Some(part),
            });
        }
        Grammar::OfMonth => return of_month(text, at, after),
        Grammar::OfYear => return of_year(text, at, after),
        Grammar::Run => {
            let (edge, end) = season_edge(text, after).unwrap_or((Edge::During, after));
            return Some((Piece::Date(Date::Run(edge)), end));
        }
        Grammar::LastWorkday => Date::LastWorkday,
        Grammar::Coming => {
            return Some((Piece::Coming, after));
        }
        Grammar::Neighbour => return neighbour(text, at, after),
        Grammar::DayOrTwo => Date::Days(0, 1),
        Grammar::Ordinal => return ordinal(text, after),
        Grammar::FullDays => return full_days(text, at, after),
        Grammar::Several => return several(text, at, after),
        Grammar::Half => {
            let unit = if stands(text, at, "半日") {
                Unit::Day
            } else if stands(text, at, "半月") {
                Unit::Month
            } else {
                Unit::Year
            };
            let length = Length::one(Amount { n: 0, half: true, unit });
            return (!stands(text, after, "板")).then(|| counted(text, length, after));
        }
        Grammar::Era => {
            let (date, end) = era_date(text, skip_blanks(text, after), false)?;
            return Some(counted_or(text, date, end));
        }
        Grammar::EraLetter => {
            let letter_before = char_before(text, at).is_some_and(|it| it.is_ascii_alphanumeric());
            let (date, end) = era_date(text, after, true).filter(|_| !letter_before)?;
            return Some(counted_or(text, date, end));
        }
        Grammar::Url => {
            let rest = text.get(at..)?;
            let length = rest.find(|it: char| !it.is_ascii_graphic()).unwrap_or(rest.len());
            return Some((Piece::None("address"), at + length));
        }
    };
    Some((Piece::Date(date), after))
}

/// 「週明け」「週末」.
fn of_period(text: &str, at: usize, after: usize, date: impl Fn(Stretch) -> Date) -> Option<(Piece, usize)> {
    if char_before(text, at)
        .is_some_and(|it| is_kanji(it) && !"次本当".contains(it) && digit(it).is_none() && it != '期' && it != '日')
    {
        return None;
    }
    let after = after_any(text, after, &["の"])
        .filter(|&it| {
            stands_any(
                text,
                it,
                &["頭", "あたま", "初め", "はじめ", "前半", "後半", "半ば", "なかば", "真ん中", "中頃", "末", "明け"],
            )
        })
        .unwrap_or(after);
    if let Some(end) = after_any(text, after, &["内"]) {
        return Some((Piece::Inside(date(Stretch::Inside)), end));
    }
    let (end, part) = lexicon()
        .stretches
        .longest_at(text, after)
        .filter(|_| !stands_any(text, after, &["一番", "初"]) || stands_any(text, after, &["初め", "初"]))?;
    let allowed = matches!(
        part,
        Stretch::Head | Stretch::After | Stretch::Front | Stretch::Middle | Stretch::Back | Stretch::End
    );
    allowed.then(|| (Piece::Date(date(part)), end))
}

fn of_month(text: &str, at: usize, after: usize) -> Option<(Piece, usize)> {
    let of = |part| Date::Calendar { year: None, month: None, of: Of::Part(part) };
    if !stands(text, at, "月") {
        let (end, part) = lexicon().stretches.longest_at(text, at)?;
        return Some((Piece::Date(of(part)), end));
    }
    if stands_any(text, after, &["曜", "明"])
        || char_before(text, at).is_some_and(|it| is_kanji(it) && it != '毎' && it != '各' && it != '期')
    {
        return None;
    }
    if stands(text, at, "月末締") || stands(text, at, "月末〆") || stands(text, at, "月末払") {
        return Some((
            Piece::None("standing"),
            after_any(text, after, &["末締め翌月末払い", "末締め翌月末", "末締め", "末締", "末〆", "末払い", "末払"])
                .unwrap_or(after),
        ));
    }
    if let Some(end) = after_any(text, after, &["内"]).filter(|_| !stands(text, after, "内容")) {
        return Some((Piece::Inside(of(Stretch::Inside)), end));
    }
    let (end, part) = lexicon().stretches.longest_at(text, after)?;
    Some((Piece::Date(of(part)), end)).filter(|_| !stands_any(text, after, &["一番", "終わ", "おわ"]))
}

fn of_year(text: &str, at: usize, after: usize) -> Option<(Piece, usize)> {
    if char_before(text, at).is_some_and(is_kanji) {
        return None;
    }
    let year = Year::Offset(0);
    if let Some(end) = after_any(text, after, &["度末", "度内"]) {
        return Some((Piece::Date(Date::FiscalEnd(0)), end));
    }
    if let Some(end) = after_any(text, after, &["内"]) {
        return Some((Piece::Inside(Date::Year { year, part: Some(Stretch::Inside) }), end));
    }
    if let Some(end) = after_any(text, after, &["末"]).filter(|_| !stands(text, after, "末調整")) {
        return Some((Piece::Date(Date::Year { year, part: Some(Stretch::End) }), end));
    }
    let end = after_any(text, after, &["が明け", "明け", "あけ", "始", "初め", "初", "頭"])?;
    let guarded = stands_any(text, end, &["まし", "おめ"]);
    (!guarded).then_some((Piece::Date(Date::Year { year: Year::Offset(0), part: Some(Stretch::After) }), end))
}

/// 「翌日」「翌々営業日」「前日」「当日」.
fn neighbour(text: &str, at: usize, after: usize) -> Option<(Piece, usize)> {
    let date = |days, business| Piece::Date(Date::Neighbour { days, business });
    if stands(text, at, "前営業日") {
        return Some((date(-1, true), after));
    }
    if stands(text, at, "前日") {
        return Some((date(-1, false), after));
    }
    if stands(text, at, "当日") {
        return Some((Piece::None("vague"), after));
    }
    if stands(text, at, "あくる日") {
        return Some((date(1, false), after));
    }
    let (days, at) = after_any(text, after, &["々", "翌"]).map_or((1, after), |it| (2, it));
    if let Some(end) = after_any(text, at, &["営業日"]) {
        return Some((date(days, true), end));
    }
    if let Some(end) = after_any(text, at, &["日"]) {
        return Some((date(days, false), end));
    }
    // 「翌朝」: the part of the day is the next piece.
    stands_any(text, at, &["朝", "晩", "夕方", "午前", "正午"]).then_some((date(days, false), at))
}

/// 「第2金曜日」「第2週」「第1営業日」.
fn ordinal(text: &str, after: usize) -> Option<(Piece, usize)> {
    let n = number(text, skip_blanks(text, after))?;
    let count = u32::try_from(n.value).ok()?;
    let month = |of, end| Some((Piece::Date(Date::Calendar { year: None, month: None, of }), end));
    let at = skip_blanks(text, n.end);
    if let Some((end, Lexeme::Weekday(day))) = lexicon().lexemes.longest_at(text, at) {
        return month(Of::Nth(count, day), end);
    }
    if count == 1
        && let Some(end) = after_any(text, at, &["営業日"])
    {
        return month(Of::Part(Stretch::FirstBusiness), end);
    }
    if let Some(end) = after_any(text, at, &["週目", "週"]) {
        return month(Of::NthWeek(count), end);
    }
    Some((Piece::None("number"), super::number::run_end(text, n.end).max(n.end)))
}

/// 「中2日」: two full days in between.
fn full_days(text: &str, at: usize, after: usize) -> Option<(Piece, usize)> {
    if char_before(text, at).is_some_and(|it| is_kanji(it) || is_suffix_before(it)) {
        return None;
    }
    let n = number(text, after)?;
    if let Some(end) = after_any(text, n.end, &["営業日"]) {
        return Some((
            Piece::Date(Date::Counted { length: Length::one(Amount::new(n.value + 1, Unit::Business)), back: false }),
            end,
        ));
    }
    let end = after_any(text, n.end, &["日間", "日"])?;
    (n.value < 60).then(|| (Piece::Date(Date::Days(n.value + 1, n.value + 1)), end))
}

fn is_suffix_before(it: char) -> bool {
    digit(it).is_some() || matches!(it, 'ろ' | 'う' | 'た')
}

/// 「数日」「数週間」.
fn several(text: &str, at: usize, after: usize) -> Option<(Piece, usize)> {
    if char_before(text, at).is_some_and(|it| is_kanji(it) && !"約残後先".contains(it)) {
        return None;
    }
    let (unit, end) = length_unit(text, after)?;
    if unit == Unit::Year || stands_any(text, end, &["おき", "ごと"]) {
        return Some((Piece::None("vague"), end));
    }
    let length = Length { several: true, ..Length::one(Amount::new(5, unit)) };
    Some(counted(text, length, end))
}
