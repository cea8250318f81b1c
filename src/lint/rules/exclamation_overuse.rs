//! ## 何を見るか
//!
//! 「！！」と、一通に二つ以上の「！」（親しい相手とのチャットでは四つ以上）を示します。「」の中は数えません。
//!
//! ## なぜ
//!
//! 一つなら明るく、重なると軽く、または強く見えます。
//!
//! ## 悪い例
//!
//! - 「ありがとうございます！！よろしくお願いします！」
//!
//! ## 良い例
//!
//! - 「ありがとうございます。よろしくお願いします。」

use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Severity};
use crate::lint::document::Marks;
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "exclamation-overuse",
    name: "！の多用",
    group: Group::Register,
    severity: Severity::Hint,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("exclamation_overuse.rs"),
    check: Check::Draft(look),
};

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let limit = if document.situation().is_casual() { 3 } else { 1 };
    let mut count = 0;
    for line in document.lines_with(Marks::BANG) {
        let words = line.span.of(document.text());
        let mut at = 0;
        while let Some(start) = words.get(at..).and_then(|rest| rest.find(['！', '!'])).map(|start| at + start) {
            let run = words[start..].len() - words[start..].trim_start_matches(['！', '!']).len();
            at = start + run;
            let span = Span::new(line.span.start as usize + start, line.span.start as usize + at);
            if document.mask_of(span).is_some() {
                continue;
            }
            count += 1;
            let several = words[start..at].chars().count() > 1;
            if several && limit == 1 {
                findings.report(span, "感嘆符が重なっています。落ち着いた印象の「。」にします。").suggest("。");
            } else if count == limit + 1 {
                findings.report(span, format!("感嘆符が一通に{count}つ以上あります。勢いが強く見えます。")).suggest("。");
            }
        }
    }
}
