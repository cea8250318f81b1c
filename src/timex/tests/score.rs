//! The labelled messages, scored as the conventions say.

use super::{Business, Kind, Timex, scan, show, written};

struct Case {
    id: String,
    text: String,
    reference: String,
    spans: Vec<Gold>,
}

struct Gold {
    start: usize,
    end: usize,
    kind: String,
    from: Option<String>,
    to: Option<String>,
    value: Option<String>,
}

fn cases(source: &str) -> Vec<Case> {
    let string = |it: &serde_json::Value| it.as_str().map(str::to_owned);
    source
        .lines()
        .filter(|it| !it.trim().is_empty())
        .map(|line| {
            let it: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = string(&it["text"]).unwrap();
            let gold = |span: &serde_json::Value| {
                let surface = span["surface"].as_str().unwrap();
                let start = text.find(surface).unwrap();
                let (from, to, value) = (string(&span["start"]), string(&span["end"]), string(&span["value"]));
                Gold { start, end: start + surface.len(), kind: string(&span["kind"]).unwrap(), from, to, value }
            };
            let spans = it["spans"].as_array().unwrap().iter().map(gold).collect();
            Case { id: string(&it["id"]).unwrap(), reference: string(&it["reference"]).unwrap(), spans, text }
        })
        .collect()
}

impl Gold {
    fn overlaps(&self, time: &Timex) -> bool {
        (time.span.start as usize) < self.end && (time.span.end as usize) > self.start
    }

    fn dates_agree(&self, time: &Timex) -> bool {
        let same =
            |gold: &Option<String>, found: Option<super::super::Moment>| match (gold, found.map(|it| it.to_string())) {
                (None, None) => true,
                (Some(gold), Some(found)) if gold.len() == 10 => found.starts_with(gold),
                (Some(gold), Some(found)) => *gold == found,
                _ => false,
            };
        match self.kind.as_str() {
            "by" | "within" => same(&self.to, time.end),
            "from" => same(&self.from, time.start),
            "duration" => self.value == time.value,
            _ => same(&self.from, time.start) && same(&self.to, time.end),
        }
    }
}

/// What is wrong with the reading of a case; empty if nothing is.
fn faults(case: &Case) -> Vec<String> {
    let times: Vec<Timex> = scan(&case.text, written(&case.reference), &Business::default());
    let mut faults = Vec::new();
    for gold in &case.spans {
        let mut over = times.iter().filter(|it| gold.overlaps(it));
        if gold.kind == "none" {
            faults.extend(over.find(|it| it.kind != Kind::None).map(|it| format!("trap: {}", show(&case.text, it))));
        } else if !over.any(|it| gold.dates_agree(it) && format!("{:?}", it.kind).to_lowercase() == gold.kind) {
            let surface = &case.text[gold.start..gold.end];
            faults.push(format!("want {surface} {} {:?} {:?} {:?}", gold.kind, gold.from, gold.to, gold.value));
        }
    }
    for time in times.iter().filter(|it| it.kind != Kind::None) {
        if !case.spans.iter().any(|it| it.overlaps(time)) {
            faults.push(format!("extra: {}", show(&case.text, time)));
        }
    }
    if !faults.is_empty() {
        faults.extend(times.iter().map(|it| format!("    got {}", show(&case.text, it))));
    }
    faults
}

#[track_caller]
fn check(source: &str, floor: usize) {
    let cases = cases(source);
    let mut right = 0;
    let mut report = String::new();
    for case in &cases {
        let faults = faults(case);
        right += usize::from(faults.is_empty());
        if !faults.is_empty() {
            report.extend([&*case.id, " ", &case.reference, " ", &case.text, "\n  ", &faults.join("\n  "), "\n"]);
        }
    }
    println!("{report}{right} of {}", cases.len());
    assert!(right >= floor, "{right} of {} cases right, the floor is {floor}\n{report}", cases.len());
}

#[test]
fn messages_that_follow_the_conventions() {
    check(include_str!("../../../tests/fixtures/time_messages.jsonl"), 80);
}
