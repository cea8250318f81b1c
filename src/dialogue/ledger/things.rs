//! The things that were asked for, as the thread calls them, and which of them have come.

use super::super::{Act, ReadAct};
use super::mention::{is_kanji, is_picture, mentions, same, supplies_value};
use super::turn::Turn;
use crate::text::{Span, begins_list};
use crate::thread::AttachmentKind;

/// One thing of a request: 「②お店の外観か内装の写真」.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Thing {
    /// Its name without list mark and remarks: 「お店の外観か内装の写真」.
    pub name: String,
    /// Its number in the list.
    pub mark: Option<u32>,
    /// Whether it has come.
    pub came: bool,
}

/// Words that say that all has come.
const ALL: &[&str] =
    &["全部", "すべて", "全て", "一式", "以上です", "揃いました", "そろいました", "これで最後", "揃い", "そろい"];

/// Words that say that more will follow.
const REST: &[&str] = &[
    "残り",
    "あとは",
    "後ほど",
    "後で",
    "あとで",
    "のちほど",
    "追って",
    "後日",
    "まずは",
    "とりあえず",
    "取り急ぎ",
    "先に",
    "だけ先",
    "まず",
];

/// Words that put one thing off.
const PUT_OFF: &[&str] = &[
    "まだ",
    "後ほど",
    "後日",
    "待って",
    "のちほど",
    "探し",
    "見つか",
    "用意して",
    "準備中",
    "どっか",
    "なくし",
    "紛失",
    "届き次第",
    "でき次第",
];

/// Words by which a reminder says that all but the named things have come.
const ONLY: &[&str] = &["だけ", "のみ", "残り", "残る", "あとは", "あと、"];

/// The things that an act asks for: its own list line, the list that goes with it, or the nouns of the sentence.
pub(super) fn requested(turn: &Turn<'_>, read: &ReadAct) -> Vec<Thing> {
    let text = turn.text();
    let sentence = turn.sentence(read.span).of(text);
    let inline = inline_list(sentence);
    if !inline.is_empty() {
        return inline;
    }
    if begins_list(sentence) && !is_prose(sentence) {
        return named(sentence);
    }
    let listed = listed(turn, read);
    if !listed.is_empty() {
        return listed;
    }
    read.things.iter().flat_map(|span| named(span.of(text))).collect()
}

/// The things of a list within a sentence: 「①畑の写真 ②値段表 ③ひとこと、の3点を送ってください」.
fn inline_list(sentence: &str) -> Vec<Thing> {
    let marks: Vec<usize> =
        sentence.char_indices().filter(|(_, char)| ('①'..='⑳').contains(char)).map(|(at, _)| at).collect();
    if marks.len() < 2 {
        return Vec::new();
    }
    let ends = marks.iter().skip(1).copied().chain([sentence.len()]);
    let parts = marks.iter().zip(ends).map(|(&start, end)| sentence[start..end].trim_end());
    parts.filter_map(|part| named(part).into_iter().next()).collect()
}

/// Whether a line with a list mark is a whole sentence: 「②のお写真がまだのようでしたので、ご連絡しました。」.
fn is_prose(line: &str) -> bool {
    ["ました", "ます", "です", "でした", "でしょうか", "ください"].iter().any(|ending| line.contains(ending))
}

/// Adds things that are not on the list yet; says whether one was new.
pub(super) fn add(list: &mut Vec<Thing>, things: Vec<Thing>) -> bool {
    let before = list.len();
    for thing in things {
        let listed_apart = |other: &Thing| thing.mark.is_some() && other.mark.is_some() && thing.mark != other.mark;
        if !list.iter().any(|other| same(&thing.name, &other.name) && !listed_apart(other)) {
            list.push(thing);
        }
    }
    list.len() > before
}

