//! What things are called that are asked for: list lines, lists in prose, 「鍵を外したもの」, counts.

use super::super::ReadAct;
use super::count::Count;
use super::mention::is_kanji;
use super::things::Thing;
use super::turn::Turn;
use crate::text::{Span, begins_list};

/// The things that an act asks for: its own list line, the list that goes with it, or the nouns of the sentence.
pub(super) fn requested(turn: &Turn<'_>, read: &ReadAct) -> Vec<Thing> {
    let text = turn.text();
    let sentence = turn.sentence(read.span);
    let words = sentence.of(text);
    let inline = inline_list(words);
    if !inline.is_empty() {
        return inline;
    }
    if begins_list(words) && !is_prose(words) {
        return named(words);
    }
    let listed = listed(turn, read);
    if !listed.is_empty() {
        return listed;
    }
    let prose = in_prose(text, sentence, &read.things);
    let objects = objects(words);
    if !objects.is_empty() && objects.len() >= prose.len() { objects } else { prose }
}

/// Words in a request that are no things: days, pointers, courtesies.
const NO_THINGS: &[&str] = &[
    "本日",
    "明日",
    "今週",
    "来週",
    "今月",
    "来月",
    "後日",
    "先日",
    "昨日",
    "今回",
    "次回",
    "至急",
    "時間",
    "手数",
    "迷惑",
    "協力",
    "返信",
    "返事",
    "連絡",
    "次の",
    "以下",
    "下記",
    "上記",
    "こちら",
    "左記",
    "これら",
    "それ",
    "こと",
    "確認",
    "対応",
    "検討",
];

/// Words with which a request ends that leaves 「を」 out: 「サンプル写真送ってくれる？」.
const ASKS: &[&str] = &[
    "送って",
    "お送り",
    "ご送付",
    "教えて",
    "共有",
    "添付",
    "貼って",
    "ください",
    "下さい",
    "いただけ",
    "頂け",
    "もらえ",
    "お願い",
];

/// Where the things of a request end: before its last 「を」, or before the word that asks.
fn end_of_things(words: &str) -> Option<usize> {
    words.rfind('を').or_else(|| {
        let first = ASKS.iter().filter_map(|word| words.find(word)).min()?;
        words[..first].ends_with(is_solid).then_some(first)
    })
}

/// The things before the last 「を」 of a request: 「生年月日」「名前」「出会った時期」 in 「お二人の生年月日とお名前（ひらがな）、出会った時期を教えてください」.
pub(super) fn objects(words: &str) -> Vec<Thing> {
    let Some(end) = end_of_things(words) else { return Vec::new() };
    let start = words[..end].char_indices().rev().find(|&(at, char)| ends_lead(words, at, char));
    let start = start.map_or(0, |(at, char)| at + char.len_utf8());
    let things = named(&words[start..end]);
    let is_thing = |thing: &Thing| {
        let solid = thing.name.chars().next_back().is_some_and(is_solid);
        solid
            && thing.name != "次"
            && thing.name.chars().count() <= 20
            && !NO_THINGS.iter().any(|word| thing.name.contains(word))
    };
    if things.iter().all(is_thing) { things } else { Vec::new() }
}

/// Whether what leads up to a list of things ends here: 「つきましては、」, 「院のロゴは」, 「お手数ですが、」, 「20日までに」.
fn ends_lead(words: &str, at: usize, char: char) -> bool {
    let before = words[..at].chars().next_back();
    match char {
        '。' | '！' | '!' | '？' | '?' | '\n' | 'は' | 'を' => true,
        'に' => ["まで", "中", "前", "後"].iter().any(|word| words[..at].ends_with(word)),
        '、' | '，' => !before.is_some_and(|char| is_solid(char) || matches!(char, '）' | ')' | '」')),
        _ => false,
    }
}

/// The things of a sentence, whose noun phrases are given: those that are no manner (「jpgで」), no place (「フォルダに」), no
/// remark in brackets and no part of a longer name (「鍵」 in 「鍵を外したもの」).
pub(super) fn in_prose(text: &str, sentence: Span, phrases: &[Span]) -> Vec<Thing> {
    let formal = formal_name(text, sentence);
    let whole = joined_name(text, sentence);
    let covered = |span: &Span| [formal, whole].iter().flatten().any(|name| name.overlaps(*span));
    let plain = phrases.iter().filter(|span| !covered(span) && !is_beside(text, sentence, **span));
    let mut spans: Vec<Span> = plain.copied().collect();
    spans.extend(whole.filter(|whole| phrases.iter().any(|span| whole.overlaps(*span))));
    let mut things: Vec<Thing> = spans.iter().flat_map(|span| named(span.of(text))).collect();
    if let Some(name) = formal.map(|span| span.of(text)) {
        things.push(Thing { name: name.to_owned(), ..Thing::default() });
    }
    things
}

