//! The threads as rows for a spreadsheet; no cell is ever a formula.

use std::io::{self, Write};

use super::words::{open, what_to_do};
use crate::report::human::line::one_line;
use crate::report::json::{day, instant};
use crate::triage::{List, Listed};

const HEAD: [&str; 22] = [
    "緊急度",
    "変化",
    "状況",
    "state",
    "番",
    "相手",
    "件名",
    "返事なし（時間）",
    "営業時間で（時間）",
    "ふだんより長い",
    "最後の連絡",
    "足りない物",
    "約束の日",
    "約束が過ぎた",
    "納期",
    "催促回数",
    "次の一手",
    "いつ",
    "理由",
    "足りない物・約束",
    "プラットフォーム",
    "場所",
];

/// Writes the rows with their head, ended as RFC 4180 has it; `mark` puts the byte order mark first that Excel wants.
///
/// # Errors
/// What `out` reports.
pub fn write(out: &mut dyn Write, list: &List, mark: bool) -> io::Result<()> {
    if mark {
        out.write_all("\u{feff}".as_bytes())?;
    }
    row(out, HEAD.iter().map(|head| (*head).to_owned()))?;
    for listed in &list.records {
        row(out, cells(listed).into_iter())?;
    }
    Ok(())
}

fn cells(listed: &Listed) -> [String; 22] {
    let record = &listed.record;
    let hours = |seconds: i64| format!("{}.{}", seconds / 3600, seconds % 3600 / 360);
    let yes = |is: bool| if is { "はい" } else { "" }.to_owned();
    [
        record.urgency.level.label().to_owned(),
        listed.news.map_or("", |news| news.label()).to_owned(),
        record.state.label().to_owned(),
        record.state.name().to_owned(),
        record.waiting_on.name().to_owned(),
        record.who.clone(),
        record.title.clone().unwrap_or_default(),
        record.silence.map_or_else(String::new, |(all, _)| hours(all)),
        record.silence.map_or_else(String::new, |(_, business)| hours(business)),
        yes(record.unusual),
        record.last.map_or_else(String::new, instant),
        record.missing.join("、"),
        record.promise.map_or_else(String::new, |promise| day(promise.day)),
        yes(record.promise.is_some_and(|promise| promise.broken)),
        record.my_due.map_or_else(String::new, day),
        record.nudges.to_string(),
        what_to_do(record),
        instant(record.at),
        record.why.clone(),
        open(record),
        record.platform.clone(),
        record.origin.to_string(),
    ]
}

fn row(out: &mut dyn Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
    let cells: Vec<_> = cells.map(|text| cell(&text)).collect();
    write!(out, "{}\r\n", cells.join(","))
}

/// A cell, quoted where it has to be. What a spreadsheet would take for a formula gets an apostrophe before it, as its
/// users would type it themselves.
fn cell(text: &str) -> String {
    let line = one_line(text);
    let first = line.chars().next();
    let formula = matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '|' | '%' | '␉' | '␍'));
    let safe = if formula { format!("'{line}") } else { line };
    if safe.contains([',', '"', '\n', ';', '\'']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_or_ends_its_row() {
        #[track_caller]
        fn check(text: &str, wanted: &str) {
            assert_eq!(cell(text), wanted);
        }
        check("田中", "田中");
        check("=HYPERLINK(\"http://example.com\")", "\"'=HYPERLINK(\"\"http://example.com\"\")\"");
        for text in ["+1", "-1", "@SUM(A1)", "＝1", "=1", "\t=1", " =1", "\r=1", "|cmd", "%x"] {
            assert!(cell(text).starts_with("\"'"), "{text}: {}", cell(text));
        }
        check("a,b\n=c", "\"a,b =c\"");
        check("\u{1b}[31m", "␛[31m");
    }
}
