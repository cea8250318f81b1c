//! ## 何を見るか
//!
//! 改行のない150字を超える段落と、長すぎるチャットの一通を示します。箇条書きと引用は数えません。
//!
//! ## なぜ
//!
//! 画面が文字で埋まると、お願いが埋もれて読み飛ばされます。
//!
//! ## 悪い例
//!
//! - 「（250字を超え、改行のない一段落）」
//!
//! ## 良い例
//!
//! - 「（3〜4行ごとに空行）」

use crate::lint::{Check, Document, Findings, Group, LineKind, Rule, Scope, Severity};
use crate::platform::Channel;
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "wall-of-text",
    name: "改行・長さ",
    group: Group::Structure,
    severity: Severity::Hint,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("wall_of_text.rs"),
    check: Check::Draft(look),
};

/// The most characters of a paragraph without a line break, and of one with some.
const LIMITS: (usize, usize) = (150, 300);
/// The most characters of a message in a chat.
const CHAT: usize = 400;

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let mut total = 0;
    for run in document.lines().split(|line| line.kind != LineKind::Text) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let count: usize = run.iter().map(|line| length(document, line.span)).sum();
        total += count;
        let limit = if run.len() == 1 { LIMITS.0 } else { LIMITS.1 };
        if count > limit {
            let span = Span { start: first.span.start, end: last.span.end };
            findings.report(span, format!("一つの段落が{count}字あります。3〜4行ごとに空行を入れると読みやすくなります。"));
        }
    }
    let last = document.lines().iter().rfind(|line| line.kind.is_own());
    if total > CHAT && document.situation().channel == Some(Channel::Chat) && findings.is_empty()
        && let Some(last) = last
    {
        findings.report(last.span, format!("チャットの一通としては長めです（{total}字）。分けて送るか、要点を先に書きます。"));
    }
}

/// The characters of a line outside of its masks.
fn length(document: &Document<'_>, span: Span) -> usize {
    let first = document.masks().partition_point(|mask| mask.span.end <= span.start);
    let within = document.masks()[first..].iter().take_while(|mask| mask.span.start < span.end);
    let masked: usize = within.map(|mask| mask.span.of(document.text()).chars().count()).sum();
    span.of(document.text()).chars().count().saturating_sub(masked)
}
