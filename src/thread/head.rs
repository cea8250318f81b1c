//! What a single line of a paste looks like: a header with a time and a name, a time alone, a mark of the service, text.

use super::cursor::{is_space, narrow};
use super::mark::{self, Mark};
use super::speaker::{self, closing, enclosed, split_name, strip_delimiter};
use super::stamp::{self, RawStamp};

/// A line and what it looks like by itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    /// The line without the spaces at its end.
    pub(crate) text: &'a str,
    pub(crate) look: Look<'a>,
}

/// What a line looks like, before the paste as a whole is judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Look<'a> {
    Blank,
    /// 「――――」, `-----`.
    Rule,
    /// 「既読」, 「2件の返信」, `:pray: 1`.
    Mark(Mark),
    /// A time or a day and nothing else; whether 「既読」 stood beside it.
    Stamp(RawStamp, bool),
    Head(Head<'a>),
    Text,
}

/// A time and a name on one line, perhaps with the beginning of the body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Head<'a> {
    pub(crate) stamp: RawStamp,
    pub(crate) name: &'a str,
    pub(crate) body: Option<&'a str>,
    /// Name and body undivided, for names that contain a colon: 「担当:江口」.
    pub(crate) whole: &'a str,
    /// How the line is composed; the heads of one paste agree in it.
    pub(crate) shape: u32,
}

impl Head<'_> {
    /// Whether the time stands before the name.
    pub(crate) fn is_stamp_first(self) -> bool {
        self.shape & (NAME_FIRST | ENCLOSED) == 0
    }

    /// The shape without how the day is written: 「今日」 and 「11/20」 mix in one paste.
    pub(crate) fn loose_shape(self) -> u32 {
        self.shape & !(INLINE | stamp::DAY_STYLE)
    }
}

/// The lines of a text, each with its look.
pub(crate) fn survey(text: &str) -> Vec<Line<'_>> {
    text.split('\n').map(|line| line.trim_end_matches(is_space)).map(|text| Line { text, look: look(text) }).collect()
}

/// Lines longer than this carry no header at their end.
const LONGEST_HEAD: usize = 240;

pub(crate) fn look(line: &str) -> Look<'_> {
    let line = line.trim_matches(is_space);
    if line.is_empty() {
        return Look::Blank;
    }
    if is_rule(line) {
        return Look::Rule;
    }
    if let Some(mark) = mark::of(line) {
        return Look::Mark(mark);
    }
    if line.starts_with(['>', '＞']) {
        return Look::Text;
    }
    if !has_stamp_start(line) {
        return day_word(line).unwrap_or(Look::Text);
    }
    let plain = line.trim_start_matches(|it| is_ornament(it) || is_space(it));
    let plain = if plain.len() < line.len() {
        plain.trim_end_matches(|it| is_stroke(it) || is_space(it) || it == '|')
    } else {
        plain
    };
    let plain = speaker::without_number(plain);
    let ornament = u32::from(plain.len() < line.len()) * ORNAMENT;
    headed(plain, ornament).unwrap_or(Look::Text)
}

/// 「今日」, 「昨日」, 「月曜日」, `Yesterday` alone: days that divide a chat.
fn day_word(line: &str) -> Option<Look<'_>> {
    let line = line.trim_matches(|it| is_stroke(it) || is_space(it));
    if line.is_empty() || line.len() > 14 {
        return None;
    }
    let (stamp, taken) = stamp::lex(line)?;
    (taken == line.len() && stamp.is_bare_day()).then_some(Look::Stamp(stamp, false))
}

fn headed(line: &str, shape: u32) -> Option<Look<'_>> {
    stamp_first(line, shape).or_else(|| name_first(line, shape)).or_else(|| within_bracket(line, shape))
}

/// 「【2026/11/20 10:02 田中】」, `[10:02 田中] 本文`.
fn within_bracket(line: &str, shape: u32) -> Option<Look<'_>> {
    let (inner, rest) = enclosed(line)?;
    let look = stamp_first(inner, shape | ENCLOSED).or_else(|| name_first(inner, shape | ENCLOSED))?;
    let rest = rest.trim_matches(is_space);
    match look {
        Look::Head(head) if head.body.is_none() && rest.is_empty() => Some(look),
        Look::Head(head) if head.body.is_none() => Some(Look::Head(Head {
            body: Some(strip_delimiter(rest).unwrap_or(rest)),
            shape: head.shape | INLINE,
            ..head
        })),
        _ => None,
    }
}

const ORNAMENT: u32 = 1 << 16;
const BRACKET: u32 = 1 << 17;
const NAME_FIRST: u32 = 1 << 18;
const ENCLOSED: u32 = 1 << 19;
/// Set where the body begins on the line itself; not part of what heads must agree in.
pub(crate) const INLINE: u32 = 1 << 20;

fn is_ornament(character: char) -> bool {
    "■□●○◆◇▼▽▲△★☆◎▶►#・•｜|".contains(character) || is_stroke(character)
}

fn is_stroke(character: char) -> bool {
    "-_=―─━—–＝＿－*~═+＊┈┄".contains(character)
}

/// Three or more strokes and nothing else.
pub(crate) fn is_rule(line: &str) -> bool {
    line.chars().all(is_stroke) && line.chars().count() >= 3
}

