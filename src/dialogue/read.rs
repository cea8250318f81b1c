//! From a thread to what its messages do and what is owed at its end.

use chrono::{DateTime, FixedOffset, NaiveDateTime};

use super::utterance::Utterances;
use super::{Act, Context, ExplainedSentence, ExplainedToken, ReadMessage, Sample, Standing, ledger};
use crate::calendar::Business;
use crate::clause::{Clause, Frame, Lexicon, noun_phrases};
use crate::morph::{Morph, Tokenizer};
use crate::register;
use crate::text::{Sentence, Span, sentences};
use crate::thread::{Message, Role, Thread, name_key};
use crate::timex::{Anchor, Kind, Timex, scan};

/// A thread as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The acts and temporal expressions of each message.
    pub messages: Vec<ReadMessage>,
    /// What is owed at the end.
    pub standing: Standing,
}

/// Reads threads; holds the scratch of the tokenizer, so that one is used for each thread of work.
#[derive(Debug, Default)]
pub struct Reader {
    utterances: Utterances,
    calendar: Business,
}

impl Reader {
    /// A reader over the embedded data.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A reader that lets the cues alone decide, without the model: for comparison.
    #[must_use]
    pub fn by_cues() -> Self {
        let mut reader = Self::default();
        reader.utterances.by_cues = true;
        reader
    }

    /// Reads a thread whose roles are assigned, as it stands at `now`.
    pub fn read(&mut self, thread: &Thread, now: DateTime<FixedOffset>) -> Reading {
        let times = |message: &Message| {
            let anchor =
                message.at.map_or(Anchor::Undated(now.naive_local()), |stamp| Anchor::Written(stamp.at.naive_local()));
            let mut times = scan(&message.text, anchor, &self.calendar);
            times.retain(|time| time.kind != Kind::None);
            times
        };
        let mut context = Context::default();
        let messages: Vec<ReadMessage> = (thread.messages.iter().enumerate())
            .map(|(index, message)| {
                let role = thread.parties.get(message.party).map_or(Role::Unknown, |party| party.role);
                thread.events.iter().filter(|event| event.after == index).for_each(|event| context.event(event.kind));
                let mut read = self.utterances.read(message, role, times(message), &mut context);
                if let Some(party) = thread.parties.get(message.party) {
                    introduce(&mut read, &message.text, &party.name);
                }
                read
            })
            .collect();
        let standing = ledger::settle(thread, &messages);
        Reading { messages, standing }
    }

    /// What each sentence of a message shows: that from which the model of acts is trained.
    pub fn samples(&mut self, message: &Message, by: Role) -> Vec<Sample> {
        let anchor = message
            .at
            .map_or(Anchor::Undated(chrono::NaiveDateTime::default()), |stamp| Anchor::Written(stamp.at.naive_local()));
        let mut times = scan(&message.text, anchor, &self.calendar);
        times.retain(|time| time.kind != Kind::None);
        self.utterances.samples(message, by, &times)
    }

    /// The noun phrases at a place of a text: 「ロゴデータ」 in 「ロゴデータをお送りください」.
    pub fn things(&mut self, text: &str, at: Span) -> Vec<Span> {
        self.utterances.things_at(text, at)
    }

    /// Explains a text that is nobody's thread; relative times count from `reference`.
    pub fn explain(&mut self, text: &str, reference: NaiveDateTime) -> Vec<ExplainedSentence> {
        let mut times = scan(text, Anchor::Written(reference), &self.calendar);
        times.retain(|time| time.kind != Kind::None);
        let mut times = times.into_iter().peekable();
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
        self.utterances.read(message, by, times, &mut Context::default())
    }

    /// The ids of the cues that speak of a text as said by `by`.
    #[cfg(test)]
    pub(crate) fn fired(&mut self, text: &str, by: Role) -> Vec<String> {
        let reference = chrono::NaiveDate::from_ymd_opt(2026, 11, 20)
            .and_then(|day| day.and_hms_opt(15, 0, 0))
            .expect("a day of the calendar");
        let mut times = scan(text, Anchor::Written(reference), &self.calendar);
        times.retain(|time| time.kind != Kind::None);
        sentences(text).iter().flat_map(|sentence| self.utterances.fired(text, sentence, by, &times)).collect()
    }

    fn explain_sentence(&mut self, text: &str, sentence: &Sentence, times: Vec<Timex>) -> ExplainedSentence {
        let acts = |acts: Vec<super::ReadAct>| acts.into_iter().map(|read| read.act).collect();
        let me = acts(self.utterances.alone(text, sentence, Role::Me, &times));
        let them = acts(self.utterances.alone(text, sentence, Role::Them, &times));
        let (morphs, frames, view) = self.utterances.frames(text, sentence);
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

/// What somebody says who gives the own name is a greeting, whatever trade the name is made of: 「野口デザインです。」
fn introduce(read: &mut ReadMessage, text: &str, name: &str) {
    const ENDS: [&str; 6] = ["です", "でございます", "と申します", "ともうします", "より", ""];
    let name = name_key(name);
    if name.is_empty() {
        return;
    }
    for act in &mut read.acts {
        let said = name_key(act.span.of(text).trim_end_matches(['。', '、', '！', '!']));
        if said.strip_prefix(name.as_str()).is_some_and(|rest| ENDS.contains(&rest)) {
            act.act = Act::Greeting;
        }
    }
}
