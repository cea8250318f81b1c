//! Workflow commands of GitHub Actions: `::warning file=…,line=…::…`.

use std::io::{self, Write};

use super::{Linted, places};
use crate::lint::Severity;

/// Writes one command for each finding.
///
/// # Errors
/// What `out` reports.
pub fn github(out: &mut dyn Write, files: &[Linted<'_>]) -> io::Result<()> {
    for file in files {
        for (finding, (start, end)) in file.findings.iter().zip(places(file.text, file.findings)) {
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Hint => "notice",
            };
            writeln!(
                out,
                "::{command} file={},line={},endLine={},col={},endColumn={},title={}::{}",
                property(file.path),
                start.line,
                end.line,
                start.column,
                end.column,
                property(finding.rule),
                data(&finding.message)
            )?;
        }
    }
    Ok(())
}

/// A message: no line feed and no other control character reaches the log.
fn data(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' => escaped.push_str("%25"),
            '\r' => escaped.push_str("%0D"),
            '\n' => escaped.push_str("%0A"),
            c if c.is_control() => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_a_command() {
        assert_eq!(data("50%\n::error::\u{1b}[31m"), "50%25%0A::error::\u{fffd}[31m");
        assert_eq!(property("a,b:c.md"), "a%2Cb%3Ac.md");
    }
}
