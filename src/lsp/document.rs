//! One open draft: its text, and what was found in it.

use lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Hover, HoverContents, Location, MarkupContent,
    MarkupKind, NumberOrString, Position, TextDocumentContentChangeEvent, Uri,
};

use super::place::Lines;
use crate::lint::{self, Finding, Linter, Markup, Severity, Situation};
use crate::text::Span;

/// An open draft.
#[derive(Debug)]
pub(super) struct Document {
    uri: Uri,
    version: i32,
    text: String,
    lines: Lines,
    markup: Markup,
    findings: Vec<Finding>,
    changed: bool,
}

impl Document {
    pub(super) fn new(uri: Uri, language: &str, version: i32, text: String) -> Self {
        let markup = match language {
            "markdown" => Markup::Markdown,
            _ => Markup::of_name(uri.as_str()),
        };
        let lines = Lines::new(&text);
        Self { uri, version, text, lines, markup, findings: Vec::new(), changed: true }
    }

    pub(super) fn uri(&self) -> &Uri {
        &self.uri
    }

    pub(super) fn version(&self) -> i32 {
        self.version
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn markup(&self) -> Markup {
        self.markup
    }

    pub(super) fn lines(&self) -> &Lines {
        &self.lines
    }

    pub(super) fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether it was changed since it was last linted.
    pub(super) fn is_changed(&self) -> bool {
        self.changed
    }

    /// Has it linted anew.
    pub(super) fn forget(&mut self) {
        self.changed = true;
    }

    /// Applies what was typed, in order.
    pub(super) fn change(&mut self, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        self.version = version;
        for change in changes {
            match change.range {
                None => self.text = change.text,
                Some(range) => {
                    let start = self.lines.byte(&self.text, range.start);
                    let end = self.lines.byte(&self.text, range.end).max(start);
                    self.text.replace_range(start..end, &change.text);
                }
            }
            self.lines = Lines::new(&self.text);
        }
        self.changed = true;
    }

    pub(super) fn lint(&mut self, linter: &mut Linter, situation: &Situation) {
        self.findings = linter.lint_file(&self.text, self.markup, situation);
        self.changed = false;
    }

    pub(super) fn diagnostics(&self) -> Vec<Diagnostic> {
        self.findings.iter().map(|finding| self.diagnostic(finding)).collect()
    }

    pub(super) fn diagnostic(&self, finding: &Finding) -> Diagnostic {
        let related = finding.related.iter().map(|&span| DiagnosticRelatedInformation {
            location: Location::new(self.uri.clone(), self.range(span)),
            message: format!("「{}」", span.of(&self.text).trim()),
        });
        let related: Vec<_> = related.collect();
        Diagnostic {
            range: self.range(finding.span),
            severity: Some(match finding.severity {
                Severity::Error => DiagnosticSeverity::ERROR,
                Severity::Warning => DiagnosticSeverity::WARNING,
                Severity::Hint => DiagnosticSeverity::INFORMATION,
            }),
            code: Some(NumberOrString::String(finding.rule.to_owned())),
            source: Some("henji".to_owned()),
            message: finding.message.clone(),
            related_information: (!related.is_empty()).then_some(related),
            ..Diagnostic::default()
        }
    }

    pub(super) fn range(&self, span: Span) -> lsp_types::Range {
        self.lines.range(&self.text, span)
    }

    /// What is wrong at a position, and the rules that say so.
    pub(super) fn hover(&self, position: Position) -> Option<Hover> {
        let at = u32::try_from(self.lines.byte(&self.text, position)).ok()?;
        let here = |it: &&Finding| it.span.start <= at && (at < it.span.end || it.span.start == it.span.end);
        let found: Vec<_> = self.findings.iter().filter(here).collect();
        let first = found.first()?;
        let parts = found.iter().filter_map(|finding| {
            let rule = lint::find(finding.rule)?;
            Some(format!("**{}**\n\n{}", finding.message, lint::explain(rule)))
        });
        let value = parts.collect::<Vec<_>>().join("\n\n---\n\n");
        let contents = HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value });
        Some(Hover { contents, range: Some(self.range(first.span)) })
    }
}
