//! ## 何を見るか
//!
//! 「始めれます」「見れます」「来れない」のように、「られる」の「ら」が抜けた形（ら抜き言葉）を指摘します。
//! 「調べれば」（仮定）や「送れる」「走れる」（五段動詞の可能）は指摘しません。
//!
//! ## なぜ
//!
//! 話し言葉では広まっていますが、改まった文では「始められる」「見られる」と書くのが標準です。出典：国語審議会報告「新しい時代に応じた国語施策について」（1995）。
//!
//! ## 悪い例
//!
//! - 「来週からなら始めれます。」
//!
//! ## 良い例
//!
//! - 「来週からなら始められます。」

use super::potential_re_insertion::{is_potential, one_row_verb};
use crate::lint::{Check, Document, Findings, Group, Hit, Rule, Scope, Severity};
use crate::morph::Form;
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "potential-ra-dropping",
    name: "ら抜き",
    group: Group::Honorific,
    severity: Severity::Warning,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("potential_ra_dropping.rs"),
    check: Check::Words { bases: &["れる", "見れる", "来れる"], phrases: &[], at },
};

fn at(document: &Document<'_>, hit: &Hit, findings: &mut Findings<'_>) {
    let token = hit.tokens.start;
    if document.morph(token).is_none_or(|morph| morph.form == Form::Hypothetical) {
        return;
    }
    let first = match hit.word {
        "れる" => one_row_verb(document, token).filter(|&verb| !is_potential(document.base(verb))),
        _ => Some(token),
    };
    let Some(first) = first else { return };
    let (span, _) = super::with_tail(document, first..token + 1);
    // 「ら」 belongs right before the last 「れ」 of the word.
    let words = span.of(document.text());
    let known = document.span(first..token + 1);
    let Some(re) = known.of(document.text()).rfind('れ') else { return };
    let at = Span::new(known.start as usize + re, known.start as usize + re);
    let (before, after) = words.split_at((at.start - span.start) as usize);
    let better = format!("{before}ら{after}");
    findings.report(span, format!("「{words}」は「ら」が抜けています。改まった文では「{better}」とします。")).fix(better);
}
