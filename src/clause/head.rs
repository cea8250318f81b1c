//! Predicate heads: the tokens that carry a predicate, and the light verbs that make nouns into one.

use super::features::Features;
use super::tail::Token;
use super::vocabulary::{Classes, Func};
use crate::morph::{Form, Pos};

/// A predicate head: its token, where its tail begins, what its own form says.
pub(super) struct Head {
    pub at: usize,
    pub tail: usize,
    pub features: Features,
}

/// A place among the tokens of a sentence at which a head may stand.
#[derive(Clone, Copy)]
struct Place<'t> {
    text: &'t str,
    tokens: &'t [Token],
    at: usize,
}

impl Place<'_> {
    fn func(self, ahead: usize) -> Func {
        self.tokens.get(self.at + ahead).map_or(Func::None, |token| token.word.func)
    }

    fn pos(self, ahead: usize) -> Option<Pos> {
        self.tokens.get(self.at + ahead).map(|token| token.morph.pos)
    }

    /// The token itself as head, its tail right behind it.
    fn plain(self, features: Features) -> Head {
        Head { at: self.at, tail: self.at + 1, features }
    }

    fn light(self) -> Option<Head> {
        let (tail, features) = light_verb(self.text, self.tokens, self.at)?;
        Some(Head { at: noun_before(self.tokens, self.at), tail, features })
    }
}

/// The head at a token, if it carries a predicate.
pub(super) fn head_at(text: &str, tokens: &[Token], at: usize) -> Option<Head> {
    let place = Place { text, tokens, at };
    let token = &tokens[at];
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    match token.morph.pos {
        Pos::Verb => verb(place),
        Pos::Adjective => Some(adjective(place)),
        Pos::DependentAdjective if token.word.func == Func::Hoshii => Some(place.plain(Features::NOMINAL)),
        Pos::Auxiliary if token.word.func == Func::Aru && at > 0 && follows_particle(tokens, at) => {
            Some(place.plain(Features::NONE))
        }
        Pos::Auxiliary if token.word.func == Func::Nai && before.is_some_and(|it| it.morph.pos.is_nominal()) => {
            Some(place.plain(Features::NOMINAL.with(Features::NEGATIVE)))
        }
        Pos::DependentVerb
            if matches!(token.word.func, Func::Itadaku | Func::Kudasaru)
                && before.is_some_and(|it| {
                    matches!(it.morph.pos, Pos::Particle | Pos::CaseParticle | Pos::BindingParticle)
                }) =>
        {
            Some(place.plain(Features::NONE))
        }
        Pos::DependentNoun | Pos::Close => place.light(),
        position if position.is_nominal() => place.light().or_else(|| nominal(place)),
        Pos::Adverb | Pos::Interjection => nominal(place),
        _ => None,
    }
}

fn verb(place: Place<'_>) -> Option<Head> {
    let Place { text, tokens, at } = place;
    let token = &tokens[at];
    let func = token.word.func;
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let after = |pos: Pos| before.is_some_and(|it| it.morph.pos == pos);
    let stem = token.morph.form == Form::Continuative;
    let particle = matches!(place.pos(1), Some(Pos::CaseParticle | Pos::BindingParticle | Pos::AdnominalParticle));
    if stem && particle && !prefixed(tokens, at) && !matches!(place.func(2), Func::Suru | Func::Itasu | Func::Nai) {
        return None;
    }
    if func == Func::Negau {
        return Some(place.plain(Features::NONE));
    }
    if prefixed(tokens, at) {
        if stem && let Some(head) = place.light() {
            return Some(head);
        }
        if place.func(1) == Func::Seru && matches!(place.func(2), Func::Kudasaru | Func::Itadaku | Func::Negau) {
            return Some(Head { at, tail: at + 2, features: Features::HONORIFIC });
        }
    }
    if func == Func::Naru
        && at > 1
        && let Some(noun) = became(text, tokens, at)
    {
        return Some(Head { at: noun, tail: at + 1, features: Features::NOMINAL.with(Features::BECOMES) });
    }
    if matches!(func, Func::Suru | Func::Itasu) && after(Pos::Adjective) {
        return Some(Head { at: at - 1, tail: at + 1, features: Features::CHOSEN });
    }
    let known = before.is_some_and(|it| it.word.classes != Classes::default());
    if func == Func::Suru && after(Pos::Adverb) && known {
        return Some(Head { at: at - 1, tail: at + 1, features: Features::NONE });
    }
    let imperative = token.morph.form == Form::Imperative && place.pos(1) != Some(Pos::Auxiliary);
    Some(place.plain(if imperative { Features::IMPERATIVE } else { Features::NONE }))
}

fn adjective(place: Place<'_>) -> Head {
    let Place { tokens, at, .. } = place;
    let token = &tokens[at];
    if token.word.func == Func::Nai {
        return place.plain(Features::NOMINAL.with(Features::NEGATIVE));
    }
    let adverbial = matches!(token.morph.form, Form::Continuative | Form::ContinuativeTa);
    match place.func(1) {
        Func::Naru if token.morph.form != Form::Basic => {
            Head { at, tail: at + 2, features: Features::BECOMES.with(Features::NOMINAL) }
        }
        Func::Suru | Func::Itasu if token.morph.form != Form::Basic => {
            Head { at, tail: at + 2, features: Features::CHOSEN }
        }
        Func::Negau if token.morph.form != Form::Basic => place.plain(Features::CHOSEN),
        _ if adverbial && tokens[at + 1..].iter().all(mark) => place.plain(Features::CHOSEN),
        _ => place.plain(Features::NOMINAL),
    }
}

