//! From the paths that were named to the sources in them, in a fixed order.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::archive::is_media;
use crate::error::Error;

/// Something that holds conversations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The standard input.
    Input,
    /// A file and its size.
    File(PathBuf, u64),
    /// A folder that is an export as a whole.
    Export(PathBuf),
    /// A folder or file that could not be looked into, and what the system said.
    Closed(PathBuf, String),
}

/// What was walked past.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Pictures, sounds, programs and the like, by their names.
    pub media: u64,
    /// Symbolic links inside of folders: they may lead out of them or in a circle.
    pub links: u64,
    /// Files without a byte in them.
    pub empty: u64,
}

/// What the paths hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The sources, in the order of the paths, inside of folders by name.
    pub found: Vec<Found>,
    /// What was walked past.
    pub left: Left,
    /// The sizes of the files together.
    pub bytes: u64,
}

/// Looks for sources in `paths`; inside of folders hidden files, links and media are walked past. `is_export` says, by the
/// names in it, whether a folder is an export as a whole.
///
/// # Errors
/// [`Error::Io`] for a path that does not exist.
pub fn walk(paths: &[PathBuf], is_export: &dyn Fn(&[String]) -> bool) -> Result<Tree, Error> {
    let mut tree = Tree::default();
    for path in paths {
        if path == Path::new("-") {
            tree.found.push(Found::Input);
            continue;
        }
        let about = fs::metadata(path)
            .map_err(|error| Error::Io { path: path.display().to_string(), reason: reason(&error) })?;
        if about.is_dir() {
            folder(path, is_export, &mut tree);
        } else {
            tree.add(path.clone(), about.len());
        }
    }
    Ok(tree)
}

fn folder(path: &Path, is_export: &dyn Fn(&[String]) -> bool, tree: &mut Tree) {
    let mut walker = WalkDir::new(path).sort_by_file_name().into_iter();
    while let Some(next) = walker.next() {
        let entry = match next {
            Ok(entry) => entry,
            Err(error) => {
                let reason = error.io_error().map_or_else(|| error.to_string(), reason);
                tree.found.push(Found::Closed(error.path().unwrap_or(path).to_path_buf(), reason));
                continue;
            }
        };
        let kind = entry.file_type();
        if kind.is_dir() {
            if entry.depth() > 0 && is_hidden(&entry) {
                walker.skip_current_dir();
            } else if is_export(&names_in(entry.path())) {
                tree.found.push(Found::Export(entry.path().to_path_buf()));
                walker.skip_current_dir();
            }
        } else if kind.is_symlink() {
            tree.left.links += 1;
        } else if kind.is_file() && !is_hidden(&entry) {
            tree.file(&entry);
        }
    }
}

impl Tree {
    fn add(&mut self, path: PathBuf, size: u64) {
        self.bytes += size;
        self.found.push(Found::File(path, size));
    }

    fn file(&mut self, entry: &DirEntry) {
        if is_media(&entry.file_name().to_string_lossy()) {
            self.left.media += 1;
            return;
        }
        match entry.metadata() {
            Ok(about) if about.len() == 0 => self.left.empty += 1,
            Ok(about) => self.add(entry.path().to_path_buf(), about.len()),
            Err(error) => {
                let reason = error.io_error().map_or_else(|| error.to_string(), reason);
                self.found.push(Found::Closed(entry.path().to_path_buf(), reason));
            }
        }
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

/// The names of the files and folders right in this folder, in their order.
fn names_in(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<_> =
        entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned())).collect();
    names.sort();
    names
}

/// What the system said, in Japanese where it is common.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "ファイルがありません".to_owned(),
        io::ErrorKind::PermissionDenied => "読む権限がありません".to_owned(),
        _ => error.to_string(),
    }
}
