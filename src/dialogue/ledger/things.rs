//! The things that were asked for, as the thread calls them, and which of them have come.

use super::super::{Act, ReadAct};
use super::turn::Turn;
use crate::text::{Span, begins_list, sentences};
use crate::thread::AttachmentKind;

/// Words that say that all has come.
const ALL: &[&str] = &["全部", "すべて", "全て", "一式", "以上です", "揃いました", "そろいました", "これで全部"];

/// Words that say that the rest follows.
const REST: &[&str] = &[
    "残り",
    "あとは",
    "まだ",
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
    "だけ",
    "一旦",
];

/// Words that stop a thread rather than put something off.
const PAUSES: &[&str] =
    &["保留", "止め", "ストップ", "中断", "延期", "見合わせ", "休止", "凍結", "白紙", "いったん", "一旦", "一度置"];

/// Words that name a draft rather than the work.
const DRAFTS: &[&str] = &[
    "ラフ",
    "下書き",
    "構成案",
    "線画",
    "下絵",
    "試作",
    "サンプル",
    "絵コンテ",
    "途中経過",
    "仮組み",
    "たたき台",
    "骨子",
    "プロトタイプ",
    "カラーラフ",
    "色見本",
    "試し",
];

/// Words beside a wished day.
const DUE_WORDS: &[&str] =
    &["まで", "納期", "希望", "ほしい", "欲しい", "必要", "使", "間に合", "完成", "届", "納品", "お願い", "いただ"];

/// Adds the things that an act asks for; a list of its own message replaces what the sentence says.
pub(super) fn add(what: &mut Vec<String>, turn: &Turn<'_>, read: &ReadAct, fresh: bool) {
    let mut named = listed(turn, read);
    if named.is_empty() {
        named = read.things.iter().map(|span| name(span.of(turn.text()))).collect();
    }
    if !fresh && !what.is_empty() {
        named.retain(|thing| !what.iter().any(|other| same(thing, other)));
    }
    for thing in named {
        if !thing.is_empty() && !what.iter().any(|other| same(&thing, other)) {
            what.push(thing);
        }
    }
}

/// Whether a request names nothing new, so that it asks again.
pub(super) fn asks_again(what: &[String], turn: &Turn<'_>, read: &ReadAct) -> bool {
    let mut named = Vec::new();
    add(&mut named, turn, read, true);
    named.is_empty() || named.iter().any(|thing| what.iter().any(|other| same(thing, other)))
}

/// What is left of a list when an act takes some of it back.
pub(super) fn left_after(what: &[String], turn: &Turn<'_>, read: &ReadAct) -> Vec<String> {
    let sentence = turn.sentence(read.span).of(turn.text());
    what.iter().filter(|thing| !mentions(sentence, thing)).cloned().collect()
}

/// What is left of a list when a message brings some of it.
pub(super) fn left_after_supply(what: &[String], turn: &Turn<'_>, _read: &ReadAct) -> Vec<String> {
    let text = turn.text();
    if what.is_empty() {
        return Vec::new();
    }
    let later: Vec<&String> = what.iter().filter(|thing| put_off(turn, thing)).collect();
    if ALL.iter().any(|word| text.contains(word)) && later.is_empty() {
        return Vec::new();
    }
    let came: Vec<bool> =
        what.iter().enumerate().map(|(index, thing)| !later.contains(&thing) && brought(turn, index, thing)).collect();
    let some = came.iter().any(|&came| came);
    if !later.is_empty() && !some {
        return later.into_iter().cloned().collect();
    }
    if !some {
        let partly = REST.iter().any(|word| text.contains(word)) && what.len() > 1;
        return if partly { what.to_vec() } else { Vec::new() };
    }
    what.iter().zip(came).filter(|(_, came)| !came).map(|(thing, _)| thing.clone()).collect()
}

