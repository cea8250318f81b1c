//! Layouts with a time on a line of its own: does it stand above the body or below?

use std::collections::HashMap;

use super::super::entry::Draft;
use super::super::head::{Line, Look};
use super::super::{Format, detect, name, notice};
use super::{chatwork, coconala, slack, stacked};

/// Messages with a time line each; `days` where nothing but days is given; `me` are the user's names.
pub(crate) fn read<'a>(lines: &[Line<'a>], days: bool, me: &[&str]) -> Option<(Draft<'a>, Format)> {
    let places: Vec<usize> = (0..lines.len()).filter(|&at| is_time(lines, at, days)).collect();
    if places.is_empty() {
        return None;
    }
    if is_leading(lines, &places) {
        return stacked::read_leading(lines, &places).map(|draft| (draft, Format::Header));
    }
    if is_trailing(lines, &places) {
        return coconala::read(lines, &places, me).map(|draft| (draft, Format::Coconala));
    }
    let draft = stacked::read(lines, &places, days)?;
    let format = if chatwork::shows_in(lines) {
        Format::Chatwork
    } else if slack::shows_in(lines)
        || places
            .iter()
            .all(|&at| matches!(lines.get(at).map(|it| it.look), Some(Look::Stamp(stamp, _)) if stamp.day.is_none()))
    {
        Format::Slack
    } else {
        Format::Header
    };
    Some((draft, format))
}

/// Whether the line is the time of a message and not that of a notice.
fn is_time(lines: &[Line<'_>], at: usize, days: bool) -> bool {
    let Some(Look::Stamp(stamp, _)) = lines.get(at).map(|it| it.look) else { return false };
    stamp.is_bare_day() == days || matches!(stamp.day, Some(super::super::day::Day::Ago { .. }))
}

/// The nearest line of words before `at`.
pub(crate) fn words_before(lines: &[Line<'_>], at: usize) -> Option<usize> {
    (0..at)
        .rev()
        .find(|&it| lines.get(it).is_some_and(|line| matches!(line.look, Look::Text | Look::Head(_) | Look::Stamp(..))))
}

/// The nearest line of words after `at`.
pub(crate) fn words_after(lines: &[Line<'_>], at: usize) -> Option<usize> {
    (at + 1..lines.len())
        .find(|&it| lines.get(it).is_some_and(|line| matches!(line.look, Look::Text | Look::Head(_) | Look::Stamp(..))))
}

/// Whether the times stand above the names: the paste begins with one, and names follow.
fn is_leading(lines: &[Line<'_>], places: &[usize]) -> bool {
    let first = detect::first_content(lines);
    let named = |&&at: &&usize| {
        words_after(lines, at).and_then(|it| lines.get(it)).is_some_and(|it| {
            it.look == Look::Text
                && (name::is_plausible(super::bare::undecorated(it.text)) || notice::of(it.text).is_some())
        })
    };
    first.is_some_and(|first| places.first() == Some(&first) && !follows_notice(lines, first))
        && places.iter().filter(named).count() * 4 > places.len() * 3
}

/// Whether the time is that of a notice right above it.
fn follows_notice(lines: &[Line<'_>], at: usize) -> bool {
    at.checked_sub(1).and_then(|it| lines.get(it)).is_some_and(|it| notice::of(it.text).is_some())
}

/// Whether the times stand below the bodies: names then follow the times, and the paste ends with one.
fn is_trailing(lines: &[Line<'_>], places: &[usize]) -> bool {
    let mut before: HashMap<&str, usize> = HashMap::new();
    let mut after: HashMap<&str, usize> = HashMap::new();
    let (mut above, mut below) = (0_usize, 0_usize);
    for &at in places {
        let text = |it: usize| lines.get(it).map_or("", |line| line.text);
        if let Some(it) = words_before(lines, at).filter(|&it| notice::of(text(it)).is_none()) {
            *before.entry(text(it)).or_default() += 1;
            above += usize::from(name::is_plausible(text(it)));
        }
        if let Some(it) = words_after(lines, at).filter(|&it| notice::of(text(it)).is_none()) {
            *after.entry(text(it)).or_default() += 1;
            below += usize::from(name::is_plausible(text(it)));
        }
    }
    let repeats = |map: &HashMap<&str, usize>| map.values().map(|count| count - 1).sum::<usize>();
    let last = (0..lines.len()).rev().find(|&at| {
        lines.get(at).is_some_and(|line| match line.look {
            Look::Stamp(..) => !follows_notice(lines, at),
            Look::Text | Look::Head(_) => notice::of(line.text).is_none(),
            _ => false,
        })
    });
    let ends_with_time = last.is_some_and(|last| places.contains(&last));
    let (above, below) =
        (repeats(&before) * 2 + above, repeats(&after) * 2 + below + if ends_with_time { 4 } else { 0 });
    below > above
}
