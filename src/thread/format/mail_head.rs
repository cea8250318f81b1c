//! What opens a mail: a block of header lines, or an attribution like 「2026年11月6日(金) 21:15 田中 <…>:」.

use memchr::memmem;

use super::super::cursor::is_space;
use super::super::head::is_rule;
use super::super::speaker::closing;
use super::super::stamp::{self, RawStamp};
use super::super::{name, notice};
use super::stacked::person;

/// What the opening of a mail says.
#[derive(Debug, Default)]
pub(crate) struct Opening<'a> {
    pub(crate) name: &'a str,
    pub(crate) address: Option<&'a str>,
    pub(crate) stamp: RawStamp,
    pub(crate) subject: Option<&'a str>,
    pub(crate) to: Vec<(&'a str, Option<&'a str>)>,
    /// The words behind 「本文：」.
    pub(crate) body: &'a str,
    /// How many lines it takes.
    pub(crate) lines: usize,
    /// A block of header lines, not an attribution.
    pub(crate) block: bool,
    /// Whether it leaves no doubt that this is mail.
    pub(crate) strong: bool,
}

/// Whether the text has anything that an opening consists of.
pub(crate) fn may_occur(text: &str) -> bool {
    [
        "From",
        "from",
        "差出人",
        "送信者",
        "発信者",
        "wrote",
        "のメール",
        "書きました",
        "@",
        "投稿者",
        "発言者",
        "FROM",
        "名前",
        "氏名",
    ]
    .iter()
    .any(|it| memmem::find(text.as_bytes(), it.as_bytes()).is_some())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    From,
    /// A name without a word of sending: it opens a message only beside a date.
    Person,
    Date,
    To,
    Subject,
    Body,
    Other,
}

const LABELS: [(&str, Label); 44] = [
    ("From", Label::From),
    ("差出人", Label::From),
    ("送信者", Label::From),
    ("発信者", Label::From),
    ("送信元", Label::From),
    ("投稿者", Label::From),
    ("発言者", Label::From),
    ("送り主", Label::From),
    ("名前", Label::Person),
    ("氏名", Label::Person),
    ("お名前", Label::Person),
    ("ユーザー名", Label::Person),
    ("Date", Label::Date),
    ("Sent", Label::Date),
    ("日時", Label::Date),
    ("送信日時", Label::Date),
    ("受信日時", Label::Date),
    ("送信日", Label::Date),
    ("投稿日時", Label::Date),
    ("日付", Label::Date),
    ("時刻", Label::Date),
    ("To", Label::To),
    ("宛先", Label::To),
    ("送信先", Label::To),
    ("宛て先", Label::To),
    ("受信者", Label::To),
    ("Subject", Label::Subject),
    ("件名", Label::Subject),
    ("題名", Label::Subject),
    ("表題", Label::Subject),
    ("本文", Label::Body),
    ("内容", Label::Body),
    ("メッセージ", Label::Body),
    ("Cc", Label::Other),
    ("CC", Label::Other),
    ("Bcc", Label::Other),
    ("添付ファイル", Label::Other),
    ("添付", Label::Other),
    ("Attachments", Label::Other),
    ("Reply-To", Label::Other),
    ("Message-ID", Label::Other),
    ("返信先", Label::Other),
    ("重要度", Label::Other),
    ("Importance", Label::Other),
];

/// A header line taken apart: 「件名: …」, `*From:* …`.
fn header(line: &str) -> Option<(Label, &str)> {
    let (before, value) = line.split_once([':', '：'])?;
    let word = before.trim_start_matches(|it: char| is_space(it) || matches!(it, '*' | '【' | '■' | '●'));
    let word = word.trim_end_matches(|it| is_space(it) || matches!(it, '*' | '】'));
    let label = LABELS.iter().find(|(label, _)| label.eq_ignore_ascii_case(word))?.1;
    Some((label, value.trim_matches(|it| is_space(it) || it == '*')))
}

