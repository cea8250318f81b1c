//! A LINE text export: in the layout of phones time, tab, name, tab, body; in that of computers all three with spaces between.

use super::super::cursor::is_space;
use super::super::day::Day;
use super::super::entry::{Body, Draft, Entry, Kind};
use super::super::head::{Line, Look, survey};
use super::super::stamp::{self, Clock, RawStamp};
use super::line_desktop;

/// The export, when the text is one: a title, lines of time and tab, or a dividing day as computers write it.
pub(crate) fn read<'a>(text: &'a str, me: &[String]) -> Option<Draft<'a>> {
    let title = title(text);
    if text.contains('\t') && text.split('\n').filter_map(message).take(1).count() > 0 {
        return Some(phone(text, title));
    }
    if title.is_none() && !is_of_computer(text) {
        return None;
    }
    let lines = survey(text);
    let known: Vec<&str> = title.into_iter().chain(me.iter().map(String::as_str)).collect();
    let mut draft = line_desktop::read(&lines, &known, false)?;
    draft.counterpart = title;
    for entry in draft.entries.iter_mut().filter(|it| it.kind == Kind::Message) {
        if MEDIA.contains(&entry.body.as_str()) {
            entry.body = format!("[{}]", entry.body);
        } else if is_note(&entry.body) {
            entry.kind = Kind::Notice;
        }
    }
    Some(draft)
}

/// What computers write for what is no text; phones put it in brackets.
const MEDIA: [&str; 20] = [
    "スタンプ",
    "写真",
    "動画",
    "ファイル",
    "ボイスメッセージ",
    "アルバム",
    "位置情報",
    "連絡先",
    "プレゼント",
    "Sticker",
    "Stickers",
    "Photo",
    "Photos",
    "Video",
    "Videos",
    "File",
    "Files",
    "Voice message",
    "Contact",
    "Location",
];

/// Whether a text without a title begins as the exports of computers do: 「2026.11.17 火曜日」, then 「09:12 田中 …」.
pub(crate) fn is_of_computer(text: &str) -> bool {
    let mut lines = text.lines().map(|it| it.trim_matches(is_space)).filter(|it| !it.is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return false };
    let date = first.split(' ').next().unwrap_or_default();
    let dotted = date.split('.').count() == 3
        && date.split('.').all(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit()));
    let day = day_line(first).is_some_and(|it| it.weekday.is_some());
    dotted
        && day
        && first.len() > date.len()
        && line_desktop::timed(second).is_some_and(|(stamp, _)| stamp.day.is_none())
}

/// The other side or the group that the title names: 「[LINE] 田中とのトーク履歴」 → 「田中」.
fn title(text: &str) -> Option<&str> {
    text.split('\n').take(5).find_map(|line| {
        let line = line.trim_matches(is_space);
        let plain = line.strip_prefix("[LINE]").unwrap_or(line).trim_matches(is_space);
        for ending in ["とのトーク履歴", "とのトーク", "のトーク履歴", "のトーク"] {
            if let Some(name) = plain.strip_suffix(ending) {
                return Some(name.trim_matches('"'));
            }
        }
        ["Chat history with ", "Chat history in "].iter().find_map(|opening| plain.strip_prefix(opening))
    })
}

/// A line that begins a message: the time, the name (empty for the service) and the body.
fn message(line: &str) -> Option<(RawStamp, &str, &str, bool)> {
    let first = line.chars().next()?;
    if !(first.is_ascii_digit() || matches!(first, '午' | '上' | '下' | 'A' | 'P' | 'a' | 'p')) {
        return None;
    }
    let (stamp, taken) = stamp::lex(line).filter(|(stamp, _)| stamp.day.is_none())?;
    let rest = line.get(taken..)?.strip_prefix('\t')?;
    let noon = line.starts_with("午前12") || line.starts_with("上午12");
    match rest.split_once('\t') {
        Some((name, body)) => Some((stamp, name, body, noon)),
        None => Some((stamp, "", rest, noon)),
    }
}

fn phone<'a>(text: &'a str, title: Option<&'a str>) -> Draft<'a> {
    let mut reader = Reader {
        draft: Draft { counterpart: title, ..Draft::default() },
        day: None,
        open: None,
        body: Body::default(),
        lines: 0,
        quoted: false,
        apart: false,
        morning: false,
    };
    for line in text.split('\n') {
        reader.line(line);
    }
    reader.close();
    reader.draft
}

