//! `henji config`: the configuration file, the first two templates of one's own, and what is in force.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::cli::args::{ConfigArguments, ConfigCommand, GeneralArguments};
use crate::cli::language::Language;
use crate::cli::output::{Output, complain};
use crate::cli::{Stop, input, settings};
use crate::config::TEMPLATE;
use crate::draft;
use crate::error::Error;

/// Makes the file, shows what is in force, or says where the file is.
pub(crate) fn run(arguments: &ConfigArguments) -> Result<ExitCode, Stop> {
    match &arguments.command {
        ConfigCommand::Init(general) => init(general),
        ConfigCommand::Show(general) => show(general),
        ConfigCommand::Path(general) => path(general),
    }
}

/// Makes what is not there yet, and leaves what is there as it stands.
fn init(general: &GeneralArguments) -> Result<ExitCode, Stop> {
    let path = settings::path(general).ok_or_else(homeless)?;
    let folder = settings::templates_beside(&path);
    let mut wanted = vec![(path, TEMPLATE)];
    wanted.extend(draft::first().map(|(name, source)| (folder.join(name), source)));
    let (there, missing): (Vec<_>, Vec<_>) = wanted.into_iter().partition(|(path, _)| path.exists());
    if missing.is_empty() {
        let error = io::Error::from(io::ErrorKind::AlreadyExists);
        return Err(refused(&there[0].0, &error).into());
    }
    let mut out = Output::new(general.color);
    for (made, (path, text)) in missing.iter().enumerate() {
        create(path, text).map_err(|error| {
            missing[..made].iter().for_each(|(path, _)| drop(fs::remove_file(path)));
            refused(path, &error)
        })?;
    }
    for (path, _) in &missing {
        writeln!(out, "{}", path.display())?;
    }
    out.flush()?;
    if !general.quiet {
        tell(&missing, &there);
    }
    Ok(ExitCode::SUCCESS)
}

/// What was made, and what was there before and is kept.
fn tell(made: &[(PathBuf, &str)], kept: &[(PathBuf, &str)]) {
    let language = Language::of_environment();
    if made.iter().any(|(path, _)| path.extension().is_some_and(|it| it == "j2")) {
        complain(language.pick(
            "定型文は、まず「購入直後の案内」（T01）と「初回の催促」（T11）を置きました。ご自分の言葉に直し、henji template check で確かめてください。",
            "the templates T01 (right after a purchase) and T11 (first nudge) are yours to edit; check them with `henji template check`",
        ));
    }
    for (path, _) in kept {
        let path = path.display();
        complain(
            &language
                .pick(format!("{path} はすでにあるので、そのままにしました。"), format!("{path} exists and is kept")),
        );
    }
}

/// Writes the file, never over another.
fn create(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

fn refused(path: &Path, error: &io::Error) -> Error {
    Error::Config { path: path.display().to_string(), reason: reason(error) }
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