/// Every stamp has a digit in it, ASCII or full-width.
fn has_stamp_start(line: &str) -> bool {
    let bytes = line.as_bytes();
    bytes.iter().enumerate().any(|(at, &byte)| {
        byte.is_ascii_digit()
            || (byte == 0xef
                && bytes.get(at + 1) == Some(&0xbc)
                && bytes.get(at + 2).is_some_and(|it| (0x90..=0x99).contains(it)))
    })
}

fn stamp_first(line: &str, shape: u32) -> Option<Look<'_>> {
    let (inner, close) = match line.chars().next().and_then(closing) {
        Some(close) => (line.get(line.chars().next()?.len_utf8()..)?, Some(close)),
        None => (line, None),
    };
    let (stamp, taken) = stamp::lex(inner.trim_start_matches(is_space))?;
    let taken = taken + inner.len() - inner.trim_start_matches(is_space).len();
    let mut tail = inner.get(taken..)?;
    let mut shape = shape | u32::from(stamp.style);
    if let Some(close) = close {
        tail = tail.trim_start_matches(is_space).strip_prefix(close)?;
        shape |= BRACKET;
    } else if !ends_stamp(tail) {
        return None;
    }
    let (tail, read) = mark::strip_tail(tail);
    let tail = trim_joints(tail);
    if tail.is_empty() {
        return Some(Look::Stamp(stamp, read));
    }
    let tail = speaker::cleaned(tail);
    let (name, body) = split_name(tail);
    let inline = if body.is_some() { INLINE } else { 0 };
    Some(Look::Head(Head { stamp, name, body, whole: tail, shape: shape | inline }))
}

/// Whether a stamp can end before this: 「10:00〜」, 「11/20の件」, `10:00-11:00` go on.
fn ends_stamp(tail: &str) -> bool {
    let mut characters = tail.chars();
    match characters.next().map(narrow) {
        None => true,
        Some('-') => !characters.next().is_some_and(|it| narrow(it).is_ascii_digit()),
        Some(next) => {
            is_space(next)
                || matches!(next, '/' | '|' | ',' | ':' | '[' | '(' | '【' | '—' | '–' | '・' | '>' | '「' | '<')
        }
    }
}

/// Takes off the strokes and points that join a time and a name.
fn trim_joints(text: &str) -> &str {
    text.trim_start_matches(is_joint).trim_end_matches(is_space)
}

fn is_joint(character: char) -> bool {
    is_space(character) || matches!(narrow(character), '/' | '|' | ',' | '、' | ':' | '-' | '—' | '–' | '・')
}

/// 「田中 2026/11/20 10:02」, 「田中(11/20 10:02): 本文」, 「田中 — 今日 10:23」.
fn name_first(line: &str, shape: u32) -> Option<Look<'_>> {
    let mut previous = None;
    for (at, character) in line.char_indices().take_while(|&(at, _)| at < speaker::LONGEST) {
        let joint = previous.is_some_and(|it| {
            is_space(it)
                || matches!(it, '＞' | '>' | '》' | '—' | '–' | '/' | '|' | '、' | '・' | '】' | ']' | '）' | ')')
        });
        previous = Some(character);
        if at == 0 {
            continue;
        }
        let found = match closing(character) {
            Some(close) => named_bracket(line, at, character, close, shape),
            None if joint && line.len() <= LONGEST_HEAD * 4 => named_plain(line, at, shape),
            None => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

fn named_bracket(line: &str, at: usize, open: char, close: char, shape: u32) -> Option<Look<'_>> {
    let inner = line.get(at + open.len_utf8()..)?.trim_start_matches(is_space);
    let (stamp, taken) = stamp::lex(inner)?;
    let rest = inner.get(taken..)?.trim_start_matches(is_space).strip_prefix(close)?;
    named(line.get(..at)?, stamp, rest, shape | BRACKET)
}

fn named_plain(line: &str, at: usize, shape: u32) -> Option<Look<'_>> {
    let rest = line.get(at..)?;
    let (stamp, taken) = stamp::lex(rest)?;
    if stamp.clock.is_none() && !matches!(stamp.day, Some(super::day::Day::Full(_) | super::day::Day::Ago { .. })) {
        return None;
    }
    named(line.get(..at)?, stamp, rest.get(taken..)?, shape)
}

fn named<'a>(name: &'a str, stamp: RawStamp, rest: &'a str, shape: u32) -> Option<Look<'a>> {
    let name = trim_joints(name).trim_end_matches(is_joint).trim_matches('*');
    let name = speaker::cleaned(name);
    let name = enclosed(name).filter(|(_, rest)| rest.trim().is_empty()).map_or(name, |(inner, _)| inner);
    let name = name.trim_end_matches(['＞', '>']);
    if name.is_empty() || name.contains("://") {
        return None;
    }
    let shape = shape | NAME_FIRST | u32::from(stamp.style);
    let tabbed = rest.trim_start_matches(' ').strip_prefix(['\t', '|', '｜']);
    let rest = mark::strip_tail(rest).0.trim_matches(is_space);
    if rest.is_empty() || matches!(rest, ":" | "：" | ")" | "）" | "]") {
        return Some(Look::Head(Head { stamp, name, body: None, whole: name, shape }));
    }
    let body = match tabbed.or_else(|| strip_delimiter(rest)) {
        Some(body) => body.trim_matches(is_space),
        None if shape & BRACKET != 0 && stamp.clock.is_some() => rest,
        None => return None,
    };
    Some(Look::Head(Head { stamp, name, body: Some(body), whole: name, shape: shape | INLINE }))
}

#[cfg(test)]
#[path = "head_tests.rs"]
mod tests;
