//! What holds for every input.

use chrono::{DateTime, Duration, FixedOffset};
use henji::report::json;
use henji::{Analysis, Analyzer, Options, text};
use proptest::prelude::*;
use serde_json::Value;

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-20T15:00:00+09:00").unwrap()
}

/// Pieces of which threads are made, good and bad.
const PIECES: [&str; 34] = [
    "2026/11/16 10:02 田中\n",
    "11月9日 20:14\n",
    "みどり工房\n",
    "田中: ",
    "既読\n",
    "14:32\t田中\t",
    "2026/11/16(月)\n",
    "From: a@example.com\nDate: Mon, 16 Nov 2026 10:02:00 +0900\n\n",
    "> 引用\n",
    "\n\n",
    "ロゴデータと写真をお送りください。",
    "承知しました。",
    "18日に送ります",
    "来週の水曜までに",
    "3営業日以内",
    "2月30日",
    "25時",
    "九千九百九十九億年後",
    "お見積りは18,000円です！",
    "🎨💦👨‍👩‍👧",
    "か\u{3099}",
    "\u{feff}",
    "\u{200b}",
    "\u{1b}[31m",
    "\u{0}",
    "[写真]",
    "\"",
    "・",
    "①②③",
    "１２／２５（土）",
    "昨日 14:32",
    "R8.6.1",
    "（",
    "ーーーーー",
];

/// Text that looks like a thread in parts.
fn paste() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => "\\PC{0,12}"];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn read(text: &str, now: DateTime<FixedOffset>) -> Option<Analysis> {
    Analyzer::new().read(text, &Options::at(now)).ok()
}

fn document(analysis: &Analysis) -> Value {
    let source = json::Source { path: None, index: 0, part: None, format: None, encoding: None };
    serde_json::to_value(json::Analysis::new(source, analysis, None)).unwrap()
}

/// Every object with a `span` and a `text` quotes the original.
fn spans_quote(value: &Value, original: &str) {
    match value {
        Value::Object(object) => {
            if let (Some(Value::Array(span)), Some(Value::String(quote))) = (object.get("span"), object.get("text")) {
                let bound = |i: usize| usize::try_from(span[i].as_u64().unwrap()).unwrap();
                assert_eq!(original.get(bound(0)..bound(1)), Some(quote.as_str()), "{value}");
            }
            object.values().for_each(|inner| spans_quote(inner, original));
        }
        Value::Array(list) => list.iter().for_each(|inner| spans_quote(inner, original)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(decoded) = text::decode(&bytes) {
            let _ = read(&decoded.text, now());
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in paste()) {
        let Some(analysis) = read(&text, now()) else { return Ok(()) };
        prop_assert!(!analysis.thread.messages.is_empty());
        prop_assert_eq!(analysis.messages.len(), analysis.thread.messages.len());
        let document = document(&analysis);
        for message in document["messages"].as_array().unwrap() {
            spans_quote(&message["acts"], message["text"].as_str().unwrap());
            spans_quote(&message["times"], message["text"].as_str().unwrap());
        }
        for evidence in document["evidence"].as_array().unwrap() {
            let number = usize::try_from(evidence["message"].as_u64().unwrap()).unwrap();
            spans_quote(evidence, document["messages"][number - 1]["text"].as_str().unwrap());
        }
    }

    #[test]
    fn any_text_is_explained(text in paste()) {
        let sentences = Analyzer::new().explain(&text, now());
        let document = json::Explanation::new(&text, now(), &sentences);
        spans_quote(&serde_json::to_value(document).unwrap(), &text);
    }

    #[test]
    fn any_report_is_safe_for_a_terminal(text in paste()) {
        let Some(analysis) = read(&text, now()) else { return Ok(()) };
        let mut out = Vec::new();
        henji::report::human::write(&mut out, &analysis, None, true).unwrap();
        let plain = anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string();
        prop_assert!(!plain.contains(|c: char| c.is_control() && c != '\n'), "{:?}", plain);
    }

    #[test]
    fn reading_twice_gives_the_same(text in paste()) {
        let mut analyzer = Analyzer::new();
        let first = analyzer.read(&text, &Options::at(now()));
        let second = analyzer.read(&text, &Options::at(now()));
        prop_assert_eq!(first, second);
    }
}

#[test]
fn a_thread_a_year_of_weeks_later_reads_the_same() {
    let at = |start: DateTime<FixedOffset>, days| (start + Duration::days(days)).format("%Y/%m/%d %H:%M").to_string();
    let state = |start: DateTime<FixedOffset>| {
        let thread = format!(
            "{} 田中\nロゴをお願いします。購入しました。\n\n{} みどり工房\n写真をお送りください。\n",
            at(start, 0),
            at(start, 1)
        );
        let mut options = Options::at(start + Duration::days(4));
        options.me.push("みどり工房".to_owned());
        let analysis = Analyzer::new().read(&thread, &options).unwrap();
        (analysis.standing.state, analysis.standing.since, analysis.gaps)
    };
    let start = DateTime::parse_from_rfc3339("2026-06-01T10:00:00+09:00").unwrap();
    assert_eq!(state(start), state(start + Duration::weeks(1)));
}
