//! The files of drafts: found, read, written back.

use std::fs;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use super::is_standard_input;
use crate::cli::language::Language;
use crate::cli::{input, output};
use crate::error::Error;
use crate::lint::Markup;
use crate::text;

/// The endings of files that are looked at in a folder.
const ENDINGS: [&str; 4] = ["txt", "md", "markdown", "eml"];
/// How deep folders are followed.
const DEPTH: usize = 16;

/// One file of drafts.
pub(super) struct Drafts {
    /// The file; `None` is the standard input.
    pub(super) path: Option<PathBuf>,
    /// The path as it is shown.
    pub(super) shown: String,
    /// The text with the line ends that it has.
    pub(super) text: String,
    /// How it is marked up.
    pub(super) markup: Markup,
    encoding: &'static str,
    bytes: Vec<u8>,
}

impl Drafts {
    /// The bytes of a changed text, in the file's own encoding.
    ///
    /// # Errors
    /// [`Error::Io`] when the encoding has no place for it.
    pub(super) fn encoded(&self, text: &str) -> Result<Vec<u8>, Error> {
        if self.bytes.is_empty() {
            return Ok(text.as_bytes().to_vec());
        }
        text::encode_like(&self.bytes, self.encoding, text).ok_or_else(|| Error::Io {
            path: self.shown.clone(),
            reason: Language::of_environment().pick(
                format!("{} のままでは書き戻せません。UTF-8 で保存し直してください", self.encoding),
                format!("it cannot be written back as {}; save it as UTF-8", self.encoding),
            ),
        })
    }
}

/// The drafts of the given files and folders, and whether any could not be read; what can be read goes on.
///
/// # Errors
/// What is wrong with the standard input or the only file.
pub(super) fn read(paths: &[PathBuf]) -> Result<(Vec<Drafts>, bool), Error> {
    let standard = [PathBuf::from("-")];
    let paths = if paths.is_empty() { &standard } else { paths };
    let mut all = Vec::new();
    let mut failed = false;
    for path in paths {
        let files = if path.is_dir() { files(path) } else { vec![path.clone()] };
        for file in files {
            match one(&file) {
                Ok(drafts) => all.push(drafts),
                Err(error) if paths.len() == 1 && !path.is_dir() => return Err(error),
                Err(error) => {
                    failed = true;
                    output::complain(&Language::of_environment().pick(error.to_string(), error.english()));
                }
            }
        }
    }
    Ok((all, failed))
}

fn one(path: &Path) -> Result<Drafts, Error> {
    let source = input::read(Some(path))?;
    let path = (!is_standard_input(path)).then(|| path.to_owned());
    let shown = source.path.unwrap_or_else(|| "-".to_owned());
    let markup = Markup::of_name(&shown);
    let (text, encoding) = match text::decode_as_written(&source.bytes) {
        Ok(decoded) => (decoded.text, decoded.encoding),
        Err(Error::Empty) => (String::from_utf8(source.bytes.clone()).unwrap_or_default(), "UTF-8"),
        Err(Error::Binary) => {
            let reason = Language::of_environment().pick("テキストではありません", "it is not text").to_owned();
            return Err(Error::Io { path: shown, reason });
        }
        Err(error) => return Err(error),
    };
    Ok(Drafts { path, shown, text, markup, encoding, bytes: source.bytes })
}

/// The drafts in a folder and the folders below it, hidden ones apart, in the order of their names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let (path, Ok(kind)) = (entry.path(), entry.file_type()) else { continue };
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let ending = path.extension().map(|it| it.to_string_lossy().to_ascii_lowercase());
            if kind.is_dir() && depth < DEPTH {
                open.push((path, depth + 1));
            } else if kind.is_file() && ending.is_some_and(|it| ENDINGS.contains(&it.as_str())) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Writes a file whole or not at all: beside it first, then in its place.
///
/// # Errors
/// [`Error::Io`] when it cannot be written.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = path.with_file_name(format!(".{name}.henji-{}", std::process::id()));
    let done = fs::write(&beside, bytes).and_then(|()| {
        if let Ok(known) = fs::metadata(path) {
            fs::set_permissions(&beside, known.permissions())?;
        }
        fs::rename(&beside, path)
    });
    done.map_err(|error| {
        let _ = fs::remove_file(&beside);
        Error::Io { path: path.display().to_string(), reason: input::reason(&error) }
    })
}

/// What a change does, as a unified diff; control characters of the drafts are shown, not obeyed.
pub(super) fn diff(drafts: &Drafts, after: &str) -> String {
    if drafts.text == after {
        return String::new();
    }
    let name = if drafts.shown == "-" { "標準入力" } else { &drafts.shown };
    let diff = TextDiff::from_lines(drafts.text.as_str(), after);
    let text = diff.unified_diff().header(&format!("a/{name}"), &format!("b/{name}")).to_string();
    text.chars().map(|c| if c.is_control() && !matches!(c, '\n' | '\r' | '\t') { '\u{fffd}' } else { c }).collect()
}
