//! The elements of a pattern, from their notation.

use crate::lint::Document;
use crate::morph::{BaseId, Form, Morph, Pos, Tokenizer};

/// One element of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// One of several words or kinds of tokens.
    Take { any: Vec<Alternative>, optional: bool },
    /// Up to so many tokens of any kind.
    Skip(u8),
    /// None of these stands here; takes nothing.
    Not(Vec<Alternative>),
    /// The beginning of the sentence.
    Begin,
    /// The end of the sentence.
    End,
    /// Where the finding begins.
    Open,
    /// Where the finding ends.
    Close,
}

/// A word or a kind of token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Alternative {
    /// The words as they stand.
    Literal(String),
    /// A base form, perhaps in one conjugation form.
    Base(BaseId, Option<Form>),
    /// A part of speech, perhaps of one conjugation class and form.
    Kind { parts: &'static [Pos], class: Option<String>, form: Option<Form> },
}

/// The parts of speech by their names in patterns.
const PARTS: &[(&str, &[Pos])] = &[
    (
        "名詞",
        &[
            Pos::Noun,
            Pos::VerbalNoun,
            Pos::AdjectivalNoun,
            Pos::AdverbialNoun,
            Pos::Pronoun,
            Pos::Number,
            Pos::Counter,
            Pos::NounSuffix,
            Pos::ProperNoun,
            Pos::PersonSuffix,
        ],
    ),
    ("サ変", &[Pos::VerbalNoun]),
    ("形容動詞", &[Pos::AdjectivalNoun]),
    ("固有名詞", &[Pos::ProperNoun]),
    ("代名詞", &[Pos::Pronoun]),
    ("数", &[Pos::Number]),
    ("助数詞", &[Pos::Counter]),
    ("非自立名詞", &[Pos::DependentNoun]),
    ("接尾", &[Pos::NounSuffix, Pos::PersonSuffix]),
    ("動詞", &[Pos::Verb]),
    ("補助動詞", &[Pos::DependentVerb]),
    ("接尾動詞", &[Pos::VerbSuffix]),
    ("用言", &[Pos::Verb, Pos::DependentVerb, Pos::VerbSuffix, Pos::Adjective, Pos::DependentAdjective]),
    ("形容詞", &[Pos::Adjective, Pos::DependentAdjective]),
    ("助動詞", &[Pos::Auxiliary]),
    ("格助詞", &[Pos::CaseParticle, Pos::QuoteParticle]),
    ("係助詞", &[Pos::BindingParticle]),
    ("接続助詞", &[Pos::ConjunctiveParticle]),
    ("終助詞", &[Pos::FinalParticle]),
    (
        "助詞",
        &[
            Pos::Particle,
            Pos::CaseParticle,
            Pos::QuoteParticle,
            Pos::BindingParticle,
            Pos::ConjunctiveParticle,
            Pos::FinalParticle,
            Pos::AdnominalParticle,
        ],
    ),
    ("接頭詞", &[Pos::Prefix]),
    ("副詞", &[Pos::Adverb]),
    ("連体詞", &[Pos::Adnominal]),
    ("接続詞", &[Pos::Conjunction]),
    ("感動詞", &[Pos::Interjection]),
    ("読点", &[Pos::Comma]),
    ("句点", &[Pos::Period]),
    ("記号", &[Pos::Symbol, Pos::Comma, Pos::Period, Pos::Open, Pos::Close]),
];

/// The conjugation forms by their names in patterns.
const FORMS: &[(&str, Form)] = &[
    ("基本", Form::Basic),
    ("未然", Form::Irrealis),
    ("未然ウ", Form::Volitional),
    ("連用", Form::Continuative),
    ("連用タ", Form::ContinuativeTa),
    ("仮定", Form::Hypothetical),
    ("命令", Form::Imperative),
];

/// The conjugation form of this name: 「連用」.
pub(super) fn form(name: &str) -> Result<Form, String> {
    let found = FORMS.iter().find(|(known, _)| *known == name);
    found.map(|&(_, form)| form).ok_or_else(|| format!("unknown form `{name}`"))
}

/// Reads a row of elements.
pub(super) fn row(text: &str) -> Result<Vec<Element>, String> {
    text.split_whitespace().map(element).collect()
}

