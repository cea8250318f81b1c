//! The tail of a predicate: auxiliaries, dependent verbs, particles, and what they say.

use super::features::Features;
use super::vocabulary::{Classes, Func, Word};
use crate::morph::{Form, Morph, Pos};

/// A token with what the lexicon knows of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub morph: Morph,
    pub word: Word,
}

impl Token {
    pub(super) fn is(&self, func: Func) -> bool {
        self.word.func == func
    }
}

/// Reads a tail from the token after the head; `at` moves behind it.
pub(super) struct Tail<'t> {
    pub tokens: &'t [Token],
    pub at: usize,
    pub features: Features,
    /// The predicates that say that something would be welcome: 「助かります」.
    pub welcome: Classes,
    /// The predicates that say that something is all right: 「大丈夫」.
    pub fine: Classes,
    /// The words that say that something can be done: 「可能」.
    pub possible: Classes,
    /// Whether the clause names its subject by が, so that a bare て-form orders nothing.
    pub stated: bool,
    /// Whether the sentence breaks off: 「夜勤になってしまって…」.
    pub trails_off: bool,
}

fn mark(token: &Token) -> bool {
    matches!(token.morph.pos, Pos::Period | Pos::Symbol)
}

/// Whether nothing but a mark follows.
fn closes(token: &Token) -> bool {
    matches!(token.morph.pos, Pos::Period | Pos::Symbol | Pos::FinalParticle)
}

/// Whether the tail goes on after a token.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    On,
    Stop,
    /// The token does not belong to the tail.
    Leave,
}

