//! Compiles the cue files: sets of bits for what a clause may be, numbers for words, one finder for all phrases.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};

use crate::bases::{Bases, bytes};
use crate::clause::{Agent, Aspect, Classes, Features, Force, MAX_CLASSES, Polarity};
use crate::cue::source::{CueEntry, FILES, parse};
use crate::cue::table::{Cue, Index, NO_LITERAL, Rows, Table, Words, bits};
use crate::words::Listed;

/// Reads the files of a folder and writes what they say.
pub(crate) fn write(folder: &Path, listed: &Listed, bases: &Bases, out: &Path) -> Result<(), String> {
    let mut compiler = Compiler { listed, literals: HashMap::new() };
    let (mut cues, mut sides) = (Vec::new(), Vec::new());
    for file in FILES {
        let path = folder.join(file);
        let place = |error: String| format!("{}: {error}", path.display());
        let text = fs::read_to_string(&path).map_err(|error| place(error.to_string()))?;
        for entry in parse(&text).map_err(place)? {
            let place = |error: String| format!("{}:{}: {}: {error}", path.display(), line(&text, &entry.id), entry.id);
            cues.push(compiler.cue(&entry).map_err(place)?);
            sides.push(side(&entry).map_err(place)?);
        }
    }
    compiler.write(cues, &sides, bases, out)
}

/// The line on which the entry of this id is named.
fn line(text: &str, id: &str) -> usize {
    let named = format!("id = \"{id}\"");
    text.lines().position(|line| line.trim_end() == named).map_or(1, |at| at + 1)
}

/// Who says it: me and them.
fn side(entry: &CueEntry) -> Result<[bool; 2], String> {
    match entry.by.as_deref() {
        None => Ok([true, true]),
        Some("me") => Ok([true, false]),
        Some("them") => Ok([false, true]),
        Some(other) => Err(format!("`by` is me or them, not {other}")),
    }
}

struct Compiler<'l> {
    listed: &'l Listed,
    literals: HashMap<String, u16>,
}

impl Compiler<'_> {
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
            head: self.words(&entry.head)?,
            polarity: mask(Polarity::ALL, Polarity::name, entry.polarity.as_slice())?,
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
                let class = self.listed.class(class).ok_or_else(|| format!("unknown word class {class}"))?;
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

    /// Sorts the literals into base forms and phrases, and writes all.
    fn write(self, cues: Vec<Cue>, sides: &[[bool; 2]], bases: &Bases, out: &Path) -> Result<(), String> {
        let mut literal_of_base = bases.table(NO_LITERAL);
        let literals = self.literals.len();
        let mut phrases: BTreeMap<String, (Classes, u16)> = BTreeMap::new();
        // The finder cannot be empty; its table of letters ends with the highest one, so this one is low.
        phrases.insert("\u{1}".to_owned(), (Classes::default(), NO_LITERAL));
        let mut words: Vec<(String, u16)> = self.literals.into_iter().collect();
        words.sort();
        for (word, index) in words {
            let base = bases.find(&word);
            if let Some(base) = base {
                literal_of_base[base] = index;
            }
            if base.is_none() || word.chars().count() >= 3 {
                phrases.entry(word).or_insert((Classes::default(), NO_LITERAL)).1 = index;
            }
        }
        for (class, entry) in self.listed.entries.iter().enumerate() {
            for word in entry.words.iter().filter(|word| bases.find(word).is_none()) {
                let meaning = phrases.entry(word.clone()).or_insert((Classes::default(), NO_LITERAL));
                meaning.0 = meaning.0.with(Classes(1 << class));
            }
        }
        let meanings = phrases.values().copied().collect();
        let index = index(&cues, sides, literals);
        crate::write(out, "cues.phrases", &finder(phrases.into_keys())?.serialize())?;
        crate::write(out, "cues.bases", &bytes(&literal_of_base))?;
        crate::write(out, "cues.bin", &crate::encode(&Table { cues, literals, meanings, index })?)
    }
}

/// Finds phrases; the value of one is its place, in four bytes because the crate does not read narrower ones back.
fn finder(phrases: impl Iterator<Item = String>) -> Result<CharwiseDoubleArrayAhoCorasick<u32>, String> {
    let builder = CharwiseDoubleArrayAhoCorasickBuilder::new();
    builder.build_with_values(phrases.zip(0_u32..)).map_err(|error| format!("phrases: {error}"))
}

/// Which cues each word and each side brings up.
fn index(cues: &[Cue], sides: &[[bool; 2]], literals: usize) -> Index {
    let width = cues.len().div_ceil(64);
    let row = || vec![0; width];
    let rows = || Rows { classes: vec![0; width * MAX_CLASSES], literals: vec![0; width * literals] };
    let mut index = Index { width, always: row(), sides: [row(), row()], heads: rows(), any: rows() };
    for (at, cue) in cues.iter().enumerate() {
        if cue.head.is_empty() && cue.any.is_empty() {
            set(&mut index.always, at);
        } else if cue.head.is_empty() {
            note(&mut index.any, &cue.any, width, at);
        } else {
            note(&mut index.heads, &cue.head, width, at);
        }
        for (side, row) in index.sides.iter_mut().enumerate() {
            if sides[at][side] {
                set(row, at);
            }
        }
    }
    index
}

/// Enters a cue under its words.
fn note(rows: &mut Rows, words: &Words, width: usize, cue: usize) {
    for class in bits(words.classes.0) {
        set(&mut rows.classes[class * width..(class + 1) * width], cue);
    }
    for &literal in &words.literals {
        let row = usize::from(literal) * width;
        set(&mut rows.literals[row..row + width], cue);
    }
}

fn set(row: &mut [u64], bit: usize) {
    row[bit / 64] |= 1 << (bit % 64);
}

fn features(names: &[String]) -> Result<Features, String> {
    names.iter().try_fold(Features::NONE, |all, name| {
        Features::named(name).map(|feature| all.with(feature)).ok_or_else(|| format!("unknown feature {name}"))
    })
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