/// What opens at line `at`, when a mail does; lines come with their depth of quoting.
pub(crate) fn opening<'a>(lines: &[(usize, &'a str)], at: usize) -> Option<Opening<'a>> {
    block(lines, at).or_else(|| attribution(lines, at))
}

fn block<'a>(lines: &[(usize, &'a str)], at: usize) -> Option<Opening<'a>> {
    let (level, first) = *lines.get(at)?;
    header(first)?;
    let mut opening = Opening { block: true, ..Opening::default() };
    let (mut from, mut others, mut dated, mut person) = (false, 0, false, false);
    for (offset, &(depth, line)) in lines.get(at..)?.iter().enumerate() {
        if depth != level {
            break;
        }
        let Some((label, value)) = header(line) else {
            let folded = offset > 0
                && line.starts_with([' ', '\t'])
                && !line.trim().is_empty()
                && lines.get(at + offset + 1).is_some_and(|it| header(it.1).is_some());
            if folded {
                continue;
            }
            break;
        };
        if matches!(label, Label::From | Label::Person) && from {
            break;
        }
        opening.lines = offset + 1;
        if label == Label::Body {
            others += 1;
            opening.body = value;
            break;
        }
        match label {
            Label::From | Label::Person => {
                from = true;
                person |= label == Label::Person;
                (opening.name, opening.address) = mail_person(value);
            }
            Label::Date => {
                dated = stamp::lex(value).map(|(stamp, _)| opening.stamp = stamp).is_some();
                others += 1;
            }
            Label::To => {
                others += 1;
                opening.to = value
                    .split([',', ';', '、'])
                    .map(|it| mail_person(it.trim_matches(is_space)))
                    .filter(|it| !it.0.is_empty())
                    .collect();
            }
            Label::Subject => {
                others += 1;
                opening.subject = opening.subject.or(Some(value));
            }
            Label::Body | Label::Other => {}
        }
    }
    opening.strong = from && others > 0;
    let sound = from && others > 0 && (dated || !person) || dated && others > 1;
    sound.then_some(opening)
}

/// 「田中 <t@example.com>」, 「t@example.com (田中)」, 「"田中" <t@example.com>」.
fn mail_person(value: &str) -> (&str, Option<&str>) {
    let value = value.trim_matches(|it| is_space(it) || matches!(it, ',' | '、'));
    if let (Some(address), Some((_, rest))) = (name::address_of(value), value.split_once('('))
        && value.starts_with(address)
    {
        return (rest.trim_end_matches([')', ' ']), Some(address));
    }
    let value = value.split_once("[mailto:").map_or(value, |(before, _)| before.trim());
    let (name, address) = person(value);
    (name.trim_matches(|it| is_space(it) || matches!(it, '"' | '\'')), address)
}

const SAYS: [&str; 12] = [
    "wrote",
    "writes",
    "さんのメール",
    "様のメール",
    "のメール",
    "さんが書きました",
    "さんは書きました",
    "は書きました",
    "が書きました",
    "書きました",
    "さんからのメール",
    "からのメール",
];

fn attribution<'a>(lines: &[(usize, &'a str)], at: usize) -> Option<Opening<'a>> {
    let (level, line) = *lines.get(at)?;
    let may_be = ends_with_colon(line) || said(line).1 || lines.get(at + 1).is_some_and(|it| ends_with_colon(it.1));
    if line.len() > 300 || line.len() < 8 || !may_be || notice::of(line).is_some() {
        return None;
    }
    let below = lines.get(at + 1..).and_then(|rest| rest.iter().find(|it| !it.1.is_empty())).map_or(level, |it| it.0);
    if let Some(opening) = single(line, below > level) {
        return Some(Opening { lines: 1, ..opening });
    }
    let (next_level, next) = *lines.get(at + 1)?;
    let stamp_first = line.starts_with("On ") || line.chars().next().is_some_and(|it| it.is_ascii_digit());
    if next_level != level || !stamp_first || !ends_attribution(next) {
        return None;
    }
    let (stamp, taken) = lex_after_on(line)?;
    let first = line.get(taken..)?.trim_matches(|it| is_space(it) || matches!(it, ',' | '、'));
    let second = said(next).0;
    let address = name::address_of(second).or_else(|| name::address_of(first));
    let name = if first.is_empty() { person(second).0 } else { person(first).0 };
    address.is_some().then_some(Opening { name, address, stamp, lines: 2, strong: true, ..Opening::default() })
}

