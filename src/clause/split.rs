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
        self.yen = lexicon.class("YEN").unwrap_or_default();
        let begin = frames.len();
        let mut first = 0;
        let mut at = 0;
        while at < self.tokens.len() {
            let Some(head) = head_at(text, &self.tokens, at) else {
                at += 1;
                continue;
            };
            let mut tail = Tail { tokens: &self.tokens, at: head.tail, features: head.features, welcome, fine };
            tail.read();
            let (end, features) = (tail.at.max(head.tail), tail.features);
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
            let head = rest.iter().rposition(|token| token.morph.pos.is_nominal()).unwrap_or(0);
            frames.push(self.frame(first, first + head, self.tokens.len(), Features::FRAGMENT));
        }
        finish(&mut frames[begin..], asks);
    }

    /// For 「ある」 and 「ない」 the noun of which they speak: 「問題（ありません）」.
    fn subject(&self, first: usize, head: usize) -> (usize, Features) {
        let token = &self.tokens[head];
        let exists = matches!(token.word.func, Func::Aru | Func::Nai)
            && matches!(token.morph.pos, Pos::Verb | Pos::Adjective | Pos::Auxiliary);
        if !exists {
            return (head, Features::NONE);
        }
        let noun = self.tokens[first..head].iter().rposition(|token| token.morph.pos.is_nominal());
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
        if self.tokens[head].word.potential {
            features.add(Features::POTENTIAL);
        }
        Frame { first, head, end, head_classes: self.tokens[head].word.classes, classes, features }
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
        Pos::Verb => {
            let imperative = matches!(token.morph.form, Form::Imperative) && !matches!(pos(1), Some(Pos::Auxiliary));
            plain(if imperative { Features::IMPERATIVE } else { Features::NONE })
        }
        Pos::Adjective if token.word.func == Func::Nai => plain(Features::NOMINAL.with(Features::NEGATIVE)),
        Pos::Auxiliary if token.word.func == Func::Nai && at > 0 && tokens[at - 1].morph.pos.is_nominal() => {
            plain(Features::NOMINAL.with(Features::NEGATIVE))
        }
        Pos::Adjective => plain(Features::NOMINAL),
        Pos::DependentAdjective if token.word.func == Func::Hoshii => plain(Features::NOMINAL),
        Pos::VerbalNoun | Pos::Noun | Pos::DependentNoun | Pos::AdverbialNoun
            if light_verb(text, tokens, at).is_some() =>
        {
            let (tail, features) = light_verb(text, tokens, at)?;
            Some(Head { at, tail, features })
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
            if predicative { plain(Features::NOMINAL) } else { None }
        }
        _ => None,
    }
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
    if func(1) == Func::Ni && matches!(func(2), Func::Suru | Func::Itasu) && token.word.func == Func::None {
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

/// Marks the last clause, the question, and what precedes a clause.
fn finish(frames: &mut [Frame], asks: bool) {
    let mut before = Features::NONE;
    for frame in frames.iter_mut() {
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
