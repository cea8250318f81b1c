//! A linear model over signs: how strongly all that a sentence shows speaks for each act.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::OnceLock;

/// The trained weights; `cargo run --release --example train_acts` writes them.
const SOURCE: &[u8] = include_bytes!("../../dictionaries/acts.model");

/// The most acts that a model may tell apart; a row of weights has as many bytes.
pub const WIDTH: usize = 56;

/// The first line of a model file.
const MAGIC: &str = "henji acts 3";

/// Weights by sign, looked up by the sign's hash; the file is used as it is, nothing is built from it.
///
/// A file has a head of six lines (kind, checksum of the data, acts, step, bias, number of slots), then an open-addressing
/// table (a slot is the hash of a sign and the number of its row, all ones in an empty slot), then the rows: a byte an act.
/// Signs that say the same share a row. Numbers have their lowest byte first.
#[derive(Clone, Debug)]
pub struct Model {
    labels: Vec<String>,
    data: String,
    /// What one step of a weight is worth.
    step: f32,
    bias: [f32; WIDTH],
    bytes: Cow<'static, [u8]>,
    /// Where the table begins.
    table: usize,
    /// The number of slots, a power of two, less one.
    mask: usize,
    /// Where the rows begin.
    rows: usize,
}

/// The row of an empty slot.
const FREE: u32 = u32::MAX;

/// The bytes of a slot.
const SLOT: usize = 8;

/// Weights added up, one sum an act.
pub type Sums = [i16; WIDTH];

/// For each act the evidence for it, as a logit: 0 is even odds.
pub type Scores = [f32; WIDTH];

impl Model {
    /// The embedded model.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| {
            Self::read(Cow::Borrowed(SOURCE)).expect("the embedded model is well formed: a test reads it")
        })
    }

    /// A model of weights as they were learned: for each sign's hash one weight an act.
    #[must_use]
    pub fn new(labels: &[&str], data: &str, bias: &[f32], weights: &[(u32, Vec<f32>)]) -> Self {
        let largest = weights.iter().flat_map(|(_, row)| row).fold(0.01_f32, |most, weight| most.max(weight.abs()));
        let step = largest / 127.0;
        let rows = weights.iter().map(|(hash, weights)| (*hash, row(weights, step)));
        let rows: Vec<(u32, [u8; WIDTH])> = rows.filter(|(_, row)| *row != [0; WIDTH]).collect();
        let mut head = format!("{MAGIC}\ndata {data}\nacts {}\nstep {step}\nbias", labels.join(" "));
        for bias in bias {
            let _ = write!(head, " {bias}");
        }
        let slots = (rows.len() * 4 / 3 + 1).next_power_of_two().max(2);
        let _ = writeln!(head, "\nslots {slots}");
        let mut bytes = head.into_bytes();
        write_rows(rows, slots, &mut bytes);
        Self::read(Cow::Owned(bytes)).expect("what was written can be read")
    }

    /// Reads a model file.
    #[must_use]
    pub fn read(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let mut lines = bytes.splitn(7, |byte| *byte == b'\n');
        let mut line = || std::str::from_utf8(lines.next()?).ok();
        (line()? == MAGIC).then_some(())?;
        let data = line()?.strip_prefix("data ")?.to_owned();
        let labels: Vec<String> = line()?.strip_prefix("acts ")?.split(' ').map(str::to_owned).collect();
        let step: f32 = line()?.strip_prefix("step ")?.parse().ok()?;
        let told: Vec<f32> =
            line()?.strip_prefix("bias ")?.split(' ').map(str::parse).collect::<Result<_, _>>().ok()?;
        let slots: usize = line()?.strip_prefix("slots ")?.parse().ok()?;
        let body = lines.next()?.len();
        (slots.is_power_of_two() && told.len() <= WIDTH && slots.checked_mul(SLOT)? <= body).then_some(())?;
        let mut bias = [0.0; WIDTH];
        bias.iter_mut().zip(told).for_each(|(into, from)| *into = from);
        let table = bytes.len() - body;
        Some(Self { labels, data, step, bias, table, mask: slots - 1, rows: table + slots * SLOT, bytes })
    }

    /// The model as a file.
    #[must_use]
    pub fn file(&self) -> &[u8] {
        &self.bytes
    }

    /// The slots of the table.
    fn slots(&self) -> &[[u8; SLOT]] {
        self.bytes.get(self.table..self.rows).unwrap_or_default().as_chunks().0
    }

    /// The row of weights that a sign has, by its hash.
    #[must_use]
    pub fn row(&self, hash: u32) -> Option<u32> {
        find(self.slots(), hash)
    }

    /// Appends the rows of signs, by their hashes, each with what stands beside its hash; of signs without weights none.
    pub fn rows<T>(&self, signs: impl Iterator<Item = (u32, T)> + Clone, rows: &mut Vec<(T, u32)>) {
        let slots = self.slots();
        // The slots in which the signs are looked for first are read before all else, so that what is not in the cache comes
        // at once and not one after the other.
        let first = |hash: u32| slots.get(hash as usize & self.mask).map_or(0, |slot| slot[0]);
        std::hint::black_box(signs.clone().fold(0, |all, (hash, _)| all ^ first(hash)));
        rows.extend(signs.filter_map(|(hash, beside)| Some((beside, find(slots, hash)?))));
    }

    /// The weights of all rows, in steps.
    fn weights(&self) -> &[[u8; WIDTH]] {
        self.bytes.get(self.rows..).unwrap_or_default().as_chunks().0
    }

    /// Adds what signs, given by their rows, say for each act.
    pub fn add(&self, rows: impl Iterator<Item = u32> + Clone, sums: &mut Sums) {
        let weights = self.weights();
        let rows = rows.filter_map(|row| weights.get(row as usize));
        // Both ends of every row are read first: these reads do not wait for each other, as they would when the rows are added
        // one after the other.
        std::hint::black_box(rows.clone().fold(0, |all, row| all ^ row[0] ^ row[WIDTH - 1]));
        // Sums of their own, which nothing else can point to, stay in registers.
        let mut total = *sums;
        for row in rows {
            total = std::array::from_fn(|act| total[act].saturating_add(i16::from(row[act].cast_signed())));
        }
        *sums = total;
    }

    /// How strongly signs, given by their rows, speak for each act.
    #[must_use]
    pub fn scores(&self, rows: &[u32]) -> Scores {
        let mut sums = [0; WIDTH];
        self.add(rows.iter().copied(), &mut sums);
        self.scores_of(&sums)
    }

    /// The evidence that sums of weights are.
    #[must_use]
    pub fn scores_of(&self, sums: &Sums) -> Scores {
        let mut scores = [f32::NEG_INFINITY; WIDTH];
        for at in 0..self.labels.len().min(WIDTH) {
            scores[at] = self.bias[at] + f32::from(sums[at]) * self.step;
        }
        scores
    }

    /// How strongly the sign of a row speaks for the act at this place.
    #[must_use]
    pub fn weight(&self, row: u32, act: usize) -> f32 {
        let weight = self.weights().get(row as usize).and_then(|weights| weights.get(act));
        weight.map_or(0.0, |weight| f32::from(weight.cast_signed()) * self.step)
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
        self.slots().iter().filter(|slot| parts(**slot).1 != FREE).count()
    }

    /// Whether no sign has a weight.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What a slot holds: a sign's hash, and its row.
