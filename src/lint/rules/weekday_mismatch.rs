//! ## 何を見るか
//!
//! 「11月25日(月)」のように、日付と曜日が合わない書き方を、送る日の暦に照らして指摘します。年のない日付は、送る日の前後6か月に入る年で見ます。
//!
//! ## なぜ
//!
//! 日付と曜日のどちらが正しいのか、相手は確かめ直さなければなりません。期限の行き違いのもとです。
//! どちらが誤りかは書き手にしか分からないため、曜日を直す案と、その曜日のいちばん近い日付に直す案の両方を示します。
//!
//! ## 悪い例
//!
//! - 「11月25日(月)までにお願いいたします。」（2026年の11月25日は水曜日）
//!
//! ## 良い例
//!
//! - 「11月25日(水)までにお願いいたします。」
//! - 「11月23日(月・祝)は休業です。」

use chrono::{Datelike, Days, NaiveDate};

use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Severity};
use crate::lint::document::Marks;
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "weekday-mismatch",
    name: "曜日の不一致",
    group: Group::Date,
    severity: Severity::Error,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("weekday_mismatch.rs"),
    check: Check::Draft(look),
};

const WEEKDAYS: [char; 7] = ['月', '火', '水', '木', '金', '土', '日'];

/// A date with a weekday behind it, as written.
struct Written {
    year: Option<i32>,
    month: u32,
    day: u32,
    /// The whole: 「11月25日(月)」.
    span: Span,
    /// The digits of the month up to 「日」, or up to the digits of the day.
    date: Span,
    /// The weekday's letter.
    letter: Span,
    weekday: usize,
}

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let today = document.situation().now.date_naive();
    for line in document.lines_with(Marks::BRACKET).filter(|line| line.marks.any(Marks::DIGIT)) {
        for written in dates(line.span.of(document.text()), line.span.start) {
            report(document, &written, today, findings);
        }
    }
}

fn report(document: &Document<'_>, written: &Written, today: NaiveDate, findings: &mut Findings<'_>) {
    let Some(date) = nearest(written, today) else { return };
    let real = date.weekday().num_days_from_monday() as usize;
    if real == written.weekday {
        return;
    }
    let text = document.text();
    let words = written.span.of(text);
    let finding = findings.report(
        written.span,
        format!(
            "「{words}」の日付と曜日が合いません。{}年{}月{}日は{}曜日です。",
            date.year(),
            written.month,
            written.day,
            WEEKDAYS[real]
        ),
    );
    let put = |span: Span, with: &str| {
        let (from, to) = ((span.start - written.span.start) as usize, (span.end - written.span.start) as usize);
        [&words[..from], with, &words[to..]].concat()
    };
    finding.suggest(put(written.letter, &WEEKDAYS[real].to_string()));
    if let Some(near) = nearest_weekday(date, written.weekday) {
        finding.suggest(put(written.date, &same_style(written.date.of(text), near)));
    }
}

/// The date in the notation in which the other one was written: 「11/25」 or 「11月25日」.
fn same_style(words: &str, date: NaiveDate) -> String {
    if words.contains(['/', '／']) {
        format!("{}/{}", date.month(), date.day())
    } else {
        format!("{}月{}日", date.month(), date.day())
    }
}

/// The date in the year that is written, else in the one that brings it nearest to today.
fn nearest(written: &Written, today: NaiveDate) -> Option<NaiveDate> {
    if let Some(year) = written.year {
        return NaiveDate::from_ymd_opt(year, written.month, written.day);
    }
    let years = (today.year() - 1)..=(today.year() + 1);
    let dates = years.filter_map(|year| NaiveDate::from_ymd_opt(year, written.month, written.day));
    dates.min_by_key(|date| (*date - today).num_days().abs())
}

/// The nearest date with a weekday, the later one where two are as near.
fn nearest_weekday(date: NaiveDate, weekday: usize) -> Option<NaiveDate> {
    let ahead = (weekday + 7 - date.weekday().num_days_from_monday() as usize) % 7;
    if ahead <= 3 {
        date.checked_add_days(Days::new(ahead as u64))
    } else {
        date.checked_sub_days(Days::new(7 - ahead as u64))
    }
}

/// The dates of a line that have a weekday in brackets.
fn dates(line: &str, base: u32) -> Vec<Written> {
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    (0..chars.len()).filter(|&at| matches!(chars[at].1, '(' | '（')).filter_map(|at| date_before(&chars, at, base)).collect()
}

/// The date right before an opening bracket with a weekday in it.
fn date_before(chars: &[(usize, char)], bracket: usize, base: u32) -> Option<Written> {
    let weekday = WEEKDAYS.iter().position(|it| chars.get(bracket + 1).is_some_and(|(_, c)| c == it))?;
    let after = chars.get(bracket + 2).map(|(_, c)| *c)?;
    let close = chars[bracket..].iter().take(8).position(|(_, c)| matches!(c, ')' | '）'))? + bracket;
    if !matches!(after, ')' | '）' | '曜' | '・' | '祝' | '、' | ',' | '/' | '／') {
        return None;
    }
    let mut at = bracket;
    while at > 0 && chars[at - 1].1 == ' ' {
        at -= 1;
    }
    let slashed = at.checked_sub(1).is_some_and(|last| digit(chars[last].1).is_some());
    let date_end = at;
    if !slashed {
        at = before(chars, at, &['日'])?;
    }
    let (day, at) = number_before(chars, at)?;
    let at = before(chars, at, if slashed { &['/', '／'] } else { &['月'] })?;
    let (month, first) = number_before(chars, at)?;
    let mut start = first;
    let mut year = None;
    if let Some(mark) = before(chars, first, if slashed { &['/', '／'] } else { &['年'] })
        && let Some((written, at)) = number_before(chars, mark)
        && (1900..2200).contains(&written)
    {
        (year, start) = (i32::try_from(written).ok(), at);
    }
    let byte = |at: usize| base as usize + chars.get(at).map_or_else(|| chars.last().map_or(0, |(end, c)| end + c.len_utf8()), |(byte, _)| *byte);
    Some(Written {
        year,
        month,
        day,
        span: Span::new(byte(start), byte(close + 1)),
        date: Span::new(byte(first), byte(date_end)),
        letter: Span::new(byte(bracket + 1), byte(bracket + 2)),
        weekday,
    })
}

/// The place before one of these characters, if it stands there.
fn before(chars: &[(usize, char)], at: usize, any: &[char]) -> Option<usize> {
    let before = at.checked_sub(1)?;
    any.contains(&chars[before].1).then_some(before)
}

/// The number that ends at a place, of at most four digits, and where it begins.
fn number_before(chars: &[(usize, char)], end: usize) -> Option<(u32, usize)> {
    let count = chars[..end].iter().rev().take(5).take_while(|(_, c)| digit(*c).is_some()).count();
    if !(1..=4).contains(&count) {
        return None;
    }
    let value = chars[end - count..end].iter().filter_map(|(_, c)| digit(*c)).fold(0, |all, digit| all * 10 + digit);
    Some((value, end - count))
}

fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '０'..='９' => Some(u32::from(c) - 0xFF10),
        _ => None,
    }
}
