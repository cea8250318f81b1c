//! `henji lint`: what to put right before a message is sent.

mod drafts;
pub(super) mod situation;

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::cli::args::{FailOn, LintArguments, LintFormat};
use crate::cli::output::{self, Output};
use crate::cli::{FOUND, MISUSE, Stop, input, settings};
use crate::config::LintLayer;
use crate::error::Error;
use crate::lint::{self, Baseline, Finding, Linter, Selection, Severity, Situation};
use crate::report::json::{self, Layout};
use crate::report::lint::{self as report, Linted, Voice};
use drafts::Drafts;

/// One file after it was looked at.
struct Looked {
    drafts: Drafts,
    findings: Vec<Finding>,
    accepted: Vec<Finding>,
}

/// Lints the drafts, and prints or fixes what was found.
pub(crate) fn run(arguments: &LintArguments) -> Result<ExitCode, Stop> {
    if arguments.choice.list {
        return print(arguments, &list());
    }
    if let Some(id) = &arguments.choice.explain {
        return print(arguments, &explain(id)?);
    }
    let settings = settings::load(&arguments.general)?;
    let wanted = &settings.config.lint.value;
    let mut linter = Linter::new(selection(arguments, wanted)?);
    let situation = situation::read(&arguments.situation, &settings.config)?;
    let (files, failed) = drafts::read(&arguments.files)?;
    if arguments.remedy.fix || arguments.remedy.diff {
        return fix(arguments, wanted, &mut linter, &situation, files, failed);
    }
    let baseline = baseline(arguments)?;
    let mut looked = Vec::new();
    for drafts in files {
        let found = linter.lint_file(&drafts.text, drafts.markup, &situation);
        let (accepted, findings) = found.into_iter().partition(|finding| baseline.accepts(&drafts.text, finding));
        looked.push(Looked { drafts, findings, accepted });
    }
    if arguments.choice.write_baseline {
        write_baseline(arguments, &accept(&looked))?;
        return Ok(if failed { ExitCode::from(MISUSE) } else { ExitCode::SUCCESS });
    }
    show(arguments, &looked)?;
    let worst = looked.iter().flat_map(|it| &it.findings).map(|finding| finding.severity).max();
    Ok(status(arguments, wanted, worst, failed))
}

/// The rules that run, by the configuration and the command line.
fn selection(arguments: &LintArguments, wanted: &LintLayer) -> Result<Selection, Error> {
    let mut selection = wanted.selection();
    let choice = &arguments.choice;
    selection.all = choice.rules.iter().any(|id| id == "all");
    selection.only = choice.rules.iter().filter(|id| *id != "all").cloned().collect();
    Selection::check("--rules", &selection.only)?;
    Selection::check("--allow", &choice.allow)?;
    if !selection.only.is_empty() {
        // What is asked for by name on the command line is stronger than what a file allows.
        selection.allow.clear();
        selection.severities.retain(|id, severity| severity.is_some() || !choice.rules.contains(id));
    }
    selection.allow.extend(choice.allow.iter().cloned());
    Ok(selection)
}

fn baseline(arguments: &LintArguments) -> Result<Baseline, Error> {
    let Some(path) = arguments.choice.baseline.as_deref().filter(|_| !arguments.choice.write_baseline) else {
        return Ok(Baseline::default());
    };
    let shown = path.display().to_string();
    match fs::read_to_string(path) {
        Ok(text) => Baseline::parse(&text, &shown),
        Err(error) => Err(Error::Io { path: shown, reason: input::reason(&error) }),
    }
}

fn accept(looked: &[Looked]) -> Baseline {
    let mut baseline = Baseline::default();
    for file in looked {
        file.findings.iter().chain(&file.accepted).for_each(|finding| baseline.accept(&file.drafts.text, finding));
    }
    baseline
}

fn write_baseline(arguments: &LintArguments, baseline: &Baseline) -> Result<(), Error> {
    let Some(path) = &arguments.choice.baseline else { return Ok(()) };
    drafts::write(path, baseline.to_json().as_bytes())?;
    if !arguments.general.quiet {
        output::complain(&format!("{}件の指摘を「{}」に受け入れました。", baseline.len(), path.display()));
    }
    Ok(())
}

