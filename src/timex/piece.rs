//! One piece of a point: a date word, a part of the day, a number with its unit.

use super::date::{Amount, Date, Edge, Length, Month, Of, Time, Unit, Year};
use super::digits::era_date;
use super::lexeme::{Grammar, Half, Lexeme, Part, Stretch};
use super::lexicon::lexicon;
use super::number::{digit, is_numeral, number, run_end};
use super::numeric::{Beside, Numeric, length_unit, numeric};
use super::period::{end_of_season, of_month, of_week, of_year, with_stretch};
use super::place::Place;
use super::source::{after_any, char_at, char_before, goes_on, is_kanji, is_katakana, skip_blanks, stands, stands_any};

/// One piece of a point, or what stands in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Piece {
    Date(Date),
    /// Any time in it will do: 「年内」.
    Inside(Date),
    Time(Time),
    /// 「今夜」.
    DayTime(Date, Time),
    /// 「次の」.
    Coming,
    Length(Length),
    /// Nothing to act upon, by the rule.
    None(&'static str),
}

/// The piece that begins at the byte, and the byte after it.
pub(super) fn piece(text: &str, at: usize, beside: Beside) -> Option<(Piece, usize)> {
    let first = char_at(text, at)?;
    let mut words = lexicon().lexemes.all_at(text, at);
    let inside_word = is_katakana(first) && char_before(text, at).is_some_and(is_katakana);
    if let Some(found) =
        words.find_map(|(after, lexeme)| from_lexeme(text, (at, after), lexeme, beside)).filter(|_| !inside_word)
    {
        return Some(found);
    }
    if beside.dated
        && let Some((after, part)) = lexicon().stretches.longest_at(text, at)
    {
        use Stretch::{First, FirstBusiness, LastBusiness, LastWeek, Second, Third};
        let of_month = matches!(part, First | Second | Third | LastWeek | LastBusiness | FirstBusiness);
        let date = Date::Calendar { year: None, month: None, of: Of::Part(part) };
        return of_month.then_some((Piece::Date(date), after));
    }
    if !is_numeral(first) {
        return None;
    }
    Some(match numeric(text, at, beside) {
        Numeric::Date(date, end) => with_part(text, date, end),
        Numeric::Time(time, end) => (Piece::Time(time), end),
        Numeric::Length(length, end) => counted(text, length, end),
        Numeric::Run(end) => run(text, end),
        Numeric::None(rule, end) => (Piece::None(rule), end),
    })
}

/// A month or a year by number, with a stretch of it: 「12月上旬」.
fn with_part(text: &str, date: Date, end: usize) -> (Piece, usize) {
    match date {
        Date::Calendar { year, month: month @ Some(_), of: Of::Whole } => {
            with_stretch(text, end, |part| Date::Calendar { year, month, of: part.map_or(Of::Whole, Of::Part) })
        }
        Date::Year { year, part: None } => with_stretch(text, end, |part| Date::Year { year, part }),
        _ => (Piece::Date(date), end),
    }
}

fn run(text: &str, end: usize) -> (Piece, usize) {
    let (edge, end) = end_of_season(text, end).unwrap_or((Edge::During, end));
    (Piece::Date(Date::Run(edge)), end)
}

/// 「3日後」「2営業日前」, or the bare length.
fn counted(text: &str, length: Length, end: usize) -> (Piece, usize) {
    let at = skip_blanks(text, end);
    let nominal = Place::Nominal.after(text, at).filter(|&it| stands_any(text, it, &["後", "前", "先"]));
    let at = nominal.unwrap_or(at);
    let unless = |words: &[&str], other: &[&str]| after_any(text, at, words).filter(|_| !stands_any(text, at, other));
    if let Some(after) = unless(&["後", "先"], &["後半", "先方", "先生", "先に", "先ほど"]) {
        return (Piece::Date(Date::Counted { length, back: false }), after);
    }
    match unless(&["前"], &["前後", "前倒", "前半"]) {
        Some(after) => (Piece::Date(Date::Counted { length, back: true }), after),
        None => (Piece::Length(length), end),
    }
}

