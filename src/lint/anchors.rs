//! Which rules a draft's words bring up: one automaton for all words of all rules, one table for all base forms.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};

use super::Document;
use super::pattern::Anchor;
use super::registry::registry;
use super::rule::{Check, Hit};
use crate::morph::{BaseId, Tokenizer};

/// Whom a word calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    /// A row of a rule file.
    Row(usize),
    /// A rule, with the word as it listed it.
    Rule(usize, &'static str),
}

/// The words of all rules.
pub(super) struct Anchors {
    /// `None` when no rule has words.
    phrases: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    /// Whom each phrase calls, by its number.
    phrase_calls: Vec<Vec<Call>>,
    /// The base forms in order, each with whom it calls.
    bases: Vec<(BaseId, Vec<Call>)>,
    /// One bit for each base form: whether it is among `bases`.
    known: Vec<u64>,
}

/// The anchors, made once from the embedded rules.
pub(super) fn anchors() -> &'static Anchors {
    static ANCHORS: OnceLock<Anchors> = OnceLock::new();
    ANCHORS.get_or_init(Anchors::new)
}

impl Anchors {
    fn new() -> Self {
        let registry = registry();
        let mut phrases: BTreeMap<&str, Vec<Call>> = BTreeMap::new();
        let mut bases: BTreeMap<BaseId, Vec<Call>> = BTreeMap::new();
        for row in 0..registry.patterns.len() {
            for anchor in registry.patterns.anchors(row) {
                match anchor {
                    Anchor::Words(words) => phrases.entry(words).or_default().push(Call::Row(row)),
                    Anchor::Base(base) => bases.entry(base).or_default().push(Call::Row(row)),
                }
            }
        }
        for (at, rule) in registry.rules.iter().enumerate() {
            let Check::Words { bases: own, phrases: words, .. } = rule.check else { continue };
            for word in words {
                phrases.entry(word).or_default().push(Call::Rule(at, word));
            }
            for word in own {
                let base = Tokenizer::find(word).unwrap_or(BaseId::UNKNOWN);
                bases.entry(base).or_default().push(Call::Rule(at, word));
            }
        }
        let mut known = vec![0; Tokenizer::base_count().div_ceil(64)];
        for base in bases.keys().filter(|&&base| base != BaseId::UNKNOWN) {
            known[base.0 as usize / 64] |= 1_u64 << (base.0 % 64);
        }
        let automaton = if phrases.is_empty() {
            None
        } else {
            let words: Vec<_> = phrases.keys().copied().zip(0_u32..).collect();
            CharwiseDoubleArrayAhoCorasickBuilder::new().build_with_values(words).ok()
        };
        Self {
            phrases: automaton,
            phrase_calls: phrases.into_values().collect(),
            bases: bases.into_iter().collect(),
            known,
        }
    }

    /// Calls `look` wherever a word of a rule stands from one token's beginning to one token's end.
    pub(super) fn call(&self, document: &Document<'_>, mut look: impl FnMut(Call, &Hit)) {
        for (at, morph) in document.morphs().iter().enumerate() {
            let (cell, bit) = (morph.base.0 as usize / 64, morph.base.0 % 64);
            if self.known.get(cell).is_some_and(|cell| cell & 1 << bit != 0)
                && let Ok(row) = self.bases.binary_search_by_key(&morph.base, |(base, _)| *base)
            {
                for &call in &self.bases[row].1 {
                    look(call, &Hit { tokens: at..at + 1, word: word(call) });
                }
            }
        }
        let Some(phrases) = &self.phrases else { return };
        for found in phrases.find_overlapping_iter(document.folded()) {
            if let Some(tokens) = document.tokens_at(found.start(), found.end()) {
                let calls = &self.phrase_calls[found.value() as usize];
                for &call in calls {
                    look(call, &Hit { tokens: tokens.clone(), word: word(call) });
                }
            }
        }
    }
}

fn word(call: Call) -> &'static str {
    match call {
        Call::Row(_) => "",
        Call::Rule(_, word) => word,
    }
}
