//! Bytes from a file or the standard input.

use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use super::language::Language;
use super::output;
use crate::error::Error;

/// What was read.
pub(crate) struct Source {
    /// The file; `None` is the standard input.
    pub(crate) path: Option<String>,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
}

/// The bytes of `file`; without one, or for `-`, those of the standard input.
///
/// # Errors
/// [`Error::Io`] when it cannot be read.
pub(crate) fn read(file: Option<&Path>) -> Result<Source, Error> {
    match file {
        Some(path) if path != Path::new("-") => from_file(path),
        _ => from_standard_input(),
    }
}

fn from_file(path: &Path) -> Result<Source, Error> {
    let shown = path.display().to_string();
    match fs::read(path) {
        Ok(bytes) => Ok(Source { path: Some(shown), bytes }),
        Err(error) => Err(Error::Io { path: shown, reason: reason(&error) }),
    }
}

fn from_standard_input() -> Result<Source, Error> {
    if io::stdin().is_terminal() {
        output::complain(Language::of_environment().pick(
            "やり取りを貼り付けて、改行のあと Ctrl+D を押してください。",
            "paste the conversation, then press Ctrl+D on a line of its own",
        ));
    }
    let mut bytes = Vec::new();
    match io::stdin().lock().read_to_end(&mut bytes) {
        Ok(_) => Ok(Source { path: None, bytes }),
        Err(error) => Err(Error::Io { path: "-".to_owned(), reason: reason(&error) }),
    }
}

/// What the system said, in the user's language where it is common.
pub(crate) fn reason(error: &io::Error) -> String {
    let language = Language::of_environment();
    match error.kind() {
        io::ErrorKind::NotFound => language.pick("ファイルがありません", "no such file").to_owned(),
        io::ErrorKind::PermissionDenied => language.pick("読む権限がありません", "permission denied").to_owned(),
        io::ErrorKind::IsADirectory => language.pick("フォルダーです", "it is a folder").to_owned(),
        _ => error.to_string(),
    }
}
