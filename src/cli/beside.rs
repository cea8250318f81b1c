//! Files that are there as a whole or not at all: written beside their place and renamed when they are complete.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::input;
use crate::error::Error;

/// What is being written now, so that an interruption leaves none of it.
static OPEN: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn open() -> MutexGuard<'static, Vec<PathBuf>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Exit status of a program that was interrupted: 128 and the number of the signal.
const INTERRUPTED: i32 = 130;

/// From now on an interruption (Ctrl-C) removes what is not complete, and ends the program.
pub(crate) fn clean_up_when_interrupted() {
    #[expect(clippy::exit, reason = "the main thread may be waiting for a pipe")]
    let ended = ctrlc::set_handler(|| {
        // The lock is kept: nothing is begun any more.
        let open = open();
        for path in open.iter() {
            let _ = fs::remove_file(path);
        }
        process::exit(INTERRUPTED);
    });
    // Without a handler an interruption ends the program as always, only less tidily.
    drop(ended);
}

/// A file under way.
pub(crate) struct Beside {
    /// `None` once it is in its place.
    writer: Option<BufWriter<File>>,
    part: PathBuf,
    place: PathBuf,
}

impl Beside {
    /// Begins the file that will be `place`.
    ///
    /// # Errors
    /// [`Error::Io`] where it cannot be made.
    pub(crate) fn begin(place: &Path) -> Result<Self, Error> {
        let refused = |reason: String| Error::Io { path: place.display().to_string(), reason };
        let Some(name) = place.file_name().filter(|_| !place.is_dir()) else {
            return Err(refused("ファイルの名前ではありません".to_owned()));
        };
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{}.part", process::id()));
        let part = place.with_file_name(hidden);
        let mut open = open();
        let file = OpenOptions::new().write(true).create_new(true).open(&part);
        let file = file.map_err(|error| refused(input::reason(&error)))?;
        open.push(part.clone());
        drop(open);
        Ok(Self { writer: Some(BufWriter::new(file)), part, place: place.to_path_buf() })
    }

    /// Puts the complete file into its place.
    ///
    /// # Errors
    /// [`Error::Io`] where it could not be written to its end.
    pub(crate) fn complete(mut self) -> Result<(), Error> {
        let writer = self.writer.take();
        let written =
            writer.map_or(Ok(()), |mut writer| writer.flush()).and_then(|()| fs::rename(&self.part, &self.place));
        written.map_err(|error| Error::Io { path: self.place.display().to_string(), reason: error.to_string() })
    }

    /// Writes a whole file at once.
    ///
    /// # Errors
    /// [`Error::Io`] where it cannot be written.
    pub(crate) fn write_all(place: &Path, content: &[u8]) -> Result<(), Error> {
        let mut file = Self::begin(place)?;
        let written = file.write(content).and(Ok(()));
        written.map_err(|error| Error::Io { path: place.display().to_string(), reason: error.to_string() })?;
        file.complete()
    }
}

impl Write for Beside {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(writer) = &mut self.writer else { return Err(io::ErrorKind::NotConnected.into()) };
        writer.write_all(bytes).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for Beside {
    /// What was not completed goes away.
    fn drop(&mut self) {
        let mut open = open();
        drop(self.writer.take());
        // Once it is in its place there is nothing of this name.
        let _ = fs::remove_file(&self.part);
        open.retain(|path| *path != self.part);
    }
}
