use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::NaiveDate;

use super::builtin::Cues;
use super::source::{CueEntry, FILES, parse};
use crate::calendar::Business;
use crate::clause::Lexicon;
use crate::clause::source::parse as parse_words;
use crate::dialogue::{Act, Reader};
use crate::morph::Tokenizer;
use crate::thread::Role;
use crate::timex::{Anchor, Kind, Timex, scan};

/// The rules of every file with the file's name.
fn entries() -> Vec<(&'static str, CueEntry)> {
    let read = |&name: &&'static str| {
        let text = fs::read_to_string(dictionaries().join("cues").join(name)).unwrap();
        parse(&text).unwrap().into_iter().map(move |entry| (name, entry))
    };
    FILES.iter().flat_map(read).collect()
}

fn dictionaries() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/dictionaries"))
}

/// The temporal expressions of a text written on a Friday afternoon.
pub(super) fn times(text: &str) -> Vec<Timex> {
    let written = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap().and_hms_opt(15, 0, 0).unwrap();
    let mut times = scan(text, Anchor::Written(written), &Business::default());
    times.retain(|time| time.kind != Kind::None);
    times
}

/// The ids of the cues that speak of `text`, as said by `by`.
fn fired(reader: &mut Reader, text: &str, by: Role) -> Vec<String> {
    reader.fired(text, by)
}

#[test]
fn every_cue_fires_and_is_silent_as_it_says() {
    let entries = entries();
    let mut reader = Reader::new();
    let mut wrong = Vec::new();
    for (file, entry) in &entries {
        let roles: &[Role] = match entry.by.as_deref() {
            Some("me") => &[Role::Me],
            Some("them") => &[Role::Them],
            _ => &[Role::Me, Role::Them],
        };
        for &role in roles {
            for text in &entry.fires {
                let fired = fired(&mut reader, text, role);
                if !fired.contains(&entry.id) {
                    wrong.push(format!("{file}: {} does not fire on 「{text}」, but {fired:?}", entry.id));
                }
            }
            for text in &entry.silent {
                if fired(&mut reader, text, role).contains(&entry.id) {
                    wrong.push(format!("{file}: {} fires on 「{text}」", entry.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_entry_is_complete_and_named_once() {
    let entries = entries();
    let mut ids = BTreeSet::new();
    let mut wrong = Vec::new();
    for (file, entry) in &entries {
        let id = &entry.id;
        if id.is_empty() || !id.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-') {
            wrong.push(format!("{file}: {id} is no kebab-case name"));
        }
        if !ids.insert(id) {
            wrong.push(format!("{file}: {id} stands twice"));
        }
        if Act::from_name(&entry.act).is_none() {
            wrong.push(format!("{file}: {id} names the unknown act {}", entry.act));
        }
        let needs_file = entry.features.iter().any(|it| it == "attached");
        if !needs_file && (entry.fires.len() < 2 || entry.silent.is_empty()) {
            wrong.push(format!("{file}: {id} needs two sentences on which it fires and one on which it is silent"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_list_of_files_is_that_of_the_directory() {
    let folder = fs::read_dir(dictionaries().join("cues")).unwrap();
    let found: BTreeSet<String> = folder.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    let listed: BTreeSet<String> = FILES.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(found, listed);
}

#[test]
fn every_word_of_a_class_is_found_in_a_text() {
    let (lexicon, cues) = (Lexicon::builtin(), Cues::builtin());
    let mut tokenizer = Tokenizer::new();
    let mut wrong = Vec::new();
    for entry in parse_words(&fs::read_to_string(dictionaries().join("words.toml")).unwrap()).unwrap() {
        let class = lexicon.class(&entry.id).expect("an entry is a class");
        let mut seen = BTreeSet::new();
        for word in &entry.words {
            let mut morphs = Vec::new();
            tokenizer.tokenize(word, &mut morphs);
            let token = morphs.iter().any(|morph| lexicon.classes(morph, word).meets(class));
            let phrase =
                cues.phrases.find_overlapping_iter(word).any(|hit| cues.meanings[hit.value() as usize].0.meets(class));
            if !token && !phrase {
                wrong.push(format!("{} never finds {word}", entry.id));
            }
            if !seen.insert(word) {
                wrong.push(format!("{} has {word} twice", entry.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_lexicon_is_sorted_and_has_no_row_twice() {
    let rows: Vec<&str> = include_str!("../../dictionaries/lexicon/trade.csv").lines().collect();
    for pair in rows.windows(2) {
        assert!(pair[0] < pair[1], "out of order: {} / {}", pair[0], pair[1]);
    }
    assert!(rows.iter().all(|row| row.split(',').count() == 13), "every row has 13 columns");
}
