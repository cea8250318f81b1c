//! Labelled threads: each field by itself, a defensible other reading counted as right.

use std::collections::BTreeMap;
use std::fmt;

use chrono::DateTime;
use henji::analysis::{Analyzer, Options};
use henji::report::json;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::percent;

/// The fields that are scored, in the order in which they are printed.
pub const FIELDS: [&str; 8] = ["parsed", "messages", "state", "waiting_on", "since", "promise", "my_due", "nudges"];

/// What came out over a set of threads.
#[derive(Default)]
pub struct ThreadScore {
    /// How many threads there were.
    pub threads: usize,
    right: BTreeMap<&'static str, usize>,
    missing_hits: usize,
    missing_expected: usize,
    missing_spurious: usize,
    /// (expected, got) and how often.
    pub confusion: BTreeMap<(String, String), usize>,
    /// Each expected state: right, of how many.
    pub by_state: BTreeMap<String, (usize, usize)>,
    /// The threads with an error, and what was wrong.
    pub failures: Vec<(String, String)>,
}

impl ThreadScore {
    /// A field's share of right threads in per cent.
    pub fn percent(&self, field: &str) -> f64 {
        percent(self.right.get(field).copied().unwrap_or(0), self.threads)
    }

    /// How well the missing things are named: the harmonic mean of precision and recall, in per cent.
    #[expect(clippy::cast_precision_loss, reason = "counts of test cases")]
    pub fn missing_f1(&self) -> f64 {
        let hits = self.missing_hits as f64;
        let found = hits + self.missing_spurious as f64;
        let precision = if found > 0.0 { hits / found } else { 1.0 };
        let recall = if self.missing_expected > 0 { hits / self.missing_expected as f64 } else { 1.0 };
        if precision + recall > 0.0 { 200.0 * precision * recall / (precision + recall) } else { 0.0 }
    }

    fn count(&mut self, field: &'static str, right: bool) {
        *self.right.entry(field).or_default() += usize::from(right);
    }
}

impl fmt::Display for ThreadScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} threads: ", self.threads)?;
        for field in FIELDS {
            write!(f, "{field} {:.1}%, ", self.percent(field))?;
        }
        write!(f, "missing F1 {:.1}%", self.missing_f1())
    }
}

/// Reads every thread, told who the user is or not, and compares with what a careful reader takes from it.
pub fn score_threads(records: &[Value], with_me: bool) -> ThreadScore {
    let mut score = ThreadScore::default();
    let mut analyzer = Analyzer::new();
    for record in records {
        let id = record["id"].as_str().unwrap_or("?").to_owned();
        let wanted = &record["expect"];
        let state = wanted["state"].as_str().unwrap_or_default().to_owned();
        score.threads += 1;
        score.by_state.entry(state.clone()).or_default().1 += 1;
        match read(&mut analyzer, record, with_me) {
            Ok(got) => {
                let wrong = compare(&mut score, record, &got);
                if !wrong.is_empty() {
                    score.failures.push((id, wrong.join("; ")));
                }
            }
            Err(error) => {
                score.missing_expected += wanted["missing"].as_array().map_or(0, Vec::len);
                *score.confusion.entry((state, "ERROR".to_owned())).or_default() += 1;
                score.failures.push((id, format!("error {error}")));
            }
        }
    }
    score
}

/// The JSON document that `henji check` prints for the thread.
fn read(analyzer: &mut Analyzer, record: &Value, with_me: bool) -> Result<Value, henji::Error> {
    let text = record["text"].as_str().expect("a thread has a text");
    let now = record["now"].as_str().expect("a thread is looked at at an instant");
    let mut options = Options::at(DateTime::parse_from_rfc3339(now).expect("`now` is RFC 3339"));
    if let Some(me) = record["me"].as_str().filter(|me| with_me && !me.is_empty()) {
        options.me.push(me.to_owned());
    }
    let analysis = analyzer.read(text, &options)?;
    let source = json::Source { path: None, index: 0, part: None, format: None, encoding: None };
    Ok(serde_json::to_value(json::Analysis::new(source, &analysis, None)).expect("the document is plain data"))
}

