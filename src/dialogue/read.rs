//! From a thread to what its messages do and what is owed at its end.

use chrono::{DateTime, FixedOffset, NaiveDateTime};

use super::looked::{Looked, Looker, enter, read_acts};
use super::names::Names;
use super::weigh::Weigher;
use super::{Act, Acts, ExplainedSentence, ExplainedToken, ReadMessage, Sample, Standing, ledger};
use crate::calendar::Business;
use crate::clause::{Clause, Frame, Lexicon, noun_phrases};
use crate::cue::Model;
use crate::morph::{Morph, Tokenizer};
use crate::register;
use crate::text::{Sentence, Span, sentences};
use crate::thread::{Message, Role, Thread};
use crate::timex::{Anchor, Kind, Timex, scan};

/// A thread as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The acts and temporal expressions of each message.
    pub messages: Vec<ReadMessage>,
    /// What is owed at the end.
    pub standing: Standing,
}

/// A thread as it was looked at, before it is told who of its parties is the user.
#[derive(Debug)]
pub(crate) struct Sight {
    /// The messages with their temporal expressions.
    messages: Vec<ReadMessage>,
    looked: Vec<Looked>,
}

/// Reads threads; holds the scratch of the tokenizer, so that one is used for each thread of work.
#[derive(Debug)]
pub struct Reader {
    looker: Looker,
    weigher: Weigher,
    calendar: Business,
    /// Whether the cues alone decide, for comparison.
    by_cues: bool,
}

impl Default for Reader {
    fn default() -> Self {
        Self::with_model(Model::builtin())
    }
}

impl Reader {
    /// A reader over the embedded data.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A reader that tells acts by another model than the embedded one.
    #[must_use]
    pub fn with_model(model: &'static Model) -> Self {
        Self { looker: Looker::new(model), weigher: Weigher::new(model), calendar: Business::default(), by_cues: false }
    }

    /// A reader that lets the cues alone decide, without the model: for comparison.
    #[must_use]
    pub fn by_cues() -> Self {
        Self { by_cues: true, ..Self::default() }
    }

    /// Reads a thread whose roles are assigned, as it stands at `now`.
    pub fn read(&mut self, thread: &Thread, now: DateTime<FixedOffset>) -> Reading {
        let sight = self.look(thread, now);
        self.read_seen(thread, sight, false)
    }

    /// Reads a thread whose roles are assigned, and which was looked at before. With `weigh` other readings are weighed
    /// against the one that is told.
    pub(crate) fn read_seen(&mut self, thread: &Thread, sight: Sight, weigh: bool) -> Reading {
        let mut sight = sight;
        self.hear(thread, &mut sight.looked);
        let Sight { mut messages, mut looked } = sight;
        let standing = if self.by_cues {
            enter(&looked, &mut messages, Looked::cued);
            ledger::settle(thread, &messages)
        } else {
            self.weigher.settle(thread, &looked, &mut messages, weigh)
        };
        self.looker.reuse(&mut looked);
        Reading { messages, standing }
    }

    /// Reads a thread by the likeliest act of each sentence, without weighing other readings against it.
    pub fn sketch(&mut self, thread: &Thread, now: DateTime<FixedOffset>) -> Reading {
        let Sight { mut messages, mut looked } = self.look(thread, now);
        self.hear(thread, &mut looked);
        let mut told = self.weigher.sketch(&looked, &thread.events).into_iter();
        enter(&looked, &mut messages, |looked, acts| read_acts(looked, told.next().unwrap_or_default(), acts));
        self.looker.reuse(&mut looked);
        Reading { standing: ledger::settle(thread, &messages), messages }
    }

    /// The likeliest acts of each sentence of a thread with the roles that it has now, by the sentence's message (from 0).
    pub(crate) fn told(&mut self, thread: &Thread, sight: &mut Sight) -> Vec<(usize, Acts)> {
        self.hear(thread, &mut sight.looked);
        let told = self.weigher.sketch(&sight.looked, &thread.events);
        sight.looked.iter().map(|looked| looked.message).zip(told).collect()
    }

