//! ## 何を見るか
//!
//! メール、または初めてか一日以上あいたあとの連絡で、宛名も挨拶もなく本題に入るところを示します（メールでは「直すとよい」）。チャットと、一日のうちの続きでは示しません。
//!
//! ## なぜ
//!
//! 最初の一言がないと、急いでいるか怒っているように読めます。
//!
//! ## 悪い例
//!
//! - 「ロゴの色を選んでください。」
//!
//! ## 良い例
//!
//! - 「山田様⏎お世話になっております。⏎ロゴの色をお選びいただけますか。」

use chrono::Duration;

use crate::lint::{Check, Document, Findings, Group, Known, LineKind, Rule, Scope, Severity};
use crate::platform::Channel;

pub(super) const RULE: Rule = Rule {
    id: "missing-greeting",
    name: "宛名・挨拶なし",
    group: Group::Structure,
    severity: Severity::Hint,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("missing_greeting.rs"),
    check: Check::Draft(look),
};

/// Words that open a message.
const GREETINGS: &[&str] = &[
    "お世話", "こんにちは", "おはよう", "こんばんは", "はじめまして", "初めまして", "お疲れ", "おつかれ", "平素", "いつも", "ありがとうございます", "失礼いたします", "失礼します",
    "拝啓", "ご無沙汰", "夜分", "突然のご連絡", "このたびは", "お待たせ", "申し訳", "あけまして", "明けまして", "新年", "承知", "かしこまりました", "了解", "承りました", "拝受",
];

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let situation = document.situation();
    let mail = situation.channel == Some(Channel::Mail);
    let fresh = situation.thread.as_ref().is_some_and(|thread| {
        !thread.i_spoke || thread.last.is_some_and(|last| situation.now - last > Duration::hours(24))
    });
    if situation.channel == Some(Channel::Chat) || !(mail || fresh) {
        return;
    }
    let Some(first) = document.sentences().first() else { return };
    let top = document.sentences().iter().take(3);
    let greets = top.into_iter().any(|it| GREETINGS.iter().any(|word| document.words(it.tokens.clone()).contains(word)));
    let addressed = document.lines().iter().any(|line| line.kind == LineKind::Address);
    if greets || addressed {
        return;
    }
    let better = format!("お世話になっております。\n{}", first.span.of(document.text()));
    let finding = findings.report(first.span, "宛名も挨拶もなく本題に入っています。一言添えると受け取りやすくなります。");
    finding.suggest(better);
    // Who is in the middle of an exchange, or is written to without either, need not begin anew.
    let goes_on = situation.thread.as_ref().is_some_and(|thread| !fresh || thread.i_spoke && !greeted(thread));
    if mail && !goes_on {
        finding.severity(Severity::Warning);
    }
}

/// Whether the other side's last message begins with a name or a greeting.
fn greeted(thread: &Known) -> bool {
    let last = thread.their_texts.last().map_or("", String::as_str);
    last.lines().filter(|line| !line.trim().is_empty()).take(3).any(|line| {
        let named = ["様", "さま", "さん", "御中", "先生"].iter().any(|title| line.trim_end().ends_with(title));
        named || GREETINGS.iter().any(|word| line.contains(word))
    })
}
