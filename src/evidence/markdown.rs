//! The record as Markdown.

use std::fmt::Write;

use super::{Entry, Record};

/// The record as a Markdown document.
#[must_use]
pub fn markdown(record: &Record) -> String {
    let mut out = String::from("# 取引の記録\n\nやり取りにある事実のみを、順に記したものです。\n\n");
    for (name, value) in &record.heading {
        line(&mut out, format_args!("- {}：{}", cell(name), cell(value)));
    }
    line(&mut out, format_args!("\n## 要約\n\n{}", cell(&record.summary)));
    line(&mut out, format_args!("\n## 合意した条件\n"));
    if record.terms.is_empty() {
        line(&mut out, format_args!("記録の中には見つかりませんでした。"));
    }
    for term in &record.terms {
        let number = term.number.unwrap_or_default();
        line(&mut out, format_args!("- {}番 {} {}「{}」", number, term.at, cell(&term.by), cell(&term.text)));
    }
    chronology(&mut out, &record.chronology);
    ledger(&mut out, record);
    list(&mut out, "確認の連絡", &record.reminders);
    list(&mut out, "出品者側の遅れ", &record.own_delays);
    line(&mut out, format_args!("\n## 現在の状態\n\n{}", cell(&record.standing)));
    if !record.steps.is_empty() {
        list(&mut out, "取引の場の手続き", &record.steps);
    }
    out
}

fn chronology(out: &mut String, entries: &[Entry]) {
    line(
        out,
        format_args!("\n## 経過\n\n| 番号 | 日時 | 誰が | 内容 | 本文（冒頭） |\n| ---: | --- | --- | --- | --- |"),
    );
    for entry in entries {
        let number = entry.number.map(|it| it.to_string()).unwrap_or_default();
        let (at, by) = (cell(&entry.at), cell(&entry.by));
        line(out, format_args!("| {number} | {at} | {by} | {} | {} |", cell(&entry.acts), cell(&entry.text)));
    }
}

fn ledger(out: &mut String, record: &Record) {
    line(
        out,
        format_args!(
            "\n## 依頼と約束\n\n| 番号 | 種類 | 対象 | 誰が | 結果 | 約束 |\n| ---: | --- | --- | --- | --- | --- |"
        ),
    );
    for it in &record.ledger {
        let (kind, what, holder) = (cell(&it.kind), cell(&it.what), cell(&it.holder));
        let promises = cell(&it.promises.join("、"));
        line(
            out,
            format_args!("| {} | {kind} | {what} | {holder} | {} | {promises} |", it.message, it.outcome.label()),
        );
    }
}

fn list(out: &mut String, title: &str, lines: &[String]) {
    line(out, format_args!("\n## {title}\n"));
    if lines.is_empty() {
        line(out, format_args!("記録の中には見つかりませんでした。"));
    }
    for text in lines {
        line(out, format_args!("- {}", cell(text)));
    }
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = writeln!(out, "{text}");
}

/// Text that stays within its line and its cell, and is no markup.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '\n' | '\r' => out.push(' '),
            '|' | '\\' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '#' => {
                out.push('\\');
                out.push(it);
            }
            _ => out.push(it),
        }
    }
    out
}
