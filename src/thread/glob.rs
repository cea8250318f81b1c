//! Whole-line patterns: `*` for any words, `#` for a number, `{a|b}` for a or b.

use std::collections::HashMap;

use super::cursor::{is_space, narrow};

/// Patterns and what they stand for, indexed by their first or last character.
#[derive(Debug)]
pub(crate) struct Globs<T> {
    by_first: HashMap<char, Vec<(Vec<Piece>, T)>>,
    by_last: HashMap<char, Vec<(Vec<Piece>, T)>>,
    open: Vec<(Vec<Piece>, T)>,
}

impl<T> Default for Globs<T> {
    fn default() -> Self {
        Self { by_first: HashMap::new(), by_last: HashMap::new(), open: Vec::new() }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Any,
    Number,
    Literal(String),
}

impl<T: Copy> Globs<T> {
    pub(crate) fn add(&mut self, pattern: &str, meaning: T) {
        let pieces = pieces(pattern);
        match (pieces.first(), pieces.last()) {
            (Some(Piece::Literal(text)), _) if text.chars().next().is_some() => {
                self.by_first.entry(text.chars().next().unwrap_or_default()).or_default().push((pieces, meaning));
            }
            (_, Some(Piece::Literal(text))) if text.chars().next_back().is_some() => {
                self.by_last.entry(text.chars().next_back().unwrap_or_default()).or_default().push((pieces, meaning));
            }
            _ => self.open.push((pieces, meaning)),
        }
    }

    /// What the first pattern that covers all of `line` stands for.
    pub(crate) fn find(&self, line: &str) -> Option<&T> {
        let first = line.chars().next().map(narrow).and_then(|it| self.by_first.get(&it));
        let last = line.chars().next_back().map(narrow).and_then(|it| self.by_last.get(&it));
        let candidates = first.into_iter().flatten().chain(last.into_iter().flatten()).chain(&self.open);
        candidates.into_iter().find(|(pieces, _)| covers(pieces, line)).map(|(_, meaning)| meaning)
    }
}

/// Gives every pattern that the `{a|b}` in `pattern` stand for.
pub(crate) fn expand(pattern: &str, each: &mut dyn FnMut(&str)) {
    let parts = pattern
        .split_once('{')
        .and_then(|(before, rest)| rest.split_once('}').map(|(inner, after)| (before, inner, after)));
    match parts {
        None => each(pattern),
        Some((before, inner, after)) => {
            for choice in inner.split('|') {
                expand(&format!("{before}{choice}{after}"), each);
            }
        }
    }
}

fn pieces(pattern: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for character in pattern.chars().map(narrow) {
        match (character, pieces.last_mut()) {
            ('*', _) => pieces.push(Piece::Any),
            ('#', _) => pieces.push(Piece::Number),
            (_, Some(Piece::Literal(text))) => text.push(character),
            _ => pieces.push(Piece::Literal(character.to_string())),
        }
    }
    pieces
}

fn covers(pieces: &[Piece], line: &str) -> bool {
    let Some((first, others)) = pieces.split_first() else { return line.trim_matches(is_space).is_empty() };
    match first {
        Piece::Literal(text) => after_literal(line, text).is_some_and(|rest| covers(others, rest)),
        Piece::Number => {
            let rest = line.trim_start_matches(is_space).trim_start_matches(|it| narrow(it).is_ascii_digit());
            rest.len() < line.trim_start_matches(is_space).len() && covers(others, rest)
        }
        Piece::Any if others.is_empty() => true,
        Piece::Any => line
            .char_indices()
            .map(|(at, _)| at)
            .chain([line.len()])
            .any(|at| line.get(at..).is_some_and(|rest| covers(others, rest))),
    }
}

/// The rest of `line` behind `text`, full-width forms and their ASCII twins being equal.
fn after_literal<'a>(line: &'a str, text: &str) -> Option<&'a str> {
    let mut rest = line.chars();
    for wanted in text.chars() {
        if rest.next().map(narrow)? != wanted {
            return None;
        }
    }
    Some(rest.as_str())
}
