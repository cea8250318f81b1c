//! The readings of a thread, held against each other.
//!
//! Most sentences leave no doubt. Where one does, the likeliest act by itself need not be part of the likeliest account of
//! the whole: so readings are drawn by their likelihoods, each is entered into a ledger of its own, and the state that most of
//! them lead to wins. Of the readings that lead there, the one counts with which most others agree.

use std::collections::HashMap;

use super::decide::decide;
use super::looked::Looked;
use super::{Act, Acts, Context, Prospect, ReadAct, ReadMessage, Said, Standing, ledger, prospects};
use crate::cue::{Fact, Model, Scores, Sign};
use crate::thread::{Event, Thread};

/// How many readings are drawn.
const DRAWN: usize = 20;

/// After this many that all lead to one state no more are drawn.
const ENOUGH: usize = 8;

/// How much surer the likelihoods are taken than the weights say: the sums of many signs are too cautious.
const SHARPNESS: f32 = 1.5;

/// From this evidence on, for or against, an act of a sentence is beyond doubt.
const SURE: f32 = 2.4;

/// A reading and what it leads to.
struct Candidate {
    told: Vec<Acts>,
    standing: Standing,
    votes: usize,
}

/// Reads the context of sentences; holds the scratch.
#[derive(Debug)]
pub(super) struct Weigher {
    model: &'static Model,
    facts: Vec<Fact>,
    signs: Vec<Sign>,
}

impl Weigher {
    pub(super) fn new(model: &'static Model) -> Self {
        Self { model, facts: Vec::new(), signs: Vec::new() }
    }

    /// What the sentences do in their places, as `tell` judges by their scores.
    fn hear(
        &mut self,
        sentences: &[Looked],
        events: &[Event],
        ahead: &[Prospect],
        tell: &mut dyn FnMut(usize, &Scores) -> Acts,
        known: Option<&[Option<Acts>]>,
    ) -> Vec<Acts> {
        let model = self.model;
        let mut context = Context::default();
        let mut told = Vec::with_capacity(sentences.len());
        let mut events = events.iter().peekable();
        let mut message = None;
        for (at, looked) in sentences.iter().enumerate() {
            if message != Some(looked.message) {
                if message.is_some() {
                    context.end();
                }
                while let Some(event) = events.next_if(|event| event.after <= looked.message) {
                    context.event(event.kind);
                }
                context.begin(looked.by);
                message = Some(looked.message);
            }
            let fixed =
                if looked.introduces { Some(Acts::of(&[Act::Greeting])) } else { known.and_then(|known| known[at]) };
            let acts = fixed.unwrap_or_else(|| {
                context.facts(ahead.get(at), &mut self.facts);
                self.signs.clear();
                looked.hook.signs(&self.facts, &mut self.signs);
                let mut sums = looked.own;
                model.add(self.signs.iter().filter_map(|sign| model.row(sign.hash)), &mut sums);
                tell(at, &model.scores_of(&sums))
            });
            context.note(acts);
            told.push(acts);
        }
        told
    }

    /// What the sentences do by the likeliest act of each, read once.
    pub(super) fn sketch(&mut self, sentences: &[Looked], events: &[Event]) -> Vec<Acts> {
        self.hear(sentences, events, &[], &mut |_, scores| decide(scores), None)
    }

    /// What stands at the end of a thread; the acts are entered into `messages`.
    pub(super) fn settle(&mut self, thread: &Thread, sentences: &[Looked], messages: &mut [ReadMessage]) -> Standing {
        let first = self.sketch(sentences, &thread.events);
        let said = sentences.iter().zip(&first).map(|(it, &acts)| Said { by: it.by, message: it.message, acts });
        let ahead = prospects(&said.collect::<Vec<_>>());
        let mut firm = vec![None; sentences.len()];
        let mut judge = |at: usize, scores: &Scores| {
            let told = decide(scores);
            let doubt = scores.iter().any(|score| score.abs() < SURE);
            firm[at] = (!doubt).then_some(told);
            told
        };
        let told = self.hear(sentences, &thread.events, &ahead, &mut judge, None);
        let mut book = Book::new(thread, sentences, messages);
        let mut candidates = vec![Candidate { standing: book.enter(&told), told, votes: 1 }];
        if firm.iter().any(Option::is_none) {
            self.draw(&mut book, &ahead, &firm, &mut candidates);
        }
        let best = elect(&candidates);
        let winner = candidates.swap_remove(best);
        book.enter(&winner.told);
        winner.standing
    }

