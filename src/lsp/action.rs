//! What can be done about findings: the fix, the choices, all safe fixes at once.

use std::collections::HashMap;

use lsp_types::{CodeAction, CodeActionKind, Range, TextEdit, WorkspaceEdit};

use super::document::Document;
use crate::lint::{Edit, Linter, Situation};
use crate::text::Span;

/// The most characters of a replacement that a title shows.
const TITLE: usize = 40;

/// The fix and the choices of each finding in a range.
pub(super) fn quick_fixes(document: &Document, range: Range) -> Vec<CodeAction> {
    let byte = |position| document.lines().byte(document.text(), position);
    let wanted = Span::new(byte(range.start), byte(range.end));
    let meets = |span: Span| span.start <= wanted.end && wanted.start <= span.end;
    let mut actions = Vec::new();
    for finding in document.findings().iter().filter(|finding| meets(finding.span)) {
        let mut push = |what: &str, edit: &Edit, preferred: bool| {
            actions.push(CodeAction {
                title: title(what, &edit.text),
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(vec![document.diagnostic(finding)]),
                edit: Some(change(document, vec![TextEdit::new(document.range(edit.span), edit.text.clone())])),
                is_preferred: Some(preferred),
                ..CodeAction::default()
            });
        };
        finding.fix.iter().for_each(|edit| push("修正", edit, true));
        finding.suggestions.iter().for_each(|edit| push("案", edit, false));
    }
    actions
}

/// 「修正：ご覧になりました」.
fn title(what: &str, text: &str) -> String {
    let line: String = text.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).take(TITLE).collect();
    match line.as_str() {
        "" => format!("{what}：削除する"),
        line => format!("{what}：{line}{}", if text.trim().chars().count() > TITLE { "…" } else { "" }),
    }
}

/// Every safe fix of the draft in one edit.
pub(super) fn fix_all(document: &Document, linter: &mut Linter, situation: &Situation) -> Option<CodeAction> {
    if document.findings().iter().all(|finding| finding.fix.is_none()) {
        return None;
    }
    let fixed = linter.fix_file(document.text(), document.markup(), situation);
    let (span, text) = difference(document.text(), &fixed.text)?;
    Some(CodeAction {
        title: "henji：確かな修正をすべて行う".to_owned(),
        kind: Some(CodeActionKind::SOURCE_FIX_ALL),
        edit: Some(change(document, vec![TextEdit::new(document.range(span), text)])),
        ..CodeAction::default()
    })
}

fn change(document: &Document, edits: Vec<TextEdit>) -> WorkspaceEdit {
    WorkspaceEdit::new(HashMap::from([(document.uri().clone(), edits)]))
}

/// The stretch in which two texts differ, and what stands there in the second.
fn difference(before: &str, after: &str) -> Option<(Span, String)> {
    if before == after {
        return None;
    }
    let same = before.chars().zip(after.chars()).take_while(|(a, b)| a == b);
    let start: usize = same.map(|(c, _)| c.len_utf8()).sum();
    let (rest, new) = (&before[start..], &after[start..]);
    let same = rest.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b);
    let end: usize = same.map(|(c, _)| c.len_utf8()).sum();
    Some((Span::new(start, before.len() - end), new[..new.len() - end].to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_tight() {
        assert_eq!(difference("ああい", "あい"), Some((Span::new(3, 6), String::new())));
        assert_eq!(difference("資料を", "素材を"), Some((Span::new(0, 6), "素材".to_owned())));
        assert_eq!(difference("あ", "あ"), None);
    }

    #[test]
    fn titles_are_one_short_line() {
        assert_eq!(title("修正", "\r\n"), "修正：削除する");
        assert_eq!(title("案", "一\n二"), "案：一 二");
        assert_eq!(title("案", &"長".repeat(50)).chars().count(), 2 + TITLE + 1);
    }
}
