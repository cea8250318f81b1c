//! Name line, time line, body: copies from Chatwork, Slack and message lists.

use std::collections::HashMap;

use super::super::cursor::is_space;
use super::super::entry::{Draft, Entry};
use super::super::head::{Line, Look};
use super::super::stamp::RawStamp;
use super::super::{name, notice, speaker};
use super::header::on_day;
use super::segment;

/// Where a message begins: the line of the name (or of the time where the writer goes on) and the line of the time.
struct Start<'a> {
    top: usize,
    time: usize,
    name: Option<&'a str>,
    stamp: RawStamp,
}

/// Messages with name and time on two lines; with `days` only days are given.
pub(crate) fn read<'a>(lines: &[Line<'a>], places: &[usize], days: bool) -> Option<Draft<'a>> {
    let census = Census::of(lines, places);
    let mut starts: Vec<Start<'a>> = Vec::new();
    let mut floor = 0;
    for &time in places {
        let Some(Look::Stamp(stamp, _)) = lines.get(time).map(|it| it.look) else { continue };
        if let Some(start) = census.start(lines, floor, time, stamp, !starts.is_empty()) {
            floor = time + 1;
            starts.push(start);
        }
    }
    if !starts.iter().any(|it| it.name.is_some()) {
        return None;
    }
    let dividers = !days && starts.iter().all(|it| it.stamp.day.is_none());
    let first = starts.first().map_or(0, |it| it.top);
    let preamble = segment::preamble(lines.get(..first).unwrap_or_default(), dividers);
    let mut day = preamble.day;
    let mut draft = Draft { entries: preamble.notices, skipped: preamble.skipped, ..Draft::default() };
    let mut writer = "";
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(lines.len(), |next| next.top);
        let segment = segment::split(lines.get(start.time + 1..end).unwrap_or_default(), dividers);
        writer = start.name.unwrap_or(writer);
        let read = segment.read || matches!(lines.get(start.time).map(|it| it.look), Some(Look::Stamp(_, true)));
        let stamp = on_day(start.stamp, day);
        let (name, address) = person(writer);
        draft.entries.push(Entry { name, address, stamp, body: segment.body, read, ..Entry::default() });
        draft.entries.extend(segment.notices);
        day = segment.day.or(day);
    }
    Some(draft)
}

/// 「田中 <tanaka@example.com>」 taken apart, and 「【田中】」 opened.
pub(crate) fn person(written: &str) -> (&str, Option<&str>) {
    let written = speaker::cleaned(super::bare::undecorated(written));
    match (name::address_of(written), written.split_once('<')) {
        (Some(address), Some((before, _))) if !before.trim().is_empty() => (before.trim(), Some(address)),
        (Some(address), _) => (written, Some(address)),
        (None, Some((before, rest))) if rest.ends_with('>') && !before.trim().is_empty() => (before.trim(), None),
        (None, _) => (written, None),
    }
}

/// How often lines stand directly above a time, or one line higher.
struct Census<'a> {
    above: HashMap<&'a str, usize>,
    higher: HashMap<&'a str, usize>,
    /// Whether the name lines are set off by spaces in front of the time: `  10:02`.
    indented: bool,
    /// Whether two lines stand above the first time of the paste.
    affiliated: bool,
}

