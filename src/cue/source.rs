//! The cue files as they are written.

use serde::Deserialize;

/// The cue files of `dictionaries/cues/`, in the order in which their rules are tried; a test compares them with the folder.
pub(crate) const FILES: &[&str] = &["me.toml", "them.toml", "both.toml"];

/// One rule of a cue file.
///
/// Lists of words hold base forms (「送る」), phrases as they stand in the text (「その後いかが」), or word classes behind
/// an `@` (`@MATERIAL`). A list of one field is a disjunction unless the field says otherwise.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct CueEntry {
    /// A kebab-case name, unique over all files.
    pub id: String,
    /// The act's name: `promise_materials`.
    pub act: String,
    /// Who says it: `me`, `them`, or nothing for both.
    pub by: Option<String>,
    /// What the predicate is: classes behind `@`, or base forms.
    pub head: Vec<String>,
    /// `affirmative` or `negative`.
    pub polarity: Option<String>,
    /// Accepted aspects: `about_to`, `done`, …
    pub aspect: Vec<String>,
    /// Accepted agents: `speaker`, `hearer`, …
    pub agent: Vec<String>,
    /// Accepted forces: `request`, `question`, …
    pub force: Vec<String>,
    /// Features that the predicate must all have: `receive`, `past`, …
    pub features: Vec<String>,
    /// Features of which it may have none.
    pub lacks: Vec<String>,
    /// Words that must all stand in the clause.
    pub all: Vec<String>,
    /// Words of which one must stand in the clause.
    pub any: Vec<String>,
    /// Words of which none may stand in the clause.
    pub none: Vec<String>,
    /// Words of which one must stand in the sentence.
    pub sentence: Vec<String>,
    /// Words of which none may stand in the sentence.
    pub unless: Vec<String>,
    /// Whether it also reads conditional, quoted and modifying clauses.
    pub embedded: bool,
    /// Whether it adds its act beside the strongest one of the clause instead of competing.
    pub beside: bool,
    /// How strongly it speaks for the act, 0 to 1; the strongest cue of a clause wins.
    pub strength: f32,
    /// Sentences on which it must fire.
    pub fires: Vec<String>,
    /// Sentences on which it must stay silent.
    pub silent: Vec<String>,
    /// Why the rule is as it is.
    pub note: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    cue: Vec<CueEntry>,
}

/// The rules that a file describes.
///
/// # Errors
/// What is wrong on which line.
pub(crate) fn parse(text: &str) -> Result<Vec<CueEntry>, String> {
    toml::from_str(text).map(|file: File| file.cue).map_err(|error| error.to_string())
}
