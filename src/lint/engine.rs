//! Runs the rules over a draft.

use std::fmt;

use super::anchors::{Call, anchors};
use super::conflict::settle;
use super::fingerprint::floor;
use super::registry::registry;
use super::{Check, Document, Finding, Findings, MaskKind, Rule, Scope, Selection, Severity, Situation};
use crate::morph::Tokenizer;
use crate::text::Span;

/// Lints drafts one after the other; holds the scratch of the tokenizer, so use one for each thread of work.
pub struct Linter {
    tokenizer: Tokenizer,
    selection: Selection,
    /// The severity of each rule, in the order of the registry; `None` if it does not run.
    severities: Vec<Option<Severity>>,
}

impl fmt::Debug for Linter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Linter").field("selection", &self.selection).finish_non_exhaustive()
    }
}

impl Linter {
    /// A linter with these rules.
    #[must_use]
    pub fn new(selection: Selection) -> Self {
        let severities = registry().rules.iter().map(|rule| selection.severity(rule)).collect();
        Self { tokenizer: Tokenizer::new(), selection, severities }
    }

    /// What there is to say about one draft: errors first, then by place.
    pub fn lint(&mut self, text: &str, situation: &Situation) -> Vec<Finding> {
        self.lint_prose(text, &[], situation)
    }

    /// What there is to say about one draft in which some stretches are no prose: code, front matter, mail headers.
    pub(super) fn lint_prose(&mut self, text: &str, outside: &[Span], situation: &Situation) -> Vec<Finding> {
        let document = Document::new(&mut self.tokenizer, text, outside, situation);
        let mut found: Vec<Finding> = Vec::new();
        self.by_words(&document, &mut found);
        for (rule, severity) in self.running(situation) {
            let mut findings = Findings::new(rule, severity);
            match rule.check {
                Check::Patterns | Check::Words { .. } => continue,
                Check::Sentences(look) => {
                    document.sentences().iter().for_each(|sentence| look(&document, sentence, &mut findings));
                }
                Check::Draft(look) => look(&document, &mut findings),
            }
            take(&document, rule, findings, &mut found);
        }
        found.retain(|finding| !self.is_allowed(text, finding));
        settle(found)
    }

    /// The rules that run in a situation.
    fn running(&self, situation: &Situation) -> impl Iterator<Item = (&'static Rule, Severity)> {
        let told = situation.thread.is_some();
        let rules = registry().rules.iter().zip(&self.severities);
        rules.filter_map(move |(rule, severity)| Some((*rule, (*severity)?)).filter(|_| told || !rule.needs_thread))
    }

    fn by_words(&self, document: &Document<'_>, found: &mut Vec<Finding>) {
        let registry = registry();
        let told = document.situation().thread.is_some();
        anchors().call(document, |call, hit| {
            let at = match call {
                Call::Row(row) => registry.patterns.rule(row),
                Call::Rule(rule, _) => rule,
            };
            let (rule, Some(severity)) = (registry.rules[at], self.severities[at]) else { return };
            if rule.needs_thread && !told {
                return;
            }
            let mut findings = Findings::new(rule, severity);
            match (call, rule.check) {
                (Call::Row(row), _) => registry.patterns.look(row, document, hit, &mut findings),
                (Call::Rule(..), Check::Words { at, .. }) => at(document, hit, &mut findings),
                _ => {}
            }
            take(document, rule, findings, found);
        });
    }

    /// Whether the words, or their sentence's stretch around them, are on the user's list.
    fn is_allowed(&self, text: &str, finding: &Finding) -> bool {
        self.selection.phrases.iter().filter(|phrase| !phrase.is_empty()).any(|phrase| {
            let reach = phrase.len();
            let start = floor(text, (finding.span.start as usize).saturating_sub(reach));
            let end = floor(text, (finding.span.end as usize + reach).min(text.len()));
            let around = &text[start..end];
            around
                .match_indices(phrase.as_str())
                .any(|(at, _)| Span::new(start + at, start + at + reach).overlaps(finding.span))
        })
    }
}

/// Keeps the findings that lie in the words where the rule looks.
fn take(document: &Document<'_>, rule: &Rule, findings: Findings<'_>, found: &mut Vec<Finding>) {
    found.extend(findings.list.into_iter().filter(|finding| {
        document.mask_of(finding.span).is_none_or(|mask| rule.scope == Scope::All && mask.kind != MaskKind::Code)
    }));
}
