//! Results that are finished in any order are handed on in the order of the archive, and only so many are under way.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::Go;

/// The line in which finished results wait for their turn.
pub(super) struct Line<T, F> {
    state: Mutex<State<T, F>>,
    room: Condvar,
    /// How many may be under way.
    most: usize,
    /// How much they may weigh together.
    heaviest: usize,
}

struct State<T, F> {
    /// Whose turn it is.
    next: u64,
    /// What is finished before its turn, with its weight.
    waiting: BTreeMap<u64, (Vec<T>, usize)>,
    under_way: usize,
    weight: usize,
    go: Go,
    take: F,
}

impl<T, F: FnMut(T) -> Go> Line<T, F> {
    pub(super) fn new(take: F, most: usize, heaviest: usize) -> Self {
        let state = State { next: 0, waiting: BTreeMap::new(), under_way: 0, weight: 0, go: Go::On, take };
        Self { state: Mutex::new(state), room: Condvar::new(), most: most.max(1), heaviest }
    }

    fn lock(&self) -> MutexGuard<'_, State<T, F>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there is room for one more that weighs `cost`.
    pub(super) fn admit(&self, cost: usize) -> Go {
        let mut state = self.lock();
        let full = |state: &State<T, F>| {
            state.under_way >= self.most || state.under_way > 0 && state.weight.saturating_add(cost) > self.heaviest
        };
        while state.go == Go::On && full(&state) {
            state = self.room.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.under_way += 1;
        state.weight = state.weight.saturating_add(cost);
        state.go
    }

    /// Hands in what became of number `place`; whatever is next in line goes on.
    pub(super) fn hand_in(&self, place: u64, cost: usize, results: Vec<T>) {
        let mut guard = self.lock();
        let state = &mut *guard;
        state.waiting.insert(place, (results, cost));
        while let Some((results, cost)) = state.waiting.remove(&state.next) {
            state.next += 1;
            state.under_way -= 1;
            state.weight -= cost;
            for result in results {
                if state.go == Go::On {
                    state.go = (state.take)(result);
                }
            }
        }
        // Whoever hands in more is not woken for every single one.
        let wanted = state.go == Go::Stop || state.under_way <= self.most / 2;
        drop(guard);
        if wanted {
            self.room.notify_one();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_go_on_in_order_until_it_stops() {
        let mut taken = Vec::new();
        let line = Line::new(
            |it: u32| {
                taken.push(it);
                if it == 3 { Go::Stop } else { Go::On }
            },
            8,
            100,
        );
        for _ in 0..4 {
            assert_eq!(line.admit(10), Go::On);
        }
        line.hand_in(2, 10, vec![2]);
        line.hand_in(1, 10, vec![]);
        line.hand_in(0, 10, vec![0, 1]);
        line.hand_in(3, 10, vec![3, 4]);
        assert_eq!(line.admit(10), Go::Stop);
        drop(line);
        assert_eq!(taken, [0, 1, 2, 3]);
    }

    #[test]
    fn one_that_is_too_heavy_goes_alone() {
        let line = Line::new(|_: u32| Go::On, 8, 100);
        assert_eq!(line.admit(1000), Go::On);
        std::thread::scope(|scope| {
            scope.spawn(|| line.hand_in(0, 1000, vec![]));
            assert_eq!(line.admit(1), Go::On);
        });
    }
}
