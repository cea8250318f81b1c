//! From the evidence for each act to the acts that a sentence is said to do.

use super::{Act, Acts};
use crate::cue::{Hook, Scores, Sign};
use crate::text::Span;

/// What one sentence shows, before anything is known of what was said before it.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The sentence, in the message's text.
    pub span: Span,
    /// Its signs.
    pub signs: Vec<Sign>,
    /// What is read together with the context.
    pub hook: Hook,
    /// What the cues alone say.
    pub cued: Acts,
}

/// From this evidence on an act is told beside the strongest one.
const BESIDE: f32 = -0.2;

/// Below this evidence even the strongest act is not told.
const ALONE: f32 = -3.0;

/// The acts that the evidence speaks for: the strongest, and those that are likelier than not.
#[must_use]
pub fn decide(scores: &Scores) -> Acts {
    let mut acts = Acts::NONE;
    let mut best = (ALONE, None);
    for (&act, &score) in Act::ALL.iter().zip(scores) {
        if score > BESIDE {
            acts.add(act);
        }
        if score > best.0 {
            best = (score, Some(act));
        }
    }
    best.1.into_iter().for_each(|act| acts.add(act));
    acts
}
