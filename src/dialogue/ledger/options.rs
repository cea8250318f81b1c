//! Courses that a message of mine lays before them to choose from: what stands in them I neither do nor propose.
//!
//! 「1. 揃っている分で先に進める／2. 納期を延ばす」「どちらがよろしいでしょうか」

use super::super::{Act, ReadAct, ReadMessage};
use super::lists::{Said, lists};
use super::turn::Turn;
use crate::text::{Sentence, Span};

/// The message without what stands in the courses that it offers; nothing where it offers none.
pub(super) fn without(turn: &Turn<'_>) -> Option<ReadMessage> {
    let said = Said::of(turn.text());
    if !said.has(&lists().choice) && !said.has(&lists().or) {
        return None;
    }
    let offered = offered(turn);
    if offered.is_empty() {
        return None;
    }
    let within = |span: Span| offered.iter().any(|course| course.overlaps(span));
    let stays = |read: &&ReadAct| !within(read.span) || stays_offered(turn, read);
    let mut acts: Vec<ReadAct> = turn.read.acts.iter().filter(stays).cloned().collect();
    // 「ご希望の番号でお知らせください」 behind courses asks which of them; it is no request for wishes.
    for read in acts.iter_mut().filter(|read| read.act == Act::RequestInstructions) {
        let sentence = turn.sentence(read.span);
        if turn.sentences.iter().any(|it| it.span == sentence && asks_to_choose(turn, it)) {
            read.act = Act::Question;
        }
    }
    let times = turn.read.times.iter().filter(|time| !within(time.span)).cloned().collect();
    Some(ReadMessage { acts, times })
}

/// Acts that are done even in a course that is offered: asking, naming a price, showing a picture.
fn stays_offered(turn: &Turn<'_>, read: &ReadAct) -> bool {
    let words = turn.sentence(read.span).of(turn.text());
    match read.act {
        Act::Question | Act::RequestAnswer | Act::Nudge | Act::Greeting | Act::Apology | Act::Offer => true,
        Act::GiveEstimate => words.contains('円') || words.contains(['¥', '￥']),
        Act::Deliver | Act::DeliverRevision => {
            turn.message.attachments.iter().any(|file| turn.sentence(read.span).overlaps(file.span))
        }
        _ => false,
    }
}

/// The sentences that are courses to choose from.
fn offered(turn: &Turn<'_>) -> Vec<Span> {
    let (text, sentences) = (turn.text(), turn.sentences);
    let mut offered = Vec::new();
    for at in (0..sentences.len()).filter(|&at| asks_to_choose(turn, &sentences[at])) {
        let words = sentences[at].span.of(text);
        if marks(words) > 1 || Said::of(words).has(&lists().or) || weighs(words) {
            offered.push(sentences[at].span);
        }
        let before = block(&sentences[..at], text, true);
        let behind = block(&sentences[at + 1..], text, false);
        offered.extend(if before.is_empty() { behind } else { before });
    }
    for at in 0..sentences.len() {
        let words = sentences[at].span.of(text).trim_start_matches(|char: char| !char.is_alphanumeric());
        let joined = lists().or.words().any(|or| words.starts_with(or));
        let last = at.checked_sub(1).map(|last| &sentences[last]);
        if let Some(last) = last.filter(|last| joined && (is_course(last, text) || asked_behind(turn, at))) {
            offered.extend([last.span, sentences[at].span]);
        }
    }
    offered
}

/// Whether a sentence asks them to choose.
fn asks_to_choose(turn: &Turn<'_>, sentence: &Sentence) -> bool {
    let words = sentence.span.of(turn.text());
    let said = Said::of(words);
    let chooses = said.has(&lists().choice) && !said.has(&lists().no_choice);
    let asks = |read: &ReadAct| {
        matches!(read.act, Act::Question | Act::RequestAnswer | Act::RequestInstructions)
            && sentence.span.overlaps(read.span)
    };
    chooses && (sentence.asks || turn.read.acts.iter().any(asks) || said.has(&lists().asks_to_choose))
}

/// Whether the sentence at a place or the next one asks.
fn asked_behind(turn: &Turn<'_>, at: usize) -> bool {
    turn.sentences.get(at..=(at + 1).min(turn.sentences.len() - 1)).unwrap_or_default().iter().any(|sentence| {
        let asks = |read: &ReadAct| read.act == Act::Question && sentence.span.overlaps(read.span);
        sentence.asks || turn.read.acts.iter().any(asks)
    })
}

/// The courses that stand directly before (`last`) or behind a question, two at least; a sentence between is passed over.
fn block(sentences: &[Sentence], text: &str, last: bool) -> Vec<Span> {
    let ordered: Vec<&Sentence> = if last { sentences.iter().rev().collect() } else { sentences.iter().collect() };
    let skipped = ordered.iter().take(2).position(|sentence| is_course(sentence, text)).unwrap_or(ordered.len());
    let joins = |sentence: &Sentence| {
        let words = sentence.span.of(text).trim_end_matches(['、', '\n', ' ', '：', ':']);
        lists().or.words().any(|or| or == words)
    };
    let stands = ordered[skipped..].iter().filter(|sentence| !joins(sentence));
    let block: Vec<Span> =
        stands.take_while(|sentence| is_course(sentence, text)).map(|sentence| sentence.span).collect();
    let several =
        block.len() > 1 || block.first().is_some_and(|span| marks(span.of(text)) > 1 || parted(span.of(text)));
    if several { block } else { Vec::new() }
}

/// Whether a sentence stands in a list, or begins as one of several courses does: 「A案：」.
fn is_course(sentence: &Sentence, text: &str) -> bool {
    let words = sentence.span.of(text);
    sentence.listed || crate::text::begins_list(words) || is_mark(words)
}

/// Whether a line parts courses: 「先に進める／納期を延ばす」.
fn parted(words: &str) -> bool {
    words.contains(['／', '/']) && !words.contains("://") && !words.contains(|char: char| char.is_ascii_digit())
}

/// How many marks of courses stand in a sentence: 2 in 「①先に進める ②延ばす」, 「A案で進める／B案で進める」.
fn marks(words: &str) -> usize {
    let starts = words.char_indices().filter(|&(at, _)| {
        let before = words[..at].chars().next_back();
        before.is_none_or(|char| !char.is_ascii_alphanumeric()) && is_mark(&words[at..])
    });
    starts.count()
}

/// Whether words begin with the mark of a course: 「①」, 「(1)」, 「1.」, 「A案」, 「案1」, 「プランA」, 「a)」.
fn is_mark(words: &str) -> bool {
    let headed = lists().course.words().find_map(|head| words.strip_prefix(head));
    let mut chars = headed.unwrap_or(words).chars();
    let first = chars.next().unwrap_or(' ');
    if ('①'..='⑳').contains(&first) {
        return true;
    }
    let opened = matches!(first, '(' | '（' | '【' | '[');
    let letter = if opened { chars.next().unwrap_or(' ') } else { first };
    let is_letter =
        letter.is_ascii_alphanumeric() || matches!(letter, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | 'ア'..='エ');
    let closes = match chars.next() {
        Some(')' | '）' | '】' | ']') => true,
        Some('案' | '.' | '．' | '：' | ':') => !opened,
        Some(' ' | '\u{3000}' | '、' | '\n') | None => headed.is_some(),
        _ => false,
    };
    is_letter && closes
}

/// Whether a sentence itself weighs two courses: 「先に進めるか、納期を延ばすか、どちらが」.
fn weighs(words: &str) -> bool {
    words.matches("か、").count() > 1 || words.matches("のと").count() > 1 || words.matches("か").count() > 2
}
