//! A folder that is an export as a whole: its files, found without following a link.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Component, Path, PathBuf};

use walkdir::WalkDir;

use super::Meter;
use super::meter::Metered;
use super::walk::reason;
use crate::archive::{Container, Limits, Member, Place, Trouble};

/// A folder, as an archive reads it.
pub(super) struct Folder<'a> {
    root: PathBuf,
    meter: &'a Meter,
}

impl<'a> Folder<'a> {
    pub(super) fn new(root: &Path, meter: &'a Meter) -> Self {
        Self { root: root.to_path_buf(), meter }
    }
}

impl<'a> Container<'a> for Folder<'a> {
    fn members(&mut self, limits: &Limits) -> Result<Vec<Member>, Trouble> {
        let mut members = Vec::new();
        for entry in WalkDir::new(&self.root) {
            let entry = entry.map_err(|error| {
                let reason = error.io_error().map_or_else(|| error.to_string(), reason);
                Trouble::new(
                    Place::default(),
                    format!("フォルダーを開けません（{reason}）。権限をご確認ください。"),
                    "the folder cannot be opened; check its permissions",
                )
            })?;
            if !entry.file_type().is_file() {
                continue;
            }
            let Ok(inside) = entry.path().strip_prefix(&self.root) else { continue };
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            let size = entry.metadata().map_or(0, |about| about.len());
            members.push(Member { name: parts.join("/"), size });
            if members.len() > limits.members {
                return Err(Trouble::new(
                    Place::default(),
                    format!("ファイルが{}個を超えています。フォルダーを分けてください。", limits.members),
                    format!("more than {} files; split the folder", limits.members),
                ));
            }
        }
        members.sort();
        Ok(members)
    }

    fn open(&mut self, member: &str) -> io::Result<Box<dyn BufRead + Send + 'a>> {
        let inside = Path::new(member);
        if !inside.components().all(|part| matches!(part, Component::Normal(_))) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let inner = File::open(self.root.join(inside))?;
        Ok(Box::new(BufReader::new(Metered { inner, meter: self.meter })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_of_the_folder_is_opened() {
        let meter = Meter::default();
        let mut folder = Folder::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").as_path(), &meter);
        for outside in ["../Cargo.toml", "/etc/hosts", "a/../../Cargo.toml", ".."] {
            assert!(folder.open(outside).is_err(), "{outside}");
        }
        let members = folder.members(&Limits::default()).expect("the templates are there");
        assert!(members.len() > 50 && members.is_sorted());
        assert!(folder.open(&members[0].name).is_ok());
        assert!(folder.members(&Limits { members: 3, ..Limits::default() }).is_err());
    }
}