    /// Reads a thread of which somebody else tells what each sentence does, by its message (from 0) and its place there.
    pub fn read_as(
        &mut self,
        thread: &Thread,
        now: DateTime<FixedOffset>,
        mut tell: impl FnMut(usize, Span) -> Acts,
    ) -> Reading {
        let Sight { mut messages, mut looked } = self.look(thread, now);
        self.hear(thread, &mut looked);
        let told = |looked: &Looked, acts: &mut _| read_acts(looked, tell(looked.message, looked.sentence.span), acts);
        enter(&looked, &mut messages, told);
        self.looker.reuse(&mut looked);
        Reading { standing: ledger::settle(thread, &messages), messages }
    }

    /// Looks at every sentence of a thread, whoever of its parties has which role.
    pub(crate) fn look(&mut self, thread: &Thread, now: DateTime<FixedOffset>) -> Sight {
        let mut looked = Vec::new();
        let mut messages = Vec::with_capacity(thread.messages.len());
        let names = Names::of(&thread.parties);
        for (index, message) in thread.messages.iter().enumerate() {
            let anchor =
                message.at.map_or(Anchor::Undated(now.naive_local()), |stamp| Anchor::Written(stamp.at.naive_local()));
            let times = self.times(&message.text, anchor);
            let first = looked.len();
            self.looker.message(index, message, &times, &mut looked);
            for looked in &mut looked[first..] {
                looked.names = names.stand_alone(looked.sentence.span.of(&message.text), message.party);
            }
            messages.push(ReadMessage { acts: Vec::new(), times });
        }
        Sight { messages, looked }
    }

    /// Holds cues and model against every sentence as said by who has which role now.
    fn hear(&mut self, thread: &Thread, looked: &mut [Looked]) {
        for looked in looked {
            let party = thread.messages.get(looked.message).and_then(|message| thread.parties.get(message.party));
            self.looker.hear(looked, party.map_or(Role::Unknown, |party| party.role));
        }
    }

    /// The temporal expressions of a text; those of kind `None` are left out.
    fn times(&self, text: &str, anchor: Anchor) -> Vec<Timex> {
        let mut times = scan(text, anchor, &self.calendar);
        times.retain(|time| time.kind != Kind::None);
        times
    }

    /// What each sentence of a message shows: that from which the model of acts is trained.
    pub fn samples(&mut self, message: &Message, by: Role) -> Vec<Sample> {
        let anchor = message
            .at
            .map_or(Anchor::Undated(chrono::NaiveDateTime::default()), |stamp| Anchor::Written(stamp.at.naive_local()));
        let times = self.times(&message.text, anchor);
        self.looker.samples(message, by, &times)
    }

    /// The noun phrases at a place of a text: 「ロゴデータ」 in 「ロゴデータをお送りください」.
    pub fn things(&mut self, text: &str, at: Span) -> Vec<Span> {
        let mut things = Vec::new();
        for sentence in sentences(text).iter().filter(|sentence| sentence.span.overlaps(at)) {
            let looked = self.looker.split(text, sentence);
            things.extend(looked.things_at(at));
            self.looker.reuse(&mut vec![looked]);
        }
        things
    }

    /// Explains a text that is nobody's thread; relative times count from `reference`.
    pub fn explain(&mut self, text: &str, reference: NaiveDateTime) -> Vec<ExplainedSentence> {
        let mut times = self.times(text, Anchor::Written(reference)).into_iter().peekable();
        let mut explained = Vec::new();
        for sentence in sentences(text) {
            let own = |time: &Timex| time.span.start < sentence.span.end;
            let times = std::iter::from_fn(|| times.next_if(own)).collect();
            explained.push(self.explain_sentence(text, &sentence, times));
        }
        explained
    }

    /// What one message does as said by `by`, whatever stands around it; its temporal expressions are given.
    pub fn message(&mut self, message: &Message, by: Role, times: Vec<Timex>) -> ReadMessage {
        let mut messages = [ReadMessage { acts: Vec::new(), times }];
        let mut seen = Vec::new();
        self.looker.message(0, message, &messages[0].times, &mut seen);
        for looked in &mut seen {
            self.looker.hear(looked, by);
        }
        if self.by_cues {
            enter(&seen, &mut messages, Looked::cued);
        } else {
            let mut told = self.weigher.sketch(&seen, &[]).into_iter();
            enter(&seen, &mut messages, |looked, acts| read_acts(looked, told.next().unwrap_or_default(), acts));
        }
        self.looker.reuse(&mut seen);
        let [read] = messages;
        read
    }

