//! ## 何を見るか
//!
//! 一通に四つ以上、または一文に三つ以上のお願いがあるところを示します。番号や箇条書きで分けてあれば示しません。
//!
//! ## なぜ
//!
//! 並べて書かれたお願いは、いくつか答えてもらえないまま残りがちです。
//!
//! ## 悪い例
//!
//! - 「色を選んで、文字も決めて、写真も送って、納期も教えてください。」
//!
//! ## 良い例
//!
//! - 「次の2点をお知らせください。⏎・色⏎・文字」

use crate::clause::Force;
use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Sentence, Severity};

pub(super) const RULE: Rule = Rule {
    id: "too-many-asks",
    name: "頼みごと4つ以上",
    group: Group::Vagueness,
    severity: Severity::Hint,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("too_many_asks.rs"),
    check: Check::Draft(look),
};

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    if document.sentences().iter().any(|sentence| sentence.listed) {
        return;
    }
    let asks: Vec<(&Sentence, usize)> =
        document.sentences().iter().filter(|it| !is_courtesy(document, it)).map(|it| (it, asks(document, it))).filter(|it| it.1 > 0).collect();
    if let Some((sentence, count)) = asks.iter().find(|it| it.1 > 2) {
        findings.report(sentence.span, format!("一文にお願いが{count}つあります。番号をつけて分けると、答え漏れが減ります。"));
    } else if asks.len() > 3 {
        let (last, _) = asks[asks.len() - 1];
        findings.report(last.span, format!("お願いが{}つあります。番号をつけて並べると、答え漏れが減ります。", asks.len()));
    }
}

fn asks(document: &Document<'_>, sentence: &Sentence) -> usize {
    let frames = document.frames(sentence);
    let asked = frames.iter().filter(|frame| frame.force() == Force::Request).count();
    if asked == 0 { usize::from(frames.last().is_some_and(|last| last.force() == Force::Question)) } else { asked }
}

/// 「よろしくお願いします」「ご不明な点はお知らせください」.
fn is_courtesy(document: &Document<'_>, sentence: &Sentence) -> bool {
    let words = document.words(sentence.tokens.clone());
    ["よろしく", "ご不明", "お気軽", "ご質問", "お体"].iter().any(|it| words.contains(it))
}
