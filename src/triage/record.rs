//! What is kept of a thread when thousands are sorted: a few words and dates, not its text.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{Origin, Seen, Urgency, Wait, waits};
use crate::advice::{Action, Situation, Step};
use crate::analysis::Analysis;
use crate::dialogue::{State, WaitingOn};
use crate::thread::Role;

/// One thread among many.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Where it comes from.
    pub origin: Origin,
    /// When it was looked at.
    pub now: DateTime<FixedOffset>,
    /// Its place among others.
    pub urgency: Urgency,
    /// What is open.
    pub state: State,
    /// The finer situation by which it was decided.
    pub situation: Situation,
    /// Who has to move next, by the situation: who still has to deliver formally is waited for although all is approved.
    pub waiting_on: WaitingOn,
    /// The market: `coconala`.
    pub platform: String,
    /// The other side: 「田中」, 「田中 ほか1名」.
    pub who: String,
    /// The subject or the room's name.
    pub title: Option<String>,
    /// Seconds of silence, and of them those in business hours.
    pub silence: Option<(i64, i64)>,
    /// Whether that is longer than usual.
    pub unusual: bool,
    /// The last message's instant.
    pub last: Option<DateTime<FixedOffset>>,
    /// What is missing.
    pub missing: Vec<String>,
    /// What they announced.
    pub promise: Option<Promised>,
    /// The day by which I have to deliver.
    pub my_due: Option<NaiveDate>,
    /// How often I asked again.
    pub nudges: usize,
    /// What to do.
    pub action: Action,
    /// How firmly.
    pub step: Option<Step>,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Why, in one sentence.
    pub why: String,
    /// The message to send; not always kept.
    pub draft: Option<Message>,
    /// Who was waiting for whom; not always kept.
    pub waits: Vec<Wait>,
    /// By what a later run knows it again.
    pub seen: Seen,
}

/// A day that they announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promised {
    /// The last day meant.
    pub day: NaiveDate,
    /// Whether it has passed under every reading.
    pub broken: bool,
}

/// A message, ready to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The mail subject.
    pub subject: Option<String>,
    /// The message.
    pub body: String,
    /// What has to be filled in first.
    pub placeholders: Vec<String>,
}

/// How long a kept sentence or name may be, in characters.
const LONGEST: usize = 120;
/// How many missing things are kept.
const MOST: usize = 12;

impl Record {
    /// The record of a thread; `draft` is kept with it, and `timeline` says whether [`Record::waits`] is.
    #[must_use]
    pub fn new(origin: Origin, analysis: &Analysis, draft: Option<Message>, timeline: bool) -> Self {
        let (standing, advice) = (&analysis.standing, &analysis.advice);
        let title = origin.title.clone().or_else(|| analysis.thread.subject.clone());
        let promise = standing.promise.as_ref().and_then(|promise| {
            let day = promise.end.or(promise.start)?;
            Some(Promised { day, broken: analysis.is_broken(promise) })
        });
        Self {
            now: analysis.now,
            urgency: Urgency::of(analysis),
            state: standing.state,
            situation: advice.situation,
            waiting_on: advice.situation.waiting_on(),
            platform: analysis.platform.id.clone(),
            who: who(analysis),
            title: title.map(|title| short(&title)).filter(|title| !title.is_empty()),
            silence: analysis.gaps.silence.map(|silence| (silence.seconds, silence.business_seconds)),
            unusual: analysis.gaps.unusual,
            last: analysis.thread.messages.iter().rev().find_map(|message| message.at).map(|stamp| stamp.at),
            missing: standing.missing.iter().take(MOST).map(|it| short(it)).collect(),
            promise,
            my_due: standing.my_due,
            nudges: standing.nudges,
            action: advice.action,
            step: advice.step,
            at: advice.at,
            why: advice.reasons.first().map_or_else(String::new, |note| short(&note.text)),
            draft,
            waits: if timeline { waits::of(analysis) } else { Vec::new() },
            seen: Seen::of(&origin, &analysis.thread),
            origin,
        }
    }
}

/// The other side by name.
fn who(analysis: &Analysis) -> String {
    let mut names = analysis.thread.parties.iter().filter(|party| party.role != Role::Me).map(|party| &party.name);
    let Some(first) = names.next() else { return String::new() };
    match names.count() {
        0 => short(first),
        more => format!("{} ほか{more}名", short(first)),
    }
}

/// The first words on one line.
fn short(text: &str) -> String {
    let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = words.char_indices().nth(LONGEST) {
        words.truncate(end);
        words.push('…');
    }
    words
}
