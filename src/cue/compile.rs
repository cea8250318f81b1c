//! From the cue files to sets that can be compared with a clause in a few instructions.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};

use super::source::{CueEntry, entries};
use crate::clause::{Agent, Aspect, Classes, Features, Force, Lexicon, Polarity};
use crate::morph::Tokenizer;
use crate::thread::Role;

/// How many words of 64 literals a set holds.
const WORDS: usize = 16;

/// A set of literal words and phrases that the cues name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Literals([u64; WORDS]);

impl Literals {
    /// Adds a literal; [`NO_LITERAL`] is none.
    pub(crate) fn add(&mut self, index: u16) {
        if let Some(word) = self.0.get_mut(usize::from(index) / 64) {
            *word |= 1 << (index % 64);
        }
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        for (into, from) in self.0.iter_mut().zip(other.0) {
            *into |= from;
        }
    }

    fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).any(|(a, b)| a & b != 0)
    }

    fn covers(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).all(|(a, b)| a & b == b)
    }
}

/// Classes and literals: a compiled list of words.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Words {
    pub classes: Classes,
    pub literals: Literals,
    empty: bool,
}

impl Words {
    /// Whether one of the list is in the text's words.
    fn meets(&self, text: &Self) -> bool {
        self.classes.meets(text.classes) || self.literals.meets(&text.literals)
    }

    fn covered_by(&self, text: &Self) -> bool {
        self.classes.0 & text.classes.0 == self.classes.0 && text.literals.covers(&self.literals)
    }
}

/// A compiled cue.
#[derive(Debug)]
pub(crate) struct Cue {
    pub id: String,
    pub act: String,
    pub strength: f32,
    pub beside: bool,
    by: Option<Role>,
    head: Words,
    polarity: Option<Polarity>,
    aspect: u8,
    agent: u8,
    force: u8,
    features: Features,
    lacks: Features,
    all: Words,
    any: Words,
    none: Words,
    sentence: Words,
    unless: Words,
}

/// What a cue is held against: one clause and the sentence around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clue {
    pub by: Role,
    pub polarity: Polarity,
    pub aspect: Aspect,
    pub agent: Agent,
    pub force: Force,
    pub features: Features,
    pub head: Words,
    pub clause: Words,
    pub sentence: Words,
}

impl Cue {
    /// Whether the cue speaks of this clause.
    pub(crate) fn fits(&self, clue: &Clue) -> bool {
        (self.head.empty || self.head.meets(&clue.head))
            && clue.features.has(self.features)
            && !clue.features.any(self.lacks)
            && self.by.is_none_or(|by| by == clue.by)
            && self.polarity.is_none_or(|polarity| polarity == clue.polarity)
            && self.aspect & (1 << clue.aspect as u8) != 0
            && self.agent & (1 << clue.agent as u8) != 0
            && self.force & (1 << clue.force as u8) != 0
            && self.all.covered_by(&clue.clause)
            && (self.any.empty || self.any.meets(&clue.clause))
            && !self.none.meets(&clue.clause)
            && (self.sentence.empty || self.sentence.meets(&clue.sentence))
            && !self.unless.meets(&clue.sentence)
    }
}

/// All cues, and the way from words to the literals that they name.
pub(crate) struct Cues {
    pub all: Vec<Cue>,
    /// For each base-form id the literal that it is, or `NO_LITERAL`.
    pub literal_of_base: Vec<u16>,
    /// Finds the literals that are phrases.
    pub phrases: CharwiseDoubleArrayAhoCorasick<u16>,
}

pub(crate) const NO_LITERAL: u16 = u16::MAX;

/// Marks the value of a phrase that is a word of a class: 「念のため」.
pub(crate) const CLASS_PHRASE: u16 = 0x8000;

impl Cues {
    /// The embedded cues.
    pub(crate) fn builtin() -> &'static Self {
        static CUES: OnceLock<Cues> = OnceLock::new();
        CUES.get_or_init(|| {
            let entries = entries().expect("the embedded cues parse: a test reads them");
            Self::compile(&entries).expect("the embedded cues compile: a test reads them")
        })
    }

    /// Compiles the rules of the cue files.
    pub(crate) fn compile(entries: &[(&str, CueEntry)]) -> Result<Self, String> {
        let mut compiler = Compiler { lexicon: Lexicon::builtin(), literals: BTreeMap::new() };
        let mut cues = Vec::new();
        for (file, entry) in entries {
            let place = |error: String| format!("dictionaries/cues/{file}: {}: {error}", entry.id);
            cues.push(compiler.cue(entry).map_err(place)?);
        }
        compiler.finish(cues)
    }
}

