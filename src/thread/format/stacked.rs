//! Name line, time line, body: copies from Chatwork, Slack and message lists.

use std::collections::HashMap;

use super::super::entry::{Draft, Entry};
use super::super::head::{Line, Look};
use super::super::stamp::RawStamp;
use super::super::{name, notice};
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
    let mut draft = Draft { entries: preamble.notices, ..Draft::default() };
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
    let written = super::bare::undecorated(written);
    match (name::address_of(written), written.split_once('<')) {
        (Some(address), Some((before, _))) if !before.trim().is_empty() => (before.trim(), Some(address)),
        (Some(address), _) => (written, Some(address)),
        (None, _) => (written, None),
    }
}

/// How often lines stand directly above a time.
struct Census<'a> {
    above: HashMap<&'a str, usize>,
    /// Whether an affiliation stands between name and time.
    affiliated: bool,
}

impl<'a> Census<'a> {
    fn of(lines: &[Line<'a>], places: &[usize]) -> Self {
        let mut above: HashMap<&'a str, usize> = HashMap::new();
        let (mut two, mut all) = (0, 0);
        for &time in places {
            let Some(line) = time.checked_sub(1).and_then(|it| lines.get(it)) else { continue };
            if line.look != Look::Text {
                continue;
            }
            *above.entry(line.text).or_default() += 1;
            all += 1;
            let second = time
                .checked_sub(2)
                .and_then(|it| lines.get(it))
                .is_some_and(|it| it.look == Look::Text && name::is_plausible(it.text));
            let third = time.checked_sub(3).is_none_or(|it| lines.get(it).is_none_or(|it| it.look != Look::Text));
            two += usize::from(second && third);
        }
        Self { above, affiliated: all > 0 && two * 4 > all * 3 }
    }

    fn start(&self, lines: &[Line<'a>], floor: usize, time: usize, stamp: RawStamp, later: bool) -> Option<Start<'a>> {
        let above = time.checked_sub(1).filter(|&it| it >= floor).and_then(|it| lines.get(it).map(|line| (it, line)));
        if let Some((at, line)) = above
            && line.look == Look::Text
            && notice::of(line.text).is_none()
            && self.is_name(lines, floor, at, line.text, later)
        {
            let top = if self.affiliated { at.saturating_sub(1).max(floor) } else { at };
            let name = lines.get(top).map(|it| it.text.trim());
            return Some(Start { top, time, name, stamp });
        }
        let goes_on = later
            && stamp.day.is_none()
            && lines.get(time + 1).is_some_and(|it| !matches!(it.look, Look::Blank | Look::Stamp(..)));
        goes_on.then_some(Start { top: time, time, name: None, stamp })
    }

    /// A line above a time is a name when it recurs there, or looks like one and stands apart from the words before.
    fn is_name(&self, lines: &[Line<'a>], floor: usize, at: usize, text: &str, later: bool) -> bool {
        if !name::is_plausible(super::bare::undecorated(text)) {
            return false;
        }
        let apart = at <= floor && !later
            || at
                .checked_sub(1)
                .and_then(|it| lines.get(it))
                .is_none_or(|it| !matches!(it.look, Look::Text | Look::Head(_)));
        self.above.get(text).is_some_and(|count| *count > 1) || apart || self.affiliated
    }
}
