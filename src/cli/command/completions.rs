//! `henji completions`: a shell's completion script.

use std::io::Write;
use std::process::ExitCode;

use clap::CommandFactory;

use crate::cli::Stop;
use crate::cli::args::{Arguments, CompletionsArguments};
use crate::cli::output::Output;

/// Prints the completion script of the named shell.
pub(crate) fn run(arguments: &CompletionsArguments) -> Result<ExitCode, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "henji", &mut script);
    let mut out = Output::new(arguments.general.color);
    out.write_all(&script)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
