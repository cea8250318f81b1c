//! Whole-line patterns: `*` for any words, `#` for a number, `{a|b}` for a or b.

use std::borrow::Cow;
use std::collections::HashMap;

use super::cursor::{is_space, narrow};

/// Patterns and what they stand for, indexed by the character with which a line must begin.
#[derive(Debug)]
pub(crate) struct Globs<T> {
    patterns: Vec<Pattern<T>>,
    by_first: HashMap<char, Vec<usize>>,
    /// Patterns that begin with any words, with what must stand behind these.
    open: Vec<(usize, Vec<String>)>,
}

impl<T> Default for Globs<T> {
    fn default() -> Self {
        Self { patterns: Vec::new(), by_first: HashMap::new(), open: Vec::new() }
    }
}

#[derive(Debug)]
struct Pattern<T> {
    pieces: Vec<Piece>,
    /// One of these stands in every line that the pattern covers; none when that is not sure.
    needed: Vec<String>,
    meaning: T,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Any,
    Number,
    Literal(String),
    Choice(Vec<Vec<Piece>>),
}

/// How a pattern can begin.
#[derive(Default)]
struct Beginnings {
    characters: Vec<char>,
    /// The literals that can stand behind leading words.
    behind: Vec<String>,
    any: bool,
}

impl<T: Copy> Globs<T> {
    pub(crate) fn add(&mut self, pattern: &str, meaning: T) {
        let narrowed: String = pattern.chars().map(narrow).collect();
        let pieces = sequence(&narrowed);
        let index = self.patterns.len();
        let mut beginnings = Beginnings::default();
        begin(&pieces, &mut beginnings);
        beginnings.characters.sort_unstable();
        beginnings.characters.dedup();
        for character in beginnings.characters {
            self.by_first.entry(character).or_default().push(index);
        }
        if beginnings.any {
            self.open.push((index, beginnings.behind));
        }
        let needed = needed(&pieces);
        self.patterns.push(Pattern { pieces, needed, meaning });
    }

    /// What the first pattern that covers all of `line` stands for.
    pub(crate) fn find(&self, line: &str) -> Option<&T> {
        let first = narrow(line.chars().next()?);
        let line = narrowed(line);
        let fixed = self.by_first.get(&first).into_iter().flatten().copied();
        let open = self.open.iter().filter(|(_, behind)| behind.iter().any(|it| line.contains(it.as_str())));
        let candidates = fixed.chain(open.map(|(index, _)| *index)).filter_map(|it| self.patterns.get(it));
        candidates
            .filter(|it| it.needed.is_empty() || it.needed.iter().any(|words| line.contains(words.as_str())))
            .find(|it| covers(Rest { pieces: &it.pieces, then: None }, &line))
            .map(|it| &it.meaning)
    }
}

/// The literals of the last piece that is one literal or a choice of such.
fn needed(pieces: &[Piece]) -> Vec<String> {
    let of = |piece: &Piece| match piece {
        Piece::Literal(text) => Some(vec![text.clone()]),
        Piece::Choice(choices) => choices
            .iter()
            .map(|it| match it.as_slice() {
                [Piece::Literal(text)] => Some(text.clone()),
                _ => None,
            })
            .collect(),
        _ => None,
    };
    pieces.iter().rev().find_map(of).unwrap_or_default()
}

fn narrowed(line: &str) -> Cow<'_, str> {
    if line.chars().all(|it| narrow(it) == it) { Cow::Borrowed(line) } else { line.chars().map(narrow).collect() }
}

/// The pieces of a pattern.
fn sequence(pattern: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some(next) = rest.chars().next() {
        let after = rest.get(next.len_utf8()..).unwrap_or_default();
        let (piece, tail) = match next {
            '*' => (Piece::Any, after),
            '#' => (Piece::Number, after),
            '{' => {
                let (inner, tail) = after.split_once('}').unwrap_or((after, ""));
                (Piece::Choice(inner.split('|').map(sequence).collect()), tail)
            }
            _ => {
                let length = rest.find(['*', '#', '{']).unwrap_or(rest.len());
                (
                    Piece::Literal(rest.get(..length).unwrap_or_default().to_owned()),
                    rest.get(length..).unwrap_or_default(),
                )
            }
        };
        pieces.push(piece);
        rest = tail;
    }
    pieces
}