/// Marks what a message of theirs brings.
pub(super) fn receive(list: &mut [Thing], turn: &Turn<'_>) {
    let text = turn.text();
    let (mut now, mut later) = (vec![false; list.len()], vec![false; list.len()]);
    let supplies = turn.has(Act::Supply);
    for sentence in turn.sentences {
        let words = sentence.span.of(text);
        let off = puts_off(turn, sentence.span, words);
        let beside = supplies && only_tells(turn, sentence.span);
        for (index, thing) in list.iter().enumerate() {
            if mentions(words, thing) || !off && supplies_value(words, thing) {
                if off || beside { later[index] = true } else { now[index] = true }
            }
        }
    }
    let none_named = !now.contains(&true);
    let images = turn.message.attachments.iter().any(|attachment| attachment.kind == AttachmentKind::Image);
    for (index, thing) in list.iter().enumerate() {
        now[index] |= images && none_named && !later[index] && is_picture(&thing.name);
    }
    let none_named = !now.contains(&true);
    let more = turn.has(Act::PromiseMaterials) || REST.iter().any(|word| text.contains(word));
    let all = ALL.iter().any(|word| text.contains(word));
    for (index, thing) in list.iter_mut().enumerate() {
        let unnamed = supplies && none_named && (!more || later.contains(&true)) || supplies && all;
        thing.came |= !later[index] && (now[index] || unnamed);
    }
}

/// Whether a sentence beside one that brings something only tells of the thing: 「①はこれです。②は兄の家にあったかと」.
fn only_tells(turn: &Turn<'_>, span: Span) -> bool {
    let mut acts = turn.read.acts.iter().filter(|read| span.overlaps(read.span)).peekable();
    acts.peek().is_some() && acts.all(|read| matches!(read.act, Act::Inform | Act::Apology))
}

/// Whether a sentence of theirs says that something is still to come.
fn puts_off(turn: &Turn<'_>, span: Span, words: &str) -> bool {
    let promises =
        |read: &&ReadAct| matches!(read.act, Act::PromiseMaterials | Act::PromiseAnswer) && span.overlaps(read.span);
    let brings = |read: &&ReadAct| read.act == Act::Supply && span.overlaps(read.span);
    turn.read.acts.iter().any(|read| promises(&read)) && !turn.read.acts.iter().any(|read| brings(&read))
        || PUT_OFF.iter().any(|word| words.contains(word))
}

/// Words by which things are still awaited: 「写真、お待ちしております」.
const AWAITED: &[&str] = &["待ち", "待って", "楽しみ"];

/// What a message of mine says of the list: 「①と④、控えました」 has come, 「あとは写真だけ」 has not.
pub(super) fn review(list: &mut [Thing], turn: &Turn<'_>, read: &ReadAct) {
    let sentence = turn.sentence(read.span).of(turn.text());
    let named: Vec<bool> = list.iter().map(|thing| mentions(sentence, thing)).collect();
    if !named.contains(&true) {
        return;
    }
    match read.act {
        Act::Acknowledge | Act::Thanks if !AWAITED.iter().any(|word| sentence.contains(word)) => {
            for (thing, named) in list.iter_mut().zip(named) {
                thing.came |= named;
            }
        }
        _ => {
            let only = ONLY.iter().any(|word| sentence.contains(word));
            for (thing, named) in list.iter_mut().zip(named) {
                thing.came = if named { false } else { thing.came || only };
            }
        }
    }
}

/// Puts things back that a message of theirs announces.
pub(super) fn still_to_come(list: &mut [Thing], turn: &Turn<'_>) {
    let text = turn.text();
    let announced = |thing: &Thing| {
        turn.read
            .acts
            .iter()
            .any(|read| read.act == Act::PromiseMaterials && mentions(turn.sentence(read.span).of(text), thing))
    };
    for thing in list.iter_mut() {
        if announced(thing) {
            thing.came = false;
        }
    }
    if list.iter().all(|thing| thing.came) {
        for thing in list.iter_mut() {
            thing.came = !mentions(text, thing);
        }
    }
}

/// Whether a sentence of mine says that all is there: 「すべて揃いました」.
pub(super) fn complete(turn: &Turn<'_>, read: &ReadAct) -> bool {
    let sentence = turn.sentence(read.span).of(turn.text());
    ALL.iter().any(|word| sentence.contains(word)) && !sentence.contains("まだ")
}

