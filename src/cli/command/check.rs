//! `henji check`: state, why, gaps, advice, draft.

use std::io::Write;
use std::process::ExitCode;

use crate::cli::Stop;
use crate::cli::args::{CheckArguments, Output as Form};
use crate::cli::output::Output;
use crate::cli::pipeline::Checked;
use crate::report::{human, json};

/// Reads one thread and prints what it says.
pub(crate) fn run(arguments: &CheckArguments) -> Result<ExitCode, Stop> {
    let mut checked = Checked::read(&arguments.thread, &arguments.advice, &arguments.general)?;
    let draft = checked.draft_if_possible()?;
    let mut out = Output::new(arguments.general.color);
    match arguments.format {
        Form::Json => json::write(&mut out, &checked.document(draft.as_ref()), json::Layout::Pretty)?,
        Form::Human => {
            human::write(&mut out, &checked.analysis, draft.as_ref(), !arguments.general.quiet)?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
