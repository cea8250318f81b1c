//! ## 何を見るか
//!
//! 「よろしくお願いします。」の結びが一通に二度以上ある書き方を指摘します。
//! 「ご確認のほどよろしくお願いいたします。今後ともよろしくお願いいたします。」のように願う内容が違うときは参考にとどめます。
//!
//! ## なぜ
//!
//! 同じ結びが重なると、本題がどこまでか分かりにくく、書き写しの跡のように見えます。結びは一度で足ります。
//!
//! ## 悪い例
//!
//! - 「よろしくお願いします。⏎よろしくお願いいたします。」
//!
//! ## 良い例
//!
//! - 「よろしくお願いいたします。」

use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Sentence, Severity};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "repeated-closing",
    name: "結びの重複",
    group: Group::Structure,
    severity: Severity::Warning,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("repeated_closing.rs"),
    check: Check::Draft(look),
};

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let closings: Vec<Closing> = document.sentences().iter().filter_map(|it| closing(document, it)).collect();
    let Some((last, earlier)) = closings.split_last() else { return };
    for closing in earlier {
        let bare = closing.bare && last.bare;
        let end = if bare { gap_after(document.text(), closing.span) } else { closing.span.end };
        let span = Span { start: closing.span.start, end };
        let finding = findings.report(span, "結びの「よろしくお願い…」が一通に二度あります。結びは一度で足ります。");
        finding.related(last.span);
        if bare {
            finding.fix("");
        } else {
            finding.severity(Severity::Hint);
        }
    }
}

/// A sentence that asks for goodwill.
struct Closing {
    span: Span,
    /// Whether nothing is asked for by name: 「どうぞ」「何卒」 before it are fillers.
    bare: bool,
}

fn closing(document: &Document<'_>, sentence: &Sentence) -> Option<Closing> {
    let tokens = &sentence.tokens;
    let says = |at: &usize| matches!(document.surface(*at), "よろしく" | "宜しく");
    let own = |at: &usize| document.mask_of(document.span(*at..at + 1)).is_none();
    let at = tokens.clone().filter(says).find(own)?;
    let asks = (at..tokens.end.min(at + 4)).any(|at| matches!(document.base(at), "お願い" | "願う" | "お願い致す"));
    let before = document.words(tokens.start..at).trim_end_matches(['、', ' ']);
    let fillers = ["", "どうぞ", "どうか", "何卒", "なにとぞ", "では", "それでは", "以上", "引き続き"];
    asks.then(|| Closing { span: sentence.span, bare: fillers.contains(&before) })
}

/// The end of the white space behind a span: what goes with a line that is taken out.
fn gap_after(text: &str, span: Span) -> u32 {
    let rest = text.get(span.end as usize..).unwrap_or_default();
    let gap = rest.len() - rest.trim_start_matches([' ', '\u{3000}', '\r', '\n']).len();
    span.end + u32::try_from(gap).unwrap_or(0)
}
