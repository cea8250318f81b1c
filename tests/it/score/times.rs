//! Labelled temporal expressions: found by overlap, judged by kind and by the bounds that the kind has.

use std::collections::BTreeMap;
use std::fmt;

use chrono::DateTime;
use henji::analysis::Analyzer;
use henji::report::json;
use serde_json::Value;

use super::percent;

/// What came out over a set of messages.
#[derive(Default)]
pub struct TimeScore {
    /// How many messages there were.
    pub cases: usize,
    /// How many expressions are to be dated.
    pub spans: usize,
    /// Of these, how many have the right date.
    pub date: usize,
    /// Of these, how many also have the right kind.
    pub date_and_kind: usize,
    /// How many expressions only look temporal.
    pub traps: usize,
    /// Of these, how many were dated all the same.
    pub traps_dated: usize,
    /// Dates where nothing is labelled.
    pub extra: usize,
    /// Messages without any error.
    pub whole: usize,
    by_kind: BTreeMap<String, (usize, usize)>,
    /// What was wrong.
    pub failures: Vec<String>,
}

impl TimeScore {
    /// The share with the right date and kind, in per cent.
    pub fn percent(&self) -> f64 {
        percent(self.date_and_kind, self.spans)
    }
}

impl fmt::Display for TimeScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { cases, spans, date, date_and_kind, traps, traps_dated, extra, whole, .. } = self;
        write!(
            f,
            "{cases} cases: date {date}/{spans} {:.1}%, date and kind {date_and_kind}/{spans} {:.1}%, \
             traps dated {traps_dated}/{traps}, extra {extra}, whole cases {whole}/{cases}, failed 0;",
            percent(*date, *spans),
            percent(*date_and_kind, *spans),
        )?;
        for (kind, (right, all)) in &self.by_kind {
            write!(f, " {kind} {right}/{all}")?;
        }
        Ok(())
    }
}

/// Reads every message at its reference and compares its dates with those of a careful reader.
pub fn score_times(records: &[Value]) -> TimeScore {
    let mut score = TimeScore::default();
    let mut analyzer = Analyzer::new();
    for record in records {
        score.cases += 1;
        let found = read(&mut analyzer, record);
        if judge(&mut score, record, &found) {
            score.whole += 1;
        }
    }
    score
}

/// The `times` of all sentences that `henji explain` prints for the message.
fn read(analyzer: &mut Analyzer, record: &Value) -> Vec<Value> {
    let text = record["text"].as_str().expect("a message has a text");
    let reference = format!("{}:00+09:00", record["reference"].as_str().expect("a message is dated"));
    let reference = DateTime::parse_from_rfc3339(&reference).expect("the reference is a minute");
    let sentences = analyzer.explain(text, reference);
    let document = json::Explanation::new(text, reference, &sentences);
    let times = document.sentences.into_iter().flat_map(|sentence| sentence.times);
    times.map(|time| serde_json::to_value(time).expect("plain data")).collect()
}

/// Counts one message; whether it is free of errors.
fn judge(score: &mut TimeScore, record: &Value, found: &[Value]) -> bool {
    let text = record["text"].as_str().unwrap_or_default();
    let mut used = vec![false; found.len()];
    let mut good = true;
    for wanted in record["spans"].as_array().expect("a message lists its expressions") {
        let surface = wanted["surface"].as_str().unwrap_or_default();
        let start = text.find(surface).expect("the expression stands in the text");
        let touching: Vec<usize> =
            (0..found.len()).filter(|&i| overlaps(&found[i], start, start + surface.len())).collect();
        for &i in &touching {
            used[i] = true;
        }
        let kind = wanted["kind"].as_str().unwrap_or_default();
        let right = if kind == "none" {
            score.traps += 1;
            score.traps_dated += usize::from(!touching.is_empty());
            touching.is_empty()
        } else {
            let date = touching.iter().any(|&i| same_bounds(wanted, &found[i]));
            let both = touching.iter().any(|&i| same_bounds(wanted, &found[i]) && found[i]["kind"] == kind);
            score.spans += 1;
            score.date += usize::from(date);
            score.date_and_kind += usize::from(both);
            let of_kind = score.by_kind.entry(kind.to_owned()).or_default();
            *of_kind = (of_kind.0 + usize::from(both), of_kind.1 + 1);
            both
        };
        if !right {
            good = false;
            let got: Vec<_> = touching.iter().map(|&i| found[i].to_string()).collect();
            let id = record["id"].as_str().unwrap_or("?");
            score.failures.push(format!("{id} {text} | want {wanted} | got [{}]", got.join(", ")));
        }
    }
    for extra in (0..found.len()).filter(|&i| !used[i]) {
        good = false;
        score.extra += 1;
        score.failures.push(format!("{} {text} | extra {}", record["id"].as_str().unwrap_or("?"), found[extra]));
    }
    good
}

fn overlaps(found: &Value, start: usize, end: usize) -> bool {
    let bound = |i: usize| usize::try_from(found["span"][i].as_u64().unwrap_or(0)).unwrap_or(usize::MAX);
    bound(0) < end && bound(1) > start
}

/// Whether the bounds that count for the kind agree.
fn same_bounds(wanted: &Value, got: &Value) -> bool {
    let same = |key: &str| same_moment(&wanted[key], &got[key]);
    match wanted["kind"].as_str().unwrap_or_default() {
        "by" | "within" => same("end"),
        "from" => same("start"),
        "duration" => wanted["value"] == got["value"],
        _ => same("start") && same("end"),
    }
}

/// A label without a time of day is compared by its day.
fn same_moment(wanted: &Value, got: &Value) -> bool {
    match (wanted.as_str(), got.as_str()) {
        (Some(wanted), Some(got)) if wanted.len() == 10 => got.starts_with(wanted),
        (wanted, got) => wanted == got,
    }
}
