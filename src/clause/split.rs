//! From the tokens of a sentence to its clauses.

use super::frame::{Features, Frame};
use super::lexicon::{Classes, Func, Lexicon};
use super::tail::{Tail, Token};
use crate::morph::{Form, Morph, Pos};

/// Splits sentences into frames; holds the scratch.
#[derive(Debug, Default)]
pub(crate) struct Splitter {
    tokens: Vec<Token>,
}

impl Splitter {
    /// Appends the frames of one sentence, whose tokens are `morphs` of `text`.
    pub fn split(&mut self, lexicon: &Lexicon, text: &str, morphs: &[Morph], asks: bool, frames: &mut Vec<Frame>) {
        self.tokens.clear();
        self.tokens.extend(morphs.iter().map(|morph| Token { morph: *morph, word: lexicon.word(morph, text) }));
        let welcome = lexicon.class("HELP").unwrap_or_default();
        let begin = frames.len();
        let mut first = 0;
        let mut at = 0;
        while at < self.tokens.len() {
            let Some(head) = head_at(&self.tokens, at) else {
                at += 1;
                continue;
            };
            let mut tail = Tail { tokens: &self.tokens, at: head.tail, features: head.features, welcome };
            tail.read();
            let (end, features) = (tail.at.max(head.tail), tail.features);
            frames.push(self.frame(first, head.at, end, features));
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

    fn frame(&self, first: usize, head: usize, end: usize, features: Features) -> Frame {
        let classes =
            self.tokens[first..end].iter().fold(Classes::default(), |all, token| all.with(token.word.classes));
        let mut features = features;
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

fn head_at(tokens: &[Token], at: usize) -> Option<Head> {
    let token = &tokens[at];
    let func = |ahead: usize| tokens.get(at + ahead).map_or(Func::None, |token| token.word.func);
    let pos = |ahead: usize| tokens.get(at + ahead).map(|token| token.morph.pos);
    let plain = |features: Features| Some(Head { at, tail: at + 1, features });
    match token.morph.pos {
        Pos::Verb if token.word.func == Func::Negau => plain(Features::NONE),
        Pos::Verb => {
            let imperative = matches!(token.morph.form, Form::Imperative) && !matches!(pos(1), Some(Pos::Auxiliary));
            plain(if imperative { Features::IMPERATIVE } else { Features::NONE })
        }
        Pos::Adjective => plain(Features::NOMINAL),
        Pos::DependentAdjective if token.word.func == Func::Hoshii => plain(Features::NOMINAL),
        Pos::VerbalNoun | Pos::Noun | Pos::DependentNoun | Pos::AdverbialNoun if light_verb(tokens, at).is_some() => {
            let (tail, features) = light_verb(tokens, at)?;
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

/// A noun that a light verb makes a predicate: 「確認します」「ご確認ください」「確認をお願いします」「お読みになる」「修正はしました」.
fn light_verb(tokens: &[Token], at: usize) -> Option<(usize, Features)> {
    let token = &tokens[at];
    let verbal = token.morph.pos == Pos::VerbalNoun;
    let prefixed = at > 0 && tokens[at - 1].morph.pos == Pos::Prefix && tokens[at - 1].word.func == Func::O
        || verbal && token.word.classes != Classes::default() && token.word.func == Func::None;
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
    if matches!(func(with_filler), Func::Negau) && verbal && token.word.func != Func::Negau {
        return Some((at + with_filler, Features::NONE));
    }
    let direct = ahead == 1;
    match func(ahead) {
        Func::Suru | Func::Itasu | Func::Nasaru | Func::Dekiru if verbal || (prefixed && direct) => {
            Some((at + ahead, humble(ahead)))
        }
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
