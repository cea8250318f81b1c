//! Reply gaps over an archive, and what is made of them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{folder, lines, run, scan, scratch};

/// A thread in which 田中 answers each question after so many hours.
fn answers(day: u32, hours: &[u32]) -> String {
    let mut text = String::new();
    for (i, hours) in (0..).zip(hours) {
        let day = day + i * 2;
        let _ = write!(text, "2026/11/{day:02} 09:00 みどり工房\n{i}案の色はどれがよいですか？\n\n");
        let at = 9 + hours;
        let _ = write!(text, "2026/11/{:02} {:02}:00 田中\n{i}案は青でお願いします。\n\n", day + at / 24, at % 24);
    }
    text
}

fn stats(folder: &Path, name: &str) -> (String, Value) {
    let path = scratch(name);
    let session = scan(folder, &["--stats", path.to_str().unwrap()]);
    assert_eq!(session.code, 0, "{}", session.err);
    let text = fs::read_to_string(&path).unwrap();
    (path.to_str().unwrap().to_owned(), serde_json::from_str(&text).unwrap())
}

#[test]
fn the_gaps_of_parts_add_up_to_those_of_the_whole() {
    let (one, other) = (answers(1, &[2, 4, 6]), answers(8, &[8, 10, 30]));
    let (first, _) = stats(&folder("gaps-1", &[("a.txt", &one)]), "gaps-1.json");
    let (second, _) = stats(&folder("gaps-2", &[("b.txt", &other)]), "gaps-2.json");
    let both = folder("gaps", &[("a.txt", &one), ("b.txt", &other)]);
    let (whole, document) = stats(&both, "gaps.json");
    let speed = &document["figures"]["counterparts"][0]["speed"];
    assert_eq!(document["figures"]["counterparts"][0]["name"], "田中");
    assert_eq!((&speed["answered"], &speed["median_seconds"]), (&6.into(), &(6 * 3600).into()));
    assert_eq!(speed["within_1_day"], 0.8333);
    let sum = scratch("gaps-sum.json");
    let sum = sum.to_str().unwrap();
    let added = run(&["scan", "--with-stats", &second, "--with-stats", &first, "--stats", sum], b"");
    assert_eq!((added.code, added.err.as_str()), (0, ""));
    assert_eq!(fs::read_to_string(sum).unwrap(), fs::read_to_string(&whole).unwrap());
    let asked = "2026/11/18 09:00 みどり工房\n最後の色はどれがよいですか？\n";
    let later =
        folder("gaps-later", &[("c.txt", &format!("2026/11/17 09:00 田中\nお世話になっております。\n\n{asked}"))]);
    let by_parts = scan(&later, &["--format", "ndjson", "--with-stats", &first, "--with-stats", &second]);
    let by_whole = scan(&later, &["--format", "ndjson", "--with-stats", &whole]);
    assert_eq!(by_parts.code, 0, "{}", by_parts.err);
    assert_eq!(by_parts.out, by_whole.out);
    assert!(by_whole.out.contains("--with-stats の集計では、「田中」の返信は中央値6時間"), "{}", by_whole.out);
}

#[test]
fn the_gaps_of_a_stream_come_on_its_last_line() {
    let archive = folder("gaps-stream", &[("a.txt", &answers(1, &[2, 4, 6]))]);
    let (path, document) = stats(&archive, "gaps-stream.json");
    let streamed = scan(&archive, &["--format", "ndjson", "--stats", "-", "--limit", "0"]);
    let found = lines(&streamed);
    assert_eq!(found, [document], "{path}");
    let page = scan(&archive, &["--format", "csv", "--stats", "-"]);
    assert_eq!((page.code, page.out.as_str()), (2, ""));
    assert!(page.err.contains("--stats"), "{}", page.err);
    let nothing = run(&["scan", "--with-stats", &path], b"");
    assert_eq!(nothing.code, 2);
    assert!(nothing.err.contains("--stats"), "{}", nothing.err);
}
