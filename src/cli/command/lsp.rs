//! `henji lsp`: the linter for editors, over the standard input and output.

use std::io;
use std::process::ExitCode;

use lsp_server::Connection;

use super::lint::situation;
use crate::cli::args::LspArguments;
use crate::cli::{Stop, options, settings};
use crate::lsp::{self, Host};

/// Serves one editor.
pub(crate) fn run(arguments: &LspArguments) -> Result<ExitCode, Stop> {
    let settings = settings::load(&arguments.general)?;
    let situation = situation::read(&arguments.situation, &settings.config)?;
    // A given instant stays; otherwise each look has its own.
    let now = if arguments.situation.now.is_some() { || None } else { || options::now(None).ok() };
    let host = Host { selection: settings.config.lint.value.selection(), situation, now };
    let (connection, threads) = Connection::stdio();
    let served = lsp::serve(&connection, host);
    // The threads end when nothing can be sent any more.
    drop(connection);
    match served {
        Ok(()) => threads.join()?,
        Err(error) => return Err(io::Error::other(error.to_string()).into()),
    }
    Ok(ExitCode::SUCCESS)
}
