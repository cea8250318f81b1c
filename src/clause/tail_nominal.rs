//! What nouns and quotations behind a predicate say: 「つもり」「場合」「ことは可能」「と思います」.

use super::features::Features;
use super::tail::{Step, Tail, Token};
use super::vocabulary::Func;
use crate::morph::{Form, Pos};

impl Tail<'_> {
    /// Behind と or って: thinking, hearing, welcoming, or a quotation.
    pub(super) fn quote(&mut self) -> Step {
        let Some(next) = self.peek(1).copied() else {
            self.features.add(if self.features.has(Features::RECEIVE) { Features::WELCOME } else { Features::NONE });
            return Step::Stop;
        };
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

    pub(super) fn stem(&mut self, token: &Token) -> Step {
        match token.word.func {
            Func::Sou => {
                let plain =
                    self.tokens.get(self.at.wrapping_sub(1)).is_some_and(|before| before.morph.form == Form::Basic);
                self.add(if plain { Features::HEARSAY } else { Features::SEEMING })
            }
            Func::You if self.so_that() => Step::On,
            Func::You if self.next_is(1, Func::Ni) => {
                self.features.add(Features::SO_THAT);
                self.at += 1;
                Step::Stop
            }
            _ => self.add(Features::SEEMING),
        }
    }

    /// 「〜ようお願いします」「〜ようにします」: what is behind it belongs to the same act.
    fn so_that(&mut self) -> bool {
        let ahead = if self.next_is(1, Func::Ni) { 2 } else { 1 };
        let onegai = (ahead..ahead + 3)
            .map_while(|ahead| self.peek(ahead))
            .take_while(|token| {
                token.is(Func::Negau) || !token.morph.pos.is_nominal() || token.morph.pos == Pos::AdverbialNoun
            })
            .position(|token| token.is(Func::Negau));
        if let Some(place) = onegai {
            self.features.add(Features::ONEGAI);
            self.at += ahead + place;
            return true;
        }
        let makes = ahead == 2 && matches!(self.peek(2).map(|token| token.word.func), Some(Func::Suru | Func::Itasu));
        if makes {
            self.at += 1;
        }
        makes
    }

    /// 「〜ことは可能（です）」「〜ことにします」「〜のは難しい」: the thing said of the act is part of its tail.
    fn act_as_noun(&mut self) -> Option<Step> {
        let particle = self.peek(1)?.word.func;
        let said = *self.peek(2)?;
        match particle {
            Func::Ni if matches!(said.word.func, Func::Suru | Func::Itasu | Func::Naru) => {
                self.features.add(Features::DECIDED);
                self.at += 2;
                Some(Step::On)
            }
            Func::Ha | Func::Ga | Func::Mo if said.is(Func::Dekiru) || said.word.classes.meets(self.possible) => {
                self.features.add(Features::POTENTIAL);
                self.at += 2;
                Some(Step::On)
            }
            Func::Ha | Func::Ga | Func::Mo if matches!(said.word.func, Func::Aru | Func::Nai) => {
                let denied = said.word.func == Func::Nai;
                self.features.add(Features::EXISTENTIAL);
                self.features.add(if denied { Features::NEGATIVE } else { Features::NONE });
                self.at += 2;
                Some(Step::On)
            }
            _ => None,
        }
    }

    pub(super) fn binding(&mut self, token: &Token) -> Step {
        let negated = (1..=2).any(|ahead| self.next_is(ahead, Func::Nai));
        let suru = self.peek(1).is_some_and(|next| matches!(next.word.func, Func::Suru | Func::Itasu | Func::Dekiru));
        if (token.is(Func::Ha) || token.is(Func::Mo)) && (negated || suru) { Step::On } else { Step::Leave }
    }

    /// A nominal behind a predicate: 「の（です）」「つもり」「場合」, or a noun that the clause modifies.
    pub(super) fn nominal(&mut self, token: &Token) -> Step {
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
            Func::Koto | Func::No | Func::Tokoro if self.act_as_noun().is_some() => Step::On,
            Func::Ne if self.next_is(1, Func::Sou) => Step::On,
            Func::Kamo | Func::Darou => self.add(Features::CONJECTURE),
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
            Func::You if self.so_that() => Step::On,
            Func::You if self.next_is(1, Func::Ni) => {
                self.features.add(Features::SO_THAT);
                self.at += 1;
                Step::Stop
            }
            Func::You | Func::Sou if predicative => self.add(Features::SEEMING),
            _ if predicative && token.morph.pos == Pos::DependentNoun && self.peek(1).is_some() => Step::On,
            _ if token.morph.pos == Pos::Comma => {
                let goes_on = self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).is_some_and(|before| {
                    matches!(before.morph.form, Form::Continuative | Form::ContinuativeTa | Form::None)
                });
                self.features.add(if goes_on { Features::CONNECTIVE } else { Features::NONE });
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
