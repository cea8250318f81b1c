//! Figures on the labelled sets, each with a floor that only rises.

use std::fs;

use crate::score::{is_thread, records, score_threads, score_times};

/// Per field: the least share in per cent.
type Floors = &'static [(&'static str, f64)];

/// The floors of each set of threads, told who the user is.
const THREADS: &[(&str, Floors)] = &[
    (
        "threads.jsonl",
        &[
            ("parsed", 100.0),
            ("messages", 100.0),
            ("state", 95.0),
            ("waiting_on", 97.0),
            ("since", 95.0),
            ("promise", 95.0),
            ("my_due", 93.0),
            ("nudges", 98.0),
            ("missing F1", 95.0),
        ],
    ),
    (
        "threads_2.jsonl",
        &[
            ("parsed", 100.0),
            ("messages", 100.0),
            ("state", 94.0),
            ("waiting_on", 97.0),
            ("since", 91.0),
            ("promise", 96.0),
            ("my_due", 94.0),
            ("nudges", 96.0),
            ("missing F1", 95.0),
        ],
    ),
    (
        "threads_3.jsonl",
        &[
            ("parsed", 100.0),
            ("messages", 97.0),
            ("state", 86.0),
            ("waiting_on", 88.0),
            ("since", 86.0),
            ("promise", 88.0),
            ("my_due", 91.0),
            ("nudges", 94.0),
            ("missing F1", 95.0),
        ],
    ),
    (
        "threads_4.jsonl",
        &[
            ("parsed", 100.0),
            ("messages", 100.0),
            ("state", 97.0),
            ("waiting_on", 97.0),
            ("since", 93.0),
            ("promise", 94.0),
            ("my_due", 95.0),
            ("nudges", 98.0),
            ("missing F1", 94.0),
        ],
    ),
    (
        "threads_5.jsonl",
        &[
            ("parsed", 100.0),
            ("messages", 100.0),
            ("state", 95.0),
            ("waiting_on", 97.0),
            ("since", 93.0),
            ("promise", 93.0),
            ("my_due", 91.0),
            ("nudges", 95.0),
            ("missing F1", 95.0),
        ],
    ),
    (
        "threads_6.jsonl",
        &[
            ("parsed", 100.0),
            ("messages", 100.0),
            ("state", 96.0),
            ("waiting_on", 98.0),
            ("since", 96.0),
            ("promise", 90.0),
            ("my_due", 95.0),
            ("nudges", 97.0),
            ("missing F1", 95.0),
        ],
    ),
    (
        "threads_7.jsonl",
        &[
            ("parsed", 100.0),
            ("messages", 100.0),
            ("state", 97.0),
            ("waiting_on", 97.0),
            ("since", 97.0),
            ("promise", 92.0),
            ("my_due", 95.0),
            ("nudges", 97.0),
            ("missing F1", 95.0),
        ],
    ),
    (
        "threads_8.jsonl",
        &[
            ("parsed", 100.0),
            ("messages", 100.0),
            ("state", 95.0),
            ("waiting_on", 95.0),
            ("since", 95.0),
            ("promise", 80.0),
            ("my_due", 95.0),
            ("nudges", 90.0),
            ("missing F1", 95.0),
        ],
    ),
    (
        "threads_9.jsonl",
        &[
            ("parsed", 100.0),
            ("messages", 100.0),
            ("state", 90.0),
            ("waiting_on", 93.0),
            ("since", 90.0),
            ("promise", 95.0),
            ("my_due", 93.0),
            ("nudges", 95.0),
            ("missing F1", 80.0),
        ],
    ),
    (
        "threads_10.jsonl",
        &[
            ("parsed", 100.0),
            ("messages", 100.0),
            ("state", 88.0),
            ("waiting_on", 90.0),
            ("since", 88.0),
            ("promise", 88.0),
            ("my_due", 97.0),
            ("nudges", 95.0),
            ("missing F1", 25.0),
        ],
    ),
    (
        "threads_11.jsonl",
        &[
            ("parsed", 100.0),
            ("messages", 97.0),
            ("state", 95.0),
            ("waiting_on", 97.0),
            ("since", 95.0),
            ("promise", 93.0),
            ("my_due", 93.0),
            ("nudges", 95.0),
            ("missing F1", 80.0),
        ],
    ),
];

/// The least share of dates with the right kind in per cent, and the most traps that may be dated.
const TIMES: (&str, f64, usize) = ("time_messages.jsonl", 98.0, 0);

fn fixture(name: &str) -> Vec<serde_json::Value> {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    records(&fs::read_to_string(path).unwrap())
}

#[test]
fn threads_are_read_as_a_careful_reader_does() {
    for (name, floors) in THREADS {
        let records = fixture(name);
        assert!(records.iter().all(is_thread) && !records.is_empty());
        let score = score_threads(&records, true);
        let report = format!("{name}: {score}\n{:#?}\n{:#?}", score.confusion, score.failures);
        for (field, floor) in *floors {
            let got = if *field == "missing F1" { score.missing_f1() } else { score.percent(field) };
            assert!(got >= *floor, "{field} is {got:.1} %, its floor {floor:.1} %\n{report}");
        }
    }
}

/// Over all sets together: what is missing is named at least so well, in per cent.
const MISSING: f64 = 93.0;

#[test]
fn what_is_missing_is_named_over_all_sets() {
    let all: Vec<_> = THREADS.iter().flat_map(|(name, _)| fixture(name)).collect();
    let score = score_threads(&all, true);
    assert!(score.missing_f1() >= MISSING, "{:.1} %", score.missing_f1());
}

#[test]
fn dates_are_read_as_a_careful_reader_does() {
    let (name, floor, traps) = TIMES;
    let score = score_times(&fixture(name));
    let report = format!("{score}\n{:#?}", score.failures);
    assert!(score.percent() >= floor, "date and kind: {:.1} %, the floor is {floor:.1} %\n{report}", score.percent());
    assert!(score.traps_dated <= traps, "{} traps dated, at most {traps} may be\n{report}", score.traps_dated);
}
