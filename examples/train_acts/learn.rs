//! Logistic regression, one act against the rest, by AdaGrad; the order of the examples is shuffled by a fixed seed.

use std::collections::{HashMap, HashSet};

use henji::cue::said_by;
use henji::dialogue::{Act, Acts};
use henji::thread::Role;

/// What is learned from: the hashes of a sentence's signs, and what it does.
pub struct Example {
    pub signs: Vec<u32>,
    pub gold: Acts,
    /// The thread, so that a sign's support can be counted in threads.
    pub thread: usize,
}

/// How it is learned.
#[derive(Clone, Copy)]
pub struct Settings {
    pub epochs: usize,
    pub rate: f32,
    /// The weight of the square penalty.
    pub ridge: f32,
    /// Weights below this are dropped at the end.
    pub floor: f32,
    /// In how many threads a sign must occur.
    pub support: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { epochs: 16, rate: 0.02, ridge: 0.003, floor: 0.04, support: 3 }
    }
}

/// The weights after this many of the last epochs are averaged, so that the order of the examples counts less.
const AVERAGED: usize = 8;

/// How many acts there are.
const ACTS: usize = Act::ALL.len();

/// Weights by sign.
pub struct Weights {
    pub bias: [f32; ACTS],
    index: HashMap<u32, usize>,
    rows: Vec<[f32; ACTS]>,
}

impl Weights {
    /// The evidence for each act.
    pub fn scores(&self, signs: &[u32]) -> [f32; ACTS] {
        let mut scores = self.bias;
        for row in signs.iter().filter_map(|sign| self.index.get(sign)) {
            add(&mut scores, &self.rows[*row]);
        }
        scores
    }

    /// The rows of a model. A sign that a sentence itself shows, one of `own`, has a row for each side that may say it: what it
    /// says by itself and what it says as said by this side.
    pub fn entries(&self, own: &HashSet<u32>) -> Vec<(u32, Vec<f32>)> {
        let mut entries = Vec::new();
        let mut sided = HashSet::new();
        for (&hash, &row) in self.index.iter().filter(|it| own.contains(it.0)) {
            for said in [Role::Me, Role::Them].map(|by| said_by(hash, by)) {
                let mut weights = self.rows[row];
                self.index.get(&said).into_iter().for_each(|&row| add(&mut weights, &self.rows[row]));
                entries.push((said, weights.to_vec()));
                sided.insert(said);
            }
        }
        let rest = self.index.iter().filter(|it| !own.contains(it.0) && !sided.contains(it.0));
        entries.extend(rest.map(|(&hash, &row)| (hash, self.rows[row].to_vec())));
        entries.sort_by_key(|entry| entry.0);
        entries
    }
}

fn add(scores: &mut [f32; ACTS], row: &[f32; ACTS]) {
    for (score, weight) in scores.iter_mut().zip(row) {
        *score += weight;
    }
}

/// The weights that the examples teach.
pub fn train(examples: &[&Example], settings: Settings) -> Weights {
    let index = index(examples, settings.support);
    let known: Vec<Vec<usize>> =
        examples.iter().map(|it| it.signs.iter().filter_map(|sign| index.get(sign).copied()).collect()).collect();
    let mut rows = vec![[0.0_f32; ACTS]; index.len()];
    let mut squares = vec![[0.01_f32; ACTS]; index.len()];
    let (mut bias, mut bias_squares) = ([0.0_f32; ACTS], [0.01_f32; ACTS]);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut means = vec![[0.0_f32; ACTS]; index.len()];
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        for &at in &order {
            let mut scores = bias;
            known[at].iter().for_each(|&row| add(&mut scores, &rows[row]));
            let mut errors = [0.0_f32; ACTS];
            for ((error, score), &act) in errors.iter_mut().zip(scores).zip(Act::ALL) {
                let wanted = f32::from(u8::from(examples[at].gold.has(act)));
                *error = 1.0 / (1.0 + (-score).exp()) - wanted;
            }
            step(&mut bias, &mut bias_squares, &errors, settings.rate, 0.0);
            for &row in &known[at] {
                step(&mut rows[row], &mut squares[row], &errors, settings.rate, settings.ridge);
            }
        }
        if epoch + AVERAGED >= settings.epochs {
            means.iter_mut().zip(&rows).for_each(|(mean, row)| add(mean, row));
        }
    }
    let mut rows = means;
    for weight in rows.iter_mut().flatten() {
        *weight /= AVERAGED as f32;
        if weight.abs() < settings.floor {
            *weight = 0.0;
        }
    }
    Weights { bias, index, rows }
}

fn step(weights: &mut [f32; ACTS], squares: &mut [f32; ACTS], errors: &[f32; ACTS], rate: f32, ridge: f32) {
    for ((weight, square), error) in weights.iter_mut().zip(squares).zip(errors) {
        let slope = error + ridge * *weight;
        *square += slope * slope;
        *weight -= rate * slope / square.sqrt();
    }
}

/// The signs that occur in enough threads, numbered in the order of their hashes.
fn index(examples: &[&Example], support: usize) -> HashMap<u32, usize> {
    let mut seen: HashMap<u32, (usize, usize)> = HashMap::new();
    for example in examples {
        for &sign in &example.signs {
            let entry = seen.entry(sign).or_insert((0, usize::MAX));
            if entry.1 != example.thread {
                *entry = (entry.0 + 1, example.thread);
            }
        }
    }
    let mut kept: Vec<u32> = seen.into_iter().filter(|(_, entry)| entry.0 >= support).map(|(sign, _)| sign).collect();
    kept.sort_unstable();
    kept.into_iter().zip(0..).collect()
}

/// A xorshift generator.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for at in (1..order.len()).rev() {
            order.swap(at, usize::try_from(self.next() % (at as u64 + 1)).unwrap());
        }
    }
}
