//! The record as one self-contained HTML page.

use std::fmt::Write;

use super::{Entry, Record};

const STYLE: &str = "body{font-family:sans-serif;line-height:1.7;max-width:60em;margin:2em auto;padding:0 1em;color:#222}\
    h1{font-size:1.5em}h2{font-size:1.15em;margin-top:2em;border-bottom:1px solid #bbb}\
    table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:.3em .5em;text-align:left;vertical-align:top}\
    dt{font-weight:bold}dd{margin:0 0 .4em 1em;overflow-wrap:anywhere}";

/// The record as an HTML page that loads nothing from elsewhere.
#[must_use]
pub fn html(record: &Record) -> String {
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n<title>取引の記録</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>取引の記録</h1>\n<p>やり取りにある事実のみを、順に記したものです。</p>\n<dl>\n"
    );
    for (name, value) in &record.heading {
        line(&mut out, format_args!("<dt>{}</dt><dd>{}</dd>", escape(name), escape(value)));
    }
    line(&mut out, format_args!("</dl>\n<h2>要約</h2>\n<p>{}</p>", escape(&record.summary)));
    let terms: Vec<String> = record
        .terms
        .iter()
        .map(|it| format!("{}番 {} {}「{}」", it.number.unwrap_or_default(), it.at, it.by, it.text))
        .collect();
    list(&mut out, "合意した条件", &terms);
    chronology(&mut out, &record.chronology);
    ledger(&mut out, record);
    list(&mut out, "確認の連絡", &record.reminders);
    list(&mut out, "出品者側の遅れ", &record.own_delays);
    line(&mut out, format_args!("<h2>現在の状態</h2>\n<p>{}</p>", escape(&record.standing)));
    if !record.steps.is_empty() {
        list(&mut out, "取引の場の手続き", &record.steps);
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn chronology(out: &mut String, entries: &[Entry]) {
    head(out, "経過", &["番号", "日時", "誰が", "内容", "本文（冒頭）"]);
    for entry in entries {
        let number = entry.number.map(|it| it.to_string()).unwrap_or_default();
        row(out, &[&number, &entry.at, &entry.by, &entry.acts, &entry.text]);
    }
    out.push_str("</table>\n");
}

fn ledger(out: &mut String, record: &Record) {
    head(out, "依頼と約束", &["番号", "種類", "対象", "誰が", "結果", "約束"]);
    for it in &record.ledger {
        let promises = it.promises.join("、");
        row(out, &[&it.message.to_string(), &it.kind, &it.what, &it.holder, it.outcome.label(), &promises]);
    }
    out.push_str("</table>\n");
}

fn head(out: &mut String, title: &str, columns: &[&str]) {
    let cells = columns.iter().map(|it| format!("<th>{it}</th>")).collect::<Vec<_>>().concat();
    line(out, format_args!("<h2>{title}</h2>\n<table>\n<tr>{cells}</tr>"));
}

fn row(out: &mut String, cells: &[&str]) {
    let cells = cells.iter().map(|it| format!("<td>{}</td>", escape(it))).collect::<Vec<_>>().concat();
    line(out, format_args!("<tr>{cells}</tr>"));
}

fn list(out: &mut String, title: &str, lines: &[String]) {
    line(out, format_args!("<h2>{title}</h2>"));
    if lines.is_empty() {
        line(out, format_args!("<p>記録の中には見つかりませんでした。</p>"));
        return;
    }
    let items = lines.iter().map(|it| format!("<li>{}</li>\n", escape(it))).collect::<Vec<_>>().concat();
    line(out, format_args!("<ul>\n{items}</ul>"));
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = writeln!(out, "{text}");
}

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
