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

/// The files that words name.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Their names without their ends, in small letters: `logo_fix`.
    names: Vec<String>,
    /// Words in the names of the things that they are: 「ロゴ」.
    things: Vec<&'static str>,
}

impl Files {
    pub(super) fn of(words: &str) -> Self {
        if !words.contains('.') {
            return Self::default();
        }
        let names: Vec<String> = files(words).map(str::to_ascii_lowercase).collect();
        let called = |it: &&Named| names.iter().any(|file| it.files.iter().any(|word| begins(file, word)));
        let things = data().file.iter().filter(called).map(|it| it.thing.as_str()).collect();
        Self { names, things }
    }

    /// Whether the name of one of them says that it is the thing of this name.
    pub(super) fn are(&self, name: &str) -> bool {
        let begun = |part: &str| self.names.iter().any(|file| begins(file, &part.to_ascii_lowercase()));
        !self.names.is_empty()
            && (parts(name).filter(|part| part.is_ascii()).any(begun) || self.things.iter().any(|it| name.contains(it)))
    }
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
            assert!(Files::of(words).are(name), "files.toml: {words} {name}");
        }
        for [words, name] in &data().silent {
            assert!(!Files::of(words).are(name), "files.toml: {words} {name}");
        }
        assert!(!data().fires.is_empty() && !data().silent.is_empty());
    }
}