impl Tail<'_> {
    /// Reads to the end of the tail.
    pub(crate) fn read(&mut self) {
        while let Some(token) = self.tokens.get(self.at).copied() {
            match self.step(&token) {
                Step::On => self.at += 1,
                Step::Stop => {
                    self.at += 1;
                    break;
                }
                Step::Leave => break,
            }
        }
    }

    pub(super) fn peek(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead)
    }

    pub(super) fn next_is(&self, ahead: usize, func: Func) -> bool {
        self.peek(ahead).is_some_and(|token| token.is(func))
    }

    pub(super) fn add(&mut self, features: Features) -> Step {
        self.features.add(features);
        Step::On
    }

    pub(super) fn step(&mut self, token: &Token) -> Step {
        match token.morph.pos {
            Pos::Auxiliary | Pos::VerbSuffix => self.auxiliary(token),
            Pos::ConjunctiveParticle => self.conjunction(token),
            Pos::DependentVerb | Pos::Verb => self.dependent_verb(token),
            Pos::DependentAdjective | Pos::Adjective => self.adjective(token),
            Pos::FinalParticle => self.final_particle(token),
            Pos::QuoteParticle => self.quote(),
            Pos::AuxiliaryStem => self.stem(token),
            Pos::Symbol | Pos::Period => Step::Stop,
            Pos::BindingParticle => self.binding(token),
            _ => self.nominal(token),
        }
    }

    pub(super) fn auxiliary(&mut self, token: &Token) -> Step {
        let form = token.morph.form;
        match token.word.func {
            Func::Masu => {
                self.features.add(Features::POLITE);
                if form == Form::Imperative {
                    let asks = self.features.any(Features::GIVE.with(Features::HONORIFIC));
                    self.features.add(Features::BECOMING);
                    self.features.add(if asks { Features::IMPERATIVE } else { Features::NONE });
                }
                Step::On
            }
            Func::Desu if form == Form::Irrealis => self.add(Features::POLITE.with(Features::CONJECTURE)),
            Func::Desu => self.add(Features::POLITE),
            Func::Da | Func::Ta if form == Form::Hypothetical => {
                self.features.add(Features::CONDITION);
                self.after_condition()
            }
            Func::Ta => self.add(Features::PAST),
            Func::Nai => {
                let obliges = form == Form::Hypothetical;
                self.add(if obliges { Features::OBLIGATION.with(Features::NEGATIVE) } else { Features::NEGATIVE })
            }
            Func::Tai => self.add(Features::DESIDERATIVE),
            Func::U => {
                if self.features.has(Features::CONJECTURE)
                    || !self.features.has(Features::NOMINAL) && self.previous_is(Func::Masu)
                {
                    let volitional = self.previous_is(Func::Masu);
                    self.add(if volitional { Features::VOLITIONAL } else { Features::CONJECTURE })
                } else {
                    self.add(if self.features.has(Features::NOMINAL) {
                        Features::CONJECTURE
                    } else {
                        Features::VOLITIONAL
                    })
                }
            }
            Func::Reru => self.add(Features::PASSIVE),
            Func::Seru => self.add(Features::CAUSATIVE),
            Func::Beki => self.add(Features::OBLIGATION),
            Func::Rashii => self.add(Features::HEARSAY),
            Func::Darou => self.add(Features::CONJECTURE),
            _ => Step::On,
        }
    }

    pub(super) fn previous_is(&self, func: Func) -> bool {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).is_some_and(|token| token.is(func))
    }

    pub(super) fn conjunction(&mut self, token: &Token) -> Step {
        match token.word.func {
            Func::Te => self.te(),
            Func::Ba => {
                self.features.add(Features::CONDITION);
                self.after_condition()
            }
            Func::Ga | Func::Noni => {
                self.features.add(Features::CONCESSIVE);
                Step::Stop
            }
            Func::Node => {
                self.features.add(Features::CAUSE);
                Step::Stop
            }
            Func::Shi | Func::Nagara => {
                self.features.add(Features::CONNECTIVE);
                Step::Stop
            }
            Func::To => {
                if self.welcomed(1) || self.peek(1).is_none_or(mark) {
                    self.features.add(Features::WELCOME);
                    return Step::Stop;
                }
                self.features.add(Features::CONDITION);
                Step::Stop
            }
            Func::Mo2 => {
                self.features.add(Features::EVEN_IF);
                Step::Stop
            }
            _ => Step::Stop,
        }
    }

    /// Behind て: a dependent verb goes on, anything else begins a new clause.
    pub(super) fn te(&mut self) -> Step {
        if self.peek(1).is_some_and(|next| next.morph.pos == Pos::BindingParticle && next.is(Func::Mo)) {
            self.at += 1;
            if self.peek(1).is_some_and(|next| self.permits(next)) {
                self.features.add(Features::PERMISSION);
                self.at += 1;
                return Step::On;
            }
            self.features.add(Features::EVEN_IF);
            return Step::Stop;
        }
        if self.peek(1).is_some_and(|next| next.morph.pos == Pos::AdnominalParticle) {
            self.features.add(Features::ADNOMINAL);
            return Step::Stop;
        }
        let shortened = |next: &Token| {
            next.morph.pos == Pos::Auxiliary && matches!(next.word.func, Func::Masu | Func::Ta | Func::Nai)
        };
        if self.peek(1).is_some_and(shortened) {
            return self.add(Features::PROGRESSIVE);
        }
        let ahead = if self.next_is(1, Func::Ha) { 2 } else { 1 };
        let Some(next) = self.peek(ahead) else {
            self.features.add(self.bare_te());
            return Step::Stop;
        };
        let goes_on = matches!(next.morph.pos, Pos::DependentVerb | Pos::DependentAdjective)
            || (matches!(next.morph.pos, Pos::Verb | Pos::Adjective | Pos::Auxiliary)
                && matches!(
                    next.word.func,
                    Func::Itadaku
                        | Func::Kudasaru
                        | Func::Hoshii
                        | Func::Iru
                        | Func::Oru
                        | Func::Aru
                        | Func::Oku
                        | Func::Shimau
                        | Func::Nai
                        | Func::Ageru
                ));
        if goes_on {
            self.at += ahead - 1;
            return Step::On;
        }
        let urges =
            next.morph.pos == Pos::Auxiliary && next.is(Func::Da) && ahead == 1 && self.peek(2).is_none_or(closes);
        if matches!(next.morph.pos, Pos::Period | Pos::Symbol | Pos::FinalParticle) || next.is(Func::Ne) || urges {
            self.features.add(self.bare_te());
            return Step::On;
        }
        self.features.add(Features::CONNECTIVE);
        Step::Stop
    }

    /// A て-form with nothing behind asks (「送って」), unless it breaks off a report (「休んでいまして」「母が入院して」).
    fn bare_te(&self) -> Features {
        let report = Features::POLITE
            .with(Features::NOMINAL)
            .with(Features::PROGRESSIVE)
            .with(Features::REGRET)
            .with(Features::PASSIVE)
            .with(Features::NEGATIVE)
            .with(Features::DESIDERATIVE)
            .with(Features::DECIDED);
        let happens = self.tokens.get(self.at.wrapping_sub(1)).is_some_and(|verb| {
            matches!(verb.word.func, Func::Naru | Func::Aru | Func::Iru | Func::Kuru)
                || verb.morph.pos == Pos::Adjective
        });
        if self.stated || happens || self.trails_off || self.features.any(report) {
            Features::CONNECTIVE
        } else {
            Features::IMPERATIVE
        }
    }

    /// Whether a predicate behind ても permits: 「いい」「大丈夫」, not 「構う（ません）」, which is denied.
    pub(super) fn permits(&self, token: &Token) -> bool {
        token.is(Func::Ii) || (token.morph.pos.is_nominal() && token.word.classes.meets(self.fine))
    }

    /// Behind ば or たら: 「幸いです」「助かります」「と思います」 make a request of a favour.
    pub(super) fn after_condition(&mut self) -> Step {
        if self.next_is(1, Func::Ii) {
            self.features = Features(self.features.0 & !Features::CONDITION.0);
            self.at += 1;
            return Step::On;
        }
        let comma = self.peek(1).is_some_and(|token| token.morph.pos == Pos::Comma);
        let ahead = 1 + usize::from(comma);
        if self.welcomed(ahead) || self.next_is(ahead, Func::To) {
            self.features.add(Features::WELCOME);
        }
        if self.peek(1).is_none_or(|token| matches!(token.morph.pos, Pos::Period | Pos::Symbol)) {
            self.features.add(Features::WELCOME);
        }
        Step::Stop
    }

    /// Whether the predicate from `ahead` on says that something would be welcome: 「大変助かります」.
    pub(super) fn welcomed(&self, ahead: usize) -> bool {
        (ahead..ahead + 4)
            .map_while(|ahead| self.peek(ahead))
            .take_while(|token| token.morph.pos != Pos::Comma)
            .any(|token| token.word.classes.meets(self.welcome))
    }

    pub(super) fn dependent_verb(&mut self, token: &Token) -> Step {
        let head = token.morph.pos == Pos::Verb;
        let after_te = self.previous_is(Func::Te);
        match token.word.func {
            Func::Iru | Func::Oru => self.add(Features::PROGRESSIVE),
            Func::Aru if !head || after_te => self.add(Features::RESULT),
            Func::Aru if self.features.has(Features::NOMINAL) => Step::On,
            Func::Oku => self.add(Features::BEFOREHAND),
            Func::Shimau => self.add(Features::REGRET),
            Func::Itadaku => {
                let potential = token.word.potential
                    || token.morph.form == Form::Continuative && self.features.has(Features::POTENTIAL);
                self.add(if potential { Features::RECEIVE.with(Features::POTENTIAL) } else { Features::RECEIVE })
            }
            Func::Kudasaru => {
                let imperative =
                    token.morph.form == Form::Imperative || self.next_is(1, Func::Masu) && !self.next_is(2, Func::Ka);
                let asks = self.peek(2).is_some_and(|token| token.is(Func::Nai));
                self.features.add(Features::GIVE);
                if imperative && !asks && token.morph.form == Form::Imperative {
                    self.features.add(Features::IMPERATIVE);
                }
                Step::On
            }
            Func::Ageru => self.add(Features::GIVE_OUT),
            Func::Miru => self.add(Features::TRY),
            Func::Kuru | Func::Iku if !head || after_te => self.add(Features::GOING),
            Func::Suru => {
                self.features = Features(self.features.0 & !Features::NOMINAL.0);
                Step::On
            }
            Func::Itasu => self.add(Features::HUMBLE),
            Func::Nasaru => {
                let imperative = token.morph.form == Form::Imperative;
                self.add(if imperative { Features::IMPERATIVE } else { Features::HONORIFIC })
            }
            Func::Dekiru => self.add(Features::POTENTIAL),
            Func::Negau => self.add(Features::ONEGAI),
            Func::Shire => {
                let more = (1..).take_while(|&ahead| self.next_is(ahead, Func::Masu) || self.next_is(ahead, Func::Nai));
                self.at += more.count();
                self.add(Features::CONJECTURE)
            }
            Func::Omou if self.previous_is(Func::To) => self.add(Features::CONJECTURE),
            _ if !head => Step::On,
            _ => Step::Leave,
        }
    }

    pub(super) fn adjective(&mut self, token: &Token) -> Step {
        match token.word.func {
            Func::Hoshii => self.add(Features::WANT),
            Func::Nai => self.add(Features::NEGATIVE),
            Func::Ii if token.morph.pos == Pos::DependentAdjective => self.add(Features::PERMISSION),
            Func::Yasui => self.add(Features::NOMINAL),
            _ if token.morph.pos == Pos::DependentAdjective => Step::On,
            _ => Step::Leave,
        }
    }

    pub(super) fn final_particle(&mut self, token: &Token) -> Step {
        match token.word.func {
            Func::Ka => {
                let more = self.peek(1).is_some_and(|next| {
                    !matches!(next.morph.pos, Pos::Period | Pos::Symbol | Pos::FinalParticle | Pos::Comma)
                });
                if more && !self.features.has(Features::POLITE) {
                    self.features.add(Features::WHETHER);
                    return Step::Stop;
                }
                self.add(Features::QUESTION)
            }
            Func::Kana => self.add(Features::QUESTION),
            _ => self.add(Features::PARTICLE),
        }
    }
}