struct Reader<'a> {
    draft: Draft<'a>,
    day: Option<RawStamp>,
    open: Option<Entry<'a>>,
    body: Body,
    /// Lines of the open entry.
    lines: usize,
    /// Whether the open entry stands in quotes that are not closed yet.
    quoted: bool,
    /// Whether the line before is blank.
    apart: bool,
    /// Whether the day has had a message after one in the morning.
    morning: bool,
}

impl<'a> Reader<'a> {
    fn line(&mut self, line: &'a str) {
        let line = line.trim_end_matches(is_space);
        let apart = std::mem::replace(&mut self.apart, line.is_empty());
        if let Some((mut stamp, name, body, noon)) = message(line) {
            self.close();
            self.noon(&mut stamp, noon);
            stamp.day = self.day.and_then(|it| it.day);
            stamp.weekday = self.day.and_then(|it| it.weekday);
            let name = name.trim_matches(is_space);
            let kind = if name.is_empty() || is_note(body) { Kind::Notice } else { Kind::Message };
            self.open = Some(Entry { name, stamp, kind, ..Entry::default() });
            self.body.push(body);
            self.lines = 1;
            self.quoted = body.starts_with('"') && (body.len() == 1 || !closes(body));
        } else if let Some(day) = day_line(line).filter(|it| (apart || !self.quoted) && self.opens(*it)) {
            self.close();
            self.day = Some(day);
            self.morning = false;
        } else if self.open.is_some() {
            self.body.push(line);
            self.lines += usize::from(!line.is_empty());
            self.quoted &= !closes(line);
        }
    }

    /// One phone writes noon as 午前12:03; it is noon when the day is already later than one o'clock.
    fn noon(&mut self, stamp: &mut RawStamp, written_noon: bool) {
        if let Some(Clock { hour, .. }) = &mut stamp.clock {
            if written_noon && self.morning {
                *hour = 12;
            }
            self.morning |= *hour >= 1;
        }
    }

    /// A day opens only when it lies after the current one; else the line is somebody's words.
    fn opens(&self, day: RawStamp) -> bool {
        match (self.day.and_then(|it| it.day), day.day) {
            (Some(Day::Full(now)), Some(Day::Full(next))) => {
                next > now && day.weekday.is_none_or(|it| it == chrono::Datelike::weekday(&next))
            }
            _ => true,
        }
    }

    fn close(&mut self) {
        let Some(mut entry) = self.open.take() else { return };
        let body = self.body.take();
        entry.body = if self.lines > 1 { unquoted(&body) } else { body };
        if !entry.body.is_empty() || entry.kind == Kind::Message {
            self.draft.entries.push(entry);
        }
    }
}

/// A call, a message taken back or one that did not move to the new phone: the app writes it under the name of whoever did it, but nobody said it.
fn is_note(body: &str) -> bool {
    body.starts_with("☎ ")
        || body.starts_with("ⓘ ")
        || body == "メッセージの送信を取り消しました"
        || body.ends_with("unsent a message.")
}

/// Whether a line ends the quotes of a body: its own quotes are doubled.
fn closes(line: &str) -> bool {
    (line.len() - line.trim_end_matches('"').len()) % 2 == 1
}

/// A body of several lines stands in quotes, its own quotes doubled.
fn unquoted(body: &str) -> String {
    match body.strip_prefix('"').and_then(|it| it.strip_suffix('"')) {
        Some(inner) => inner.replace("\"\"", "\"").trim_end().to_owned(),
        None => body.to_owned(),
    }
}

fn day_line(line: &str) -> Option<RawStamp> {
    if !line.starts_with(|it: char| it.is_ascii_digit() || it.is_ascii_uppercase()) || line.len() > 40 {
        return None;
    }
    let (stamp, taken) = stamp::lex(line)?;
    (taken == line.len() && matches!(stamp.day, Some(Day::Full(_))) && stamp.clock.is_none()).then_some(stamp)
}

/// Whether a line is a dividing day.
pub(crate) fn is_day(line: &Line<'_>) -> Option<RawStamp> {
    match line.look {
        Look::Stamp(stamp, _) if stamp.is_bare_day() => Some(stamp),
        _ => None,
    }
}
