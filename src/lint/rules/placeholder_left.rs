//! ## 何を見るか
//!
//! 「○○様」「{期限}」「【お名前を入力】」「◯日」「YYYY/MM/DD」のように、定型文の差し込みが残っているところを指摘します。「」の中の記号と、「○×」の答えは指摘しません。
//!
//! ## なぜ
//!
//! ひな型のまま送ったことが一目で分かり、ほかの内容まで疑われます。
//!
//! ## 悪い例
//!
//! - 「○○様⏎{期限}までにお願いいたします。」
//!
//! ## 良い例
//!
//! - 「山田様⏎11月27日(金)までにお願いいたします。」

use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Severity};
use crate::lint::document::Marks;
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "placeholder-left",
    name: "差し込み忘れ",
    group: Group::Structure,
    severity: Severity::Error,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("placeholder_left.rs"),
    check: Check::Draft(look),
};

/// Signs that stand for a word when they are doubled.
const SIGNS: &[char] = &['○', '〇', '◯', '△', '×', '■', '●', '□', '▲'];
/// What a bracketed slot speaks of.
const SLOTS: &[&str] = &["入力", "記入", "ここに", "差し込", "お名前", "氏名", "金額", "日付", "期限", "件名", "宛名", "未定"];

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    for line in document.lines_with(Marks::SIGN) {
        let words = line.span.of(document.text());
        let mut at = 0;
        while let Some(c) = words.get(at..).and_then(|rest| rest.chars().next()) {
            let Some(length) = slot(&words[at..], c) else {
                at += c.len_utf8();
                continue;
            };
            let span = Span::new(line.span.start as usize + at, line.span.start as usize + at + length);
            findings.report(span, format!("「{}」が差し込まれないまま残っています。", span.of(document.text())));
            at += length;
        }
    }
}

/// The length of a slot that begins here.
fn slot(rest: &str, c: char) -> Option<usize> {
    match c {
        _ if SIGNS.contains(&c) => {
            let run = rest.len() - rest.trim_start_matches(c).len();
            let counted = ["日", "月", "円", "時", "名", "件", "様"].iter().find(|it| rest[run..].starts_with(**it));
            match counted {
                Some(counted) if run == c.len_utf8() && !matches!(c, '×' | '■' | '●' | '□') => Some(run + counted.len()),
                _ => (run > c.len_utf8()).then_some(run),
            }
        }
        '{' => {
            let open = rest.len() - rest.trim_start_matches('{').len();
            let close = rest.find('}').filter(|close| rest[..*close].chars().count() <= 32 && *close > open)?;
            let run = rest[close..].len() - rest[close..].trim_start_matches('}').len();
            Some(close + run.min(open))
        }
        '【' => {
            let close = rest.find('】').filter(|close| rest[..*close].chars().count() <= 24)?;
            SLOTS.iter().any(|word| rest[..close].contains(word)).then_some(close + '】'.len_utf8())
        }
        'Y' if rest.starts_with("YYYY") => Some(rest.find(|c| !matches!(c, 'Y' | 'M' | 'D' | '/' | '-')).unwrap_or(rest.len())),
        _ => None,
    }
}
