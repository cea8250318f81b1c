//! `henji/lint/1`: what the linter found.

use schemars::JsonSchema;
use serde::Serialize;

use super::range;
use crate::lint;
use crate::report::lint::{Linted, places, whole};

/// The findings, file by file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LintReport<'a> {
    /// Always `henji/lint/1`.
    #[schemars(extend("const" = "henji/lint/1"))]
    pub schema: &'static str,
    /// The files in the order in which they were given.
    pub files: Vec<LintedFile<'a>>,
}

/// One file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LintedFile<'a> {
    /// The path as it was given; `-` is the standard input.
    pub path: &'a str,
    /// What was found, errors first, then by place.
    pub findings: Vec<LintFinding<'a>>,
}

/// One finding.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LintFinding<'a> {
    /// The rule: `double-honorific`.
    pub rule: &'a str,
    /// `error`, `warning` or `hint`.
    #[schemars(extend("enum" = ["error", "warning", "hint"]))]
    pub severity: &'a str,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// The column in which it begins, from 1, in characters.
    pub column: usize,
    /// The line on which it ends.
    pub end_line: usize,
    /// The column behind its last character.
    pub end_column: usize,
    /// Where it stands in the file's text, as a half-open range of bytes.
    pub span: [u32; 2],
    /// The words at that place.
    pub text: &'a str,
    /// What is wrong and why.
    pub message: &'a str,
    /// What can stand there instead without asking; `null` where a choice is needed.
    pub fix: Option<String>,
    /// What could stand there instead, the best first.
    pub suggestions: Vec<String>,
    /// Other places of which the finding speaks, as ranges of bytes.
    pub related: Vec<[u32; 2]>,
    /// Other rules that found fault with the same words.
    pub also: Vec<&'a str>,
    /// By what it is known again in a baseline.
    pub fingerprint: String,
}

impl<'a> LintReport<'a> {
    /// The document for these files.
    #[must_use]
    pub fn new(files: &[Linted<'a>]) -> Self {
        Self { schema: "henji/lint/1", files: files.iter().map(LintedFile::new).collect() }
    }
}

impl<'a> LintedFile<'a> {
    fn new(file: &Linted<'a>) -> Self {
        let places = places(file.text, file.findings);
        let findings = file.findings.iter().zip(places).map(|(finding, (start, end))| LintFinding {
            rule: finding.rule,
            severity: finding.severity.name(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            span: range(finding.span),
            text: finding.span.of(file.text),
            message: &finding.message,
            fix: finding.fix.as_ref().map(|edit| whole(file.text, finding, edit)),
            suggestions: finding.suggestions.iter().map(|edit| whole(file.text, finding, edit)).collect(),
            related: finding.related.iter().map(|span| range(*span)).collect(),
            also: finding.also.iter().map(|also| also.rule).collect(),
            fingerprint: lint::fingerprint(file.text, finding),
        });
        Self { path: file.path, findings: findings.collect() }
    }
}
