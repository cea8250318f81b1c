//! Which hashes came already.

/// A set of hashes that is emptied for each sentence.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Open addressing; 0 stands for nothing, so that the hash 0 is taken as 1.
    slots: Vec<u32>,
}

impl Seen {
    /// Empties the set and makes room for so many hashes.
    pub(crate) fn clear(&mut self, count: usize) {
        self.slots.clear();
        self.slots.resize((2 * count).next_power_of_two().max(2), 0);
    }

    /// Takes a hash in; says whether it is new. No more may come than there is room for.
    pub(crate) fn insert(&mut self, hash: u32) -> bool {
        let hash = hash.max(1);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at] != 0 {
            if self.slots[at] == hash {
                return false;
            }
            at = (at + 1) & mask;
        }
        self.slots[at] = hash;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_new_once() {
        let mut seen = Seen::default();
        for _ in 0..2 {
            seen.clear(5);
            let new: Vec<bool> = [8, 0, 8, 16, 24].map(|hash| seen.insert(hash)).into();
            assert_eq!(new, [true, true, false, true, true]);
        }
    }
}
