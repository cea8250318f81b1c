//! WhatsApp's text export, of Android and of iOS, with the date in the order of the phone.

use chrono::{NaiveDate, NaiveDateTime, TimeZone};

use crate::archive::conversation::Conversation;
use crate::archive::{Entry, Limits, Skip, Trouble};
use crate::calendar;
use crate::thread::{Format, Stamp};

/// Marks of writing direction and narrow spaces, which the export scatters.
const INVISIBLE: [char; 3] = ['\u{200e}', '\u{200f}', '\u{202c}'];

/// The conversation of the file.
pub(in crate::archive) fn read(text: &str, limits: &Limits) -> Result<Entry, Trouble> {
    let mut conversation = Conversation::new(Format::WhatsApp, limits);
    let order = Order::of(text);
    let mut open: Option<(Head<'_>, String)> = None;
    for line in text.lines() {
        if let Some(head) = head(line) {
            close(&mut conversation, open.take(), order);
            let words = head.rest.to_owned();
            open = Some((head, words));
        } else if let Some((_, words)) = &mut open {
            words.push('\n');
            words.push_str(line);
        }
    }
    close(&mut conversation, open, order);
    conversation.finish()
}

/// Whether a text is such an export: most of its first lines that have words begin with a date.
pub(in crate::archive) fn is_export(text: &str) -> bool {
    let mut lines = text.lines().filter(|it| !it.trim().is_empty());
    let first = lines.next().and_then(head);
    first.is_some_and(|first| {
        first.is_marked || split(first.rest).0.is_some() || text.lines().filter_map(head).count() > 1
    })
}

/// The beginning of a message.
#[derive(Clone, Copy)]
struct Head<'a> {
    numbers: [u32; 3],
    clock: (u32, u32, u32),
    /// Whether the layout is iOS's, with brackets.
    is_marked: bool,
    rest: &'a str,
}

/// `2026/11/16 10:02 - `, `11/16/26, 1:30 PM - `, `[2026/11/16 10:02:15] `.
fn head(line: &str) -> Option<Head<'_>> {
    let line = line.trim_start_matches(INVISIBLE);
    let is_marked = line.starts_with('[');
    if !is_marked && !line.starts_with(|it: char| it.is_ascii_digit()) {
        return None;
    }
    let inner = line.strip_prefix('[').unwrap_or(line);
    let (stamp, rest) = inner.split_once(if is_marked { "] " } else { " - " })?;
    if stamp.len() > 40 {
        return None;
    }
    let (date, clock) = stamp.split_once([',', ' '])?;
    let mut parts = date.split(['/', '.', '-']).map(|it| it.parse::<u32>().ok());
    let numbers = [parts.next()??, parts.next()??, parts.next()??];
    let clock = clock_of(clock.trim_matches([' ', ',', '\u{202f}', '\u{a0}']))?;
    parts.next().is_none().then_some(Head { numbers, clock, is_marked, rest: rest.trim_start_matches(INVISIBLE) })
}

