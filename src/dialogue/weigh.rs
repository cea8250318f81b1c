//! What the sentences of a thread do in their places, and how sure that is.
//!
//! A thread is read twice, the second time with what is said after each sentence. Where a sentence leaves doubt, other readings
//! may be drawn by their likelihoods; each is entered into a ledger of its own, and the share of those that lead to another
//! state says how much doubt there is.

use super::decide::decide;
use super::ledger::Account;
use super::looked::Looked;
use super::{Act, Acts, Context, Prospect, ReadAct, ReadMessage, Said, Standing, State, prospects};
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

/// A reading, the state that it leads to, and how often it was drawn.
struct Candidate {
    told: Vec<Acts>,
    state: State,
    votes: usize,
}

/// Reads the context of sentences; holds the scratch.
#[derive(Debug)]
pub(super) struct Weigher {
    model: &'static Model,
    facts: Vec<Fact>,
    signs: Vec<Sign>,
    rows: Vec<u32>,
    heard: Heard,
}

/// What sentences said in a context in which they stood before, by their places.
#[derive(Debug, Default)]
struct Heard {
    said: Vec<Vec<(Context, Scores)>>,
    left: usize,
}

impl Heard {
    /// How many answers are kept for one thread.
    const KEPT: usize = 4096;

    /// Forgets all; `sentences` will follow.
    fn clear(&mut self, sentences: usize) {
        self.said.iter_mut().for_each(Vec::clear);
        self.said.truncate(Self::KEPT);
        self.said.resize_with(sentences.min(Self::KEPT), Vec::new);
        self.left = Self::KEPT;
    }

    fn find(&self, at: usize, context: &Context) -> Option<&Scores> {
        self.said.get(at)?.iter().find(|said| said.0 == *context).map(|said| &said.1)
    }

    fn keep(&mut self, at: usize, context: Context, scores: Scores) {
        if let (Some(said), Some(left)) = (self.said.get_mut(at), self.left.checked_sub(1)) {
            said.push((context, scores));
            self.left = left;
        }
    }
}

impl Weigher {
    pub(super) fn new(model: &'static Model) -> Self {
        Self { model, facts: Vec::new(), signs: Vec::new(), rows: Vec::new(), heard: Heard::default() }
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
            let fixed = if looked.names { Some(Acts::of(&[Act::Greeting])) } else { known.and_then(|known| known[at]) };
            let acts = fixed.unwrap_or_else(|| {
                if let Some(scores) = known.and_then(|_| self.heard.find(at, &context)) {
                    return tell(at, scores);
                }
                let scores = self.scores(looked, &context, ahead.get(at));
                if known.is_some() {
                    self.heard.keep(at, context, scores);
                }
                tell(at, &scores)
            });
            context.note(acts);
            told.push(acts);
        }
        told
    }

    /// The evidence for each act of a sentence in its place.
    fn scores(&mut self, looked: &Looked, context: &Context, ahead: Option<&Prospect>) -> Scores {
        context.facts(ahead, &mut self.facts);
        self.signs.clear();
        looked.hook.signs(&self.facts, &mut self.signs);
        let mut sums = looked.own;
        self.rows.clear();
        self.model.expect(self.signs.iter().map(|sign| sign.hash));
        self.rows.extend(self.signs.iter().filter_map(|sign| self.model.row(sign.hash)));
        self.model.add(&self.rows, &mut sums);
        self.model.scores_of(&sums)
    }

    /// What the sentences do by the likeliest act of each, read once.
    pub(super) fn sketch(&mut self, sentences: &[Looked], events: &[Event]) -> Vec<Acts> {
        self.hear(sentences, events, &[], &mut |_, scores| decide(scores), None)
    }

    /// What stands at the end of a thread; the acts are entered into `messages`. With `weigh` other readings are weighed
    /// against it.
    pub(super) fn settle(
        &mut self,
        thread: &Thread,
        sentences: &[Looked],
        messages: &mut [ReadMessage],
        weigh: bool,
    ) -> Standing {
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
        let standing = book.open(&told, &firm);
        if !weigh {
            return standing;
        }
        let mut candidates = vec![Candidate { state: standing.state, told, votes: 1 }];
        if firm.iter().any(Option::is_none) {
            self.heard.clear(sentences.len());
            self.draw(&mut book, &ahead, &firm, &mut candidates);
        }
        book.write(&candidates[0].told);
        Standing { votes: votes(&candidates), ..standing }
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
            let one = candidates.iter().all(|it| it.state == candidates[0].state);
            if drawn >= ENOUGH && one {
                break;
            }
            let mut tell = |_: usize, scores: &Scores| dice.acts(scores);
            let told = self.hear(book.sentences, &book.thread.events, ahead, &mut tell, Some(firm));
            if let Some(same) = candidates.iter_mut().find(|it| it.told == told) {
                same.votes += 1;
            } else {
                let state = book.enter(&told).state;
                candidates.push(Candidate { told, state, votes: 1 });
            }
        }
    }
}

