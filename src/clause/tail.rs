//! The tail of a predicate: auxiliaries, dependent verbs, particles, and what they say.

use super::frame::Features;
use super::lexicon::{Classes, Func, Word};
use crate::morph::{Form, Morph, Pos};

/// A token with what the lexicon knows of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub morph: Morph,
    pub word: Word,
}

impl Token {
    fn is(&self, func: Func) -> bool {
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
}

/// Whether the tail goes on after a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    On,
    Stop,
    /// The token does not belong to the tail.
    Leave,
}

impl Tail<'_> {
    /// Reads to the end of the tail.
    pub fn read(&mut self) {
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

    fn peek(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead)
    }

    fn next_is(&self, ahead: usize, func: Func) -> bool {
        self.peek(ahead).is_some_and(|token| token.is(func))
    }

    fn add(&mut self, features: Features) -> Step {
        self.features.add(features);
        Step::On
    }

    fn step(&mut self, token: &Token) -> Step {
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

    fn auxiliary(&mut self, token: &Token) -> Step {
        let form = token.morph.form;
        match token.word.func {
            Func::Masu => {
                self.features.add(Features::POLITE);
                if form == Form::Imperative {
                    self.features.add(Features::BECOMING);
                }
                Step::On
            }
            Func::Desu if form == Form::Irrealis => self.add(Features::POLITE.with(Features::CONJECTURE)),
            Func::Desu => self.add(Features::POLITE),
            Func::Da | Func::Ta if form == Form::Hypothetical => {
                self.features.add(Features::CONDITION);
                if token.is(Func::Ta) {
                    self.features.add(Features::NONE)
                }
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

    fn previous_is(&self, func: Func) -> bool {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).is_some_and(|token| token.is(func))
    }

    fn conjunction(&mut self, token: &Token) -> Step {
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
                if self.welcomed(1) {
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
    fn te(&mut self) -> Step {
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
        let ahead = if self.next_is(1, Func::Ha) { 2 } else { 1 };
        let Some(next) = self.peek(ahead) else {
            self.features.add(Features::IMPERATIVE);
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
        if matches!(next.morph.pos, Pos::Period | Pos::Symbol | Pos::FinalParticle) || next.is(Func::Ne) {
            self.features.add(Features::IMPERATIVE);
            return Step::On;
        }
        self.features.add(Features::CONNECTIVE);
        Step::Stop
    }

    /// Whether a predicate behind ても permits: 「いい」「大丈夫」, not 「構う（ません）」, which is denied.
    fn permits(&self, token: &Token) -> bool {
        token.is(Func::Ii) || (token.morph.pos.is_nominal() && token.word.classes.meets(self.fine))
    }

    /// Behind ば or たら: 「幸いです」「助かります」「と思います」 make a request of a favour.
    fn after_condition(&mut self) -> Step {
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
    fn welcomed(&self, ahead: usize) -> bool {
        (ahead..ahead + 4)
            .map_while(|ahead| self.peek(ahead))
            .take_while(|token| token.morph.pos != Pos::Comma)
            .any(|token| token.word.classes.meets(self.welcome))
    }

    fn dependent_verb(&mut self, token: &Token) -> Step {
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
            Func::Kuru | Func::Iku if !head || after_te => Step::On,
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
            Func::Shire => self.add(Features::CONJECTURE),
            Func::Omou if self.previous_is(Func::To) => self.add(Features::CONJECTURE),
            _ if !head => Step::On,
            _ => Step::Leave,
        }
    }

    fn adjective(&mut self, token: &Token) -> Step {
        match token.word.func {
            Func::Hoshii => self.add(Features::WANT),
            Func::Nai => self.add(Features::NEGATIVE),
            Func::Ii if token.morph.pos == Pos::DependentAdjective => self.add(Features::PERMISSION),
            Func::Yasui => Step::On,
            _ if token.morph.pos == Pos::DependentAdjective => Step::On,
            _ => Step::Leave,
        }
    }

    fn final_particle(&mut self, token: &Token) -> Step {
        match token.word.func {
            Func::Ka => {
                let more = self.peek(1).is_some_and(|next| {
                    !matches!(next.morph.pos, Pos::Period | Pos::Symbol | Pos::FinalParticle | Pos::Comma)
                });
                if more && !self.features.has(Features::POLITE) {
                    return Step::Stop;
                }
                self.add(Features::QUESTION)
            }
            Func::Kana => self.add(Features::QUESTION),
            _ => self.add(Features::PARTICLE),
        }
    }

    /// Behind と or って: thinking, hearing, welcoming, or a quotation.
    fn quote(&mut self) -> Step {
        let Some(next) = self.peek(1).copied() else { return Step::Stop };
        if self.welcomed(1) {
            self.features.add(Features::WELCOME);
            return Step::Stop;
        }
        if next.is(Func::Omou) {
            self.features.add(Features::CONJECTURE);
            self.at += 1;
            return Step::On;
        }
        if next.is(Func::No) && self.next_is(2, Func::Koto) {
            self.features.add(Features::HEARSAY);
            self.at += 2;
            return Step::On;
        }
        self.features.add(Features::QUOTED);
        Step::Stop
    }

    fn stem(&mut self, token: &Token) -> Step {
        match token.word.func {
            Func::Sou => {
                let plain =
                    self.tokens.get(self.at.wrapping_sub(1)).is_some_and(|before| before.morph.form == Form::Basic);
                self.add(if plain { Features::HEARSAY } else { Features::SEEMING })
            }
            Func::You if self.next_is(1, Func::Ni) => {
                self.features.add(Features::SO_THAT);
                self.at += 1;
                Step::Stop
            }
            _ => self.add(Features::SEEMING),
        }
    }

    fn binding(&mut self, token: &Token) -> Step {
        let negated = (1..=2).any(|ahead| self.next_is(ahead, Func::Nai));
        let suru = self.peek(1).is_some_and(|next| matches!(next.word.func, Func::Suru | Func::Itasu | Func::Dekiru));
        if (token.is(Func::Ha) || token.is(Func::Mo)) && (negated || suru) { Step::On } else { Step::Leave }
    }

    /// A nominal behind a predicate: 「の（です）」「つもり」「場合」, or a noun that the clause modifies.
    fn nominal(&mut self, token: &Token) -> Step {
        let copula = |ahead: usize| {
            self.peek(ahead).is_none_or(|next| {
                matches!(
                    next.morph.pos,
                    Pos::Auxiliary | Pos::FinalParticle | Pos::Period | Pos::Symbol | Pos::ConjunctiveParticle
                )
            })
        };
        let predicative = copula(1);
        match token.word.func {
            Func::No | Func::Nai if predicative => self.add(Features::EXPLANATORY),
            Func::Negau => self.add(Features::ONEGAI),
            Func::Tsumori | Func::Yotei if predicative => self.add(Features::INTENTION),
            Func::Hazu if predicative => self.add(Features::CONJECTURE),
            Func::Wake | Func::Koto if predicative => Step::On,
            Func::Ne if self.next_is(1, Func::Sou) => Step::On,
            Func::Kamo => self.add(Features::CONJECTURE),
            Func::Darou => self.add(Features::CONJECTURE),
            Func::Tame => {
                self.features.add(Features::CAUSE);
                Step::Stop
            }
            Func::Baai => {
                self.features.add(Features::CONDITION);
                Step::Stop
            }
            Func::Zumi => self.add(Features::RESULT),
            Func::Chuu => self.add(Features::PROGRESSIVE),
            Func::You if self.next_is(1, Func::Ni) => {
                self.features.add(Features::SO_THAT);
                self.at += 1;
                Step::Stop
            }
            Func::You | Func::Sou if predicative => self.add(Features::SEEMING),
            _ if token.morph.pos == Pos::Comma => {
                self.features.add(Features::CONNECTIVE);
                Step::Stop
            }
            _ if token.morph.pos.is_nominal() || matches!(token.morph.pos, Pos::DependentNoun | Pos::Prefix) => {
                self.features.add(Features::ADNOMINAL);
                Step::Leave
            }
            _ => Step::Leave,
        }
    }
}
