//! What stands between two headers: a body, then perhaps notices, a dividing day, rules.

use super::super::day::Day;
use super::super::entry::{Entry, Kind, body_of};
use super::super::head::{Line, Look};
use super::super::notice;
use super::super::stamp::RawStamp;

/// A stretch of lines taken apart.
#[derive(Debug, Default)]
pub(crate) struct Segment<'a> {
    pub(crate) body: String,
    pub(crate) read: bool,
    pub(crate) notices: Vec<Entry<'a>>,
    /// The day that a dividing line at the end gives to what follows.
    pub(crate) day: Option<RawStamp>,
    /// Lines of words that belong to nobody.
    pub(crate) skipped: usize,
}

/// Takes a stretch apart; `dividers` says whether lines of a bare day divide.
pub(crate) fn split<'a>(lines: &[Line<'a>], dividers: bool) -> Segment<'a> {
    let mut end = lines.len();
    let mut segment = Segment::default();
    while let Some(at) = end.checked_sub(1) {
        let Some(line) = lines.get(at) else { break };
        match line.look {
            Look::Blank | Look::Rule => end = at,
            Look::Stamp(stamp, _) if dividers && stamp.is_bare_day() => {
                segment.day = segment.day.or(Some(stamp));
                for notice in &mut segment.notices {
                    notice.stamp.day = notice.stamp.day.or(stamp.day);
                }
                end = at;
            }
            Look::Stamp(stamp, _)
                if at > 0 && lines.get(at - 1).is_some_and(|it| is_notice(it, lines, at - 1, true)) =>
            {
                end = at - 1;
                segment.notices.insert(0, event(lines.get(end).map_or("", |it| it.text), stamp));
            }
            Look::Head(head) if notice::of(head.whole).is_some_and(|it| !it.loose) => {
                end = at;
                segment.notices.insert(0, event(head.whole, head.stamp));
            }
            _ if is_notice(line, lines, at, false) => {
                end = at;
                segment.notices.insert(0, event(line.text, RawStamp::default()));
            }
            _ => break,
        }
    }
    let start = lines.iter().take(end).position(|it| !matches!(it.look, Look::Blank | Look::Rule)).unwrap_or(end);
    let (body, read) = body_of(lines.get(start..end).unwrap_or_default());
    segment.body = body;
    segment.read = read || lines.get(end..).is_some_and(|rest| body_of(rest).1 && segment.notices.is_empty());
    segment
}

/// A notice that stands by itself: behind a blank line, a day or another notice; `timed` when a time of its own follows.
fn is_notice(line: &Line<'_>, lines: &[Line<'_>], at: usize, timed: bool) -> bool {
    if !matches!(line.look, Look::Text | Look::Head(_)) {
        return false;
    }
    let alone = at.checked_sub(1).and_then(|it| lines.get(it)).is_some_and(|before| {
        matches!(before.look, Look::Blank | Look::Rule | Look::Mark(_) | Look::Stamp(..))
            || notice::of(before.text).is_some()
    });
    alone && notice::of(line.text).is_some_and(|it| timed || !it.loose)
}

/// A notice as an entry.
pub(crate) fn event<'a>(text: &str, stamp: RawStamp) -> Entry<'a> {
    Entry { body: text.trim().to_owned(), stamp, kind: Kind::Notice, ..Entry::default() }
}

/// The name of a channel or of a room above the messages: 「#general」, 「【やり取り】」.
fn is_title(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(['#', '＃', '[', '【', '「', '<', '＜']) && text.chars().count() <= 40
}

/// The notices and the day before the first header, and whether other words stand there.
pub(crate) fn preamble<'a>(lines: &[Line<'a>], dividers: bool) -> Segment<'a> {
    let mut segment = Segment::default();
    for (at, line) in lines.iter().enumerate() {
        match line.look {
            Look::Stamp(stamp, _) if dividers && stamp.is_bare_day() => segment.day = Some(stamp),
            Look::Stamp(stamp, _) if at > 0 && lines.get(at - 1).is_some_and(|it| notice::of(it.text).is_some()) => {
                if let Some(last) = segment.notices.last_mut() {
                    last.stamp = stamp;
                }
            }
            Look::Head(head) if notice::of(head.whole).is_some() => segment.notices.push(event(head.whole, head.stamp)),
            Look::Text | Look::Head(_) if notice::of(line.text).is_some() => {
                let day: Option<Day> = segment.day.and_then(|it| it.day);
                segment.notices.push(event(line.text, RawStamp { day, ..RawStamp::default() }));
            }
            Look::Text | Look::Head(_) => segment.skipped += usize::from(!is_title(line.text)),
            _ => {}
        }
    }
    segment
}
