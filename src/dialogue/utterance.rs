//! From a message to what its sentences do.

use super::act::Act;
use super::{Acts, ReadAct, ReadMessage, Sample};
use crate::clause::{Features, Frame, Lexicon, Splitter, noun_phrases};
use crate::cue::{Cues, Found, Hook, Matcher, Sentence as CueSentence, Setting, signs};
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

/// Reads sentences; holds the scratch of every stage, so that one is used for each thread of work.
#[derive(Debug, Default)]
pub(crate) struct Utterances {
    tokenizer: Tokenizer,
    splitter: Splitter,
    matcher: Matcher,
    view: View,
    morphs: Vec<Morph>,
    frames: Vec<Frame>,
    found: Vec<Found>,
}

impl Utterances {
    /// Reads a message said by `by`; its temporal expressions are given.
    pub fn read(&mut self, message: &Message, by: Role, times: Vec<Timex>) -> ReadMessage {
        let mut acts = Vec::new();
        for sentence in sentences(&message.text) {
            if message.quoted.iter().any(|quoted| quoted.overlaps(sentence.span)) {
                continue;
            }
            self.frames(&message.text, &sentence);
            self.mark(message, &sentence, &times);
            self.acts(&sentence, by, &mut acts);
        }
        ReadMessage { acts, times }
    }

    /// What each sentence of a message shows, for training.
    pub fn samples(&mut self, message: &Message, by: Role, times: &[Timex]) -> Vec<Sample> {
        let mut all = sentences(&message.text);
        all.retain(|sentence| !message.quoted.iter().any(|quoted| quoted.overlaps(sentence.span)));
        let mut samples = Vec::with_capacity(all.len());
        for (index, sentence) in all.iter().enumerate() {
            self.frames(&message.text, sentence);
            self.mark(message, sentence, times);
            let cues = Cues::builtin();
            self.found.clear();
            let view = CueSentence { text: self.view.text(), morphs: &self.morphs, frames: &self.frames };
            self.matcher.find(cues, &view, by, &mut self.found);
            let cued: Acts = self.found.iter().filter_map(|found| Act::from_name(&cues.cues[found.cue].act)).collect();
            let setting = Setting {
                by,
                asks: sentence.asks,
                last: index + 1 == all.len(),
                sentences: all.len(),
                length: sentence.span.of(&message.text).len(),
            };
            let mut found = Vec::new();
            signs(cues, view, &self.found, setting, &mut found);
            samples.push(Sample { span: sentence.span, signs: found, hook: Hook::of(view, by), cued });
        }
        samples
    }

    /// Tokenizes one sentence and splits it into clauses.
    pub fn frames(&mut self, text: &str, sentence: &Sentence) -> (&[Morph], &[Frame], &View) {
        self.view.fold(sentence.span.of(text));
        self.morphs.clear();
        self.frames.clear();
        self.tokenizer.tokenize(self.view.text(), &mut self.morphs);
        self.splitter.split(Lexicon::builtin(), self.view.text(), &self.morphs, sentence.asks, &mut self.frames);
        (&self.morphs, &self.frames, &self.view)
    }

    /// Marks what the message around it says of each clause.
    fn mark(&mut self, message: &Message, sentence: &Sentence, times: &[Timex]) {
        let mut marks = Features::NONE;
        if sentence.listed {
            marks.add(Features::LISTED);
        }
        if !message.attachments.is_empty() {
            marks.add(Features::ATTACHED);
        }
        if sentence.span.start == 0 {
            marks.add(Features::OPENING);
        }
        for index in 0..self.frames.len() {
            let span = self.span(sentence, &self.frames[index]);
            let mut marks = marks;
            if times.iter().any(|time| time.span.overlaps(span)) {
                marks.add(Features::DATED);
            }
            self.frames[index].features.add(marks);
        }
    }

    /// Appends the acts that the cues find in the sentence last split.
    fn acts(&mut self, sentence: &Sentence, by: Role, acts: &mut Vec<ReadAct>) {
        let cues = Cues::builtin();
        self.found.clear();
        let view = CueSentence { text: self.view.text(), morphs: &self.morphs, frames: &self.frames };
        self.matcher.find(cues, &view, by, &mut self.found);
        for found in &self.found {
            let cue = &cues.cues[found.cue];
            let Some(act) = Act::from_name(&cue.act) else { continue };
            let frame = &self.frames[found.clause];
            let span = self.span(sentence, frame);
            let things = if names_things(act) { self.things(sentence, frame) } else { Vec::new() };
            acts.push(ReadAct { act, span, rule: cue.id.clone(), things });
        }
    }

    /// The noun phrases of a clause of the sentence last split.
    fn things(&self, sentence: &Sentence, frame: &Frame) -> Vec<Span> {
        let mut phrases = Vec::new();
        noun_phrases(Lexicon::builtin(), frame, &self.morphs, self.view.text(), &mut phrases);
        let place = |&(first, end): &(usize, usize)| {
            let inner = self.view.original(self.morphs[first].start as usize, self.morphs[end - 1].end as usize);
            Span { start: sentence.span.start + inner.start, end: sentence.span.start + inner.end }
        };
        phrases.iter().map(place).collect()
    }

    /// The noun phrases of the sentences at a place of a text.
    pub fn things_at(&mut self, text: &str, at: Span) -> Vec<Span> {
        let mut things = Vec::new();
        for sentence in sentences(text).iter().filter(|sentence| sentence.span.overlaps(at)) {
            self.frames(text, sentence);
            for frame in &self.frames {
                if self.span(sentence, frame).overlaps(at) {
                    things.extend(self.things(sentence, frame));
                }
            }
        }
        things
    }

    /// Where a clause of the sentence last split stands in the message.
    fn span(&self, sentence: &Sentence, frame: &Frame) -> Span {
        let start = self.morphs.get(frame.first).map_or(0, |morph| morph.start as usize);
        let end = self.morphs.get(frame.end.saturating_sub(1)).map_or(start, |morph| morph.end as usize);
        let inner = self.view.original(start, end);
        Span { start: sentence.span.start + inner.start, end: sentence.span.start + inner.end }
    }

    /// The acts of one sentence that stands alone, as if said by `by`.
    pub fn alone(&mut self, text: &str, sentence: &Sentence, by: Role, times: &[Timex]) -> Vec<ReadAct> {
        let message = Message { text: text.to_owned(), ..Message::default() };
        let mut acts = Vec::new();
        self.frames(text, sentence);
        self.mark(&message, sentence, times);
        self.acts(sentence, by, &mut acts);
        acts
    }
}
