//! From the command line's source to an analysis: the wiring that `check`, `draft` and their like share.

use std::path::Path;

use super::Stop;
use super::input;
use crate::analysis::{Analysis, Analyzer, Options};
use crate::draft::Draft;
use crate::report::json::{self, Word};
use crate::text;

/// One thread, read and analysed, with where it came from.
pub(crate) struct Checked {
    path: Option<String>,
    encoding: &'static str,
    /// What is known of it.
    pub(crate) analysis: Analysis,
    /// The message to send, when one should be sent.
    pub(crate) draft: Option<Draft>,
}

impl Checked {
    /// Reads and analyses the thread in `file`.
    pub(crate) fn read(file: Option<&Path>, options: &Options) -> Result<Self, Stop> {
        let source = input::read(file)?;
        let decoded = text::decode(&source.bytes)?;
        let mut analysis = Analyzer::new().read(&decoded.text, options)?;
        analysis.notices.splice(0..0, decoded.notices);
        Ok(Self { path: source.path, encoding: decoded.encoding, analysis, draft: None })
    }

    /// The JSON document.
    #[must_use]
    pub(crate) fn document(&self) -> json::Analysis<'_> {
        let source = json::Source {
            path: self.path.as_deref(),
            index: 0,
            format: Some(Word(self.analysis.thread.format)),
            encoding: Some(self.encoding),
        };
        json::Analysis::new(source, &self.analysis, self.draft.as_ref())
    }
}
