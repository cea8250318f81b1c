//! Which cues can speak of a clause at all, by its words: sets of cues as bits, so that few are tried.

use super::compile::{Cue, NO_LITERAL, Words};
use crate::clause::{Classes, MAX_CLASSES};
use crate::thread::Role;

/// Sets of cues in rows of `width` words.
pub(crate) struct Index {
    width: usize,
    /// Cues that no single word brings up.
    always: Vec<u64>,
    /// Cues that each side may say: mine, theirs.
    sides: [Vec<u64>; 2],
    heads: Rows,
    any: Rows,
}

/// A set of cues for each class and for each literal.
struct Rows {
    classes: Vec<u64>,
    literals: Vec<u64>,
}

impl Index {
    pub(crate) fn new(cues: &[Cue], literals: usize) -> Self {
        let width = cues.len().div_ceil(64);
        let row = || vec![0; width];
        let rows = || Rows { classes: vec![0; width * MAX_CLASSES], literals: vec![0; width * literals] };
        let mut index = Self { width, always: row(), sides: [row(), row()], heads: rows(), any: rows() };
        for (at, cue) in cues.iter().enumerate() {
            if cue.head.is_empty() && cue.any.is_empty() {
                set(&mut index.always, at);
            } else if cue.head.is_empty() {
                index.any.note(&cue.any, width, at);
            } else {
                index.heads.note(&cue.head, width, at);
            }
            for (side, role) in [Role::Me, Role::Them].into_iter().enumerate() {
                if cue.by.is_none_or(|by| by == role) {
                    set(&mut index.sides[side], at);
                }
            }
        }
        index
    }

    /// Leaves in `found` the cues that the words of a clause said by `by` bring up.
    pub(crate) fn bring_up(
        &self,
        by: Role,
        head: (Classes, u16),
        classes: Classes,
        literals: &[u16],
        found: &mut Vec<u64>,
    ) {
        found.clear();
        found.extend_from_slice(&self.always);
        self.heads.add(head.0, &[head.1], found);
        self.any.add(classes, literals, found);
        let side = match by {
            Role::Me => &self.sides[0],
            Role::Them => &self.sides[1],
            Role::Unknown => return,
        };
        for (into, side) in found.iter_mut().zip(side) {
            *into &= side;
        }
    }

    /// How many words a set of cues has.
    pub(crate) fn width(&self) -> usize {
        self.width
    }
}

impl Rows {
    fn note(&mut self, words: &Words, width: usize, cue: usize) {
        for class in bits(words.classes.0) {
            set(&mut self.classes[class * width..(class + 1) * width], cue);
        }
        for &literal in &words.literals {
            let row = usize::from(literal) * width;
            set(&mut self.literals[row..row + width], cue);
        }
    }

    fn add(&self, classes: Classes, literals: &[u16], found: &mut [u64]) {
        let width = found.len();
        for class in bits(classes.0) {
            merge(found, self.classes.get(class * width..(class + 1) * width));
        }
        for literal in literals.iter().filter(|&&literal| literal != NO_LITERAL) {
            let row = usize::from(*literal) * width;
            merge(found, self.literals.get(row..row + width));
        }
    }
}

fn merge(into: &mut [u64], row: Option<&[u64]>) {
    for (into, from) in into.iter_mut().zip(row.unwrap_or_default()) {
        *into |= from;
    }
}

fn set(row: &mut [u64], bit: usize) {
    row[bit / 64] |= 1 << (bit % 64);
}

/// The places of the bits that are set.
fn bits(mut set: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = set.trailing_zeros() as usize;
        set &= set.wrapping_sub(1);
        (bit < MAX_CLASSES).then_some(bit)
    })
}