/// Whether a sentence says that a thing will come later.
fn put_off(turn: &Turn<'_>, thing: &str) -> bool {
    let text = turn.text();
    sentences(text).iter().any(|sentence| {
        let words = sentence.span.of(text);
        let promised = turn.read.acts.iter().any(|read| {
            matches!(read.act, Act::PromiseMaterials | Act::PromiseAnswer)
                && sentence.span.overlaps(read.span)
                && mentions(read.span.of(text), thing)
        });
        mentions(words, thing)
            && (promised
                || ["まだ", "後ほど", "後日", "待って", "のちほど", "探して", "用意して"]
                    .iter()
                    .any(|word| words.contains(word)))
    })
}

/// Whether a message brings a thing: by its number, its name, or a file that fits.
fn brought(turn: &Turn<'_>, index: usize, thing: &str) -> bool {
    let text = turn.text();
    let number = char::from_u32('①' as u32 + u32::try_from(index).unwrap_or(0)).unwrap_or('①');
    let picture = ["写真", "画像", "スクショ", "キャプチャ"].iter().any(|word| thing.contains(word));
    text.contains(number)
        || mentions(text, thing)
        || picture && turn.message.attachments.iter().any(|attachment| attachment.kind == AttachmentKind::Image)
}

/// The list lines that belong to a request: those behind it, or a list above that it points to.
fn listed(turn: &Turn<'_>, read: &ReadAct) -> Vec<String> {
    let text = turn.text();
    let all: Vec<Span> =
        sentences(text).iter().filter(|sentence| sentence.listed).map(|sentence| sentence.span).collect();
    let behind: Vec<Span> = all.iter().copied().filter(|span| span.start >= read.span.end).collect();
    let chosen =
        if behind.is_empty() { all.into_iter().filter(|span| span.end <= read.span.start).collect() } else { behind };
    chosen.iter().map(|span| name(span.of(text))).filter(|name| !name.is_empty()).collect()
}

/// A thing's name: without its list mark, remarks in brackets, and the end of the sentence.
fn name(text: &str) -> String {
    let mut text = text.trim();
    if begins_list(text) {
        text = text.trim_start_matches(|char: char| {
            !char.is_alphanumeric() || char.is_numeric() || ('①'..='⑳').contains(&char)
        });
        text = text.trim_start_matches(['.', '．', ')', '）', '、', ':', '：', ' ', '　']);
    }
    let end = text.find(['（', '(', '：', ':', '。', '\n', '※', '→', '／']).unwrap_or(text.len());
    let mut text = text[..end].trim();
    for ending in
        ["をお願いします", "をお送りください", "です", "をください", "のご用意", "のご準備", "のみ", "など", "を", "の"]
    {
        text = text.strip_suffix(ending).unwrap_or(text);
    }
    for prefix in ["お", "ご"] {
        if text.chars().count() > 3 {
            text = text.strip_prefix(prefix).unwrap_or(text);
        }
    }
    text.trim().to_owned()
}

/// Whether two names mean the same thing: one holds the other, or they share a telling part.
fn same(one: &str, other: &str) -> bool {
    one.contains(other) || other.contains(one) || parts(one).iter().any(|part| parts(other).contains(part))
}

/// Whether a text speaks of a thing.
fn mentions(text: &str, thing: &str) -> bool {
    text.contains(thing) || parts(thing).iter().any(|part| text.contains(part))
}

/// The telling parts of a name: runs of kanji, katakana or Latin of two characters and more.
fn parts(name: &str) -> Vec<&str> {
    name.split(|char: char| !(char.is_alphanumeric() && !('ぁ'..='ん').contains(&char)))
        .filter(|part| part.chars().count() >= 2 && !["データ", "資料", "情報", "一覧", "内容", "正式"].contains(part))
        .collect()
}

/// Whether an act stops the thread.
pub(super) fn pauses(turn: &Turn<'_>, read: &ReadAct) -> bool {
    let sentence = turn.sentence(read.span).of(turn.text());
    PAUSES.iter().any(|word| sentence.contains(word))
}

/// Whether a message hands over a draft.
pub(super) fn is_draft(turn: &Turn<'_>) -> bool {
    DRAFTS.iter().any(|word| turn.text().contains(word))
}

/// Whether a message of theirs names a day as the one by which they want it.
pub(super) fn speaks_of_due(turn: &Turn<'_>) -> bool {
    DUE_WORDS.iter().any(|word| turn.text().contains(word))
}