    /// The ids of the cues that speak of a text as said by `by`.
    #[cfg(test)]
    pub(crate) fn fired(&mut self, text: &str, by: Role) -> Vec<String> {
        let reference = chrono::NaiveDate::from_ymd_opt(2026, 11, 20)
            .and_then(|day| day.and_hms_opt(15, 0, 0))
            .expect("a day of the calendar");
        let times = self.times(text, Anchor::Written(reference));
        let sentences = sentences(text);
        sentences.iter().flat_map(|it| self.looker.alone(text, it, by, &times).fired().collect::<Vec<_>>()).collect()
    }

    /// The acts of one sentence that stands alone, as if said by `by`.
    fn alone(&mut self, text: &str, sentence: &Sentence, by: Role, times: &[Timex]) -> Vec<Act> {
        let mut looked = vec![self.looker.alone(text, sentence, by, times)];
        let mut acts = Vec::new();
        if self.by_cues {
            looked[0].cued(&mut acts);
        } else {
            let told = self.weigher.sketch(&looked, &[]).first().copied().unwrap_or_default();
            read_acts(&looked[0], told, &mut acts);
        }
        self.looker.reuse(&mut looked);
        acts.into_iter().map(|read| read.act).collect()
    }

    fn explain_sentence(&mut self, text: &str, sentence: &Sentence, times: Vec<Timex>) -> ExplainedSentence {
        let me = self.alone(text, sentence, Role::Me, &times);
        let them = self.alone(text, sentence, Role::Them, &times);
        let looked = self.looker.split(text, sentence);
        let (morphs, frames, view) = looked.parts();
        let place = |start: usize, end: usize| {
            let span = view.original(start, end);
            Span { start: sentence.span.start + span.start, end: sentence.span.start + span.end }
        };
        let tokens = morphs.iter().map(|morph| explained(morph, view.text(), &place)).collect();
        let clauses = frames.iter().map(|frame| clause(frame, morphs, view.text(), &place)).collect();
        let tone = register::of(view.text(), morphs);
        ExplainedSentence {
            span: sentence.span,
            tokens,
            clauses,
            register: tone.register,
            respect: tone.respect,
            humble: tone.humble,
            me,
            them,
            times,
        }
    }
}

fn explained(morph: &Morph, text: &str, place: &dyn Fn(usize, usize) -> Span) -> ExplainedToken {
    let tag = Tokenizer::tag(morph);
    let pos: Vec<&str> = tag.split(',').take(4).filter(|part| *part != "*").collect();
    let base = Tokenizer::base(morph.base);
    ExplainedToken {
        span: place(morph.start as usize, morph.end as usize),
        pos: pos.join(","),
        base: if base.is_empty() { morph.surface(text) } else { base }.to_owned(),
    }
}

fn clause(frame: &Frame, morphs: &[Morph], text: &str, place: &dyn Fn(usize, usize) -> Span) -> Clause {
    let head = &morphs[frame.head];
    let base = Tokenizer::base(head.base);
    let (start, end) = (morphs[frame.first].start as usize, morphs[frame.end - 1].end as usize);
    Clause {
        span: place(start, end),
        predicate: if base.is_empty() { head.surface(text) } else { base }.to_owned(),
        class: Lexicon::builtin().first_name(frame.head_classes),
        polarity: frame.polarity(),
        aspect: frame.aspect(),
        agent: frame.agent(),
        force: frame.force(),
        features: frame.features,
        arguments: arguments(frame, morphs, text, place),
    }
}

/// The noun phrases of a clause, where they stand in the whole text.
fn arguments(frame: &Frame, morphs: &[Morph], text: &str, place: &dyn Fn(usize, usize) -> Span) -> Vec<Span> {
    let mut phrases = Vec::new();
    noun_phrases(Lexicon::builtin(), frame, morphs, text, &mut phrases);
    let span = |&(first, end): &(usize, usize)| place(morphs[first].start as usize, morphs[end - 1].end as usize);
    phrases.iter().map(span).collect()
}
