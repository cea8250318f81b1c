//! Numbers as they are written in messages: 「12」「１２」「十二」.

use super::source::char_at;

/// A number and how it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Its value.
    pub value: i64,
    /// How many digits it has; 0 for kanji numerals.
    pub digits: usize,
    /// Two kanji digits side by side, as in 「二三日」: 2 and 3.
    pub pair: Option<(i64, i64)>,
    /// The byte after it.
    pub end: usize,
}

/// The value of an ASCII or full-width digit.
pub(super) fn digit(it: char) -> Option<i64> {
    match it {
        '0'..='9' => Some(i64::from(it as u32 - '0' as u32)),
        '０'..='９' => Some(i64::from(it as u32 - '０' as u32)),
        _ => None,
    }
}

fn kanji_digit(it: char) -> Option<i64> {
    match it {
        '〇' => Some(0),
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

fn kanji_power(it: char) -> Option<i64> {
    match it {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

pub(super) fn is_numeral(it: char) -> bool {
    digit(it).is_some() || kanji_digit(it).is_some() || kanji_power(it).is_some()
}

/// The number that begins at the byte, of at most nine digits.
pub(super) fn number(text: &str, at: usize) -> Option<Number> {
    let first = char_at(text, at)?;
    if digit(first).is_some() { digits(text, at) } else { kanji(text, at) }
}

fn digits(text: &str, at: usize) -> Option<Number> {
    let mut found = Number { value: 0, digits: 0, pair: None, end: at };
    while let Some(it) = char_at(text, found.end) {
        let Some(value) = digit(it) else { break };
        found.digits += 1;
        if found.digits > 9 {
            return None;
        }
        found.value = found.value * 10 + value;
        found.end += it.len_utf8();
    }
    Some(found)
}

fn kanji(text: &str, at: usize) -> Option<Number> {
    let (mut total, mut run, mut run_length) = (0, 0, 0);
    let mut powers = 0;
    let mut last = (0, 0);
    let mut end = at;
    while let Some(it) = char_at(text, end) {
        if let Some(value) = kanji_digit(it) {
            run = run * 10 + value;
            run_length += 1;
            last = (last.1, value);
        } else if let Some(power) = kanji_power(it) {
            total += if run_length == 0 { power } else { run * power };
            (run, run_length) = (0, 0);
            powers += 1;
        } else {
            break;
        }
        if run_length > 4 || powers > 3 {
            return None;
        }
        end += it.len_utf8();
    }
    let pair = (powers == 0 && run_length == 2 && last.0 > 0 && last.1 == last.0 + 1).then_some(last);
    (end > at).then_some(Number { value: total + run, digits: 0, pair, end })
}

/// The byte after the whole run of digits, separators and letters that begins at the byte: of 「03-1234-5678」, of 「60fps」.
pub(super) fn run_end(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut rest = text.get(at..).unwrap_or_default().chars().peekable();
    while let Some(it) = rest.next() {
        let is_inner = matches!(it, '-' | '/' | '.' | ',' | ':' | '：' | '，' | '．' | '／' | '－' | '_')
            && rest.peek().is_some_and(|&next| digit(next).is_some());
        if !(is_numeral(it) || it.is_ascii_alphabetic() || is_inner) {
            break;
        }
        end += it.len_utf8();
    }
    end.max(at + char_at(text, at).map_or(1, char::len_utf8))
}
