//! ## 何を見るか
//!
//! 相手が資料を送る、支払うなどしたすぐあとの返事に、お礼がないところを示します。
//!
//! ## なぜ
//!
//! 動いてくれたことに一言あると、次も早く動いてもらえます。
//!
//! ## 悪い例
//!
//! - 「資料を確認しました。不足が1点あります。」
//!
//! ## 良い例
//!
//! - 「資料をお送りいただき、ありがとうございます。1点、不足がございました。」

use crate::dialogue::Act;
use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Severity};

pub(super) const RULE: Rule = Rule {
    id: "missing-thanks",
    name: "お礼なし",
    group: Group::Structure,
    severity: Severity::Hint,
    on: true,
    needs_thread: true,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("missing_thanks.rs"),
    check: Check::Draft(look),
};

/// Words of thanks.
const THANKS: &[&str] = &["ありがとう", "有難う", "感謝", "お礼", "御礼", "助かり", "恐れ入ります", "恐縮", "痛み入"];

/// Words with which somebody says that they paid.
const PAID: &[&str] = &["振り込みました", "振込みました", "振り込みいたしました", "支払いました", "支払いいたしました", "入金しました", "入金いたしました", "購入しました", "購入いたしました"];

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let Some(thread) = document.situation().thread.as_ref().filter(|thread| thread.they_spoke_last) else { return };
    let gave = thread.their_acts.iter().any(|act| matches!(act, Act::Supply | Act::Deliver | Act::DeliverRevision));
    let paid = thread.their_texts.last().is_some_and(|text| PAID.iter().any(|it| text.contains(it)));
    let Some(first) = document.sentences().first().filter(|_| gave || paid) else { return };
    if !THANKS.iter().any(|it| document.folded().contains(it)) {
        findings.report(first.span, "相手が送ってくれたもの、してくれたことへのお礼がありません。");
    }
}
