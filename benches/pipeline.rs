//! How long each stage takes over real text; `tokenize` is Lindera alone and so the limit of all that stand on it.
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used)]

use std::fs;
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::path::Path;

use chrono::{DateTime, FixedOffset, NaiveDateTime};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use henji::archive::Limits;
use henji::calendar::Business;
use henji::draft::{DraftWish, Registry};
use henji::morph::Tokenizer;
use henji::report::json::{self, Layout};
use henji::scan::{self, Go, Meter, Plan, Scanned, walk};
use henji::timex::{self, Anchor};
use henji::{Analyzer, Options};
use serde_json::Value;

#[path = "support/archive.rs"]
mod support;

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

/// What the messages of the labelled threads say, each with the instant at which it was written.
fn said() -> Vec<(String, Anchor)> {
    let (mut said, mut analyzer) = (Vec::new(), Analyzer::new());
    for (text, options) in threads() {
        let Ok(analysis) = analyzer.read(&text, &options) else { continue };
        let now = options.now.naive_local();
        let anchored = analysis.thread.messages.into_iter().map(|message| {
            let anchor = message.at.map_or(Anchor::Undated(now), |stamp| Anchor::Written(stamp.at.naive_local()));
            (message.text, anchor)
        });
        said.extend(anchored);
    }
    said
}

/// The labelled temporal cases: one sentence each, hardly one without a time.
fn cases() -> Vec<(String, Anchor)> {
    let path = format!("{}/tests/fixtures/time_messages.jsonl", env!("CARGO_MANIFEST_DIR"));
    let jsonl = fs::read_to_string(path).unwrap();
    let case = |line: &str| {
        let record: Value = serde_json::from_str(line).unwrap();
        let reference = NaiveDateTime::parse_from_str(record["reference"].as_str().unwrap(), "%Y-%m-%dT%H:%M").unwrap();
        (record["text"].as_str().unwrap().to_owned(), Anchor::Written(reference))
    };
    jsonl.lines().map(case).collect()
}

fn temporal(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("temporal");
    for (name, texts) in [("messages", said()), ("cases", cases())] {
        group.throughput(Throughput::Bytes(texts.iter().map(|(text, _)| text.len() as u64).sum()));
        group.bench_function(format!("{name}, tokenize"), |bencher| {
            let mut tokenizer = Tokenizer::new();
            bencher.iter(|| texts.iter().map(|(text, _)| tokenizer.count(black_box(text))).sum::<usize>());
        });
        group.bench_function(format!("{name}, scan"), |bencher| {
            let calendar = Business::default();
            bencher.iter(|| {
                texts.iter().map(|(text, anchor)| timex::scan(black_box(text), *anchor, &calendar).len()).sum::<usize>()
            });
        });
    }
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

/// How many threads of the generated archive are scanned.
const THREADS: usize = 20_000;

fn plan(path: &Path, jobs: usize) -> Plan {
    Plan {
        paths: vec![path.to_path_buf()],
        options: Options::at(instant("2026-11-20T15:00:00+09:00")),
        wish: DraftWish::default(),
        templates: Registry::default(),
        kind: None,
        limits: Limits::default(),
        jobs: NonZeroUsize::new(jobs),
        whole: false,
        dedupe: false,
    }
}

/// The document of a thread, as `scan --format ndjson` prints it.
fn document(scanned: &Scanned) -> Vec<u8> {
    let mut line = Vec::new();
    if let Ok(checked) = &scanned.result {
        let source = json::Source { path: None, index: scanned.origin.index, part: None, format: None, encoding: None };
        let document = json::Analysis::new(source, &checked.analysis, checked.draft.as_ref());
        json::write(&mut line, &document, Layout::Line).unwrap();
    }
    line
}

/// The text of the messages of an archive, which both sides of the comparison read.
fn messages(plan: &Plan) -> Vec<String> {
    let mut texts = Vec::new();
    let tree = walk(&plan.paths, &|_| false).unwrap();
    let keep = |scanned: Scanned| -> Vec<String> {
        let messages = scanned.result.map(|checked| checked.analysis.thread.messages).unwrap_or_default();
        messages.into_iter().map(|message| message.text).collect()
    };
    let take = |found: Vec<String>| {
        texts.extend(found);
        Go::On
    };
    scan::run(plan, &tree, &Meter::default(), keep, take).unwrap();
    texts
}

fn archive(criterion: &mut Criterion) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("archive.ndjson");
    let patterns = support::Patterns::of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"));
    let lines: Vec<_> = patterns.lines(THREADS, 1).collect();
    fs::write(&path, lines.join("\n")).unwrap();
    let texts = messages(&plan(&path, 2));
    let mut group = criterion.benchmark_group("scan of 20000 threads");
    group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
    group.sample_size(10);
    group.bench_function("tokenize alone", |bencher| {
        let mut tokenizer = Tokenizer::new();
        bencher.iter(|| texts.iter().map(|text| tokenizer.count(black_box(text))).sum::<usize>());
    });
    for jobs in [1, 2] {
        let plan = plan(&path, jobs);
        group.bench_function(format!("scan, jobs = {jobs}"), |bencher| {
            bencher.iter(|| {
                let mut written = 0;
                let tree = walk(&plan.paths, &|_| false).unwrap();
                let take = |line: Vec<u8>| {
                    written += line.len();
                    Go::On
                };
                scan::run(&plan, &tree, &Meter::default(), |scanned| document(&scanned), take).unwrap();
                written
            });
        });
    }
    group.finish();
}

criterion_group!(benches, pipeline, temporal, one, thousand, archive);
criterion_main!(benches);
