//! `henji explain`: how a text is read.

use std::io::Write;
use std::process::ExitCode;

use crate::cli::args::{ExplainArguments, Output as Form};
use crate::cli::output::Output;
use crate::cli::{Stop, input, options};
use crate::error::Error;
use crate::report::json::{Explanation, Layout, write};

/// Reads a text, or every line by itself, and prints how it is understood.
pub(crate) fn run(arguments: &ExplainArguments) -> Result<ExitCode, Stop> {
    let reference = options::now(arguments.now.as_deref())?;
    let source = input::read(arguments.file.as_deref())?;
    let text = String::from_utf8(source.bytes).map_err(|_| Error::Binary)?;
    let mut out = Output::new(arguments.general.color);
    let (texts, layout): (Vec<&str>, _) =
        if arguments.lines { (text.lines().collect(), Layout::Line) } else { (vec![text.as_str()], Layout::Pretty) };
    for text in texts {
        let document = Explanation::new(text, reference, &[]);
        match arguments.format {
            Form::Json | Form::Human => write(&mut out, &document, layout)?,
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
