//! ## 何を見るか
//!
//! 「11月31日」「2026年2月29日」「18時75分」のように、暦や時計にない日時を指摘します。放送などの「25時」、比率や版の数字は指摘しません。
//!
//! ## なぜ
//!
//! 期限が存在しないと、相手は前後どちらの日か決められません。
//!
//! ## 悪い例
//!
//! - 「11月31日までにお送りください。」
//!
//! ## 良い例
//!
//! - 「11月30日までにお送りください。」

use chrono::{Datelike, NaiveDate};

use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Severity};
use crate::lint::document::Marks;
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "impossible-date",
    name: "存在しない日付",
    group: Group::Date,
    severity: Severity::Error,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("impossible_date.rs"),
    check: Check::Draft(look),
};

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    for line in document.lines_with(Marks::DIGIT).filter(|line| line.span.of(document.text()).contains(|c| digit(c).is_some())) {
        let chars: Vec<(usize, char)> = line.span.of(document.text()).char_indices().collect();
        let mut at = 0;
        while at < chars.len() {
            let Some((first, next)) = number(&chars, at) else {
                at += 1;
                continue;
            };
            at = one(document, findings, &chars, (line.span.start as usize, at), (first, next)).unwrap_or(next);
        }
    }
}

/// Looks at what begins with a number; gives the place behind it when it was a date or a time.
fn one(
    document: &Document<'_>,
    findings: &mut Findings<'_>,
    chars: &[(usize, char)],
    (base, start): (usize, usize),
    (first, next): (u32, usize),
) -> Option<usize> {
    let mark = chars.get(next)?.1;
    let (second, end) = number(chars, next + 1)?;
    let closing = chars.get(end).map(|(_, c)| *c);
    let before = start.checked_sub(1).map(|before| chars[before].1);
    let byte = |at: usize| base + chars.get(at).map_or_else(|| chars.last().map_or(0, |(at, c)| at + c.len_utf8()), |(at, _)| *at);
    let rest: String = chars[end..].iter().take(4).map(|(_, c)| c).collect();
    match (mark, closing) {
        ('年', Some('月')) => {
            let (day, stop) = number(chars, end + 1).filter(|(_, stop)| chars.get(*stop).is_some_and(|(_, c)| *c == '日'))?;
            let year = i32::try_from(first).ok()?;
            check(document, findings, Span::new(byte(start), byte(stop + 1)), Some(year), second, day);
            Some(stop + 1)
        }
        ('月', Some('日')) => {
            check(document, findings, Span::new(byte(start), byte(end + 1)), None, first, second);
            Some(end + 1)
        }
        ('/' | '／', _) if (1..=12).contains(&first) && !matches!(before, Some('/' | '／' | '.')) => {
            let dated = ["まで", "に", "(", "（"].iter().any(|it| rest.starts_with(it)) && (28..=31).contains(&second);
            let asks = dated && (rest.starts_with("まで") || rest.starts_with(['(', '（']));
            if asks {
                check(document, findings, Span::new(byte(start), byte(end)), None, first, second);
            }
            Some(end)
        }
        ('時', Some('分')) if second > 59 || first > 30 => {
            let span = Span::new(byte(start), byte(end + 1));
            findings.report(span, format!("「{}」という時刻はありません。", span.of(document.text())));
            Some(end + 1)
        }
        _ => None,
    }
}

fn check(document: &Document<'_>, findings: &mut Findings<'_>, span: Span, year: Option<i32>, month: u32, day: u32) {
    let now = document.situation().now.date_naive();
    let years = year.map_or_else(|| vec![now.year(), now.year() + 1, 2028], |year| vec![year]);
    if years.iter().any(|&year| NaiveDate::from_ymd_opt(year, month, day).is_some()) {
        return;
    }
    let words = span.of(document.text());
    let finding = findings.report(span, format!("「{words}」という日はありません。"));
    let last = (28..=31).rev().find(|&last| NaiveDate::from_ymd_opt(years[0], month, last).is_some());
    if let Some(last) = last.filter(|_| day > 28) {
        finding.suggest(words.replace(&day.to_string(), &last.to_string()));
    }
}

/// The number of at most four digits that begins at a place and does not go on, and the place behind it.
fn number(chars: &[(usize, char)], at: usize) -> Option<(u32, usize)> {
    digit(chars.get(at)?.1)?;
    let digits = chars.get(at..)?.iter().take(5).map_while(|(_, c)| digit(*c));
    let digits: Vec<u32> = digits.collect();
    let starts = at == 0 || digit(chars[at - 1].1).is_none();
    let whole = (1..=4).contains(&digits.len()) && starts;
    whole.then(|| (digits.iter().fold(0, |all, digit| all * 10 + digit), at + digits.len()))
}

fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '０'..='９' => Some(u32::from(c) - 0xFF10),
        _ => None,
    }
}
