//! ## 何を見るか
//!
//! 「です・ます」の文の中に「だ」「する」「した」「ない」で終わる文が混ざっているところを指摘します。体言止め、箇条書き、引用、かっこの中では指摘しません。
//!
//! ## なぜ
//!
//! 一文だけ常体だと、急に突き放したように読めます。
//!
//! ## 悪い例
//!
//! - 「資料を受け取りました。これから作業を始める。」
//!
//! ## 良い例
//!
//! - 「資料を受け取りました。これから作業を始めます。」

use std::ops::Range;

use crate::lint::inflect::inflect;
use crate::lint::{Check, Document, Findings, Group, LineKind, Rule, Scope, Sentence, Severity};
use crate::morph::{Form, Pos};

pub(super) const RULE: Rule = Rule {
    id: "mixed-style",
    name: "敬体と常体の混在",
    group: Group::Register,
    severity: Severity::Error,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("mixed_style.rs"),
    check: Check::Draft(look),
};

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    if document.situation().is_casual() {
        return;
    }
    let styles: Vec<_> = document.sentences().iter().filter_map(|sentence| style(document, sentence)).collect();
    if !styles.contains(&Style::Polite) {
        return;
    }
    for style in styles {
        let Style::Plain(tokens) = style else { continue };
        let span = document.span(tokens.clone());
        let words = span.of(document.text());
        let better = polite(document, &tokens);
        let finding = findings.report(span, format!("「{words}」だけ常体です。ほかの文の「です・ます」にそろえます。"));
        if let Some(better) = better {
            finding.suggest(better);
        }
    }
}

/// How a sentence ends.
#[derive(PartialEq)]
enum Style {
    Polite,
    /// Plain, with the tokens of its predicate.
    Plain(Range<usize>),
}

fn style(document: &Document<'_>, sentence: &Sentence) -> Option<Style> {
    if sentence.listed || document.lines()[sentence.line].kind != LineKind::Text {
        return None;
    }
    // A name that looks like a predicate: the signature 「ひなた」.
    let words = sentence.span.of(document.text()).trim();
    if document.situation().thread.as_ref().is_some_and(|thread| thread.me.iter().any(|name| name == words)) {
        return None;
    }
    let trails = |pos: Pos| matches!(pos, Pos::Period | Pos::Symbol | Pos::Close | Pos::Comma | Pos::FinalParticle);
    let morphs = document.morphs();
    let last = sentence.tokens.clone().rev().find(|&at| !trails(morphs[at].pos))?;
    let bracketed = morphs[last..sentence.tokens.end].iter().any(|morph| morph.pos == Pos::Close);
    if bracketed || document.mask_of(document.span(last..last + 1)).is_some() {
        return None;
    }
    let links = |at: &usize| {
        let morph = &morphs[*at];
        matches!(morph.pos, Pos::Auxiliary | Pos::VerbSuffix | Pos::DependentVerb | Pos::DependentAdjective)
            || matches!(document.surface(*at), "て" | "で") && morph.pos == Pos::ConjunctiveParticle
    };
    let chain = (sentence.tokens.start..=last).rev().take(12).take_while(links).last().unwrap_or(last + 1);
    let is_polite = |at: usize| {
        matches!(document.base(at), "ます" | "です" | "でしょう" | "ござる" | "ございます")
            || matches!(document.base(at), "くださる" | "下さる") && morphs[at].form == Form::Imperative
    };
    let head = chain.checked_sub(1).filter(|&head| head >= sentence.tokens.start);
    // 「おつかれさまでした」 is cut as if 「した」 were a verb.
    let ends_politely = || ["でした", "です"].iter().any(|it| document.words(sentence.tokens.start..last + 1).ends_with(it));
    if (chain..=last).chain(head).any(is_polite) || ends_politely() {
        return Some(Style::Polite);
    }
    let plain = matches!(morphs[last].pos, Pos::Verb | Pos::DependentVerb | Pos::VerbSuffix | Pos::Adjective | Pos::DependentAdjective | Pos::Auxiliary)
        && morphs[last].form == Form::Basic;
    // 「わあ、嬉しい！」 is a cry, not a statement in another style.
    let cries = head.into_iter().chain([last]).any(|at| morphs[at].pos == Pos::Adjective) && sentence.span.of(document.text()).ends_with(['！', '!']);
    // 「た」 behind a noun is no past: the name 「ひなた」.
    let noun = head.is_some_and(|head| head + 1 == last && morphs[head].pos.is_nominal()) && document.base(last) == "た";
    // 「何とお礼を申し上げたらよいか」 leaves out 「分かりません」.
    let wonders = last + 1 < sentence.tokens.end && document.surface(last + 1) == "か"
        && sentence.tokens.clone().any(|at| matches!(document.surface(at), "何" | "なん" | "どう" | "いかに" | "どれ" | "どれほど" | "どれだけ"));
    if !plain || cries || noun || wonders {
        return None;
    }
    if document.base(last) == "だ" {
        return Some(Style::Plain(last..last + 1));
    }
    let mut first = head.filter(|&head| matches!(morphs[head].pos, Pos::Verb | Pos::Adjective)).unwrap_or(chain.min(last));
    if first > sentence.tokens.start && document.base(first) == "する" && morphs[first - 1].pos == Pos::VerbalNoun {
        first -= 1;
    }
    Some(Style::Plain(first..last + 1))
}

/// The predicate in です・ます, where that is plain: 「始める」 → 「始めます」.
fn polite(document: &Document<'_>, tokens: &Range<usize>) -> Option<String> {
    let last = tokens.end - 1;
    if document.base(last) == "だ" {
        return Some("です".to_owned());
    }
    let stem = if document.base(last) == "た" { last.checked_sub(1)? } else { last };
    let verb = document.morph(stem).is_some_and(|it| matches!(it.pos, Pos::Verb | Pos::DependentVerb | Pos::VerbSuffix));
    let continuative = inflect(document.base(stem), document.conjugation(stem), Form::Continuative).filter(|_| verb)?;
    let before = if stem > tokens.start { document.words(tokens.start..stem) } else { "" };
    Some(format!("{before}{continuative}{}", if stem == last { "ます" } else { "ました" }))
}
