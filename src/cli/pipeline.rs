//! From the command line's source to an analysis: the wiring that `check`, `draft` and their like share.

use super::args::{GeneralArguments, ThreadArguments};
use super::{Stop, input, options, settings};
use crate::analysis::{Analysis, Analyzer};
use crate::draft::{self, Ask, Draft, DraftWish, Registry};
use crate::error::Error;
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
    /// Reads and analyses the thread of the arguments; `force` writes a message also where none should be sent.
    pub(crate) fn read(arguments: &ThreadArguments, general: &GeneralArguments, force: bool) -> Result<Self, Stop> {
        let settings = settings::load(general)?;
        let options = options::thread(arguments, &settings.config)?;
        let source = input::read(arguments.file.as_deref())?;
        let decoded = text::decode(&source.bytes)?;
        let mut analysis = Analyzer::new().read(&decoded.text, &options)?;
        analysis.notices.splice(0..0, decoded.notices);
        let wish = DraftWish { signature: settings.config.signature.value, force, ..DraftWish::default() };
        let draft = if analysis.knows_me() { draft(&analysis, &settings.templates, &wish)? } else { None };
        Ok(Self { path: source.path, encoding: decoded.encoding, analysis, draft })
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

fn draft(analysis: &Analysis, templates: &Registry, wish: &DraftWish) -> Result<Option<Draft>, Error> {
    let ask = Ask {
        thread: &analysis.thread,
        standing: &analysis.standing,
        advice: &analysis.advice,
        platform: &analysis.platform,
        settings: &analysis.settings,
        now: analysis.now,
    };
    draft::draft(&ask, templates, wish)
}
