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
use crate::lint::document::Marks;
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

/// A bracket of some kind.
#[derive(Clone, Copy)]
enum Bracket {
    Open(u8),
    Close(u8),
}

/// What kind of bracket a letter is, full or half width.
fn bracket(c: char) -> Option<Bracket> {
    Some(match c {
        '（' | '(' => Bracket::Open(0),
        '）' | ')' => Bracket::Close(0),
        '「' => Bracket::Open(1),
        '」' => Bracket::Close(1),
        '『' => Bracket::Open(2),
        '』' => Bracket::Close(2),
        '【' => Bracket::Open(3),
        '】' => Bracket::Close(3),
        '［' | '[' => Bracket::Open(4),
        '］' | ']' => Bracket::Close(4),
        '〈' => Bracket::Open(5),
        '〉' => Bracket::Close(5),
        '《' => Bracket::Open(6),
        '》' => Bracket::Close(6),
        _ => return None,
    })
}

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    for paragraph in document.paragraphs_with(Marks::BRACKET) {
        let words = paragraph.of(document.text());
        let mut open: Vec<(usize, u8, char)> = Vec::new();
        for (at, c, bracket) in words.char_indices().filter_map(|(at, c)| Some((at, c, bracket(c)?))) {
            match bracket {
                Bracket::Open(kind) => open.push((at, kind, c)),
                Bracket::Close(kind) => match open.pop() {
                    Some((_, top, _)) if top == kind => {}
                    Some((start, _, other)) => report(findings, paragraph, start, other),
                    None if !is_lone(&words[..at], c) => report(findings, paragraph, at, c),
                    None => {}
                },
            }
        }
        for (at, _, c) in open {
            report(findings, paragraph, at, c);
        }
    }
}

/// Whether a closing bracket stands alone rightly: 「１）」 before an item, 「:)」.
fn is_lone(before: &str, c: char) -> bool {
    let face = |last: char| last.is_ascii_alphanumeric() || matches!(last, ':' | ';' | '^' | '_');
    c == ')' && before.chars().next_back().is_some_and(face) || matches!(c, ')' | '）') && is_number(before)
}

/// Whether the line so far is the number or letter of a list item: 「１」「a」.
fn is_number(before: &str) -> bool {
    let line = before.chars().rev().take_while(|&c| c != '\n');
    let mut line = line.skip_while(|c| c.is_whitespace()).peekable();
    let mut count = 0;
    while count < 3 && line.next_if(|c| c.is_alphanumeric()).is_some() {
        count += 1;
    }
    (1..=2).contains(&count) && line.all(char::is_whitespace)
}

fn report(findings: &mut Findings<'_>, paragraph: Span, at: usize, c: char) {
    let start = paragraph.start as usize + at;
    findings.report(Span::new(start, start + c.len_utf8()), format!("「{c}」に対応するかっこがありません。"));
}