/// Takes the named things off the list; all of them when none is named.
pub(super) fn withdraw(list: &mut [Thing], turn: &Turn<'_>, read: &ReadAct) {
    let sentence = turn.sentence(read.span).of(turn.text());
    let none = !list.iter().any(|thing| mentions(sentence, thing));
    for thing in list {
        thing.came |= none || mentions(sentence, thing);
    }
}

/// Whether a request names nothing new on a list, so that it asks again.
pub(super) fn asks_again(list: &[Thing], asked: &[Thing]) -> bool {
    asked.is_empty() || asked.iter().any(|thing| list.iter().any(|other| same(&thing.name, &other.name)))
}

/// The list lines that belong to a request: those behind it, else those above.
fn listed(turn: &Turn<'_>, read: &ReadAct) -> Vec<Thing> {
    let text = turn.text();
    let lines = turn.sentences.iter().filter(|sentence| sentence.listed).map(|sentence| sentence.span);
    let (above, behind): (Vec<Span>, Vec<Span>) = lines.partition(|span| span.end <= read.span.start);
    let chosen = if behind.is_empty() { above } else { behind };
    chosen.iter().flat_map(|span| named(span.of(text))).collect()
}

/// The things that a line or a noun phrase names.
fn named(text: &str) -> Vec<Thing> {
    let (mark, rest) = mark(text.trim());
    let end = rest.find(['（', '(', '：', ':', '。', '\n', '※', '→']).unwrap_or(rest.len());
    let mut names: Vec<String> = Vec::new();
    for part in rest[..end].split(['、', '，', '／', '・', '＆']) {
        names.extend(part_at_to(part).into_iter().map(tidy).filter(|name| name.chars().count() > 1 || is_kanji(name)));
    }
    names.into_iter().map(|name| Thing { name, mark, came: false }).collect()
}

/// Parts 「写真と料金表」 at と where nouns stand on both sides.
fn part_at_to(text: &str) -> Vec<&str> {
    let solid = |char: Option<char>| char.is_some_and(|char| char.is_alphanumeric() && !('ぁ'..='ん').contains(&char));
    let opens = |char: Option<char>| solid(char) || matches!(char, Some('お' | 'ご' | '「'));
    for (at, to) in text.match_indices('と') {
        let (before, after) = (&text[..at], &text[at + to.len()..]);
        if solid(before.chars().next_back()) && opens(after.chars().next()) {
            return [vec![before], part_at_to(after)].concat();
        }
    }
    vec![text]
}

/// A name without the words around it.
fn tidy(text: &str) -> String {
    let mut text = text.trim();
    if let Some(at) = text.find('を') {
        text = &text[..at];
    }
    for ending in ["です", "のご用意", "のご準備", "のみ", "など", "等", "だけ", "の", "も", "は", "が"]
    {
        text = text.strip_suffix(ending).unwrap_or(text);
    }
    let bare = ["お", "ご"].iter().find_map(|prefix| text.strip_prefix(prefix));
    match bare {
        Some(bare)
            if bare.starts_with(|char: char| !('ぁ'..='ん').contains(&char))
                && bare.chars().count() > 1
                && !bare.starts_with("客") =>
        {
            bare
        }
        _ => text,
    }
    .trim()
    .to_owned()
}

/// A list mark and what follows it: 「②写真」, 「(1) 写真」, 「1. 写真」, 「・写真」.
fn mark(text: &str) -> (Option<u32>, &str) {
    let first = text.chars().next().unwrap_or(' ');
    if ('①'..='⑳').contains(&first) {
        return (Some(u32::from(first) - u32::from('①') + 1), text[first.len_utf8()..].trim_start());
    }
    if !begins_list(text) {
        return (None, text);
    }
    let inner = text.trim_start_matches(|char: char| !char.is_alphanumeric());
    let digits: String = inner.chars().take_while(char::is_ascii_digit).collect();
    let rest = inner[digits.len()..].trim_start_matches(['.', '．', ')', '）', '、', ':', '：', '】', ' ', '\u{3000}']);
    let marked = !digits.is_empty()
        && (inner.len() < text.len() && !text.starts_with('・') || rest.len() < inner.len() - digits.len());
    if marked { (digits.parse().ok(), rest) } else { (None, inner) }
}
