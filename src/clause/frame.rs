//! The frame of a clause: its predicate, what surrounds it, and what follows from the morphology.

use super::vocabulary::Classes;
use super::{Agent, Aspect, Features, Force, Polarity};

/// A clause while it is read: ranges of the sentence's tokens, and sets.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Frame {
    /// The first token.
    pub first: usize,
    /// The token that carries the predicate.
    pub head: usize,
    /// One past the last token of the predicate with its tail.
    pub end: usize,
    /// The predicate's classes.
    pub head_classes: Classes,
    /// The classes of all words in the clause.
    pub classes: Classes,
    /// What the tail says.
    pub features: Features,
}

impl Frame {
    /// Whether the clause is denied.
    pub(crate) fn polarity(&self) -> Polarity {
        if self.features.has(Features::NEGATIVE) { Polarity::Negative } else { Polarity::Affirmative }
    }

    /// How the act stands in time.
    pub(crate) fn aspect(&self) -> Aspect {
        let features = self.features;
        if features.has(Features::NEGATIVE) && features.any(Features::PROGRESSIVE.with(Features::PAST)) {
            Aspect::NotYet
        } else if features.any(Features::PAST.with(Features::RESULT)) {
            Aspect::Done
        } else if features.has(Features::PROGRESSIVE) {
            Aspect::Ongoing
        } else if features.any(Features::NOMINAL.with(Features::FRAGMENT)) {
            Aspect::State
        } else {
            Aspect::AboutTo
        }
    }

    /// Whose act it is, by benefactives, honorifics and force.
    pub(crate) fn agent(&self) -> Agent {
        let features = self.features;
        if features.any(Features::GIVE_OUT.with(Features::VOLITIONAL)) {
            Agent::Speaker
        } else if features.any(Features::RECEIVE.with(Features::GIVE)) {
            if features.any(Features::CAUSATIVE.with(Features::GOING)) { Agent::Speaker } else { Agent::Hearer }
        } else if features
            .any(Features::HONORIFIC.with(Features::WANT).with(Features::IMPERATIVE).with(Features::ONEGAI))
        {
            Agent::Hearer
        } else if features.any(Features::HUMBLE.with(Features::DESIDERATIVE).with(Features::INTENTION)) {
            Agent::Speaker
        } else if features.has(Features::HEARSAY) {
            Agent::Third
        } else if features.any(Features::NOMINAL.with(Features::FRAGMENT).with(Features::PASSIVE)) {
            Agent::Open
        } else if features.has(Features::ASKS) && !features.has(Features::PAST) {
            Agent::Hearer
        } else {
            Agent::Speaker
        }
    }

    /// What the clause is said as.
    pub(crate) fn force(&self) -> Force {
        let features = self.features;
        let benefits = features.any(Features::RECEIVE.with(Features::GIVE))
            && !features.any(Features::CAUSATIVE.with(Features::GOING).with(Features::PAST));
        let hoped = features.has(Features::POTENTIAL.with(Features::WELCOME)) && !features.has(Features::PAST);
        if features.has(Features::ONEGAI) && features.has(Features::PAST) {
            return Force::Statement;
        }
        if hoped
            || features.any(Features::IMPERATIVE.with(Features::ONEGAI).with(Features::WANT))
            || (benefits && features.any(Features::ASKS.with(Features::WELCOME).with(Features::DESIDERATIVE)))
            || (benefits && features.has(Features::CONDITION.with(Features::FINAL)))
        {
            Force::Request
        } else if features.has(Features::VOLITIONAL) && features.has(Features::ASKS) {
            Force::Offer
        } else if features.has(Features::ASKS) {
            Force::Question
        } else if features.has(Features::CONDITION) {
            Force::Condition
        } else if features.has(Features::HEARSAY) {
            Force::Hearsay
        } else if features.any(Features::VOLITIONAL.with(Features::INTENTION)) {
            Force::Intention
        } else if features.has(Features::DESIDERATIVE) {
            Force::Wish
        } else {
            Force::Statement
        }
    }
}
