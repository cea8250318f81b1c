//! Compiles `words.toml` and the function words: for each base form and each surface what is known of it.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;

use crate::bases::{Bases, bytes};
use crate::clause::source::{ClassEntry, parse};
use crate::clause::vocabulary::{Classes, FUNCTIONS, Func, MAX_CLASSES, Vocabulary, Word};

/// The word classes as the file lists them.
pub(crate) struct Listed {
    pub entries: Vec<ClassEntry>,
}

impl Listed {
    /// Reads the file.
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(path).map_err(|error| error.to_string());
        let entries = text.and_then(|text| parse(&text)).map_err(|error| format!("{}: {error}", path.display()))?;
        if entries.len() > MAX_CLASSES {
            return Err(format!("{}: more than {MAX_CLASSES} classes", path.display()));
        }
        Ok(Self { entries })
    }

    /// The set of one class, by its name.
    pub(crate) fn class(&self, name: &str) -> Option<Classes> {
        self.entries.iter().position(|entry| entry.id == name).map(|bit| Classes(1 << bit))
    }

    /// Writes what is known of words.
    pub(crate) fn write(&self, bases: &Bases, out: &Path) -> Result<(), String> {
        let mut notes = Notes::default();
        for &(base, func) in FUNCTIONS {
            notes.note(base, Word { func, ..Word::default() });
        }
        let listed: HashSet<&str> = self.entries.iter().flat_map(|it| it.words.iter().map(String::as_str)).collect();
        for (bit, entry) in self.entries.iter().enumerate() {
            let (classes, verbal) = (Classes(1 << bit), entry.verbal);
            for word in &entry.words {
                notes.note(word, Word { classes, verbal, ..Word::default() });
                for (form, potential) in derived(word) {
                    if !(potential && listed.contains(form.as_str())) {
                        notes.note(&form, Word { classes, potential, verbal, ..Word::default() });
                    }
                }
            }
        }
        let names = self.entries.iter().map(|entry| entry.id.clone()).collect();
        notes.write(names, bases, out)
    }
}

/// What was noted, by the word as it is written.
#[derive(Default)]
struct Notes(BTreeMap<String, Word>);

impl Notes {
    fn note(&mut self, base: &str, word: Word) {
        merge(self.0.entry(base.to_owned()).or_default(), word);
    }

    fn write(self, names: Vec<String>, bases: &Bases, out: &Path) -> Result<(), String> {
        let mut words = Numbers::default();
        words.number(Word::default())?;
        let mut by_base = bases.table(0);
        let mut by_surface: BTreeMap<String, Word> = BTreeMap::new();
        for (form, word) in &self.0 {
            if let Some(base) = bases.find(form) {
                by_base[base] = words.number(*word)?;
            }
            merge(by_surface.entry(form.to_lowercase()).or_default(), *word);
        }
        let (mut text, mut starts) = (String::new(), Vec::new());
        for (form, word) in by_surface {
            starts.extend(u32::try_from(text.len()).map_err(|error| error.to_string())?.to_le_bytes());
            starts.extend(words.number(word)?.to_le_bytes());
            text.push_str(&form);
        }
        starts.extend(u32::try_from(text.len()).map_err(|error| error.to_string())?.to_le_bytes());
        starts.extend([0; 2]);
        let vocabulary = Vocabulary { words: words.list, names };
        crate::write(out, "words.bin", &crate::encode(&vocabulary)?)?;
        crate::write(out, "words.bases", &bytes(&by_base))?;
        crate::write(out, "words.surfaces", text.as_bytes())?;
        crate::write(out, "words.starts", &starts)
    }
}

/// Distinct values, numbered as they come.
#[derive(Default)]
struct Numbers {
    list: Vec<Word>,
    numbers: BTreeMap<Word, u16>,
}

impl Numbers {
    fn number(&mut self, word: Word) -> Result<u16, String> {
        let next = u16::try_from(self.list.len()).map_err(|_| "too many kinds of words")?;
        Ok(*self.numbers.entry(word).or_insert_with(|| {
            self.list.push(word);
            next
        }))
    }
}

fn merge(into: &mut Word, word: Word) {
    into.classes = into.classes.with(word.classes);
    into.potential |= word.potential;
    into.verbal |= word.verbal;
    if into.func == Func::None {
        into.func = word.func;
    }
}

/// The forms that go with a verb: its potential (「送れる」), its stem as a noun (「送り」) and that with お (「お送り」).
fn derived(word: &str) -> Vec<(String, bool)> {
    const ROWS: &[(char, char, char)] = &[
        ('う', 'い', 'え'),
        ('く', 'き', 'け'),
        ('ぐ', 'ぎ', 'げ'),
        ('す', 'し', 'せ'),
        ('つ', 'ち', 'て'),
        ('ぬ', 'に', 'ね'),
        ('ぶ', 'び', 'べ'),
        ('む', 'み', 'め'),
        ('る', 'り', 'れ'),
    ];
    let Some(last) = word.chars().next_back() else { return Vec::new() };
    let stem = &word[..word.len() - last.len_utf8()];
    let Some(&(_, i, e)) = ROWS.iter().find(|row| row.0 == last) else {
        return vec![(format!("お{word}"), false), (format!("ご{word}"), false)];
    };
    if stem.is_empty() {
        return Vec::new();
    }
    let mut forms = vec![(format!("{stem}{e}る"), true)];
    for nominal in [format!("{stem}{i}"), stem.to_owned()] {
        if nominal.chars().count() > 1 || !nominal.is_ascii() {
            forms.push((format!("お{nominal}"), false));
            if nominal.ends_with(i) && nominal.chars().count() > 1 {
                forms.push((nominal, false));
            }
        }
    }
    forms
}
