//! Whole-line patterns: `*` for any words, `#` for a number, `{a|b}` for a or b.

use std::borrow::Cow;

use super::cursor::{is_space, narrow};
use crate::text::Letters;

/// Patterns and what they stand for.
#[derive(Debug)]
pub(crate) struct Globs<T> {
    /// The letters without which no line is covered, and the pattern.
    patterns: Vec<(Letters, Vec<Piece>)>,
    meanings: Vec<T>,
    /// For each bit of a set of letters the patterns that are tried on lines with it: of its own bits each pattern stands under
    /// the one that the fewest others do. The last are those that need no letter.
    under: [Vec<usize>; Letters::BITS + 1],
}

impl<T> Default for Globs<T> {
    fn default() -> Self {
        Self { patterns: Vec::new(), meanings: Vec::new(), under: [const { Vec::new() }; Letters::BITS + 1] }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Any,
    Number,
    Literal(String),
    /// Each alternative with the letters without which it covers nothing.
    Choice(Vec<(Letters, Vec<Piece>)>),
}

impl<T: Copy> Globs<T> {
    pub(crate) fn add(&mut self, pattern: &str, meaning: T) {
        let narrowed: String = pattern.chars().map(narrow).collect();
        let pieces = sequence(&narrowed);
        let needed = needed(&pieces);
        let rarest = needed.bits().min_by_key(|&bit| self.under[bit].len()).unwrap_or(Letters::BITS);
        self.under[rarest].push(self.patterns.len());
        self.patterns.push((needed, pieces));
        self.meanings.push(meaning);
    }

    /// What the first pattern that covers all of `line` stands for.
    pub(crate) fn find(&self, line: &str) -> Option<&T> {
        let letters: Letters = line.chars().map(narrow).collect();
        let fits = |at: &&usize| {
            self.patterns
                .get(**at)
                .is_some_and(|(needed, pieces)| letters.may_hold(*needed) && may_cover(pieces, letters))
        };
        let mut tried = letters.bits().chain([Letters::BITS]).flat_map(|bit| self.under[bit].iter()).filter(fits);
        let first = tried.next()?;
        let line = narrowed(line);
        let covers =
            |at: &&usize| self.patterns.get(**at).is_some_and(|(_, pieces)| covers(Rest { pieces, then: None }, &line));
        self.meanings.get(*std::iter::once(first).chain(tried).filter(covers).min()?)
    }
}

/// The letters of all lines that a pattern covers.
fn needed(pieces: &[Piece]) -> Letters {
    let of = |piece: &Piece| match piece {
        Piece::Literal(text) => Letters::of(text),
        Piece::Choice(choices) => choices.iter().map(|it| it.0).fold(Letters::ALL, Letters::common),
        Piece::Any | Piece::Number => Letters::default(),
    };
    pieces.iter().map(of).fold(Letters::default(), Letters::with)
}

/// Whether every choice of a pattern has an alternative for which a line has the letters.
fn may_cover(pieces: &[Piece], letters: Letters) -> bool {
    pieces.iter().all(|piece| match piece {
        Piece::Choice(choices) => {
            choices.iter().any(|(needed, pieces)| letters.may_hold(*needed) && may_cover(pieces, letters))
        }
        _ => true,
    })
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
                let alternative = |it| {
                    let pieces = sequence(it);
                    (needed(&pieces), pieces)
                };
                (Piece::Choice(inner.split('|').map(alternative).collect()), tail)
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
        Piece::Choice(choices) => {
            choices.iter().any(|(_, choice)| covers(Rest { pieces: choice, then: Some(&next) }, line))
        }
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
