//! `henji config`: the configuration file, and what is in force.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::cli::args::{ConfigArguments, ConfigCommand, GeneralArguments};
use crate::cli::language::Language;
use crate::cli::output::Output;
use crate::cli::{Stop, input, settings};
use crate::config::TEMPLATE;
use crate::error::Error;

/// Makes the file, shows what is in force, or says where the file is.
pub(crate) fn run(arguments: &ConfigArguments) -> Result<ExitCode, Stop> {
    match &arguments.command {
        ConfigCommand::Init(general) => init(general),
        ConfigCommand::Show(general) => show(general),
        ConfigCommand::Path(general) => path(general),
    }
}

fn init(general: &GeneralArguments) -> Result<ExitCode, Stop> {
    let path = settings::path(general).ok_or_else(homeless)?;
    create(&path).map_err(|error| Error::Config { path: path.display().to_string(), reason: reason(&error) })?;
    let mut out = Output::new(general.color);
    writeln!(out, "{}", path.display())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Writes the file, never over another.
fn create(path: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(TEMPLATE.as_bytes())
}

fn reason(error: &io::Error) -> (String, String) {
    if error.kind() == io::ErrorKind::AlreadyExists {
        return ("すでにあります。中身を直接編集してください。".to_owned(), "it exists already; edit it".to_owned());
    }
    let said = input::reason(error);
    (format!("作れません（{said}）。"), format!("cannot be made ({said})"))
}

fn show(general: &GeneralArguments) -> Result<ExitCode, Stop> {
    let config = settings::load(general)?.config;
    let mut out = Output::new(general.color);
    if let Some(path) = settings::path(general) {
        let missing = Language::of_environment().pick("（まだありません）", " (does not exist)");
        let state = if path.exists() { "" } else { missing };
        writeln!(out, "# {}{state}", path.display())?;
    }
    write!(out, "{config}")?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn path(general: &GeneralArguments) -> Result<ExitCode, Stop> {
    let path = settings::path(general).ok_or_else(homeless)?;
    let mut out = Output::new(general.color);
    writeln!(out, "{}", path.display())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn homeless() -> Error {
    Error::Config {
        path: "config.toml".to_owned(),
        reason: (
            "ホームフォルダーが分かりません。--config で場所を指定してください。".to_owned(),
            "there is no home folder; name a file with --config".to_owned(),
        ),
    }
}
