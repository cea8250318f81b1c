//! The facts of a thread as a short table: since when, what is missing, promise, due date, reminders, gaps.

use std::io::{self, Write};

use anstyle::Style;
use chrono::NaiveDate;

use super::line::{COLUMNS, one_line, pad, wrap};
use super::style::{ALARM, CAUTION, QUIET};
use super::words;
use crate::analysis::Analysis;
use crate::dialogue::{Promise, State, WaitingOn};
use crate::timing::{CAVEAT, Replies};

/// The columns of the labels, the longest of which has six letters.
const LABEL: usize = 12;

/// One line of the table.
pub(super) struct Fact {
    label: &'static str,
    text: String,
    /// A verdict behind the text, in its colour.
    verdict: Option<(Style, String)>,
}

impl Fact {
    fn new(label: &'static str, text: String) -> Self {
        Self { label, text, verdict: None }
    }

    fn with(mut self, style: Style, verdict: impl Into<String>) -> Self {
        self.verdict = Some((style, verdict.into()));
        self
    }

    /// Writes the line, wrapped under its text.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let parts = wrap(&self.text, COLUMNS - 2 - LABEL);
        for (i, part) in parts.iter().enumerate() {
            let label = pad(if i == 0 { self.label } else { "" }, LABEL);
            write!(out, "  {QUIET}{label}{QUIET:#}{part}")?;
            match &self.verdict {
                Some((style, verdict)) if i + 1 == parts.len() => writeln!(out, "　{style}{verdict}{style:#}")?,
                _ => writeln!(out)?,
            }
        }
        Ok(())
    }
}

/// The facts that the thread has, in the order in which they matter.
pub(super) fn of(analysis: &Analysis) -> Vec<Fact> {
    let today = analysis.now.date_naive();
    let mut facts = Vec::new();
    facts.extend(since(analysis));
    facts.extend(doubt(analysis));
    if !analysis.standing.missing.is_empty() {
        let missing: Vec<_> = analysis.standing.missing.iter().map(|it| one_line(it)).collect();
        facts.push(Fact::new("足りない物", missing.join("、")));
    }
    facts.extend(analysis.standing.promise.as_ref().map(|promise| promised(analysis, promise)));
    facts.extend(analysis.standing.my_due.map(|day| due(analysis, day, today)));
    if analysis.standing.nudges > 0 {
        let unanswered = analysis.standing.unanswered_nudges.len();
        let fact = Fact::new("催促", format!("{}回", analysis.standing.nudges));
        facts.push(if unanswered > 0 { fact.with(QUIET, format!("うち返事なし{unanswered}回")) } else { fact });
    }
    facts.extend(gaps(analysis));
    facts.extend(tendency(analysis));
    facts
}

/// Above this share of the readings a state is not in doubt, below the other a reading is not worth a word.
const SURE: f64 = 0.7;
const SLIGHT: f64 = 0.15;

/// 「見積り回答待ち、保留」, when the thread may as well be read in another way.
fn doubt(analysis: &Analysis) -> Option<Fact> {
    let own = analysis.standing.state;
    if analysis.standing.shares().any(|(state, share)| state == own && share >= SURE) {
        return None;
    }
    let others = analysis.standing.shares().filter(|&(state, share)| state != own && share >= SLIGHT);
    let labels: Vec<_> = others.map(|(state, _)| state.label()).collect();
    (!labels.is_empty()).then(|| Fact::new("別の読み方", labels.join("、")))
}

/// 「中：返信の間隔、取引回数」, and what to prepare for the weightiest of them.
fn tendency(analysis: &Analysis) -> Vec<Fact> {
    let risk = &analysis.risk;
    let weighty = || risk.signals.iter().filter(|it| it.points > 0);
    let Some(first) = weighty().min_by_key(|it| std::cmp::Reverse(it.points)) else { return Vec::new() };
    let labels: Vec<_> = weighty().map(|it| it.label.as_str()).collect();
    let text = format!("{}：{}（{}）", risk.level.label(), labels.join("、"), CAVEAT.trim_end_matches('。'));
    vec![Fact::new("相手の傾向", text), Fact::new("備え", first.advice.clone())]
}

