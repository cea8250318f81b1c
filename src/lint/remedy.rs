//! Applies the safe fixes until nothing is left to fix.

use std::collections::BTreeMap;

use super::{Edit, Finding, Linter, Markup, Situation};

/// How often fixes are looked for: one may uncover another, three in a row are not known.
const PASSES: usize = 8;

/// A text with its safe fixes applied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fixed {
    /// The text; what no fix touched is as it was, to the byte.
    pub text: String,
    /// How many fixes were applied.
    pub applied: usize,
    /// What is left to say about the new text.
    pub left: Vec<Finding>,
}

impl Linter {
    /// Applies the safe fixes of a file of drafts. A fix after which any rule would find more than before is left out, so
    /// that a second run changes nothing.
    pub fn fix_file(&mut self, text: &str, markup: Markup, situation: &Situation) -> Fixed {
        let mut look = |text: &str| self.lint_file(text, markup, situation);
        let mut fixed = Fixed { text: text.to_owned(), applied: 0, left: look(text) };
        for _ in 0..PASSES {
            let edits = edits(&fixed.left);
            let Some((accepted, text, left)) = accepted(&mut look, &fixed, edits) else { break };
            fixed = Fixed { text, applied: fixed.applied + accepted, left };
        }
        fixed
    }
}

/// The safe fixes in order, without those that overlap an earlier one.
fn edits(findings: &[Finding]) -> Vec<Edit> {
    let mut edits: Vec<Edit> = findings.iter().filter_map(|finding| finding.fix.clone()).collect();
    edits.sort();
    let mut end = 0;
    let mut first = true;
    edits.retain(|edit| {
        let free = first || edit.span.start > end || edit.span.start == end && edit.span.end > end;
        if free {
            (end, first) = (edit.span.end, false);
        }
        free
    });
    edits
}

/// What came of applying edits: how many, the text, what is left to say.
type Outcome = (usize, String, Vec<Finding>);

/// Applies as many of the edits as make nothing worse: all, or else of each half what can be.
fn accepted(look: &mut dyn FnMut(&str) -> Vec<Finding>, before: &Fixed, edits: Vec<Edit>) -> Option<Outcome> {
    let mut open = vec![edits];
    let mut taken: Vec<Edit> = Vec::new();
    let mut outcome = None;
    // The first half comes from the top, so that what is taken always stands before what is tried.
    while let Some(group) = open.pop().filter(|group| !group.is_empty()) {
        let tried = [&taken[..], &group[..]].concat();
        let text = apply(&before.text, &tried);
        let left = look(&text);
        if text != before.text && !is_worse(&before.left, &left) {
            outcome = Some((tried.len(), text, left));
            taken = tried;
        } else if group.len() > 1 {
            let (first, second) = group.split_at(group.len() / 2);
            open.push(second.to_vec());
            open.push(first.to_vec());
        }
    }
    outcome
}

/// The text with all edits, which are in order and do not overlap.
fn apply(text: &str, edits: &[Edit]) -> String {
    let mut changed = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        changed.push_str(text.get(at..edit.span.start as usize).unwrap_or_default());
        changed.push_str(&edit.text);
        at = edit.span.end as usize;
    }
    changed.push_str(text.get(at..).unwrap_or_default());
    changed
}

/// Whether any rule finds more than before.
fn is_worse(before: &[Finding], after: &[Finding]) -> bool {
    let counts = |findings: &[Finding]| {
        findings.iter().fold(BTreeMap::<&str, usize>::new(), |mut counts, finding| {
            *counts.entry(finding.rule).or_default() += 1;
            counts
        })
    };
    let before = counts(before);
    counts(after).iter().any(|(rule, count)| before.get(rule).is_none_or(|known| count > known))
}

#[cfg(test)]
mod tests {
    use super::super::Selection;
    use super::*;

    fn fix(text: &str) -> Fixed {
        let situation = Situation::at("2026-11-20T15:00:00+09:00".parse().expect("an instant"));
        Linter::new(Selection::default()).fix_file(text, Markup::Plain, &situation)
    }

    #[test]
    fn fixes_touch_nothing_else() {
        let text = "資料はご覧になられましたか。\r\n\r\nよろしくお願いします。\r\n何卒よろしくお願いいたします。\r\n";
        let fixed = fix(text);
        assert_eq!(fixed.text, "資料はご覧になりましたか。\r\n\r\n何卒よろしくお願いいたします。\r\n");
        assert_eq!(fixed.applied, 2);
        assert_eq!(fix(&fixed.text), Fixed { applied: 0, ..fixed });
    }

    fn finding(rule: &'static str, edit: Edit) -> Finding {
        Finding {
            rule,
            severity: super::super::Severity::Error,
            span: edit.span,
            message: String::new(),
            fix: Some(edit),
            suggestions: Vec::new(),
            related: Vec::new(),
            also: Vec::new(),
        }
    }

    #[test]
    fn edits_that_make_worse_keep_no_other_back() {
        let edit = |at: usize, text: &str| Edit { span: crate::text::Span::new(at, at + 1), text: text.to_owned() };
        let mut look = |text: &str| -> Vec<Finding> {
            text.char_indices()
                .map(|(at, char)| finding(if char == '!' { "loud" } else { "odd" }, edit(at, "")))
                .collect()
        };
        let text = "a".repeat(100);
        let before = Fixed { left: look(&text), text, applied: 0 };
        let edits = (0..100).map(|at| edit(at, if at % 7 == 3 { "!" } else { "" })).collect();
        let (count, text, left) = accepted(&mut look, &before, edits).expect("most edits are good");
        assert_eq!((count, text.len(), left.len()), (86, 14, 14));
    }

    #[test]
    fn overlapping_edits_wait_for_the_next_pass() {
        let edit = |start, end| Edit { span: crate::text::Span::new(start, end), text: String::new() };
        let findings: Vec<_> = [edit(3, 6), edit(0, 4), edit(6, 6), edit(6, 8)].map(|edit| finding("a", edit)).into();
        assert_eq!(edits(&findings), [edit(0, 4), edit(6, 6), edit(6, 8)]);
    }
}
