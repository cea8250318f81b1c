//! `henji/analysis/1`: one thread, read.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Advice, Deadline, Draft, Gaps, Risk, Vocabulary, WhyNot, Word, day, instant, minute, range};
use crate::analysis;
use crate::archive::Id;
use crate::dialogue::{self, Act, General, ItemKind, ReadMessage, Stage, State, Status, WaitingOn};
use crate::draft;
use crate::error;
use crate::thread::{self, Format, Role};
use crate::timex::{Kind, Moment, Timex};

/// One thread as it stands at an instant: what is owed and why, how the replies compare, what to do now.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Analysis<'a> {
    /// Always `henji/analysis/1`.
    #[schemars(extend("const" = "henji/analysis/1"))]
    pub schema: &'static str,
    /// What an archive's record calls the thread, a text or a number; `null` elsewhere.
    pub id: Option<&'a Id>,
    /// Where the thread came from.
    pub source: Source<'a>,
    /// The market: `coconala`.
    pub platform: &'a str,
    /// The instant at which the thread is looked at, RFC 3339.
    pub now: String,
    /// Everybody who wrote, in the order of their first message.
    pub parties: Vec<Party<'a>>,
    /// The messages in the order in which they were sent.
    pub messages: Vec<Message<'a>>,
    /// What is open, as one word.
    pub state: Word<State>,
    /// The same in Japanese: 「資料待ち」.
    pub state_label: &'static str,
    /// How far the business has come.
    pub stage: Word<Stage>,
    /// Who has to move next.
    pub waiting_on: Word<WaitingOn>,
    /// The message that opened (or closed) what the state names.
    pub since: Option<Since>,
    /// The things still missing, as the thread calls them; empty outside `awaiting_materials`.
    pub missing: Vec<&'a str>,
    /// The counterpart's last unfulfilled promise that bears on the open item.
    pub promise: Option<Promise>,
    /// The day by which I have to deliver, `YYYY-MM-DD`.
    pub my_due: Option<String>,
    /// How many of my messages asked for the open item again.
    pub nudges: usize,
    /// What is owed, each thing by itself, in the order in which it was opened.
    pub open_items: Vec<OpenItem<'a>>,
    /// The words on which the state rests, the deciding ones first.
    pub evidence: Vec<Evidence<'a>>,
    /// The states that the readings of the thread lead to, its own first, then the likeliest: how sure the state is. Empty where
    /// they were not weighed (`scan`).
    pub readings: Vec<Likely>,
    /// Why the thread is not in the state that `check --why-not` asks for; `null` where none is asked for.
    pub why_not: Option<WhyNot<'a>>,
    /// The silence now, and the usual gaps between message and reply.
    pub gaps: Gaps,
    /// Whether it may fall silent.
    pub risk: Risk<'a>,
    /// What to do now.
    pub advice: Advice<'a>,
    /// By when to ask for an answer.
    pub deadline: Option<Deadline<'a>>,
    /// The message to send.
    pub draft: Option<Draft<'a>>,
    /// Other messages that could be sent, the best first; `null` unless asked for.
    pub alternatives: Option<Vec<Draft<'a>>>,
    /// What was odd or guessed on the way.
    pub notices: Vec<Notice<'a>>,
}

/// A state to which some of the readings of a thread lead.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Likely {
    /// The state.
    pub state: Word<State>,
    /// The share of the readings that lead there, from 0 to 1, in hundredths.
    pub share: f64,
}

/// Where a thread came from.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Source<'a> {
    /// The file; `null` for the standard input.
    pub path: Option<&'a str>,
    /// The thread's place within its source, from 0.
    pub index: usize,
    /// Where one conversation carries several jobs one after the other: which of them, from 0.
    pub part: Option<usize>,
    /// The layout that was recognised.
    pub format: Option<Word<Format>>,
    /// The encoding of the bytes: `UTF-8`, `Shift_JIS`.
    pub encoding: Option<&'a str>,
}

/// Somebody who writes in the thread.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Party<'a> {
    /// The name as it stands in the thread, without 様/さん.
    pub name: &'a str,
    /// Which side this is on.
    pub role: Word<Role>,
    /// How many messages this party wrote.
    pub messages: usize,
}