struct Compiler {
    lexicon: &'static Lexicon,
    literals: BTreeMap<String, u16>,
}

impl Compiler {
    fn cue(&mut self, entry: &CueEntry) -> Result<Cue, String> {
        let embedding = Features::ADNOMINAL
            .with(Features::QUOTED)
            .with(Features::IN_QUOTES)
            .with(Features::WHETHER)
            .with(Features::MANNER);
        let mut lacks = features(&entry.lacks)?;
        if !entry.embedded {
            lacks.add(embedding);
        }
        Ok(Cue {
            id: entry.id.clone(),
            act: entry.act.clone(),
            strength: if entry.strength == 0.0 { 0.5 } else { entry.strength },
            beside: entry.beside,
            by: match entry.by.as_deref() {
                None => None,
                Some("me") => Some(Role::Me),
                Some("them") => Some(Role::Them),
                Some(other) => return Err(format!("`by` is me or them, not {other}")),
            },
            head: self.words(&entry.head)?,
            polarity: match &entry.polarity {
                None => None,
                Some(name) => Some(named(Polarity::ALL, Polarity::name, name)?),
            },
            aspect: mask(Aspect::ALL, Aspect::name, &entry.aspect)?,
            agent: mask(Agent::ALL, Agent::name, &entry.agent)?,
            force: mask(Force::ALL, Force::name, &entry.force)?,
            features: features(&entry.features)?,
            lacks,
            all: self.words(&entry.all)?,
            any: self.words(&entry.any)?,
            none: self.words(&entry.none)?,
            sentence: self.words(&entry.sentence)?,
            unless: self.words(&entry.unless)?,
        })
    }

    fn words(&mut self, list: &[String]) -> Result<Words, String> {
        let mut words = Words { empty: list.is_empty(), ..Words::default() };
        for word in list {
            if let Some(class) = word.strip_prefix('@') {
                let class = self.lexicon.class(class).ok_or_else(|| format!("unknown word class {class}"))?;
                words.classes = words.classes.with(class);
            } else {
                let next = u16::try_from(self.literals.len()).unwrap_or(NO_LITERAL);
                let index = *self.literals.entry(word.clone()).or_insert(next);
                if usize::from(index) >= 64 * WORDS {
                    return Err("too many literal words".to_owned());
                }
                words.literals.add(index);
            }
        }
        Ok(words)
    }

    /// Sorts the literals into base forms and phrases.
    fn finish(self, cues: Vec<Cue>) -> Result<Cues, String> {
        let mut literal_of_base = vec![NO_LITERAL; Tokenizer::base_count()];
        let mut phrases: Vec<(String, u16)> = vec![("\u{10FFFF}".to_owned(), NO_LITERAL)];
        for (word, index) in self.literals {
            let base = Tokenizer::find(&word);
            if let Some(base) = base {
                literal_of_base[base.0 as usize] = index;
            }
            if base.is_none() || word.chars().count() >= 3 {
                phrases.push((word, index));
            }
        }
        for (class, entry) in crate::clause::entries().iter().enumerate() {
            let value = CLASS_PHRASE | u16::try_from(class).unwrap_or_default();
            let unknown = entry.words.iter().filter(|word| Tokenizer::find(word).is_none());
            phrases.extend(unknown.map(|word| (word.clone(), value)));
        }
        phrases.sort();
        phrases.dedup_by(|a, b| a.0 == b.0);
        let phrases = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .build_with_values(phrases)
            .map_err(|error| format!("phrases: {error}"))?;
        Ok(Cues { all: cues, literal_of_base, phrases })
    }
}

fn features(names: &[String]) -> Result<Features, String> {
    names.iter().try_fold(Features::NONE, |all, name| {
        Features::named(name).map(|feature| all.with(feature)).ok_or_else(|| format!("unknown feature {name}"))
    })
}

fn named<T: Copy>(all: &[T], name_of: fn(T) -> &'static str, name: &str) -> Result<T, String> {
    all.iter().copied().find(|&value| name_of(value) == name).ok_or_else(|| format!("unknown value {name}"))
}

/// The accepted values as bits; an empty list accepts all.
fn mask<T: Copy>(all: &[T], name_of: fn(T) -> &'static str, names: &[String]) -> Result<u8, String> {
    if names.is_empty() {
        return Ok(u8::MAX);
    }
    names.iter().try_fold(0, |mask, name| {
        let at = all.iter().position(|&value| name_of(value) == name).ok_or_else(|| format!("unknown value {name}"))?;
        Ok(mask | 1 << at)
    })
}
