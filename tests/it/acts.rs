//! The model of dialogue acts and the data from which it was trained.

use std::fs;
use std::path::Path;

use henji::cue::{Checksum, Model};
use henji::dialogue::Act;
use serde_json::Value;

/// The files of annotated messages, in the order in which the training reads them.
fn files() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/acts");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|it| it == "jsonl"));
    paths.sort();
    paths.into_iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn the_model_was_trained_from_the_data() {
    let mut sum = Checksum::default();
    for file in files() {
        sum.add(file.as_bytes());
    }
    assert_eq!(Model::builtin().data(), sum.to_string(), "run `cargo run --release --example train_acts`");
}

#[test]
fn the_model_tells_the_acts_apart_that_the_reading_knows() {
    let names: Vec<&str> = Act::ALL.iter().map(|act| act.name()).collect();
    assert_eq!(Model::builtin().labels(), names);
}

#[test]
fn annotated_words_stand_in_their_message() {
    let mut wrong = Vec::new();
    for line in files().iter().flat_map(|file| file.lines()) {
        let record: Value = serde_json::from_str(line).unwrap();
        let text = record["text"].as_str().unwrap();
        for unit in record["units"].as_array().unwrap() {
            let at = |index: usize| usize::try_from(unit[index].as_u64().unwrap()).unwrap();
            let known = unit[2].as_array().unwrap().iter().all(|act| Act::from_name(act.as_str().unwrap()).is_some());
            if !known || text.get(at(0)..at(1)).is_none_or(str::is_empty) {
                wrong.push(format!("{} {}: {unit}", record["thread"], record["message"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
