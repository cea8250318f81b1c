//! The rules, one file each; phrase-like ones are data under `dictionaries/lint/`.
//!
//! # How to add a rule
//!
//! **As data**, when words decide: write `dictionaries/lint/<id>.toml` and add the id to `files!` in
//! `src/lint/pattern/source.rs`. The notation of patterns stands in `src/lint/pattern/mod.rs`, the guards in
//! `PatternEntry`. What stands from the line `[examples]` on is read by tests and `--explain` only.
//!
//! **As a file** `src/lint/rules/<id with _>.rs`, when more than words decides. Its `//!` head is what
//! `henji lint --explain` prints, so it is Japanese and has the sections `## 何を見るか`, `## なぜ` (with the source), `## 悪い例`, `## 良い例`
//! (how to allow it is added by itself). Then `pub(super) const RULE: Rule`, whose `check` is
//!
//! - [`Check::Words`](super::Check::Words) where certain words bring it up (cheapest: one automaton for all rules),
//! - [`Check::Sentences`](super::Check::Sentences) where each sentence has to be looked at,
//! - [`Check::Draft`](super::Check::Draft) where the whole draft has to be.
//!
//! and add the module to `rules!` below. A rule that has both a file here and a data file of the same id runs the patterns
//! too; the file here then says what the rule is, and the data file only has `[[pattern]]`.
//!
//! A rule reports to [`Findings`](super::Findings): `findings.report(span, "何が、なぜ。").fix("…").suggest("…")`.
//! - The span covers the words to change and nothing else; edits lie inside of it (insertions at its edge count).
//! - `fix` is what may be applied without asking and must leave the rule silent; `suggest` is what needs a choice.
//! - Spans are bytes of the draft: [`Document::span`](super::Document::span) makes them from tokens.
//! - Quoted lines, code and signatures have no sentences; findings inside 「」 and addresses are dropped unless the rule
//!   has [`Scope::All`](super::Scope::All). A rule never needs to look for them.
//! - Work is linear in the draft: look around a token in a fixed reach, never from each sentence over the whole.
//! - How it is sent: [`Situation`](super::Situation). What is not known there must not count against the writer.
//! - Words by grammar: [`inflect`](super::inflect) makes any form of a base form.
//!
//! **Tests**: `tests/data/lint/<id>.toml` holds `bad`, `good` and `trap` lists, whose entries are sentences or tables
//! `{ text, span_text, fix, now, channel, tone, turn, platform, thread, me, severity }`; `fix` is the whole draft after the
//! rule's fixes, or where the rule has no safe one the draft with its first suggestion. One test reads them all and those
//! of the data files: each `bad` has a finding of the rule, each `good` and `trap` none. Another counts those that are the
//! rule's own.

use std::ops::Range;

use super::{Document, Rule};
use crate::morph::Pos;
use crate::text::Span;

/// Declares the rules that are files of their own.
macro_rules! rules {
    ($($module:ident,)+) => {
        $(mod $module;)+

        /// The rules of this folder; a test compares the list with the directory.
        pub(super) const ALL: &[&Rule] = &[$(&$module::RULE,)+];

        /// The files of this folder, by module.
        #[cfg(test)]
        pub(super) const MODULES: &[&str] = &[$(stringify!($module),)+];
    };
}

rules! {
    closed_day_deadline,
    cushion_overuse,
    date_arithmetic_mismatch,
    demand_chain,
    double_honorific,
    doubled_word,
    emoji_kaomoji,
    exclamation_overuse,
    external_contact,
    ga_chain,
    impossible_date,
    incomplete_date,
    long_sentence,
    missing_closing,
    missing_deadline,
    missing_greeting,
    missing_thanks,
    mixed_style,
    mixed_width,
    name_mismatch,
    no_concrete_ask,
    past_deadline,
    placeholder_left,
    potential_ra_dropping,
    potential_re_insertion,
    repeated_closing,
    saseteitadaku_overuse,
    short_notice,
    stacked_hedges,
    stray_character,
    thread_fact_mismatch,
    too_many_asks,
    trailing_ellipsis,
    unmatched_bracket,
    wall_of_text,
    weekday_mismatch,
}

/// The span of tokens with the auxiliaries of their predicate (「ました」), and the words of those auxiliaries.
fn with_tail<'t>(document: &Document<'t>, tokens: Range<usize>) -> (Span, &'t str) {
    let sentence = document.sentence_of(tokens.start).tokens.clone();
    let goes_on = |at: &usize| {
        let own = document.morph(*at).is_some_and(|morph| morph.pos == Pos::Auxiliary);
        own && !matches!(document.base(*at), "だ" | "でしょう" | "らしい")
    };
    let end = (tokens.end..sentence.end).find(|at| !goes_on(at)).unwrap_or(sentence.end);
    let span = document.span(tokens.start..end);
    let rest = Span { start: document.span(tokens.end - 1..tokens.end).end, end: span.end };
    (span, rest.of(document.text()))
}
