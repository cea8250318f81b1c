//! Holds the cues against the clauses of a sentence.

use super::builtin::Cues;
use super::table::{Clue, NO_LITERAL};
use crate::clause::{Classes, Frame};
use crate::morph::Morph;
use crate::thread::Role;

/// A cue that speaks of a clause.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    /// The clause, by its place among the sentence's frames.
    pub clause: usize,
    /// The cue, by its place among the cues.
    pub cue: usize,
}

/// Matches; holds the scratch.
#[derive(Debug, Default)]
pub(crate) struct Matcher {
    /// For each literal the clauses of the sentence in which it stands.
    literals: Vec<u32>,
    /// The literals that stand somewhere in the sentence.
    seen: Vec<u16>,
    /// Those of one clause.
    here: Vec<u16>,
    /// The classes of each clause.
    classes: Vec<Classes>,
    /// The cues that a clause brings up, one bit each.
    candidates: Vec<u64>,
}

impl Matcher {
    /// Appends, for each clause of one sentence, the strongest cue and those that stand beside it.
    pub(crate) fn find(&mut self, cues: &Cues, sentence: &Sentence<'_>, by: Role, found: &mut Vec<Found>) {
        self.take_words(cues, sentence);
        let whole = self.classes.iter().fold(Classes::default(), |all, classes| all.with(*classes));
        for (clause, frame) in sentence.frames.iter().enumerate() {
            let bit = bit(clause);
            let head_literal = sentence.morphs.get(frame.head).map_or(NO_LITERAL, |morph| Cues::literal(morph.base));
            let Self { literals, seen, here, classes, candidates } = self;
            here.clear();
            here.extend(seen.iter().filter(|&&literal| literals[usize::from(literal)] & bit != 0));
            cues.index.bring_up(by, (frame.head_classes, head_literal), classes[clause], here, candidates);
            let clue = Clue {
                polarity: frame.polarity(),
                aspect: frame.aspect(),
                agent: frame.agent(),
                force: frame.force(),
                features: frame.features,
                head: frame.head_classes,
                head_literal,
                classes: classes[clause],
                sentence: whole,
                bit,
                literals,
            };
            strongest(cues, candidates, &clue, clause, found);
        }
    }

    /// Takes the classes and literals of every clause.
    fn take_words(&mut self, cues: &Cues, sentence: &Sentence<'_>) {
        for literal in self.seen.drain(..) {
            self.literals[usize::from(literal)] = 0;
        }
        self.literals.resize(cues.literals, 0);
        self.classes.clear();
        self.classes.extend(sentence.frames.iter().map(|frame| frame.classes));
        for (clause, frame) in sentence.frames.iter().enumerate() {
            for morph in sentence.morphs.get(frame.first..frame.end).unwrap_or_default() {
                self.note(Cues::literal(morph.base), clause);
            }
        }
        for hit in cues.phrases.find_overlapping_iter(sentence.text) {
            let ends_in =
                |frame: &Frame| sentence.morphs.get(frame.end - 1).is_some_and(|last| hit.end() <= last.end as usize);
            let Some(clause) = sentence.frames.iter().position(ends_in) else { continue };
            let (classes, literal) = cues.meanings[hit.value() as usize];
            self.classes[clause] = self.classes[clause].with(classes);
            self.note(literal, clause);
        }
    }

    fn note(&mut self, literal: u16, clause: usize) {
        if let Some(clauses) = self.literals.get_mut(usize::from(literal)) {
            if *clauses == 0 {
                self.seen.push(literal);
            }
            *clauses |= bit(clause);
        }
    }
}

/// The bit of a clause; very long sentences share the last.
fn bit(clause: usize) -> u32 {
    1 << clause.min(31)
}

fn strongest(cues: &Cues, candidates: &[u64], held: &Clue<'_>, clause: usize, found: &mut Vec<Found>) {
    let mut best: Option<usize> = None;
    for (word, &candidates) in candidates.iter().enumerate().take(cues.index.width) {
        let mut left = candidates;
        while left != 0 {
            let index = word * 64 + left.trailing_zeros() as usize;
            left &= left - 1;
            let cue = &cues.cues[index];
            if !cue.beside && best.is_some_and(|best| cues.cues[best].strength >= cue.strength) || !cue.fits(held) {
                continue;
            }
            if cue.beside {
                found.push(Found { clause, cue: index });
            } else {
                best = Some(index);
            }
        }
    }
    found.extend(best.map(|cue| Found { clause, cue }));
}

/// A sentence as the matcher sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sentence<'s> {
    /// The folded text to which the tokens belong.
    pub text: &'s str,
    pub morphs: &'s [Morph],
    pub frames: &'s [Frame],
}
