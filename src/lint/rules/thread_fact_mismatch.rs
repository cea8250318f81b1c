//! ## 何を見るか
//!
//! 金額、納期、点数が、やり取りで最後に決まった値と違うところを指摘します。「変更」「改めて」「追加」のある文では指摘しません。
//!
//! ## なぜ
//!
//! 数字の食い違いは、あとで「言った・言わない」になります。
//!
//! ## 悪い例
//!
//! - 「お見積もりは5,000円です。」
//!
//! ## 良い例
//!
//! - 「お見積もりは5,500円です。」

use crate::lint::deadline::{bare, written};
use crate::lint::{Check, Document, Findings, Group, Known, Rule, Scope, Sentence, Severity, amounts};
use crate::text::Span;
use crate::timex::{Moment, Timex};

pub(super) const RULE: Rule = Rule {
    id: "thread-fact-mismatch",
    name: "金額・納期・点数の食い違い",
    group: Group::Consistency,
    severity: Severity::Warning,
    on: true,
    needs_thread: true,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("thread_fact_mismatch.rs"),
    check: Check::Draft(look),
};

/// Words that announce another value.
const CHANGES: &[&str] = &["変更", "改めて", "あらためて", "追加", "割引", "値引", "延長", "訂正", "組み直", "別途", "オプション", "新たに", "延ば", "延期", "前倒し", "繰り上げ", "ずら"];
/// Words of a draft that comes with a price of its own.
const ESTIMATES: &[&str] = &["見積書を作成", "見積書を作り", "見積書をお作り", "見積もりを作成", "見積りを作成", "見積もり直", "見積り直", "計算し直"];
/// Words of the price that was agreed.
const PRICES: &[&str] = &["見積", "料金", "合計", "金額", "代金", "制作費", "請求", "お支払い"];
/// What is counted of the work.
const COUNTED: [char; 4] = ['案', '点', '枚', '本'];

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let Some(thread) = &document.situation().thread else { return };
    let estimates = ESTIMATES.iter().any(|it| document.folded().contains(it));
    for sentence in document.sentences() {
        let words = sentence.span.of(document.text());
        let before = sentence.index.checked_sub(1).map_or("", |before| document.sentences()[before].span.of(document.text()));
        if CHANGES.iter().any(|it| words.contains(it)) || [before, words].iter().any(|it| it.contains("その場合")) {
            continue;
        }
        if !estimates {
            price(thread, sentence.span, words, findings);
        }
        due(document, thread, sentence, words, findings);
        count(thread, sentence.span, words, findings);
    }
}

fn price(thread: &Known, span: Span, words: &str, findings: &mut Findings<'_>) {
    let (Some(agreed), true) = (thread.amounts.last(), PRICES.iter().any(|it| words.contains(it))) else { return };
    for value in amounts(words).into_iter().filter(|value| !thread.amounts.contains(value)) {
        let Some((start, length)) = written_amount(words, value) else { continue };
        let place = Span::new(span.start as usize + start, span.start as usize + start + length);
        findings.report(place, format!("やり取りでは{agreed}円でした。金額を確かめてください。"));
    }
}

/// Where an amount stands in a sentence, with 「円」.
fn written_amount(words: &str, value: u64) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(start) = words.get(from..)?.find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let length = words[start..].find(|c: char| !(c.is_ascii_digit() || c == ',')).unwrap_or(words.len() - start);
        let unit = if words[start + length..].starts_with('円') { '円'.len_utf8() } else { 0 };
        if words[start..start + length].replace(',', "").parse() == Ok(value) {
            return Some((start, length + unit));
        }
        from = start + length;
    }
    None
}

fn due(document: &Document<'_>, thread: &Known, sentence: &Sentence, words: &str, findings: &mut Findings<'_>) {
    // A new day that takes the place of the agreed one may well be another.
    let renewed = ["新しい納", "新納期", "変更後の納"].iter().any(|word| words.contains(word));
    let named = !renewed && (words.contains("納期") || words.contains("納品日"));
    let Some(agreed) = thread.due.filter(|_| named) else { return };
    let day = |time: &Timex| time.end.or(time.start).map(Moment::day);
    // Where the right day stands, another one is that of something else: 「納期の11月27日に間に合わせるため、11月24日までに」.
    if document.times_in(sentence.span).iter().any(|time| day(time) == Some(agreed)) {
        return;
    }
    for time in document.times_in(sentence.span) {
        let numbered = time.span.of(document.text()).contains(|c: char| c.is_numeric());
        if numbered && day(time).is_some_and(|it| it != agreed) {
            let place = bare(document.text(), time.span);
            findings.report(place, format!("やり取りでの納期は{}です。日付を確かめてください。", written(agreed)));
        }
    }
}

fn count(thread: &Known, span: Span, words: &str, findings: &mut Findings<'_>) {
    let texts = || thread.my_texts.iter().chain(&thread.their_texts);
    let mut from = 0;
    while let Some(start) = words.get(from..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())).map(|at| from + at) {
        let length = words[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(words.len() - start);
        from = start + length;
        let Some(unit) = words[from..].chars().next().filter(|c| COUNTED.contains(c)) else { continue };
        let said = &words[start..from + unit.len_utf8()];
        let before = words[..start].chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect::<String>();
        let same = |text: &String| text.contains(said);
        let other = |text: &String| {
            text.match_indices(&*before).any(|(at, _)| {
                let rest = &text[at + before.len()..];
                let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
                digits > 0 && rest[digits..].starts_with(unit)
            })
        };
        if before.chars().count() == 2 && !texts().any(same) && texts().any(other) {
            let place = Span::new(span.start as usize + start, span.start as usize + start + said.len());
            findings.report(place, format!("やり取りでの数と「{said}」が違います。確かめてください。"));
        }
    }
}
