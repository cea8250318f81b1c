//! `henji template`: the prewritten messages.

use std::io::Write;
use std::process::ExitCode;

use crate::cli::args::{FillArguments, TemplateArguments, TemplateCommand};
use crate::cli::output::Output;
use crate::cli::{Stop, settings};
use crate::error::Error;
use crate::report::catalogue;

/// Lists, shows or fills templates.
pub(crate) fn run(arguments: &TemplateArguments) -> Result<ExitCode, Stop> {
    match &arguments.command {
        TemplateCommand::List(general) => {
            let templates = settings::load(general)?.templates.list()?;
            let mut out = Output::new(general.color);
            catalogue::templates(&mut out, &templates)?;
            out.flush()?;
        }
        TemplateCommand::Show(named) => {
            let template = settings::load(&named.general)?.templates.get(&named.id)?;
            let mut out = Output::new(named.general.color);
            catalogue::template(&mut out, &template)?;
            out.flush()?;
        }
        TemplateCommand::Fill(fill) => self::fill(fill)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn fill(arguments: &FillArguments) -> Result<(), Stop> {
    let values = arguments.set.iter().map(|text| pair(text)).collect::<Result<Vec<_>, _>>()?;
    let templates = settings::load(&arguments.named.general)?.templates;
    let filled = templates.fill(&arguments.named.id, &values)?;
    let mut out = Output::new(arguments.named.general.color);
    if let Some(subject) = &filled.subject {
        writeln!(out, "件名：{subject}\n")?;
    }
    writeln!(out, "{}", catalogue::plain(filled.body.trim_end()))?;
    out.flush()?;
    Ok(())
}

/// `key=value`.
fn pair(text: &str) -> Result<(String, String), Error> {
    let (key, value) = text.split_once('=').ok_or_else(|| Error::Option {
        name: "--set",
        value: text.to_owned(),
        wanted: ("「キー=値」の形で指定してください。".to_owned(), "give it as key=value".to_owned()),
    })?;
    Ok((key.trim().to_owned(), value.to_owned()))
}
