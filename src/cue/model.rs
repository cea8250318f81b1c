//! A linear model over signs: how strongly all that a sentence shows speaks for each act.

use std::fmt::Write as _;
use std::sync::OnceLock;

/// The trained weights; `cargo run --release --example train_acts` writes them.
const SOURCE: &[u8] = include_bytes!("../../dictionaries/acts.model");

/// The most acts that a model may tell apart: a row of weights fills a line of the processor's cache.
pub const WIDTH: usize = 64;

/// The first line of a model file.
const MAGIC: &str = "henji acts 1";

/// One weight an act.
type Row = [i8; WIDTH];

/// Weights by sign, looked up by the sign's hash.
#[derive(Clone, Debug)]
pub struct Model {
    labels: Vec<String>,
    data: String,
    /// What one step of a weight is worth.
    step: f32,
    bias: [f32; WIDTH],
    /// An open-addressing table: hash of the sign, and its row; [`FREE`] where there is none.
    slots: Vec<(u32, u32)>,
    rows: Vec<Row>,
}

const FREE: u32 = u32::MAX;

/// Weights added up, one sum an act.
pub type Sums = [i32; WIDTH];

/// For each act the evidence for it, as a logit: 0 is even odds.
pub type Scores = [f32; WIDTH];

impl Model {
    /// The embedded model.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Self::read(SOURCE).expect("the embedded model is well formed: a test reads it"))
    }

    /// A model of weights as they were learned: for each sign's hash one weight an act.
    #[must_use]
    pub fn new(labels: &[&str], data: &str, bias: &[f32], weights: &[(u32, Vec<f32>)]) -> Self {
        let largest = weights.iter().flat_map(|(_, row)| row).fold(0.01_f32, |most, weight| most.max(weight.abs()));
        let step = largest / 127.0;
        let mut sorted: Vec<&(u32, Vec<f32>)> = weights.iter().collect();
        sorted.sort_by_key(|(hash, _)| *hash);
        let mut model = Self::empty(labels.iter().map(|&label| label.to_owned()).collect(), data.to_owned(), step);
        for (into, from) in model.bias.iter_mut().zip(bias) {
            *into = *from;
        }
        let mut hashes = Vec::with_capacity(sorted.len());
        for (hash, weights) in sorted {
            let mut row = [0; WIDTH];
            for (into, from) in row.iter_mut().zip(weights) {
                #[expect(clippy::cast_possible_truncation, reason = "the largest weight is 127 steps")]
                let steps = (from / step).round() as i8;
                *into = steps;
            }
            if row.iter().any(|weight| *weight != 0) {
                hashes.push(*hash);
                model.rows.push(row);
            }
        }
        model.index(&hashes);
        model
    }

    fn empty(labels: Vec<String>, data: String, step: f32) -> Self {
        Self { labels, data, step, bias: [0.0; WIDTH], slots: Vec::new(), rows: Vec::new() }
    }

    /// Reads a model file.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut lines = bytes.splitn(7, |byte| *byte == b'\n');
        let mut line = || std::str::from_utf8(lines.next()?).ok();
        (line()? == MAGIC).then_some(())?;
        let data = line()?.strip_prefix("data ")?.to_owned();
        let labels: Vec<String> = line()?.strip_prefix("acts ")?.split(' ').map(str::to_owned).collect();
        let step: f32 = line()?.strip_prefix("step ")?.parse().ok()?;
        let bias: Vec<f32> =
            line()?.strip_prefix("bias ")?.split(' ').map(str::parse).collect::<Result<_, _>>().ok()?;
        let count: usize = line()?.strip_prefix("signs ")?.parse().ok()?;
        let mut body = lines.next()?;
        let mut model = Self::empty(labels, data, step);
        for (into, from) in model.bias.iter_mut().zip(bias) {
            *into = from;
        }
        let mut hashes = Vec::with_capacity(count);
        for _ in 0..count {
            let (hash, rest) = body.split_first_chunk::<4>()?;
            let (&entries, rest) = rest.split_first()?;
            let (pairs, rest) = rest.split_at_checked(2 * usize::from(entries))?;
            let mut row = [0; WIDTH];
            for pair in pairs.chunks_exact(2) {
                *row.get_mut(usize::from(pair[0]))? = pair[1].cast_signed();
            }
            hashes.push(u32::from_le_bytes(*hash));
            model.rows.push(row);
            body = rest;
        }
        model.index(&hashes);
        Some(model)
    }

    /// The model as a file: a head of lines, then for each sign its hash, the number of its weights, and (act, weight).
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut head = format!("{MAGIC}\ndata {}\nacts {}\nstep {}\nbias", self.data, self.labels.join(" "), self.step);
        for bias in self.bias.iter().take(self.labels.len()) {
            let _ = write!(head, " {bias}");
        }
        let mut rows: Vec<(u32, u32)> = self.slots.iter().copied().filter(|(_, row)| *row != FREE).collect();
        rows.sort_unstable();
        let _ = writeln!(head, "\nsigns {}", rows.len());
        let mut bytes = head.into_bytes();
        for (hash, row) in rows {
            bytes.extend(hash.to_le_bytes());
            let weights = self.rows[row as usize].iter().enumerate().filter(|(_, weight)| **weight != 0);
            let pairs: Vec<u8> = weights
                .flat_map(|(act, weight)| [u8::try_from(act).unwrap_or(u8::MAX), weight.cast_unsigned()])
                .collect();
            bytes.push(u8::try_from(pairs.len() / 2).unwrap_or(u8::MAX));
            bytes.extend(pairs);
        }
        bytes
    }

    fn index(&mut self, hashes: &[u32]) {
        self.slots = vec![(0, FREE); (hashes.len() * 2).next_power_of_two().max(2)];
        for (row, &hash) in (0..).zip(hashes) {
            let mut slot = self.slot(hash);
            while self.slots[slot].1 != FREE {
                slot = (slot + 1) & (self.slots.len() - 1);
            }
            self.slots[slot] = (hash, row);
        }
    }

    fn slot(&self, hash: u32) -> usize {
        hash as usize & (self.slots.len() - 1)
    }

    /// The row of weights that a sign has, by its hash.
    #[must_use]
    pub fn row(&self, hash: u32) -> Option<u32> {
        let mut slot = self.slot(hash);
        loop {
            let (found, row) = self.slots[slot];
            if row == FREE {
                return None;
            }
            if found == hash {
                return Some(row);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    /// Adds what signs, given by their rows, say for each act.
    pub fn add(&self, rows: impl Iterator<Item = u32>, sums: &mut Sums) {
        for row in rows.filter_map(|row| self.rows.get(row as usize)) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += i32::from(*weight);
            }
        }
    }

    /// How strongly signs, given by their rows, speak for each act.
    #[must_use]
    pub fn scores(&self, rows: impl Iterator<Item = u32>) -> Scores {
        let mut sums = [0; WIDTH];
        self.add(rows, &mut sums);
        self.scores_of(&sums)
    }

    /// The evidence that sums of weights are.
    #[must_use]
    pub fn scores_of(&self, sums: &Sums) -> Scores {
        let mut scores = [f32::NEG_INFINITY; WIDTH];
        for at in 0..self.labels.len().min(WIDTH) {
            #[expect(clippy::cast_precision_loss, reason = "sums of a few hundred bytes")]
            let sum = sums[at] as f32;
            scores[at] = self.bias[at] + sum * self.step;
        }
        scores
    }

    /// How strongly the sign of a row speaks for the act at this place.
    #[must_use]
    pub fn weight(&self, row: u32, act: usize) -> f32 {
        self.rows.get(row as usize).and_then(|row| row.get(act)).map_or(0.0, |weight| f32::from(*weight) * self.step)
    }

    /// The names of the acts, in the order of the scores.
    #[must_use]
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// The checksum of the data that the model was trained from.
    #[must_use]
    pub fn data(&self) -> &str {
        &self.data
    }

    /// How many signs have a weight.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no sign has a weight.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// The checksum of the data that a model is trained from: FNV-1a over 64 bits.
#[derive(Clone, Copy, Debug)]
pub struct Checksum(u64);

impl Default for Checksum {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

impl Checksum {
    /// Takes the next bytes in.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3));
    }
}

impl std::fmt::Display for Checksum {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_gives_the_model_back() {
        let weights = [(7, vec![1.0, 0.0]), (3, vec![-2.0, 0.5]), (9, vec![0.0, 0.0])];
        let model = Model::new(&["order", "approve"], "ab12", &[0.25, -1.0], &weights);
        let bytes = model.write();
        let again = Model::read(&bytes).unwrap();
        assert_eq!(again.write(), bytes);
        assert_eq!((again.len(), again.data(), again.labels()), (2, "ab12", model.labels()));
        let scores = again.scores([7, 3, 5].into_iter().filter_map(|hash| again.row(hash)));
        assert!((scores[0] + 0.75).abs() < 0.02 && (scores[1] + 0.5).abs() < 0.02, "{scores:?}");
    }

    #[test]
    fn broken_files_are_refused() {
        let bytes = Model::new(&["order"], "ab12", &[0.0], &[(7, vec![1.0])]).write();
        for end in 0..bytes.len() {
            assert!(Model::read(&bytes[..end]).is_none(), "{end} bytes");
        }
    }

    #[test]
    fn the_embedded_model_is_well_formed() {
        assert!(Model::read(SOURCE).is_some());
    }
}
