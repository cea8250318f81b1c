//! From the cue files to sets that can be compared with a clause in a few instructions.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};

use super::index::Index;
use super::source::{CueEntry, entries};
use crate::clause::{Agent, Aspect, Classes, Features, Force, Lexicon, MAX_CLASSES, Polarity};
use crate::morph::Tokenizer;
use crate::thread::Role;

/// Classes and literals: a compiled list of words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    pub classes: Classes,
    /// The literals' numbers.
    pub literals: Vec<u16>,
}

impl Words {
    /// Whether the list is empty, so that it asks for nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.classes == Classes::default() && self.literals.is_empty()
    }

    /// Whether one of the list is among `classes` or among the literals that `stands` knows.
    fn meets(&self, classes: Classes, stands: impl Fn(u16) -> bool) -> bool {
        self.classes.meets(classes) || self.literals.iter().any(|&literal| stands(literal))
    }

    fn covered_by(&self, classes: Classes, stands: impl Fn(u16) -> bool) -> bool {
        self.classes.0 & classes.0 == self.classes.0 && self.literals.iter().all(|&literal| stands(literal))
    }
}

/// A compiled cue.
#[derive(Debug)]
pub(crate) struct Cue {
    pub id: String,
    pub act: String,
    pub strength: f32,
    pub beside: bool,
    pub by: Option<Role>,
    pub head: Words,
    polarity: Option<Polarity>,
    aspect: u8,
    agent: u8,
    force: u8,
    features: Features,
    lacks: Features,
    all: Words,
    pub any: Words,
    none: Words,
    sentence: Words,
    unless: Words,
}

/// What a cue is held against: one clause and the sentence around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clue<'c> {
    pub polarity: Polarity,
    pub aspect: Aspect,
    pub agent: Agent,
    pub force: Force,
    pub features: Features,
    pub head: Classes,
    /// The literal that the head is, or [`NO_LITERAL`].
    pub head_literal: u16,
    /// The classes of the clause's words and phrases.
    pub classes: Classes,
    /// Those of the whole sentence.
    pub sentence: Classes,
    /// The clause's bit in `literals`.
    pub bit: u32,
    /// For each literal the clauses in which it stands, one bit each.
    pub literals: &'c [u32],
}

impl Clue<'_> {
    fn stands(&self, literal: u16) -> bool {
        self.around(literal) & self.bit != 0
    }

    fn around(&self, literal: u16) -> u32 {
        self.literals.get(usize::from(literal)).copied().unwrap_or_default()
    }
}

impl Cue {
    /// Whether the cue speaks of this clause; who says it was looked at before.
    pub(crate) fn fits(&self, clue: &Clue<'_>) -> bool {
        let here = |literal| clue.stands(literal);
        let around = |literal| clue.around(literal) != 0;
        clue.features.has(self.features)
            && !clue.features.any(self.lacks)
            && self.polarity.is_none_or(|polarity| polarity == clue.polarity)
            && self.aspect & (1 << clue.aspect as u8) != 0
            && self.agent & (1 << clue.agent as u8) != 0
            && self.force & (1 << clue.force as u8) != 0
            && (self.head.is_empty() || self.head.meets(clue.head, |literal| literal == clue.head_literal))
            && self.all.covered_by(clue.classes, here)
            && (self.any.is_empty() || self.any.meets(clue.classes, here))
            && !self.none.meets(clue.classes, here)
            && (self.sentence.is_empty() || self.sentence.meets(clue.sentence, around))
            && !self.unless.meets(clue.sentence, around)
    }
}

/// All cues, and the way from words to the literals that they name.
#[expect(clippy::struct_field_names, reason = "the cues are what it holds")]
pub(crate) struct Cues {
    pub cues: Vec<Cue>,
    /// For each base-form id the literal that it is, or [`NO_LITERAL`].
    pub literal_of_base: Vec<u16>,
    /// How many literals there are.
    pub literals: usize,
    /// Finds what is a phrase; the value is its row in `meanings`.
    pub phrases: CharwiseDoubleArrayAhoCorasick<u16>,
    /// What each phrase stands for: classes and a literal or [`NO_LITERAL`].
    pub meanings: Vec<(Classes, u16)>,
    /// Which cues a word brings up.
    pub index: Index,
}

pub(crate) const NO_LITERAL: u16 = u16::MAX;

impl Cues {
    /// The embedded cues.
    pub(crate) fn builtin() -> &'static Self {
        static CUES: OnceLock<Cues> = OnceLock::new();
        CUES.get_or_init(|| {
            let entries = entries();
            Self::compile(&entries).expect("the embedded cues compile: a test reads them")
        })
    }

    /// Compiles the rules of the cue files.
    pub(crate) fn compile(entries: &[(&str, CueEntry)]) -> Result<Self, String> {
        let mut compiler = Compiler { lexicon: Lexicon::builtin(), literals: HashMap::new() };
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
    literals: HashMap<String, u16>,
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
        let mut words = Words::default();
        for word in list {
            if let Some(class) = word.strip_prefix('@') {
                let class = self.lexicon.class(class).ok_or_else(|| format!("unknown word class {class}"))?;
                words.classes = words.classes.with(class);
            } else {
                let next = u16::try_from(self.literals.len()).unwrap_or(NO_LITERAL);
                let index = *self.literals.entry(word.clone()).or_insert(next);
                if index == NO_LITERAL {
                    return Err("too many literal words".to_owned());
                }
                words.literals.push(index);
            }
        }
        Ok(words)
    }

    /// Sorts the literals into base forms and phrases.
    fn finish(self, cues: Vec<Cue>) -> Result<Cues, String> {
        let mut literal_of_base = vec![NO_LITERAL; Tokenizer::base_count()];
        let literals = self.literals.len();
        let mut phrases: BTreeMap<String, (Classes, u16)> = BTreeMap::new();
        // The finder cannot be empty; its table of letters ends with the highest one, so this one is low.
        phrases.insert("\u{1}".to_owned(), (Classes::default(), NO_LITERAL));
        let mut words: Vec<(String, u16)> = self.literals.into_iter().collect();
        words.sort();
        for (word, index) in words {
            let base = Tokenizer::find(&word);
            if let Some(base) = base {
                literal_of_base[base.0 as usize] = index;
            }
            if base.is_none() || word.chars().count() >= 3 {
                phrases.entry(word).or_insert((Classes::default(), NO_LITERAL)).1 = index;
            }
        }
        for (class, entry) in crate::clause::entries().into_iter().enumerate().take(MAX_CLASSES) {
            for word in entry.words.into_iter().filter(|word| Tokenizer::find(word).is_none()) {
                let meaning = phrases.entry(word).or_insert((Classes::default(), NO_LITERAL));
                meaning.0 = meaning.0.with(Classes(1 << class));
            }
        }
        let meanings: Vec<(Classes, u16)> = phrases.values().copied().collect();
        let rows = phrases.into_keys().zip(0_u16..);
        let phrases = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .build_with_values(rows)
            .map_err(|error| format!("phrases: {error}"))?;
        let index = Index::new(&cues, literals);
        Ok(Cues { cues, literal_of_base, literals, phrases, meanings, index })
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
