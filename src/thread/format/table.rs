//! Exports with a row of titles and a row a message, separated by commas or tabs: LINE official accounts, Discord, sheets.

use super::super::cursor::is_space;
use super::super::entry::{Draft, Entry, Kind};
use super::super::stamp::{self, RawStamp};

/// The rows, when one of the first lines names the columns of a sender and of the words.
pub(crate) fn read(text: &str) -> Option<Draft<'_>> {
    let mut start = 0;
    for line in text.split_inclusive('\n').take(8) {
        let separator = if line.contains('\t') { '\t' } else { ',' };
        if let Some(columns) = Columns::of(line.trim_end(), separator) {
            return rows(text.get(start + line.len()..)?, &columns);
        }
        start += line.len();
    }
    None
}

const NAMES: [&str; 11] =
    ["送信者名", "送信者", "差出人", "名前", "発言者", "投稿者", "ユーザー名", "author", "name", "from", "sender"];
const WORDS: [&str; 9] = ["内容", "本文", "メッセージ", "発言", "コメント", "content", "body", "message", "text"];
const DAYS: [&str; 10] =
    ["送信日", "日付", "日時", "送信日時", "投稿日時", "date", "datetime", "timestamp", "sent", "created_at"];
const CLOCKS: [&str; 4] = ["送信時刻", "時刻", "時間", "time"];
const KINDS: [&str; 2] = ["送信者タイプ", "sender type"];

/// Which column holds what.
struct Columns {
    separator: char,
    name: usize,
    words: usize,
    day: Option<usize>,
    clock: Option<usize>,
    kind: Option<usize>,
}

impl Columns {
    fn of(line: &str, separator: char) -> Option<Self> {
        let mut fields = Vec::new();
        row(line, separator, &mut fields);
        let titles: Vec<String> = fields.iter().map(|it| it.text().trim_matches(is_space).to_lowercase()).collect();
        let find = |list: &[&str]| list.iter().find_map(|wanted| titles.iter().position(|it| it == wanted));
        Some(Self {
            separator,
            name: find(&NAMES)?,
            words: find(&WORDS)?,
            day: find(&DAYS),
            clock: find(&CLOCKS),
            kind: find(&KINDS),
        })
    }
}

/// A field as it stands, with or without quotes around it.
#[derive(Clone, Copy)]
struct Field<'a> {
    raw: &'a str,
    quoted: bool,
}

impl Field<'_> {
    fn text(self) -> String {
        let text = if self.quoted { self.raw.replace("\"\"", "\"") } else { self.raw.to_owned() };
        // Some spreadsheets keep a line end as this and a leading quote as a mark of text.
        let text = text.replace("_x000D_", "");
        text.strip_prefix('\'').unwrap_or(&text).trim_matches('\n').trim_end().to_owned()
    }
}

/// Reads one row into `fields`; how many bytes it takes.
fn row<'a>(text: &'a str, separator: char, fields: &mut Vec<Field<'a>>) -> usize {
    fields.clear();
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        if let Some(inner) = rest.strip_prefix('"') {
            let length = closing_quote(inner);
            fields.push(Field { raw: inner.get(..length).unwrap_or(inner), quoted: true });
            at = (at + 1 + length + 1).min(text.len());
            let tail = text.get(at..).unwrap_or_default();
            at += tail.find([separator, '\n']).unwrap_or(tail.len());
        } else {
            let length = rest.find([separator, '\n']).unwrap_or(rest.len());
            fields.push(Field { raw: rest.get(..length).unwrap_or(rest), quoted: false });
            at += length;
        }
        match text.get(at..).and_then(|it| it.chars().next()) {
            Some('\n') => return at + 1,
            Some(next) => at += next.len_utf8(),
            None => return text.len(),
        }
    }
}

/// Where the quote closes: at the first that is not doubled.
fn closing_quote(inner: &str) -> usize {
    let bytes = inner.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|it| it.iter().position(|it| *it == b'"')) {
        at += found;
        if bytes.get(at + 1) != Some(&b'"') {
            return at;
        }
        at += 2;
    }
    inner.len()
}

fn rows<'a>(text: &'a str, columns: &Columns) -> Option<Draft<'a>> {
    let mut draft = Draft::default();
    let mut fields = Vec::new();
    let mut at = 0;
    while at < text.len() {
        at += row(text.get(at..)?, columns.separator, &mut fields);
        let field = |column: usize| fields.get(column).map(|it| it.raw.trim_matches(is_space));
        let (Some(name), Some(words)) = (field(columns.name), fields.get(columns.words)) else { continue };
        let stamp = stamp_of(columns.day.and_then(field), columns.clock.and_then(field));
        let automatic = columns.kind.is_some() && name == "応答メッセージ";
        let kind = if automatic { Kind::Notice } else { Kind::Message };
        if columns.kind.and_then(field) == Some("Account") && !automatic {
            draft.owner = draft.owner.or(Some(name));
        }
        draft.entries.push(Entry { name, stamp, body: words.text(), kind, ..Entry::default() });
    }
    (!draft.entries.is_empty()).then_some(draft)
}

/// The time of day may stand in a column of its own.
fn stamp_of(day: Option<&str>, clock: Option<&str>) -> RawStamp {
    let lex = |text: Option<&str>| text.and_then(stamp::lex).map(|it| it.0);
    let stamp = lex(day).unwrap_or_default();
    match lex(clock) {
        Some(own) if stamp.clock.is_none() => RawStamp { clock: own.clock, ..stamp },
        _ => stamp,
    }
}
