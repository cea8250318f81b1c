//! Names on lines of their own and bodies below, without any time: 「【田中】」, 「田中：」, 「田中」, rules between.

use std::collections::HashMap;

use super::super::cursor::is_space;
use super::super::entry::{Draft, Entry};
use super::super::head::{Line, Look};
use super::super::speaker::enclosed;
use super::super::{name, notice};
use super::segment;
use super::stacked::person;

/// A name line without its brackets, ornaments and colon: 「【田中】」 → 「田中」.
pub(crate) fn undecorated(line: &str) -> &str {
    let line = line.trim_matches(is_space);
    decorated_name(line).unwrap_or(line)
}

/// The name in a line that says by its form that it is a name line.
fn decorated_name(line: &str) -> Option<&str> {
    let line = line.trim_matches(is_space);
    if line.len() > 160 {
        return None;
    }
    let plain = line.trim_start_matches(|it: char| {
        is_space(it) || matches!(it, '■' | '●' | '◆' | '▼' | '▶' | '○' | '◇' | '□' | '★' | '#')
    });
    if let Some((inner, rest)) = enclosed(plain) {
        let rest = rest.trim_matches(is_space);
        return (rest.is_empty() || matches!(rest, ":" | "：" | "さん" | "様")).then_some(inner);
    }
    for prefix in
        ["from ", "From ", "from:", "From:", "送信者：", "送信者:", "差出人：", "差出人:", "発言者：", "投稿者："]
    {
        if let Some(rest) = plain.strip_prefix(prefix) {
            return Some(rest.trim_matches(is_space));
        }
    }
    if let Some(rest) = plain.strip_suffix([':', '：', '＞', '>']) {
        return Some(rest.trim_matches(is_space));
    }
    let dashed = plain.trim_matches(|it: char| is_space(it) || matches!(it, '-' | '―' | '─' | '=' | '—'));
    if dashed.len() < plain.len()
        && plain.starts_with(['-', '―', '─', '=', '—'])
        && plain.ends_with(['-', '―', '─', '=', '—'])
    {
        return Some(dashed);
    }
    (plain.len() < line.len()).then_some(plain)
}

/// How many lines are name lines by their form.
pub(crate) fn decorated(lines: &[Line<'_>]) -> usize {
    lines.iter().filter(|it| it.look == Look::Text && decorated_name(it.text).is_some_and(name::is_plausible)).count()
}

/// How many name lines bear a name that recurs, where the paste begins with a name line.
pub(crate) fn recurrences(lines: &[Line<'_>]) -> usize {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let names: Vec<&str> =
        starts(lines).into_iter().filter_map(|at| lines.get(at)).map(|it| it.text.trim_matches(is_space)).collect();
    for &name in &names {
        *counts.entry(name).or_default() += 1;
    }
    let opens = names.first().is_some_and(|it| counts.get(it).is_some_and(|count| *count > 1));
    if opens { names.iter().filter(|it| counts.get(*it).is_some_and(|count| *count > 1)).count() } else { 0 }
}

/// Messages below name lines.
pub(crate) fn read<'a>(lines: &[Line<'a>]) -> Draft<'a> {
    let starts = starts(lines);
    let first = starts.first().map_or(lines.len(), |it| *it);
    let preamble = segment::preamble(lines.get(..first).unwrap_or_default(), true);
    let mut day = preamble.day;
    let mut draft = Draft { entries: preamble.notices, skipped: preamble.skipped, ..Draft::default() };
    for (index, &at) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(lines.len());
        let segment = segment::split(lines.get(at + 1..end).unwrap_or_default(), true);
        let (name, address) = person(lines.get(at).map_or("", |it| it.text));
        if !segment.body.is_empty() {
            let stamp = day.unwrap_or_default();
            draft.entries.push(Entry {
                name,
                address,
                stamp,
                body: segment.body,
                read: segment.read,
                ..Entry::default()
            });
        }
        draft.entries.extend(segment.notices);
        day = segment.day.or(day);
    }
    draft
}

/// The name lines: those with the decoration of the first, else those behind a rule, else those that recur.
fn starts(lines: &[Line<'_>]) -> Vec<usize> {
    let Some(first) = lines.iter().position(|it| it.look == Look::Text && notice::of(it.text).is_none()) else {
        return Vec::new();
    };
    let text = |at: usize| lines.get(at).map_or("", |it| it.text);
    if let Some(inner) = decorated_name(text(first)).filter(|it| name::is_plausible(it)) {
        let style = style(text(first), inner);
        return (first..lines.len())
            .filter(|&at| lines.get(at).is_some_and(|it| it.look == Look::Text))
            .filter(|&at| {
                decorated_name(text(at)).is_some_and(|it| name::is_plausible(it) && self::style(text(at), it) == style)
            })
            .collect();
    }
    let behind_rule = |at: usize| {
        lines
            .get(..at)
            .and_then(|it| it.iter().rev().find(|it| it.look != Look::Blank))
            .is_some_and(|it| it.look == Look::Rule)
    };
    let ruled: Vec<usize> = (first..lines.len())
        .filter(|&at| lines.get(at).is_some_and(|it| it.look == Look::Text) && (at == first || behind_rule(at)))
        .collect();
    if ruled.len() > 1 && ruled.iter().all(|&at| name::is_plausible(text(at))) {
        return ruled;
    }
    recurring(lines, first)
}

/// What stands around the name.
fn style<'a>(line: &'a str, name: &str) -> (&'a str, &'a str) {
    let line = line.trim_matches(is_space);
    line.find(name)
        .map_or((line, ""), |at| (line.get(..at).unwrap_or_default(), line.get(at + name.len()..).unwrap_or_default()))
}

/// Lines at the head of a paragraph that recur, or that look like a name where few do.
fn recurring(lines: &[Line<'_>], first: usize) -> Vec<usize> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let heads: Vec<usize> = (first..lines.len())
        .filter(|&at| {
            let text = lines.get(at).is_some_and(|it| it.look == Look::Text);
            let opens =
                at == first || lines.get(at - 1).is_some_and(|it| !matches!(it.look, Look::Text | Look::Head(_)));
            let has_body = lines.get(at + 1).is_some_and(|it| it.look != Look::Blank);
            text && opens && has_body
        })
        .collect();
    for &at in &heads {
        if let Some(line) = lines.get(at).filter(|it| name::is_plausible(it.text)) {
            *counts.entry(line.text.trim()).or_default() += 1;
        }
    }
    let addressed = |text: &str| ["様", "さん", "御中", "殿", "へ", "各位", "先生"].iter().any(|it| text.ends_with(it));
    let known = counts.values().filter(|count| **count > 1).count();
    let opening = lines.get(first).map_or("", |it| it.text.trim());
    let polite = ["さん", "様"].into_iter().find(|it| opening.ends_with(it));
    heads
        .into_iter()
        .filter(|&at| {
            let Some(text) = lines.get(at).map(|it| it.text.trim()) else { return false };
            match counts.get(text) {
                Some(count) if *count > 1 => true,
                Some(_) if polite.is_some_and(|it| text.ends_with(it)) => true,
                Some(_) => at == first || known < 2 && !addressed(text),
                None => false,
            }
        })
        .collect()
}
