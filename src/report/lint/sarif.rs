//! SARIF 2.1.0, which code scanning services read.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::Linted;
use super::place::{Index, Place};
use crate::lint::{self, Edit, Finding, Rule, Severity, fingerprint};
use crate::report::json::{Layout, write};
use crate::text::Span;

/// Writes the log. What the baseline accepted is in it as unchanged and suppressed, so that alerts do not come and go.
///
/// # Errors
/// What `out` reports.
pub fn sarif(out: &mut dyn Write, files: &[Linted<'_>]) -> io::Result<()> {
    let baseline = files.iter().any(|file| !file.accepted.is_empty());
    let mut results = Vec::new();
    for file in files {
        let index = Index::new(file.text);
        let uri = uri(file.path);
        let told = file.findings.iter().map(|finding| (finding, false));
        let accepted = file.accepted.iter().map(|finding| (finding, true));
        for (finding, accepted) in told.chain(accepted) {
            results.push(result(file.text, &index, &uri, finding, baseline.then_some(accepted)));
        }
    }
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "henji",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": lint::all().iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    write(out, &log, Layout::Pretty)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

fn descriptor(rule: &Rule) -> Value {
    let help = lint::explain(rule);
    json!({
        "id": rule.id,
        "name": rule.name,
        "shortDescription": { "text": rule.name },
        "help": { "text": help, "markdown": help },
        "defaultConfiguration": { "enabled": rule.on, "level": level(rule.severity) },
        "properties": { "tags": [rule.group.name()] },
    })
}

fn result(text: &str, index: &Index<'_>, uri: &str, finding: &Finding, accepted: Option<bool>) -> Value {
    let at = lint::all().iter().position(|rule| rule.id == finding.rule);
    let mut result = json!({
        "ruleId": finding.rule,
        "ruleIndex": at,
        "level": level(finding.severity),
        "message": { "text": finding.message },
        "locations": [location(text, index, uri, finding.span)],
        "partialFingerprints": { "henjiSentence/v1": fingerprint(text, finding) },
    });
    let fixes: Vec<Value> = finding.fix.iter().map(|edit| fix(index, uri, "修正", edit)).collect();
    let choices = finding.suggestions.iter().map(|edit| fix(index, uri, "修正の案", edit));
    let fixes: Vec<Value> = fixes.into_iter().chain(choices).collect();
    if !fixes.is_empty() {
        result["fixes"] = fixes.into();
    }
    if !finding.related.is_empty() {
        let related = finding.related.iter().map(|span| location(text, index, uri, *span));
        result["relatedLocations"] = related.collect();
    }
    if let Some(accepted) = accepted {
        result["baselineState"] = if accepted { "unchanged" } else { "new" }.into();
        if accepted {
            result["suppressions"] = json!([{ "kind": "external" }]);
        }
    }
    result
}

fn location(text: &str, index: &Index<'_>, uri: &str, span: Span) -> Value {
    let mut region = region(index, span);
    region["snippet"] = json!({ "text": span.of(text) });
    json!({ "physicalLocation": { "artifactLocation": { "uri": uri }, "region": region } })
}

fn region(index: &Index<'_>, span: Span) -> Value {
    let (start, end): (Place, Place) = (index.place(span.start), index.place(span.end));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "byteOffset": span.start,
        "byteLength": span.end - span.start,
    })
}

fn fix(index: &Index<'_>, uri: &str, what: &str, edit: &Edit) -> Value {
    json!({
        "description": { "text": format!("{what}：{}", edit.text) },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri },
            "replacements": [{
                "deletedRegion": region(index, edit.span),
                "insertedContent": { "text": edit.text },
            }],
        }],
    })
}

/// The path as a relative reference: bytes that an address does not allow are percent-encoded.
fn uri(path: &str) -> String {
    use std::fmt::Write as _;
    if path == "-" {
        return "stdin".to_owned();
    }
    path.replace('\\', "/").bytes().fold(String::new(), |mut uri, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
        uri
    })
}
