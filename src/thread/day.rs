//! The day that a header states, as written: 「2026年11月20日」, 「11/20」, 「令和8年11月20日」, 「昨日」.

use chrono::{NaiveDate, Weekday};

use super::cursor::Cursor;

/// A stated day before it is resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Day {
    /// 「2026/11/20」.
    Full(NaiveDate),
    /// 「11月20日」: the year is to be found.
    Yearly(u32, u32),
    /// 「昨日」 is 1, 「今日」 is 0: days before now.
    Back(i64),
    /// 「月曜日」: the last one before today.
    Last(Weekday),
    /// 「5分前」, 「2時間前」: seconds before now.
    Ago {
        /// How many.
        seconds: i64,
    },
}

const FULL: u16 = 1;
const KANJI: u16 = 2;
const ENGLISH: u16 = 4;
const WORD: u16 = 8;
const ERA: u16 = 16;
const SHORT: u16 = 32;
/// The separator of a numeric date takes two bits.
const SEPARATOR: u16 = 64;

/// The day that comes next, and how it is written.
pub(crate) fn lex(cursor: &mut Cursor<'_>) -> Option<(Day, u16)> {
    let first = cursor.peek()?;
    let start = *cursor;
    let found = match first {
        '0'..='9' => lex_numeric(cursor).or_else(|| {
            *cursor = start;
            lex_ago(cursor)
        }),
        '令' | '平' | '昭' | 'R' | 'H' | 'S' => lex_era(cursor),
        '西' => cursor.eat_word("西暦").then(|| lex_numeric(cursor)).flatten(),
        '今' | '本' | '昨' | 'き' | '一' | 'お' | 't' | 'T' | 'y' | 'Y' => lex_word(cursor),
        _ => None,
    };
    let found = found.or_else(|| {
        *cursor = start;
        first.is_ascii_alphanumeric().then(|| lex_english(cursor)).flatten()
    });
    if found.is_none() {
        *cursor = start;
    }
    found
}

/// `2026/11/20`, `2026-11-20`, `2026.11.20`, 「2026年11月20日」, `11/20`, 「11月20日」, `26/11/20`, `9/26/2026`.
fn lex_numeric(cursor: &mut Cursor<'_>) -> Option<(Day, u16)> {
    let (first, digits) = cursor.number(4)?;
    if digits == 3 {
        return None;
    }
    let separator = cursor.bump()?;
    match separator {
        '年' if digits == 4 || digits == 2 => {
            let (month, day) = kanji_month_day(cursor)?;
            full(if digits == 2 { first + 2000 } else { first }, month, day, FULL | KANJI)
        }
        '月' if digits <= 2 => {
            cursor.skip_spaces();
            let (day, _) = cursor.number(2)?;
            cursor.eat('日').then(|| month_day(first, day, KANJI)).flatten()
        }
        '/' | '-' | '.' => {
            let (second, _) = spaced_number(cursor)?;
            let style = SEPARATOR * u16::from(1 + u8::from(separator == '-') + 2 * u8::from(separator == '.'));
            let mut further = *cursor;
            if further.eat(separator)
                && let Some((third, third_digits)) = spaced_number(&mut further)
            {
                *cursor = further;
                return three_numbers((first, digits), second, (third, third_digits), style);
            }
            (digits <= 2 && separator == '/' && !cursor.peek().is_some_and(|it| it.is_ascii_digit()))
                .then(|| month_day(first, second, style))
                .flatten()
        }
        _ => None,
    }
}

/// A number of up to four digits after spaces that only some locales write: `2026. 11. 20`.
fn spaced_number(cursor: &mut Cursor<'_>) -> Option<(u32, u32)> {
    cursor.eat(' ');
    cursor.number(4)
}

fn three_numbers(first: (u32, u32), second: u32, third: (u32, u32), style: u16) -> Option<(Day, u16)> {
    let style = style | FULL;
    if first.1 == 4 {
        return full(first.0, second, third.0, style);
    }
    if third.1 == 4 {
        let dotted = style & (3 * SEPARATOR) == 3 * SEPARATOR;
        let (month, day) = if first.0 > 12 || dotted { (second, first.0) } else { (first.0, second) };
        return full(third.0, month, day, style);
    }
    if first.0 > 12 || third.0 <= 12 {
        return full(2000 + first.0, second, third.0, style);
    }
    full(2000 + third.0, first.0, second, style)
}

fn kanji_month_day(cursor: &mut Cursor<'_>) -> Option<(u32, u32)> {
    cursor.skip_spaces();
    let (month, _) = cursor.number(2)?;
    if !cursor.eat('月') {
        return None;
    }
    cursor.skip_spaces();
    let (day, _) = cursor.number(2)?;
    cursor.eat('日').then_some((month, day))
}

/// 「令和8年11月20日」, `R8.11.20`, `R8/11/20`.
fn lex_era(cursor: &mut Cursor<'_>) -> Option<(Day, u16)> {
    let (base, spelled) = [
        ("令和", 2018, true),
        ("平成", 1988, true),
        ("昭和", 1925, true),
        ("R", 2018, false),
        ("H", 1988, false),
        ("S", 1925, false),
    ]
    .into_iter()
    .find_map(|(era, base, spelled)| cursor.eat_word(era).then_some((base, spelled)))?;
    let year = if cursor.eat('元') { 1 } else { cursor.number(2)?.0 };
    let separator = cursor.bump()?;
    if separator == '年' {
        let (month, day) = kanji_month_day(cursor)?;
        return full(base + year, month, day, FULL | KANJI | ERA);
    }
    if spelled || !matches!(separator, '.' | '/' | '-') {
        return None;
    }
    let (month, _) = cursor.number(2)?;
    if !cursor.eat(separator) {
        return None;
    }
    let (day, _) = cursor.number(2)?;
    full(base + year, month, day, FULL | ERA)
}