/// Whether a noun phrase only says how, where or when: what stands in brackets, and what 「で」, 「に」, 「へ」, 「前に」 or a bound of
/// time follows.
fn is_beside(text: &str, sentence: Span, phrase: Span) -> bool {
    let before = &text[sentence.start as usize..(phrase.start as usize).max(sentence.start as usize)];
    let opens = before.rfind(['（', '(']);
    let closes = before.rfind(['）', ')']);
    if opens.is_some() && opens > closes {
        return true;
    }
    let after = text.get(phrase.end as usize..sentence.end as usize).unwrap_or_default();
    let after = after.trim_start_matches(['）', ')', '」', '】']);
    let after = match after.strip_prefix(['（', '(']) {
        Some(remark) => remark.split_once(['）', ')']).map_or("", |(_, rest)| rest),
        None => after,
    };
    let manner =
        after.starts_with('で') && !["です", "でし", "でも", "では"].iter().any(|word| after.starts_with(word));
    let place = after.starts_with(['に', 'へ']) || after.starts_with("まで") || after.starts_with("より");
    let when = WHEN.iter().any(|word| after.starts_with(word));
    manner && !phrase.of(text).ends_with("など") || place || when || is_day(phrase.of(text))
}

/// Words behind a phrase that make it a time: 「着手前に」, 「施工前後の写真」, 「届き次第」.
const WHEN: &[&str] = &["前に", "前の", "前後", "後に", "後の", "次第"];

/// Whether a phrase is a bare date: 「12/14」.
fn is_day(phrase: &str) -> bool {
    phrase.contains(|char: char| char.is_ascii_digit())
        && phrase
            .chars()
            .all(|char| char.is_ascii_digit() || matches!(char, '/' | '.' | '-' | '月' | '日' | '時' | ':'))
}

/// Nouns that mean nothing without the clause before them.
const FORMAL: &[&str] = &["もの", "物", "やつ", "ヤツ", "の"];

/// A thing that a clause describes: 「鍵を外したもの」 in 「PDFは、鍵を外したものを頂戴できますか」.
fn formal_name(text: &str, sentence: Span) -> Option<Span> {
    let words = sentence.of(text);
    FORMAL.iter().find_map(|formal| {
        words.match_indices(formal).find_map(|(at, _)| {
            let (before, after) = (&words[..at], &words[at + formal.len()..]);
            let described = ["た", "る", "だ", "ない"].iter().any(|ending| before.ends_with(ending));
            if !described
                || !after.starts_with(['を', 'も']) && !after.starts_with("だけ") && !after.starts_with("と、")
            {
                return None;
            }
            let start = before
                .rfind(['、', '，', '。', '\n', 'は', 'て'])
                .map_or(0, |mark| mark + before[mark..].chars().next().map_or(0, char::len_utf8));
            let name = before[start..].trim_start();
            let start = sentence.start as usize + at - name.len();
            (name.chars().count() >= 3).then(|| Span::new(start, sentence.start as usize + at + formal.len()))
        })
    })
}

/// A name whose parts 「や」 joins before 「の」: 「社名や人名の表記リスト」 is one thing.
fn joined_name(text: &str, sentence: Span) -> Option<Span> {
    let words = sentence.of(text);
    words.match_indices('や').find_map(|(at, joint)| {
        let start = before_name(&words[..at])?;
        let rest = &words[at + joint.len()..];
        let first = rest.find(|char: char| !is_solid(char))?;
        let tail = rest[first..].strip_prefix('の')?;
        let last = end_of_name(tail);
        let end = at + joint.len() + first + 'の'.len_utf8() + last;
        (first > 0 && last > 0).then(|| Span::new(sentence.start as usize + start, sentence.start as usize + end))
    })
}

/// Where a name ends that begins here: before a particle, or before kana behind which no more of it comes.
fn end_of_name(words: &str) -> usize {
    let mut chars = words.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let goes_on = chars.peek().is_some_and(|&(_, next)| is_solid(next)) && !"をがはもとにでへ".contains(char);
        if !(is_solid(char) || ('ぁ'..='ん').contains(&char) && goes_on) {
            return at;
        }
    }
    words.len()
}

/// Where the solid word begins that ends here.
fn before_name(words: &str) -> Option<usize> {
    let start = words.char_indices().rev().take_while(|(_, char)| is_solid(*char)).last()?;
    Some(start.0)
}

fn is_solid(char: char) -> bool {
    char.is_alphanumeric() && !('ぁ'..='ん').contains(&char)
}

