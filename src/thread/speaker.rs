//! Who speaks in a header, and where their words begin.

use super::cursor::{is_space, narrow};

/// The name alone: 「from 田中」, 「1. 田中」, 「（田中）」, 「田中→山田」, 「田中さんのメッセージ」 → 「田中」.
pub(crate) fn cleaned(name: &str) -> &str {
    const LABELS: [&str; 14] = [
        "from ",
        "From ",
        "from:",
        "From:",
        "by ",
        "By ",
        "送信者：",
        "送信者:",
        "差出人：",
        "差出人:",
        "発言者：",
        "投稿者：",
        "名前：",
        "投稿者:",
    ];
    const ENDINGS: [&str; 5] =
        ["さんのメッセージ", "さんからのメッセージ", "からのメッセージ", "のメッセージ", "さんの発言"];
    // A meeting's chat names sender and receivers: 「From 田中 to Everyone」, 「開始 田中 宛先 全員」.
    let name =
        match name.split_once(" to ").or_else(|| name.split_once(" 宛先 ")).or_else(|| name.split_once(" 受信者 "))
        {
            Some((sender, _)) if name.starts_with("From ") || name.starts_with("開始 ") => {
                sender.trim_start_matches("開始 ")
            }
            _ => name,
        };
    let name = name.trim_matches(is_space);
    let name = LABELS.iter().find_map(|it| name.strip_prefix(it)).unwrap_or(name).trim_matches(is_space);
    let name = without_number(name);
    let name = ENDINGS.iter().find_map(|it| name.strip_suffix(it)).filter(|it| !it.is_empty()).unwrap_or(name);
    let name = name.split(['→', '⇒', '➡', '⇨']).next().unwrap_or(name).trim_matches(is_space);
    match name.strip_prefix(['(', '（']).and_then(|it| it.strip_suffix([')', '）'])) {
        Some(inner) if !inner.contains([')', '）']) && !inner.is_empty() => inner,
        _ => name,
    }
}

/// 「1. 田中」, 「No.12 田中」, 「#3 田中」 → 「田中」.
pub(crate) fn without_number(name: &str) -> &str {
    let marked = ["No.", "no.", "NO.", "No", "#", "＃", "№"].iter().find_map(|it| name.strip_prefix(it));
    let rest = marked.unwrap_or(name);
    let after = rest.trim_start_matches(|it| narrow(it).is_ascii_digit());
    if after.len() == rest.len() {
        return name;
    }
    let stripped = after.trim_start_matches(['.', '．', ')', '）', '番', '、']);
    let parted = stripped.len() < after.len() || marked.is_some();
    let goes_on = stripped.chars().next().is_none_or(|it| narrow(it).is_ascii_digit());
    if parted && !goes_on { stripped.trim_start_matches(is_space) } else { name }
}

/// The bracket that closes what this one opens.
pub(crate) fn closing(open: char) -> Option<char> {
    Some(match open {
        '[' => ']',
        '［' => '］',
        '(' => ')',
        '（' => '）',
        '<' => '>',
        '＜' => '＞',
        '【' => '】',
        '〔' => '〕',
        '〈' => '〉',
        '《' => '》',
        '「' => '」',
        '『' => '』',
        _ => return None,
    })
}

/// 「田中：本文」, 「【田中】本文」, 「田中＞本文」, 「田中「本文」」, `**田中** 本文` — or only a name.
pub(crate) fn split_name(text: &str) -> (&str, Option<&str>) {
    if let Some((name, rest)) = enclosed(text) {
        let rest = strip_delimiter(rest).unwrap_or(rest).trim_matches(is_space);
        return (name, (!rest.is_empty()).then_some(rest));
    }
    match delimiter(text) {
        Some((at, after)) => {
            let name = text.get(..at).unwrap_or_default().trim_matches(is_space);
            let body = text.get(after..).unwrap_or_default().trim_start_matches(is_space);
            let body = if at == after { spoken(body) } else { body };
            (name.trim_matches('*'), Some(body).filter(|it| !it.is_empty()))
        }
        None => (text.trim_matches('*').trim_matches(is_space), None),
    }
}

/// The name in 「【田中】」 or `**田中**` at the start, and what follows.
pub(crate) fn enclosed(text: &str) -> Option<(&str, &str)> {
    let first = text.chars().next()?;
    let (open, close) = match first {
        '*' => ("**", "**"),
        '【' => ("【", "】"),
        '[' => ("[", "]"),
        '［' => ("［", "］"),
        '<' => ("<", ">"),
        '＜' => ("＜", "＞"),
        '〈' => ("〈", "〉"),
        '《' => ("《", "》"),
        '「' => ("「", "」"),
        '『' => ("『", "』"),
        _ => return None,
    };
    let (name, rest) = text.strip_prefix(open)?.split_once(close)?;
    let name = name.trim_matches(is_space).trim_end_matches([':', '：']);
    (!name.is_empty()).then_some((name, rest))
}

/// How far into a line a name may reach, in bytes.
pub(crate) const LONGEST: usize = 130;

/// Where the name ends and where the body begins, at the first 「：」, 「＞」 or 「「…」」.
fn delimiter(text: &str) -> Option<(usize, usize)> {
    for (at, character) in text.char_indices().take_while(|&(at, _)| at < LONGEST) {
        let after = at + character.len_utf8();
        match character {
            '：' | '＞' | '≫' | '》' => return Some((at, after)),
            ':' if !text.get(after..).is_some_and(|rest| rest.starts_with("//") || starts_with_digit(rest)) => {
                return Some((at, after));
            }
            '>' | '\t' if at > 0 => return Some((at, after)),
            '|' | '｜' if at > 0 && text.get(..at).is_some_and(|it| it.ends_with(is_space)) => {
                return Some((at, after));
            }
            '「' if at > 0 && text.get(at..).is_some_and(|it| spoken(it).len() < it.len()) => return Some((at, at)),
            '。' | '！' | '？' | '!' | '?' | '、' => return None,
            _ => {}
        }
    }
    None
}

/// The words inside 「…」 when the brackets at both ends belong together.
pub(crate) fn spoken(text: &str) -> &str {
    let Some(inner) = text.strip_prefix('「').and_then(|it| it.strip_suffix('」')) else { return text };
    let mut depth = 0_i32;
    let closed_early = inner.chars().any(|it| {
        depth += i32::from(it == '「') - i32::from(it == '」');
        depth < 0
    });
    if closed_early { text } else { inner }
}

fn starts_with_digit(text: &str) -> bool {
    text.chars().next().is_some_and(|it| narrow(it).is_ascii_digit())
}

/// What follows 「：」 or 「＞」 at the very start.
pub(crate) fn strip_delimiter(text: &str) -> Option<&str> {
    text.trim_start_matches(is_space).strip_prefix(['：', ':', '＞', '>'])
}
