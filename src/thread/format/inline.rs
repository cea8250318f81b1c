//! 「田中: 本文」 without times, other lines going on: also 「田中＞本文」, 「田中「本文」」.

use std::collections::HashMap;

use super::super::cursor::is_space;
use super::super::entry::{Draft, Entry};
use super::super::head::{Line, Look};
use super::super::speaker::split_name;
use super::super::{name, notice};
use super::segment;

/// The names that begin lines.
#[derive(Debug, Default)]
pub(crate) struct Names<'a> {
    counts: HashMap<&'a str, usize>,
    /// How many lines begin with one of them.
    pub(crate) lines: usize,
}

/// Words before a colon that name a thing and not a person.
const LABELS: [&str; 60] = [
    "金額",
    "合計",
    "納期",
    "納品",
    "件名",
    "日時",
    "日程",
    "場所",
    "内容",
    "料金",
    "費用",
    "価格",
    "単価",
    "数量",
    "予算",
    "期限",
    "締切",
    "住所",
    "電話",
    "電話番号",
    "メール",
    "氏名",
    "お名前",
    "名前",
    "品名",
    "商品名",
    "サイズ",
    "色",
    "文字数",
    "本数",
    "枚数",
    "例",
    "注",
    "備考",
    "補足",
    "追記",
    "添付",
    "参考",
    "用途",
    "目的",
    "タイトル",
    "テーマ",
    "URL",
    "url",
    "http",
    "https",
    "TEL",
    "Tel",
    "FAX",
    "Mail",
    "ID",
    "パスワード",
    "PS",
    "P.S.",
    "PW",
    "修正",
    "質問",
    "回答",
    "案",
    "from",
];

/// What is known of the words before a colon.
#[derive(Clone, Copy, Default)]
struct Candidate {
    count: usize,
    /// Whether it ever stands at the head of a paragraph.
    fresh: bool,
    /// Whether a sentence ever follows, and not a value.
    speaks: bool,
    delimiter: char,
}

/// The names that begin lines of this paste.
pub(crate) fn names<'a>(lines: &[Line<'a>]) -> Names<'a> {
    let mut found: HashMap<&'a str, Candidate> = HashMap::new();
    let mut fresh = true;
    for line in lines {
        if line.look != Look::Text {
            fresh = true;
            continue;
        }
        if let Some((name, body, delimiter)) = spoken(line.text) {
            let candidate = found.entry(name).or_default();
            candidate.count += 1;
            candidate.fresh |= fresh;
            candidate.speaks |= is_utterance(body);
            candidate.delimiter = delimiter;
        }
        fresh = false;
    }
    let first = lines.iter().find(|it| it.look == Look::Text && notice::of(it.text).is_none());
    let Some((first, _, mark)) = first.and_then(|it| spoken(it.text)) else { return Names::default() };
    found.retain(|_, it| it.delimiter == mark || it.count > 1 && !is_arrow(it.delimiter) && !is_arrow(mark));
    let second = second_voice(lines, &found, first);
    found.retain(|name, it| *name == first || it.speaks && (it.count > 1 || it.fresh));
    let mut counts: HashMap<&'a str, usize> = found.into_iter().map(|(name, it)| (name, it.count)).collect();
    if counts.len() < 2
        && let Some(second) = second
    {
        counts.insert(second, 1);
    }
    let lines = counts.values().sum();
    Names { counts, lines }
}

fn is_arrow(delimiter: char) -> bool {
    matches!(delimiter, '→' | '⇒')
}

/// Somebody besides the first who speaks but once: the words behind the name are a sentence, not a value.
fn second_voice<'a>(lines: &[Line<'a>], found: &HashMap<&'a str, Candidate>, first: &str) -> Option<&'a str> {
    let spoken = lines.iter().filter(|it| it.look == Look::Text).filter_map(|it| spoken(it.text)).map(|it| it.0);
    spoken.into_iter().find(|name| *name != first && found.get(name).is_some_and(|it| it.speaks))
}

/// Whether these are words that somebody says, unlike 「44,000円」 or 「11月20日」.
fn is_utterance(body: &str) -> bool {
    let kana = body.chars().filter(|it| ('\u{3041}'..='\u{3096}').contains(it)).count();
    let value = body.ends_with(['円', '日', '個', '枚', '時', '点', '部', '分']);
    kana >= 2 && !value
        || body.contains(['！', '!', '？', '?', '。', '笑'])
        || ["了解", "承知", "OK", "ok"].contains(&body)
}

/// The name and the body of a line like 「田中: 本文」, and what parts them.
fn spoken(text: &str) -> Option<(&str, &str, char)> {
    let text = text.trim_start();
    let (name, body) = match split_name(text) {
        (name, Some(body)) => (name, body),
        _ => text
            .split_once(['→', '⇒'])
            .map(|(name, body)| (name.trim_matches(is_space), body.trim_matches(is_space)))?,
    };
    let delimiter = text.split_once(name)?.1.chars().find(|it| !is_space(*it))?;
    let fine = name.chars().count() <= 30
        && !body.is_empty()
        && name::is_plausible(name)
        && !LABELS.iter().any(|it| name.eq_ignore_ascii_case(it));
    fine.then_some((name, body, if delimiter == '：' { ':' } else { delimiter }))
}

/// Messages that begin with a name and a colon.
pub(crate) fn read<'a>(lines: &[Line<'a>], names: &Names<'a>) -> Draft<'a> {
    let starts: Vec<(usize, &'a str, &'a str)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| matches!(line.look, Look::Text))
        .filter_map(|(at, line)| spoken(line.text).map(|(name, body, _)| (at, name, body)))
        .filter(|(_, name, _)| names.counts.contains_key(name))
        .collect();
    let first = starts.first().map_or(lines.len(), |it| it.0);
    let preamble = segment::preamble(lines.get(..first).unwrap_or_default(), true);
    let mut day = preamble.day;
    let mut draft = Draft { entries: preamble.notices, skipped: preamble.skipped, ..Draft::default() };
    for (index, (at, name, body)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(lines.len(), |it| it.0);
        let segment = segment::split(lines.get(at + 1..end).unwrap_or_default(), true);
        let apart = lines.get(at + 1).is_some_and(|it| it.look == Look::Blank);
        let gap = match segment.body.as_str() {
            "" => "",
            _ if apart => "\n\n",
            _ => "\n",
        };
        let stamp = day.unwrap_or_default();
        draft.entries.push(Entry {
            name,
            stamp,
            body: format!("{body}{gap}{}", segment.body),
            read: segment.read,
            ..Entry::default()
        });
        draft.entries.extend(segment.notices);
        day = segment.day.or(day);
    }
    draft
}
