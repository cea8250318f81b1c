//! ## 何を見るか
//!
//! 四つの文の中に「〜ください」が三つ以上あるところと、「送れ」「守りなさい」「返すこと」のような命令を指摘します。番号つきの手順では指摘しません。
//!
//! ## なぜ
//!
//! 一つずつは丁寧でも、続くと命令されているように読めます。
//!
//! ## 悪い例
//!
//! - 「色を送ってください。文字も送ってください。早くしてください。」
//!
//! ## 良い例
//!
//! - 「色と文字を、11月27日(金)までにお知らせいただけますか。」

use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Sentence, Severity};
use crate::morph::Pos;

pub(super) const RULE: Rule = Rule {
    id: "demand-chain",
    name: "命令・要求の連打",
    group: Group::Pressure,
    severity: Severity::Warning,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("demand_chain.rs"),
    check: Check::Draft(look),
};

/// How many sentences together may ask twice only.
const WINDOW: usize = 4;

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let text = document.text();
    if ["手順", "使い方", "やり方", "操作方法"].iter().any(|it| text.contains(it)) {
        return;
    }
    let demands: Vec<&Sentence> = document.sentences().iter().filter(|it| demands(document, it)).collect();
    let mut told = 0;
    for three in demands.windows(3) {
        if three[2].index - three[0].index < WINDOW && three[0].index >= told {
            let finding = findings.report(three[2].span, "「〜してください」が続いています。一つにまとめるか、たずねる形にします。");
            finding.related(three[0].span);
            finding.related(three[1].span);
            told = three[2].index + 1;
        }
    }
}

/// Whether a sentence ends in 「〜てください」.
fn demands(document: &Document<'_>, sentence: &Sentence) -> bool {
    let closes = |at: &usize| document.morph(*at).is_some_and(|it| matches!(it.pos, Pos::Period | Pos::Symbol | Pos::FinalParticle));
    let last = sentence.tokens.clone().rev().find(|at| !closes(at));
    !sentence.listed && last.is_some_and(|last| matches!(document.surface(last), "ください" | "下さい") && !document.words(sentence.tokens.clone()).contains("ご不明"))
}
