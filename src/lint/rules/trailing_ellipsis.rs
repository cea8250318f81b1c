//! ## 何を見るか
//!
//! 「まだ届いていないのですが・・・」のように、文を途中で止めて「…」や「～」で終える書き方を指摘します。
//!
//! ## なぜ
//!
//! 何をしてほしいのかを相手に察してもらう形になり、責めているようにも聞こえます。
//!
//! ## 悪い例
//!
//! - 「まだ届いていないのですが・・・」
//!
//! ## 良い例
//!
//! - 「まだ届いていないようです。ご確認をお願いいたします。」

use std::ops::Range;

use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Sentence, Severity};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "trailing-ellipsis",
    name: "言いさし・…",
    group: Group::Register,
    severity: Severity::Warning,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("trailing_ellipsis.rs"),
    check: Check::Sentences(look),
};

fn look(document: &Document<'_>, sentence: &Sentence, findings: &mut Findings<'_>) {
    // A line that ends in 「・」 is taken to go on, so that one sentence may hold several lines.
    let mut start = sentence.span.start as usize;
    for line in sentence.span.of(document.text()).split_inclusive('\n') {
        let last = sentence.index + 1 == document.sentences().len() && start + line.len() >= sentence.span.end as usize;
        if let Some(marks) = broken_off(line, document.situation().is_casual())
            && (last || !CUSHIONS.iter().any(|word| line.contains(word)))
        {
            let span = Span::new(start + marks.start, start + marks.end);
            findings.report(span, "言いさしで終わっています。相手に察してもらう形になるので、最後まで言い切ります。");
        }
        start += line.len();
    }
}

/// Words of a sentence that leads to the next one: 「申し上げにくいのですが…」.
const CUSHIONS: &[&str] = &["申し上げにく", "申し上げづら", "言いにく", "言いづら", "心苦し", "恐縮", "恐れ入り", "勝手", "突然"];

/// The marks with which a line breaks off.
fn broken_off(line: &str, casual: bool) -> Option<Range<usize>> {
    let words = line.trim_end().trim_end_matches(['。', '．', ' ']);
    let before = words.trim_end_matches(['…', '‥', '・', '.', '～', '〜', '~']);
    let marks = &words[before.len()..];
    let said = marks.contains(['…', '‥', '～', '〜', '~']) || marks.chars().count() >= 2;
    // Among acquaintances a drawn-out end is a smile.
    let smiles = casual && marks.chars().all(|c| matches!(c, '～' | '〜' | '~'));
    let breaks_off = || ["が", "けど", "けれど", "けれども", "のに", "ので"].iter().any(|end| before.ends_with(end));
    (said && !smiles && breaks_off()).then_some(before.len()..words.len())
}
