//! Checkstyle's XML, which many build servers read.

use std::io::{self, Write};

use super::{Linted, places};
use crate::lint::Severity;

/// Writes the document.
///
/// # Errors
/// What `out` reports.
pub fn checkstyle(out: &mut dyn Write, files: &[Linted<'_>]) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">")?;
    for file in files {
        writeln!(out, "  <file name=\"{}\">", escape(file.path))?;
        for (finding, (start, _)) in file.findings.iter().zip(places(file.text, file.findings)) {
            let severity = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Hint => "info",
            };
            writeln!(
                out,
                "    <error line=\"{}\" column=\"{}\" severity=\"{severity}\" message=\"{}\" source=\"henji.{}\"/>",
                start.line,
                start.column,
                escape(&finding.message),
                escape(finding.rule)
            )?;
        }
        writeln!(out, "  </file>")?;
    }
    writeln!(out, "</checkstyle>")
}

/// An attribute's value; characters that XML 1.0 has no way to write become U+FFFD.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_breaks_out_of_an_attribute() {
        assert_eq!(escape("a\"/><b>&\n\u{1b}"), "a&quot;/&gt;&lt;b&gt;&amp;&#10;\u{fffd}");
    }
}
