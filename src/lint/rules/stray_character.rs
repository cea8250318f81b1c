//! ## 何を見るか
//!
//! かなの間に一字だけ入った英字、半角カナ、見えない文字、離れた濁点を指摘します。「A案」「Tシャツ」のような語は指摘しません。
//!
//! ## なぜ
//!
//! 打ち間違いが残ると急いで書いた印象になり、半角カナや見えない文字は環境によって化けます。
//!
//! ## 悪い例
//!
//! - 「よろしくお願いしmす。」
//!
//! ## 良い例
//!
//! - 「よろしくお願いします。」

use unicode_normalization::UnicodeNormalization;

use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Severity};
use crate::lint::document::Marks;
use crate::text::{Span, View, is_unseen};

pub(super) const RULE: Rule = Rule {
    id: "stray-character",
    name: "打ち間違い・見えない文字",
    group: Group::Consistency,
    severity: Severity::Warning,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("stray_character.rs"),
    check: Check::Draft(look),
};

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let odd = |c: char| c.is_ascii_lowercase() || is_half_kana(c) || is_unseen(c) || is_combining(c);
    for line in document.lines_with(Marks::ODD.and(Marks::LATIN)).filter(|line| line.span.of(document.text()).contains(odd)) {
        let chars: Vec<(usize, char)> = line.span.of(document.text()).char_indices().collect();
        let byte = |at: usize| line.span.start as usize + chars.get(at).map_or((line.span.end - line.span.start) as usize, |(byte, _)| *byte);
        let mut at = 0;
        while at < chars.len() {
            let run = |is: fn(char) -> bool| chars[at..].iter().take_while(|(_, c)| is(*c)).count();
            let (half, unseen, loose) = (run(is_half_kana), run(is_unseen), run(is_combining));
            let span = |length: usize| Span::new(byte(at), byte(at + length));
            if half > 0 {
                let words = span(half).of(document.text());
                let mut view = View::default();
                view.fold(words);
                if view.text() != words {
                    findings.report(span(half), format!("「{words}」は半角カナです。読めない環境があるため、全角にします。")).fix(view.text());
                }
            } else if unseen > 0 {
                findings.report(span(unseen), "目に見えない文字が入っています。").fix("");
            } else if loose > 0 && at > 0 {
                let whole = Span::new(byte(at - 1), byte(at + loose));
                let joined: String = whole.of(document.text()).nfc().collect();
                if joined != whole.of(document.text()) {
                    findings.report(whole, "濁点が離れた文字になっています。").fix(joined);
                }
            } else if is_typo(&chars, at) {
                findings.report(span(1), format!("かなの間に「{}」が入っています。", chars[at].1)).suggest("");
            }
            at += half.max(unseen).max(loose).max(1);
        }
    }
}

fn is_half_kana(c: char) -> bool {
    ('ｦ'..='ﾟ').contains(&c)
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{3099}' | '\u{309a}')
}

/// One small Latin letter between two hiragana.
fn is_typo(chars: &[(usize, char)], at: usize) -> bool {
    let kana = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|(_, c)| ('ぁ'..='ん').contains(c));
    chars[at].1.is_ascii_lowercase() && kana(at.checked_sub(1)) && kana(Some(at + 1))
}
