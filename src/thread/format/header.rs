//! Date-time and name on one line, the body below or behind: 「2026/11/20 10:02 田中」, 「田中(11/20 10:02): 本文」.

use super::super::Format;
use super::super::detect::Heads;
use super::super::entry::{Draft, Entry, Kind};
use super::super::head::{Head, Line, Look};
use super::super::speaker::spoken;
use super::super::stamp::RawStamp;
use super::{chatwork, line_desktop, segment, slack};

/// The layout's name, by what else the paste shows.
pub(crate) fn label(lines: &[Line<'_>], heads: &Heads<'_>) -> Format {
    if chatwork::shows_in(lines) {
        Format::Chatwork
    } else if !heads.whole_line {
        Format::Inline
    } else if slack::shows_in(lines) {
        Format::Slack
    } else {
        Format::Header
    }
}

/// Messages whose headers are single lines.
pub(crate) fn read<'a>(lines: &[Line<'a>], heads: &Heads<'a>, me: &[&str]) -> Draft<'a> {
    if heads.spaced
        && let Some(draft) = line_desktop::read(lines, me, true)
    {
        return draft;
    }
    let timed_only = !lines.iter().any(|it| heads.accept(it).is_some_and(|head| head.stamp.day.is_some()));
    let starts: Vec<(usize, Start<'a>)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| start(lines, at, line, heads, timed_only).map(|it| (at, it)))
        .collect();
    let one_liners = starts.windows(2).filter(|pair| is_bodyless(lines, pair)).count();
    if timed_only
        && heads.whole_line
        && one_liners * 2 >= starts.len()
        && let Some(draft) = line_desktop::read(lines, me, true)
    {
        return draft;
    }
    assemble(lines, &starts, timed_only, heads.whole_line)
}

fn is_bodyless(lines: &[Line<'_>], pair: &[(usize, Start<'_>)]) -> bool {
    matches!(pair, [(from, Start::Head(_)), (to, _)]
        if lines.get(from + 1..*to).is_none_or(|between| between.iter().all(|it| matches!(it.look, Look::Blank | Look::Stamp(..)))))
}

/// What begins a message.
#[derive(Clone, Copy)]
enum Start<'a> {
    Head(Head<'a>),
    /// A time alone: the same writer goes on.
    Again(RawStamp),
}

fn start<'a>(lines: &[Line<'a>], at: usize, line: &Line<'a>, heads: &Heads<'a>, timed_only: bool) -> Option<Start<'a>> {
    if let Some(head) = heads.accept(line) {
        return Some(Start::Head(head));
    }
    match line.look {
        Look::Stamp(stamp, _) if timed_only && stamp.day.is_none() && followed_by_words(lines, at) => {
            Some(Start::Again(stamp))
        }
        _ => None,
    }
}

fn followed_by_words(lines: &[Line<'_>], at: usize) -> bool {
    lines.get(at + 1).is_some_and(|it| matches!(it.look, Look::Text | Look::Mark(_)))
}

fn assemble<'a>(lines: &[Line<'a>], starts: &[(usize, Start<'a>)], dividers: bool, whole_line: bool) -> Draft<'a> {
    let first = starts.first().map_or(lines.len(), |(at, _)| *at);
    let preamble = segment::preamble(lines.get(..first).unwrap_or_default(), dividers);
    let mut day = preamble.day;
    let mut draft = Draft { entries: preamble.notices, skipped: preamble.skipped, ..Draft::default() };
    let mut writer = "";
    for (index, (at, start)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(lines.len(), |(next, _)| *next);
        let segment = segment::split(lines.get(at + 1..end).unwrap_or_default(), dividers);
        let (stamp, inline) = match *start {
            Start::Head(head) => {
                writer = if whole_line { head.whole } else { head.name };
                (head.stamp, head.body.filter(|_| !whole_line))
            }
            Start::Again(stamp) => (stamp, None),
        };
        let body = match inline {
            Some(first) if segment.body.is_empty() => first.to_owned(),
            Some(first) => {
                let gap = if lines.get(at + 1).is_some_and(|it| it.look == Look::Blank) { "\n\n" } else { "\n" };
                format!("{first}{gap}{}", segment.body)
            }
            None => segment.body,
        };
        draft.entries.push(Entry {
            name: writer,
            stamp: on_day(stamp, day),
            body,
            read: segment.read,
            ..Entry::default()
        });
        draft.entries.extend(segment.notices);
        day = segment.day.or(day);
    }
    if !whole_line {
        unquote(&mut draft.entries);
    }
    draft
}

/// Opens the bodies where every one stands in 「…」.
fn unquote(entries: &mut [Entry<'_>]) {
    let quoted = |it: &&mut Entry<'_>| it.kind == Kind::Message && !it.body.is_empty();
    if entries.iter_mut().filter(quoted).all(|it| spoken(&it.body).len() < it.body.len()) {
        entries.iter_mut().filter(quoted).for_each(|it| it.body = spoken(&it.body).to_owned());
    }
}

/// A time under a dividing day belongs to that day.
pub(crate) fn on_day(stamp: RawStamp, day: Option<RawStamp>) -> RawStamp {
    match day {
        Some(day) if stamp.day.is_none() => RawStamp { day: day.day, weekday: day.weekday, ..stamp },
        _ => stamp,
    }
}
