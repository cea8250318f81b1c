//! From the tokens of a sentence to its clauses.

use super::frame::{Features, Frame};
use super::lexicon::{Classes, Func, Lexicon};
use super::tail::{Tail, Token};
use crate::morph::{Form, Morph, Pos};

/// Splits sentences into frames; holds the scratch.
#[derive(Debug, Default)]
pub(crate) struct Splitter {
    tokens: Vec<Token>,
    /// The class of the units of money.
    yen: Classes,
}

impl Splitter {
    /// Appends the frames of one sentence, whose tokens are `morphs` of `text`.
    pub fn split(&mut self, lexicon: &Lexicon, text: &str, morphs: &[Morph], asks: bool, frames: &mut Vec<Frame>) {
        self.tokens.clear();
        self.tokens.extend(morphs.iter().map(|morph| Token { morph: *morph, word: lexicon.word(morph, text) }));
        let welcome = lexicon.class("HELP").unwrap_or_default();
        let fine = lexicon.class("FINE").unwrap_or_default();
        let possible = lexicon.class("POSSIBLE").unwrap_or_default();
        self.yen = lexicon.class("YEN").unwrap_or_default();
        let trails_off = text.trim_end().ends_with(['…', '‥']);
        let begin = frames.len();
        let mut first = 0;
        let mut at = 0;
        while at < self.tokens.len() {
            let Some(mut head) = head_at(text, &self.tokens, at) else {
                at += 1;
                continue;
            };
            if head.at < first {
                head.at = at;
            }
            let stated = self.tokens[first..head.at].iter().any(|token| token.word.func == Func::Ga);
            let mut tail = Tail {
                tokens: &self.tokens,
                at: head.tail,
                features: head.features,
                welcome,
                fine,
                possible,
                stated,
                trails_off,
            };
            tail.read();
            let end = tail.at.max(head.tail);
            let features = tail.features.with(self.suspended(end));
            let (subject, existential) = self.subject(first, head.at);
            frames.push(self.frame(first, subject, end, features.with(existential)));
            first = end;
            at = end;
        }
        let rest = self.tokens.get(first..).unwrap_or_default();
        if rest
            .iter()
            .any(|token| token.morph.pos.is_nominal() || matches!(token.morph.pos, Pos::Interjection | Pos::Adverb))
        {
            let says = |token: &Token| token.morph.pos.is_nominal() || token.morph.pos == Pos::Interjection;
            let head = rest.iter().rposition(says).unwrap_or(0);
            let features = Features::FRAGMENT.with(trailing(text, rest));
            frames.push(self.frame(first, first + head, self.tokens.len(), features));
        }
        finish(&mut frames[begin..], asks);
    }

    /// 連用中止 without a mark: 「お時間をいただき（ありがとうございます）」.
    fn suspended(&self, end: usize) -> Features {
        let last = &self.tokens[end - 1].morph;
        let verbal = matches!(last.pos, Pos::Verb | Pos::DependentVerb | Pos::VerbSuffix);
        let open = verbal && last.form == Form::Continuative && self.tokens[end..].iter().any(|token| !mark(token));
        if open { Features::CONNECTIVE } else { Features::NONE }
    }

    /// For 「ある」 and 「ない」 the noun of which they speak: 「問題（ありません）」.
    fn subject(&self, first: usize, head: usize) -> (usize, Features) {
        let token = &self.tokens[head];
        let exists = matches!(token.word.func, Func::Aru | Func::Nai)
            && matches!(token.morph.pos, Pos::Verb | Pos::Adjective | Pos::Auxiliary);
        if !exists {
            return (head, Features::NONE);
        }
        let before = &self.tokens[first..head];
        let named = |token: &Token| token.morph.pos.is_nominal() && token.morph.pos != Pos::AdverbialNoun;
        let marked = |at: &usize| {
            named(&before[*at])
                && before.get(at + 1).is_some_and(|next| matches!(next.word.func, Func::Ha | Func::Ga | Func::Mo))
        };
        let noun = (0..before.len()).rev().find(marked).or_else(|| before.iter().rposition(named));
        noun.map_or((head, Features::EXISTENTIAL), |noun| (first + noun, Features::EXISTENTIAL.with(Features::NOMINAL)))
    }