/// The piece that a word between the two bytes makes, if it makes one here.
fn from_lexeme(text: &str, (at, after): (usize, usize), lexeme: Lexeme, beside: Beside) -> Option<(Piece, usize)> {
    Some(match lexeme {
        Lexeme::Day(days) => (Piece::Date(Date::Days(days, days)), after),
        Lexeme::Week(week) => with_stretch(text, after, |part| Date::Week { week, part }),
        Lexeme::Month(month) => {
            let month = Some(Month::Offset(month));
            with_stretch(text, after, |part| Date::Calendar { year: None, month, of: part.map_or(Of::Whole, Of::Part) })
        }
        Lexeme::Year(offset) => match after_any(text, after, &["度内", "度中"]) {
            Some(end) => (Piece::Inside(Date::FiscalEnd(offset)), end),
            None => match after_any(text, after, &["度末"]) {
                Some(end) => (Piece::Date(Date::FiscalEnd(offset)), end),
                None => with_stretch(text, after, |part| Date::Year { year: Year::Offset(offset), part }),
            },
        },
        Lexeme::Weekday(_) if stands_any(text, after, &["ごと", "毎", "休み", "定休"]) => {
            (Piece::None("standing"), after)
        }
        Lexeme::Weekday(day) => (Piece::Date(Date::Weekday { week: None, day }), after),
        Lexeme::SaturdayAndSunday => (Piece::Date(Date::Week { week: 0, part: Some(Stretch::End) }), after),
        Lexeme::Time(part) => return time_word(text, (at, after), part, beside),
        Lexeme::DayTime(days, part) => (Piece::DayTime(Date::Days(days, days), Time::Part(part)), after),
        Lexeme::Season { .. } if Place::Likeness.stands(text, after) => (Piece::None("name"), after),
        Lexeme::Season { season, edge_only } => {
            let edge = end_of_season(text, after);
            if edge_only && edge.is_none() {
                return None;
            }
            let (edge, end) = edge.unwrap_or((Edge::During, after));
            (Piece::Date(Date::Season { season, edge, year: None }), end)
        }
        Lexeme::Fixed(month, day) => {
            let date = Date::Calendar { year: None, month: Some(Month::Is(month)), of: Of::Day(day) };
            match after_any(text, after, &["当日"]) {
                Some(end) => (Piece::Date(date), end),
                None if Place::NamedDay.stands(text, after) => (Piece::Date(date), after),
                None => (Piece::None("name"), after),
            }
        }
        Lexeme::Grammar(word) => return grammar_word(text, (at, after), word),
        Lexeme::None(_) if beside.dated => return None,
        Lexeme::None(idle) => (Piece::None(idle.name()), after),
    })
}

/// 「夕方」, 「午後3時」, 「AM中」.
fn time_word(text: &str, (at, after): (usize, usize), part: Part, beside: Beside) -> Option<(Piece, usize)> {
    let hour =
        after_any(text, after, &["の"]).map(|it| skip_blanks(text, it)).into_iter().chain([skip_blanks(text, after)]);
    let is_letters = char_at(text, at).is_some_and(|it| it.is_ascii_alphabetic());
    let goes_on_in_letters = char_at(text, after).is_some_and(|it| it.is_ascii_alphabetic());
    for hour in hour {
        if char_at(text, hour).is_some_and(is_numeral)
            && let Numeric::Time(time, end) = numeric(text, hour, Beside { part: Some(part), ..beside })
        {
            return Some((Piece::Time(time), end));
        }
    }
    if is_letters && (!beside.dated || goes_on_in_letters) {
        return None;
    }
    // 「明朝いちばん」: the later word narrows the earlier one.
    let narrows = beside.part.is_some_and(|it| it.half == Half::Am && part.half == Half::Am && part.needs_day);
    let stands_here = beside.dated || !part.needs_day && may_stand_alone(text, (at, after), part);
    if !stands_here || beside.part.is_some() && !narrows {
        return None;
    }
    let is_afternoon = (part.from, part.to) == (12 * 60, 18 * 60);
    let through = after_any(text, after, &["中"]).filter(|_| is_letters || is_afternoon);
    let part = Part { inside: part.inside || through.is_some(), ..part };
    Some((Piece::Time(Time::Part(part)), through.unwrap_or(after)))
}

/// Whether a part of the day, alone, is a time: not in 「夜の街」「朝日」「夕方の海」.
fn may_stand_alone(text: &str, (at, after): (usize, usize), part: Part) -> bool {
    if Place::Likeness.stands(text, after) || stands(text, after, "の") && !stands_any(text, after, &["のうち", "の便"])
    {
        return false;
    }
    if part.closing {
        return Place::AloneClosing.stands(text, after);
    }
    if part.guarded {
        let attached = char_before(text, at).is_some_and(|it| is_kanji(it) || it == 'の');
        return Place::Alone.stands(text, after) && !attached;
    }
    !goes_on(text, after) || Place::AloneCompound.stands(text, after)
}

