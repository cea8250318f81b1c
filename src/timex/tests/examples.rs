//! The sentences in `dictionaries/timex.toml` beside the words.

use super::{Kind, read, show};

/// A Friday afternoon before three days off.
const REFERENCE: &str = "2026-11-20T15:00";

fn entries() -> Vec<(String, toml::Table)> {
    let file: toml::Table = toml::from_str(include_str!("../../../dictionaries/timex.toml")).unwrap();
    let tables = file.into_iter().filter_map(|(name, value)| match value {
        toml::Value::Array(entries) => Some((name, entries)),
        _ => None,
    });
    tables
        .flat_map(|(name, entries)| entries.into_iter().map(move |it| (name.clone(), it.as_table().unwrap().clone())))
        .collect()
}

fn strings(entry: &toml::Table, key: &str) -> Vec<String> {
    let list = entry.get(key).and_then(toml::Value::as_array);
    list.into_iter().flatten().map(|it| it.as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_example_fires_or_stays_silent() {
    let mut faults = Vec::new();
    for (name, entry) in entries() {
        let dated = |text: &str| {
            read(text, REFERENCE).iter().filter(|it| it.kind != Kind::None).map(|it| show(text, it)).collect::<Vec<_>>()
        };
        faults.extend(
            strings(&entry, "fires")
                .iter()
                .filter(|it| dated(it).is_empty())
                .map(|it| format!("{name}: no date in {it}")),
        );
        let silent = strings(&entry, "silent");
        faults.extend(
            silent.iter().filter(|it| !dated(it).is_empty()).map(|it| format!("{name}: {:?} in {it}", dated(it))),
        );
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_entry_has_words_once_and_examples() {
    for (name, entry) in entries() {
        let words = strings(&entry, "words");
        assert!(!words.is_empty(), "{name}: an entry without words");
        assert!(entry.contains_key("silent") && entry.contains_key("fires"), "{name}: no examples for {}", words[0]);
        for (i, word) in words.iter().enumerate() {
            assert!(!words[..i].contains(word), "{name}: {word} twice");
        }
    }
}
