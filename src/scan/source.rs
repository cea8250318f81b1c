//! From the sources of an archive to the conversations in them, one after the other.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;
use std::sync::Arc;

use super::folder::Folder;
use super::meter::Metered;
use super::read::Job;
use super::walk::{Found, Tree, reason};
use super::{Go, Meter, Plan};
use crate::archive::{self, Entries, Place, Trouble};

/// How much of a file is read at once.
const BUFFER: usize = 256 * 1024;

/// Gives each conversation of the archive to `next`, in order, until it says to stop.
pub(super) fn jobs(plan: &Plan, tree: &Tree, meter: &Meter, next: &mut dyn FnMut(Job) -> Go) {
    for found in &tree.found {
        let (path, entries) = open(found, plan, meter);
        meter.opened();
        for (index, entry) in entries.enumerate() {
            if next(Job { path: path.clone(), index, entry }) == Go::Stop {
                return;
            }
        }
    }
}

/// A source's path as it is shown, and its conversations.
fn open<'a>(found: &Found, plan: &Plan, meter: &'a Meter) -> (Option<Arc<str>>, Entries<'a>) {
    match found {
        Found::Input => {
            let reader = BufReader::with_capacity(BUFFER, io::stdin());
            let reader = Box::new(Metered { inner: reader, meter });
            (None, entries("", reader, plan))
        }
        Found::File(path, _) => (Some(shown(path)), file(path, plan, meter)),
        Found::Export(path) => {
            let folder = Folder::new(path, meter);
            (Some(shown(path)), archive::open_container(Box::new(folder), &plan.limits))
        }
        Found::Closed(path, reason) => {
            let what = format!("開けません（{reason}）。権限をご確認ください。");
            (Some(shown(path)), failed(what, "cannot be opened; check its permissions"))
        }
    }
}

fn shown(path: &Path) -> Arc<str> {
    Arc::from(path.display().to_string())
}

fn file<'a>(path: &Path, plan: &Plan, meter: &'a Meter) -> Entries<'a> {
    let opened = match File::open(path) {
        Ok(opened) => opened,
        Err(error) => {
            let what = format!("開けません（{}）。パスと権限をご確認ください。", reason(&error));
            return failed(what, "cannot be opened; check its permissions");
        }
    };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let file = Metered { inner: opened, meter };
    archive::open_file(&name, Box::new(file), plan.kind, &plan.limits)
}

fn entries<'a>(name: &str, reader: Box<dyn io::BufRead + Send + 'a>, plan: &Plan) -> Entries<'a> {
    match plan.kind {
        Some(kind) => archive::open_as(kind, reader, &plan.limits),
        None => archive::open(name, reader, &plan.limits),
    }
}

fn failed(what: String, english: &str) -> Entries<'static> {
    Box::new(std::iter::once(Err(Trouble::new(Place::default(), what, english))))
}
