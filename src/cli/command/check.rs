//! `henji check`: state, why, gaps, advice, draft.

use std::io::Write;
use std::process::ExitCode;

use crate::analysis::Analyzer;
use crate::cli::Stop;
use crate::cli::args::{CheckArguments, Output as Form};
use crate::cli::options;
use crate::cli::output::Output;
use crate::cli::pipeline::Checked;
use crate::report::why_not::Answer;
use crate::report::{human, json};

/// Reads one thread and prints what it says.
pub(crate) fn run(arguments: &CheckArguments) -> Result<ExitCode, Stop> {
    let asked = arguments.why_not.as_deref().map(options::state).transpose()?;
    let mut checked = Checked::read(&arguments.thread, &arguments.advice, &arguments.general, true)?;
    let draft = checked.draft_if_possible()?;
    let others = arguments.alternatives.then(|| checked.alternatives_if_possible()).transpose()?;
    let found = asked.map(|state| Analyzer::new().why_not(&checked.analysis, state));
    let answer =
        found.as_ref().map(|(why_not, hinge)| Answer { analysis: &checked.analysis, why_not, hinge: hinge.as_ref() });
    let mut out = Output::new(arguments.general.color);
    match arguments.form.format {
        Form::Json => {
            let mut document = checked.document(draft.as_ref());
            document.alternatives = others.as_deref().map(json::Draft::all);
            document.why_not = answer.map(json::WhyNot::new);
            json::write(&mut out, &document, json::Layout::Pretty)?;
        }
        Form::Human => {
            human::write_with(&mut out, &checked.analysis, answer, draft.as_ref(), !arguments.general.quiet)?;
            human::alternatives(&mut out, others.as_deref().unwrap_or_default())?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
