//! `henji man`: the manual page.

use std::io::Write;
use std::process::ExitCode;

use clap::CommandFactory;

use crate::cli::Stop;
use crate::cli::args::{Arguments, GeneralArguments};
use crate::cli::output::Output;

/// Prints the manual page as roff.
pub(crate) fn run(arguments: &GeneralArguments) -> Result<ExitCode, Stop> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Arguments::command()).render(&mut page)?;
    let mut out = Output::new(arguments.color);
    out.write_all(&page)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
