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

use crate::lint::phrases::Phrases;
use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Severity};

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
    check: Check::Draft(look),
};

/// Words that blur; none begins with another.
const HEDGES: &[&str] = &[
    "できれば", "できたら", "よろしければ", "もしかしたら", "もしかすると", "たぶん", "おそらく", "かな", "と思", "たり", "かもしれ", "あたり", "たらな", "うれしい",
    "ような気が", "というか",
];

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let hedges = Phrases::new(HEDGES);
    for sentence in document.sentences() {
        let words = document.words(sentence.tokens.clone());
        let seen = hedges.places(words).fold(0_u32, |seen, (_, hedge)| seen | 1 << hedge);
        let count = seen.count_ones();
        if count >= 3 {
            findings.report(sentence.span, format!("ぼかす言葉が{count}つ重なっています。何をお願いしているのか伝わりにくくなります。"));
        }
    }
}
