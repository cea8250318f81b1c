//! ## 何を見るか
//!
//! 一文に接続の「が」「けど」が二度以上あるところを示します。「恐れ入りますが」のような前置きの「が」は数えません。
//!
//! ## なぜ
//!
//! 話の向きが二度変わり、何が言いたいのか追いにくくなります。
//!
//! ## 悪い例
//!
//! - 「修正は2回までですが、3回目からは有料ですが、ご了承ください。」
//!
//! ## 良い例
//!
//! - 「修正は2回まで無料です。3回目からは有料となりますので、ご了承ください。」

use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Sentence, Severity};
use crate::morph::Pos;

pub(super) const RULE: Rule = Rule {
    id: "ga-chain",
    name: "逆接の「が」連続",
    group: Group::Structure,
    severity: Severity::Hint,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("ga_chain.rs"),
    check: Check::Sentences(look),
};

/// What may stand before a 「が」 that only softens.
const CUSHIONS: &[&str] = &["恐れ入り", "恐縮", "お手数", "申し訳", "すみません", "失礼", "勝手"];

fn look(document: &Document<'_>, sentence: &Sentence, findings: &mut Findings<'_>) {
    let first = sentence.tokens.start;
    let turns = |at: &usize| {
        let joins = document.morph(*at).is_some_and(|it| it.pos == Pos::ConjunctiveParticle);
        let softens = document.words((*at).saturating_sub(6).max(first)..*at);
        joins && matches!(document.surface(*at), "が" | "けど" | "けれど" | "けれども" | "けども") && !CUSHIONS.iter().any(|it| softens.contains(it))
    };
    let found: Vec<usize> = sentence.tokens.clone().filter(turns).collect();
    if let [one, .., last] = found[..] {
        let ending = |at: &usize| document.morph(*at).is_some_and(|it| matches!(it.pos, Pos::Auxiliary | Pos::VerbSuffix | Pos::DependentVerb));
        let endings = (first..one).rev().take_while(ending).count();
        let inflected = |at: &usize| *at >= first && document.morph(*at).is_some_and(|it| matches!(it.pos, Pos::Verb | Pos::Adjective));
        let head = (one - endings).checked_sub(1).filter(inflected);
        let span = document.span(head.unwrap_or(one - endings)..last + 1);
        findings.report(span, "一文の中で「が」が二度逆接になっています。文を分けると読みやすくなります。");
    }
}
