//! `henji template`: the prewritten messages.

use std::io::Write;
use std::process::ExitCode;

use crate::cli::args::{CheckTemplatesArguments, FillArguments, TemplateArguments, TemplateCommand};
use crate::cli::language::Language;
use crate::cli::output::{Output, complain};
use crate::cli::{Stop, settings};
use crate::draft;
use crate::error::Error;
use crate::report::catalogue;

/// Lists, shows or fills templates.
pub(crate) fn run(arguments: &TemplateArguments) -> Result<ExitCode, Stop> {
    match &arguments.command {
        TemplateCommand::List(general) => {
            let known = settings::load(general)?.templates;
            let templates = known.list()?;
            let mut out = Output::new(general.color);
            catalogue::templates(&mut out, &templates)?;
            out.flush()?;
            let language = Language::of_environment();
            for error in known.wrong().filter(|_| !general.quiet) {
                complain(&language.pick(error.to_string(), error.english()));
            }
        }
        TemplateCommand::Show(named) => {
            let templates = settings::load(&named.general)?.templates;
            let template = templates.get(&named.id)?;
            let mut out = Output::new(named.general.color);
            catalogue::template(&mut out, template)?;
            out.flush()?;
        }
        TemplateCommand::Fill(fill) => self::fill(fill)?,
        TemplateCommand::Check(check) => return self::check(check),
    }
    Ok(ExitCode::SUCCESS)
}

/// Looks through templates of the user's own; status 1 when something is wrong with them.
fn check(arguments: &CheckTemplatesArguments) -> Result<ExitCode, Stop> {
    let files = settings::template_files(&arguments.general, &arguments.files)?;
    let problems = draft::check(&files);
    let language = Language::of_environment();
    let mut out = Output::new(arguments.general.color);
    for (file, problem) in &problems {
        let (japanese, english) = &problem.reason;
        writeln!(
            out,
            "{}",
            catalogue::plain(&format!("{file}:{}: {}", problem.line, language.pick(japanese, english)))
        )?;
    }
    if problems.is_empty() && !arguments.general.quiet {
        let count = files.len();
        let fine =
            language.pick(format!("定型文{count}件に問題はありません。"), format!("{count} templates, nothing wrong"));
        writeln!(out, "{fine}")?;
    }
    out.flush()?;
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
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
