//! From the evidence for each act to the acts that a sentence is said to do.

use super::{Act, Acts};
use crate::cue::{Hook, Model, Scores, Sentence, Sign, Source, WIDTH};
use crate::morph::Tokenizer;
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

const _: () = assert!(Act::ALL.len() <= WIDTH, "a row of weights has a place for every act");

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

/// How many words a reason names.
const WORDS: usize = 2;

/// How many bytes the name of a rule mostly takes at most.
const LONG: usize = 40;

/// The clause that speaks most for an act, and the words of it that do, as a rule: `model:送る+ます`.
pub(super) fn reason(act: Act, sentence: Sentence<'_>, weighed: &[(Sign, u32)]) -> (Option<usize>, String) {
    let model = Model::builtin();
    let mut weights = vec![0.0_f32; sentence.frames.len() + sentence.morphs.len()];
    let (clauses, words) = weights.split_at_mut(sentence.frames.len());
    for &(sign, row) in weighed {
        let weight = model.weight(row, act as usize);
        if let Some(clause) = clauses.get_mut(usize::from(sign.clause)) {
            *clause += weight;
        }
        let at = usize::from(sign.at);
        let span = match sign.source {
            Source::Word | Source::Head | Source::HeadInContext => at..at + 1,
            Source::Pair => at..at + 2,
            _ => continue,
        };
        words.get_mut(span).unwrap_or_default().iter_mut().for_each(|word| *word += weight);
    }
    let mut rule = String::with_capacity(LONG);
    rule.push_str("model:");
    for (place, morph) in heaviest(words).into_iter().filter_map(|at| sentence.morphs.get(at)).enumerate() {
        let base = Tokenizer::base(morph.base);
        rule.push_str(if place > 0 { "+" } else { "" });
        rule.push_str(if base.is_empty() { morph.surface(sentence.text) } else { base });
    }
    (strongest(clauses), rule)
}

/// The places of the words that weigh most, in their order.
fn heaviest(words: &[f32]) -> Vec<usize> {
    let mut best: Vec<usize> = Vec::with_capacity(WORDS + 1);
    for at in (0..words.len()).filter(|&at| words[at] > 0.0) {
        let place = best.iter().position(|&other| words[at] > words[other]).unwrap_or(best.len());
        if place < WORDS {
            best.insert(place, at);
            best.truncate(WORDS);
        }
    }
    best.sort_unstable();
    best
}

fn strongest(weights: &[f32]) -> Option<usize> {
    (0..weights.len()).max_by(|&a, &b| weights[a].total_cmp(&weights[b]).then(b.cmp(&a)))
}
