//! From a message to what its sentences do.

use super::act::Act;
use super::{ReadAct, ReadMessage};
use crate::clause::{Features, Frame, Lexicon, Splitter};
use crate::cue::{Cues, Found, Matcher, Sentence as CueSentence};
use crate::morph::{Morph, Tokenizer};
use crate::text::{Sentence, Span, View, sentences};
use crate::thread::{Message, Role};
use crate::timex::Timex;

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
            let span = self.span(sentence, &self.frames[found.clause]);
            acts.push(ReadAct { act, span, rule: cue.id.clone(), things: Vec::new() });
        }
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
