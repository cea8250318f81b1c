//! Sentences as they were looked at, before anything is known of what stands around them.

use super::act::Act;
use super::decide::reason;
use super::{Acts, ReadAct, ReadMessage, Sample};
use crate::clause::{Features, Frame, Lexicon, Splitter, noun_phrases};
use crate::cue::{
    Cues, Found, Hook, Matcher, Model, Seen, Sentence as CueSentence, Setting, Sign, Sums, WIDTH, Words, signs,
};
use crate::morph::{Morph, Tokenizer};
use crate::text::{Sentence, Span, View, sentences};
use crate::thread::{Message, Role};
use crate::timex::Timex;

/// Whether an act speaks of things that are sent or asked for.
fn names_things(act: Act) -> bool {
    matches!(
        act,
        Act::RequestMaterials | Act::RequestOptional | Act::Supply | Act::Withdraw | Act::Nudge | Act::PromiseMaterials
    )
}

/// One sentence: its tokens, clauses and cues, and what its own signs say for each act.
#[derive(Debug)]
pub(super) struct Looked {
    /// The message, from 0.
    pub(super) message: usize,
    /// Who says it.
    pub(super) by: Role,
    /// Where it stands in the message.
    pub(super) sentence: Sentence,
    /// Whether it only names somebody.
    pub(super) names: bool,
    /// How many sentences its message has, and which of them it is.
    place: (usize, usize),
    /// What its own signs say.
    pub(super) own: Sums,
    /// What of it is read together with its context.
    pub(super) hook: Hook,
    view: View,
    morphs: Vec<Morph>,
    frames: Vec<Frame>,
    found: Vec<Found>,
    /// Its own signs that the model knows, with the rows of their weights.
    weighed: Vec<(Sign, u32)>,
}

impl Default for Looked {
    fn default() -> Self {
        Self {
            message: 0,
            by: Role::Unknown,
            sentence: Sentence::default(),
            names: false,
            place: (1, 0),
            own: [0; WIDTH],
            hook: Hook::default(),
            view: View::default(),
            morphs: Vec::new(),
            frames: Vec::new(),
            found: Vec::new(),
            weighed: Vec::new(),
        }
    }
}

impl Looked {
    /// The tokens, the clauses and the folded text.
    pub(super) fn parts(&self) -> (&[Morph], &[Frame], &View) {
        (&self.morphs, &self.frames, &self.view)
    }

    fn cue_view(&self) -> CueSentence<'_> {
        CueSentence { text: self.view.text(), morphs: &self.morphs, frames: &self.frames }
    }

    /// The acts that the cues alone find, each with its clause.
    pub(super) fn cued(&self, acts: &mut Vec<ReadAct>) {
        let cues = Cues::builtin();
        for found in &self.found {
            let cue = &cues.cues[found.cue];
            let Some(act) = Act::from_name(&cue.act) else { continue };
            let frame = &self.frames[found.clause];
            let things = if names_things(act) { self.things(frame) } else { Vec::new() };
            acts.push(ReadAct { act, span: self.span(frame), rule: cue.id.clone(), things });
        }
    }

    /// The ids of the cues that fired.
    #[cfg(test)]
    pub(super) fn fired(&self) -> impl Iterator<Item = String> {
        self.found.iter().map(|found| Cues::builtin().cues[found.cue].id.clone())
    }

    /// An act that the sentence is told to do, with the clause and the words that say so.
    pub(super) fn told(&self, act: Act) -> ReadAct {
        let cues = Cues::builtin();
        let cue = self.found.iter().find(|found| cues.cues[found.cue].act == act.name());
        let (clause, rule) = match cue {
            Some(found) => (Some(found.clause), cues.cues[found.cue].id.clone()),
            None => reason(act, self.cue_view(), &self.weighed),
        };
        let frame = clause.and_then(|clause| self.frames.get(clause));
        let span = frame.map_or(self.sentence.span, |frame| self.span(frame));
        let things = if names_things(act) { self.things_near(frame) } else { Vec::new() };
        ReadAct { act, span, rule, things }
    }

    /// The noun phrases of a clause, or where it has none those of its sentence.
    fn things_near(&self, frame: Option<&Frame>) -> Vec<Span> {
        let things = frame.map_or(Vec::new(), |frame| self.things(frame));
        if things.is_empty() { self.frames.iter().flat_map(|frame| self.things(frame)).collect() } else { things }
    }

    /// The noun phrases of a clause.
    fn things(&self, frame: &Frame) -> Vec<Span> {
        let mut phrases = Vec::new();
        noun_phrases(Lexicon::builtin(), frame, &self.morphs, self.view.text(), &mut phrases);
        let place = |&(first, end): &(usize, usize)| {
            self.place(self.morphs[first].start as usize, self.morphs[end - 1].end as usize)
        };
        phrases.iter().map(place).collect()
    }

    /// The noun phrases of the clauses at a place of the message.
    pub(super) fn things_at(&self, at: Span) -> Vec<Span> {
        let there = self.frames.iter().filter(|frame| self.span(frame).overlaps(at));
        there.flat_map(|frame| self.things(frame)).collect()
    }

    /// Where a clause stands in the message.
    fn span(&self, frame: &Frame) -> Span {
        let start = self.morphs.get(frame.first).map_or(0, |morph| morph.start as usize);
        let end = self.morphs.get(frame.end.saturating_sub(1)).map_or(start, |morph| morph.end as usize);
        self.place(start, end)
    }

    /// Where a stretch of the folded sentence stands in the message.
    fn place(&self, start: usize, end: usize) -> Span {
        let inner = self.view.original(start, end);
        Span { start: self.sentence.span.start + inner.start, end: self.sentence.span.start + inner.end }
    }
}

