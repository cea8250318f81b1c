//! How the labelled sets are scored: one set of rules for the tests, which hold the floors, and for the example
//! `accuracy`, which prints the figures.

pub mod threads;
pub mod times;

pub use threads::score_threads;
pub use times::score_times;

use std::fs;

use serde_json::Value;

/// Whether a labelled record is a thread or a message with temporal expressions.
pub fn is_thread(record: &Value) -> bool {
    record.get("expect").is_some()
}

/// The records of a JSON Lines text.
pub fn records(jsonl: &str) -> Vec<Value> {
    let lines = jsonl.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| serde_json::from_str(line).expect("every line is one JSON object")).collect()
}

/// Every labelled thread of `tests/fixtures`.
pub fn labelled_threads() -> Vec<Value> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("threads") && name.ends_with(".jsonl")
    });
    paths.sort();
    paths.iter().flat_map(|path| records(&fs::read_to_string(path).unwrap())).collect()
}

/// The share in per cent; all of nothing is nothing.
pub fn percent(part: usize, whole: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of test cases")]
    let (part, whole) = (part as f64, whole.max(1) as f64);
    100.0 * part / whole
}
