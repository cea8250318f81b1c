//! What the archive as a whole shows: states, reply gaps, who was waiting for whom.

use std::io::{self, Write};

use super::html::text;
use crate::dialogue::WaitingOn;
use crate::report::human::words::length;
use crate::timing::{Pace, Statistics};
use crate::triage::{List, Wait};

/// How many counterparts and threads a chart shows.
const ROWS: usize = 40;

/// How many threads are in each state.
pub(super) fn states(out: &mut dyn Write, list: &List) -> io::Result<()> {
    let most = list.states().map(|(_, count)| count).max().unwrap_or(0);
    if most == 0 {
        return Ok(());
    }
    writeln!(out, "<h2>状況の分布</h2>\n<div class=\"panel\"><table>")?;
    for (state, count) in list.states() {
        let (side, width) = (state.waiting_on().name(), count * 100 / most);
        writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"num\">{count}</td><td style=\"width:60%\">\
             <span class=\"bar {side}\" style=\"width:{width}%\"></span></td></tr>",
            state.label()
        )?;
    }
    writeln!(out, "</table>{KEY}</div>")
}

const KEY: &str = "<p class=\"key\"><span><i style=\"background:var(--me)\"></i>自分の番</span>\
    <span><i style=\"background:var(--them)\"></i>相手の番</span><span><i style=\"background:var(--none)\"></i>どちらでもない</span></p>";

/// The classes of gaps: up to so many minutes, and what they are called.
const CLASSES: [(u32, &str); 7] = [
    (60, "1時間以内"),
    (360, "6時間"),
    (1440, "1日"),
    (2880, "2日"),
    (4320, "3日"),
    (10_080, "7日"),
    (u32::MAX, "7日を超える"),
];

/// How fast each counterpart answers.
pub(super) fn gaps(out: &mut dyn Write, statistics: &Statistics) -> io::Result<()> {
    if statistics.them().elapsed.answers() == 0 {
        return Ok(());
    }
    writeln!(
        out,
        "<h2>返信の間隔</h2>\n<div class=\"panel\"><table class=\"gaps\"><tr><th>相手</th><th class=\"num\">回数</th><th class=\"num\">中央値</th>\
         <th class=\"num wide\">9割</th><th class=\"wide\">傾向</th><th>分布</th></tr>"
    )?;
    pace(out, "全体", statistics.them())?;
    pace(out, "自分", statistics.me())?;
    let mut named: Vec<_> = statistics.counterparts().filter(|named| named.pace.elapsed.answers() > 0).collect();
    named.sort_by_key(|named| std::cmp::Reverse(named.pace.elapsed.answers()));
    for named in named.iter().take(ROWS) {
        pace(out, &named.name, &named.pace)?;
    }
    let key = CLASSES.iter().enumerate().map(|(i, (_, label))| format!("<span><i class=\"g{i}\"></i>{label}</span>"));
    writeln!(out, "</table><p class=\"key\">{}</p>", key.collect::<Vec<_>>().concat())?;
    if named.len() > ROWS {
        writeln!(out, "<p class=\"dim\">回数の多い {ROWS} 名を表示しています（全 {} 名）。</p>", named.len())?;
    }
    writeln!(out, "</div>")
}

fn pace(out: &mut dyn Write, name: &str, pace: &Pace) -> io::Result<()> {
    let all = pace.elapsed.answers();
    let (Some(median), Some(p90)) = (pace.elapsed.tenth(5), pace.elapsed.tenth(9)) else { return Ok(()) };
    let mut counts = [0_u64; CLASSES.len()];
    for (minutes, count) in pace.elapsed.answered() {
        if let Some(slot) = CLASSES.iter().position(|(most, _)| minutes <= *most).and_then(|at| counts.get_mut(at)) {
            *slot += count;
        }
    }
    let trend = pace.trend().map_or("", |trend| trend.label());
    let hint = if all < 3 { "・参考" } else { "" };
    write!(
        out,
        "<tr><th scope=\"row\">{}</th><td class=\"num\">{all}回{hint}</td><td class=\"num\">{}</td><td class=\"num wide\">{}</td>\
         <td class=\"wide\">{trend}</td><td style=\"width:40%\"><span class=\"stack\">",
        text(name),
        length(median),
        length(p90)
    )?;
    for (i, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let label = CLASSES.get(i).map_or("", |(_, label)| label);
        let share = count * 1000 / all;
        write!(
            out,
            "<i class=\"g{i}\" style=\"width:{}.{}%\" title=\"{label} {count}回\"></i>",
            share / 10,
            share % 10
        )?;
    }
    writeln!(out, "</span></td></tr>")
}

/// How far back the timeline goes.
const DAYS: i64 = 60;

/// Who was waiting for whom, a row a thread.
pub(super) fn timeline(out: &mut dyn Write, list: &List) -> io::Result<()> {
    let end = list.now.timestamp();
    let first = |waits: &[Wait]| waits.iter().map(|wait| wait.from.timestamp()).min();
    let shown = || {
        list.records
            .iter()
            .filter(|listed| listed.record.waits.iter().any(|wait| wait.until.timestamp() > end - DAYS * 86_400))
    };
    let Some(begin) = shown().take(ROWS).filter_map(|listed| first(&listed.record.waits)).min() else { return Ok(()) };
    let begin = begin.max(end - DAYS * 86_400).min(end - 86_400);
    let day = |at: i64| {
        let at = chrono::DateTime::from_timestamp(at, 0).map(|at| at.with_timezone(&list.now.timezone()));
        at.map_or_else(String::new, |at| at.format("%-m/%-d").to_string())
    };
    writeln!(
        out,
        "<h2>だれがだれを待っていたか</h2>\n<div class=\"panel\"><p class=\"key\"><span><i style=\"background:var(--me)\"></i>自分が待たせている</span>\
         <span><i style=\"background:var(--them)\"></i>相手を待っている</span></p>"
    )?;
    for listed in shown().take(ROWS) {
        let record = &listed.record;
        write!(
            out,
            "<div class=\"row\"><span>{}・{}</span><div class=\"track\">",
            text(&record.who),
            record.state.label()
        )?;
        for wait in &record.waits {
            stretch(out, wait, begin, end)?;
        }
        writeln!(out, "</div></div>")?;
    }
    let middle = i64::midpoint(begin, end);
    writeln!(
        out,
        "<p class=\"axis\"><span>{}</span><span>{}</span><span>{}</span></p></div>",
        day(begin),
        day(middle),
        day(end)
    )
}

fn stretch(out: &mut dyn Write, wait: &Wait, begin: i64, end: i64) -> io::Result<()> {
    let (from, until) = (wait.from.timestamp().max(begin), wait.until.timestamp().min(end));
    if until <= from || wait.on == WaitingOn::Nobody {
        return Ok(());
    }
    let per = |seconds: i64| seconds * 1000 / (end - begin).max(1);
    let (left, width) = (per(from - begin), per(until - from));
    let title = length(wait.until.timestamp() - wait.from.timestamp());
    write!(
        out,
        "<i class=\"{}\" style=\"left:{}.{}%;width:{}.{}%\" title=\"{title}\"></i>",
        wait.on.name(),
        left / 10,
        left % 10,
        width / 10,
        width % 10
    )
}