/// Looks at sentences; holds the scratch of every stage, so that one is used for each thread of work.
#[derive(Debug)]
pub(super) struct Looker {
    model: &'static Model,
    tokenizer: Tokenizer,
    splitter: Splitter,
    matcher: Matcher,
    signs: Vec<Sign>,
    words: Words,
    /// Those of the words of one sentence.
    hashes: Vec<u32>,
    seen: Seen,
    /// Sentences that are done with: their buffers serve the next ones.
    spare: Vec<Looked>,
}

impl Looker {
    /// Looks with the eyes of a model.
    pub(super) fn new(model: &'static Model) -> Self {
        Self {
            model,
            tokenizer: Tokenizer::default(),
            splitter: Splitter::default(),
            matcher: Matcher::default(),
            signs: Vec::new(),
            words: Words::default(),
            hashes: Vec::new(),
            seen: Seen::default(),
            spare: Vec::new(),
        }
    }

    /// Gives the buffers of sentences back.
    pub(super) fn reuse(&mut self, looked: &mut Vec<Looked>) {
        self.spare.append(looked);
        self.spare.truncate(SPARE);
    }

    /// Appends the sentences of a message that are its writer's own words, split into clauses; its temporal expressions are
    /// given.
    pub(super) fn message(&mut self, index: usize, message: &Message, times: &[Timex], into: &mut Vec<Looked>) {
        let own = own_sentences(message);
        for (at, sentence) in own.iter().enumerate() {
            let mut looked = self.split(&message.text, sentence);
            looked.message = index;
            looked.place = (own.len(), at);
            mark(&mut looked, message, times);
            into.push(looked);
        }
    }

    /// Holds the cues and the model against a sentence as said by `by`.
    pub(super) fn hear(&mut self, looked: &mut Looked, by: Role) {
        self.find(looked, by);
        self.weigh(looked, setting(&looked.sentence, by, looked.place));
    }

    /// One sentence that stands alone.
    pub(super) fn alone(&mut self, text: &str, sentence: &Sentence, by: Role, times: &[Timex]) -> Looked {
        let message = Message { text: text.to_owned(), ..Message::default() };
        let mut looked = self.split(text, sentence);
        mark(&mut looked, &message, times);
        self.hear(&mut looked, by);
        looked
    }

    /// What each sentence of a message shows, for training.
    pub(super) fn samples(&mut self, message: &Message, by: Role, times: &[Timex]) -> Vec<Sample> {
        let own = own_sentences(message);
        let mut samples = Vec::with_capacity(own.len());
        for (index, sentence) in own.iter().enumerate() {
            let mut looked = self.split(&message.text, sentence);
            mark(&mut looked, message, times);
            self.find(&mut looked, by);
            let cues = Cues::builtin();
            let heard = looked.found.iter().filter_map(|found| Act::from_name(&cues.cues[found.cue].act)).collect();
            let mut shown = Vec::new();
            self.words.hash(&looked.morphs, looked.view.text(), &mut self.hashes);
            let setting = setting(sentence, by, (own.len(), index));
            signs(cues, (looked.cue_view(), &self.hashes), &looked.found, setting, &mut shown);
            samples.push(Sample {
                span: sentence.span,
                signs: shown,
                hook: Hook::of(looked.cue_view(), &self.hashes, by),
                cued: heard,
            });
        }
        samples
    }

