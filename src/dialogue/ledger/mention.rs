//! Whether words speak of a thing on a list: by its number, its name, a part of its name, or by giving what it is.

use super::file::Files;
use super::lists::{List, Said, lists};
use super::things::Thing;
use crate::text::Pairs;

/// Whether two names mean the same thing: one holds the other, or they share a telling part.
pub(super) fn same(one: &str, other: &str) -> bool {
    one.contains(other) || other.contains(one) || last_part(one).is_some_and(|part| last_part(other) == Some(part))
}

/// Words in which things are looked for, with what they have of all that a thing could be told by.
pub(super) struct Passage<'w> {
    words: &'w str,
    /// The words without the 「の」 between two nouns; nothing where there is none.
    closed: String,
    /// The pairs of letters of both.
    pairs: Pairs,
    /// Whether a number or a circled one stands in them.
    numbered: bool,
    files: Files,
}

impl<'w> Passage<'w> {
    pub(super) fn of(words: &'w str) -> Self {
        let closed = closed_up(words);
        let mut pairs = Pairs::of(words);
        pairs.add(&closed);
        let numbered = words.contains(|char: char| char.is_ascii_digit() || ('①'..='⑳').contains(&char));
        Self { words, closed, pairs, numbered, files: Files::of(words) }
    }

    /// Whether the words speak of a thing, by its number or its name.
    pub(super) fn mentions(&self, thing: &Thing) -> bool {
        thing.mark.is_some_and(|mark| self.numbered && names_mark(self.words, mark))
            || self.may_name(thing) && (self.holds(&thing.name) || self.names(&thing.name))
            || self.pairs.may_share(&thing.remark) && names_remark(self.words, &thing.remark)
            || self.files.are(&thing.name)
    }

    /// Which things of a list the words speak of: by what each is called, and by what tells it from the others.
    pub(super) fn mentions_of(&self, list: &[Thing]) -> Vec<bool> {
        let named = |(index, thing): (usize, &Thing)| self.mentions(thing) || self.tells_apart(list, index);
        list.iter().enumerate().map(named).collect()
    }

    fn holds(&self, name: &str) -> bool {
        self.pairs.may_hold(name) && self.words.contains(name)
    }

    /// Whether a thing may be named: whatever it is called for short, two letters of its name stand side by side in the words.
    fn may_name(&self, thing: &Thing) -> bool {
        thing.name.chars().nth(1).is_none() || self.pairs.may_share(&thing.name)
    }

    /// Whether a part of a name stands in the words, or what it is called for short.
    fn names(&self, name: &str) -> bool {
        let named = |words: &str| {
            parts(name).filter(|part| self.pairs.may_share(part)).any(|part| {
                self.pairs.may_hold(part) && words.contains(part)
                    || short_forms(part).any(|form| self.pairs.may_hold(form) && stands(words, form))
                    || last_run(part).is_some_and(|form| stands(words, form))
                    || bare_form(part).is_some_and(|form| stands_alone(words, form))
            })
        };
        named(self.words) || !self.closed.is_empty() && named(&self.closed)
    }

    /// Whether the words speak of a thing by what no other thing of the list has: its kind, its owner, what it is of its kind.
    fn tells_apart(&self, list: &[Thing], index: usize) -> bool {
        let thing = &list[index];
        let only =
            |part: &str| list.iter().enumerate().all(|(other, thing)| other == index || !thing.name.contains(part));
        let alone = |part: &str| stands_alone(self.words, part) && only(part);
        let of_kind = || {
            lists()
                .kind
                .words()
                .find_map(|kind| Some((thing.name.strip_suffix(kind)?, kind)))
                .is_some_and(|(bare, kind)| alone(kind) || bare.chars().count() >= 2 && alone(bare))
        };
        self.may_name(thing) && of_kind() || owner(&thing.name).is_some_and(|owner| self.is_topic(owner) && only(owner))
    }

    /// Whether the words begin to speak of something: 「目は赤です」.
    fn is_topic(&self, owner: &str) -> bool {
        owner.chars().next_back().is_some_and(|last| self.pairs.may_join(last, 'は')) && is_topic(self.words, owner)
    }
}

/// Whether words speak of a thing, by its number or its name.
pub(super) fn mentions(words: &str, thing: &Thing) -> bool {
    Passage::of(words).mentions(thing)
}

/// Whose thing it is: 「服」 of 「服の参考画像」.
fn owner(name: &str) -> Option<&str> {
    let (owner, _) = name.split_once('の')?;
    (!owner.is_empty() && owner.chars().all(|char| script(char) > 1)).then_some(owner)
}

/// Whether words begin to speak of something: 「目は赤です」.
fn is_topic(words: &str, owner: &str) -> bool {
    words.match_indices(owner).any(|(at, _)| {
        let (before, after) = (words[..at].chars().next_back(), &words[at + owner.len()..]);
        let apart = before.is_none_or(|char| owner.chars().next().is_none_or(|first| script(first) != script(char)));
        apart && after.starts_with('は')
    })
}

