//! The portions of a sentence that speak of different things: 「写真は届きましたが、｜ロゴがまだです」.

use super::super::{Act, ReadAct};
use super::lists::{Said, lists};
use super::mention::Passage;
use super::things::Thing;
use super::turn::Turn;
use crate::text::Span;

/// Particles by which a portion begins to speak of its thing.
const TOPICS: &[char] = &['は', 'が', 'も', 'を'];

/// A sentence, cut before every clause that begins to speak of another thing of the list.
pub(super) fn portions(list: &[Thing], turn: &Turn<'_>, sentence: Span) -> Vec<Span> {
    let words = sentence.of(turn.text());
    let passage = Passage::of(words);
    if list.iter().filter(|thing| passage.mentions(thing)).nth(1).is_none() || seams(words).is_empty() {
        return vec![sentence];
    }
    let mut cuts: Vec<usize> = vec![0];
    for at in seams(words) {
        let begun = cuts.last().copied().unwrap_or(0);
        let end = seams(&words[at..]).first().map_or(words.len(), |next| at + next);
        if speaks(list, &words[begun..at]) && speaks(list, &words[at..end]) {
            cuts.push(at);
        }
    }
    cuts.push(words.len());
    let start = sentence.start as usize;
    cuts.windows(2).map(|pair| Span::new(start + pair[0], start + pair[1])).collect()
}

/// The portion to which an act belongs: the whole sentence, unless another act in it takes note of something or asks for it.
pub(super) fn portion(list: &[Thing], turn: &Turn<'_>, read: &ReadAct) -> Span {
    let sentence = turn.sentence(read.span);
    let notes = |act: Act| matches!(act, Act::Acknowledge | Act::Thanks);
    let contrary = |other: &ReadAct| notes(other.act) != notes(read.act) && sentence.overlaps(other.span);
    if !turn.read.acts.iter().any(contrary) {
        return sentence;
    }
    let end = read.span.end.saturating_sub(1).max(read.span.start);
    let own = |span: &Span| span.start <= end && end < span.end;
    portions(list, turn, sentence).into_iter().find(own).unwrap_or(sentence)
}

/// The places behind a comma or a word that sets one thing against another.
fn seams(words: &str) -> Vec<usize> {
    let mut seams: Vec<usize> = words.match_indices(['、', '，']).map(|(at, mark)| at + mark.len()).collect();
    for contrast in lists().contrast.found(&Said::of(words)) {
        seams.extend(words.match_indices(contrast).map(|(at, _)| at + contrast.len()));
    }
    seams.retain(|at| *at < words.len());
    seams.sort_unstable();
    seams.dedup();
    seams
}

/// Whether words begin to speak of a thing of the list: they name it, and a particle follows.
fn speaks(list: &[Thing], words: &str) -> bool {
    let passage = Passage::of(words);
    words.contains(TOPICS) && list.iter().any(|thing| passage.mentions(thing))
}
