//! ## 何を見るか
//!
//! 一通の中で同じ人の敬称が違うところ（直すとよい）と、やり取りに出てこない名前を宛名にしたところ（送信前に直す）を指摘します。自分の側の人や、ほかの人の名前では指摘しません。
//!
//! ## なぜ
//!
//! 宛名の取り違えは、内容が正しくても信頼を失います。
//!
//! ## 悪い例
//!
//! - 「山田様⏎山田さんのご希望どおり修正しました。」
//!
//! ## 良い例
//!
//! - 「山田様⏎山田様のご希望どおり修正しました。」

use std::collections::HashMap;

use crate::lint::{Check, Document, Findings, Group, Known, LineKind, Rule, Scope, Severity};
use crate::morph::{Pos, Tokenizer};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "name-mismatch",
    name: "宛名・敬称の不一致",
    group: Group::Consistency,
    severity: Severity::Error,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("name_mismatch.rs"),
    check: Check::Draft(look),
};

/// A name with its title: 「山田」「様」.
struct Named<'d> {
    name: &'d str,
    title: &'d str,
    span: Span,
    line: usize,
}

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let named = named(document);
    let mut titles: HashMap<&str, Titles<'_>> = HashMap::new();
    for it in &named {
        if let Some(first) = titles.entry(it.name).or_default().unlike(it) {
            let words = it.span.of(document.text());
            let finding = findings.report(it.span, format!("「{}{}」と「{words}」が混ざっています。", first.name, first.title));
            finding.severity(Severity::Warning).related(first.span);
            finding.suggest(format!("{}{}", it.name, first.title));
        }
    }
    let Some(thread) = &document.situation().thread else { return };
    let addressed = named.iter().find(|it| document.lines()[it.line].kind == LineKind::Address);
    if !tells_names(thread) {
        return;
    }
    if let Some(it) = addressed.filter(|it| !thread.knows(it.name) && !thread.mentions(it.name)) {
        let words = it.span.of(document.text());
        let finding = findings.report(it.span, format!("「{words}」はこのやり取りに出てきません。送り先を確かめてください。"));
        if let [name] = thread.them.as_slice() {
            finding.suggest(format!("{name}{}", it.title));
        }
    }
}

/// Whether the thread shows what the other side is called: by their own name, or by whom I wrote to before. Behind the name
/// of a shop (「古民家まつだ」) or an account there may be anybody.
fn tells_names(thread: &Known) -> bool {
    let is_surname = |name: &String| {
        let first = name.split([' ', '\u{3000}']).next().unwrap_or_default();
        (1..=4).contains(&first.chars().count()) && first.chars().all(|c| ('一'..='龯').contains(&c) || c == '々')
    };
    let addressed = |text: &String| text.lines().next().is_some_and(|line| line.trim_end().ends_with(['様', '殿']));
    thread.them.iter().any(is_surname) || thread.my_texts.iter().any(addressed)
}

/// The first of those who bear a name, and the first who has another title than that one.
#[derive(Default)]
struct Titles<'n>([Option<&'n Named<'n>>; 2]);

impl<'n> Titles<'n> {
    /// The first before this one whose title is another.
    fn unlike(&mut self, it: &'n Named<'n>) -> Option<&'n Named<'n>> {
        let Self([first, second]) = self;
        let before = *first.get_or_insert(it);
        if before.title != it.title {
            second.get_or_insert(it);
            return Some(before);
        }
        *second
    }
}

fn named<'d>(document: &'d Document<'_>) -> Vec<Named<'d>> {
    let mut found = Vec::new();
    for sentence in document.sentences() {
        for at in sentence.tokens.clone().skip(1) {
            let name = at - 1;
            let proper = document.morph(name).filter(|morph| morph.pos == Pos::ProperNoun);
            if !proper.is_some_and(|morph| Tokenizer::tag(morph).starts_with("名詞,固有名詞,人名")) {
                continue;
            }
            let title = document.surface(at);
            let span = document.span(name..at + 1);
            if matches!(title, "様" | "さま" | "さん" | "氏" | "殿" | "先生") && document.mask_of(span).is_none() {
                found.push(Named { name: document.surface(name), title, span, line: sentence.line });
            }
        }
    }
    found
}
