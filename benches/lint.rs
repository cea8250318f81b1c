//! How long linting takes by length, beside the tokenizer alone; the time per byte must not grow.
#![allow(missing_docs, clippy::unwrap_used)]

use std::fs;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use henji::lint::{Linter, Markup, Selection, Situation};
use henji::morph::Tokenizer;
use henji::text::sentences;
use serde_json::Value;

/// So many bytes of what people wrote to each other.
fn text(length: usize) -> String {
    let path = format!("{}/tests/fixtures/threads.jsonl", env!("CARGO_MANIFEST_DIR"));
    let jsonl = fs::read_to_string(path).unwrap();
    let all = jsonl.lines().map(|line| {
        let record: Value = serde_json::from_str(line).unwrap();
        record["text"].as_str().unwrap().to_owned() + "\n\n"
    });
    let all: String = all.collect();
    let mut text = all.repeat(length / all.len() + 1);
    let end = (0..=length).rev().find(|&at| text.is_char_boundary(at)).unwrap();
    text.truncate(end);
    text
}

fn lint(criterion: &mut Criterion) {
    let situation = Situation::at("2026-11-20T15:00:00+09:00".parse().unwrap());
    let mut group = criterion.benchmark_group("lint");
    group.sample_size(10);
    for length in [10_000, 100_000, 1_000_000, 10_000_000] {
        let text = text(length);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new("tokens", length), &text, |bencher, text| {
            let mut tokenizer = Tokenizer::new();
            let mut morphs = Vec::new();
            bencher.iter(|| {
                morphs.clear();
                for sentence in sentences(black_box(text)) {
                    tokenizer.tokenize(sentence.span.of(text), &mut morphs);
                }
                morphs.len()
            });
        });
        group.bench_with_input(BenchmarkId::new("rules", length), &text, |bencher, text| {
            let mut linter = Linter::new(Selection::default());
            bencher.iter(|| linter.lint_file(black_box(text), Markup::Plain, &situation).len());
        });
    }
    group.finish();
}

criterion_group!(benches, lint);
criterion_main!(benches);
