//! The register of a sentence: 常体, 敬体, 敬語.

#[cfg(test)]
mod tests;
mod word;

use crate::morph::{Form, Morph, Pos, Tokenizer};
use word::Raises;

/// How a sentence speaks to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Register {
    /// Plain forms: 「明日送る」.
    Casual,
    /// です・ます: 「明日送ります」.
    Polite,
    /// 尊敬語 or 謙譲語 beside です・ます: 「明日お送りいたします」.
    Honorific,
}

impl Register {
    /// The name in JSON: `polite`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Casual => "casual",
            Self::Polite => "polite",
            Self::Honorific => "honorific",
        }
    }
}

/// The register of a sentence, with the honorifics in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tone {
    /// The register; `None` without a predicate: 「資料一式」.
    pub register: Option<Register>,
    /// Whether it raises the other's act (尊敬語): 「いらっしゃるの？」.
    pub respect: bool,
    /// Whether it lowers one's own (謙譲語): 「お送りします」.
    pub humble: bool,
}

/// The tone of one sentence, whose tokens are `morphs` of `text`; what stands in 「」 is somebody else's.
#[must_use]
pub fn of(text: &str, morphs: &[Morph]) -> Tone {
    let mut seen = Seen::default();
    let mut quoted = 0_usize;
    for at in 0..morphs.len() {
        match morphs[at].pos {
            Pos::Open => quoted += 1,
            Pos::Close => quoted = quoted.saturating_sub(1),
            _ if quoted == 0 => seen.token(text, morphs, at),
            _ => {}
        }
    }
    let raised = seen.respect || seen.humble || seen.formal;
    let register = match (seen.predicate, seen.polite || raised && breaks_off(text, morphs), raised) {
        (false, _, _) => None,
        (true, true, true) => Some(Register::Honorific),
        (true, true, false) => Some(Register::Polite),
        (true, false, _) => Some(Register::Casual),
    };
    Tone { register, respect: seen.respect, humble: seen.humble }
}

/// What the tokens showed so far.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "marks that any token may leave, whatever the others left")]
struct Seen {
    predicate: bool,
    polite: bool,
    respect: bool,
    humble: bool,
    /// 「ございます」, which raises nobody.
    formal: bool,
}

impl Seen {
    fn token(&mut self, text: &str, morphs: &[Morph], at: usize) {
        let morph = &morphs[at];
        let base = Tokenizer::base(morph.base);
        let inflects = matches!(
            morph.pos,
            Pos::Verb
                | Pos::DependentVerb
                | Pos::VerbSuffix
                | Pos::Adjective
                | Pos::DependentAdjective
                | Pos::Auxiliary
        );
        let greets = morph.pos == Pos::Interjection
            && ["です", "ます", "ません"].iter().any(|end| morph.surface(text).contains(end));
        self.predicate |= inflects || greets || base == "かも";
        self.polite |= greets;
        if inflects && matches!(base, "ます" | "です" | "でしょう" | "っす") {
            self.polite = true;
        }
        if inflects && matches!(base, "ござる" | "ございます" | "御座る" | "御座います") {
            self.formal = true;
        }
        if orders_politely(morph, base) {
            let becoming = morphs.get(at + 1).is_some_and(|next| Tokenizer::base(next.base) == "ます");
            self.polite = true;
            self.respect |= becoming;
            return;
        }
        match word::of(base, morph.surface(text)) {
            Some(Raises::Other) if inflects || morph.pos.is_nominal() => self.respect = true,
            Some(Raises::Own) if inflects || morph.pos.is_nominal() => self.humble = true,
            _ => {}
        }
        match word::pattern(text, morphs, at) {
            Some(Raises::Other) => self.respect = true,
            Some(Raises::Own) => self.humble = true,
            None => {}
        }
    }
}

/// 「ください」, which asks politely without raising anybody.
fn orders_politely(morph: &Morph, base: &str) -> bool {
    matches!(base, "くださる" | "下さる") && morph.form == Form::Imperative
}

/// Whether the sentence stops before its polite end: 「お送りいただければと」.
fn breaks_off(text: &str, morphs: &[Morph]) -> bool {
    let last = morphs.iter().rev().find(|morph| !matches!(morph.pos, Pos::Symbol | Pos::Period));
    last.is_some_and(|morph| {
        matches!(morph.surface(text), "ば" | "と" | "て" | "たく" | "が" | "ので")
            || matches!(morph.pos, Pos::Verb | Pos::DependentVerb) && morph.form == Form::Continuative
    })
}
