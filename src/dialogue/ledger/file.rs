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
    /// The parts of their names, in small letters and without the numbers before: `logo` and `fix` of `2026logo_fix.ai`.
    parts: Vec<String>,
    /// Words in the names of the things that they are: 「ロゴ」.
    things: Vec<&'static str>,
}

impl Files {
    pub(super) fn of(words: &str) -> Self {
        let bare = |part: &str| part.trim_start_matches(|char: char| char.is_ascii_digit()).to_ascii_lowercase();
        let parts: Vec<String> = if words.contains('.') {
            files(words).flat_map(|name| name.split(['_', '-', '.'])).map(bare).collect()
        } else {
            Vec::new()
        };
        let mut files = Self { parts, things: Vec::new() };
        if !files.parts.is_empty() {
            let called = data().file.iter().filter(|it| it.files.iter().any(|word| files.begin(word)));
            files.things = called.map(|it| it.thing.as_str()).collect();
        }
        files
    }

    /// Whether the name of one of them says that it is the thing of this name.
    pub(super) fn are(&self, name: &str) -> bool {
        !self.parts.is_empty()
            && (parts(name).any(|part| part.is_ascii() && self.begin(&part.to_ascii_lowercase()))
                || self.things.iter().any(|thing| name.contains(thing)))
    }

    /// Whether a part of one of their names begins with these letters: `ref` of `fuku_ref.png`.
    fn begin(&self, word: &str) -> bool {
        self.parts.iter().any(|part| part.starts_with(word))
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
