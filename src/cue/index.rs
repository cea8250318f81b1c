//! Which cues can speak of a clause at all, by its words, so that few are tried.

use super::table::{Index, NO_LITERAL, Rows, bits};
use crate::clause::Classes;
use crate::thread::Role;

impl Index {
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
}

impl Rows {
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