fn lex_word(cursor: &mut Cursor<'_>) -> Option<(Day, u16)> {
    const WORDS: [(&str, i64); 10] = [
        ("今日", 0),
        ("本日", 0),
        ("きょう", 0),
        ("昨日", 1),
        ("きのう", 1),
        ("一昨日", 2),
        ("おととい", 2),
        ("today", 0),
        ("yesterday", 1),
        ("今朝", 0),
    ];
    WORDS.into_iter().find_map(|(word, days)| cursor.eat_word(word).then_some((Day::Back(days), WORD)))
}

/// 「5分前」, 「2時間前」, 「3日前」, 「2週間前」.
fn lex_ago(cursor: &mut Cursor<'_>) -> Option<(Day, u16)> {
    let (count, _) = cursor.number(3)?;
    cursor.skip_spaces();
    let unit = [("秒前", 1), ("分前", 60), ("時間前", 3600), ("日前", 86_400), ("週間前", 604_800)]
        .into_iter()
        .find_map(|(word, unit)| cursor.eat_word(word).then_some(unit))?;
    Some((Day::Ago { seconds: i64::from(count) * unit }, WORD | SHORT))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// `Nov 20, 2026`, `20 Nov 2026`, `November 20th`, `Nov 20`.
fn lex_english(cursor: &mut Cursor<'_>) -> Option<(Day, u16)> {
    let before = cursor.number(2);
    if before.is_some() && cursor.skip_spaces() == 0 && !cursor.eat('-') {
        return None;
    }
    let month = english_month(cursor)?;
    let dashed = cursor.eat('-');
    cursor.eat('.');
    cursor.skip_spaces();
    if let (Some((day, _)), true) = (before, dashed)
        && let Some((year, digits)) = cursor.number(4)
    {
        return full(if digits == 2 { 2000 + year } else { year }, month, day, FULL | ENGLISH);
    }
    let day = match before {
        Some((day, _)) => day,
        None => cursor.number(2)?.0,
    };
    if before.is_none() {
        let _ = ["st", "nd", "rd", "th"].into_iter().any(|it| cursor.eat_word(it));
    }
    let mut further = *cursor;
    further.eat(',');
    further.skip_spaces();
    if let Some((year, 4)) = further.number(4)
        && (1990..2100).contains(&year)
    {
        *cursor = further;
        return full(year, month, day, FULL | ENGLISH);
    }
    month_day(month, day, ENGLISH)
}

fn english_month(cursor: &mut Cursor<'_>) -> Option<u32> {
    let at = MONTHS.iter().position(|month| {
        let mut ahead = *cursor;
        let long = ahead.eat_word(month);
        if !long {
            ahead = *cursor;
        }
        let short = long || ahead.eat_word(month.get(..3).unwrap_or(month));
        let ends = short && !ahead.peek().is_some_and(|it| it.is_ascii_alphabetic());
        if ends {
            *cursor = ahead;
        }
        ends
    })?;
    u32::try_from(at + 1).ok()
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("月Monday", Weekday::Mon),
    ("火Tuesday", Weekday::Tue),
    ("水Wednesday", Weekday::Wed),
    ("木Thursday", Weekday::Thu),
    ("金Friday", Weekday::Fri),
    ("土Saturday", Weekday::Sat),
    ("日Sunday", Weekday::Sun),
];

/// 「金曜日」, 「金曜」, `Friday`, `Fri`; the lone 「金」 only where a bracket was opened before it.
pub(crate) fn weekday(cursor: &mut Cursor<'_>, bracketed: bool) -> Option<Weekday> {
    let first = cursor.peek()?.to_ascii_lowercase();
    if !matches!(first, '月' | '火' | '水' | '木' | '金' | '土' | '日' | 'm' | 't' | 'w' | 'f' | 's') {
        return None;
    }
    for (names, weekday) in WEEKDAYS {
        let (kanji, english) = names.split_at(3);
        let mut ahead = *cursor;
        if ahead.eat_word(kanji) {
            let full = ahead.eat('曜');
            if full {
                ahead.eat('日');
            }
            if !full && !bracketed {
                return None;
            }
            *cursor = ahead;
            return Some(weekday);
        }
        let long = ahead.eat_word(english);
        if long || ahead.eat_word(english.get(..3).unwrap_or(english)) {
            let _ = !long && (ahead.eat_word("s") || ahead.eat_word("rs"));
            if ahead.peek().is_some_and(char::is_alphanumeric) {
                return None;
            }
            *cursor = ahead;
            return Some(weekday);
        }
    }
    None
}

fn full(year: u32, month: u32, day: u32, style: u16) -> Option<(Day, u16)> {
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    (1990..2200).contains(&year).then_some((Day::Full(date), style))
}

fn month_day(month: u32, day: u32, style: u16) -> Option<(Day, u16)> {
    NaiveDate::from_ymd_opt(2024, month, day).map(|_| (Day::Yearly(month, day), style))
}
