//! Name line, body, time line, perhaps 「既読」: as copied from a talk room of ココナラ.

use std::collections::HashMap;

use super::super::entry::{Draft, Entry, body_of};
use super::super::head::{Line, Look};
use super::super::mark::Mark;
use super::super::stamp::RawStamp;
use super::super::{name, notice};
use super::segment::event;
use super::stacked::person;

/// Messages whose time stands below the body; `places` are the lines of time, `me` the user's names.
pub(crate) fn read<'a>(lines: &[Line<'a>], places: &[usize], me: &[&str]) -> Option<Draft<'a>> {
    let census = census(lines, places);
    let mut reader = Reader { draft: Draft::default(), writer: "", census };
    let mut from = 0;
    for &time in places {
        let Some(Look::Stamp(stamp, read)) = lines.get(time).map(|it| it.look) else { continue };
        let read = read | mark_behind(lines, time);
        reader.chunk(lines.get(from..time).unwrap_or_default(), stamp, read);
        from = time + 1;
    }
    reader.tail(lines.get(from..).unwrap_or_default(), me);
    (!reader.draft.entries.is_empty()).then_some(reader.draft)
}

/// How often a line stands first after a time.
fn census<'a>(lines: &[Line<'a>], places: &[usize]) -> HashMap<&'a str, usize> {
    let mut names: HashMap<&'a str, usize> = HashMap::new();
    let mut from = 0;
    for &time in places {
        let chunk = lines.get(from..time).unwrap_or_default();
        if let Some(line) = chunk.iter().find(|it| is_words(it) && notice::of(it.text).is_none()) {
            *names.entry(line.text).or_default() += 1;
        }
        from = time + 1;
    }
    names
}

fn is_words(line: &Line<'_>) -> bool {
    matches!(line.look, Look::Text | Look::Head(_))
}

/// Whether 「既読」 stands on the lines right behind the time.
fn mark_behind(lines: &[Line<'_>], time: usize) -> bool {
    lines
        .get(time + 1..)
        .and_then(|rest| rest.iter().find(|it| it.look != Look::Blank))
        .is_some_and(|it| matches!(it.look, Look::Mark(Mark::Read | Mark::Unread)))
}

struct Reader<'a> {
    draft: Draft<'a>,
    writer: &'a str,
    census: HashMap<&'a str, usize>,
}

impl<'a> Reader<'a> {
    /// What stands between two times: notices without a time, then a name and a body, or a notice, or more of the same writer.
    fn chunk(&mut self, lines: &[Line<'a>], stamp: RawStamp, read: bool) {
        let start = self.notices(lines);
        let rest = lines.get(start..).unwrap_or_default();
        let words = rest.iter().filter(|it| is_words(it)).count();
        let Some(at) = rest.iter().position(is_words) else {
            if let Some(last) = self.draft.entries.last_mut().filter(|_| start > 0) {
                last.stamp = stamp;
            }
            return;
        };
        let first = rest.get(at).map_or("", |it| it.text);
        if words == 1 && self.census.get(first).is_none_or(|count| *count < 2) && is_told(first) {
            self.draft.entries.push(event(first, stamp));
            return;
        }
        let known = self.census.get(first).is_some_and(|count| *count > 1);
        let named = words > 1 && (known || name::is_plausible(super::bare::undecorated(first)));
        let body = if named || (words == 1 && known) { at + 1 } else { at };
        if body > at {
            self.writer = first.trim();
        }
        let (text, inner) = body_of(rest.get(body..).unwrap_or_default());
        let (name, address) = person(self.writer);
        self.draft.entries.push(Entry {
            name,
            address,
            stamp,
            body: text,
            read: read || inner && body_is_marked(rest),
            ..Entry::default()
        });
    }

    /// Takes the notices that stand before the first name; how many lines they take.
    fn notices(&mut self, lines: &[Line<'a>]) -> usize {
        let mut taken = 0;
        for (at, line) in lines.iter().enumerate() {
            match line.look {
                Look::Blank | Look::Mark(_) | Look::Rule => {}
                Look::Text | Look::Head(_) if is_notice_here(lines, at, &self.census) => {
                    self.draft.entries.push(event(line.text, RawStamp::default()));
                    taken = at + 1;
                }
                _ => break,
            }
        }
        taken
    }

    /// What stands behind the last time: the page's own furniture, or a message whose time was not copied.
    fn tail(&mut self, lines: &[Line<'a>], me: &[&str]) {
        let start = self.notices(lines);
        let rest = lines.get(start..).unwrap_or_default();
        let Some(at) = rest.iter().position(is_words) else { return };
        let first = rest.get(at).map_or("", |it| it.text);
        let words = rest.iter().filter(|it| is_words(it)).count();
        let (body, read) = body_of(rest.get(at + 1..).unwrap_or_default());
        let is_writer = self.census.contains_key(first)
            || me.iter().any(|name| name::names_match(name, first))
            || name::is_plausible(super::bare::undecorated(first)) && self.addresses(&body);
        if words > 1 && is_writer {
            let (name, address) = person(first.trim());
            self.draft.entries.push(Entry { name, address, body, read, ..Entry::default() });
        } else if rest.iter().any(|it| is_words(it) && it.text.contains('。')) {
            self.draft.cut = words;
        }
    }

    /// Whether the words name a writer of the thread, as an address does: 「田中様」.
    fn addresses(&self, body: &str) -> bool {
        let named = |name: &str| name.chars().count() > 1 && body.contains(name);
        self.draft.entries.iter().any(|it| named(it.name))
    }
}

/// A mark in front of the words belongs to the message before.
fn body_is_marked(lines: &[Line<'_>]) -> bool {
    let first = lines.iter().position(is_words).unwrap_or_default();
    lines.iter().skip(first).any(|it| matches!(it.look, Look::Mark(Mark::Read | Mark::Unread)))
}

/// A line alone before a time that reports what happened.
fn is_told(text: &str) -> bool {
    notice::of(text).is_some() || ["ました", "されました", "ています", "です", "）"].iter().any(|it| text.ends_with(it))
}

/// A known notice, or a paragraph of one line that reports something, before a name that is known.
fn is_notice_here(lines: &[Line<'_>], at: usize, census: &HashMap<&str, usize>) -> bool {
    let Some(line) = lines.get(at) else { return false };
    if notice::of(line.text).is_some() {
        return true;
    }
    let alone = lines.get(at + 1).is_none_or(|it| it.look == Look::Blank);
    let next = lines.get(at + 1..).and_then(|rest| rest.iter().find(|it| is_words(it)));
    alone && next.is_some_and(|it| census.get(it.text).is_some_and(|count| *count > 1)) && is_told(line.text)
}
