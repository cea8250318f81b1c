//! ## 何を見るか
//!
//! 一つの語を同じ種類の敬語で二重に高めた言い方（「ご覧になられる」「お読みになられる」「おっしゃられる」「なさられる」）を指摘します。
//! 「お召し上がりになる」「お見えになる」のように定着した言い方と、「お読みになっていらっしゃる」のように二つの語を「て」でつないだ言い方
//! （敬語連結）は指摘しません。
//!
//! ## なぜ
//!
//! 「お〜になる」「なさる」だけで尊敬語として足りており、「れる・られる」を重ねると回りくどく響きます。
//! 出典：文化審議会『敬語の指針』（2007）第2章第2の6「二重敬語」。
//!
//! ## 悪い例
//!
//! - 「資料はもうご覧になられましたか。」
//! - 「先日おっしゃられた件です。」
//!
//! ## 良い例
//!
//! - 「資料はもうご覧になりましたか。」
//! - 「先日おっしゃった件です。」

use std::ops::Range;

use crate::lint::inflect::in_place_of;
use crate::lint::{Check, Document, Findings, Group, Hit, Rule, Scope, Severity};
use crate::morph::Pos;
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "double-honorific",
    name: "二重敬語（尊敬）",
    group: Group::Honorific,
    severity: Severity::Error,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &["honorific-go-sareru", "humble-for-recipient"],
    explanation: include_str!("double_honorific.rs"),
    check: Check::Words { bases: &["れる", "られる"], phrases: &[], at },
};

/// Verbs that raise the other by themselves.
const HONORIFIC: &[&str] =
    &["おっしゃる", "仰る", "いらっしゃる", "なさる", "くださる", "下さる", "召し上がる", "めしあがる", "見える"];

/// Nouns that become honorific with になる.
const NOUNS: &[&str] = &["ご覧", "御覧", "お越し", "おいで", "お出で"];

fn at(document: &Document<'_>, hit: &Hit, findings: &mut Findings<'_>) {
    let passive = hit.tokens.start;
    let Some(verb) = passive.checked_sub(1).filter(|&verb| document.sentence_of(passive).tokens.contains(&verb)) else {
        return;
    };
    let Some((base, first)) = raised(document, verb) else { return };
    let Some(form) = in_place_of(document, passive, base) else { return };
    let end = tail(document, passive + 1);
    let span = document.span(first..end);
    let (stem, rest) = (document.span(verb..verb + 1), document.span(passive..passive + 1));
    let before = Span { start: span.start, end: stem.start }.of(document.text());
    let rest = Span { start: rest.end, end: span.end }.of(document.text());
    let words = span.of(document.text());
    let better = [before, &form, rest].concat();
    findings
        .report(span, format!("「{words}」は二重敬語です。「れる・られる」を重ねず「{better}」とすれば足ります。"))
        .fix(better);
}

/// The base form that is enough, and the first token of the expression, for a verb before れる.
fn raised<'d>(document: &'d Document<'_>, verb: usize) -> Option<(&'d str, usize)> {
    match document.base(verb) {
        // IPADIC reads なさられ as なす+られ and くださられ as くだす+られ.
        "なす" if document.surface(verb) == "なさ" => Some(("なさる", start_of_act(document, verb))),
        "くだす" if document.surface(verb) == "くださ" => Some(("くださる", verb)),
        "なる" if document.surface(verb) == "なら" => Some(("なる", go_ni(document, verb)?)),
        base => HONORIFIC.contains(&base).then_some((base, verb)),
    }
}

/// The first token of 「お…に」 before なる.
fn go_ni(document: &Document<'_>, verb: usize) -> Option<usize> {
    let ni = verb.checked_sub(1).filter(|&ni| document.surface(ni) == "に")?;
    let stem = ni.checked_sub(1)?;
    let sentence = document.sentence_of(verb).tokens.start;
    let surface = document.surface(stem);
    let prefixed = |at: usize| matches!(document.surface(at), "お" | "ご" | "御");
    if NOUNS.contains(&surface) {
        return Some(stem);
    }
    let whole = surface.starts_with(['お', 'ご', '御']) && surface.chars().count() > 2;
    let prefix = stem.checked_sub(1).filter(|&at| at >= sentence && prefixed(at));
    match prefix {
        Some(prefix) if document.morph(stem)?.pos != Pos::Adverb => Some(prefix),
        _ => (whole && stem >= sentence).then_some(stem),
    }
}

/// 「ご確認なさられる」 from its prefix on.
fn start_of_act(document: &Document<'_>, verb: usize) -> usize {
    let sentence = document.sentence_of(verb).tokens.start;
    let mut first = verb;
    if first > sentence && document.morph(first - 1).is_some_and(|morph| morph.pos == Pos::VerbalNoun) {
        first -= 1;
        if first > sentence && matches!(document.surface(first - 1), "お" | "ご" | "御") {
            first -= 1;
        }
    }
    first
}

/// The end of the auxiliaries that belong to the form: 「ました」.
fn tail(document: &Document<'_>, from: usize) -> usize {
    let sentence: Range<usize> = document.sentence_of(from - 1).tokens.clone();
    let goes_on = |at: &usize| {
        let own = document.morph(*at).is_some_and(|morph| morph.pos == Pos::Auxiliary);
        own && !matches!(document.base(*at), "です" | "だ" | "でしょう")
    };
    (from..sentence.end).find(|at| !goes_on(at)).unwrap_or(sentence.end)
}
