//! On which sentence another reading of a thread hinges: read in another way, it alone leads to that state.

use super::{Act, Acts, ReadAct, ReadMessage, Reader, State, settle};
use crate::cue::{Model, Scores, Sign};
use crate::text::Span;
use crate::thread::{Role, Thread};

/// A sentence, and the acts that would lead to another state.
#[derive(Clone, Debug, PartialEq)]
pub struct Hinge {
    /// The number of the message, from 1.
    pub message: usize,
    /// The sentence, in the message's text.
    pub span: Span,
    /// What it is read as.
    pub told: Vec<Act>,
    /// What it would have to be read as.
    pub otherwise: Vec<Act>,
}

/// Evidence below which an act of a sentence is not thought of.
const FAR: f32 = -3.5;

/// How many of the last messages are looked at, and how many readings are tried.
const MESSAGES: usize = 60;
const TRIALS: usize = 400;

/// Another way to read one sentence.
struct Trial {
    message: usize,
    span: Span,
    otherwise: Acts,
    /// How likely it is beside the others.
    evidence: f32,
}

/// The sentence of a thread, whose messages are read so, that read in the likeliest other way leads to `state`.
pub(crate) fn hinge(reader: &mut Reader, thread: &Thread, messages: &[ReadMessage], state: State) -> Option<Hinge> {
    let mut trials = Vec::new();
    let first = thread.messages.len().saturating_sub(MESSAGES);
    for at in first..thread.messages.len().min(messages.len()) {
        propose(reader, thread, messages, at, &mut trials);
    }
    trials.sort_by(|one, other| other.evidence.total_cmp(&one.evidence));
    let mut changed = messages.to_vec();
    for trial in trials.into_iter().take(TRIALS) {
        let acts = reread(reader, thread, &messages[trial.message], &trial);
        let before = std::mem::replace(&mut changed[trial.message].acts, acts);
        let leads = settle(thread, &changed).state == state;
        changed[trial.message].acts = before;
        if leads {
            let told = within(&messages[trial.message], trial.span).iter().collect();
            let otherwise = trial.otherwise.iter().collect();
            return Some(Hinge { message: trial.message + 1, span: trial.span, told, otherwise });
        }
    }
    None
}

/// The other ways to read the sentences of a message.
fn propose(reader: &mut Reader, thread: &Thread, messages: &[ReadMessage], at: usize, trials: &mut Vec<Trial>) {
    let message = &thread.messages[at];
    let by = thread.parties.get(message.party).map_or(Role::Unknown, |party| party.role);
    for sample in reader.samples(message, by) {
        let scores = scores(&sample.signs, by);
        let told = within(&messages[at], sample.span);
        let mut propose = |otherwise: Acts, evidence: f32| {
            if otherwise != told && !otherwise.is_empty() {
                trials.push(Trial { message: at, span: sample.span, otherwise, evidence });
            }
        };
        for (&act, &score) in Act::ALL.iter().zip(&scores).filter(|(_, score)| **score > FAR) {
            if told.has(act) {
                let rest: Acts = told.iter().filter(|other| *other != act).collect();
                propose(rest, -score);
            } else {
                propose(told.with(Acts::of(&[act])), score);
                propose(Acts::of(&[act]), score);
            }
        }
    }
}

/// What a sentence of this side by itself says for each act.
fn scores(signs: &[Sign], by: Role) -> Scores {
    let model = Model::builtin();
    let mut hashes: Vec<u32> = signs.iter().map(|sign| sign.said_by(by)).collect();
    hashes.sort_unstable();
    hashes.dedup();
    let rows: Vec<u32> = hashes.into_iter().filter_map(|hash| model.row(hash)).collect();
    model.scores(&rows)
}

/// The acts that stand in a sentence.
fn within(message: &ReadMessage, span: Span) -> Acts {
    message.acts.iter().filter(|read| span.overlaps(read.span)).map(|read| read.act).collect()
}

/// The acts of a message, one sentence of which is read in another way.
fn reread(reader: &mut Reader, thread: &Thread, message: &ReadMessage, trial: &Trial) -> Vec<ReadAct> {
    let text = &thread.messages[trial.message].text;
    let mut acts = message.acts.clone();
    acts.retain(|read| !trial.span.overlaps(read.span) || trial.otherwise.has(read.act));
    let told = within(message, trial.span);
    for act in trial.otherwise.iter().filter(|act| !told.has(*act)) {
        let things = reader.things(text, trial.span);
        acts.push(ReadAct { act, span: trial.span, rule: String::new(), things });
    }
    acts.sort_by_key(|read| read.span);
    acts
}
