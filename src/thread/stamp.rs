//! The time that a thread's header states, as written: 「2026年11月20日(金) 午前10:02」, 「昨日 14:32」, 「10:02」.

use chrono::Weekday;

use super::cursor::{Cursor, is_space};
use super::day::{self, Day};

/// A stated time before it is resolved against the thread and `now`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct RawStamp {
    pub(crate) day: Option<Day>,
    /// The weekday that was written beside the date.
    pub(crate) weekday: Option<Weekday>,
    pub(crate) clock: Option<Clock>,
    /// Offset from UTC in seconds, as mail headers give it.
    pub(crate) offset: Option<i32>,
    /// How it is written; lines of one paste agree in it.
    pub(crate) style: u16,
}

/// A time of day; 24:00 and later stay as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) hour: u32,
    pub(crate) minute: u32,
    pub(crate) second: u32,
}

impl RawStamp {
    /// Whether the day counts from now: 「昨日」, 「月曜日」.
    pub(crate) fn is_relative(self) -> bool {
        matches!(self.day, Some(Day::Back(_) | Day::Last(_) | Day::Ago { .. }))
    }

    /// Whether nothing but a day is stated, as on the dividing lines of a chat.
    pub(crate) fn is_bare_day(self) -> bool {
        self.clock.is_none() && self.day.is_some()
    }
}

/// Bits of [`RawStamp::style`]; the low bits are those of the day.
const CLOCK: u16 = 1 << 8;
const SECONDS: u16 = 1 << 9;
const HALF_DAY: u16 = 1 << 10;
const WEEKDAY: u16 = 1 << 11;
const KANJI_CLOCK: u16 = 1 << 12;
/// The bits that tell how the day is written.
pub(crate) const DAY_STYLE: u32 = 0xff | WEEKDAY as u32;

/// The stamp at the beginning of `text`, and how many bytes it takes.
pub(crate) fn lex(text: &str) -> Option<(RawStamp, usize)> {
    let mut cursor = Cursor::new(text);
    if !cursor.peek().is_some_and(may_open) {
        return None;
    }
    let mut stamp = RawStamp::default();
    let mut end = 0;
    lex_weekday(&mut cursor, &mut stamp);
    if let Some((day, style)) = day::lex(&mut cursor) {
        stamp.day = Some(day);
        stamp.style |= style;
        end = cursor.offset();
        skip_separators(&mut cursor);
        if lex_weekday(&mut cursor, &mut stamp) {
            end = cursor.offset();
        }
        if let Day::Ago { seconds } = day
            && seconds < 86_400
        {
            return Some((stamp, end));
        }
    } else if let Some(weekday) = stamp.weekday {
        stamp.day = Some(Day::Last(weekday));
        end = cursor.offset();
    }
    if stamp.day.is_some() {
        skip_separators(&mut cursor);
        let _ = cursor.eat_word("at ") || cursor.eat('T') || cursor.eat('@');
        cursor.skip_spaces();
    }
    if lex_clock(&mut cursor, &mut stamp) {
        end = cursor.offset();
        lex_after_clock(&mut cursor, &mut stamp, &mut end);
    }
    (end > 0).then_some((stamp, end))
}

/// Whether a stamp may begin with a character: a digit, a letter of an English month, the first of a word for a day.
fn may_open(first: char) -> bool {
    first.is_ascii_alphanumeric()
        || matches!(first, '(' | '[' | '〔' | '<')
        || matches!(first, '月' | '火' | '水' | '木' | '金' | '土' | '日')
        || matches!(first, '令' | '平' | '昭' | '西' | '今' | '本' | '昨' | 'き' | '一' | 'お')
        || matches!(first, '午' | '上' | '下')
}

/// Separators between a date and a time: spaces, 「、」, a comma, a middle dot.
fn skip_separators(cursor: &mut Cursor<'_>) {
    while cursor.eat_if(|it| is_space(it) || matches!(it, ',' | '、' | '・' | '|')).is_some() {}
}

/// A zone; or, where no day came first, the day: 「10:02 2026/11/20」.
fn lex_after_clock(cursor: &mut Cursor<'_>, stamp: &mut RawStamp, end: &mut usize) {
    if let Some((offset, after)) = lex_offset(*cursor) {
        stamp.offset = Some(offset);
        *cursor = after;
        *end = after.offset();
    }
    if stamp.day.is_some() {
        return;
    }
    let mut ahead = *cursor;
    skip_separators(&mut ahead);
    if ahead.offset() > cursor.offset()
        && let Some((day, style)) = day::lex(&mut ahead)
    {
        stamp.day = Some(day);
        stamp.style |= style;
        *end = ahead.offset();
        skip_separators(&mut ahead);
        if lex_weekday(&mut ahead, stamp) {
            *end = ahead.offset();
        }
    }
}