    fn frame(&self, first: usize, head: usize, end: usize, features: Features) -> Frame {
        let classes =
            self.tokens[first..end].iter().fold(Classes::default(), |all, token| all.with(token.word.classes));
        let mut features = features;
        let yen = self.yen;
        let priced = |pair: &[Token]| pair[0].morph.pos == Pos::Number && pair[1].word.classes.meets(yen);
        if self.tokens[first..end].windows(2).any(priced) {
            features.add(Features::PRICED);
        }
        if self.tokens[head].word.func == Func::Negau && !features.any(Features::PAST.with(Features::ADNOMINAL)) {
            features.add(Features::ONEGAI);
        }
        let own = self.tokens[head].word;
        if own.func == Func::Yotei {
            features.add(Features::INTENTION);
        }
        if own.func == Func::Dekiru && !features.has(Features::PAST) {
            features.add(Features::POTENTIAL);
        }
        if own.func == Func::Itadaku {
            features.add(if own.potential { Features::RECEIVE.with(Features::POTENTIAL) } else { Features::RECEIVE });
        }
        if own.func == Func::Kudasaru && self.tokens[head].morph.pos == Pos::Verb {
            let orders = self.tokens[head].morph.form == Form::Imperative;
            features.add(if orders { Features::GIVE.with(Features::IMPERATIVE) } else { Features::GIVE });
        }
        if own.potential {
            features.add(Features::POTENTIAL);
        }
        let asked = |token: &Token| token.word.func == Func::Ka && token.morph.pos == Pos::FinalParticle;
        if self.tokens[first..head].iter().any(asked) {
            features.add(Features::AFTER_WHETHER);
        }
        Frame { first, head, end, head_classes: self.tokens[head].word.classes, classes, features }
    }
}

/// What the last particle of a sentence without predicate says: 「青で」「青に」「費用を」.
fn trailing(text: &str, rest: &[Token]) -> Features {
    let said = |token: &&Token| !matches!(token.morph.pos, Pos::Symbol | Pos::Period | Pos::Close | Pos::Open);
    if rest.iter().rev().take(2).any(|token| matches!(token.morph.surface(text), "…" | "‥" | "。。" | "..." | "・・・"))
    {
        return Features::NONE;
    }
    match rest.iter().rev().find(said).map(|token| token.morph.surface(text)) {
        Some("に" | "へ") => Features::TOWARD,
        Some("で") => Features::BY_WAY,
        Some("を") => Features::OBJECT,
        _ => Features::NONE,
    }
}

/// A predicate head: its token, where its tail begins, what its own form says.
struct Head {
    at: usize,
    tail: usize,
    features: Features,
}

