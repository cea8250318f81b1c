//! `henji schema`: the JSON Schema of a document.

use std::io::Write;
use std::process::ExitCode;

use crate::cli::Stop;
use crate::cli::args::SchemaArguments;
use crate::cli::options::one_of;
use crate::cli::output::Output;
use crate::report::json::{Layout, Schema, write};

/// Prints the JSON Schema of the named document.
pub(crate) fn run(arguments: &SchemaArguments) -> Result<ExitCode, Stop> {
    let names: Vec<_> = Schema::ALL.iter().map(|schema| schema.name()).collect();
    let wanted = arguments.name.strip_prefix("henji/").unwrap_or(&arguments.name);
    let wanted = wanted.strip_suffix("/1").unwrap_or(wanted);
    let schema = Schema::ALL.iter().find(|schema| schema.name() == wanted);
    let schema = schema.ok_or_else(|| one_of("schema", &arguments.name, &names))?;
    let mut out = Output::new(arguments.general.color);
    write(&mut out, &schema.document(), Layout::Pretty)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
