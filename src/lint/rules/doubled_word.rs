//! ## 何を見るか
//!
//! 「資料をを」「ですです」のように、同じ助詞や助動詞が続けて二度あるところを指摘します。「一つ一つ」「よくよく」のような畳語は指摘しません。
//!
//! ## なぜ
//!
//! 打ち間違いは、確かめずに送った印象を残します。
//!
//! ## 悪い例
//!
//! - 「資料をを送ります。」
//!
//! ## 良い例
//!
//! - 「資料を送ります。」

use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Sentence, Severity};
use crate::morph::Pos;

pub(super) const RULE: Rule = Rule {
    id: "doubled-word",
    name: "同じ語の重複",
    group: Group::Consistency,
    severity: Severity::Error,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("doubled_word.rs"),
    check: Check::Sentences(look),
};

fn look(document: &Document<'_>, sentence: &Sentence, findings: &mut Findings<'_>) {
    let tokens = sentence.tokens.clone();
    // The first word of a sentence is no part of a repetition that is a slip.
    let mut at = tokens.start + 1;
    while at < tokens.end {
        let Some(size) = (1..=2).find(|&size| repeats(document, at, size, tokens.end)) else {
            at += 1;
            continue;
        };
        let span = document.span(at..at + 2 * size);
        let once = document.span(at..at + size);
        findings.report(span, format!("「{}」と同じ語が重なっています。", span.of(document.text()))).fix(once.of(document.text()));
        at += 2 * size;
    }
}

/// Whether so many function words stand twice in a row.
fn repeats(document: &Document<'_>, at: usize, size: usize, end: usize) -> bool {
    let morphs = document.morphs();
    if at + 2 * size > end {
        return false;
    }
    let function = |pos: Pos| {
        matches!(pos, Pos::Auxiliary | Pos::CaseParticle | Pos::BindingParticle | Pos::ConjunctiveParticle | Pos::Particle | Pos::AdnominalParticle)
    };
    let built = (at..at + 2 * size).all(|it| function(morphs[it].pos)) || size == 1 && matches!(document.surface(at), "ください" | "下さい");
    if !built || !(at..at + size).all(|it| document.surface(it) == document.surface(it + size)) {
        return false;
    }
    let quoted = at.checked_sub(1).is_some_and(|before| morphs[before].pos == Pos::Close);
    let laughs = document.surface(at) == "は"
        && at.checked_sub(1).is_some_and(|before| matches!(document.surface(before), "あ" | "え" | "う" | "わ" | "いや" | "ま"));
    let together = morphs[at..at + 2 * size].windows(2).all(|pair| pair[0].end == pair[1].start);
    !quoted && !laughs && together
}