/// One message as it was sent.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Message<'a> {
    /// The number, from 1.
    pub index: usize,
    /// Who wrote it.
    pub from: &'a str,
    /// Which side that is.
    pub role: Word<Role>,
    /// When it was sent, RFC 3339; noon where only the day is known.
    pub at: Option<String>,
    /// The body as it stands.
    pub text: &'a str,
    /// What its sentences do, in order.
    pub acts: Vec<ReadAct<'a>>,
    /// The temporal expressions, in order; those of kind `none` are left out.
    pub times: Vec<Time<'a>>,
}

/// One act and the words that carry it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReadAct<'a> {
    /// The act, refined for the trade.
    pub act: Word<Act>,
    /// The general act that it refines.
    pub general: Word<General>,
    /// Where in the message's text, as a half-open range of bytes.
    pub span: [u32; 2],
    /// The words.
    pub text: &'a str,
}

/// A temporal expression, resolved.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Time<'a> {
    /// The words, with their bound marker: 「25日までに」.
    pub text: &'a str,
    /// Where they stand, as a half-open range of bytes.
    pub span: [u32; 2],
    /// How they bound.
    pub kind: Word<Kind>,
    /// The earliest moment, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM` in Asia/Tokyo.
    pub start: Option<String>,
    /// The latest moment, inclusive.
    pub end: Option<String>,
    /// For a duration its ISO 8601 length: `P3D`, `P2BD` for business days.
    pub value: Option<&'a str>,
}

/// The message that opened what is open.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Since {
    /// Its number, from 1.
    pub message: usize,
    /// When it was sent.
    pub at: Option<String>,
}

/// What the counterpart announced and has not done.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Promise {
    /// The first day meant, `YYYY-MM-DD`.
    pub start: Option<String>,
    /// The last day meant.
    pub end: Option<String>,
    /// The number of the message that says so.
    pub message: usize,
    /// Whether the latest plausible reading of the promised day has passed.
    pub broken: bool,
}

/// One thing that one side owes the other.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OpenItem<'a> {
    /// What kind of thing it is.
    pub kind: Word<ItemKind>,
    /// Who owes it.
    pub holder: Word<Role>,
    /// What it is, in the thread's words.
    pub what: Option<&'a str>,
    /// The number of the message that opened it.
    pub message: usize,
    /// How it stands.
    pub status: Word<Status>,
}

/// Words on which the state rests.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Evidence<'a> {
    /// The number of the message.
    pub message: usize,
    /// Where in that message's text, as a half-open range of bytes.
    pub span: [u32; 2],
    /// The words.
    pub text: &'a str,
    /// What they were read as.
    pub reads_as: Word<Act>,
}

/// Something odd in the input, and what was assumed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Notice<'a> {
    /// A stable name: `guessed-me`.
    pub id: &'static str,
    /// One Japanese sentence.
    pub text: &'a str,
}

impl<'a> Analysis<'a> {
    /// The document for one thread.
    #[must_use]
    pub fn new(source: Source<'a>, analysis: &'a analysis::Analysis, draft: Option<&'a draft::Draft>) -> Self {
        let (thread, standing) = (&analysis.thread, &analysis.standing);
        Self {
            schema: "henji/analysis/1",
            id: None,
            source,
            platform: &analysis.platform.id,
            now: instant(analysis.now),
            parties: parties(thread),
            messages: thread
                .messages
                .iter()
                .zip(&analysis.messages)
                .enumerate()
                .map(|(i, (message, read))| Message::new(i + 1, thread, message, read))
                .collect(),
            state: Word(standing.state),
            state_label: standing.state.label(),
            readings: standing.shares().map(|(state, share)| Likely { state: Word(state), share }).collect(),
            stage: Word(standing.stage),
            waiting_on: Word(standing.state.waiting_on()),
            since: standing.since.map(|number| Since { message: number, at: sent_at(thread, number) }),
            missing: standing.missing.iter().map(String::as_str).collect(),
            promise: standing.promise.as_ref().map(|promise| Promise::new(promise, analysis)),
            my_due: standing.my_due.map(day),
            nudges: standing.nudges,
            open_items: standing.items.iter().flat_map(open_items).collect(),
            evidence: standing.evidence.iter().map(|evidence| Evidence::new(evidence, thread)).collect(),
            why_not: None,
            gaps: Gaps::from(&analysis.gaps),
            risk: Risk::from(&analysis.risk),
            advice: Advice::from(&analysis.advice),
            deadline: analysis.deadline.as_ref().map(Deadline::from),
            draft: draft.map(Draft::from),
            alternatives: None,
            notices: analysis.notices.iter().map(Notice::from).collect(),
        }
    }
}

