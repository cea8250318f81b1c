//! Noun phrases: what a clause speaks of, as a reader would call it.

use super::frame::Frame;
use super::lexicon::Lexicon;
use crate::morph::{Morph, Pos};

/// The noun phrases before a clause's predicate, as ranges of tokens: 「ロゴデータ」「外観の写真」.
///
/// Words of time, pronouns and bare numbers make none; 「と」「、」「や」「・」 part them.
pub(crate) fn noun_phrases(
    lexicon: &Lexicon,
    frame: &Frame,
    morphs: &[Morph],
    text: &str,
    phrases: &mut Vec<(usize, usize)>,
) {
    let asks = lexicon.class("ASK").unwrap_or_default();
    let mut at = frame.first;
    let end = (frame.head + 1).min(morphs.len());
    while at < end {
        let begin = at;
        let mut last = None;
        let mut solid = false;
        while at < end {
            let morph = &morphs[at];
            let joins =
                morph.pos == Pos::AdnominalParticle && last.is_some() && at + 1 < end && begins(&morphs[at + 1]);
            if !(noun(morph) || joins || morph.pos == Pos::Prefix) {
                break;
            }
            solid |= matches!(morph.pos, Pos::Noun | Pos::ProperNoun | Pos::VerbalNoun | Pos::AdjectivalNoun)
                && !lexicon.word(morph, text).classes.meets(asks);
            if noun(morph) {
                last = Some(at);
            }
            at += 1;
        }
        if let (Some(last), true) = (last, solid)
            && !(last == frame.head && last == begin)
        {
            phrases.push((begin, last + 1));
        }
        at = at.max(begin + 1);
    }
}

fn noun(morph: &Morph) -> bool {
    morph.pos.is_nominal() && !matches!(morph.pos, Pos::AdverbialNoun | Pos::Pronoun)
}

fn begins(morph: &Morph) -> bool {
    noun(morph) || morph.pos == Pos::Prefix
}