/// 「11月16日(月) 11:30 から 4日と3時間（3営業日） #2」.
fn since(analysis: &Analysis) -> Option<Fact> {
    let number = analysis.standing.since?;
    let message = analysis.thread.messages.get(number.checked_sub(1)?)?;
    let idle = analysis.standing.state == State::Idle;
    let label = if idle { "最後の連絡" } else { "いつから" };
    let Some(stamp) = message.at else {
        return Some(Fact::new(label, "日時の記載なし".to_owned()).with(QUIET, format!("#{number}")));
    };
    let today = analysis.now.date_naive();
    let (date, seconds) = (stamp.at.date_naive(), (analysis.now - stamp.at).num_seconds());
    let elapsed = match (today - date).num_days() {
        days if !stamp.timed => format!("{days}日"),
        _ => words::length(seconds),
    };
    let business = match analysis.settings.business.days_between(date, today) {
        _ if date == today => String::new(),
        days => format!("（{days}営業日）"),
    };
    let time = if stamp.timed { stamp.at.format(" %-H:%M").to_string() } else { String::new() };
    let day = words::day(date, today);
    let text =
        if idle { format!("{day}{time}（{elapsed}前）") } else { format!("{day}{time} から{elapsed}{business}") };
    Some(Fact::new(label, text).with(QUIET, format!("#{number}")))
}

/// 「11月18日(水)」 and whether it was kept.
fn promised(analysis: &Analysis, promise: &Promise) -> Fact {
    let today = analysis.now.date_naive();
    let text = match (promise.start, promise.end) {
        (Some(start), Some(end)) if start == end => words::day(end, today),
        (Some(start), Some(end)) => format!("{}〜{}", words::day(start, today), words::day(end, today)),
        (None, Some(end)) => format!("{}まで", words::day(end, today)),
        (Some(start), None) => format!("{}以降", words::day(start, today)),
        (None, None) => "日付の指定なし".to_owned(),
    };
    let fact = Fact::new("相手の約束", format!("{text}（#{}）", promise.message));
    match promise.latest.or(promise.end) {
        Some(_) if analysis.is_broken(promise) => {
            let end = promise.end.or(promise.latest).unwrap_or(today);
            fact.with(ALARM, words::until(end, today))
        }
        Some(day) => fact.with(QUIET, words::until(day, today)),
        None => fact,
    }
}

/// 「11月27日(金)」 and how long it is until then.
fn due(analysis: &Analysis, day: NaiveDate, today: NaiveDate) -> Fact {
    let business = analysis.settings.business.days_between(today, day);
    let left = words::until(day, today);
    let fact = Fact::new("自分の納期", words::day(day, today));
    match (day - today).num_days() {
        ..0 => fact.with(ALARM, left),
        0..=2 => fact.with(CAUTION, left),
        _ => fact.with(QUIET, format!("{left}（{business}営業日）")),
    }
}

/// The silence and what is usual.
fn gaps(analysis: &Analysis) -> Vec<Fact> {
    let gaps = &analysis.gaps;
    let mut facts = Vec::new();
    let label = match analysis.standing.state.waiting_on() {
        WaitingOn::Them => Some("返事なし"),
        WaitingOn::Me => Some("お待たせ"),
        WaitingOn::Nobody => None,
    };
    if let (Some(label), Some(silence)) = (label, gaps.silence) {
        let business = words::hours(silence.business_seconds);
        let fact = Fact::new(label, format!("{}（営業時間で{business}）", words::length(silence.seconds)));
        facts.push(if gaps.unusual { fact.with(CAUTION, "ふだんより長い") } else { fact });
    }
    for (label, replies) in [("相手の返信", gaps.them), ("自分の返信", gaps.me)] {
        facts.extend(usual(replies).map(|text| Fact::new(label, text)));
    }
    facts
}

/// 「ふだん9時間、長いとき1日と1時間（3回）」.
fn usual(replies: Replies) -> Option<String> {
    let (median, longest) = (replies.median_seconds?, replies.longest_seconds?);
    let hint = if replies.replies < 3 { "・参考" } else { "" };
    let usual = words::length(median);
    if replies.replies == 1 {
        return Some(format!("{usual}（1回{hint}）"));
    }
    Some(format!("ふだん{usual}、長いとき{}（{}回{hint}）", words::length(longest), replies.replies))
}
