//! From the tokens of a sentence to its clauses.

use super::features::Features;
use super::frame::Frame;
use super::head::{head_at, mark};
use super::lexicon::Lexicon;
use super::tail::{Tail, Token};
use super::vocabulary::{Classes, Func};
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
    pub(crate) fn split(
        &mut self,
        lexicon: &Lexicon,
        text: &str,
        morphs: &[Morph],
        asks: bool,
        frames: &mut Vec<Frame>,
    ) {
        self.tokens.clear();
        self.tokens.extend(morphs.iter().map(|morph| Token { morph: *morph, word: lexicon.word(morph, text) }));
        let marked = lexicon.marked();
        self.yen = marked.yen;
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
                welcome: marked.welcome,
                fine: marked.fine,
                possible: marked.possible,
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
