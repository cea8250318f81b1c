//! ## 何を見るか
//!
//! 一通の中で数字や英字の全角と半角が混ざっているところを、全角のほうで指摘します。「」の中、アドレス、①や㎡は見ません。
//!
//! ## なぜ
//!
//! 写し間違いに見え、検索や計算にも使いにくくなります。
//!
//! ## 悪い例
//!
//! - 「11月２５日までに３点お送りください。」
//!
//! ## 良い例
//!
//! - 「11月25日までに3点お送りください。」

use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Severity};
use crate::lint::document::Marks;
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "mixed-width",
    name: "全角・半角の混在",
    group: Group::Consistency,
    severity: Severity::Warning,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("mixed_width.rs"),
    check: Check::Draft(look),
};

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let text = document.text();
    // Nothing is mixed where all is narrow.
    if document.lines_with(Marks::WIDE).next().is_none() {
        return;
    }
    let kinds = [is_digit as fn(char) -> Option<bool>, is_letter].map(|is_of| runs(document, is_of));
    let wide = |kind: usize| kinds[kind].iter().filter(|run| run.1).map(|run| run.0);
    let mut mixed = [0, 1].map(|kind| {
        let narrow = kinds[kind].iter().any(|run| !run.1);
        wide(kind).any(|span| narrow || touches(text, span, |c| c.is_ascii_alphanumeric()))
    });
    // What is made narrow stands beside what is still wide: 「４」 of 「Ａ４」.
    let is_wide = |c: char| is_digit(c) == Some(true) || is_letter(c) == Some(true);
    for (kind, other) in [(0, 1), (1, 0)] {
        mixed[kind] |= mixed[other] && wide(kind).any(|span| touches(text, span, is_wide));
    }
    for span in [0, 1].into_iter().filter(|kind| mixed[*kind]).flat_map(wide) {
        let words = span.of(text);
        let better: String = words.chars().map(narrowed).collect();
        findings.report(span, format!("「{words}」だけ全角と半角がそろっていません。")).fix(better);
    }
}

/// Whether such a character stands right beside it: 「Ａ4」.
fn touches(text: &str, span: Span, is_such: impl Fn(char) -> bool) -> bool {
    let before = text.get(..span.start as usize).and_then(|it| it.chars().next_back());
    let after = text.get(span.end as usize..).and_then(|it| it.chars().next());
    before.into_iter().chain(after).any(is_such)
}

/// The runs of digits or letters of one width, outside of quotes and addresses.
fn runs(document: &Document<'_>, is_of: fn(char) -> Option<bool>) -> Vec<(Span, bool)> {
    let mut runs: Vec<(Span, bool)> = Vec::new();
    let is_wide = |c: char| is_of(c) == Some(true);
    if !document.lines_with(Marks::WIDE).any(|line| line.span.of(document.text()).contains(is_wide)) {
        return runs;
    }
    for line in document.lines_with(Marks::WIDE.and(Marks::DIGIT).and(Marks::LATIN)) {
        let base = line.span.start as usize;
        for (at, c) in line.span.of(document.text()).char_indices() {
            if !(c.is_ascii() || ('０'..='ｚ').contains(&c)) {
                continue;
            }
            let Some(wide) = is_of(c).filter(|_| !is_mark(line.span.of(document.text()), at)) else { continue };
            let span = Span::new(base + at, base + at + c.len_utf8());
            match runs.last_mut() {
                Some((last, kind)) if last.end == span.start && *kind == wide => last.end = span.end,
                _ => runs.push((span, wide)),
            }
        }
    }
    runs.retain(|(span, _)| document.mask_of(*span).is_none());
    runs
}

/// Whether a digit is the number of a list item: 「　１）領収書」.
fn is_mark(line: &str, at: usize) -> bool {
    let (before, rest) = (line[..at].trim_start_matches(char::is_whitespace), &line[at..]);
    let number = |c: char| is_digit(c).is_some();
    before.chars().all(number) && rest.trim_start_matches(number).starts_with(['）', ')', '．', '.', '、'])
}

/// Whether it is a wide digit; `None` for what is none.
fn is_digit(c: char) -> Option<bool> {
    if c.is_ascii_digit() { Some(false) } else { ('０'..='９').contains(&c).then_some(true) }
}

/// Whether it is a wide letter.
fn is_letter(c: char) -> Option<bool> {
    let wide = ('Ａ'..='Ｚ').contains(&c) || ('ａ'..='ｚ').contains(&c);
    if c.is_ascii_alphabetic() { Some(false) } else { wide.then_some(true) }
}

fn narrowed(c: char) -> char {
    u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c)
}
