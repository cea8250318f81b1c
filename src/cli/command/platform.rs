//! `henji platform`: the procedures and limits that advice relies on.

use std::io::Write;
use std::process::ExitCode;

use crate::cli::args::{PlatformArguments, PlatformCommand};
use crate::cli::options::{self, platform_id};
use crate::cli::output::Output;
use crate::cli::{Stop, settings};
use crate::platform;
use crate::report::catalogue;

/// Lists the places, or shows what is known of one.
pub(crate) fn run(arguments: &PlatformArguments) -> Result<ExitCode, Stop> {
    match &arguments.command {
        PlatformCommand::List(general) => {
            let mut out = Output::new(general.color);
            catalogue::platforms(&mut out, &platform::all())?;
            out.flush()?;
        }
        PlatformCommand::Show(named) => {
            let id = platform_id("ID", &named.id)?;
            let own = settings::load(&named.general)?.config.facts.value;
            let found = platform::builtin(id).expect("the id is one of the built-in ones").with(&own);
            let mut out = Output::new(named.general.color);
            catalogue::platform(&mut out, &found, options::now(None)?.date_naive())?;
            out.flush()?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
