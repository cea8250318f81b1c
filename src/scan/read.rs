//! One conversation of the archive, read on one core.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};

use super::{Plan, cut};
use crate::analysis::{Analysis, Analyzer, Options};
use crate::archive::{Body, Entry, Hints, Skipped, Trouble};
use crate::draft::{self, Ask, Draft};
use crate::error::Error;
use crate::platform;
use crate::triage::Origin;

/// One conversation, to be read.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) path: Option<Arc<str>>,
    /// Its place within its source, from 0.
    pub(super) index: usize,
    pub(super) entry: Result<Entry, Trouble>,
}

impl Job {
    /// What was left out of it.
    pub(super) fn skipped(&self) -> Skipped {
        self.entry.as_ref().map(|entry| entry.skipped).unwrap_or_default()
    }

    /// About how many bytes it holds.
    pub(super) fn cost(&self) -> usize {
        const MESSAGE: usize = 200;
        match &self.entry {
            Ok(Entry { body: Body::Text(text), .. }) => text.len(),
            Ok(Entry { body: Body::Thread(thread), .. }) => {
                thread.messages.iter().map(|it| it.text.len() + MESSAGE).sum()
            }
            Err(_) => 0,
        }
    }
}

/// One thread of the archive.
#[derive(Debug)]
pub struct Scanned {
    /// Where it comes from.
    pub origin: Origin,
    /// What is known of it, or why it could not be read, in one Japanese sentence.
    pub result: Result<Box<Checked>, String>,
}

/// A thread, analysed.
#[derive(Debug)]
pub struct Checked {
    /// What is known of it.
    pub analysis: Analysis,
    /// The message to send, when one should be sent.
    pub draft: Option<Draft>,
}

/// The analyzers, one for each thread of work.
pub(super) struct Desk(Vec<Mutex<Analyzer>>);

impl Desk {
    pub(super) fn several(jobs: usize) -> Self {
        Self((0..jobs).map(|_| Mutex::new(Analyzer::new())).collect())
    }

    /// The threads of a conversation; what should go wrong inside of one is its own failure.
    pub(super) fn read(&self, job: Job, plan: &Plan) -> Vec<Scanned> {
        let Job { path, index, entry } = job;
        let origin = |id, place| Origin { path, index, id, place, ..Origin::default() };
        let entry = match entry {
            Ok(entry) => entry,
            Err(trouble) => {
                let result = Err(trouble.japanese());
                return vec![Scanned { origin: origin(trouble.id, trouble.place), result }];
            }
        };
        let mut origin = origin(entry.id.clone(), entry.place.clone());
        (origin.encoding, origin.title) = (Some(entry.encoding), entry.hints.title.clone());
        let mut own = rayon::current_thread_index().and_then(|at| self.0.get(at)).and_then(|desk| desk.try_lock().ok());
        let mut spare = None;
        let analyzer = match own.as_deref_mut() {
            Some(analyzer) => analyzer,
            None => spare.insert(Analyzer::new()),
        };
        let place = origin.clone();
        catch_unwind(AssertUnwindSafe(|| conversation(analyzer, entry, &origin, plan))).unwrap_or_else(|_| {
            *analyzer = Analyzer::new();
            let what = "内部の不具合のため読めませんでした。再現する文を添えてお知らせください。";
            vec![Scanned { result: Err(format!("{}{what}", place.place.japanese())), origin: place }]
        })
    }
}

fn conversation(analyzer: &mut Analyzer, entry: Entry, origin: &Origin, plan: &Plan) -> Vec<Scanned> {
    let one = |result| vec![Scanned { origin: origin.clone(), result }];
    let options = match options(&entry.hints, plan) {
        Ok(options) => options,
        Err(error) => return one(Err(sentence(origin, &error))),
    };
    let mut notices = entry.notices;
    let read = match entry.body {
        Body::Text(text) => analyzer.read(&text, &options).map(|mut analysis| {
            analysis.notices.splice(0..0, notices);
            analysis
        }),
        // All of it was left out, and is counted.
        Body::Thread(thread) if thread.messages.is_empty() && entry.skipped.total() > 0 => return Vec::new(),
        Body::Thread(thread) if thread.messages.is_empty() => Err(Error::NoMessages),
        Body::Thread(thread) => analyzer.settle(*thread, std::mem::take(&mut notices), &options),
    };
    let analysis = match read {
        Ok(analysis) => analysis,
        Err(error) => return one(Err(sentence(origin, &error))),
    };
    let parts = if plan.whole || entry.one { Vec::new() } else { cut::parts(&analysis) };
    if parts.len() < 2 {
        return one(checked(analysis, plan).map_err(|error| sentence(origin, &error)));
    }
    let parts = parts.into_iter().enumerate().map(|(part, thread)| {
        let origin = Origin { part: Some(part), ..origin.clone() };
        let analysis = analyzer.analyze(thread, analysis.notices.clone(), &options);
        let result = checked(analysis, plan).map_err(|error| sentence(&origin, &error));
        Scanned { origin, result }
    });
    parts.collect()
}

fn sentence(origin: &Origin, error: &Error) -> String {
    format!("{}{error}", origin.place.japanese())
}

/// How this conversation is looked at. Names from the command line help where they occur; those of the source have to.
fn options(hints: &Hints, plan: &Plan) -> Result<Options, Error> {
    let mut options = plan.options.clone();
    options.usual_names.splice(0..0, std::mem::take(&mut options.me));
    options.me.clone_from(&hints.me);
    options.now = hints.now.unwrap_or(options.now);
    options.settings.due = hints.due.or(options.settings.due);
    if let Some(id) = &hints.platform {
        let known = platform::ids().find(|known| known == id);
        options.platform = Some(known.ok_or_else(|| Error::Option {
            name: "platform",
            value: id.clone(),
            wanted: (
                "henji platform list にある ID を書いてください。".to_owned(),
                "write an id of `henji platform list`".to_owned(),
            ),
        })?);
    }
    Ok(options)
}

/// A conversation whose message needs a template that is wrong is told of all the same, without the message.
fn checked(mut analysis: Analysis, plan: &Plan) -> Result<Box<Checked>, Error> {
    let ask = Ask {
        thread: &analysis.thread,
        standing: &analysis.standing,
        advice: &analysis.advice,
        platform: &analysis.platform,
        settings: &analysis.settings,
        now: analysis.now,
    };
    let written = if analysis.knows_me() { draft::draft(&ask, &plan.templates, &plan.wish) } else { Ok(None) };
    let draft = match written {
        Err(error @ Error::Template { .. }) => {
            analysis.notices.push(draft::left_out(&error));
            None
        }
        written => written?,
    };
    Ok(Box::new(Checked { analysis, draft }))
}
