//! The threads as one page for a browser: today's list with the messages to copy, then what the archive as a whole shows.
//!
//! The page asks for nothing from anywhere, and everything of a thread in it is escaped text.

use std::io::{self, Write};

use super::html_chart::{gaps, states, timeline};
use super::html_style::{SCRIPT, STYLE};
use super::words::{due, promised, silence, what_to_do};
use crate::dialogue::WaitingOn;
use crate::report::human::line::{one_line, several_lines};
use crate::report::human::words::at;
use crate::timing::Statistics;
use crate::triage::{List, Listed, News};

/// How many threads are shown one by one.
const SHOWN: usize = 500;

/// Writes the page.
///
/// # Errors
/// What `out` reports.
pub fn write(out: &mut dyn Write, list: &List, statistics: Option<&Statistics>) -> io::Result<()> {
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>やり取りの一覧 {day}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>やり取りの一覧</h1>\n\
         <p class=\"dim\">{now} 時点・{all} 件</p>\n",
        day = list.now.format("%Y-%m-%d"),
        now = escape(&at(list.now)),
        all = list.all,
    )?;
    counts(out, list)?;
    writeln!(out, "</header>\n<main>")?;
    filters(out, list)?;
    cards(out, list)?;
    states(out, list)?;
    if let Some(statistics) = statistics {
        gaps(out, statistics)?;
    }
    timeline(out, list)?;
    failures(out, list)?;
    writeln!(
        out,
        "</main>\n<footer>このページは henji が作り、どこにも接続しません。読み取りは推定を含みます。送る前に内容をお確かめください。</footer>\n\
         <script>{SCRIPT}</script>\n</body>\n</html>"
    )
}

/// How many of each level, and what is new.
fn counts(out: &mut dyn Write, list: &List) -> io::Result<()> {
    writeln!(out, "<ul class=\"counts\">")?;
    for (level, count) in list.levels() {
        writeln!(out, "<li class=\"{}\"><strong>{count}</strong><span>{}</span></li>", level.name(), level.label())?;
    }
    writeln!(out, "</ul>")?;
    let Some(gone) = list.gone else { return Ok(()) };
    let parts: Vec<_> = list.news().map(|(news, count)| format!("{} {count}", news.label())).collect();
    writeln!(out, "<p class=\"dim\">前回から：{}　今回はないもの {gone}</p>", parts.join("　"))
}

/// The choices above the list; they appear only where scripts run.
fn filters(out: &mut dyn Write, list: &List) -> io::Result<()> {
    writeln!(out, "<h2>今日の一覧</h2>\n<form hidden>")?;
    select(
        out,
        "side",
        "だれの番",
        [("me", "自分の番"), ("them", "相手の番"), ("none", "どちらでもない")].into_iter(),
    )?;
    select(out, "level", "緊急度", list.levels().map(|(level, _)| (level.name(), level.label())))?;
    select(out, "state", "状況", list.states().map(|(state, _)| (state.name(), state.label())))?;
    writeln!(
        out,
        "<input name=\"words\" type=\"search\" placeholder=\"相手・件名・本文で絞り込む\" aria-label=\"絞り込む語\">\
         <span class=\"dim\" id=\"left\" aria-live=\"polite\"></span>\n</form>"
    )
}

fn select<'a>(
    out: &mut dyn Write,
    name: &str,
    label: &str,
    options: impl Iterator<Item = (&'a str, &'a str)>,
) -> io::Result<()> {
    write!(out, "<select name=\"{name}\" aria-label=\"{label}\"><option value=\"\">{label}：すべて</option>")?;
    for (value, label) in options {
        write!(out, "<option value=\"{value}\">{label}</option>")?;
    }
    writeln!(out, "</select>")
}

fn cards(out: &mut dyn Write, list: &List) -> io::Result<()> {
    if list.records.is_empty() {
        return writeln!(out, "<p class=\"none\">該当するやり取りはありません。</p>");
    }
    for listed in list.records.iter().take(SHOWN) {
        card(out, listed)?;
    }
    let hidden = list.all - list.records.len().min(SHOWN);
    if hidden > 0 {
        writeln!(out, "<p class=\"dim\">ほか {hidden} 件は表示していません。--only や --since で絞り込めます。</p>")?;
    }
    Ok(())
}

/// One thread.
fn card(out: &mut dyn Write, listed: &Listed) -> io::Result<()> {
    let record = &listed.record;
    let (level, side) = (record.urgency.level, record.waiting_on.name());
    writeln!(
        out,
        "<article class=\"{side}\" data-side=\"{side}\" data-level=\"{}\" data-state=\"{}\">",
        level.name(),
        record.state.name()
    )?;
    let who = if record.who.is_empty() { "（相手不明）" } else { &record.who };
    write!(out, "<h3><span class=\"level {}\">{}</span>{}", level.name(), level.label(), text(who))?;
    write!(out, "<span class=\"state\">{}</span>", record.state.label())?;
    if let Some(news) = listed.news.filter(|news| *news != News::Same) {
        write!(out, "<span class=\"news\">{}</span>", news.label())?;
    }
    writeln!(out, "</h3>\n<p class=\"act\">{}</p>", text(&what_to_do(record)))?;
    if !record.why.is_empty() {
        writeln!(out, "<p>{}</p>", text(&record.why))?;
    }
    let unusual = if record.unusual { "（ふだんより長い）" } else { "" };
    let silence = silence(record);
    let silent = if record.waiting_on == WaitingOn::Me { "お待たせ" } else { "返事なし" };
    let facts = [
        ("件名", record.title.clone().unwrap_or_default()),
        (silent, if silence.is_empty() { silence } else { format!("{silence}{unusual}") }),
        ("足りない物", record.missing.join("、")),
        ("約束", promised(record)),
        ("納期", due(record)),
        ("催促", if record.nudges > 0 { format!("{}回", record.nudges) } else { String::new() }),
    ];
    write!(out, "<dl>")?;
    for (name, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
        write!(out, "<dt>{name}</dt><dd>{}</dd>", text(value))?;
    }
    writeln!(out, "</dl>")?;
    if let Some(draft) = &record.draft {
        let subject =
            draft.subject.as_ref().map_or_else(String::new, |subject| format!("件名：{}\n\n", one_line(subject)));
        let body = format!("{subject}{}", draft.body.trim_end());
        writeln!(out, "<details><summary>送る文</summary><pre>{}</pre>", escape(&several_lines(&body)))?;
        if !draft.placeholders.is_empty() {
            writeln!(out, "<p class=\"dim\">送る前に埋めてください：{}</p>", text(&draft.placeholders.join("、")))?;
        }
        writeln!(out, "<button type=\"button\" data-copy>コピー</button></details>")?;
    }
    writeln!(out, "<p class=\"where\">{}</p>\n</article>", text(&record.origin.to_string()))
}

fn failures(out: &mut dyn Write, list: &List) -> io::Result<()> {
    if list.failures.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h2>読めなかったもの（{} 件）</h2>\n<ul>", list.failures.len())?;
    for (origin, what) in list.failures.iter().take(SHOWN) {
        let path = origin.path.as_deref().unwrap_or("標準入力");
        writeln!(out, "<li>{}：{}</li>", text(path), text(what))?;
    }
    writeln!(out, "</ul>")
}

/// A text on one line, escaped.
pub(super) fn text(text: &str) -> String {
    escape(&one_line(text))
}

/// The text with everything replaced that HTML would obey.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(it),
        }
    }
    out
}