/// Counts what is right and says what is wrong.
fn compare(score: &mut ThreadScore, record: &Value, got: &Value) -> Vec<String> {
    let wanted = &record["expect"];
    let mut wrong = Vec::new();
    let mut judge = |score: &mut ThreadScore, field: &'static str, right: bool, got: &Value, wanted: &Value| {
        score.count(field, right);
        if !right {
            wrong.push(format!("{field} {got} != {wanted}"));
        }
    };
    score.count("parsed", true);
    let messages = Value::from(got["messages"].as_array().map_or(0, Vec::len));
    judge(score, "messages", messages == record["messages"], &messages, &record["messages"]);

    let states = (wanted["state"].as_str().unwrap_or_default(), got["state"].as_str().unwrap_or_default());
    let defensible = contains(&wanted["also"], &got["state"]);
    let right = states.0 == states.1 || defensible;
    judge(score, "state", right, &got["state"], &wanted["state"]);
    if right {
        score.by_state.entry(states.0.to_owned()).or_default().0 += 1;
    } else {
        *score.confusion.entry((states.0.to_owned(), states.1.to_owned())).or_default() += 1;
    }
    let right = got["waiting_on"] == wanted["waiting_on"] || defensible;
    judge(score, "waiting_on", right, &got["waiting_on"], &wanted["waiting_on"]);

    let since = &got["since"]["message"];
    let right = *since == wanted["since"] || contains(&wanted["since_also"], since) || defensible;
    judge(score, "since", right, since, &wanted["since"]);
    let right = same_promise(&wanted["promise"], &got["promise"]);
    judge(score, "promise", right, &got["promise"], &wanted["promise"]);
    judge(score, "my_due", got["my_due"] == wanted["my_due"], &got["my_due"], &wanted["my_due"]);
    let nudges = if wanted["nudges"].is_null() { Value::from(0) } else { wanted["nudges"].clone() };
    judge(score, "nudges", got["nudges"] == nudges, &got["nudges"], &nudges);

    let (hits, expected, spurious) = missing(&wanted["missing"], &got["missing"]);
    score.missing_hits += hits;
    score.missing_expected += expected;
    score.missing_spurious += spurious;
    if hits < expected || spurious > 0 {
        wrong.push(format!("missing {} != {}", got["missing"], wanted["missing"]));
    }
    wrong
}

fn contains(list: &Value, one: &Value) -> bool {
    list.as_array().is_some_and(|list| list.contains(one))
}

fn same_promise(wanted: &Value, got: &Value) -> bool {
    match (wanted.is_null(), got.is_null()) {
        (true, true) => true,
        (false, false) => wanted["start"] == got["start"] && wanted["end"] == got["end"],
        _ => false,
    }
}

/// (found, expected, named without cause): a thing is found when an output equals, contains or abridges a wording.
fn missing(wanted: &Value, got: &Value) -> (usize, usize, usize) {
    let empty = Vec::new();
    let got: Vec<String> = got.as_array().unwrap_or(&empty).iter().map(normal).collect();
    let wanted = wanted.as_array().unwrap_or(&empty);
    let mut used = vec![false; got.len()];
    for wordings in wanted {
        let wordings: Vec<String> = wordings.as_array().unwrap_or(&empty).iter().map(normal).collect();
        let found = (0..got.len()).find(|&i| !used[i] && wordings.iter().any(|wording| names(&got[i], wording)));
        if let Some(i) = found {
            used[i] = true;
        }
    }
    let hits = used.iter().filter(|used| **used).count();
    (hits, wanted.len(), got.len() - hits)
}

fn names(got: &str, wording: &str) -> bool {
    let abridged = !got.is_empty() && wording.contains(got) && got.chars().count() * 2 >= wording.chars().count();
    got.contains(wording) || abridged
}

fn normal(word: &Value) -> String {
    word.as_str().unwrap_or_default().nfkc().filter(|c| *c != ' ').collect::<String>().to_lowercase()
}
