//! From the command line's source to an analysis: the wiring that `check`, `draft` and their like share.

use std::path::Path;

use super::Stop;
use super::input;
use super::options::ThreadOptions;
use crate::analysis::{Analysis, Analyzer};
use crate::error::Error;
use crate::report::json::{self, Word};
use crate::thread::Thread;

/// One thread, read and analysed, with where it came from.
pub struct Checked {
    path: Option<String>,
    encoding: &'static str,
    /// What is known of it.
    pub analysis: Analysis,
}

impl Checked {
    /// Reads and analyses the thread in `file`.
    pub fn read(file: Option<&Path>, options: &ThreadOptions) -> Result<Self, Stop> {
        let source = input::read(file)?;
        let text = String::from_utf8(source.bytes).map_err(|_| Error::Binary)?;
        if text.trim().is_empty() {
            return Err(Error::Empty.into());
        }
        let analysis = Analyzer::new().analyze(Thread::default(), options.now);
        Ok(Self { path: source.path, encoding: "UTF-8", analysis })
    }

    /// The JSON document.
    #[must_use]
    pub fn document(&self) -> json::Analysis<'_> {
        let source = json::Source {
            path: self.path.as_deref(),
            index: 0,
            format: Some(Word(self.analysis.thread.format)),
            encoding: Some(self.encoding),
        };
        json::Analysis::new(source, &self.analysis)
    }
}