fn parts(slot: [u8; SLOT]) -> (u32, u32) {
    let [a, b, c, d, row @ ..] = slot;
    (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes(row))
}

/// The row of a sign in a table; the number of slots is a power of two.
fn find(slots: &[[u8; SLOT]], hash: u32) -> Option<u32> {
    let mask = slots.len().checked_sub(1)?;
    let places = (0..=mask).map(|step| (hash as usize).wrapping_add(step) & mask);
    for slot in places.map_while(|at| slots.get(at)) {
        match parts(*slot) {
            (_, FREE) => return None,
            (found, row) if found == hash => return Some(row),
            _ => {}
        }
    }
    None
}

/// The weights of one sign as bytes, in steps.
fn row(weights: &[f32], step: f32) -> [u8; WIDTH] {
    let mut row = [0; WIDTH];
    for (into, weight) in row.iter_mut().zip(weights) {
        #[expect(clippy::cast_possible_truncation, reason = "the largest weight is 127 steps")]
        let steps = (weight / step).round() as i8;
        *into = steps.cast_unsigned();
    }
    row
}

/// Writes the table and the rows of signs.
fn write_rows(mut signs: Vec<(u32, [u8; WIDTH])>, slots: usize, bytes: &mut Vec<u8>) {
    signs.sort_unstable();
    let mut table = vec![(0_u32, FREE); slots];
    let mut rows: Vec<[u8; WIDTH]> = Vec::new();
    let mut known: HashMap<[u8; WIDTH], u32> = HashMap::new();
    for (hash, row) in signs {
        let mut at = hash as usize & (slots - 1);
        while table[at].1 != FREE {
            at = (at + 1) & (slots - 1);
        }
        let number = *known.entry(row).or_insert_with(|| {
            rows.push(row);
            u32::try_from(rows.len() - 1).unwrap_or(FREE)
        });
        table[at] = (hash, number);
    }
    for (hash, row) in table {
        bytes.extend(hash.to_le_bytes());
        bytes.extend(row.to_le_bytes());
    }
    bytes.extend(rows.as_flattened());
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
        let again = Model::read(Cow::Owned(model.file().to_vec())).unwrap();
        assert_eq!((again.len(), again.data(), again.labels()), (2, "ab12", model.labels()));
        let rows: Vec<u32> = [7, 3, 5].into_iter().filter_map(|hash| again.row(hash)).collect();
        let scores = again.scores(&rows);
        assert!((scores[0] + 0.75).abs() < 0.02 && (scores[1] + 0.5).abs() < 0.02, "{scores:?}");
        let weight = again.row(3).map(|row| again.weight(row, 0));
        assert!(weight.is_some_and(|weight| (weight + 2.0).abs() < 0.02), "{weight:?}");
    }

    #[test]
    fn broken_files_do_no_harm() {
        let bytes = Model::new(&["order"], "ab12", &[0.0], &[(7, vec![1.0])]).file().to_vec();
        for end in 0..bytes.len() {
            if let Some(model) = Model::read(Cow::Owned(bytes[..end].to_vec())) {
                assert!(model.scores(model.row(7).as_slice())[0] <= 1.0, "{end} bytes");
            }
        }
    }

    #[test]
    fn the_embedded_model_is_well_formed() {
        let model = Model::read(Cow::Borrowed(SOURCE)).unwrap();
        let full = model.slots().iter().map(|slot| parts(*slot)).filter(|slot| slot.1 != FREE);
        assert!(full.clone().count() > 1000);
        assert!(full.into_iter().all(|slot| (slot.1 as usize) < model.weights().len()));
    }
}
