//! From the rule files to rows that can be found by their anchors.

use super::element::{Alternative, Element, row};
use super::guard::Guard;
use super::matcher::{Match, find};
use super::source::{PatternEntry, RuleFile};
use super::template::Template;
use crate::lint::rule::Hit;
use crate::lint::{Document, Findings, Severity};
use crate::morph::BaseId;

/// The compiled rows of every rule file.
#[derive(Debug, Default)]
pub(in crate::lint) struct Patterns {
    rows: Vec<Row>,
    remedies: Vec<Remedy>,
}

/// One row, and what it belongs to.
#[derive(Debug)]
struct Row {
    rule: usize,
    remedy: usize,
    elements: Vec<Element>,
    anchor: usize,
    message: Template,
    fix: Option<Template>,
    picks: Vec<Template>,
}

/// What the rows of one entry share.
#[derive(Debug)]
struct Remedy {
    guard: Guard,
    severity: Option<Severity>,
}

/// By what a row is found.
pub(in crate::lint) enum Anchor<'p> {
    /// Words as they stand.
    Words(&'p str),
    /// A base form.
    Base(BaseId),
}

impl Patterns {
    /// Adds the patterns of a rule file, whose rule is the `rule`th.
    ///
    /// # Errors
    /// What is wrong with which row.
    pub(in crate::lint) fn add(&mut self, rule: usize, file: &RuleFile) -> Result<(), String> {
        let mut errors = Vec::new();
        for entry in &file.pattern {
            let severity = entry.severity.as_deref();
            let severity = severity.map(|it| Severity::from_name(it).ok_or_else(|| format!("unknown severity `{it}`")));
            match (Guard::new(entry), severity.transpose()) {
                (Ok(guard), Ok(severity)) => self.remedies.push(Remedy { guard, severity }),
                (Err(error), _) | (_, Err(error)) => {
                    errors.push(error);
                    continue;
                }
            }
            for text in &entry.rows {
                match Row::new(rule, self.remedies.len() - 1, text, entry) {
                    Ok(row) => self.rows.push(row),
                    Err(error) => errors.push(format!("{error} in `{text}`")),
                }
            }
        }
        if errors.is_empty() { Ok(()) } else { Err(errors.join("; ")) }
    }

    /// The number of rows.
    pub(in crate::lint) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The rule of a row.
    pub(in crate::lint) fn rule(&self, row: usize) -> usize {
        self.rows[row].rule
    }

    /// Everything by which a row is found.
    pub(in crate::lint) fn anchors(&self, row: usize) -> impl Iterator<Item = Anchor<'_>> {
        let row = &self.rows[row];
        let any = match &row.elements[row.anchor] {
            Element::Take { any, .. } => any.as_slice(),
            _ => &[],
        };
        any.iter().filter_map(|alternative| match alternative {
            Alternative::Literal(words) => Some(Anchor::Words(words)),
            Alternative::Base(base, _) => Some(Anchor::Base(*base)),
            Alternative::Kind { .. } => None,
        })
    }

    /// Reports the row's match at a hit of its anchor, if there is one.
    pub(in crate::lint) fn look(&self, row: usize, document: &Document<'_>, hit: &Hit, findings: &mut Findings<'_>) {
        let row = &self.rows[row];
        let Some(found) = row.find(document, hit) else { return };
        let remedy = &self.remedies[row.remedy];
        if !remedy.guard.passes(document, found.whole.start, found.whole.end) {
            return;
        }
        // What is replaced ends where the row says; what is only shown ends where the word does.
        let shown = row.fix.is_none() && row.picks.is_empty();
        let marked = if shown { document.to_word_end(found.marked) } else { found.marked };
        let fill = |template: &Template| template.fill(document, &marked, &found.takes);
        let finding = findings.report(document.span(marked.clone()), fill(&row.message).unwrap_or_default());
        if let Some(severity) = remedy.severity {
            finding.severity(severity);
        }
        if let Some(text) = row.fix.as_ref().and_then(fill) {
            finding.fix(text);
        }
        row.picks.iter().filter_map(fill).for_each(|text| {
            finding.suggest(text);
        });
    }
}

impl Row {
    fn new(rule: usize, remedy: usize, text: &str, entry: &PatternEntry) -> Result<Self, String> {
        let elements = row(text)?;
        let takes = elements.iter().filter(|element| matches!(element, Element::Take { .. })).count();
        let ranked = elements.iter().enumerate().filter_map(|(at, element)| Some((rarity(element)?, at)));
        let (_, anchor) =
            ranked.max_by_key(|&(rarity, at)| (rarity, std::cmp::Reverse(at))).ok_or("no word to find it by")?;
        let template = |text: &String| Template::new(text, takes);
        Ok(Self {
            rule,
            remedy,
            anchor,
            message: template(&entry.message)?,
            fix: entry.fix.as_ref().map(template).transpose()?,
            picks: entry.pick.iter().map(template).collect::<Result<_, _>>()?,
            elements,
        })
    }

    fn find(&self, document: &Document<'_>, hit: &Hit) -> Option<Match> {
        let Element::Take { any, .. } = &self.elements[self.anchor] else { return None };
        let end = document.sentence_of(hit.tokens.start).tokens.end;
        // A base form with a conjugation form, or a longer word of the same element, is settled here.
        let lengths = any.iter().filter_map(|it| it.forward(document, hit.tokens.start, end));
        lengths.map(|end| hit.tokens.start..end).find_map(|tokens| find(document, &self.elements, self.anchor, &tokens))
    }
}

/// How seldom an element is met, by the length of its shortest word; `None` if it cannot be an anchor.
fn rarity(element: &Element) -> Option<usize> {
    let Element::Take { any, optional: false } = element else { return None };
    let length = |alternative: &Alternative| match alternative {
        Alternative::Literal(words) => Some(weight(words)),
        Alternative::Base(base, _) => Some(weight(crate::morph::Tokenizer::base(*base))),
        Alternative::Kind { .. } => None,
    };
    any.iter().map(length).collect::<Option<Vec<_>>>()?.into_iter().min()
}

/// Words that stand in every other sentence weigh nothing.
fn weight(word: &str) -> usize {
    const COMMON: &[&str] = &[
        "する",
        "ます",
        "です",
        "いたす",
        "くださる",
        "いただく",
        "なる",
        "れる",
        "られる",
        "ない",
        "いる",
        "ある",
        "ください",
        "お願い",
        "こと",
        "よう",
        "ため",
    ];
    if COMMON.contains(&word) { 1 } else { word.chars().count() }
}