/// 「(金)」, 「（月・祝）」, 「金曜日」, `Fri,` — and for a bare `Tue, ` at the very start.
fn lex_weekday(cursor: &mut Cursor<'_>, stamp: &mut RawStamp) -> bool {
    let mut ahead = *cursor;
    let bracket = ahead.eat_if(|it| matches!(it, '(' | '[' | '〔' | '<')).is_some();
    let Some(weekday) = day::weekday(&mut ahead, bracket) else { return false };
    if bracket {
        let mut room = 4;
        while room > 0 && ahead.peek().is_some_and(|it| !matches!(it, ')' | ']' | '〕' | '>')) {
            ahead.bump();
            room -= 1;
        }
        if ahead.eat_if(|it| matches!(it, ')' | ']' | '〕' | '>')).is_none() {
            return false;
        }
    }
    stamp.weekday = Some(weekday);
    stamp.style |= WEEKDAY;
    *cursor = ahead;
    skip_leading_comma(cursor);
    true
}

fn skip_leading_comma(cursor: &mut Cursor<'_>) {
    let mut ahead = *cursor;
    if ahead.eat(',') && ahead.skip_spaces() > 0 {
        *cursor = ahead;
    }
}

/// 「10:02」, 「午後3:10」, 「10時02分」, `9:12 PM`, 「14:02:33」.
fn lex_clock(cursor: &mut Cursor<'_>, stamp: &mut RawStamp) -> bool {
    let mut ahead = *cursor;
    let mut half = half_day(&mut ahead);
    if half.is_some() {
        ahead.skip_spaces();
    }
    let Some((hour, _)) = ahead.number(2) else { return false };
    let (mut minute, mut second, mut style) = (0, 0, CLOCK);
    if ahead.eat('時') {
        style |= KANJI_CLOCK;
        if ahead.eat('半') {
            minute = 30;
        } else if let Some((value, _)) = ahead.number(2) {
            if !ahead.eat('分') {
                return false;
            }
            minute = value;
            let mut further = ahead;
            if let Some((value, _)) = further.number(2)
                && further.eat('秒')
            {
                second = value;
                ahead = further;
            }
        }
    } else {
        if !ahead.eat(':') {
            return false;
        }
        let Some((value, 2)) = ahead.number(2) else { return false };
        minute = value;
        let mut further = ahead;
        if further.eat(':')
            && let Some((value, 2)) = further.number(2)
        {
            second = value;
            style |= SECONDS;
            ahead = further;
            if further.eat('.') && further.number(9).is_some() {
                ahead = further;
            }
        }
    }
    let mut further = ahead;
    further.skip_spaces();
    if half.is_none() && further.peek().is_some_and(|it| it.is_ascii_alphabetic()) {
        half = half_day(&mut further);
        if half.is_some() {
            ahead = further;
        }
    }
    if hour > 29 || minute > 59 || second > 60 || ahead.peek().is_some_and(|it| it.is_ascii_digit()) {
        return false;
    }
    stamp.style |= style | if half.is_some() { HALF_DAY } else { 0 };
    stamp.clock = Some(Clock { hour: on_the_day(hour, half), minute, second });
    *cursor = ahead;
    true
}

/// Whether 「午後」 or `pm` comes next.
fn half_day(cursor: &mut Cursor<'_>) -> Option<bool> {
    if !cursor.peek().is_some_and(|it| matches!(it, '午' | '上' | '下' | 'a' | 'A' | 'p' | 'P')) {
        return None;
    }
    for (word, afternoon) in [
        ("午前", false),
        ("午後", true),
        ("上午", false),
        ("下午", true),
        ("a.m.", false),
        ("p.m.", true),
        ("am", false),
        ("pm", true),
    ] {
        let mut ahead = *cursor;
        if ahead.eat_word(word) && !(word.is_ascii() && ahead.peek().is_some_and(|it| it.is_ascii_alphabetic())) {
            *cursor = ahead;
            return Some(afternoon);
        }
    }
    None
}

fn on_the_day(hour: u32, afternoon: Option<bool>) -> u32 {
    match afternoon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    }
}

/// `+0900`, `+09:00`, `Z`, `JST`, `(JST)`, `GMT+9`.
fn lex_offset(start: Cursor<'_>) -> Option<(i32, Cursor<'_>)> {
    let mut cursor = start;
    cursor.skip_spaces();
    let bracket = cursor.eat('(');
    let named = [("JST", 9 * 3600), ("UTC", 0), ("GMT", 0), ("Z", 0)]
        .into_iter()
        .find_map(|(word, offset)| cursor.eat_word(word).then_some(offset));
    if cursor.peek().is_some_and(char::is_alphabetic) {
        return None;
    }
    let signed = lex_signed(&mut cursor);
    let mut offset = signed.or(named)?;
    if bracket && !cursor.eat(')') {
        return None;
    }
    let mut comment = cursor;
    comment.skip_spaces();
    if comment.eat('(') && (comment.eat_word("JST)") || comment.eat_word("日本標準時)")) {
        offset = 9 * 3600;
        cursor = comment;
    }
    Some((offset, cursor))
}

fn lex_signed(cursor: &mut Cursor<'_>) -> Option<i32> {
    let mut ahead = *cursor;
    let sign = ahead.eat_if(|it| matches!(it, '+' | '-'))?;
    let (hours, digits) = ahead.number(2)?;
    let minutes = if ahead.eat(':') || digits == 2 { ahead.number(2).map_or(0, |(value, _)| value) } else { 0 };
    if hours > 14 || minutes > 59 {
        return None;
    }
    *cursor = ahead;
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    Some(if sign == '-' { -seconds } else { seconds })
}

#[cfg(test)]
#[path = "stamp_tests.rs"]
mod tests;
