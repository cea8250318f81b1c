//! What a message or a remedy says, with the matched words in it.

use std::ops::Range;

use super::element::form;
use crate::lint::Document;
use crate::lint::{deadline, inflect};
use crate::morph::Form;

/// A text with places for matched words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Template(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    /// The words of an element, as they stand: `{2}`; 0 is the whole match.
    Words(usize),
    /// The base of an element's last token in a form: `{2:連用}`.
    Inflected(usize, Form),
    /// A word in the form that an element has here: `{する=3}`.
    Like(String, usize),
    /// A day by which an answer can be expected: `{期限}`.
    Deadline,
    /// A word in a form: `{する:連用}`.
    Form(String, Form),
}

impl Template {
    /// Reads a template for a row with so many elements that take something.
    pub(super) fn new(text: &str, elements: usize) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            if !before.is_empty() {
                parts.push(Part::Text(before.to_owned()));
            }
            let (inner, after) = after.split_once('}').ok_or_else(|| format!("no }} in `{text}`"))?;
            parts.push(part(inner, elements)?);
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        Ok(Self(parts))
    }

    /// The text for a match; `None` where a word has no such form.
    pub(super) fn fill(&self, document: &Document<'_>, whole: &Range<usize>, takes: &[Range<usize>]) -> Option<String> {
        let mut text = String::new();
        for part in &self.0 {
            let element = |number: usize| if number == 0 { Some(whole) } else { takes.get(number - 1) };
            match part {
                Part::Text(words) => text.push_str(words),
                Part::Words(number) => text.push_str(document.span(element(*number)?.clone()).of(document.text())),
                Part::Inflected(number, form) => {
                    let last = element(*number)?.end.checked_sub(1)?;
                    text.push_str(&inflect::inflect(document.base(last), document.conjugation(last), *form)?);
                }
                Part::Like(word, number) => {
                    let last = element(*number)?.end.checked_sub(1)?;
                    text.push_str(&inflect::in_place_of(document, last, word)?);
                }
                Part::Deadline => text.push_str(&deadline::proposal(document)?),
                Part::Form(word, form) => text.push_str(&inflect::inflect(word, inflect::class_of(word), *form)?),
            }
        }
        Some(text)
    }
}

fn part(inner: &str, elements: usize) -> Result<Part, String> {
    let number = |text: &str| {
        let number = text.parse::<usize>().ok().filter(|&number| number <= elements);
        number.ok_or_else(|| format!("there is no element {text}"))
    };
    if inner == "期限" {
        return Ok(Part::Deadline);
    }
    if let Some((word, of)) = inner.split_once('=') {
        return Ok(Part::Like(word.to_owned(), number(of)?));
    }
    let Some((word, name)) = inner.split_once(':') else { return Ok(Part::Words(number(inner)?)) };
    let form = form(name)?;
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(Part::Inflected(number(word)?, form))
    } else {
        Ok(Part::Form(word.to_owned(), form))
    }
}
