//! `--stats`: reply gaps as a file of their own, or as the last line of NDJSON; and several of them added up.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::cli::args::{ScanArguments, ScanFormat};
use crate::cli::beside::Beside;
use crate::cli::output::Output;
use crate::cli::{Stop, options};
use crate::error::Error;
use crate::report::json::{self, Layout};
use crate::timing::Statistics;

/// Where the reply gaps go.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// Behind the documents, on a line of their own.
    LastLine,
    File(&'a Path),
}

/// Where `--stats` wants them, if at all.
///
/// # Errors
/// [`Error::Option`] for a page that has no room for them.
pub(super) fn place(arguments: &ScanArguments) -> Result<Option<Place<'_>>, Error> {
    let Some(path) = arguments.stats.as_deref() else { return Ok(None) };
    if path.as_os_str() != "-" {
        return Ok(Some(Place::File(path)));
    }
    if arguments.format == ScanFormat::Ndjson || arguments.paths.is_empty() {
        return Ok(Some(Place::LastLine));
    }
    Err(Error::Option {
        name: "--stats",
        value: "-".to_owned(),
        wanted: (
            "標準出力に書けるのは --format ndjson のときだけです。ファイルの名前を指定してください。".to_owned(),
            "only --format ndjson has room for them on the standard output; name a file".to_owned(),
        ),
    })
}

/// Writes them to their place; `out` is where the documents went.
pub(super) fn write(statistics: &Statistics, place: Place<'_>, out: &mut dyn Write) -> Result<(), Stop> {
    let document = json::Statistics::new(statistics);
    match place {
        Place::LastLine => Ok(json::write(out, &document, Layout::Line)?),
        Place::File(path) => {
            let mut text = Vec::new();
            json::write(&mut text, &document, Layout::Pretty)?;
            Ok(Beside::write_all(path, &text)?)
        }
    }
}

/// Without an archive: what the files of `--with-stats` say together.
pub(super) fn add_up(arguments: &ScanArguments) -> Result<ExitCode, Stop> {
    let Some(place) = place(arguments)? else {
        return Err(Error::Option {
            name: "--stats",
            value: String::new(),
            wanted: (
                "読むパスか、足し合わせた集計を書き出すファイル（--stats）を指定してください。".to_owned(),
                "name what to read, or with --stats the file for the sum".to_owned(),
            ),
        }
        .into());
    };
    let sum = options::statistics(&arguments.with_stats)?;
    let mut out = Output::new(arguments.general.color);
    write(&sum, place, &mut out)?;
    io::Write::flush(&mut out)?;
    Ok(ExitCode::SUCCESS)
}