/// How many readings lead to each state: that of the first reading, then the most first.
fn votes(candidates: &[Candidate]) -> Vec<(State, usize)> {
    let mut votes: Vec<(State, usize)> = Vec::new();
    for candidate in candidates {
        match votes.iter_mut().find(|it| it.0 == candidate.state) {
            Some(row) => row.1 += candidate.votes,
            None => votes.push((candidate.state, candidate.votes)),
        }
    }
    votes[1..].sort_by_key(|row| std::cmp::Reverse(row.1));
    votes
}

/// Enters readings of one thread into ledgers.
struct Book<'t> {
    thread: &'t Thread,
    account: Account<'t>,
    sentences: &'t [Looked],
    messages: &'t mut [ReadMessage],
    /// The reading that was entered first, and the one that stands in `messages`.
    first: Vec<Acts>,
    written: Vec<Acts>,
    /// The acts of a sentence as they were read once, by its place.
    read: Vec<Vec<ReadAct>>,
}

impl<'t> Book<'t> {
    fn new(thread: &'t Thread, sentences: &'t [Looked], messages: &'t mut [ReadMessage]) -> Self {
        for message in messages.iter_mut() {
            message.acts.clear();
        }
        let read = sentences.iter().map(|_| Vec::new()).collect();
        Self {
            thread,
            account: Account::new(thread),
            sentences,
            messages,
            first: Vec::new(),
            written: Vec::new(),
            read,
        }
    }

    /// Enters the first reading; only sentences without a firm reading will be read in another way.
    fn open(&mut self, told: &[Acts], firm: &[Option<Acts>]) -> Standing {
        self.write(told);
        self.first = told.to_vec();
        let mut open: Vec<usize> = Vec::new();
        open.extend(self.sentences.iter().zip(firm).filter(|it| it.1.is_none()).map(|it| it.0.message));
        open.dedup();
        self.account.settle(self.messages, &open)
    }

    /// Enters another reading, from the first message on that is read in another way than at first.
    fn enter(&mut self, told: &[Acts]) -> Standing {
        self.write(told);
        let changed = self.first.iter().zip(told).position(|(first, told)| first != told);
        self.account.settle_again(self.messages, changed.map_or(usize::MAX, |at| self.sentences[at].message))
    }

    /// Writes a reading into the messages.
    fn write(&mut self, told: &[Acts]) {
        let mut start = 0;
        for own in self.sentences.chunk_by(|one, next| one.message == next.message) {
            let range = start..start + own.len();
            start = range.end;
            if self.written.get(range.clone()) == told.get(range.clone()) {
                continue;
            }
            let acts = &mut self.messages[own[0].message].acts;
            acts.clear();
            for (at, looked) in range.zip(own) {
                let first = acts.len();
                acts.extend(told[at].iter().map(|act| recall(&mut self.read[at], looked, act)));
                acts[first..].sort_by_key(|read| read.span);
            }
        }
        self.written.clear();
        self.written.extend_from_slice(told);
    }
}

/// An act of a sentence, read at the first call only.
fn recall(known: &mut Vec<ReadAct>, looked: &Looked, act: Act) -> ReadAct {
    let read = known.iter().find(|read| read.act == act).cloned();
    read.unwrap_or_else(|| {
        known.push(looked.told(act));
        known[known.len() - 1].clone()
    })
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