impl<'a> Census<'a> {
    fn of(lines: &[Line<'a>], places: &[usize]) -> Self {
        let first = places.first().copied().unwrap_or_default();
        let opening =
            lines.get(..first).unwrap_or_default().iter().rev().take_while(|it| it.look == Look::Text).count();
        let mut census =
            Self { above: HashMap::new(), higher: HashMap::new(), indented: false, affiliated: opening == 2 };
        for &time in places {
            census.indented |= is_indented(lines, time);
            let Some(at) = line_above(lines, 0, time) else { continue };
            *census.above.entry(lines.get(at).map_or("", |it| it.text)).or_default() += 1;
            if let Some(higher) = at.checked_sub(1).and_then(|it| lines.get(it)).filter(|it| it.look == Look::Text) {
                *census.higher.entry(higher.text).or_default() += 1;
            }
        }
        census
    }

    fn start(&self, lines: &[Line<'a>], floor: usize, time: usize, stamp: RawStamp, later: bool) -> Option<Start<'a>> {
        if let Some(at) = line_above(lines, floor, time)
            && lines.get(at).is_some_and(|it| notice::of(it.text).is_none())
            && self.is_name(lines, floor, at, time, stamp)
        {
            let top = if self.is_affiliation(lines, floor, at) { at - 1 } else { at };
            let name = lines.get(top).map(|it| it.text.trim());
            return Some(Start { top, time, name, stamp });
        }
        let words_follow = lines.get(time + 1).is_some_and(|it| !matches!(it.look, Look::Blank | Look::Stamp(..)));
        let goes_on = later && stamp.day.is_none() && words_follow;
        goes_on.then_some(Start { top: time, time, name: None, stamp })
    }

    /// A line above a time is a name when it recurs there or looks like one. Under a time of day alone words may end
    /// where the same writer goes on: then it has to stand apart, or the time has to be set off as below names.
    fn is_name(&self, lines: &[Line<'a>], floor: usize, at: usize, time: usize, stamp: RawStamp) -> bool {
        let Some(line) = lines.get(at).filter(|it| name::is_plausible(super::bare::undecorated(it.text))) else {
            return false;
        };
        let before = at.checked_sub(1).filter(|&it| it >= floor).and_then(|it| lines.get(it));
        let apart = before.is_none_or(|it| !matches!(it.look, Look::Text | Look::Head(_)));
        if self.indented && stamp.day.is_none() {
            return is_indented(lines, time);
        }
        stamp.day.is_some() || apart || self.above.get(line.text).is_some_and(|count| *count > 1)
    }

    /// Whether the line is what somebody belongs to and their name stands above it.
    fn is_affiliation(&self, lines: &[Line<'a>], floor: usize, at: usize) -> bool {
        let Some(up) = at.checked_sub(1).filter(|&it| it > floor || floor == 0 && it == 0) else { return false };
        let Some(higher) = lines.get(up).filter(|it| it.look == Look::Text && name::is_plausible(it.text)) else {
            return false;
        };
        let before = up.checked_sub(1).filter(|&it| it >= floor).and_then(|it| lines.get(it));
        let apart = before.is_none_or(|it| it.look != Look::Text);
        let often = |map: &HashMap<&str, usize>, text: &str| map.get(text).is_some_and(|count| *count > 1);
        let below = lines.get(at).map_or("", |it| it.text);
        if floor == 0 {
            return apart;
        }
        often(&self.higher, higher.text) && (apart || often(&self.above, below))
            || self.affiliated && (apart || often(&self.above, below) || is_organisation(below))
    }
}

/// Whether a line says where somebody works.
fn is_organisation(text: &str) -> bool {
    ["株式会社", "有限会社", "合同会社", "（株）", "(株)", "フリーランス", "個人事業主", "事務所", "法人"]
        .iter()
        .any(|it| text.contains(it))
}

/// The line of words above a time; marks may stand between, and above a day one blank line.
fn line_above(lines: &[Line<'_>], floor: usize, time: usize) -> Option<usize> {
    let dated = matches!(lines.get(time).map(|it| it.look), Some(Look::Stamp(stamp, _)) if stamp.day.is_some());
    let mut blanks = 0;
    for at in (floor..time).rev() {
        match lines.get(at)?.look {
            Look::Text => return Some(at),
            Look::Mark(_) => {}
            Look::Blank if dated && blanks == 0 => blanks += 1,
            _ => return None,
        }
    }
    None
}

fn is_indented(lines: &[Line<'_>], time: usize) -> bool {
    lines.get(time).is_some_and(|it| it.text.starts_with(is_space))
}

/// Messages whose time stands first, the name below it.
pub(crate) fn read_leading<'a>(lines: &[Line<'a>], places: &[usize]) -> Option<Draft<'a>> {
    let mut draft = Draft::default();
    for (index, &time) in places.iter().enumerate() {
        let Some(Look::Stamp(stamp, read)) = lines.get(time).map(|it| it.look) else { continue };
        let end = places.get(index + 1).copied().unwrap_or(lines.len());
        let stretch = lines.get(time + 1..end).unwrap_or_default();
        let at = stretch.iter().position(|it| it.look == Look::Text)?;
        let first = stretch.get(at)?;
        if notice::of(first.text).is_some() {
            draft.entries.push(segment::event(first.text, stamp));
            continue;
        }
        let segment = segment::split(stretch.get(at + 1..).unwrap_or_default(), false);
        let (name, address) = person(first.text);
        draft.entries.push(Entry {
            name,
            address,
            stamp,
            body: segment.body,
            read: segment.read || read,
            ..Entry::default()
        });
        draft.entries.extend(segment.notices);
    }
    Some(draft)
}
