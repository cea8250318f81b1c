//! The things that were asked for, and which of them have come.

use super::super::{Act, ReadAct};
use super::count::{Count, counts};
use super::mention::{is_picture, mentions, mentions_of, same, supplies_value};
pub(super) use super::naming::requested;
use super::portion::{portion, portions};
use super::turn::Turn;
use crate::text::Span;
use crate::thread::AttachmentKind;

/// One thing of a request: 「②お店の外観か内装の写真」.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Thing {
    /// Its name without list mark and remarks: 「お店の外観か内装の写真」.
    pub name: String,
    /// What stood in brackets behind it: 「Figma」.
    pub remark: String,
    /// Its number in the list.
    pub mark: Option<u32>,
    /// How many of it were asked for: 5 of 「商品写真5点」.
    pub count: Option<Count>,
    /// How many of these have come, where they come in parts, and the message that brought the last.
    pub got: (u32, usize),
    /// Whether it has come, or is no longer wanted.
    pub came: bool,
    /// Whether it is no longer wanted.
    pub dropped: bool,
}

/// Words that say that all has come.
const ALL: &[&str] = &[
    "全部",
    "すべて",
    "全て",
    "一式",
    "以上です",
    "揃いました",
    "そろいました",
    "これで最後",
    "揃い",
    "そろい",
    "これで足り",
];

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
    "未着",
    "返事待ち",
    "確認中",
    "問い合わせ中",
    "頼んで",
    "書いてい",
    "作成中",
    "改訂中",
    "少々お待ち",
    "もう少しお",
    "もう少しか",
    "もう少し時間",
    "少しお時間",
    "少し先に",
    "間に合わ",
];

/// Words that put off only where the thing was not found: 「図面は見つかりました」 brings it.
const FOUND: &[&str] = &[
    "見つかりました",
    "見つけました",
    "見つかった",
    "ありました",
    "できました",
    "出てきました",
    "届きました",
    "届いた",
];

/// Words by which a reminder says that all but the named things have come.
const ONLY: &[&str] = &["だけ", "のみ", "残り", "残る", "あとは", "あと、"];

/// Words behind what is left out: 「写真以外はお送りしました」.
const EXCEPT: &[&str] = &["以外", "を除く", "を除き", "を除いて"];

/// Words by which something that was asked for is given up: 「過去の訳文は社内にないので、なしで進めてください」.
const GIVEN_UP: &[&str] = &[
    "なしで",
    "無しで",
    "ナシで",
    "抜きで",
    "見送り",
    "不要",
    "要らな",
    "いらな",
    "使いません",
    "使わない",
    "使わず",
    "割愛",
    "やめにし",
    "やめておき",
    "やめときます",
    "取りやめ",
    "お蔵入り",
    "諦め",
    "あきらめ",
    "省いて",
    "飛ばして",
    "確定として",
    "で確定です",
    "で打ち止め",
    "おまかせ",
    "お任せ",
    "作っておりません",
    "作っていません",
    "存在しません",
    "ございませんでした",
];

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

/// What a message of theirs says of each thing.
#[derive(Debug)]
struct Tidings {
    now: Vec<bool>,
    later: Vec<bool>,
    /// How many of it come with this message.
    counted: Vec<u32>,
    /// Whether something is put off that is not on the list under that name.
    other: bool,
    /// Whether words say that all has come, or all but what is put off.
    rest: bool,
}

