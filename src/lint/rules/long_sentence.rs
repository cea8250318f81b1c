//! ## 何を見るか
//!
//! 80字を超える文を示します。アドレスと「」の中は数えません。
//!
//! ## なぜ
//!
//! 長い文は、お願いと条件の区別がつきにくくなります。
//!
//! ## 悪い例
//!
//! - 「参考画像をお送りいただいた後にラフを2案作成し、その中から1案をお選びいただいたうえで細部を調整し、最終的なデータを12月4日までにお渡しする流れで進めたいと考えております。」
//!
//! ## 良い例
//!
//! - 「参考画像を拝見してから、ラフを2案お送りします。」

use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Sentence, Severity};

pub(super) const RULE: Rule = Rule {
    id: "long-sentence",
    name: "一文が長い",
    group: Group::Structure,
    severity: Severity::Hint,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("long_sentence.rs"),
    check: Check::Sentences(look),
};

/// The most characters of a sentence.
const LIMIT: usize = 80;

fn look(document: &Document<'_>, sentence: &Sentence, findings: &mut Findings<'_>) {
    let span = sentence.span;
    if span.end - span.start <= 80 {
        return;
    }
    let masks = document.masks();
    let first = masks.partition_point(|mask| mask.span.end <= span.start);
    let within = masks[first..].iter().take_while(|mask| mask.span.start < span.end);
    let masked: usize = within.map(|mask| mask.span.of(document.text()).chars().count()).sum();
    let count = span.of(document.text()).chars().filter(|c| !c.is_whitespace()).count().saturating_sub(masked);
    if count > LIMIT {
        findings.report(span, format!("一文が{count}字あります。{LIMIT}字を超える文は、分けると読みやすくなります。"));
    }
}
