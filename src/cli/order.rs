//! The command's name may stand behind options, as in `henji --me 田中 draft 話.txt`.

use std::ffi::OsString;

use clap::Command;

/// The arguments with the command's name brought to the front; without a command they stay as they are.
pub(crate) fn command_first(command: &Command, mut arguments: Vec<OsString>) -> Vec<OsString> {
    if let Some(at) = name_at(command, &arguments) {
        let name = arguments.remove(at);
        arguments.insert(1, name);
    }
    arguments
}

/// Where the first argument stands that is neither an option nor an option's value, if it names a command.
fn name_at(command: &Command, arguments: &[OsString]) -> Option<usize> {
    let mut is_value = false;
    for (at, argument) in arguments.iter().enumerate().skip(1) {
        if std::mem::take(&mut is_value) {
            continue;
        }
        let argument = argument.to_str()?;
        if argument == "--" {
            return None;
        }
        if !argument.starts_with('-') || argument == "-" {
            return command.find_subcommand(argument).map(|_| at);
        }
        is_value = takes_value(command, argument);
    }
    None
}

/// Whether the next argument belongs to this option.
fn takes_value(command: &Command, option: &str) -> bool {
    let Some(long) = option.strip_prefix("--") else { return false };
    let named = |name: &str| {
        let every = command.get_subcommands().chain([command]).flat_map(Command::get_arguments);
        every.filter(|it| it.get_long() == Some(name)).any(|it| it.get_action().takes_values())
    };
    !long.contains('=') && named(long)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Arguments;

    #[track_caller]
    fn check(typed: &str, wanted: &str) {
        let split = |line: &str| line.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(command_first(&Arguments::command(), split(typed)), split(wanted), "{typed}");
    }

    #[test]
    fn a_command_is_found_behind_options() {
        check("henji draft a.txt", "henji draft a.txt");
        check("henji --color never draft a.txt", "henji draft --color never a.txt");
        check("henji --force -q draft a.txt", "henji draft --force -q a.txt");
        check("henji --now=2026-11-20 check a.txt", "henji check --now=2026-11-20 a.txt");
    }

    #[test]
    fn a_value_or_a_file_is_no_command() {
        check("henji --me check a.txt", "henji --me check a.txt");
        check("henji a.txt check", "henji a.txt check");
        check("henji - check", "henji - check");
        check("henji -- check", "henji -- check");
        check("henji", "henji");
    }
}