fn ends_with_colon(line: &str) -> bool {
    line.ends_with([':', '：'])
}

fn ends_attribution(line: &str) -> bool {
    ends_with_colon(line) && (name::address_of(line).is_some() || said(line).1)
}

/// The words before 「のメール:」 or `wrote:`, and whether such words are there.
fn said(line: &str) -> (&str, bool) {
    let plain = line.trim_end_matches(|it| is_space(it) || matches!(it, ':' | '：' | '。'));
    SAYS.iter().find_map(|it| plain.strip_suffix(it)).map_or((plain, false), |it| (it.trim_matches(is_space), true))
}

fn lex_after_on(line: &str) -> Option<(RawStamp, usize)> {
    let plain = line.strip_prefix("On ").or_else(|| line.strip_prefix("At ")).unwrap_or(line);
    let skipped = line.len() - plain.len();
    let (inner, close) = match plain.chars().next().and_then(closing) {
        Some(close) => (plain.get(1..).or_else(|| plain.get(3..))?, Some(close)),
        None => (plain, None),
    };
    let opened = plain.len() - inner.len();
    let (stamp, taken) = stamp::lex(inner)?;
    let mut end = skipped + opened + taken;
    if let Some(close) = close {
        let rest = line.get(end..)?;
        end = line.len() - rest.strip_prefix(close)?.len();
    }
    stamp.day.is_some().then_some((stamp, end))
}

/// An attribution on one line.
fn single(line: &str, quoted_below: bool) -> Option<Opening<'_>> {
    let ends = ends_with_colon(line);
    let (plain, says) = said(line);
    let address = name::address_of(plain);
    if !ends && !says || address.is_none() && !says && !quoted_below {
        return None;
    }
    if let Some((stamp, taken)) = lex_after_on(plain) {
        let rest = plain.get(taken..)?.trim_start_matches(|it| is_space(it) || matches!(it, ',' | '、' | 'に'));
        let rest = rest.trim_end_matches(['は', 'が']);
        let (name, found) = mail_person(rest);
        let fine = !name.is_empty() && (found.is_some() || name::is_plausible(name));
        return fine.then_some(Opening {
            name,
            address: found,
            stamp,
            strong: found.is_some() || says,
            ..Opening::default()
        });
    }
    let (name, rest) = ["さんは", "さんが", "様は", "様が", "は ", "が "]
        .iter()
        .find_map(|it| plain.split_once(it))
        .unwrap_or((plain, ""));
    let stamp = stamp::lex(rest.trim_matches(is_space)).map_or(RawStamp::default(), |it| it.0);
    let (name, found) = mail_person(name);
    (says && name::is_plausible(name)).then_some(Opening {
        name,
        address: found,
        stamp,
        strong: true,
        ..Opening::default()
    })
}

/// `-----Original Message-----`, 「-----元のメッセージ-----」, `---------- Forwarded message ---------`.
pub(crate) fn is_separator(line: &str) -> bool {
    let inner = line.trim_matches(|it: char| is_space(it) || matches!(it, '-' | '_' | '=' | '―' | '─'));
    let ruled = inner.len() < line.trim().len();
    ruled
        && !is_rule(line)
        && [
            "Original Message",
            "元のメッセージ",
            "Forwarded message",
            "Forwarded by",
            "転送されたメッセージ",
            "Original message",
            "オリジナルメッセージ",
            "転送メッセージ",
            "引用",
        ]
        .iter()
        .any(|it| inner.starts_with(it))
}
