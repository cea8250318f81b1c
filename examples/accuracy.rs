//! Prints the figures of the labelled sets: `cargo run --release --example accuracy [FILES] [--no-me] [--verbose]`.
#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs, dead_code, unreachable_pub)]

#[path = "../tests/it/score/mod.rs"]
mod score;

use std::{env, fs};

/// What is read when no file is named.
const FIXTURES: [&str; 3] =
    ["tests/fixtures/threads.jsonl", "tests/fixtures/threads_2.jsonl", "tests/fixtures/time_messages.jsonl"];

fn main() {
    let (options, mut files): (Vec<String>, Vec<String>) = env::args().skip(1).partition(|it| it.starts_with("--"));
    let asked = |name: &str| options.iter().any(|option| option == name);
    if files.is_empty() {
        files = FIXTURES.map(|name| format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))).to_vec();
    }
    for file in files {
        let records = score::records(&fs::read_to_string(&file).unwrap());
        println!("{file}");
        if records.first().is_some_and(score::is_thread) {
            print_threads(&score::score_threads(&records, !asked("--no-me")), asked("--verbose"));
        } else {
            print_times(&score::score_times(&records), asked("--verbose"));
        }
    }
}

fn print_threads(score: &score::threads::ThreadScore, verbose: bool) {
    if verbose {
        for (id, wrong) in &score.failures {
            println!("{id} {wrong}");
        }
        for (state, (right, all)) in &score.by_state {
            println!("{state}: {right}/{all}");
        }
    }
    let mut confusion: Vec<_> = score.confusion.iter().collect();
    confusion.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    for ((wanted, got), count) in confusion {
        println!("confusion {wanted} -> {got}: {count}");
    }
    println!("{score}");
}

fn print_times(score: &score::times::TimeScore, verbose: bool) {
    if verbose {
        for failure in &score.failures {
            println!("{failure}");
        }
    }
    println!("{score}");
}
