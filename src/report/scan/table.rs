//! The threads as a table on a terminal, the most urgent first.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::words::{open, silence, what_to_do};
use crate::dialogue::WaitingOn;
use crate::report::human::line::{clip, one_line, pad, width};
use crate::report::human::style::{ALARM, CAUTION, HEADING, QUIET};
use crate::triage::{Level, List, Listed, News};

/// The fewest columns of a terminal that a table is laid out for.
const NARROWEST: usize = 60;
const SEPARATOR: &str = "  ";

/// The widths of the columns: urgency, state, who, silence, missing or promised, what to do, where.
struct Widths([usize; 7]);

const HEADS: [&str; 7] = ["緊急度", "状況", "相手", "返事なし", "足りない物・約束", "次の一手", "場所"];
/// The least and the most that each column gets.
const BOUNDS: [(usize, usize); 7] = [(6, 6), (8, 14), (8, 16), (6, 11), (8, 34), (16, 44), (10, 40)];

/// Writes the table, its counts above it; `columns` is the width of the terminal.
///
/// # Errors
/// What `out` reports.
pub fn write(out: &mut dyn Write, list: &List, columns: usize) -> io::Result<()> {
    counts(out, list)?;
    if list.records.is_empty() {
        return writeln!(out, "該当するやり取りはありません。");
    }
    let shared = shared_folder(list);
    let rows: Vec<_> = list.records.iter().map(|listed| cells(listed, shared)).collect();
    let widths = Widths::of(&rows, columns);
    let head: Vec<_> = HEADS.iter().zip(widths.0).map(|(head, width)| pad(head, width)).collect();
    writeln!(out, "\n{QUIET}{}{QUIET:#}", head.join(SEPARATOR).trim_end())?;
    for (listed, row) in list.records.iter().zip(&rows) {
        line(out, listed, row, &widths)?;
    }
    let hidden = list.all - list.records.len();
    if hidden > 0 {
        writeln!(out, "{QUIET}ほか{hidden}件（--limit を外すとすべて表示します）{QUIET:#}")?;
    }
    Ok(())
}

/// 「至急 2　今日 5　近日 1　待ち 12　なし 3」, and what is new.
fn counts(out: &mut dyn Write, list: &List) -> io::Result<()> {
    let counts: Vec<_> = list.levels().map(|(level, count)| format!("{} {count}", level.label())).collect();
    writeln!(out, "{HEADING}{}{HEADING:#}", counts.join("　"))?;
    let Some(gone) = list.gone else { return Ok(()) };
    let mut parts: Vec<_> = list.news().map(|(news, count)| format!("{} {count}", news.label())).collect();
    if gone > 0 {
        parts.push(format!("今回はないもの {gone}"));
    }
    writeln!(out, "前回から：{}", parts.join("　"))
}

fn cells(listed: &Listed, shared: usize) -> [String; 7] {
    let record = &listed.record;
    let news =
        listed.news.filter(|news| *news != News::Same).map_or_else(String::new, |news| format!("[{}] ", news.label()));
    let texts = [
        record.urgency.level.label().to_owned(),
        record.state.label().to_owned(),
        record.who.clone(),
        silence(record),
        open(record),
        format!("{news}{}", what_to_do(record)),
        record.origin.to_string().get(shared..).unwrap_or_default().to_owned(),
    ];
    texts.map(|text| one_line(&text))
}

/// How many bytes of every place name the folder that all of them share.
fn shared_folder(list: &List) -> usize {
    let mut places = list.records.iter().map(|listed| listed.record.origin.path.as_deref().unwrap_or("-"));
    let Some(first) = places.next() else { return 0 };
    let shared = places.fold(first.len(), |shared, place| {
        shared.min(place.bytes().zip(first.bytes()).take_while(|(a, b)| a == b).count())
    });
    first
        .as_bytes()
        .get(..shared)
        .and_then(|same| same.iter().rposition(|byte| *byte == b'/'))
        .map_or(0, |slash| slash + 1)
}

impl Widths {
    /// As much as the cells need within their bounds; what the terminal lacks is taken from the widest.
    fn of(rows: &[[String; 7]], columns: usize) -> Self {
        let mut widths = [0; 7];
        for (at, width) in widths.iter_mut().enumerate() {
            let (least, most) = BOUNDS.get(at).copied().unwrap_or_default();
            let head = HEADS.get(at).map_or(0, |head| self::width(head));
            let needed = rows.iter().filter_map(|row| row.get(at)).map(|cell| self::width(cell)).max().unwrap_or(0);
            *width = needed.max(head).clamp(least, most);
        }
        let room = columns.max(NARROWEST) - SEPARATOR.len() * 6;
        while widths.iter().sum::<usize>() > room {
            let spare = |at: usize| {
                widths.get(at).zip(BOUNDS.get(at)).map_or(0, |(width, (least, _))| width - least.min(width))
            };
            let Some(widest) = (0..7).max_by_key(|at| spare(*at)).filter(|at| spare(*at) > 0) else { break };
            if let Some(width) = widths.get_mut(widest) {
                *width -= 1;
            }
        }
        Self(widths)
    }
}

fn line(out: &mut dyn Write, listed: &Listed, row: &[String; 7], widths: &Widths) -> io::Result<()> {
    let record = &listed.record;
    let level = match record.urgency.level {
        Level::Urgent => ALARM,
        Level::Today => CAUTION,
        Level::Soon => Style::new(),
        Level::Waiting | Level::Nothing => QUIET,
    };
    let state = match record.waiting_on {
        WaitingOn::Me => AnsiColor::Yellow.on_default(),
        WaitingOn::Them => AnsiColor::Cyan.on_default(),
        WaitingOn::Nobody => QUIET,
    };
    let silence = if record.unusual { CAUTION } else { Style::new() };
    let open = if record.promise.is_some_and(|promise| promise.broken) { CAUTION } else { Style::new() };
    let plain = Style::new();
    let styles = [level, state, plain, silence, open, plain, QUIET];
    for (at, ((cell, width), style)) in row.iter().zip(widths.0).zip(styles).enumerate() {
        if at > 0 {
            out.write_all(SEPARATOR.as_bytes())?;
        }
        let cell = if at == 6 { tail(cell, width) } else { pad(cell, width) };
        write!(out, "{style}{cell}{style:#}")?;
    }
    writeln!(out)
}

/// The end of a path, which tells more than its beginning.
fn tail(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut kept: Vec<char> = Vec::new();
    for c in text.chars().rev() {
        kept.push(c);
        let so_far: String = kept.iter().rev().collect();
        if width(&so_far) + 1 > columns {
            kept.pop();
            break;
        }
    }
    let end: String = kept.iter().rev().collect();
    if end.is_empty() { clip(text, columns) } else { format!("…{end}") }
}
