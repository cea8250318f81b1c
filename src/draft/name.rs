//! How the other side is addressed, and how I sign.

use memchr::memmem;

use crate::thread::{Role, Thread};
use crate::timing::role_of;

/// Words before 様 that are no name: 「お疲れ様」「皆様」.
const NO_NAMES: [&str; 9] = ["お疲れ", "ご苦労", "おつかれ", "皆", "みな", "お客", "お互い", "ご馳走", "ごちそう"];
const HONORIFICS: [&str; 5] = ["様", "さま", "さん", "先生", "ちゃん"];
/// What tells that a name is a company's or an office's.
const OFFICES: [&str; 26] = [
    "株式会社",
    "有限会社",
    "合同会社",
    "事務所",
    "法人",
    "事務局",
    "編集部",
    "広報部",
    "クリニック",
    "商店",
    "工房",
    "教室",
    "協会",
    "運営",
    "社務所",
    "管理組合",
    "準備室",
    "委員会",
    "広報",
    "人事",
    "総務",
    "経理",
    "営業部",
    "企画部",
    "開発部",
    "窓口",
];

/// Titles that are an honorific by themselves: 「加納社長」.
const TITLES: [&str; 12] =
    ["社長", "部長", "課長", "係長", "店長", "会長", "専務", "常務", "院長", "校長", "編集長", "教授"];

/// The other side's name with the honorific that my messages use; otherwise with 様.
pub(super) fn addressee(thread: &Thread) -> Option<String> {
    let partner = thread.messages.iter().rev().find(|it| role_of(thread, it) == Role::Them);
    let party = match partner {
        Some(message) => thread.parties.get(message.party),
        None => thread.parties.iter().find(|it| it.role == Role::Them),
    };
    let name = party.map(|it| clean(&it.name)).filter(|it| !it.is_empty());
    let mine = || thread.messages.iter().rev().filter(|it| role_of(thread, it) == Role::Me);
    if let Some(name) = &name {
        if HONORIFICS.iter().any(|it| name.ends_with(it)) {
            return Some(name.clone());
        }
        if let Some(used) = mine().find_map(|it| used_whole(&it.text, name)) {
            return Some(used);
        }
    }
    if let Some(used) = mine().find_map(|it| at_the_head(&it.text)) {
        return Some(used);
    }
    if let Some(used) = name.as_ref().and_then(|name| mine().find_map(|it| used_with(&it.text, name))) {
        return Some(used);
    }
    name.map(|name| {
        if TITLES.iter().any(|it| name.ends_with(it)) {
            name
        } else if is_office(&name) {
            format!("{name} ご担当者様")
        } else {
            format!("{name}様")
        }
    })
}

/// My own name as the thread has it.
pub(super) fn mine(thread: &Thread) -> Option<String> {
    let party = thread.parties.iter().find(|it| it.role == Role::Me)?;
    Some(clean(&party.name)).filter(|it| !it.is_empty())
}

/// The whole name as I address it: 「柏木 実様」.
fn used_whole(text: &str, name: &str) -> Option<String> {
    honorific_of(text, name).map(|honorific| format!("{name}{honorific}"))
}

/// The first of the honorifics that stands behind the name somewhere in the text.
fn honorific_of(text: &str, name: &str) -> Option<&'static str> {
    let before = |at: usize| text.get(..at).unwrap_or_default();
    let behind = |honorific: &&str| memmem::find_iter(text.as_bytes(), honorific).any(|at| before(at).ends_with(name));
    HONORIFICS.into_iter().find(behind)
}

/// 「事務長 小峰」 is addressed by each of its words: 「小峰さん」.
fn used_with(text: &str, name: &str) -> Option<String> {
    let words = std::iter::once(name).chain(name.split([' ', '　']).rev());
    let mut used = words.filter(|it| !it.is_empty()).filter_map(|word| used_whole(text, word));
    used.next()
}

/// The address at the head of a message: 「田中様」「田中さん、」.
fn at_the_head(text: &str) -> Option<String> {
    let line = text.lines().map(str::trim).find(|it| !it.is_empty())?;
    for honorific in HONORIFICS {
        let Some((name, after)) = line.split_once(honorific) else { continue };
        let short = (1..=14).contains(&name.chars().count());
        let plain = !name.contains(['、', '。', '！', '!', '？', '「', '」', ':', '：', ',']);
        let ends = after.chars().next().is_none_or(|it| "、。,！!　 （(".contains(it));
        if short && plain && ends && !NO_NAMES.iter().any(|it| name.ends_with(it)) {
            return Some(format!("{name}{honorific}"));
        }
    }
    None
}

/// The name without what apps add: brackets, marks, emoji at its end.
fn clean(name: &str) -> String {
    let name = name.split(['（', '(', '＠', '@', '<', '【']).next().unwrap_or(name);
    name.trim_end_matches(|it: char| !it.is_alphanumeric() && it != 'ー' && it != '々').trim().to_owned()
}

fn is_office(name: &str) -> bool {
    let last = name.split([' ', '　']).next_back().unwrap_or(name);
    OFFICES.iter().any(|it| last.contains(it))
}
