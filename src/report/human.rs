//! The Japanese report of one thread, for a terminal.

use std::io::{self, Write};

use super::json::Analysis;

/// Writes the report; `notices` says whether what was odd is told.
///
/// # Errors
/// What `out` reports.
pub fn write(out: &mut dyn Write, analysis: &Analysis<'_>, notices: bool) -> io::Result<()> {
    let _ = notices;
    writeln!(out, "{}", analysis.state_label)
}