fn parties(thread: &thread::Thread) -> Vec<Party<'_>> {
    let count = |i| thread.messages.iter().filter(|message| message.party == i).count();
    let parties = thread.parties.iter().enumerate();
    parties.map(|(i, party)| Party { name: &party.name, role: Word(party.role), messages: count(i) }).collect()
}

/// When message `number` (from 1) was sent.
fn sent_at(thread: &thread::Thread, number: usize) -> Option<String> {
    let message = thread.messages.get(number.checked_sub(1)?)?;
    message.at.map(|stamp| instant(stamp.at))
}

/// The text of message `number` (from 1).
fn text_of(thread: &thread::Thread, number: usize) -> &str {
    number.checked_sub(1).and_then(|i| thread.messages.get(i)).map_or("", |message| &message.text)
}

/// What is still owed of an item: one entry a thing.
fn open_items(item: &dialogue::Item) -> Vec<OpenItem<'_>> {
    if !matches!(item.status, Status::Open | Status::Optional) {
        return Vec::new();
    }
    let entry = |what| OpenItem {
        kind: Word(item.kind),
        holder: Word(item.holder),
        what,
        message: item.message,
        status: Word(item.status),
    };
    if item.what.is_empty() {
        return vec![entry(None)];
    }
    item.what.iter().map(|what| entry(Some(what.as_str()))).collect()
}

impl<'a> Message<'a> {
    fn new(index: usize, thread: &'a thread::Thread, message: &'a thread::Message, read: &'a ReadMessage) -> Self {
        let party = thread.parties.get(message.party);
        Self {
            index,
            from: party.map_or("", |party| party.name.as_str()),
            role: Word(party.map_or(Role::Unknown, |party| party.role)),
            at: message.at.map(|stamp| instant(stamp.at)),
            text: &message.text,
            acts: read.acts.iter().map(|act| ReadAct::new(act, &message.text)).collect(),
            times: times(&read.times, &message.text),
        }
    }
}

impl<'a> ReadAct<'a> {
    fn new(read: &dialogue::ReadAct, text: &'a str) -> Self {
        Self {
            act: Word(read.act),
            general: Word(read.act.general()),
            span: range(read.span),
            text: read.span.of(text),
        }
    }
}

/// The temporal expressions of a text, without those that only look like one.
pub(super) fn times<'a>(times: &'a [Timex], text: &'a str) -> Vec<Time<'a>> {
    times.iter().filter(|timex| timex.kind != Kind::None).map(|timex| Time::new(timex, text)).collect()
}

impl<'a> Time<'a> {
    fn new(timex: &'a Timex, text: &'a str) -> Self {
        Self {
            text: timex.span.of(text),
            span: range(timex.span),
            kind: Word(timex.kind),
            start: timex.start.map(moment),
            end: timex.end.map(moment),
            value: timex.value.as_deref(),
        }
    }
}

/// `2026-11-25`, or `2026-11-25T18:00`.
fn moment(moment: Moment) -> String {
    match moment {
        Moment::Day(date) => day(date),
        Moment::Minute(at) => minute(at),
    }
}

impl Promise {
    fn new(promise: &dialogue::Promise, analysis: &analysis::Analysis) -> Self {
        Self {
            start: promise.start.map(day),
            end: promise.end.map(day),
            message: promise.message,
            broken: analysis.is_broken(promise),
        }
    }
}

impl<'a> Evidence<'a> {
    fn new(evidence: &dialogue::Evidence, thread: &'a thread::Thread) -> Self {
        Self {
            message: evidence.message,
            span: range(evidence.span),
            text: evidence.span.of(text_of(thread, evidence.message)),
            reads_as: Word(evidence.act),
        }
    }
}

impl<'a> From<&'a error::Notice> for Notice<'a> {
    fn from(notice: &'a error::Notice) -> Self {
        Self { id: notice.id, text: &notice.text }
    }
}

impl Source<'_> {
    /// The layout's name: `coconala`.
    #[must_use]
    pub fn format_name(&self) -> Option<&'static str> {
        self.format.map(|format| format.0.word())
    }
}
