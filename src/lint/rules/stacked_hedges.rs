//! ## 何を見るか
//!
//! 一文に「できれば」「かな」「と思う」「たりする」「かもしれない」のような言葉が三つ以上重なったところを示します。一つ二つなら示しません。
//!
//! ## なぜ
//!
//! 遠慮のつもりが、お願いなのか感想なのか分からなくなります。
//!
//! ## 悪い例
//!
//! - 「できればお送りいただけたらうれしいかなと思ったりします。」
//!
//! ## 良い例
//!
//! - 「お送りいただけますと幸いです。」

use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Sentence, Severity};

pub(super) const RULE: Rule = Rule {
    id: "stacked-hedges",
    name: "ぼかしの重ね",
    group: Group::Vagueness,
    severity: Severity::Hint,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("stacked_hedges.rs"),
    check: Check::Sentences(look),
};

/// Words that blur.
const HEDGES: &[&str] = &[
    "できれば", "できたら", "よろしければ", "もしかしたら", "もしかすると", "たぶん", "おそらく", "かな", "と思", "たり", "かもしれ", "あたり", "たらな", "うれしい",
    "ような気が", "というか",
];

fn look(document: &Document<'_>, sentence: &Sentence, findings: &mut Findings<'_>) {
    let words = document.words(sentence.tokens.clone());
    let count = HEDGES.iter().filter(|hedge| words.contains(*hedge)).count();
    if count >= 3 {
        findings.report(sentence.span, format!("ぼかす言葉が{count}つ重なっています。何をお願いしているのか伝わりにくくなります。"));
    }
}