/// A noun, adverb or interjection that です, か and the like make a predicate.
fn nominal(place: Place<'_>) -> Option<Head> {
    let Place { tokens, at, .. } = place;
    let (func, pos) = (|ahead| place.func(ahead), |ahead| place.pos(ahead));
    let planned = func(1) == Func::No && func(2) == Func::Yotei && matches!(func(3), Func::Desu | Func::Da);
    if planned && pos(0) == Some(Pos::VerbalNoun) {
        return Some(Head { at, tail: at + 2, features: Features::NONE });
    }
    let predicative = match func(1) {
        Func::Desu => true,
        Func::Da => pos(1) == Some(Pos::Auxiliary) && tokens[at + 1].morph.form != Form::Other,
        Func::Ka | Func::Kana => pos(1) == Some(Pos::FinalParticle) && at + 2 >= tokens.len().saturating_sub(1),
        Func::Sou | Func::You => matches!(pos(1), Some(Pos::AuxiliaryStem)),
        Func::Chuu | Func::Zumi => matches!(func(2), Func::Desu | Func::Da),
        _ => false,
    };
    if predicative {
        return Some(place.plain(Features::NOMINAL));
    }
    let bounded = matches!(pos(1), Some(Pos::Particle | Pos::CaseParticle))
        && (func(2) == Func::Desu || func(2) == Func::Da && pos(2) == Some(Pos::Auxiliary))
        && func(1) != Func::No;
    bounded.then_some(Head { at, tail: at + 2, features: Features::NOMINAL })
}

/// Whether a token is but a mark.
pub(super) fn mark(token: &Token) -> bool {
    matches!(token.morph.pos, Pos::Symbol | Pos::Period | Pos::Close)
}

/// Before a closing bracket the noun in it: 「「緑」（でお願いします）」.
fn noun_before(tokens: &[Token], at: usize) -> usize {
    let nominal = |token: &Token| token.morph.pos.is_nominal();
    if tokens[at].morph.pos == Pos::Close { tokens[..at].iter().rposition(nominal).unwrap_or(at) } else { at }
}

/// Whether a topic or a noun without particle stands before 「ございます」, so that it says that something exists.
fn follows_particle(tokens: &[Token], at: usize) -> bool {
    let before = &tokens[at - 1];
    matches!(before.word.func, Func::Ha | Func::Ga | Func::Mo)
        || (before.morph.pos.is_nominal() && before.word.classes != Classes::default())
}

/// The noun before 「になる」 or 「となる」: 「必要（になります）」.
fn became(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let particle = tokens[at - 1].morph.surface(text);
    let noun = &tokens[at - 2];
    let named = noun.morph.pos.is_nominal() && noun.morph.pos != Pos::Pronoun;
    (matches!(particle, "に" | "と") && named).then_some(at - 2)
}

/// Whether お or ご stands before a token.
fn prefixed(tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| tokens.get(before))
        .is_some_and(|token| token.morph.pos == Pos::Prefix && token.word.func == Func::O)
}

/// A noun that a light verb makes a predicate: 「確認します」「ご確認ください」「確認をお願いします」「お読みになる」「修正はしました」.
fn light_verb(text: &str, tokens: &[Token], at: usize) -> Option<(usize, Features)> {
    let token = &tokens[at];
    let verbal = token.morph.pos == Pos::VerbalNoun || token.word.verbal;
    let prefixed = prefixed(tokens, at)
        || token.morph.surface(text).starts_with(['お', 'ご']) && token.word.classes != Classes::default();
    let func = |ahead: usize| tokens.get(at + ahead).map_or(Func::None, |token| token.word.func);
    let humble = |tail: usize| {
        let prefix = at > 0 && tokens[at - 1].morph.pos == Pos::Prefix;
        let own = prefix && matches!(func(tail), Func::Suru | Func::Itasu);
        if own { Features::HUMBLE } else { Features::NONE }
    };
    let mut ahead = 1;
    if matches!(func(ahead), Func::No) && matches!(func(ahead + 1), Func::Hodo) {
        ahead += 2;
        if func(ahead) == Func::Wo {
            ahead += 1;
        }
    } else if matches!(func(ahead), Func::Wo | Func::Ha | Func::Mo) {
        ahead += 1;
    }
    let filler = |ahead: usize| {
        tokens.get(at + ahead).is_some_and(|token| {
            matches!(token.morph.pos, Pos::Adverb | Pos::AdverbialNoun) && token.word.func == Func::None
        })
    };
    let with_filler = ahead + usize::from(filler(ahead));
    if matches!(func(with_filler), Func::Negau) && (verbal || prefixed) && token.word.func != Func::Negau {
        return Some((at + with_filler, Features::NONE));
    }
    let way = tokens.get(at + 1).is_some_and(|next| next.morph.surface(text) == "で");
    if way && token.word.func == Func::None && (func(2) == Func::Negau || (filler(2) && func(3) == Func::Negau)) {
        return Some((at + 2 + usize::from(filler(2)), Features::BY_WAY));
    }
    if func(1) == Func::Ni
        && matches!(func(2), Func::Suru | Func::Itasu)
        && matches!(token.word.func, Func::None | Func::Hodo)
    {
        return Some((at + 2, Features::CHOSEN));
    }
    let direct = ahead == 1;
    match func(ahead) {
        Func::Suru | Func::Itasu | Func::Nasaru | Func::Dekiru if verbal || (prefixed && direct) => {
            Some((at + ahead, humble(ahead)))
        }
        Func::To if verbal && direct && matches!(func(2), Func::Suru | Func::Itasu) => Some((at + 2, Features::NONE)),
        Func::Kudasaru | Func::Itadaku if direct && (verbal || prefixed) => Some((at + 1, Features::NONE)),
        Func::Ni if prefixed && func(2) == Func::Naru => Some((at + 3, Features::HONORIFIC)),
        _ => None,
    }
}
