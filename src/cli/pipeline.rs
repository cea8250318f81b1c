//! From the command line's source to an analysis: the wiring that `check`, `draft` and their like share.

use super::args::{AdviceArguments, GeneralArguments, ThreadArguments};
use super::input::Source;
use super::{Stop, clipboard, input, options, settings};
use crate::analysis::{Analysis, Analyzer};
use crate::draft::{self, Ask, Draft, DraftWish, Registry};
use crate::error::Error;
use crate::evidence::fingerprint;
use crate::report::json::{self, Word};
use crate::text;

/// One thread, read and analysed, with where it came from.
pub(crate) struct Checked {
    path: Option<String>,
    pasted: bool,
    encoding: &'static str,
    /// The SHA-256 of the bytes that were read.
    pub(crate) fingerprint: String,
    /// What is known of it.
    pub(crate) analysis: Analysis,
    templates: Registry,
    signature: Option<String>,
}

impl Checked {
    /// Reads and analyses the thread of the arguments; with `weigh` also how sure its state is.
    pub(crate) fn read(
        arguments: &ThreadArguments,
        advice: &AdviceArguments,
        general: &GeneralArguments,
        weigh: bool,
    ) -> Result<Self, Stop> {
        let settings = settings::load(general)?;
        let mut options = options::thread(arguments, &settings.config)?;
        options::advice(&mut options, advice)?;
        options.weigh = weigh;
        let source = source(arguments)?;
        let decoded = text::decode(&source.bytes)?;
        let mut analysis = Analyzer::new().read(&decoded.text, &options)?;
        analysis.notices.splice(0..0, decoded.notices);
        analysis.notices.extend(settings.templates.wrong().map(draft::left_out));
        Ok(Self {
            path: source.path,
            pasted: arguments.paste,
            encoding: decoded.encoding,
            fingerprint: fingerprint(&source.bytes),
            analysis,
            templates: settings.templates,
            signature: settings.config.signature.value,
        })
    }

    /// The message to send, when one should be sent; nothing while it is not known whose side the user is on.
    pub(crate) fn draft(&self, wish: &DraftWish) -> Result<Option<Draft>, Error> {
        if !self.analysis.knows_me() {
            return Ok(None);
        }
        draft::draft(&self.ask(), &self.templates, &self.signed(wish))
    }

    /// The message to send, or a notice where the user's own template for it is wrong.
    pub(crate) fn draft_if_possible(&mut self) -> Result<Option<Draft>, Error> {
        match self.draft(&DraftWish::default()) {
            Err(error @ Error::Template { .. }) => {
                let notice = draft::left_out(&error);
                if !self.analysis.notices.contains(&notice) {
                    self.analysis.notices.push(notice);
                }
                Ok(None)
            }
            draft => draft,
        }
    }

    /// Other messages that could be sent; none while it is not known whose side the user is on, or where a template of the
    /// user's own is wrong.
    pub(crate) fn alternatives_if_possible(&self) -> Result<Vec<Draft>, Error> {
        if !self.analysis.knows_me() {
            return Ok(Vec::new());
        }
        match self.alternatives(&DraftWish::default()) {
            Err(Error::Template { .. }) => Ok(Vec::new()),
            others => others,
        }
    }

    /// Other messages that could be sent.
    pub(crate) fn alternatives(&self, wish: &DraftWish) -> Result<Vec<Draft>, Error> {
        draft::alternatives(&self.ask(), &self.templates, &self.signed(wish))
    }

    /// What a message is written from.
    pub(crate) fn ask(&self) -> Ask<'_> {
        let analysis = &self.analysis;
        Ask {
            thread: &analysis.thread,
            standing: &analysis.standing,
            advice: &analysis.advice,
            platform: &analysis.platform,
            settings: &analysis.settings,
            now: analysis.now,
        }
    }

    /// The templates, the user's own first.
    pub(crate) fn templates(&self) -> &Registry {
        &self.templates
    }

    fn signed(&self, wish: &DraftWish) -> DraftWish {
        let tone = wish.tone.or(self.analysis.settings.tone);
        DraftWish { tone, signature: self.signature.clone(), ..wish.clone() }
    }

    /// What the source is called in a record: the file's own name, without the folders above it.
    pub(crate) fn source_name(&self) -> String {
        let path = self.path.as_deref().map(std::path::Path::new);
        let name = path.and_then(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned());
        name.unwrap_or_else(|| if self.pasted { "クリップボード" } else { "標準入力" }.to_owned())
    }

    /// The JSON document.
    #[must_use]
    pub(crate) fn document<'a>(&'a self, draft: Option<&'a Draft>) -> json::Analysis<'a> {
        let source = json::Source {
            path: self.path.as_deref(),
            index: 0,
            part: None,
            format: Some(Word(self.analysis.thread.format)),
            encoding: Some(self.encoding),
        };
        json::Analysis::new(source, &self.analysis, draft)
    }
}

fn source(arguments: &ThreadArguments) -> Result<Source, Error> {
    if arguments.paste {
        return Ok(Source { path: None, bytes: clipboard::paste()?.into_bytes() });
    }
    input::read(arguments.file.as_deref())
}
