//! `henji license`: the terms of henji and of what is embedded in it.

use std::io::Write;
use std::process::ExitCode;

use crate::cli::Stop;
use crate::cli::args::GeneralArguments;
use crate::cli::output::Output;

/// The terms in the order in which they are printed.
const TERMS: [&str; 3] =
    [include_str!("../../../NOTICE"), include_str!("../../../LICENSE-MIT"), include_str!("../../../LICENSE-APACHE")];

/// Prints the terms.
pub(crate) fn run(arguments: &GeneralArguments) -> Result<ExitCode, Stop> {
    let mut out = Output::new(arguments.color);
    for (i, terms) in TERMS.iter().enumerate() {
        if i > 0 {
            writeln!(out, "\n{}\n", "─".repeat(72))?;
        }
        writeln!(out, "{}", terms.trim_end())?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