/// The things of a list within a sentence: 「①畑の写真 ②値段表 ③ひとこと、の3点を送ってください」, 「(1)ロゴ、(2)写真」.
pub(super) fn inline_list(sentence: &str) -> Vec<Thing> {
    let marks: Vec<usize> =
        sentence.char_indices().filter(|&(at, _)| is_mark(sentence, at)).map(|(at, _)| at).collect();
    if marks.len() < 2 {
        return Vec::new();
    }
    let ends = marks.iter().skip(1).copied().chain([sentence.len()]);
    let parts = marks.iter().zip(ends).map(|(&start, end)| sentence[start..end].trim_end());
    parts.filter_map(|part| named(part).into_iter().next()).collect()
}

/// Whether a list mark stands here: 「①」, 「(2)」, 「（2）」.
fn is_mark(sentence: &str, at: usize) -> bool {
    let mut chars = sentence[at..].chars();
    match chars.next() {
        Some('①'..='⑳') => true,
        Some('(' | '（') => {
            chars.next().is_some_and(|char| char.is_ascii_digit() || ('０'..='９').contains(&char))
                && matches!(chars.next(), Some(')' | '）'))
        }
        _ => false,
    }
}

/// Whether a line with a list mark is a whole sentence: 「②のお写真がまだのようでしたので、ご連絡しました。」.
fn is_prose(line: &str) -> bool {
    ["ました", "ます", "です", "でした", "でしょうか", "ください"].iter().any(|ending| line.contains(ending))
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
pub(super) fn named(text: &str) -> Vec<Thing> {
    let (mark, rest) = mark(text.trim());
    let end = rest.find(['：', ':', '。', '\n', '※', '→']).unwrap_or(rest.len());
    let mut things: Vec<Thing> = Vec::new();
    for part in split_names(&rest[..end]) {
        let (part, remark) = without_remarks(part);
        let name = tidy(&part);
        if name.chars().count() > 1 || is_kanji(&name) {
            let count = Count::in_words(&name);
            let name = count.as_ref().map_or(name.as_str(), |count| count.off(&name)).to_owned();
            things.push(Thing { name, remark, mark, count, ..Thing::default() });
        }
    }
    if let [one] = things.as_mut_slice() {
        one.count = Count::in_words(rest);
    }
    things
}

/// The names between the marks of a list and on both sides of 「と」, not those within brackets.
fn split_names(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, char) in text.char_indices() {
        match char {
            '（' | '(' | '「' => depth += 1,
            '）' | ')' | '」' => depth = depth.saturating_sub(1),
            '、' | '，' | '／' | '・' | '＆' | 'と' if depth == 0 && (char != 'と' || joins(text, at)) => {
                parts.push(&text[start..at]);
                start = at + char.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

/// Whether the 「と」 at a place stands between two nouns: 「写真と料金表」.
fn joins(text: &str, at: usize) -> bool {
    let (before, after) = (text[..at].chars().next_back(), text[at + 'と'.len_utf8()..].chars().next());
    let closes = before.is_some_and(|char| is_solid(char) || matches!(char, '）' | ')' | '」'));
    closes && after.is_some_and(|char| is_solid(char) || matches!(char, 'お' | 'ご' | '「'))
}

/// A name without what stands in brackets behind it, and that: 「デザインデータ」, 「Figma」.
fn without_remarks(text: &str) -> (String, String) {
    let (mut name, mut remark, mut depth) = (String::new(), String::new(), 0_usize);
    for char in text.chars() {
        match char {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            char if depth == 0 => name.push(char),
            char => remark.push(char),
        }
    }
    (name, remark)
}

/// A name without the words around it.
pub(super) fn tidy(text: &str) -> String {
    let mut text = text.trim();
    for lead in ["それから", "それと", "あと", "および", "ならびに", "並びに", "及び", "または", "もしくは"]
    {
        text = text.strip_prefix(lead).unwrap_or(text);
    }
    if let Some(at) = text.find('を') {
        text = &text[..at];
    }
    for ending in ["です", "のご用意", "のご準備", "のみ", "など", "等", "だけ", "の", "も", "は", "が"]
    {
        text = text.strip_suffix(ending).unwrap_or(text);
    }
    text = without_number(text);
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

/// A name without how many things there are in all: 「FTP情報」 of 「FTP情報の3つ」 and of 「FTP情報の3」.
fn without_number(text: &str) -> &str {
    let Some((name, number)) = text.rsplit_once('の') else { return text };
    let digits = number.trim_start_matches(['計', '以', '下', '上', '全']);
    let unit = digits.trim_start_matches(|char: char| {
        char.is_ascii_digit() || "０１２３４５６７８９一二三四五六七八九十".contains(char)
    });
    let counted = unit.len() < digits.len() && matches!(unit, "" | "つ" | "点" | "種" | "種類" | "項目" | "件" | "個");
    if counted && !name.is_empty() { name } else { text }
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
