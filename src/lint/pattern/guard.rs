//! What must or must not hold around a match.

use super::element::{Alternative, alternative};
use super::source::{PatternEntry, formality};
use crate::clause::{Agent, Features, Force};
use crate::lint::Document;
use crate::lint::situation::Formality;
use crate::morph::Pos;
use crate::platform::Channel;

/// How many tokens before and behind a match count as its sentence, so that no sentence is too long to look through.
const REACH: usize = 80;

/// The compiled guards of a pattern.
#[derive(Debug, Default)]
pub(super) struct Guard {
    unless: Vec<Alternative>,
    unless_near: Vec<Alternative>,
    only: Vec<Alternative>,
    only_near: Vec<Alternative>,
    agents: Vec<Agent>,
    forces: Vec<Force>,
    features: Features,
    lacks: Features,
    dated: Option<bool>,
    channels: Vec<Channel>,
    formality: Option<Formality>,
    steps: Option<(u8, u8)>,
    step_known: bool,
    market: Option<bool>,
}

impl Guard {
    pub(super) fn new(entry: &PatternEntry) -> Result<Self, String> {
        let words = |list: &[String]| list.iter().map(|word| alternative(word)).collect::<Result<Vec<_>, _>>();
        let features = |names: &[String]| {
            names.iter().try_fold(Features::NONE, |all, name| {
                Features::named(name).map(|it| all.with(it)).ok_or_else(|| format!("unknown feature `{name}`"))
            })
        };
        let channel = |name: &String| Channel::from_name(name).ok_or_else(|| format!("unknown channel `{name}`"));
        Ok(Self {
            unless: words(&entry.unless)?,
            unless_near: words(&entry.unless_near)?,
            only: words(&entry.only)?,
            only_near: words(&entry.only_near)?,
            agents: named(Agent::ALL, Agent::name, &entry.agent)?,
            forces: named(Force::ALL, Force::name, &entry.force)?,
            features: features(&entry.features)?,
            lacks: features(&entry.lacks)?,
            dated: entry.dated,
            channels: entry.channels.iter().map(channel).collect::<Result<_, _>>()?,
            formality: entry.formality.as_deref().map(formality).transpose()?,
            steps: entry.steps,
            step_known: entry.step_known,
            market: entry.market,
        })
    }

    /// Whether the match at these tokens counts.
    pub(super) fn passes(&self, document: &Document<'_>, first: usize, end: usize) -> bool {
        self.in_situation(document) && self.in_sentence(document, first, end) && self.in_clause(document, first, end)
    }

    fn in_situation(&self, document: &Document<'_>) -> bool {
        let situation = document.situation();
        let channel = situation.channel.unwrap_or_default();
        // A mail to nobody knows where belongs to no market.
        let market = situation.market.or((situation.channel == Some(Channel::Mail)).then_some(false));
        let step = situation.step().map(crate::advice::Step::number);
        (self.channels.is_empty() || self.channels.contains(&channel))
            && self.formality.is_none_or(|least| situation.formality() >= least)
            && self
                .steps
                .is_none_or(|(least, most)| step.map_or(!self.step_known, |step| (least..=most).contains(&step)))
            && self.market.is_none_or(|wanted| market.is_none_or(|market| market == wanted))
    }

    fn in_sentence(&self, document: &Document<'_>, first: usize, end: usize) -> bool {
        let sentence = document.sentence_of(first);
        let low = sentence.tokens.start.max(first.saturating_sub(REACH));
        let high = sentence.tokens.end.min(end + REACH);
        let stands = |words: &[Alternative], low: usize, high: usize| {
            (low..high).any(|at| words.iter().any(|word| word.forward(document, at, high).is_some()))
        };
        if stands(&self.unless, low, high) || !self.only.is_empty() && !stands(&self.only, low, high) {
            return false;
        }
        let sentences = document.sentences();
        if let Some(wanted) = self.dated {
            let next = sentences.get(sentence.index + 1).map_or(high, |next| next.tokens.end.min(end + REACH));
            let around = document.span(low..next.max(high));
            let own = document.span(first..end);
            let dates = document.times_in(around).iter().any(|time| time.end.is_some() && !time.span.overlaps(own));
            if dates != wanted {
                return false;
            }
        }
        let near = &sentences[sentence.index.saturating_sub(1)..(sentence.index + 2).min(sentences.len())];
        let stand_near = |words: &[Alternative]| {
            near.iter().any(|it| {
                let low = it.tokens.start.max(first.saturating_sub(REACH));
                stands(words, low, it.tokens.end.min(end + REACH))
            })
        };
        !stand_near(&self.unless_near) && (self.only_near.is_empty() || stand_near(&self.only_near))
    }

    fn in_clause(&self, document: &Document<'_>, first: usize, end: usize) -> bool {
        let asks = !self.agents.is_empty()
            || !self.forces.is_empty()
            || self.features != Features::NONE
            || self.lacks != Features::NONE;
        if !asks {
            return true;
        }
        let Some(mut frame) = document.frame_of(end.saturating_sub(1).max(first)) else { return false };
        // An adverb made of an adjective is read as a clause of its own: 「なるべく早く（お送りください）」.
        let sentence = document.sentence_of(first);
        if sentence.tokens.start + frame.end == end
            && end < sentence.tokens.end
            && document.morph(end - 1).is_some_and(|morph| morph.pos == Pos::Adjective)
        {
            frame = document.frame_of(end).unwrap_or(frame);
        }
        (self.agents.is_empty() || self.agents.contains(&frame.agent()))
            && (self.forces.is_empty() || self.forces.contains(&frame.force()))
            && frame.features.has(self.features)
            && !frame.features.any(self.lacks)
    }
}

fn named<T: Copy>(all: &[T], name_of: fn(T) -> &'static str, names: &[String]) -> Result<Vec<T>, String> {
    let one = |name: &String| {
        all.iter().copied().find(|&value| name_of(value) == *name).ok_or_else(|| format!("unknown value `{name}`"))
    };
    names.iter().map(one).collect()
}
