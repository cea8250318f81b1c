//! ## 何を見るか
//!
//! 宛名と挨拶のある手紙の形の文やメールで、結びの言葉がないところを示します。最終のご連絡とチャットでは示しません。
//!
//! ## なぜ
//!
//! 結びがないと、途中で送ったように見えます。
//!
//! ## 悪い例
//!
//! - 「山田様⏎お世話になっております。⏎素材をお送りください。」
//!
//! ## 良い例
//!
//! - 「山田様⏎お世話になっております。⏎素材をお送りください。⏎よろしくお願いいたします。」

use crate::lint::{Check, Document, Findings, Group, LineKind, Rule, Scope, Severity};
use crate::platform::Channel;

pub(super) const RULE: Rule = Rule {
    id: "missing-closing",
    name: "結びなし",
    group: Group::Structure,
    severity: Severity::Hint,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("missing_closing.rs"),
    check: Check::Draft(look),
};

/// Words that close a message.
const CLOSINGS: &[&str] = &[
    "よろしく", "宜しく", "お願いいたします", "お願いします", "お願い申し上げ", "お待ちして", "お待ち申し", "感謝", "ありがとうございました", "ありがとうございます", "失礼いたします",
    "失礼します", "幸いです", "今後とも", "敬具", "取り急ぎ", "とり急ぎ", "ご自愛", "またのご", "お気軽に",
];

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let situation = document.situation();
    let addressed = document.lines().iter().any(|line| line.kind == LineKind::Address);
    let greeted = document.sentences().iter().take(3).any(|it| document.words(it.tokens.clone()).contains("お世話"));
    let letter = situation.channel == Some(Channel::Mail) || addressed && greeted;
    if situation.channel == Some(Channel::Chat) || situation.is_final() || !letter {
        return;
    }
    let sentences = document.sentences();
    let Some(last) = sentences.last().filter(|_| sentences.len() > 2) else { return };
    let end = sentences.iter().rev().take(2).filter(|it| it.index > 1 || !addressed);
    if end.into_iter().any(|it| CLOSINGS.iter().any(|word| document.words(it.tokens.clone()).contains(word))) {
        return;
    }
    let feed = if document.text().contains("\r\n") { "\r\n" } else { "\n" };
    let better = format!("{}{feed}よろしくお願いいたします。", last.span.of(document.text()));
    findings.report(last.span, "結びの言葉がありません。").fix(better);
}
