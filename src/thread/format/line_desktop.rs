//! Time, name and body on one line with spaces between, under dividing days: LINE on a computer.

use std::collections::HashMap;

use super::super::cursor::is_space;
use super::super::entry::{Body, Draft, Entry};
use super::super::head::{Line, Look};
use super::super::notice;
use super::super::speaker::closing;
use super::super::stamp::{self, RawStamp};
use super::header::on_day;
use super::line::is_day;
use super::segment::event;

/// The messages; `known` are names that the title gives. A copy of a `screen` shows marks that nobody wrote; an export shows none.
pub(crate) fn read<'a>(lines: &[Line<'a>], known: &[&str], screen: bool) -> Option<Draft<'a>> {
    let names = Names::of(lines, known);
    let mut draft = Draft::default();
    let mut day: Option<RawStamp> = None;
    let mut body = Body::default();
    let mut open: Option<Entry<'a>> = None;
    let close = |open: &mut Option<Entry<'a>>, body: &mut Body, draft: &mut Draft<'a>| {
        if let Some(entry) = open.take() {
            draft.entries.push(Entry { body: body.take(), ..entry });
        }
    };
    for line in lines {
        if let Some((stamp, rest)) = timed(line.text) {
            close(&mut open, &mut body, &mut draft);
            let stamp = on_day(stamp, day);
            if notice::of(rest).is_some() {
                draft.entries.push(event(rest, stamp));
                continue;
            }
            let (name, words) = names.split(rest);
            body.push(words);
            open = Some(Entry { name, stamp, ..Entry::default() });
        } else if let Some(next) = is_day(line) {
            close(&mut open, &mut body, &mut draft);
            day = Some(next);
        } else if screen && open.is_some() && body.is_apart() && notice::of(line.text).is_some_and(|it| !it.loose) {
            close(&mut open, &mut body, &mut draft);
            draft.entries.push(event(line.text, RawStamp::default()));
        } else if open.is_some() && !(screen && matches!(line.look, Look::Mark(_))) {
            body.push(line.text);
        }
    }
    close(&mut open, &mut body, &mut draft);
    (!draft.entries.is_empty()).then_some(draft)
}

/// A time at the start of a line, and what stands behind the space.
pub(crate) fn timed(line: &str) -> Option<(RawStamp, &str)> {
    let first = line.chars().next()?;
    let plain = line.strip_prefix(['[', '［', '(', '（']).unwrap_or(line);
    let (stamp, taken) = stamp::lex(plain).filter(|(stamp, _)| stamp.clock.is_some())?;
    let rest = plain.get(taken..)?;
    let rest = if plain.len() < line.len() { rest.strip_prefix(closing(first)?)? } else { rest };
    let words = rest.trim_start_matches(is_space);
    (words.len() < rest.len() && !words.is_empty()).then_some((stamp, words))
}

/// The names of the paste, longest first where one begins with another.
struct Names<'a>(Vec<&'a str>);

impl<'a> Names<'a> {
    fn of(lines: &[Line<'a>], known: &[&str]) -> Self {
        let rests: Vec<&'a str> =
            lines.iter().filter_map(|it| timed(it.text)).map(|it| it.1).filter(|it| notice::of(it).is_none()).collect();
        let mut groups: HashMap<&str, Vec<&'a str>> = HashMap::new();
        for &rest in &rests {
            if !known.iter().any(|name| begins(rest, name)) {
                groups.entry(token(rest, 0)).or_default().push(rest);
            }
        }
        let mut names: Vec<&'a str> = groups.values().filter_map(|group| longest_shared(group)).collect();
        names.extend(
            rests.iter().flat_map(|rest| {
                known.iter().filter(|name| begins(rest, name)).filter_map(|name| rest.get(..name.len()))
            }),
        );
        names.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        names.dedup();
        Self(names)
    }

    fn split(&self, rest: &'a str) -> (&'a str, &'a str) {
        let name = self.0.iter().find(|name| begins(rest, name)).copied().unwrap_or_else(|| token(rest, 0));
        (name, rest.get(name.len()..).unwrap_or_default().trim_start_matches(is_space))
    }
}

fn begins(rest: &str, name: &str) -> bool {
    !name.is_empty() && rest.strip_prefix(name).is_some_and(|it| it.is_empty() || it.starts_with(is_space))
}

/// The words up to the next space from `from` on.
fn token(rest: &str, from: usize) -> &str {
    let tail = rest.get(from..).unwrap_or_default();
    rest.get(..from + tail.find(' ').unwrap_or(tail.len())).unwrap_or(rest)
}

/// The longest run of words that begins every line of a writer; a lone line has only its first word.
fn longest_shared<'a>(group: &[&'a str]) -> Option<&'a str> {
    let first = *group.first()?;
    let mut name = token(first, 0);
    while group.len() > 1 {
        let longer = token(first, name.len() + 1);
        if longer.len() <= name.len()
            || longer.len() >= first.len()
            || !group.iter().all(|it| begins(it, longer) && it.len() > longer.len())
        {
            break;
        }
        name = longer;
    }
    Some(name)
}
