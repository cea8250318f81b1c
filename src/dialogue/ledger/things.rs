//! The things that were asked for, and which of them have come.

use super::super::{Act, ReadAct};
use super::count::{Count, counts};
use super::lists::{Said, lists};
use super::mention::{Passage, given, is_picture, mentions, same};
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
    /// The message of theirs that brought it; 0 before that.
    pub by: usize,
    /// Whether it is no longer wanted.
    pub dropped: bool,
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
    let more = turn.has(Act::PromiseMaterials) || Said::of(text).has(&lists().rest);
    let more = more || tidings.other;
    let put_off = tidings.later.contains(&true);
    for (index, thing) in list.iter_mut().enumerate() {
        let unnamed = supplies && none_named && (!more || put_off) || supplies && tidings.rest;
        let comes = !tidings.later[index] && (tidings.now[index] || unnamed);
        if comes && !thing.came && thing.is_whole(tidings.counted[index], turn.number) {
            (thing.came, thing.by) = (true, turn.number);
        }
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
    for (span, named) in named_in_portions(list, turn) {
        let words = span.of(text);
        let said = Said::of(words);
        let off = puts_off(turn, span, &said);
        let beside = turn.has(Act::Supply) && only_tells(turn, span) && !said.has(&lists().found);
        let any = named.contains(&true);
        let but = any && said.has(&lists().except);
        let given = given(words, list);
        let counts = counts(words);
        for (index, thing) in list.iter().enumerate() {
            if but {
                if named[index] { found.later[index] = true } else { found.now[index] |= supplies }
            } else if named[index] || !off && given[index] {
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
        found.other |= off && !any;
        found.rest |= !any && said.has(&lists().all) || any && off && said.has(&lists().only);
    }
    found
}

/// The portions of a message, each with the things of the list of which it speaks.
fn named_in_portions(list: &[Thing], turn: &Turn<'_>) -> Vec<(Span, Vec<bool>)> {
    let named = |span: Span| Passage::of(span.of(turn.text())).mentions_of(list);
    let mut found = Vec::with_capacity(turn.sentences.len());
    for sentence in turn.sentences {
        let whole = named(sentence.span);
        if whole.iter().filter(|named| **named).nth(1).is_none() {
            found.push((sentence.span, whole));
            continue;
        }
        found.extend(portions(list, turn, sentence.span).into_iter().map(|span| (span, named(span))));
    }
    found
}

/// Whether a sentence beside one that brings something only tells of the thing: 「①はこれです。②は兄の家にあったかと」.
fn only_tells(turn: &Turn<'_>, span: Span) -> bool {
    let mut acts = turn.read.acts.iter().filter(|read| span.overlaps(read.span)).peekable();
    acts.peek().is_some() && acts.all(|read| matches!(read.act, Act::Inform | Act::Apology))
}

/// Whether a sentence of theirs says that something is still to come.
fn puts_off(turn: &Turn<'_>, span: Span, said: &Said<'_>) -> bool {
    let promises =
        |read: &&ReadAct| matches!(read.act, Act::PromiseMaterials | Act::PromiseAnswer) && span.overlaps(read.span);
    let supplies = |read: &&ReadAct| read.act == Act::Supply && span.overlaps(read.span);
    turn.read.acts.iter().any(|read| promises(&read)) && !turn.read.acts.iter().any(|read| supplies(&read))
        || span.of(turn.text()).contains("になり") && turn.read.times.iter().any(|time| span.overlaps(time.span))
        || said.has(&lists().put_off) && !said.has(&lists().found)
}

/// Takes off the list what a message of theirs gives up: 「3社目は見送りになりました、ロゴは2社で確定です」; says whether it does.
pub(super) fn give_up(list: &mut [Thing], turn: &Turn<'_>) -> bool {
    let text = turn.text();
    let mut any = false;
    if !Said::of(text).has(&lists().given_up) {
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
            if !Said::of(words).has(&lists().given_up) {
                continue;
            }
            let passage = Passage::of(words);
            for thing in list.iter_mut().filter(|thing| !thing.came) {
                thing.dropped = passage.mentions(thing);
                thing.came = thing.dropped;
                any |= thing.came;
            }
        }
    }
    any
}

/// Whether a message of mine, while it takes note of others, asks again for a thing on the list. 「お待ちしております」 after they
/// announced it asks for nothing.
pub(super) fn asked_beside(list: &[Thing], turn: &Turn<'_>, read: &ReadAct) -> bool {
    let words = portion(list, turn, read).of(turn.text());
    let said = Said::of(words);
    let announced = turn.follows(Act::PromiseMaterials) || turn.follows(Act::PromiseAnswer);
    let asks = || said.has(&lists().asked) || said.has(&lists().only);
    let open = || list.iter().zip(Passage::of(words).mentions_of(list)).any(|(thing, named)| named && !thing.came);
    (said.has(&lists().awaited) || names_rest(&said)) && (!announced || asks()) && open()
}

/// Whether a sentence of mine asks for something outright.
pub(super) fn asks_outright(turn: &Turn<'_>, read: &ReadAct) -> bool {
    Said::of(turn.sentence(read.span).of(turn.text())).has(&lists().asked)
}

/// Whether words of mine name what is left: 「残りは3と6ですね」, not 「残りの写真、届きました」.
fn names_rest(said: &Said<'_>) -> bool {
    said.has(&lists().remaining) && !said.has(&lists().found)
}

/// What a message of mine says of the list: 「①と④、控えました」 has come, 「あとは写真だけ」 has not.
pub(super) fn review(list: &mut [Thing], turn: &Turn<'_>, read: &ReadAct) {
    let words = portion(list, turn, read).of(turn.text());
    let named = Passage::of(words).mentions_of(list);
    if !named.contains(&true) {
        return;
    }
    let said = Said::of(words);
    let (but, only) = (said.has(&lists().except), said.has(&lists().only));
    let awaited = said.has(&lists().awaited) || names_rest(&said);
    let notes = matches!(read.act, Act::Acknowledge | Act::Thanks);
    let lacks = awaited || said.has(&lists().lacking);
    for (thing, named) in list.iter_mut().zip(named) {
        thing.came = match (but, notes && !awaited) {
            (true, _) => named == lacks,
            (false, true) => thing.came || named,
            (false, false) => !named && (thing.came || only),
        };
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
        let passage = Passage::of(text);
        for thing in list.iter_mut() {
            thing.came = !passage.mentions(thing);
        }
    }
}

/// Whether a sentence of mine says that all is there: 「すべて揃いました」.
pub(super) fn complete(turn: &Turn<'_>, read: &ReadAct) -> bool {
    let said = Said::of(turn.sentence(read.span).of(turn.text()));
    said.has(&lists().all) && !said.has(&lists().left_over)
}

/// Whether a message of mine still waits for one of the things: 「写真は届き次第差し替えます」.
pub(super) fn awaits(list: &[Thing], turn: &Turn<'_>) -> bool {
    let passage = Passage::of(turn.text());
    list.iter().any(|thing| !thing.came && passage.mentions(thing))
}

/// Takes the named things off the list; all of them when none is named.
pub(super) fn withdraw(list: &mut [Thing], turn: &Turn<'_>, read: &ReadAct) {
    let passage = Passage::of(turn.sentence(read.span).of(turn.text()));
    let none = !list.iter().any(|thing| passage.mentions(thing));
    for thing in list.iter_mut().filter(|thing| !thing.came) {
        thing.dropped = none || passage.mentions(thing);
        thing.came = thing.dropped;
    }
}

/// Puts back what came last, where a message of mine asks for it anew without naming it: 「ぼやけているので撮り直してください」.
/// Says whether it does.
pub(super) fn ask_anew(list: &mut [Thing], turn: &Turn<'_>, read: &ReadAct) -> bool {
    let words = turn.sentence(read.span).of(turn.text());
    let latest = list.iter().filter(|thing| thing.came && !thing.dropped).map(|thing| thing.by).max().unwrap_or(0);
    if latest == 0 || !Said::of(words).has(&lists().anew) || Passage::of(words).mentions_of(list).contains(&true) {
        return false;
    }
    for thing in list.iter_mut().filter(|thing| thing.by == latest) {
        (thing.came, thing.by) = (false, 0);
    }
    true
}

/// Whether a request names nothing new on a list, so that it asks again.
pub(super) fn asks_again(list: &[Thing], asked: &[Thing]) -> bool {
    asked.is_empty() || asked.iter().any(|thing| list.iter().any(|other| same(&thing.name, &other.name)))
}