/// Marks what a message of theirs brings.
pub(super) fn receive(list: &mut [Thing], turn: &Turn<'_>) {
    let text = turn.text();
    let supplies = turn.has(Act::Supply);
    let attached = !turn.message.attachments.is_empty();
    let mut tidings = tidings(list, turn, supplies || attached);
    let none_named = !tidings.now.contains(&true);
    let images = turn.message.attachments.iter().any(|attachment| attachment.kind == AttachmentKind::Image);
    for (index, thing) in list.iter().enumerate() {
        tidings.now[index] |= images && none_named && !tidings.later[index] && is_picture(&thing.name);
    }
    let none_named = !tidings.now.contains(&true);
    let more = turn.has(Act::PromiseMaterials) || says(text, REST);
    let more = more || tidings.other;
    let put_off = tidings.later.contains(&true);
    for (index, thing) in list.iter_mut().enumerate() {
        let unnamed = supplies && none_named && (!more || put_off) || supplies && tidings.rest;
        let comes = !tidings.later[index] && (tidings.now[index] || unnamed);
        thing.came |= comes && thing.is_whole(tidings.counted[index], turn.number);
    }
}

impl Thing {
    /// Notes that so many of it come in a message (0 where nothing is counted), and says whether that makes it whole.
    fn is_whole(&mut self, counted: u32, number: usize) -> bool {
        let Some(count) = self.count.as_ref().filter(|_| counted > 0) else { return true };
        if self.got.1 != number {
            self.got = (self.got.0.saturating_add(counted), number);
        }
        self.got.0 >= count.number
    }
}

/// Goes through what a message says, portion by portion.
fn tidings(list: &[Thing], turn: &Turn<'_>, supplies: bool) -> Tidings {
    let text = turn.text();
    let none = || vec![false; list.len()];
    let mut found = Tidings { now: none(), later: none(), counted: vec![0; list.len()], other: false, rest: false };
    let whole = turn.sentences.iter().flat_map(|sentence| portions(list, turn, sentence.span));
    for span in whole.collect::<Vec<_>>() {
        let words = span.of(text);
        let off = puts_off(turn, span, words);
        let beside = turn.has(Act::Supply) && only_tells(turn, span) && !brings(words);
        let named = mentions_of(words, list);
        let but = named.contains(&true) && EXCEPT.iter().any(|word| words.contains(word));
        let counts = counts(words);
        for (index, thing) in list.iter().enumerate() {
            if but {
                if named[index] { found.later[index] = true } else { found.now[index] |= supplies }
            } else if named[index] || !off && supplies_value(words, thing) {
                if off || beside {
                    found.later[index] = true;
                } else {
                    found.now[index] = true;
                }
                let own = |count: &&Count| thing.count.as_ref().is_some_and(|wanted| wanted.like(count));
                if let Some(count) = counts.iter().find(own).filter(|_| !off && !beside) {
                    found.counted[index] = found.counted[index].saturating_add(count.number);
                }
            }
        }
        found.other |= off && !named.contains(&true);
        found.rest |= !named.contains(&true) && ALL.iter().any(|word| words.contains(word));
        found.rest |= off && named.contains(&true) && ONLY.iter().any(|word| words.contains(word));
    }
    found
}

/// Whether one of these stands in words: 「後日」 not in 「明後日」.
fn says(words: &str, any: &[&str]) -> bool {
    let later = words.replace("明後日", "").contains("後日");
    any.iter().any(|word| if *word == "後日" { later } else { words.contains(word) })
}

/// Whether words say that something is at hand now: 「図面は見つかりました」.
fn brings(words: &str) -> bool {
    FOUND.iter().any(|word| words.contains(word))
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
    let supplies = |read: &&ReadAct| read.act == Act::Supply && span.overlaps(read.span);
    turn.read.acts.iter().any(|read| promises(&read)) && !turn.read.acts.iter().any(|read| supplies(&read))
        || words.contains("になり") && turn.read.times.iter().any(|time| span.overlaps(time.span))
        || says(words, PUT_OFF) && !brings(words)
}