fn head_at(text: &str, tokens: &[Token], at: usize) -> Option<Head> {
    let token = &tokens[at];
    let func = |ahead: usize| tokens.get(at + ahead).map_or(Func::None, |token| token.word.func);
    let pos = |ahead: usize| tokens.get(at + ahead).map(|token| token.morph.pos);
    let plain = |features: Features| Some(Head { at, tail: at + 1, features });
    match token.morph.pos {
        Pos::Verb
            if token.morph.form == Form::Continuative
                && !prefixed(tokens, at)
                && matches!(pos(1), Some(Pos::CaseParticle | Pos::BindingParticle | Pos::AdnominalParticle))
                && !matches!(func(2), Func::Suru | Func::Itasu | Func::Nai) =>
        {
            None
        }
        Pos::Auxiliary if token.word.func == Func::Aru && at > 0 && follows_particle(tokens, at) => {
            plain(Features::NONE)
        }
        Pos::DependentVerb
            if matches!(token.word.func, Func::Itadaku | Func::Kudasaru)
                && at > 0
                && matches!(tokens[at - 1].morph.pos, Pos::Particle | Pos::CaseParticle | Pos::BindingParticle) =>
        {
            plain(Features::NONE)
        }
        Pos::Verb if token.word.func == Func::Negau => plain(Features::NONE),
        Pos::Verb
            if prefixed(tokens, at)
                && token.morph.form == Form::Continuative
                && light_verb(text, tokens, at).is_some() =>
        {
            let (tail, features) = light_verb(text, tokens, at)?;
            Some(Head { at, tail, features })
        }
        Pos::Verb
            if prefixed(tokens, at)
                && func(1) == Func::Seru
                && matches!(func(2), Func::Kudasaru | Func::Itadaku | Func::Negau) =>
        {
            Some(Head { at, tail: at + 2, features: Features::HONORIFIC })
        }
        Pos::Verb if token.word.func == Func::Naru && at > 1 && became(text, tokens, at).is_some() => {
            became(text, tokens, at).map(|noun| Head {
                at: noun,
                tail: at + 1,
                features: Features::NOMINAL.with(Features::BECOMES),
            })
        }
        Pos::Verb
            if matches!(token.word.func, Func::Suru | Func::Itasu)
                && at > 0
                && tokens[at - 1].morph.pos == Pos::Adjective =>
        {
            Some(Head { at: at - 1, tail: at + 1, features: Features::CHOSEN })
        }
        Pos::Verb
            if token.word.func == Func::Suru
                && at > 0
                && tokens[at - 1].morph.pos == Pos::Adverb
                && tokens[at - 1].word.classes != Classes::default() =>
        {
            Some(Head { at: at - 1, tail: at + 1, features: Features::NONE })
        }
        Pos::Verb => {
            let imperative = matches!(token.morph.form, Form::Imperative) && !matches!(pos(1), Some(Pos::Auxiliary));
            plain(if imperative { Features::IMPERATIVE } else { Features::NONE })
        }
        Pos::Adjective if token.word.func == Func::Nai => plain(Features::NOMINAL.with(Features::NEGATIVE)),
        Pos::Auxiliary if token.word.func == Func::Nai && at > 0 && tokens[at - 1].morph.pos.is_nominal() => {
            plain(Features::NOMINAL.with(Features::NEGATIVE))
        }
        Pos::Adjective
            if token.morph.form != Form::Basic && matches!(func(1), Func::Suru | Func::Itasu | Func::Naru) =>
        {
            let becomes = func(1) == Func::Naru;
            let features = if becomes { Features::BECOMES.with(Features::NOMINAL) } else { Features::CHOSEN };
            Some(Head { at, tail: at + 2, features })
        }
        Pos::Adjective if token.morph.form != Form::Basic && func(1) == Func::Negau => {
            Some(Head { at, tail: at + 1, features: Features::CHOSEN })
        }
        Pos::Adjective
            if matches!(token.morph.form, Form::Continuative | Form::ContinuativeTa)
                && tokens[at + 1..].iter().all(mark) =>
        {
            plain(Features::CHOSEN)
        }
        Pos::Adjective => plain(Features::NOMINAL),
        Pos::DependentAdjective if token.word.func == Func::Hoshii => plain(Features::NOMINAL),
        position
            if (position.is_nominal() || matches!(position, Pos::DependentNoun | Pos::Close))
                && light_verb(text, tokens, at).is_some() =>
        {
            let (tail, features) = light_verb(text, tokens, at)?;
            Some(Head { at: noun_before(tokens, at), tail, features })
        }
        Pos::VerbalNoun
            if func(1) == Func::No && func(2) == Func::Yotei && matches!(func(3), Func::Desu | Func::Da) =>
        {
            Some(Head { at, tail: at + 2, features: Features::NONE })
        }
        position if position.is_nominal() || matches!(position, Pos::Adverb | Pos::Interjection) => {
            let predicative = match func(1) {
                Func::Desu => true,
                Func::Da => pos(1) == Some(Pos::Auxiliary) && tokens[at + 1].morph.form != Form::Other,
                Func::Ka | Func::Kana => pos(1) == Some(Pos::FinalParticle) && at + 2 >= tokens.len().saturating_sub(1),
                Func::Sou | Func::You => matches!(pos(1), Some(Pos::AuxiliaryStem)),
                Func::Chuu | Func::Zumi => matches!(func(2), Func::Desu | Func::Da),
                _ => false,
            };
            let bounded = matches!(pos(1), Some(Pos::Particle | Pos::CaseParticle))
                && (func(2) == Func::Desu || func(2) == Func::Da && pos(2) == Some(Pos::Auxiliary))
                && func(1) != Func::No;
            match (predicative, bounded) {
                (true, _) => plain(Features::NOMINAL),
                (_, true) => Some(Head { at, tail: at + 2, features: Features::NOMINAL }),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether a token is but a mark.
fn mark(token: &Token) -> bool {
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

/// What a て-form takes from the clause on which it leans.
const LEANT: Features = Features(
    Features::PAST.0
        | Features::RECEIVE.0
        | Features::GIVE.0
        | Features::CAUSATIVE.0
        | Features::DESIDERATIVE.0
        | Features::WANT.0
        | Features::VOLITIONAL.0
        | Features::IMPERATIVE.0
        | Features::ASKS.0
        | Features::CONDITION.0
        | Features::INTENTION.0
        | Features::HEARSAY.0
        | Features::ONEGAI.0
        | Features::WELCOME.0
        | Features::ADNOMINAL.0,
);

/// Marks the last clause, the question, what precedes a clause, and what a て-form takes from the next.
fn finish(frames: &mut [Frame], asks: bool) {
    mark_order(frames, asks);
    for at in (0..frames.len().saturating_sub(1)).rev() {
        let next = frames[at + 1].features;
        let features = &mut frames[at].features;
        let verbal = !next.any(Features::NOMINAL.with(Features::FRAGMENT));
        if features.has(Features::CONNECTIVE) && !features.any(Features::RECEIVE.with(Features::GIVE)) && verbal {
            features.add(Features(next.0 & LEANT.0).with(Features::LEANS));
        } else if features.has(Features::CONNECTIVE) && !verbal {
            features.add(Features::MANNER);
        }
    }
}

fn mark_order(frames: &mut [Frame], asks: bool) {
    let mut before = Features::NONE;
    for frame in frames.iter_mut() {
        if before.has(Features::WHETHER) {
            frame.features.add(Features::AFTER_WHETHER);
        }
        if before.has(Features::CONDITION) {
            frame.features.add(Features::AFTER_CONDITION);
        }
        if before.has(Features::EVEN_IF) {
            frame.features.add(Features::AFTER_EVEN_IF);
        }
        if frame.features.has(Features::QUESTION) {
            frame.features.add(Features::ASKS);
        }
        before = frame.features;
    }
    if let Some(last) = frames.last_mut() {
        last.features.add(Features::FINAL);
        if asks {
            last.features.add(Features::ASKS);
        }
    }
    if asks
        && let [.., before, last] = frames
        && last.features.has(Features::FRAGMENT)
        && !before.features.has(Features::ADNOMINAL)
    {
        before.features.add(Features::ASKS);
    }
}
