//! ## 何を見るか
//!
//! 二度目からの催促（段階 T3 以上）に、日付のある期限がないところを指摘します。お礼や報告、一度目の様子伺いでは指摘しません。
//!
//! ## なぜ
//!
//! 二度目も「いつまで」がないと、三度目も同じことになります。
//!
//! ## 悪い例
//!
//! - 「素材のご提出をお待ちしております。」
//!
//! ## 良い例
//!
//! - 「素材は11月27日(金)までにお送りいただけますと幸いです。」

use crate::advice::Step;
use crate::lint::deadline::{delivers, proposal, requests};
use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Sentence, Severity};

pub(super) const RULE: Rule = Rule {
    id: "missing-deadline",
    name: "期限がない催促",
    group: Group::Vagueness,
    severity: Severity::Warning,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("missing_deadline.rs"),
    check: Check::Draft(look),
};

/// Words of what stays open afterwards, or only for some case, of what asks for the reader's own day, and of what the message
/// itself does: none of it is what a day is missing for.
const OPEN: &[&str] = &[
    "よろしく", "ご不明", "お気軽", "ありがとう", "いつでも", "ご希望の際", "ご希望がございましたら", "ご希望の場合", "お気づき", "ご事情", "ご容赦", "あらためて", "またの", "また機会",
    "見通し", "見込み", "目処", "めど", "目途", "いつごろ", "いつ頃", "手続きをいたし", "無理", "お体", "お身体", "お大事", "お気をつけ", "ご自愛", "お過ごし", "お迎えください",
];

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let Some(step) = document.situation().step().filter(|step| *step >= Step::Dated) else { return };
    if document.times().iter().any(|time| time.end.is_some_and(|end| end.day() >= document.situation().now.date_naive())) {
        return;
    }
    if delivers(document) {
        return;
    }
    let waits = |sentence: &&Sentence| {
        let words = document.words(sentence.tokens.clone());
        !OPEN.iter().any(|it| words.contains(it))
            && (requests(document, sentence) || words.contains("お待ちし") && !words.contains("お待ちしておりました"))
    };
    let Some(ask) = document.sentences().iter().rfind(waits) else { return };
    let finding = findings.report(ask.span, format!("{}の段階ですが、期限がありません。", step.label()));
    if let Some(day) = proposal(document) {
        finding.suggest(format!("{day}までに{}", ask.span.of(document.text())));
    }
}
