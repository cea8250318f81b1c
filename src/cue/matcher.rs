//! Holds the cues against the clauses of a sentence.

use super::compile::{CLASS_PHRASE, Clue, Cues, Literals, NO_LITERAL, Words};
use crate::clause::{Classes, Frame, MAX_CLASSES};
use crate::morph::{BaseId, Morph};
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
    literals: Vec<Literals>,
    classes: Vec<Classes>,
}

impl Matcher {
    /// Appends, for each clause of one sentence, the strongest cue and those that stand beside it.
    pub(crate) fn find(&mut self, cues: &Cues, sentence: &Sentence<'_>, by: Role, found: &mut Vec<Found>) {
        self.literals.clear();
        self.literals.extend(sentence.frames.iter().map(|frame| literals(cues, sentence, frame.first, frame.end)));
        self.classes.clear();
        self.classes.extend(sentence.frames.iter().map(|frame| frame.classes));
        self.phrases(cues, sentence);
        let mut whole = Words::default();
        for (classes, literals) in self.classes.iter().zip(&self.literals) {
            whole.classes = whole.classes.with(*classes);
            whole.literals.merge(literals);
        }
        for (clause, frame) in sentence.frames.iter().enumerate() {
            let head_literals = literals(cues, sentence, frame.head, frame.head + 1);
            let clue = Clue {
                by,
                polarity: frame.polarity(),
                aspect: frame.aspect(),
                agent: frame.agent(),
                force: frame.force(),
                features: frame.features,
                head: words(frame.head_classes, head_literals),
                clause: words(self.classes[clause], self.literals[clause]),
                sentence: whole,
            };
            let mut best: Option<usize> = None;
            for (index, cue) in cues.all.iter().enumerate() {
                if !cue.fits(&clue) {
                    continue;
                }
                if cue.beside {
                    found.push(Found { clause, cue: index });
                } else if best.is_none_or(|best| cues.all[best].strength < cue.strength) {
                    best = Some(index);
                }
            }
            found.extend(best.map(|cue| Found { clause, cue }));
        }
    }

    fn phrases(&mut self, cues: &Cues, sentence: &Sentence<'_>) {
        for hit in cues.phrases.find_overlapping_iter(sentence.text) {
            let clause = sentence.frames.iter().position(|frame| {
                sentence.morphs.get(frame.end - 1).is_some_and(|last| hit.end() <= last.end as usize)
            });
            let Some(clause) = clause else { continue };
            let class = hit.value() ^ CLASS_PHRASE;
            if usize::from(class) < MAX_CLASSES {
                self.classes[clause] = self.classes[clause].with(Classes(1 << class));
            } else {
                self.literals[clause].add(hit.value());
            }
        }
    }
}

/// A sentence as the matcher sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sentence<'s> {
    /// The folded text to which the tokens belong.
    pub text: &'s str,
    pub morphs: &'s [Morph],
    pub frames: &'s [Frame],
}

fn words(classes: Classes, literals: Literals) -> Words {
    let mut words = Words::default();
    words.classes = classes;
    words.literals = literals;
    words
}

fn literals(cues: &Cues, sentence: &Sentence<'_>, first: usize, end: usize) -> Literals {
    let mut set = Literals::default();
    for morph in sentence.morphs.get(first..end).unwrap_or_default() {
        if morph.base != BaseId::UNKNOWN
            && let Some(&index) = cues.literal_of_base.get(morph.base.0 as usize)
            && index != NO_LITERAL
        {
            set.add(index);
        }
    }
    set
}
