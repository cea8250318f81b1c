//! ## 何を見るか
//!
//! 開いたまま、または閉じるだけのかっこを、段落ごとに指摘します。「1)」のような箇条書きの印は指摘しません。
//!
//! ## なぜ
//!
//! どこまでが補足や引用か分からなくなります。
//!
//! ## 悪い例
//!
//! - 「修正案（2点目をお送りします。」
//!
//! ## 良い例
//!
//! - 「修正案（2点目）をお送りします。」

use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Severity};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "unmatched-bracket",
    name: "かっこの不対応",
    group: Group::Consistency,
    severity: Severity::Warning,
    on: true,
    needs_thread: false,
    scope: Scope::All,
    beats: &[],
    explanation: include_str!("unmatched_bracket.rs"),
    check: Check::Draft(look),
};

/// Each kind of bracket, full and half width.
const KINDS: &[(&[char], &[char])] =
    &[(&['（', '('], &['）', ')']), (&['「'], &['」']), (&['『'], &['』']), (&['【'], &['】']), (&['［', '['], &['］', ']']), (&['〈'], &['〉']), (&['《'], &['》'])];

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    for paragraph in document.paragraphs() {
        let words = paragraph.of(document.text());
        let mut open: Vec<(usize, usize, char)> = Vec::new();
        let mut before = '\n';
        for (at, c) in words.char_indices() {
            let face = c == ')' && (before.is_ascii_alphanumeric() || matches!(before, ':' | ';' | '^' | '_'));
            let lone = face || matches!(c, ')' | '）') && is_number(&words[..at]);
            if let Some(kind) = KINDS.iter().position(|kind| kind.0.contains(&c)) {
                open.push((at, kind, c));
            } else if let Some(kind) = KINDS.iter().position(|kind| kind.1.contains(&c)) {
                match open.last() {
                    Some((_, top, _)) if *top == kind => {
                        open.pop();
                    }
                    Some((start, _, other)) => {
                        let (start, other) = (*start, *other);
                        report(findings, paragraph, start, other);
                        open.pop();
                    }
                    None if !lone => report(findings, paragraph, at, c),
                    None => {}
                }
            }
            before = c;
        }
        for (at, _, c) in open {
            report(findings, paragraph, at, c);
        }
    }
}

/// Whether the line so far is the number or letter of a list item: 「１」「a」.
fn is_number(before: &str) -> bool {
    let number = before.rsplit('\n').next().unwrap_or_default().trim();
    (1..=2).contains(&number.chars().count()) && number.chars().all(char::is_alphanumeric)
}

fn report(findings: &mut Findings<'_>, paragraph: Span, at: usize, c: char) {
    let start = paragraph.start as usize + at;
    findings.report(Span::new(start, start + c.len_utf8()), format!("「{c}」に対応するかっこがありません。"));
}
