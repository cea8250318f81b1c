//! One thread, read: what is owed, how the silence compares, what to do now.

mod head;
mod owner;
mod pace;
mod trade;

use std::borrow::Cow;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use head::Head;

use crate::advice::{self, Action, Advice, Deadline, Limit, Note, Settings, Situation};
use crate::dialogue::{self, ExplainedSentence, Hinge, Promise, ReadMessage, Reader, Reading, Standing, State, WhyNot};
use crate::error::{Error, Notice};
use crate::platform::{self, Platform};
use crate::thread::{self, Format, ReadHint, Role, Thread};
use crate::timing::{self, Buyer, Gaps, Risk, Statistics};

/// Everything that is known of one thread at one instant; a function of (text, options).
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// The thread, with roles assigned.
    pub thread: Thread,
    /// The instant at which it is looked at.
    pub now: DateTime<FixedOffset>,
    /// Where the business is done.
    pub platform: Arc<Platform>,
    /// The acts and temporal expressions of each message, in the order of `thread.messages`.
    pub messages: Vec<ReadMessage>,
    /// What is owed.
    pub standing: Standing,
    /// How long it has been silent, and how fast the two sides usually answer.
    pub gaps: Gaps,
    /// Whether it may fall silent: a tendency with its reasons.
    pub risk: Risk,
    /// What to do now.
    pub advice: Advice,
    /// By when to ask for an answer; `None` where no message asks for one.
    pub deadline: Option<Deadline>,
    /// What was odd or guessed.
    pub notices: Vec<Notice>,
    /// What the advice went by beside the thread.
    pub settings: Settings,
}

/// How a thread is looked at: everything beside its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The names that the user bears in the thread; one of them has to occur.
    pub me: Vec<String>,
    /// The names that the user bears elsewhere, too; they help where they occur.
    pub usual_names: Vec<String>,
    /// The instant at which it is looked at.
    pub now: DateTime<FixedOffset>,
    /// The layout, when it is not to be detected.
    pub input: Option<Format>,
    /// The platform's id, when it is not to be detected.
    pub platform: Option<&'static str>,
    /// The platform that is assumed where the thread does not betray one.
    pub usual_platform: Option<&'static str>,
    /// What the user knows of the buyer beside the thread.
    pub buyer: Buyer,
    /// Limits of places that the user knows better than the built-in data.
    pub facts: Vec<platform::Own>,
    /// What advice goes by beside the thread.
    pub settings: Settings,
    /// How fast the counterparts of an archive answer.
    pub statistics: Option<Arc<Statistics>>,
    /// Whether other readings of the thread are weighed against the one that is told, to say how sure it is; this takes about
    /// as long as the reading itself.
    pub weigh: bool,
}

impl Options {
    /// Everything at its default, looked at at `now`.
    #[must_use]
    pub fn at(now: DateTime<FixedOffset>) -> Self {
        Self {
            me: Vec::new(),
            usual_names: Vec::new(),
            now,
            input: None,
            platform: None,
            usual_platform: None,
            buyer: Buyer::default(),
            facts: Vec::new(),
            settings: Settings::default(),
            statistics: None,
            weigh: false,
        }
    }
}

impl Options {
    /// These options, and what the head of a file says where they are silent.
    fn under(&self, head: Head) -> Cow<'_, Self> {
        if head == Head::default() {
            return Cow::Borrowed(self);
        }
        let mut options = self.clone();
        if options.me.is_empty() {
            options.me = head.me;
        }
        options.platform = options.platform.or(head.platform);
        options.settings.due = options.settings.due.or(head.due);
        options.buyer = options.buyer.or(head.buyer);
        Cow::Owned(options)
    }
}

impl Analysis {
    /// Whether the latest plausible reading of the promised day has passed.
    #[must_use]
    pub fn is_broken(&self, promise: &Promise) -> bool {
        let latest = promise.latest.or(promise.end).or(promise.start);
        latest.is_some_and(|day| self.now.date_naive() > day)
    }

    /// Whether the thread shows which side the user is on.
    #[must_use]
    pub fn knows_me(&self) -> bool {
        knows_me(&self.thread)
    }
}

fn knows_me(thread: &Thread) -> bool {
    thread.parties.iter().any(|party| party.role != Role::Unknown)
}

/// Reads threads one after the other; holds the scratch of the tokenizer, so use one for each thread of work.
#[derive(Debug, Default)]
pub struct Analyzer {
    reader: Reader,
    /// The places met so far; each is read from its file once.
    platforms: Vec<Arc<Platform>>,
    /// The limits of the user's own that hold in them.
    facts: Vec<platform::Own>,
}

impl Analyzer {
    /// An analyzer over the embedded data.
    #[must_use]
    pub fn new() -> Self {
        Self { reader: Reader::new(), platforms: Vec::new(), facts: Vec::new() }
    }

    /// Reads a pasted thread and says how it stands. Lines such as `me: みどり工房` between two `---` at its head say what
    /// the options leave open.
    ///
    /// # Errors
    /// [`Error::NoMessages`] when the text holds none, [`Error::UnknownMe`] when a given name does not occur,
    /// [`Error::Option`] when a value at the head cannot be used.
    pub fn read(&mut self, text: &str, options: &Options) -> Result<Analysis, Error> {
        let (head, text) = head::split(text)?;
        let options = &*options.under(head);
        let hint = ReadHint { format: options.input, now: options.now, me: &options.me };
        let parsed = thread::read(text, &hint);
        let thread = parsed.value.into_iter().next().ok_or(Error::NoMessages)?;
        self.settle(thread, parsed.notices, options)
    }