fn grammar_word(text: &str, (at, after): (usize, usize), word: Grammar) -> Option<(Piece, usize)> {
    match word {
        Grammar::OfWeek => of_week(text, at, after),
        Grammar::OfMonth => of_month(text, at, after),
        Grammar::OfYear => of_year(text, at, after),
        Grammar::Run => Some(run(text, after)),
        Grammar::LastWorkday => Some((Piece::Date(Date::LastWorkday), after)),
        Grammar::Coming => Some((Piece::Coming, after)),
        Grammar::Neighbour => neighbour(text, at, after),
        Grammar::DayOrTwo => Some((Piece::Date(Date::DayOrTwo), after)),
        Grammar::Ordinal => ordinal(text, after),
        Grammar::FullDays => full_days(text, at, after),
        Grammar::Several => several(text, at, after),
        Grammar::Half => {
            let unit = match text.get(at..after)? {
                "半日" => Unit::Day,
                "半月" => Unit::Month,
                _ => Unit::Year,
            };
            let length = Length::one(Amount { n: 0, half: true, unit });
            (!stands(text, after, "板")).then(|| counted(text, length, after))
        }
        Grammar::Era(before) => {
            let letters_before = char_before(text, at).is_some_and(|it| it.is_ascii_alphanumeric());
            let (date, end) = era_date(text, skip_blanks(text, after), before).filter(|_| !letters_before)?;
            Some(with_part(text, date, end))
        }
        Grammar::Url => {
            let rest = text.get(at..)?;
            Some((Piece::None("address"), at + rest.find(|it: char| !it.is_ascii_graphic()).unwrap_or(rest.len())))
        }
    }
}

/// 「翌日」「翌々営業日」「前日」「当日」.
fn neighbour(text: &str, at: usize, after: usize) -> Option<(Piece, usize)> {
    let date = |days, business| Piece::Date(Date::Neighbour { days, business });
    match text.get(at..after)? {
        "前営業日" => return Some((date(-1, true), after)),
        "前々日" => return Some((date(-2, false), after)),
        "前日" => return Some((date(-1, false), after)),
        "次の営業日" | "次営業日" => return Some((date(1, true), after)),
        "あくる日" => return Some((date(1, false), after)),
        "当日" => return Some((Piece::None("vague"), after)),
        _ => {}
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
    if let Some(end) = after_any(text, at, &["営業日"]).filter(|_| count == 1) {
        return month(Of::Part(Stretch::FirstBusiness), end);
    }
    if let Some(end) = after_any(text, at, &["週目", "週"]) {
        return month(Of::NthWeek(count), end);
    }
    Some((Piece::None("number"), run_end(text, n.end).max(n.end)))
}

/// 「中2日」: two full days in between.
fn full_days(text: &str, at: usize, after: usize) -> Option<(Piece, usize)> {
    // 「今日中3件」「午前中1日」: there 「中」 ends the word before.
    let ends_word = |it| is_kanji(it) || digit(it).is_some() || matches!(it, 'ろ' | 'う' | 'た');
    if char_before(text, at).is_some_and(ends_word) {
        return None;
    }
    let n = number(text, after).filter(|it| it.value < 60)?;
    if let Some(end) = after_any(text, n.end, &["営業日"]) {
        let length = Length::one(Amount::new(n.value + 1, Unit::Business));
        return Some((Piece::Date(Date::Counted { length, back: false }), end));
    }
    let end = after_any(text, n.end, &["日間", "日"])?;
    Some((Piece::Date(Date::Days(n.value + 1, n.value + 1)), end))
}

/// 「数日」「数週間」.
fn several(text: &str, at: usize, after: usize) -> Option<(Piece, usize)> {
    if char_before(text, at).is_some_and(|it| is_kanji(it) && !"約残後先".contains(it)) {
        return None;
    }
    let (unit, end) = length_unit(text, after)?;
    if unit == Unit::Year || Place::Rate.stands(text, end) {
        return Some((Piece::None("vague"), end));
    }
    Some(counted(text, Length { several: true, ..Length::one(Amount::new(5, unit)) }, end))
}
