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
use crate::lint::deadline::{proposal, requests};
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

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let Some(step) = document.situation().step().filter(|step| *step >= Step::Dated) else { return };
    if document.times().iter().any(|time| time.end.is_some_and(|end| end.day() >= document.situation().now.date_naive())) {
        return;
    }
    // What is done by the message itself waits for nobody: 「正式な納品の手続きをいたします」.
    if document.folded().contains("手続きをいたし") {
        return;
    }
    let waits = |sentence: &&Sentence| {
        let words = document.words(sentence.tokens.clone());
        // What stays open afterwards, or only for some case, is not what is waited for.
        let open = ["よろしく", "ご不明", "お気軽", "ありがとう", "いつでも", "ご希望の際", "ご希望がございましたら", "ご希望の場合", "お気づき", "ご事情", "ご容赦"];
        let courtesy = open.iter().any(|it| words.contains(it));
        !courtesy && (requests(document, sentence) || words.contains("お待ちし") && !words.contains("お待ちしておりました"))
    };
    let Some(ask) = document.sentences().iter().rfind(waits) else { return };
    let finding = findings.report(ask.span, format!("{}の段階ですが、期限がありません。", step.label()));
    if let Some(day) = proposal(document) {
        finding.suggest(format!("{day}までに{}", ask.span.of(document.text())));
    }
}
