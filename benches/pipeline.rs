//! How long each stage takes over real text; `tokenize` is Lindera alone and so the limit of all that stand on it.
#![allow(missing_docs, clippy::unwrap_used)]

use std::fs;
use std::hint::black_box;

use chrono::{DateTime, FixedOffset};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use henji::morph::Tokenizer;
use henji::{Analyzer, Options};
use serde_json::Value;

/// The labelled threads as (text, options).
fn threads() -> Vec<(String, Options)> {
    let names = ["threads.jsonl", "threads_2.jsonl"];
    let read = |name| fs::read_to_string(format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut threads = Vec::new();
    for line in names.map(read).iter().flat_map(|jsonl| jsonl.lines()) {
        let record: Value = serde_json::from_str(line).unwrap();
        let mut options = Options::at(instant(record["now"].as_str().unwrap()));
        options.me.extend(record["me"].as_str().map(str::to_owned));
        threads.push((record["text"].as_str().unwrap().to_owned(), options));
    }
    threads
}

fn instant(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

fn bytes(threads: &[(String, Options)]) -> Throughput {
    Throughput::Bytes(threads.iter().map(|(text, _)| text.len() as u64).sum())
}

fn pipeline(criterion: &mut Criterion) {
    let threads = threads();
    let mut group = criterion.benchmark_group("pipeline");
    group.throughput(bytes(&threads));

    group.bench_function("tokenize", |bencher| {
        let mut tokenizer = Tokenizer::new();
        bencher.iter(|| threads.iter().map(|(text, _)| tokenizer.count(black_box(text))).sum::<usize>());
    });
    group.bench_function("explain", |bencher| {
        let mut analyzer = Analyzer::new();
        bencher.iter(|| {
            threads.iter().map(|(text, options)| analyzer.explain(black_box(text), options.now).len()).sum::<usize>()
        });
    });
    group.bench_function("analyze", |bencher| {
        let mut analyzer = Analyzer::new();
        bencher.iter(|| {
            let read = |(text, options): &(String, Options)| analyzer.read(black_box(text), options).is_ok();
            threads.iter().map(read).filter(|read| *read).count()
        });
    });
    group.finish();
}

fn one(criterion: &mut Criterion) {
    let text = fs::read_to_string(format!("{}/examples/coconala-materials.txt", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut options = Options::at(instant("2026-11-20T15:00:00+09:00"));
    options.me.push("みどり工房".to_owned());
    let mut group = criterion.benchmark_group("one thread");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("warm", |bencher| {
        let mut analyzer = Analyzer::new();
        bencher.iter(|| analyzer.read(black_box(&text), &options).is_ok());
    });
    group.bench_function("new analyzer", |bencher| {
        bencher.iter_batched_ref(
            || (),
            |()| Analyzer::new().read(black_box(&text), &options).is_ok(),
            BatchSize::SmallInput,
        );
    });
    group.finish();
}

fn thousand(criterion: &mut Criterion) {
    let threads: Vec<_> = threads().into_iter().cycle().take(1000).collect();
    let mut group = criterion.benchmark_group("thousand threads");
    group.throughput(bytes(&threads));
    group.sample_size(10);
    group.bench_function("analyze", |bencher| {
        let mut analyzer = Analyzer::new();
        bencher.iter(|| {
            let read = |(text, options): &(String, Options)| analyzer.read(black_box(text), options).is_ok();
            threads.iter().map(read).filter(|read| *read).count()
        });
    });
    group.finish();
}

criterion_group!(benches, pipeline, one, thousand);
criterion_main!(benches);
