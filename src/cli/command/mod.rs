//! One file a command.

mod check;
mod completions;
mod config;
mod draft;
mod evidence;
mod explain;
mod license;
mod lint;
#[cfg(feature = "lsp")]
mod lsp;
mod man;
mod platform;
mod scan;
mod schema;
mod template;

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use clap::CommandFactory;

use super::args::{Arguments, Command};
use super::{Stop, clipboard};

/// Runs the command that was typed; without one, `check`.
pub(crate) fn run(arguments: Arguments) -> Result<ExitCode, Stop> {
    match arguments.command {
        Some(Command::Check(arguments)) => check::run(&arguments),
        Some(Command::Draft(arguments)) => draft::run(&arguments),
        Some(Command::Evidence(arguments)) => evidence::run(&arguments),
        Some(Command::HoldClipboard) => {
            clipboard::hold()?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Scan(arguments)) => scan::run(&arguments),
        Some(Command::Explain(arguments)) => explain::run(&arguments),
        Some(Command::Lint(arguments)) => lint::run(&arguments),
        #[cfg(feature = "lsp")]
        Some(Command::Lsp(arguments)) => lsp::run(&arguments),
        Some(Command::Template(arguments)) => template::run(&arguments),
        Some(Command::Platform(arguments)) => platform::run(&arguments),
        Some(Command::Config(arguments)) => config::run(&arguments),
        Some(Command::Schema(arguments)) => schema::run(&arguments),
        Some(Command::Completions(arguments)) => completions::run(&arguments),
        Some(Command::Man(arguments)) => man::run(&arguments),
        Some(Command::License(arguments)) => license::run(&arguments),
        None if !arguments.check.thread.has_source() && io::stdin().is_terminal() => {
            Arguments::command().print_help()?;
            Ok(ExitCode::SUCCESS)
        }
        None => check::run(&arguments.check),
    }
}
