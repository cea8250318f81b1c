//! `henji evidence`: the record of a thread for a support desk.

use std::io::Write;
use std::process::ExitCode;

use crate::cli::Stop;
use crate::cli::args::{AdviceArguments, EvidenceArguments, Masked, Paper};
use crate::cli::output::Output;
use crate::cli::pipeline::Checked;
use crate::evidence::{self, Mask, Source};
use crate::report::catalogue::plain;

/// Reads one thread and prints what it proves.
pub(crate) fn run(arguments: &EvidenceArguments) -> Result<ExitCode, Stop> {
    let checked = Checked::read(&arguments.thread, &AdviceArguments::default(), &arguments.general, false)?;
    let covers = |what: Masked| arguments.mask.contains(&what);
    let mask = Mask { names: covers(Masked::Names), contacts: covers(Masked::Contacts) };
    let source = Source { name: checked.source_name(), sha256: checked.fingerprint.clone() };
    let record = evidence::record(&checked.analysis, &[source], mask);
    let paper = match arguments.format {
        Paper::Markdown => evidence::markdown(&record),
        Paper::Html => evidence::html(&record),
    };
    let mut out = Output::new(arguments.general.color);
    write!(out, "{}", plain(&paper))?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