fn element(text: &str) -> Result<Element, String> {
    Ok(match text {
        "^" => Element::Begin,
        "$" => Element::End,
        "(" => Element::Open,
        ")" => Element::Close,
        _ => {
            if let Some(count) = text.strip_prefix('*') {
                let most = if count.is_empty() { Ok(3) } else { count.parse() };
                return most.map(Element::Skip).map_err(|_| format!("no number behind `{text}`"));
            }
            if let Some(rest) = text.strip_prefix('!') {
                return Ok(Element::Not(alternatives(rest)?));
            }
            let optional = text.strip_suffix('?');
            Element::Take { any: alternatives(optional.unwrap_or(text))?, optional: optional.is_some() }
        }
    })
}

fn alternatives(text: &str) -> Result<Vec<Alternative>, String> {
    text.split('|').map(alternative).collect()
}

/// Reads one alternative: 「まだ」, `<送る:連用>`, `[動詞/一段:未然]`.
pub(super) fn alternative(text: &str) -> Result<Alternative, String> {
    let inside = |open, close| text.strip_prefix(open).and_then(|it: &str| it.strip_suffix(close));
    if let Some(inner) = inside('<', '>') {
        let (base, form) = with_form(inner)?;
        let id = Tokenizer::find(base).ok_or_else(|| format!("no word has the base form `{base}`"))?;
        return Ok(Alternative::Base(id, form));
    }
    if let Some(inner) = inside('[', ']') {
        let (kind, form) = with_form(inner)?;
        let (part, class) = kind.split_once('/').map_or((kind, None), |(part, class)| (part, Some(class.to_owned())));
        let parts = PARTS.iter().find(|(name, _)| *name == part).map(|&(_, parts)| parts);
        let parts = parts.ok_or_else(|| format!("unknown part of speech `{part}`"))?;
        return Ok(Alternative::Kind { parts, class, form });
    }
    if text.is_empty() {
        return Err("an element without words".to_owned());
    }
    Ok(Alternative::Literal(text.to_owned()))
}

fn with_form(text: &str) -> Result<(&str, Option<Form>), String> {
    match text.split_once(':') {
        Some((rest, name)) => Ok((rest, Some(form(name)?))),
        None => Ok((text, None)),
    }
}

impl Alternative {
    /// The token behind what this takes from `token` on, inside of `end`.
    pub(super) fn forward(&self, document: &Document<'_>, token: usize, end: usize) -> Option<usize> {
        let first = document.morph(token).filter(|_| token < end)?;
        let Self::Literal(words) = self else { return self.fits(document, token, first).then_some(token + 1) };
        let start = first.start as usize;
        document.folded().get(start..).filter(|it| it.starts_with(words.as_str()))?;
        let stop = start + words.len();
        let reach = document.morphs()[token..end].iter().position(|morph| morph.end as usize >= stop)?;
        (document.morphs()[token + reach].end as usize == stop).then_some(token + reach + 1)
    }

    /// The first token of what this takes right before `token`, not before `begin`.
    pub(super) fn backward(&self, document: &Document<'_>, token: usize, begin: usize) -> Option<usize> {
        let before = token.checked_sub(1).filter(|&before| before >= begin)?;
        let last = document.morph(before)?;
        let Self::Literal(words) = self else { return self.fits(document, before, last).then_some(before) };
        let stop = last.end as usize;
        document.folded().get(..stop).filter(|it| it.ends_with(words.as_str()))?;
        let start = stop - words.len();
        let at = (begin..token).rev().take_while(|&at| document.morphs()[at].start as usize >= start).last()?;
        (document.morphs()[at].start as usize == start).then_some(at)
    }

    fn fits(&self, document: &Document<'_>, token: usize, morph: &Morph) -> bool {
        match self {
            Self::Literal(_) => false,
            Self::Base(base, form) => morph.base == *base && form.is_none_or(|form| morph.form == form),
            Self::Kind { parts, class, form } => {
                parts.contains(&morph.pos)
                    && form.is_none_or(|form| morph.form == form)
                    && class.as_ref().is_none_or(|class| document.conjugation(token).starts_with(class.as_str()))
                    && !is_noise(morph, document.surface(token))
            }
        }
    }
}

/// ASCII that the dictionary does not hold is tagged サ変接続: 「%」 is no act.
fn is_noise(morph: &Morph, surface: &str) -> bool {
    morph.pos == Pos::VerbalNoun && morph.base == BaseId::UNKNOWN && surface.is_ascii()
}