/// 10:02, 10:02:15, 1:30 PM, 午後1:30.
fn clock_of(text: &str) -> Option<(u32, u32, u32)> {
    let early = ["午前", "AM", "am", "a.m."].iter().any(|it| text.contains(it));
    let late = ["午後", "PM", "pm", "p.m."].iter().any(|it| text.contains(it));
    let digits = text.trim_matches(|it: char| !it.is_ascii_digit());
    let mut parts = digits.split(':').map(|it| it.parse::<u32>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().map_or(Some(0), |it| it)?;
    let hour = match hour {
        12 if early => 0,
        0..12 if late => hour + 12,
        _ => hour,
    };
    (hour < 24 && minute < 60 && second < 60).then_some((hour, minute, second))
}

/// What a date begins with.
#[derive(Clone, Copy)]
enum Order {
    Year,
    Day,
    Month,
}

impl Order {
    /// The order under which every date exists and time does not run back; where both do, the month comes first only
    /// beside AM and PM, as in America.
    fn of(text: &str) -> Self {
        let heads = || text.lines().filter_map(head);
        let Some(first) = heads().next() else { return Self::Year };
        if first.numbers[0] > 31 {
            return Self::Year;
        }
        let fits = |order: Self| {
            let mut last = None;
            heads().all(|it| {
                let date = order.date(it.numbers);
                let fine = date.is_some() && last.is_none_or(|last| date >= last);
                last = Some(date);
                fine
            })
        };
        let american =
            text.lines().take(50).any(|it| it.contains("AM - ") || it.contains("PM - ") || it.contains("M] "));
        match (fits(Self::Day), fits(Self::Month)) {
            (true, false) => Self::Day,
            (false, true) => Self::Month,
            _ if american => Self::Month,
            _ => Self::Day,
        }
    }

    fn date(self, [a, b, c]: [u32; 3]) -> Option<NaiveDate> {
        let (year, month, day) = match self {
            Self::Year => (a, b, c),
            Self::Day => (c, b, a),
            Self::Month => (c, a, b),
        };
        let year = if year < 100 { 2000 + year } else { year };
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
    }
}

/// The writer and the words; no writer in a notice. Names hold no colon and no line's end.
fn split(words: &str) -> (Option<&str>, &str) {
    match words.split_once(": ").or_else(|| words.split_once(":\n")).or_else(|| Some((words.strip_suffix(':')?, ""))) {
        Some((name, rest)) if !name.is_empty() && !name.contains('\n') && name.chars().count() <= 80 => {
            (Some(name.trim_matches(INVISIBLE)), rest)
        }
        _ => (None, words),
    }
}

fn close(conversation: &mut Conversation, open: Option<(Head<'_>, String)>, order: Order) {
    let Some((head, words)) = open else { return };
    let (hour, minute, second) = head.clock;
    let written: Option<NaiveDateTime> = order.date(head.numbers).and_then(|it| it.and_hms_opt(hour, minute, second));
    let at = written.and_then(|it| calendar::japan().from_local_datetime(&it).single());
    let at = at.map(|at| Stamp { at, timed: true });
    let (name, rest) = split(&words);
    let marked = rest.starts_with(INVISIBLE);
    let body = rest.trim_start_matches(INVISIBLE).trim();
    let Some(name) = name else { return conversation.note(Skip::System, "", at, body.to_owned()) };
    match kind(body, marked) {
        Said::Words => conversation.say(name, at, without_edit_mark(body)),
        Said::Thing(text) => conversation.say(name, at, text),
        Said::Note(why) => conversation.note(why, name, at, body.to_owned()),
    }
}

enum Said {
    Words,
    Thing(String),
    Note(Skip),
}

const UNSENT: [&str; 4] = [
    "このメッセージは削除されました",
    "このメッセージを削除しました",
    "This message was deleted",
    "You deleted this message",
];
const CALLS: [&str; 6] = [
    "不在着信",
    "音声通話（不在着信",
    "ビデオ通話（不在着信",
    "Missed voice call",
    "Missed video call",
    "Missed group",
];
const ABSENT: [&str; 3] = ["<メディアは含まれていません>", "<メディア未収録>", "<Media omitted>"];

/// What a body stands for; `marked` are the notices of iOS, which begin with an invisible mark.
fn kind(body: &str, marked: bool) -> Said {
    if UNSENT.contains(&body.trim_end_matches(['。', '.'])) {
        return Said::Note(Skip::Unsent);
    }
    if body.chars().count() <= 40 && CALLS.iter().any(|it| body.starts_with(it)) {
        return Said::Note(Skip::Call);
    }
    if marked && (body.contains("エンドツーエンドで暗号化") || body.contains("end-to-end encrypted")) {
        return Said::Note(Skip::System);
    }
    if ABSENT.contains(&body) {
        return Said::Thing("[ファイル]".to_owned());
    }
    if let Some(word) = absent(body).filter(|_| marked) {
        return Said::Thing(word.to_owned());
    }
    match attached(body.lines().next().unwrap_or_default()) {
        Some(name) => {
            let below = body.split_once('\n').map_or(String::new(), |it| format!("\n{}", it.1));
            Said::Thing(format!("[ファイル] {name}{below}"))
        }
        None => Said::Words,
    }
}

/// What an export without media has in its place: 「画像は含まれていません」, `image omitted`.
fn absent(body: &str) -> Option<&'static str> {
    let what = body.strip_suffix("は含まれていません").or_else(|| body.strip_suffix(" omitted"))?;
    Some(match what {
        "画像" | "image" => "[写真]",
        "動画" | "video" | "GIF" => "[動画]",
        "音声" | "audio" => "[ボイスメッセージ]",
        "スタンプ" | "ステッカー" | "sticker" => "[スタンプ]",
        "文書" | "ドキュメント" | "document" => "[ファイル]",
        "連絡先カード" | "Contact card" => "[連絡先]",
        _ => return None,
    })
}

/// The file that a line names: `<添付ファイル: a.pdf>`, `a.jpg (file attached)`.
fn attached(line: &str) -> Option<&str> {
    let marked = line.strip_prefix("<添付ファイル: ").or_else(|| line.strip_prefix("<attached: "));
    let behind = [" (ファイルが添付されています)", "（ファイルが添付されています）", " (file attached)"];
    let name =
        marked.and_then(|it| it.strip_suffix('>')).or_else(|| behind.iter().find_map(|it| line.strip_suffix(it)))?;
    Some(name.trim_matches(INVISIBLE))
}

fn without_edit_mark(body: &str) -> String {
    let marks = ["<このメッセージは編集されました>", "<This message was edited>"];
    marks.iter().find_map(|it| body.strip_suffix(it)).unwrap_or(body).trim_end_matches(INVISIBLE).trim_end().to_owned()
}
