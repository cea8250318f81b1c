//! What the sentences of a thread do in their places, and how sure that is.
//!
//! A thread is read twice, the second time with what is said after each sentence. Where a sentence leaves doubt, other readings
//! may be drawn by their likelihoods; each is entered into a ledger of its own, and the share of those that lead to another
//! state says how much doubt there is.

use super::decide::decide;
use super::ledger::Account;
use super::looked::{Looked, enter, read_acts};
use super::{Act, Acts, Context, Prospect, ReadMessage, Said, Standing, State, prospects};
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

/// Reads the context of sentences; holds the scratch.
#[derive(Debug)]
pub(super) struct Weigher {
    model: &'static Model,
    facts: Vec<Fact>,
    signs: Vec<Sign>,
    rows: Vec<((), u32)>,
}

impl Weigher {
    pub(super) fn new(model: &'static Model) -> Self {
        Self { model, facts: Vec::new(), signs: Vec::new(), rows: Vec::new() }
    }

    /// What the sentences do in their places, as `tell` judges by their scores, where it is not `firm` already.
    fn hear(
        &mut self,
        sentences: &[Looked],
        events: &[Event],
        ahead: &[Prospect],
        firm: &[Option<Acts>],
        tell: &mut dyn FnMut(usize, &Scores) -> Acts,
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
            let acts = if looked.names {
                Acts::of(&[Act::Greeting])
            } else {
                let firm = firm.get(at).copied().flatten();
                firm.unwrap_or_else(|| tell(at, &self.scores(looked, &context, ahead.get(at))))
            };
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
        self.model.rows(self.signs.iter().map(|sign| (sign.hash, ())), &mut self.rows);
        self.model.add(self.rows.iter().map(|row| row.1), &mut sums);
        self.model.scores_of(&sums)
    }

    /// What the sentences do by the likeliest act of each, read once.
    pub(super) fn sketch(&mut self, sentences: &[Looked], events: &[Event]) -> Vec<Acts> {
        self.hear(sentences, events, &[], &[], &mut |_, scores| decide(scores))
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
        let told = self.hear(sentences, &thread.events, &ahead, &[], &mut judge);
        let account = Account::new(thread);
        write(sentences, told, messages);
        let mut standing = account.settle(messages);
        if weigh {
            standing.votes = self.votes(&account, (sentences, messages), &ahead, &firm, standing.state);
        }
        standing
    }

    /// Draws further readings and counts the states to which they lead: that of the first reading, then the most first.
    fn votes(
        &mut self,
        account: &Account<'_>,
        (sentences, messages): (&[Looked], &[ReadMessage]),
        ahead: &[Prospect],
        firm: &[Option<Acts>],
        first: State,
    ) -> Vec<(State, usize)> {
        let mut votes = vec![(first, 1)];
        if firm.iter().all(Option::is_some) {
            return votes;
        }
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
        let mut messages = messages.to_vec();
        for drawn in 0..DRAWN {
            if drawn >= ENOUGH && votes.len() == 1 {
                break;
            }
            let told = self.hear(sentences, account.events(), ahead, firm, &mut |_, scores| dice.acts(scores));
            write(sentences, told, &mut messages);
            let state = account.settle(&messages).state;
            match votes.iter_mut().find(|row| row.0 == state) {
                Some(row) => row.1 += 1,
                None => votes.push((state, 1)),
            }
        }
        votes[1..].sort_by_key(|row| std::cmp::Reverse(row.1));
        votes
    }
}

/// Writes what the sentences are told to do into their messages.
fn write(sentences: &[Looked], told: Vec<Acts>, messages: &mut [ReadMessage]) {
    let mut told = told.into_iter();
    enter(sentences, messages, |looked, acts| read_acts(looked, told.next().unwrap_or_default(), acts));
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
