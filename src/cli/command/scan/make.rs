//! What is made of each thread on the core that read it: its line, its record, its reply gaps.

use super::choose::Choice;
use crate::cli::args::{ScanArguments, ScanFormat};
use crate::report::json::{self, Layout, Word};
use crate::scan::{Checked, Scanned};
use crate::timing::{Observation, observe};
use crate::triage::{Message, Origin, Record};

/// What is kept of a thread.
#[derive(Default)]
pub(super) struct Made {
    /// Its document, to be printed at once.
    pub(super) line: Option<Vec<u8>>,
    /// Its record, to be sorted.
    pub(super) record: Option<Box<Record>>,
    /// Why it could not be read.
    pub(super) failure: Option<(Origin, String)>,
    /// Its reply gaps.
    pub(super) gaps: Vec<Observation>,
}

/// What is asked for.
pub(super) struct Make<'a> {
    arguments: &'a ScanArguments,
    choice: &'a Choice,
}

impl<'a> Make<'a> {
    pub(super) fn new(arguments: &'a ScanArguments, choice: &'a Choice) -> Self {
        Self { arguments, choice }
    }

    fn is_for(&self, format: ScanFormat) -> bool {
        self.arguments.format == format
    }

    /// Whether each thread is printed as it comes.
    fn lines(&self) -> bool {
        self.is_for(ScanFormat::Ndjson)
    }

    fn records(&self) -> bool {
        !self.lines() || self.arguments.state.is_some() || self.arguments.drafts.is_some()
    }

    fn drafts(&self) -> bool {
        self.is_for(ScanFormat::Html) || self.is_for(ScanFormat::Json) || self.arguments.drafts.is_some()
    }

    fn gaps(&self) -> bool {
        self.is_for(ScanFormat::Html) || self.arguments.stats.is_some()
    }

    /// What is kept of this thread.
    pub(super) fn of(&self, scanned: &Scanned) -> Made {
        match &scanned.result {
            Ok(checked) => self.of_thread(&scanned.origin, checked),
            Err(what) => self.of_failure(&scanned.origin, what),
        }
    }

    fn of_thread(&self, origin: &Origin, checked: &Checked) -> Made {
        let analysis = &checked.analysis;
        let mut made = Made::default();
        if self.gaps() {
            let business = &analysis.settings.business;
            made.gaps = observe(&analysis.thread, &analysis.standing, &analysis.gaps, business, analysis.now);
        }
        if !self.choice.takes(analysis) {
            return made;
        }
        if self.lines() {
            let format = Some(Word(analysis.thread.format));
            let mut document = json::Analysis::new(source(origin, format), analysis, checked.draft.as_ref());
            document.id = origin.id.as_ref();
            made.line = line(&document);
        }
        if self.records() {
            let message = checked.draft.as_ref().filter(|_| self.drafts()).map(|draft| Message {
                subject: draft.subject.clone(),
                body: draft.body.clone(),
                placeholders: draft.placeholders.clone(),
            });
            made.record = Some(Box::new(Record::new(origin.clone(), analysis, message, self.is_for(ScanFormat::Html))));
        }
        made
    }

    fn of_failure(&self, origin: &Origin, what: &str) -> Made {
        if self.lines() {
            let failure = json::Failure::new(origin.id.as_ref(), source(origin, None), what);
            return Made { line: line(&failure), ..Made::default() };
        }
        Made { failure: Some((origin.clone(), what.to_owned())), ..Made::default() }
    }
}

fn source(origin: &Origin, format: Option<Word<crate::thread::Format>>) -> json::Source<'_> {
    json::Source {
        path: origin.path.as_deref(),
        index: origin.index,
        part: origin.part,
        format,
        encoding: origin.encoding,
    }
}

fn line(document: &impl serde::Serialize) -> Option<Vec<u8>> {
    let mut line = Vec::with_capacity(8 * 1024);
    json::write(&mut line, document, Layout::Line).ok().map(|()| line)
}
