//! Which rules a draft's words bring up: one sorted list for all words of all rules, one table for all base forms.

use std::collections::BTreeMap;
use std::sync::OnceLock;

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

/// How many bits the sieve has.
const BITS: usize = 1 << 14;

/// The words of all rules.
pub(super) struct Anchors {
    /// The phrases in order, each with whom it calls.
    phrases: Vec<(&'static str, Vec<Call>)>,
    /// Their first two letters in order (the second is NUL where there is but one), each with where its phrases end.
    letters: Vec<((char, char), usize)>,
    /// The bits of these pairs: a quick no to nearly every place of a text.
    sieve: Vec<u64>,
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
        let mut phrases: BTreeMap<&'static str, Vec<Call>> = BTreeMap::new();
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
        let mut letters: Vec<((char, char), usize)> = Vec::new();
        let mut sieve = vec![0; BITS / 64];
        for (end, phrase) in (1..).zip(phrases.keys()) {
            let mut chars = phrase.chars();
            let Some(first) = chars.next() else { continue };
            let pair = (first, chars.next().unwrap_or('\0'));
            let (cell, bit) = place(pair);
            sieve[cell] |= bit;
            match letters.last_mut().filter(|last| last.0 == pair) {
                Some(last) => last.1 = end,
                None => letters.push((pair, end)),
            }
        }
        Self { phrases: phrases.into_iter().collect(), letters, sieve, bases: bases.into_iter().collect(), known }
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
        for (at, morph) in document.morphs().iter().enumerate() {
            let rest = document.folded().get(morph.start as usize..).unwrap_or_default();
            let mut chars = rest.chars();
            let Some(first) = chars.next() else { continue };
            let pairs = [(first, '\0'), (first, chars.next().unwrap_or('\0'))];
            for (phrase, calls) in pairs.into_iter().flat_map(|pair| self.of_letters(pair)) {
                if rest.starts_with(phrase)
                    && let Some(tokens) = document.tokens_to(at, morph.start as usize + phrase.len())
                {
                    for &call in calls {
                        look(call, &Hit { tokens: tokens.clone(), word: word(call) });
                    }
                }
            }
        }
    }

    /// The phrases that begin with two letters.
    fn of_letters(&self, letters: (char, char)) -> &[(&'static str, Vec<Call>)] {
        let (cell, bit) = place(letters);
        if self.sieve[cell] & bit == 0 {
            return &[];
        }
        let Ok(at) = self.letters.binary_search_by_key(&letters, |it| it.0) else { return &[] };
        let start = at.checked_sub(1).map_or(0, |before| self.letters[before].1);
        &self.phrases[start..self.letters[at].1]
    }
}

/// Where the bit of a pair of letters stands in the sieve.
fn place((first, second): (char, char)) -> (usize, u64) {
    let mixed = u32::from(first).wrapping_mul(0x9E37_79B1).wrapping_add(u32::from(second)).wrapping_mul(0x85EB_CA6B);
    let bit = mixed as usize >> (32 - BITS.trailing_zeros());
    (bit / 64, 1 << (bit % 64))
}

fn word(call: Call) -> &'static str {
    match call {
        Call::Row(_) => "",
        Call::Rule(_, word) => word,
    }
}
