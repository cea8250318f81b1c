//! 「田中: 本文」 without times, other lines going on: also 「田中＞本文」, 「田中「本文」」.

use std::collections::HashMap;

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

/// The names that begin lines of this paste.
pub(crate) fn names<'a>(lines: &[Line<'a>]) -> Names<'a> {
    let mut counts: HashMap<&'a str, (usize, bool)> = HashMap::new();
    let mut fresh = true;
    for line in lines {
        match line.look {
            Look::Text => {
                if let Some((name, _)) = spoken(line.text) {
                    let slot = counts.entry(name).or_default();
                    slot.0 += 1;
                    slot.1 |= fresh;
                }
                fresh = false;
            }
            _ => fresh = true,
        }
    }
    let first = lines
        .iter()
        .find(|it| it.look == Look::Text && notice::of(it.text).is_none())
        .and_then(|it| spoken(it.text))
        .map(|it| it.0);
    let Some(first) = first else { return Names::default() };
    let singles = counts.clone();
    counts.retain(|name, (count, fresh)| *name == first || *count > 1 || *fresh);
    if counts.len() < 2
        && let Some(second) = second_voice(lines, &singles, first)
    {
        counts.insert(second, (1, false));
    }
    let lines = counts.values().map(|(count, _)| count).sum();
    Names { counts: counts.into_iter().map(|(name, (count, _))| (name, count)).collect(), lines }
}

/// Somebody besides the first who speaks but once: the words behind the name are a sentence, not a value.
fn second_voice<'a>(lines: &[Line<'a>], known: &HashMap<&'a str, (usize, bool)>, first: &str) -> Option<&'a str> {
    let spoken = lines.iter().filter(|it| it.look == Look::Text).filter_map(|it| spoken(it.text));
    spoken.filter(|(name, body)| *name != first && known.contains_key(name) && is_utterance(body)).map(|it| it.0).next()
}

/// Whether these are words that somebody says, unlike 「44,000円」 or 「11月20日」.
fn is_utterance(body: &str) -> bool {
    let kana = body.chars().filter(|it| ('\u{3041}'..='\u{3096}').contains(it)).count();
    kana >= 2 && !body.ends_with(['円', '日', '個', '枚', '時', '点', '部', '分'])
}

/// The name and the body of a line like 「田中: 本文」.
fn spoken(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let (name, body) = split_name(text);
    let body = body?;
    let brief = name.chars().count() <= 30;
    (brief && name::is_plausible(name) && !LABELS.iter().any(|it| name.eq_ignore_ascii_case(it)))
        .then_some((name, body))
}

/// Messages that begin with a name and a colon.
pub(crate) fn read<'a>(lines: &[Line<'a>], names: &Names<'a>) -> Draft<'a> {
    let starts: Vec<(usize, &'a str, &'a str)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| matches!(line.look, Look::Text))
        .filter_map(|(at, line)| spoken(line.text).map(|(name, body)| (at, name, body)))
        .filter(|(_, name, _)| names.counts.contains_key(name))
        .collect();
    let first = starts.first().map_or(lines.len(), |it| it.0);
    let preamble = segment::preamble(lines.get(..first).unwrap_or_default(), true);
    let mut day = preamble.day;
    let mut draft = Draft { entries: preamble.notices, skipped: preamble.skipped, ..Draft::default() };
    for (index, (at, name, body)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(lines.len(), |it| it.0);
        let segment = segment::split(lines.get(at + 1..end).unwrap_or_default(), true);
        let gap = if segment.body.is_empty() { "" } else { "\n" };
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