/// Whether words speak of what stood in brackets behind a thing: 「Figma」 of 「デザインデータ（Figma）」.
fn names_remark(words: &str, remark: &str) -> bool {
    parts(remark).any(|part| {
        let named = part.chars().all(|char| script(char) == 4 || script(char) == 2);
        let format = lists().format.words().any(|format| part.eq_ignore_ascii_case(format));
        named && !format && part.chars().any(char::is_alphabetic) && stands_alone(words, part)
    })
}

/// Words without the 「の」 between two nouns, 「FTPの情報」 is 「FTP情報」; nothing where there is none.
fn closed_up(words: &str) -> String {
    let solid = |char: Option<char>| char.is_some_and(|char| script(char) > 1);
    let (mut closed, mut start) = (String::new(), 0);
    for (at, of) in words.match_indices('の') {
        let end = at + of.len();
        if solid(words[..at].chars().next_back()) && solid(words[end..].chars().next()) {
            closed.push_str(&words[start..at]);
            start = end;
        }
    }
    if start > 0 {
        closed.push_str(&words[start..]);
    }
    closed
}

/// A compound without its last noun, where that tells nothing: 「FTP」 of 「FTP情報」, 「ロゴ」 of 「ロゴデータ」.
fn bare_form(part: &str) -> Option<&str> {
    let bare = lists().generic.words().find_map(|generic| part.strip_suffix(generic))?;
    (bare.chars().count() >= 2 && !is_generic(bare)).then_some(bare)
}

/// The last noun of a compound in several scripts: 「タグ」 of 「計測タグ」.
fn last_run(part: &str) -> Option<&str> {
    let last = script(part.chars().next_back()?);
    let start = part.char_indices().rev().take_while(|(_, char)| script(*char) == last).last()?.0;
    let run = &part[start..];
    (start > 0 && last != 4 && run.chars().count() >= 2 && !is_generic(run) && !is_picture(run)).then_some(run)
}

/// Whether a form stands in the words as a word of its own: a longer word of the same script is another one.
fn stands_alone(words: &str, form: &str) -> bool {
    words.match_indices(form).any(|(at, _)| {
        let joins = |one: Option<char>, other: Option<char>| {
            matches!((one, other), (Some(one), Some(other)) if script(one) == script(other))
        };
        let (before, after) = (words[..at].chars().next_back(), words[at + form.len()..].chars().next());
        !joins(before, form.chars().next()) && !joins(form.chars().next_back(), after)
    })
}

/// The names of the things that words give themselves: 「1994年5月3日、東京生まれです」 is a date of birth and a place.
fn values(words: &str) -> impl Iterator<Item = &'static List> {
    let lists = lists();
    let digits = words.bytes().filter(u8::is_ascii_digit).count();
    let given = [
        (&lists.birth, digits >= 5 && words.contains(['年', '/', '.', '-'])),
        (&lists.origin, Said::of(words).has(&lists.born)),
        (&lists.mail, words.contains('@')),
        (&lists.telephone, digits >= 9),
        (&lists.address, digits > 0 && words.contains(['都', '道', '府', '県', '市', '区', '町'])),
    ];
    given.into_iter().filter_map(|(names, given)| given.then_some(names))
}

/// Which things of a list a sentence gives themselves.
pub(super) fn given(words: &str, list: &[Thing]) -> Vec<bool> {
    let values: Vec<&List> = values(words).collect();
    if values.is_empty() {
        return vec![false; list.len()];
    }
    let names = list.iter().map(|thing| Said::of(&thing.name));
    names.map(|name| values.iter().any(|value| name.has(value))).collect()
}

fn names_mark(words: &str, mark: u32) -> bool {
    let circled = |char: char| ('①'..='⑳').contains(&char) && u32::from(char) - u32::from('①') + 1 == mark;
    let ranged = words.split_once(['〜', '～', '-']).is_some_and(|(from, to)| {
        let number = |char: Option<char>| {
            char.filter(|char| ('①'..='⑳').contains(char)).map(|char| u32::from(char) - u32::from('①') + 1)
        };
        match (number(from.chars().next_back()), number(to.chars().next())) {
            (Some(from), Some(to)) => from <= mark && mark <= to,
            _ => false,
        }
    });
    ranged || words.contains(circled) || names_number(words, mark)
}

/// Whether a number stands as a mark does, or where a thing would: 「(2)」「2つ目」「1と2を添付します」「残るは4ですね」.
fn names_number(words: &str, mark: u32) -> bool {
    let number = mark.to_string();
    let starts = words.char_indices().filter(|&(at, char)| char.is_ascii_digit() && words[at..].starts_with(&number));
    starts.map(|(at, _)| at).any(|at| {
        let before = words[..at].chars().next_back();
        let rest = &words[at + number.len()..];
        let after = rest.chars().next();
        let counted = rest.starts_with("つ目") || rest.starts_with('番');
        let apart =
            !before.is_some_and(|char| char.is_alphanumeric() && !matches!(char, 'は' | 'と' | 'の' | 'も' | 'や'));
        counted
            || matches!((before, after), (Some('('), Some(')')) | (Some('（'), Some('）')))
            || apart
                && matches!(after, Some('は' | 'と' | 'を' | 'も' | 'が' | 'に' | 'な' | 'で' | 'だ' | '、' | '・'))
    })
}

