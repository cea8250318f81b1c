//! From a message to what its sentences do.

use super::act::Act;
use super::decide::{decide, reason};
use super::{Acts, Context, ReadAct, ReadMessage, Sample};
use crate::clause::{Features, Frame, Lexicon, Splitter, noun_phrases};
use crate::cue::{Cues, Fact, Found, Hook, Matcher, Model, Sentence as CueSentence, Setting, Sign, signs};
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
    facts: Vec<Fact>,
    signs: Vec<Sign>,
    /// The signs that the model knows, with the rows of their weights.
    weighed: Vec<(Sign, u32)>,
    /// Whether the cues alone decide, for comparison.
    pub by_cues: bool,
}

impl Utterances {
    /// Reads a message said by `by`; its temporal expressions are given, and what was said before.
    pub(super) fn read(
        &mut self,
        message: &Message,
        by: Role,
        times: Vec<Timex>,
        context: &mut Context,
    ) -> ReadMessage {
        let mut acts = Vec::new();
        let own = own_sentences(message);
        context.begin(by);
        for (index, sentence) in own.iter().enumerate() {
            self.look(message, sentence, by, &times);
            if self.by_cues {
                self.cued(sentence, &mut acts);
                continue;
            }
            let setting = setting(sentence, by, own.len(), index);
            let told = self.judge(setting, context);
            self.tell(sentence, told, &mut acts);
            context.note(told);
        }
        context.end();
        ReadMessage { acts, times }
    }

    /// What each sentence of a message shows, for training.
    pub(super) fn samples(&mut self, message: &Message, by: Role, times: &[Timex]) -> Vec<Sample> {
        let own = own_sentences(message);
        let mut samples = Vec::with_capacity(own.len());
        for (index, sentence) in own.iter().enumerate() {
            self.look(message, sentence, by, times);
            let cues = Cues::builtin();
            let heard = self.found.iter().filter_map(|found| Act::from_name(&cues.cues[found.cue].act)).collect();
            let mut shown = Vec::new();
            signs(cues, self.view(), &self.found, setting(sentence, by, own.len(), index), &mut shown);
            samples.push(Sample { span: sentence.span, signs: shown, hook: Hook::of(self.view(), by), cued: heard });
        }
        samples
    }

    /// Splits a sentence into clauses, marks them, and holds the cues against them.
    fn look(&mut self, message: &Message, sentence: &Sentence, by: Role, times: &[Timex]) {
        self.frames(&message.text, sentence);
        self.mark(message, sentence, times);
        self.found.clear();
        let view = CueSentence { text: self.view.text(), morphs: &self.morphs, frames: &self.frames };
        self.matcher.find(Cues::builtin(), &view, by, &mut self.found);
    }

    /// What the sentence last looked at does, by the model.
    fn judge(&mut self, setting: Setting, context: &Context) -> Acts {
        let model = Model::builtin();
        self.signs.clear();
        let view = CueSentence { text: self.view.text(), morphs: &self.morphs, frames: &self.frames };
        signs(Cues::builtin(), view, &self.found, setting, &mut self.signs);
        context.facts(&mut self.facts);
        Hook::of(view, setting.by).signs(&self.facts, &mut self.signs);
        self.signs.sort_unstable_by_key(|sign| sign.hash);
        self.signs.dedup_by_key(|sign| sign.hash);
        self.weighed.clear();
        self.weighed.extend(self.signs.iter().filter_map(|sign| Some((*sign, model.row(sign.hash)?))));
        decide(&model.scores(self.weighed.iter().map(|weighed| weighed.1)))
    }

    /// Appends what the sentence last judged does, with the clause and the words that say so.
    fn tell(&self, sentence: &Sentence, told: Acts, acts: &mut Vec<ReadAct>) {
        let cues = Cues::builtin();
        let first = acts.len();
        for act in told.iter() {
            let cue = self.found.iter().find(|found| cues.cues[found.cue].act == act.name());
            let (clause, rule) = match cue {
                Some(found) => (Some(found.clause), cues.cues[found.cue].id.clone()),
                None => reason(act, self.view(), &self.weighed),
            };
            let frame = clause.and_then(|clause| self.frames.get(clause));
            let span = frame.map_or(sentence.span, |frame| self.span(sentence, frame));
            let things = if names_things(act) { self.things_near(sentence, frame) } else { Vec::new() };
            acts.push(ReadAct { act, span, rule, things });
        }
        acts[first..].sort_by_key(|read| read.span);
    }

    /// The noun phrases of a clause, or where it has none those of its sentence.
    fn things_near(&self, sentence: &Sentence, frame: Option<&Frame>) -> Vec<Span> {
        let things = frame.map_or(Vec::new(), |frame| self.things(sentence, frame));
        if things.is_empty() {
            self.frames.iter().flat_map(|frame| self.things(sentence, frame)).collect()
        } else {
            things
        }
    }

    fn view(&self) -> CueSentence<'_> {
        CueSentence { text: self.view.text(), morphs: &self.morphs, frames: &self.frames }
    }

    /// Tokenizes one sentence and splits it into clauses.
    pub(super) fn frames(&mut self, text: &str, sentence: &Sentence) -> (&[Morph], &[Frame], &View) {
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

    /// Appends the acts that the cues find in the sentence last looked at.
    fn cued(&self, sentence: &Sentence, acts: &mut Vec<ReadAct>) {
        let cues = Cues::builtin();
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
    pub(super) fn things_at(&mut self, text: &str, at: Span) -> Vec<Span> {
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
    pub(super) fn alone(&mut self, text: &str, sentence: &Sentence, by: Role, times: &[Timex]) -> Vec<ReadAct> {
        let message = Message { text: text.to_owned(), ..Message::default() };
        let mut acts = Vec::new();
        self.look(&message, sentence, by, times);
        if self.by_cues {
            self.cued(sentence, &mut acts);
        } else {
            let mut context = Context::default();
            context.begin(by);
            let told = self.judge(setting(sentence, by, 1, 0), &context);
            self.tell(sentence, told, &mut acts);
        }
        acts
    }

    /// The ids of the cues that speak of one sentence.
    #[cfg(test)]
    pub(super) fn fired(&mut self, text: &str, sentence: &Sentence, by: Role, times: &[Timex]) -> Vec<String> {
        self.look(&Message { text: text.to_owned(), ..Message::default() }, sentence, by, times);
        self.found.iter().map(|found| Cues::builtin().cues[found.cue].id.clone()).collect()
    }
}

/// The sentences of a message that are its writer's own words.
fn own_sentences(message: &Message) -> Vec<Sentence> {
    let mut own = sentences(&message.text);
    own.retain(|sentence| !message.quoted.iter().any(|quoted| quoted.overlaps(sentence.span)));
    own
}

fn setting(sentence: &Sentence, by: Role, sentences: usize, index: usize) -> Setting {
    let length = (sentence.span.end - sentence.span.start) as usize;
    Setting { by, asks: sentence.asks, last: index + 1 == sentences, sentences, length }
}
