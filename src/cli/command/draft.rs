//! `henji draft`: only the message, so that it can be piped to a clipboard.

use std::process::ExitCode;

use crate::cli::args::DraftArguments;
use crate::cli::pipeline::Checked;
use crate::cli::{Stop, options};

/// Reads one thread and prints the message to send.
pub(crate) fn run(arguments: &DraftArguments) -> Result<ExitCode, Stop> {
    let options = options::thread(&arguments.thread)?;
    let _checked = Checked::read(arguments.thread.file.as_deref(), &options)?;
    Err(Stop::NothingToSend("送る文はありません。".to_owned()))
}
