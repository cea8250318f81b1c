//! ## 何を見るか
//!
//! 一文に前置き（恐れ入りますが・お手数ですが・申し訳ありませんが）が二つ以上、または一通に同じ前置きが二度あるところを示します。
//!
//! ## なぜ
//!
//! 前置きは一つで足ります。重ねると、何を言いたいのかが遠くなります。
//!
//! ## 悪い例
//!
//! - 「恐れ入りますが、お手数ですが、申し訳ありませんが、ご確認ください。」
//!
//! ## 良い例
//!
//! - 「恐れ入りますが、ご確認ください。」

use crate::lint::phrases::Phrases;
use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Severity};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "cushion-overuse",
    name: "クッションの重ね",
    group: Group::Structure,
    severity: Severity::Hint,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("cushion_overuse.rs"),
    check: Check::Draft(look),
};

/// Phrases that soften, the longest first.
const CUSHIONS: &[&str] = &[
    "お忙しいところ大変恐縮ですが", "お忙しいところ恐れ入りますが", "お忙しいところ恐縮ですが", "お手数をおかけいたしますが", "お手数をおかけしますが",
    "誠に恐れ入りますが", "大変恐れ入りますが", "大変申し訳ございませんが", "申し訳ございませんが", "申し訳ありませんが", "大変恐縮ですが", "誠に恐縮ですが",
    "恐れ入りますが", "恐縮ですが", "お手数ですが", "すみませんが", "勝手を申しますが", "ご面倒をおかけしますが", "ご面倒ですが",
];

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let text = document.text();
    let cushions = Phrases::new(CUSHIONS);
    let mut told: Vec<&str> = Vec::new();
    for sentence in document.sentences() {
        let found = in_order(&cushions, sentence.span.of(text), sentence.span.start as usize);
        let own: Vec<_> = found.into_iter().filter(|span| document.mask_of(*span).is_none()).collect();
        let Some((first, more)) = own.split_first() else { continue };
        let words = first.of(text);
        if told.contains(&words) {
            let span = with_comma(text, *first);
            findings.report(span, format!("「{words}」が一通に二度あります。前置きは一度で足ります。")).fix("");
        } else {
            told.push(words);
        }
        for span in joined(text, more) {
            let finding = findings.report(span, "前置きが一文に重なっています。一つで足ります。");
            finding.related(*first);
            finding.fix("");
        }
    }
}

/// The cushions of a sentence in order, none inside of another.
fn in_order(cushions: &Phrases, words: &str, base: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut free = 0;
    for (at, cushion) in cushions.places(words) {
        if at >= free {
            free = at + CUSHIONS[cushion].len();
            found.push(Span::new(base + at, base + free));
        }
    }
    found
}

/// A span with the comma behind it.
fn with_comma(text: &str, span: Span) -> Span {
    let rest = text.get(span.end as usize..).unwrap_or_default();
    let comma = rest.len() - rest.trim_start_matches(['、', '，', ' ', '\u{3000}']).len();
    Span::new(span.start as usize, span.end as usize + comma)
}

/// Neighbouring cushions as one span each.
fn joined(text: &str, spans: &[Span]) -> Vec<Span> {
    let mut all: Vec<Span> = Vec::new();
    for span in spans.iter().map(|span| with_comma(text, *span)) {
        match all.last_mut() {
            Some(last) if last.end == span.start => last.end = span.end,
            _ => all.push(span),
        }
    }
    all
}
