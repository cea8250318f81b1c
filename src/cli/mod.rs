//! The command line: the only room that reads files, the clock and the environment, and the only one that prints.

mod args;
mod beside;
mod clipboard;
mod command;
mod input;
mod language;
mod options;
mod order;
mod output;
mod pipeline;
mod settings;
mod usage;

use std::env;
use std::io;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use args::Arguments;
use language::Language;

use crate::error::Error;

/// Why a command stopped.
#[derive(Debug)]
enum Stop {
    /// Wrong use, or an unreadable input.
    Wrong(Error),
    /// There is no message to send, and why.
    NothingToSend(String),
    /// What was printed could not be written.
    Output(io::Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Wrong(error)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// The command by which a copy of henji that holds the clipboard is started; it is not for people.
const HOLD: &str = "hold-clipboard";
/// Exit status of `lint` when something was found.
const FOUND: u8 = 1;
/// Exit status of wrong use and of unreadable input.
const MISUSE: u8 = 2;
/// Exit status of `draft` when nothing should be sent.
const NOTHING_TO_SEND: u8 = 3;

/// Runs the program on the arguments that it was started with.
#[must_use]
pub fn main() -> ExitCode {
    let typed = order::command_first(&Arguments::command(), env::args_os().collect());
    let arguments = match Arguments::try_parse_from(typed) {
        Ok(arguments) => arguments,
        Err(error) => return refuse(&error),
    };
    match command::run(arguments) {
        Ok(code) => code,
        Err(stop) => report(stop),
    }
}

/// Answers a call that asked for help or made no sense.
fn refuse(error: &clap::Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let written = error.print();
        return written.map_or_else(|error| report(Stop::Output(error)), |()| ExitCode::SUCCESS);
    }
    match Language::of_environment() {
        Language::Japanese => output::complain(&usage::sentence(error)),
        Language::English => output::complain(&first_paragraph(error)),
    }
    ExitCode::from(MISUSE)
}

/// What clap's message says before it goes on to usage and hints, on one line.
fn first_paragraph(error: &clap::Error) -> String {
    let message = error.to_string();
    let lines: Vec<_> = message.lines().map(str::trim).take_while(|line| !line.is_empty()).collect();
    let line = lines.join(" ");
    format!("{}; see henji --help", line.strip_prefix("error: ").unwrap_or(&line))
}

fn report(stop: Stop) -> ExitCode {
    let language = Language::of_environment();
    match stop {
        Stop::Wrong(error) => {
            output::complain(&language.pick(error.to_string(), error.english()));
            ExitCode::from(MISUSE)
        }
        Stop::NothingToSend(reason) => {
            output::complain(&reason);
            ExitCode::from(NOTHING_TO_SEND)
        }
        Stop::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Stop::Output(error) => {
            output::complain(
                &language
                    .pick(format!("出力を書き込めません（{error}）。"), format!("cannot write the output ({error})")),
            );
            ExitCode::from(MISUSE)
        }
    }
}
