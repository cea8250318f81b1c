//! ## 何を見るか
//!
//! 催促や見積りの連絡に、「よろしくお願いいたします」のほかにお願いもたずねる文もないところを指摘します。納品、お礼、回答では指摘しません。段階（--tone）か回数（--turn）が分かるときに働きます。
//!
//! ## なぜ
//!
//! 相手は読み終えても、次に何をすればよいか分かりません。
//!
//! ## 悪い例
//!
//! - 「先日の件でご連絡しました。よろしくお願いいたします。」
//!
//! ## 良い例
//!
//! - 「ロゴの色をA案とB案からお選びいただけますか。」

use crate::clause::Force;
use crate::lint::deadline::delivers;
use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Sentence, Severity};

pub(super) const RULE: Rule = Rule {
    id: "no-concrete-ask",
    name: "お願いがない",
    group: Group::Vagueness,
    severity: Severity::Warning,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("no_concrete_ask.rs"),
    check: Check::Draft(look),
};

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let situation = document.situation();
    if situation.step().is_none() || situation.is_final() {
        return;
    }
    let Some(last) = document.sentences().last() else { return };
    let asks = |sentence: &Sentence| {
        let words = document.words(sentence.tokens.clone());
        let courtesy = words.contains("よろしくお願い") || words.contains("宜しくお願い");
        let frames = document.frames(sentence);
        let asked = frames.iter().any(|frame| matches!(frame.force(), Force::Request | Force::Question | Force::Offer));
        let hopes = ["幸い", "お待ちし", "助かります", "いただければ", "お願いできれば", "終了とさせて", "お知らせ"].iter().any(|it| words.contains(it));
        // A day after which something happens is an ask that needs no other words.
        let silent = ["がなければ", "がない場合", "がないよう", "がございません場合", "がございませんでしたら"].iter().any(|it| words.contains(it));
        let warns = silent && !document.times_in(sentence.span).is_empty();
        !courtesy && (asked || hopes) || courtesy && words.contains("のほど") || warns
    };
    // What reports, thanks or answers asks for nothing, and need not.
    let gives = ["ありがとう", "納品し", "修正し", "終わりました", "完成し", "ご質問の件", "変わりません", "無料です", "お送りしました", "揃いましたので", "進めてまいります", "申請しました", "申請いたしました", "取り消しました", "キャンセルしました", "キャンセルいたしました", "終了しました", "終了いたしました"];
    if document.sentences().iter().any(asks) || delivers(document) || gives.iter().any(|it| document.folded().contains(it)) {
        return;
    }
    findings.report(last.span, "何をしてほしいのかが書かれていません。お願いかたずねる文を一つ入れます。");
}