    /// Tokenizes a sentence and splits it into clauses.
    pub(super) fn split(&mut self, text: &str, sentence: &Sentence) -> Looked {
        let mut looked = self.spare.pop().unwrap_or_default();
        looked.sentence = *sentence;
        looked.names = false;
        looked.place = (1, 0);
        looked.view.fold(sentence.span.of(text));
        looked.morphs.clear();
        looked.frames.clear();
        self.tokenizer.tokenize(looked.view.text(), &mut looked.morphs);
        let lexicon = Lexicon::builtin();
        self.splitter.split(lexicon, looked.view.text(), &looked.morphs, sentence.asks, &mut looked.frames);
        looked
    }

    /// Holds the cues against the clauses of a sentence.
    fn find(&mut self, looked: &mut Looked, by: Role) {
        looked.by = by;
        looked.found.clear();
        let view = CueSentence { text: looked.view.text(), morphs: &looked.morphs, frames: &looked.frames };
        self.matcher.find(Cues::builtin(), &view, by, &mut looked.found);
    }

    /// Weighs the signs that a sentence itself shows.
    fn weigh(&mut self, looked: &mut Looked, setting: Setting) {
        let model = self.model;
        self.signs.clear();
        self.words.hash(&looked.morphs, looked.view.text(), &mut self.hashes);
        signs(Cues::builtin(), (looked.cue_view(), &self.hashes), &looked.found, setting, &mut self.signs);
        self.seen.clear(self.signs.len());
        self.signs.retain(|sign| self.seen.insert(sign.hash));
        self.signs.iter_mut().for_each(|sign| sign.hash = sign.said_by(setting.by));
        looked.weighed.clear();
        model.rows(self.signs.iter().map(|sign| (sign.hash, *sign)), &mut looked.weighed);
        looked.own = [0; WIDTH];
        model.add(looked.weighed.iter().map(|weighed| weighed.1), &mut looked.own);
        looked.hook = Hook::of(looked.cue_view(), &self.hashes, setting.by);
    }
}

/// How many sentences' buffers are kept for the next thread.
const SPARE: usize = 256;

/// Marks what the message around it says of each clause.
fn mark(looked: &mut Looked, message: &Message, times: &[Timex]) {
    let mut marks = Features::NONE;
    if looked.sentence.listed {
        marks.add(Features::LISTED);
    }
    if !message.attachments.is_empty() {
        marks.add(Features::ATTACHED);
    }
    if looked.sentence.span.start == 0 {
        marks.add(Features::OPENING);
    }
    for index in 0..looked.frames.len() {
        let span = looked.span(&looked.frames[index]);
        let mut marks = marks;
        if times.iter().any(|time| time.span.overlaps(span)) {
            marks.add(Features::DATED);
        }
        looked.frames[index].features.add(marks);
    }
}

/// The sentences of a message that are its writer's own words.
fn own_sentences(message: &Message) -> Vec<Sentence> {
    let mut own = sentences(&message.text);
    own.retain(|sentence| !message.quoted.iter().any(|quoted| quoted.overlaps(sentence.span)));
    own
}

fn setting(sentence: &Sentence, by: Role, (sentences, index): (usize, usize)) -> Setting {
    let length = (sentence.span.end - sentence.span.start) as usize;
    Setting { by, asks: sentence.asks, last: index + 1 == sentences, sentences, length }
}

/// The acts told of a sentence, in the order of their words.
pub(super) fn read_acts(looked: &Looked, told: Acts, acts: &mut Vec<ReadAct>) {
    let first = acts.len();
    acts.extend(told.iter().map(|act| looked.told(act)));
    acts[first..].sort_by_key(|read| read.span);
}

/// Writes what the sentences of a thread do, as `tell` appends it for each, into their messages.
pub(super) fn enter(looked: &[Looked], messages: &mut [ReadMessage], mut tell: impl FnMut(&Looked, &mut Vec<ReadAct>)) {
    for message in messages.iter_mut() {
        message.acts.clear();
    }
    for looked in looked {
        tell(looked, &mut messages[looked.message].acts);
    }
}
