//! A LINE text export: the layout of phones is read here, that of computers is left to whoever knows the user's names.

use crate::archive::conversation::at_leisure;
use crate::archive::{Body, Entry, Skip};
use crate::thread::{self, Format, ReadHint, is_line_of_computer};

/// The conversation in an export; its times are whole, so that no instant of reading is needed.
pub(in crate::archive) fn read(mut entry: Entry) -> Entry {
    let Body::Text(text) = &entry.body else { return entry };
    entry.hints.title = text.lines().find_map(title);
    let phone = text.lines().any(is_of_phone);
    let hint = ReadHint { format: Some(Format::Line), now: at_leisure(), me: &[] };
    let parsed = thread::read(text, &hint);
    if let Some(thread) = parsed.value.into_iter().next() {
        for event in &thread.events {
            entry.skipped.add(why(&event.text));
        }
        // Without tabs only the user's names show where some names end.
        if phone {
            entry.body = Body::Thread(Box::new(thread));
            entry.notices.extend(parsed.notices);
        }
    }
    entry
}

/// A message of the layout of phones: time, tab, name, tab, words.
fn is_of_phone(line: &str) -> bool {
    let (time, rest) = line.split_once('\t').unwrap_or_default();
    time.len() <= 20 && is_time(time) && !rest.is_empty()
}

/// 10:02, 午前10:02, 9:30 PM.
fn is_time(time: &str) -> bool {
    let halves = ["午前", "午後", "上午", "下午"];
    let plain = halves.iter().find_map(|it| time.strip_prefix(it)).unwrap_or(time);
    let plain =
        plain.trim_end_matches(|it: char| it.is_ascii_alphabetic() || it == ' ' || it == '.' || it == '\u{202f}');
    plain.split_once(':').is_some_and(|(hour, minute)| {
        let digits = |it: &str| !it.is_empty() && it.len() <= 2 && it.bytes().all(|it| it.is_ascii_digit());
        digits(hour) && digits(minute) && minute.len() == 2
    })
}

/// Whether a text is such an export: by its title, or by messages under a dividing day.
pub(in crate::archive) fn is_export(head: &str) -> bool {
    let first = head.lines().find(|it| !it.trim().is_empty()).unwrap_or_default();
    if title(first).is_some() {
        return true;
    }
    let day = |line: &str| {
        let line = line.trim_end();
        line.len() <= 40 && line.starts_with(|it: char| it.is_ascii_digit()) && line.contains(['/', '.'])
    };
    day(first) && head.lines().any(is_of_phone) || is_line_of_computer(head)
}

/// The other side or the group in the first line: 「[LINE] 田中とのトーク履歴」 → 「田中」.
fn title(line: &str) -> Option<String> {
    let line = line.trim_start_matches('\u{feff}').trim();
    let marked = line.strip_prefix("[LINE]").map(str::trim_start);
    let plain = marked.unwrap_or(line);
    let japanese =
        ["とのトーク履歴", "とのトーク", "のトーク履歴", "のトーク"].iter().find_map(|it| plain.strip_suffix(it));
    let english = ["Chat history with ", "Chat history in "].iter().find_map(|it| plain.strip_prefix(it));
    let name = japanese.filter(|_| marked.is_some() || line.chars().count() <= 60).or(english)?;
    Some(name.trim_matches('"').to_owned()).filter(|it| !it.is_empty())
}

/// What kind of notice this is.
fn why(text: &str) -> Skip {
    if text.starts_with('☎') {
        Skip::Call
    } else if text.contains("送信を取り消しました") || text.contains("unsent a message") {
        Skip::Unsent
    } else {
        Skip::System
    }
}
