//! Files by their names: 「logo_fix.ai」 is 「店名ロゴ」.

use std::sync::OnceLock;

use serde::Deserialize;

use super::mention::parts;
use crate::embedded::embedded;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    file: Vec<Named>,
    #[cfg(test)]
    fires: Vec<[String; 2]>,
    #[cfg(test)]
    silent: Vec<[String; 2]>,
}

/// What people call the files of a thing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    /// A word in the thing's name: 「ロゴ」.
    thing: String,
    /// With what a part of the file's name begins: `logo`.
    files: Vec<String>,
}

/// The names of `dictionaries/files.toml`.
fn data() -> &'static Data {
    static DATA: OnceLock<Data> = OnceLock::new();
    DATA.get_or_init(|| embedded!("files"))
}

/// Whether words hold a file whose name says that it is the thing.
pub(super) fn names_file(name: &str, words: &str) -> bool {
    words.contains('.')
        && files(words).any(|file| {
            let file = file.to_ascii_lowercase();
            let latin =
                parts(name).filter(|part| part.is_ascii()).any(|part| begins(&file, &part.to_ascii_lowercase()));
            let called =
                |it: &Named| name.contains(it.thing.as_str()) && it.files.iter().any(|word| begins(&file, word));
            latin || data().file.iter().any(called)
        })
}

/// The names of files in words, without their ends: 「logo_fix」 of 「logo_fix.ai」.
fn files(words: &str) -> impl Iterator<Item = &str> {
    let inside = |char: char| char.is_ascii_alphanumeric() || matches!(char, '.' | '_' | '-');
    words.split(move |char: char| !inside(char)).filter_map(|word| {
        let (name, end) = word.rsplit_once('.')?;
        let known = (2..=4).contains(&end.len()) && end.starts_with(|char: char| char.is_ascii_alphabetic());
        (known && !name.is_empty()).then_some(name)
    })
}

/// Whether a part of a file's name begins with these letters: 「fuku_ref」 with 「ref」.
fn begins(file: &str, word: &str) -> bool {
    file.split(['_', '-', '.'])
        .any(|part| part.trim_start_matches(|char: char| char.is_ascii_digit()).starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_fires_and_keeps_silent() {
        for [words, name] in &data().fires {
            assert!(names_file(name, words), "files.toml: {words} {name}");
        }
        for [words, name] in &data().silent {
            assert!(!names_file(name, words), "files.toml: {words} {name}");
        }
        assert!(!data().fires.is_empty() && !data().silent.is_empty());
    }
}
