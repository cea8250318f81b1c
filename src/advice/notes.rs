//! Warnings and costs as data, and sentences with blanks to fill.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Note;
use crate::embedded::embedded;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Notes {
    note: Vec<Warning>,
    cost: Vec<Cost>,
}

/// What waiting costs.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cost {
    pub(super) id: String,
    /// Which of the five harms it is about, from 1: 「上位表示されにくくなる」.
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests read it"))]
    pub(super) harm: u8,
    /// Whether sellers say so and no operator does.
    #[serde(default)]
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests read it"))]
    pub(super) folklore: bool,
    pub(super) text: String,
}

/// A warning of the embedded list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Warning {
    pub(super) id: String,
    /// Its number in the domain: `W15`.
    #[serde(default)]
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests read it"))]
    pub(super) code: Option<String>,
    pub(super) text: String,
}

static NOTES: LazyLock<Notes> = LazyLock::new(|| embedded!("advice_notes"));

/// Every warning, in the order of the file.
pub(super) fn all() -> &'static [Warning] {
    &NOTES.note
}

/// What waiting can cost, the strongest first.
pub(super) fn costs() -> &'static [Cost] {
    &NOTES.cost
}

/// The warning of this id with its blanks filled; `None` where a blank has no value, so that no half sentence is shown.
pub(super) fn warning(id: &str, values: &[(&str, String)]) -> Option<Note> {
    let text = &all().iter().find(|it| it.id == id)?.text;
    Some(Note { id: id.to_owned(), text: fill(text, values)? })
}

/// The text with `{name}` replaced; `None` where a name has no value.
pub(super) fn fill(text: &str, values: &[(&str, String)]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}')?;
        out.push_str(before);
        out.push_str(&values.iter().find(|(known, _)| *known == name)?.1);
        rest = tail;
    }
    out.push_str(rest);
    Some(out)
}