/// The telling parts of a name: runs of kanji, katakana or Latin of two characters and more.
pub(super) fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|char: char| !char.is_alphanumeric() || ('ぁ'..='ん').contains(&char))
        .filter(|part| part.chars().count() >= 2 && !is_generic(part))
}

/// What a compound is called for short: 「沿革」 for 「会社沿革」, 「シート」 for 「ヒアリングシート」, 「見積」 for 「見積書」.
fn short_forms(part: &str) -> impl Iterator<Item = &str> {
    let length = part.chars().count();
    let start = |count: usize| part.char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at);
    let tail = |count: usize| (length >= count + 2).then(|| &part[start(count)..]);
    let tails = if is_kanji(part) { [tail(2), tail(3)] } else { [tail(3), tail(4)] };
    let bare = part.strip_suffix(PAPERS).filter(|bare| bare.chars().count() >= 2);
    tails.into_iter().chain([bare]).flatten().filter(|form| !is_generic(form) && !is_picture(form))
}

/// Last characters that only say that something is written.
const PAPERS: &[char] = &['書', '表', '集', '図', '文', '票'];

/// Whether a short form stands in the words by itself, not as the end of another word.
fn stands(words: &str, form: &str) -> bool {
    words.match_indices(form).any(|(at, _)| {
        let (first, before) = (form.chars().next(), words[..at].chars().next_back());
        !matches!((first, before), (Some(first), Some(before)) if script(first) == script(before))
    })
}

fn script(char: char) -> u8 {
    match char {
        'ぁ'..='ん' => 1,
        'ァ'..='ー' => 2,
        '一'..='鿿' | '々' => 3,
        _ if char.is_alphanumeric() => 4,
        _ => 0,
    }
}

/// Whether a part tells nothing apart: 「データ」.
fn is_generic(part: &str) -> bool {
    lists().generic.words().any(|generic| generic == part)
}

fn last_part(name: &str) -> Option<&str> {
    parts(name).last()
}

pub(super) fn is_kanji(text: &str) -> bool {
    text.chars().all(|char| ('一'..='鿿').contains(&char)) && !text.is_empty()
}

pub(super) fn is_picture(name: &str) -> bool {
    Said::of(name).has(&lists().picture)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thing(name: &str, mark: Option<u32>) -> Thing {
        Thing { name: name.to_owned(), mark, ..Thing::default() }
    }

    #[test]
    fn short_names_are_understood() {
        for (words, name) in [
            ("ご挨拶文と沿革を送ります", "会社沿革"),
            ("シート埋めました", "ヒアリングシート"),
            ("見積はメーカー待ち", "オーブンの見積書"),
            ("あとは用語集を", "貴社の対訳用語集"),
            ("時間は母に聞きます", "出生時間"),
        ] {
            assert!(mentions(words, &thing(name, None)), "{words} {name}");
        }
        for (words, name) in [("アカウントを作りました", "ポイント"), ("スタッフのお写真を", "外観写真")]
        {
            assert!(!mentions(words, &thing(name, None)), "{words} {name}");
        }
    }

    #[test]
    fn one_noun_is_understood_for_a_compound() {
        for (words, name) in [
            ("DBの情報をお送りします", "本番DB情報"),
            ("ロゴを送ります", "ロゴデータ"),
            ("会員の名簿です", "会員名簿"),
            ("タグはこれです", "計測タグ"),
            ("パスは別便で", "接続パス"),
        ] {
            assert!(mentions(words, &thing(name, None)), "{words} {name}");
        }
        for (words, name) in [("商品説明を送ります", "商品画像"), ("ロゴマークの件", "ロゴデータ")]
        {
            assert!(!mentions(words, &thing(name, None)), "{words} {name}");
        }
    }

    #[test]
    fn numbers_are_understood() {
        for (words, mark) in [("1と2を添付いたします", 2), ("残るは4ですね", 4), ("②はこれです", 2), ("3なんですが", 3)]
        {
            assert!(mentions(words, &thing("ロゴ", Some(mark))), "{words} {mark}");
        }
        for (words, mark) in [("12日までに", 2), ("2日に送ります", 2), ("A4で", 4), ("①です", u32::MAX), ("①です", 0)]
        {
            assert!(!mentions(words, &thing("ロゴ", Some(mark))), "{words} {mark}");
        }
    }

    #[test]
    fn values_are_understood() {
        let list = [thing("生年月日", None), thing("出生地", None), thing("ロゴ", None)];
        assert_eq!(given("私は1994年5月3日、東京生まれです", &list), [true, true, false]);
        assert_eq!(given("彼は東京にいます", &list), [false; 3]);
    }
}