    /// Draws further readings and counts how often each comes.
    fn draw(
        &mut self,
        book: &mut Book<'_>,
        ahead: &[Prospect],
        firm: &[Option<Acts>],
        candidates: &mut Vec<Candidate>,
    ) {
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
        for drawn in 0..DRAWN {
            let one = candidates.iter().all(|it| it.standing.state == candidates[0].standing.state);
            if drawn >= ENOUGH && one {
                break;
            }
            let mut tell = |_: usize, scores: &Scores| dice.acts(scores);
            let told = self.hear(book.sentences, &book.thread.events, ahead, &mut tell, Some(firm));
            if let Some(same) = candidates.iter_mut().find(|it| it.told == told) {
                same.votes += 1;
            } else {
                let standing = book.enter(&told);
                candidates.push(Candidate { told, standing, votes: 1 });
            }
        }
    }
}

/// The place of the reading that counts.
fn elect(candidates: &[Candidate]) -> usize {
    let votes = |same: &dyn Fn(&Standing) -> bool| -> usize {
        candidates.iter().filter(|it| same(&it.standing)).map(|it| it.votes).sum()
    };
    let days = |it: &Standing| it.promise.as_ref().map(|promise| (promise.start, promise.end));
    let rank = |at: usize| {
        let own = &candidates[at].standing;
        let state = votes(&|it| it.state == own.state);
        let side = votes(&|it| it.state.waiting_on() == own.state.waiting_on());
        let detail = votes(&|it| {
            it.state == own.state
                && (it.since, it.my_due, it.nudges) == (own.since, own.my_due, own.nudges)
                && days(it) == days(own)
        });
        (state, side, detail, candidates[at].votes, std::cmp::Reverse(at))
    };
    (0..candidates.len()).max_by_key(|&at| rank(at)).unwrap_or_default()
}

/// Enters readings of one thread into ledgers.
struct Book<'t> {
    thread: &'t Thread,
    sentences: &'t [Looked],
    messages: &'t mut [ReadMessage],
    /// The acts of a sentence as they were read once.
    read: HashMap<(usize, Act), ReadAct>,
}

impl<'t> Book<'t> {
    fn new(thread: &'t Thread, sentences: &'t [Looked], messages: &'t mut [ReadMessage]) -> Self {
        Self { thread, sentences, messages, read: HashMap::new() }
    }

    fn enter(&mut self, told: &[Acts]) -> Standing {
        self.messages.iter_mut().for_each(|message| message.acts.clear());
        for (at, (looked, told)) in self.sentences.iter().zip(told).enumerate() {
            let acts = &mut self.messages[looked.message].acts;
            let first = acts.len();
            let read = &mut self.read;
            acts.extend(told.iter().map(|act| read.entry((at, act)).or_insert_with(|| looked.told(act)).clone()));
            acts[first..].sort_by_key(|read| read.span);
        }
        ledger::settle(self.thread, self.messages)
    }
}

/// A xorshift generator: the same thread always gets the same draws.
struct Dice(u64);

impl Dice {
    /// Acts drawn by their likelihoods; those of the likeliest reading where none comes up.
    fn acts(&mut self, scores: &Scores) -> Acts {
        let likely = Act::ALL.iter().zip(scores).filter(|(_, score)| **score > -SURE);
        let drawn: Acts =
            likely.filter(|(_, score)| **score * SHARPNESS + self.logistic() > 0.0).map(|it| *it.0).collect();
        if drawn.is_empty() { decide(scores) } else { drawn }
    }

    /// A number by the logistic distribution.
    fn logistic(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let part = u16::try_from(self.0 >> 48).unwrap_or_default();
        let even = (f32::from(part) + 0.5) / 65_536.0;
        (even / (1.0 - even)).ln()
    }
}
