//! The file `dictionaries/words.toml` as it is written.

use serde::Deserialize;

/// One class of words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClassEntry {
    /// The class: `SEND`.
    pub id: String,
    /// What its words have in common.
    #[allow(dead_code, reason = "tells people what belongs here")]
    pub gloss: String,
    /// Whether its nouns are acts: 「返信」 in 「ご返信をお願いします」.
    #[serde(default)]
    #[allow(dead_code, reason = "the build reads it, tests do not")]
    pub verbal: bool,
    /// The words in base form.
    pub words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    class: Vec<ClassEntry>,
}

/// The classes that a file describes.
///
/// # Errors
/// What is wrong on which line.
pub(crate) fn parse(text: &str) -> Result<Vec<ClassEntry>, String> {
    toml::from_str(text).map(|file: File| file.class).map_err(|error| error.to_string())
}
