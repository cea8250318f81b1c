//! What was typed, as a plan.

use crate::archive::{self, Kind, Limits};
use crate::cli::args::ScanArguments;
use crate::cli::options;
use crate::cli::settings;
use crate::draft::DraftWish;
use crate::error::Error;
use crate::report::json::Vocabulary;
use crate::scan::{Plan, Tree, walk};
use crate::thread::Format;

/// What to scan, and how.
///
/// # Errors
/// [`Error::Option`] for a value that cannot be used.
pub(super) fn of(arguments: &ScanArguments) -> Result<Plan, Error> {
    let settings = settings::load(&arguments.general)?;
    let mut options = options::thread(&arguments.thread(), &settings.config)?;
    let given = arguments.input.as_deref();
    let kind = given.and_then(|given| Kind::ALL.iter().copied().find(|kind| kind.name() == given));
    if kind.is_none() {
        options.input = given.map(layout).transpose()?;
    }
    if arguments.dedupe && arguments.paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Error::Option {
            name: "--dedupe",
            value: "-".to_owned(),
            wanted: (
                "標準入力は二度読めません。ファイルに保存してから指定してください。".to_owned(),
                "the standard input cannot be read twice; save it to a file".to_owned(),
            ),
        });
    }
    Ok(Plan {
        paths: arguments.paths.clone(),
        options,
        wish: DraftWish { signature: settings.config.signature.value, ..DraftWish::default() },
        templates: settings.templates,
        kind,
        limits: Limits { thread: size(&arguments.max_thread_size)?, ..Limits::default() },
        jobs: arguments.jobs,
        whole: arguments.whole,
        dedupe: arguments.dedupe,
    })
}

/// The sources of the plan.
///
/// # Errors
/// [`Error::Io`] for a path that does not exist.
pub(super) fn tree(plan: &Plan) -> Result<Tree, Error> {
    walk(&plan.paths, &archive::is_export)
}

/// The layout of pastes of this name.
fn layout(given: &str) -> Result<Format, Error> {
    let pastes = || Format::all().iter().copied().filter(|format| format.is_pasted());
    pastes().find(|format| format.word() == given).ok_or_else(|| {
        let names: Vec<_> = Kind::ALL.iter().map(|kind| kind.name()).chain(pastes().map(Format::word)).collect();
        options::one_of("--input", given, &names)
    })
}

/// A size such as `16M`, `500K` or `1000`, in bytes.
fn size(given: &str) -> Result<usize, Error> {
    let plain = given.trim().trim_end_matches(['B', 'b']).trim_end_matches(['i']);
    let (number, unit) = match plain.strip_suffix(['K', 'k']) {
        Some(number) => (number, 1024),
        None => match plain.strip_suffix(['M', 'm']) {
            Some(number) => (number, 1024 * 1024),
            None => plain.strip_suffix(['G', 'g']).map_or((plain, 1), |number| (number, 1024 * 1024 * 1024)),
        },
    };
    let bytes = number.parse::<usize>().ok().and_then(|number| number.checked_mul(unit)).filter(|bytes| *bytes > 0);
    bytes.ok_or_else(|| Error::Option {
        name: "--max-thread-size",
        value: given.to_owned(),
        wanted: (
            "「16M」「500K」の形で指定してください。".to_owned(),
            "give a size such as `16M` or `500K`".to_owned(),
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units() {
        for (given, wanted) in [
            ("16M", Some(16 << 20)),
            ("500K", Some(500 << 10)),
            ("1 G", None),
            ("1GiB", Some(1 << 30)),
            ("12", Some(12)),
        ] {
            assert_eq!(size(given).ok(), wanted, "{given}");
        }
        for given in ["", "0", "-1", "M", "99999999999999999999G"] {
            assert!(size(given).is_err(), "{given}");
        }
    }
}