fn show(arguments: &LintArguments, looked: &[Looked]) -> io::Result<()> {
    let files: Vec<Linted<'_>> = looked
        .iter()
        .map(|file| Linted {
            path: &file.drafts.shown,
            text: &file.drafts.text,
            findings: &file.findings,
            accepted: &file.accepted,
        })
        .collect();
    let mut out = match arguments.format {
        LintFormat::Json => Output::of_document(),
        _ => Output::new(arguments.general.color),
    };
    match arguments.format {
        LintFormat::Human => {
            let voice = Voice { quiet: arguments.general.quiet, suggest: arguments.remedy.suggest };
            report::human(&mut out, &files, voice)?;
        }
        LintFormat::Json => json::write(&mut out, &json::LintReport::new(&files), Layout::Pretty)?,
        LintFormat::Sarif => report::sarif(&mut out, &files)?,
        LintFormat::Github => report::github(&mut out, &files)?,
        LintFormat::Checkstyle => report::checkstyle(&mut out, &files)?,
    }
    out.flush()
}

/// Applies the safe fixes or shows them; the status tells of what is left.
fn fix(
    arguments: &LintArguments,
    wanted: &LintLayer,
    linter: &mut Linter,
    situation: &Situation,
    files: Vec<Drafts>,
    failed: bool,
) -> Result<ExitCode, Stop> {
    let mut out = Output::new(arguments.general.color);
    let (mut applied, mut changed, mut worst) = (0, 0, None);
    for drafts in files {
        let fixed = linter.fix_file(&drafts.text, drafts.markup, situation);
        worst = worst.max(fixed.left.iter().map(|finding| finding.severity).max());
        applied += fixed.applied;
        changed += usize::from(fixed.applied > 0);
        if arguments.remedy.diff {
            out.write_all(drafts::diff(&drafts, &fixed.text).as_bytes())?;
        } else if let Some(path) = &drafts.path {
            if fixed.applied > 0 {
                drafts::write(path, &drafts.encoded(&fixed.text)?)?;
            }
        } else {
            out.write_all(&drafts.encoded(&fixed.text)?)?;
        }
    }
    out.flush()?;
    if arguments.remedy.fix && !arguments.general.quiet && applied > 0 {
        output::complain(&format!("{changed}件のファイルで{applied}か所を直しました。"));
    }
    Ok(status(arguments, wanted, worst, failed))
}

fn status(arguments: &LintArguments, wanted: &LintLayer, worst: Option<Severity>, failed: bool) -> ExitCode {
    let configured = wanted.fail_on.map_or(Some(Severity::Warning), |threshold| threshold.0);
    let least = match arguments.choice.fail_on {
        None => configured,
        Some(FailOn::Error) => Some(Severity::Error),
        Some(FailOn::Warning) => Some(Severity::Warning),
        Some(FailOn::Hint) => Some(Severity::Hint),
        Some(FailOn::Never) => None,
    };
    if failed {
        ExitCode::from(MISUSE)
    } else if least.is_some_and(|least| worst.is_some_and(|worst| worst >= least)) {
        ExitCode::from(FOUND)
    } else {
        ExitCode::SUCCESS
    }
}

/// The rules, family by family.
fn list() -> String {
    let mut text = String::new();
    let mut group = None;
    for rule in lint::all() {
        if group != Some(rule.group) {
            let _ = writeln!(text, "{}{}", if group.is_some() { "\n" } else { "" }, rule.group.label());
            group = Some(rule.group);
        }
        let marks = [(!rule.on, "（ふだんは働かない）"), (rule.needs_thread, "（--thread が必要）")];
        let marks: String = marks.iter().filter(|(holds, _)| *holds).map(|(_, mark)| *mark).collect();
        let _ = writeln!(text, "  {:<32} {:<8} {}{marks}", rule.id, rule.severity.name(), rule.name);
    }
    text
}

fn explain(id: &str) -> Result<String, Error> {
    Selection::check("--explain", &[id.to_owned()])?;
    Ok(lint::find(id).map(lint::explain).unwrap_or_default())
}

fn print(arguments: &LintArguments, text: &str) -> Result<ExitCode, Stop> {
    let mut out = Output::new(arguments.general.color);
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Whether a path stands for the standard input.
fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}
