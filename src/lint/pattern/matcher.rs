//! Holds a row of elements against the tokens around its anchor.

use std::ops::Range;

use super::element::Element;
use crate::lint::Document;
use crate::morph::Pos;

/// A row as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// All tokens that the elements took.
    pub whole: Range<usize>,
    /// What the finding covers.
    pub marked: Range<usize>,
    /// The tokens of each element that takes something, in order; an optional one that took nothing is empty.
    pub takes: Vec<Range<usize>>,
}

/// The state of one attempt.
struct Attempt<'a> {
    document: &'a Document<'a>,
    elements: &'a [Element],
    sentence: Range<usize>,
    takes: Vec<Option<Range<usize>>>,
    open: Option<usize>,
    close: Option<usize>,
}

/// The match of a row whose element `anchor` stands at these tokens.
pub(super) fn find(
    document: &Document<'_>,
    elements: &[Element],
    anchor: usize,
    tokens: &Range<usize>,
) -> Option<Match> {
    let sentence = document.sentence_of(tokens.start).tokens.clone();
    if tokens.end > sentence.end {
        return None;
    }
    let mut takes = vec![None; elements.len()];
    takes[anchor] = Some(tokens.clone());
    let mut attempt = Attempt { document, elements, sentence, takes, open: None, close: None };
    let end = attempt.forward(anchor + 1, tokens.end)?;
    let start = attempt.backward(anchor, tokens.start)?;
    let mut at = start;
    let mut ranges = Vec::new();
    for (element, range) in elements.iter().zip(&attempt.takes) {
        if let Some(range) = range {
            at = range.end;
        }
        if matches!(element, Element::Take { .. }) {
            ranges.push(range.clone().unwrap_or(at..at));
        }
    }
    let marked = attempt.open.unwrap_or(start)..attempt.close.unwrap_or(end);
    Some(Match { whole: start..end, marked, takes: ranges })
}

impl Attempt<'_> {
    /// Takes the elements from `index` on, beginning at `token`; gives the token behind the last.
    fn forward(&mut self, index: usize, token: usize) -> Option<usize> {
        let Some(element) = self.elements.get(index) else { return Some(token) };
        match element {
            Element::Take { any, optional } => {
                for alternative in any {
                    let Some(next) = alternative.forward(self.document, token, self.sentence.end) else { continue };
                    self.takes[index] = Some(token..next);
                    if let Some(end) = self.forward(index + 1, next) {
                        return Some(end);
                    }
                }
                self.takes[index] = None;
                if *optional { self.forward(index + 1, token) } else { None }
            }
            Element::Skip(most) => {
                let last = (token + usize::from(*most)).min(self.sentence.end);
                (token..=last).find_map(|at| self.forward(index + 1, at))
            }
            Element::Not(any) => {
                let stands = any.iter().any(|it| it.forward(self.document, token, self.sentence.end).is_some());
                if stands { None } else { self.forward(index + 1, token) }
            }
            Element::End => {
                let closes = |at: usize| self.document.morph(at).is_some_and(|morph| is_closing(morph.pos));
                if (token..self.sentence.end.min(token + 8)).all(closes) {
                    self.forward(index + 1, token)
                } else {
                    None
                }
            }
            Element::Begin => None,
            Element::Open | Element::Close => self.mark(index, token, |it| it.forward(index + 1, token)),
        }
    }

    /// Takes the elements before `index`, ending at `token`; gives the first token.
    fn backward(&mut self, index: usize, token: usize) -> Option<usize> {
        let Some(before) = index.checked_sub(1) else { return Some(token) };
        match &self.elements[before] {
            Element::Take { any, optional } => {
                for alternative in any {
                    let Some(first) = alternative.backward(self.document, token, self.sentence.start) else { continue };
                    self.takes[before] = Some(first..token);
                    if let Some(start) = self.backward(before, first) {
                        return Some(start);
                    }
                }
                self.takes[before] = None;
                if *optional { self.backward(before, token) } else { None }
            }
            Element::Skip(most) => {
                let first = token.saturating_sub(usize::from(*most)).max(self.sentence.start);
                (first..=token).rev().find_map(|at| self.backward(before, at))
            }
            Element::Not(any) => {
                let stands = any.iter().any(|it| it.backward(self.document, token, self.sentence.start).is_some());
                if stands { None } else { self.backward(before, token) }
            }
            Element::Begin if token == self.sentence.start => self.backward(before, token),
            Element::Begin | Element::End => None,
            Element::Open | Element::Close => self.mark(before, token, |it| it.backward(before, token)),
        }
    }

    fn mark(&mut self, at: usize, token: usize, go_on: impl FnOnce(&mut Self) -> Option<usize>) -> Option<usize> {
        let end = go_on(self)?;
        let place = if self.elements[at] == Element::Open { &mut self.open } else { &mut self.close };
        *place = Some(token);
        Some(end)
    }
}

fn is_closing(pos: Pos) -> bool {
    matches!(pos, Pos::Period | Pos::Symbol | Pos::Close)
}