/// Takes off the list what a message of theirs gives up: 「3社目は見送りになりました、ロゴは2社で確定です」; says whether it does.
pub(super) fn give_up(list: &mut [Thing], turn: &Turn<'_>) -> bool {
    let text = turn.text();
    let mut any = false;
    if !GIVEN_UP.iter().any(|word| text.contains(word)) {
        return false;
    }
    for sentence in turn.sentences.iter().filter(|sentence| !sentence.asks) {
        let asks = |read: &ReadAct| {
            matches!(read.act, Act::Question | Act::PromiseMaterials) && sentence.span.overlaps(read.span)
        };
        if turn.read.acts.iter().any(asks) {
            continue;
        }
        for span in portions(list, turn, sentence.span) {
            let words = span.of(text);
            if !GIVEN_UP.iter().any(|word| words.contains(word)) {
                continue;
            }
            for thing in list.iter_mut().filter(|thing| !thing.came) {
                thing.dropped = mentions(words, thing);
                thing.came = thing.dropped;
                any |= thing.came;
            }
        }
    }
    any
}

/// Words by which things are still awaited: 「写真、お待ちしております」「タグだけあとでください」.
const AWAITED: &[&str] = &["待ち", "待って", "楽しみ", "ください", "下さい", "お願い"];

/// Whether a message of mine, while it takes note of others, asks again for a thing on the list. 「お待ちしております」 after they
/// announced it asks for nothing.
pub(super) fn asked_beside(list: &[Thing], turn: &Turn<'_>, read: &ReadAct) -> bool {
    let words = portion(list, turn, read).of(turn.text());
    let open = list.iter().zip(mentions_of(words, list)).any(|(thing, named)| named && !thing.came);
    let announced = turn.follows(Act::PromiseMaterials) || turn.follows(Act::PromiseAnswer);
    let asks = ["ください", "下さい", "お願い"].iter().chain(ONLY).any(|word| words.contains(word));
    open && AWAITED.iter().any(|word| words.contains(word)) && (asks || !announced)
}

/// What a message of mine says of the list: 「①と④、控えました」 has come, 「あとは写真だけ」 has not.
pub(super) fn review(list: &mut [Thing], turn: &Turn<'_>, read: &ReadAct) {
    let words = portion(list, turn, read).of(turn.text());
    let named = mentions_of(words, list);
    if !named.contains(&true) {
        return;
    }
    let but = EXCEPT.iter().any(|word| words.contains(word));
    let only = ONLY.iter().any(|word| words.contains(word));
    let awaited = AWAITED.iter().any(|word| words.contains(word));
    let notes = matches!(read.act, Act::Acknowledge | Act::Thanks);
    let lacks = awaited || LACKS.iter().any(|word| words.contains(word));
    for (thing, named) in list.iter_mut().zip(named) {
        thing.came = match (but, notes && !awaited) {
            (true, _) => named == lacks,
            (false, true) => thing.came || named,
            (false, false) => !named && (thing.came || only),
        };
    }
}

/// Words by which a thing is said not to be there.
const LACKS: &[&str] = &["まだ", "ません", "ない", "なく"];

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
    let leaves = ["まだ", "以外", "残り", "あとは"].iter().any(|word| sentence.contains(word));
    ALL.iter().any(|word| sentence.contains(word)) && !leaves
}

/// Whether a message of mine still waits for one of the things: 「写真は届き次第差し替えます」.
pub(super) fn awaits(list: &[Thing], turn: &Turn<'_>) -> bool {
    list.iter().any(|thing| !thing.came && mentions(turn.text(), thing))
}

/// Takes the named things off the list; all of them when none is named.
pub(super) fn withdraw(list: &mut [Thing], turn: &Turn<'_>, read: &ReadAct) {
    let sentence = turn.sentence(read.span).of(turn.text());
    let none = !list.iter().any(|thing| mentions(sentence, thing));
    for thing in list.iter_mut().filter(|thing| !thing.came) {
        thing.dropped = none || mentions(sentence, thing);
        thing.came = thing.dropped;
    }
}

/// Whether a request names nothing new on a list, so that it asks again.
pub(super) fn asks_again(list: &[Thing], asked: &[Thing]) -> bool {
    asked.is_empty() || asked.iter().any(|thing| list.iter().any(|other| same(&thing.name, &other.name)))
}