    /// Says how a thread stands whose roles are not assigned yet; `notices` are what was odd in reading it.
    ///
    /// # Errors
    /// [`Error::UnknownMe`] when a given name does not occur.
    pub fn settle(
        &mut self,
        mut thread: Thread,
        mut notices: Vec<Notice>,
        options: &Options,
    ) -> Result<Analysis, Error> {
        thread::assign_roles(&mut thread, &options.me)?;
        let usual = options.me.is_empty() && thread::assign_roles(&mut thread, &options.usual_names).is_ok();
        if options.me.is_empty() && !(usual && knows_me(&thread)) {
            let (notice, sight) = owner::assign(&mut thread, &mut self.reader, options.now);
            notices.push(notice);
            if let Some(sight) = sight {
                let reading = self.reader.read_seen(&thread, sight, options.weigh);
                return Ok(self.judge(thread, reading, notices, options));
            }
        }
        Ok(self.analyze(thread, notices, options))
    }

    /// Says how a thread whose roles are assigned stands; `notices` are what was odd in reading it.
    pub fn analyze(&mut self, thread: Thread, notices: Vec<Notice>, options: &Options) -> Analysis {
        let sight = self.reader.look(&thread, options.now);
        let reading = self.reader.read_seen(&thread, sight, options.weigh);
        self.judge(thread, reading, notices, options)
    }

    /// What follows from a reading.
    fn judge(&mut self, thread: Thread, reading: Reading, mut notices: Vec<Notice>, options: &Options) -> Analysis {
        let now = options.now;
        let mut settings = options.settings.clone();
        settings.first_timer |= options.buyer.is_first_timer();
        let settings = &settings;
        let mut standing = reading.standing;
        standing.my_due = settings.due.or(standing.my_due);
        notices.append(&mut standing.notices);
        let id = options.platform.unwrap_or_else(|| match platform::detect(&thread) {
            "generic" => options.usual_platform.unwrap_or("generic"),
            id => id,
        });
        let platform = self.platform(id, &options.facts);
        let mut gaps = timing::measure(&thread, &standing, now, &settings.business);
        let waiting_on = standing.state.waiting_on();
        if let Some(statistics) = &options.statistics {
            pace::judge(&mut gaps, &thread, statistics, waiting_on);
        }
        let risk = timing::risk(&thread, &standing, &gaps, &options.buyer, now.date_naive());
        let known = knows_me(&thread);
        let messages = reading.messages;
        let mut advice = if known {
            advice::advise(&thread, &messages, &standing, &gaps, &platform, settings, now)
        } else {
            undecided(now)
        };
        if let Some(statistics) = options.statistics.as_ref().filter(|_| known) {
            pace::advise(&mut advice, &gaps, &thread, statistics, waiting_on);
        }
        let deadline = advice::deadline(&advice, &standing, settings, now);
        let settings = settings.clone();
        Analysis { thread, now, platform, messages, standing, gaps, risk, advice, deadline, notices, settings }
    }

    fn platform(&mut self, id: &'static str, facts: &[platform::Own]) -> Arc<Platform> {
        if self.facts != facts {
            self.platforms.clear();
            self.facts = facts.to_vec();
        }
        if let Some(known) = self.platforms.iter().find(|platform| platform.id == id) {
            return Arc::clone(known);
        }
        let read = platform::builtin(id).expect("`detect` and the options name built-in platforms only");
        let platform = Arc::new(read.with(facts));
        self.platforms.push(Arc::clone(&platform));
        platform
    }

    /// Says why a thread is not in a state, with the sentence on which that hinges where some of its readings lead there.
    pub fn why_not(&mut self, analysis: &Analysis, state: State) -> (WhyNot, Option<Hinge>) {
        let (thread, messages) = (&analysis.thread, &analysis.messages);
        let why_not = dialogue::why_not(thread, messages, state);
        let weighed = analysis.standing.votes.iter().any(|row| row.0 == state) && !why_not.holds;
        let hinge = weighed.then(|| dialogue::hinge(&mut self.reader, thread, messages, state)).flatten();
        (why_not, hinge)
    }

    /// Says how a text that is nobody's thread is read, as if written at `reference`.
    pub fn explain(&mut self, text: &str, reference: DateTime<FixedOffset>) -> Vec<ExplainedSentence> {
        self.reader.explain(text, reference.naive_local())
    }
}

/// The advice where it is not known whose side the user is on.
fn undecided(now: DateTime<FixedOffset>) -> Advice {
    let text = "どちらがご自身か分からないため、まず --me で名前を指定してください。".to_owned();
    Advice {
        situation: Situation::Unclear,
        row: "unknown-me".to_owned(),
        action: Action::AskUser,
        step: None,
        at: now,
        reasons: vec![Note { id: "unknown-me".to_owned(), text }],
        warnings: Vec::new(),
        alternatives: Vec::new(),
        otherwise: None,
        costs: Vec::new(),
        kind: None,
        consequence: false,
        limit: Limit::None,
        latest: None,
        floor: None,
    }
}
