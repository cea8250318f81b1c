//! `henji explain`: how a text is read.

use std::io::Write;
use std::process::ExitCode;

use crate::analysis::Analyzer;
use crate::cli::args::{ExplainArguments, Output as Form};
use crate::cli::output::Output;
use crate::cli::{Stop, input, options};
use crate::report::human;
use crate::report::json::{self, Layout};
use crate::text;

/// Reads a text, or every line by itself, and prints how it is understood.
pub(crate) fn run(arguments: &ExplainArguments) -> Result<ExitCode, Stop> {
    let reference = options::now(arguments.now.as_deref())?;
    let source = input::read(arguments.file.as_deref())?;
    let text = text::decode(&source.bytes)?.text;
    let mut out = Output::new(arguments.general.color);
    let (texts, layout): (Vec<&str>, _) =
        if arguments.lines { (text.lines().collect(), Layout::Line) } else { (vec![text.as_str()], Layout::Pretty) };
    let mut analyzer = Analyzer::new();
    for text in texts {
        let sentences = analyzer.explain(text, reference);
        match arguments.form.format {
            Form::Json => json::write(&mut out, &json::Explanation::new(text, reference, &sentences), layout)?,
            Form::Human => human::explain(&mut out, text, reference, &sentences)?,
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
