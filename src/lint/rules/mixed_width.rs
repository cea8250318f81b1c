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
    for is_of in [is_digit as fn(char) -> Option<bool>, is_letter] {
        let runs = runs(document, is_of);
        let count = |wide: bool| -> usize { runs.iter().filter(|run| run.1 == wide).map(|run| run.0.of(document.text()).chars().count()).sum() };
        let (wide, narrow) = (count(true), count(false));
        let mixed = wide > 0 && narrow > 0;
        for (span, _) in runs.iter().filter(|run| run.1 && (mixed || touches_narrow(document.text(), run.0))) {
            let words = span.of(document.text());
            let better: String = words.chars().map(narrowed).collect();
            findings.report(*span, format!("「{words}」だけ全角と半角がそろっていません。")).fix(better);
        }
    }
}

/// Whether a narrow letter or digit stands right beside it: 「Ａ4」.
fn touches_narrow(text: &str, span: Span) -> bool {
    let before = text.get(..span.start as usize).and_then(|it| it.chars().next_back());
    let after = text.get(span.end as usize..).and_then(|it| it.chars().next());
    before.into_iter().chain(after).any(|c| c.is_ascii_alphanumeric())
}

/// The runs of digits or letters of one width, outside of quotes and addresses.
fn runs(document: &Document<'_>, is_of: fn(char) -> Option<bool>) -> Vec<(Span, bool)> {
    let mut runs: Vec<(Span, bool)> = Vec::new();
    for line in document.lines().iter().filter(|line| line.kind.is_own()) {
        let base = line.span.start as usize;
        for (at, c) in line.span.of(document.text()).char_indices() {
            if !(c.is_ascii() || ('０'..='ｚ').contains(&c)) {
                continue;
            }
            let Some(wide) = is_of(c) else { continue };
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
