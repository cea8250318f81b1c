//! How the labelled sets are scored: one set of rules for the tests, which hold the floors, and for the example
//! `accuracy`, which prints the figures.

pub mod threads;
pub mod times;

pub use threads::score_threads;
pub use times::score_times;

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

/// The share in per cent; all of nothing is nothing.
pub fn percent(part: usize, whole: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of test cases")]
    let (part, whole) = (part as f64, whole.max(1) as f64);
    100.0 * part / whole
}
