//! `henji/scan/1`: the threads of an archive, the most urgent first, each as a short record.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Word, day, instant};
use crate::advice::Action;
use crate::archive::{Id, Skipped};
use crate::dialogue::{State, WaitingOn};
use crate::triage::{self, Level, News};

/// The threads of an archive.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Scan<'a> {
    /// Always `henji/scan/1`.
    #[schemars(extend("const" = "henji/scan/1"))]
    pub schema: &'static str,
    /// When they were looked at, RFC 3339.
    pub now: String,
    /// What was read.
    pub counts: ScanCounts,
    /// How many threads there are with those that are not shown.
    pub all: usize,
    /// How many that were shown before are not in the archive any more; `null` without `--state`.
    pub gone: Option<usize>,
    /// The threads, the most urgent first.
    pub threads: Vec<ScannedThread<'a>>,
    /// What could not be read, in the order of the archive.
    pub errors: Vec<ScanError<'a>>,
}

/// What was read.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ScanCounts {
    /// Files that were opened.
    pub files: u64,
    /// Threads that were read.
    pub threads: u64,
    /// Messages in them.
    pub messages: u64,
    /// What was left out, by reason.
    pub skipped: Vec<SkippedCount>,
}

/// How much was left out for one reason.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SkippedCount {
    /// The reason: `sticker`.
    pub reason: &'static str,
    /// How much.
    pub count: u64,
}

/// A thread, in short.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ScannedThread<'a> {
    /// What the archive calls it.
    pub id: Option<&'a Id>,
    /// Where it stands, for people: 「talk.txt:12」.
    pub place: String,
    /// The file; `null` for the standard input.
    pub path: Option<&'a str>,
    /// Its place within its source, from 0.
    pub index: usize,
    /// Which of several jobs of one conversation, from 0.
    pub part: Option<usize>,
    /// How soon something has to be done.
    pub urgency: Word<Level>,
    /// What has become of it since it was shown before.
    pub news: Option<Word<News>>,
    /// What is open.
    pub state: Word<State>,
    /// The same in Japanese.
    pub state_label: &'static str,
    /// Who has to move next, by the situation.
    pub waiting_on: Word<WaitingOn>,
    /// The market.
    pub platform: &'a str,
    /// The other side.
    pub who: &'a str,
    /// The subject or the room's name.
    pub title: Option<&'a str>,
    /// Seconds of silence.
    pub silence_seconds: Option<i64>,
    /// Of that, seconds in business hours.
    pub silence_business_seconds: Option<i64>,
    /// Whether that is longer than usual.
    pub unusual: bool,
    /// The last message's instant.
    pub last: Option<String>,
    /// What is missing.
    pub missing: Vec<&'a str>,
    /// The last day that they announced.
    pub promise: Option<String>,
    /// Whether it has passed.
    pub promise_broken: bool,
    /// My due date.
    pub my_due: Option<String>,
    /// How often I asked again.
    pub nudges: usize,
    /// What to do.
    pub action: Word<Action>,
    /// When.
    pub at: String,
    /// Why.
    pub why: &'a str,
    /// The message to send.
    pub draft: Option<ScannedDraft<'a>>,
}

/// The message to send.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ScannedDraft<'a> {
    /// The mail subject.
    pub subject: Option<&'a str>,
    /// The message.
    pub body: &'a str,
    /// What has to be filled in first.
    pub placeholders: Vec<&'a str>,
}

/// What could not be read.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ScanError<'a> {
    /// What the archive calls it.
    pub id: Option<&'a Id>,
    /// The file; `null` for the standard input.
    pub path: Option<&'a str>,
    /// Its place within its source, from 0.
    pub index: usize,
    /// One sentence: what, where, what to do.
    pub error: &'a str,
}

impl ScanCounts {
    /// The counts of a scan.
    #[must_use]
    pub fn new(files: u64, threads: u64, messages: u64, skipped: &Skipped) -> Self {
        let skipped = skipped.counts().map(|(why, count)| SkippedCount { reason: why.name(), count }).collect();
        Self { files, threads, messages, skipped }
    }
}

impl<'a> Scan<'a> {
    /// The document of a list.
    #[must_use]
    pub fn new(list: &'a triage::List, counts: ScanCounts) -> Self {
        Self {
            schema: "henji/scan/1",
            now: instant(list.now),
            counts,
            all: list.all,
            gone: list.gone,
            threads: list.records.iter().map(ScannedThread::from).collect(),
            errors: list
                .failures
                .iter()
                .map(|(origin, error)| ScanError {
                    id: origin.id.as_ref(),
                    path: origin.path.as_deref(),
                    index: origin.index,
                    error,
                })
                .collect(),
        }
    }
}

impl<'a> From<&'a triage::Listed> for ScannedThread<'a> {
    fn from(listed: &'a triage::Listed) -> Self {
        let record = &listed.record;
        Self {
            id: record.origin.id.as_ref(),
            place: record.origin.to_string(),
            path: record.origin.path.as_deref(),
            index: record.origin.index,
            part: record.origin.part,
            urgency: Word(record.urgency.level),
            news: listed.news.map(Word),
            state: Word(record.state),
            state_label: record.state.label(),
            waiting_on: Word(record.waiting_on),
            platform: &record.platform,
            who: &record.who,
            title: record.title.as_deref(),
            silence_seconds: record.silence.map(|(all, _)| all),
            silence_business_seconds: record.silence.map(|(_, business)| business),
            unusual: record.unusual,
            last: record.last.map(instant),
            missing: record.missing.iter().map(String::as_str).collect(),
            promise: record.promise.map(|promise| day(promise.day)),
            promise_broken: record.promise.is_some_and(|promise| promise.broken),
            my_due: record.my_due.map(day),
            nudges: record.nudges,
            action: Word(record.action),
            at: instant(record.at),
            why: &record.why,
            draft: record.draft.as_ref().map(|draft| ScannedDraft {
                subject: draft.subject.as_deref(),
                body: &draft.body,
                placeholders: draft.placeholders.iter().map(String::as_str).collect(),
            }),
        }
    }
}