/// Collects how `pieces` can begin; whether they can also be empty.
fn begin(pieces: &[Piece], found: &mut Beginnings) -> bool {
    for (at, piece) in pieces.iter().enumerate() {
        let may_be_empty = match piece {
            Piece::Literal(text) => {
                found.characters.extend(text.chars().next());
                text.is_empty()
            }
            Piece::Number => {
                found.characters.extend('0'..='9');
                false
            }
            Piece::Any => {
                found.any = true;
                literals(pieces.get(at + 1..).unwrap_or_default(), &mut found.behind);
                true
            }
            Piece::Choice(choices) => {
                let mut empty = false;
                for choice in choices {
                    let mut own = Beginnings::default();
                    empty |= begin(choice, &mut own);
                    if own.any && own.behind.is_empty() {
                        literals(pieces.get(at + 1..).unwrap_or_default(), &mut own.behind);
                    }
                    found.any |= own.any;
                    found.characters.extend(own.characters);
                    found.behind.extend(own.behind);
                }
                empty
            }
        };
        if !may_be_empty || *piece == Piece::Any {
            return false;
        }
    }
    true
}

/// The literals one of which comes next; the empty one when nothing is sure.
fn literals(pieces: &[Piece], found: &mut Vec<String>) {
    match pieces.first() {
        Some(Piece::Literal(text)) => found.push(text.clone()),
        Some(Piece::Choice(choices)) => {
            for choice in choices {
                let rest: Vec<Piece> = choice.iter().chain(pieces.get(1..).unwrap_or_default()).cloned().collect();
                literals(&rest, found);
            }
        }
        Some(Piece::Any | Piece::Number) => literals(pieces.get(1..).unwrap_or_default(), found),
        None => found.push(String::new()),
    }
}

/// What is still to be matched: pieces, and then those of the pattern around them.
#[derive(Clone, Copy)]
struct Rest<'a> {
    pieces: &'a [Piece],
    then: Option<&'a Rest<'a>>,
}

impl Rest<'_> {
    fn is_empty(&self) -> bool {
        self.pieces.is_empty() && self.then.is_none_or(Rest::is_empty)
    }
}

fn covers(rest: Rest<'_>, line: &str) -> bool {
    let Some((first, pieces)) = rest.pieces.split_first() else {
        return rest.then.map_or_else(|| line.chars().all(is_space), |outer| covers(*outer, line));
    };
    let next = Rest { pieces, then: rest.then };
    match first {
        Piece::Literal(text) => line.strip_prefix(text.as_str()).is_some_and(|line| covers(next, line)),
        Piece::Number => {
            let digits = line.trim_start_matches(is_space);
            let line = digits.trim_start_matches(|it: char| it.is_ascii_digit());
            line.len() < digits.len() && covers(next, line)
        }
        Piece::Any if next.is_empty() => true,
        Piece::Any => match pieces.first() {
            Some(Piece::Literal(text)) => {
                line.match_indices(text.as_str()).any(|(at, _)| line.get(at..).is_some_and(|line| covers(next, line)))
            }
            _ => line
                .char_indices()
                .map(|(at, _)| at)
                .chain([line.len()])
                .any(|at| line.get(at..).is_some_and(|line| covers(next, line))),
        },
        Piece::Choice(choices) => choices.iter().any(|choice| covers(Rest { pieces: choice, then: Some(&next) }, line)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, fires: &[&str], silent: &[&str]) {
        let mut globs = Globs::default();
        globs.add(pattern, ());
        for line in fires {
            assert!(globs.find(line).is_some(), "{pattern}: {line}");
        }
        for line in silent {
            assert!(globs.find(line).is_none(), "{pattern}: {line}");
        }
    }

    #[test]
    fn patterns() {
        check("既読 #", &["既読 2", "既読 ２", "既読 12"], &["既読", "既読 a", "未読 2"]);
        check(
            "{*さんが|}納品しました*",
            &["納品しました", "田中さんが納品しました（2回目）"],
            &["明日納品しました", "田中が納品しました"],
        );
        check(
            "*が{参加|退出}しました",
            &["田中が参加しました", "が退出しました"],
            &["田中が発言しました", "参加しました"],
        );
        check("（終）", &["(終)", "（終）"], &["終"]);
    }
}
