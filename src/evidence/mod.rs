//! A neutral record of a thread for a support desk: what was written when, what was asked and promised, and nothing else.

mod html;
mod ledger;
mod markdown;
mod mask;

use chrono::{DateTime, FixedOffset};

pub use html::html;
pub use ledger::{Outcome, Owed};
pub use markdown::markdown;
pub use mask::Mask;

use crate::advice::{self, phrase};
use crate::analysis::Analysis;
use crate::dialogue::Act;
use crate::platform::Role as Part;
use crate::thread::{EventKind, Message, Role};
use crate::timing::role_of;

/// How long a message is quoted in the chronology, in characters.
const QUOTE: usize = 80;
/// No year that is left out when a day is written.
const NO_YEAR: i32 = 0;
/// How long the summary for a form may be, in characters.
const SUMMARY: usize = 400;

/// A record, ready to be written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Name and value of each line of the heading: 「取引の場」「ココナラ」.
    pub heading: Vec<(String, String)>,
    /// Lines in which price, scope or date were agreed.
    pub terms: Vec<Entry>,
    /// Everything that was written and noted, in order.
    pub chronology: Vec<Entry>,
    /// What was asked and promised, and what became of it.
    pub ledger: Vec<Owed>,
    /// My reminders, with whether they came before the due date.
    pub reminders: Vec<String>,
    /// Where I was late myself.
    pub own_delays: Vec<String>,
    /// How it stands now.
    pub standing: String,
    /// What the place provides for, with source and date.
    pub steps: Vec<String>,
    /// The course of things in at most 400 characters.
    pub summary: String,
}

/// One line of the chronology.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The number of the message, from 1; `None` for a notice of the service.
    pub number: Option<usize>,
    /// 「2026年11月16日(月) 10:02」; empty without a time.
    pub at: String,
    /// Who: the name, or 「サービス」.
    pub by: String,
    /// What it does: 「資料の依頼」.
    pub acts: String,
    /// The first words, as they stand.
    pub text: String,
}

/// A file that the record was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// The SHA-256 of bytes, in hexadecimal.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

/// The record of an analysed thread.
#[must_use]
pub fn record(analysis: &Analysis, sources: &[Source], mask: Mask) -> Record {
    let cover = mask::Cover::new(&analysis.thread, mask);
    let told = chronology(analysis, &cover);
    Record {
        heading: heading(analysis, sources, &cover),
        terms: told.iter().filter(|(_, is_term)| *is_term).map(|(entry, _)| entry.clone()).collect(),
        chronology: told.into_iter().map(|(entry, _)| entry).collect(),
        ledger: ledger::ledger(analysis, &cover),
        reminders: reminders(analysis),
        own_delays: own_delays(analysis),
        standing: standing(analysis),
        steps: steps(analysis),
        summary: summary(analysis, &cover),
    }
}

fn heading(analysis: &Analysis, sources: &[Source], cover: &mask::Cover) -> Vec<(String, String)> {
    let mut lines = vec![
        ("取引の場".to_owned(), analysis.platform.label.clone()),
        ("作成日時".to_owned(), analysis.now.format("%Y-%m-%d %H:%M").to_string()),
        ("作成".to_owned(), format!("henji {}", env!("CARGO_PKG_VERSION"))),
    ];
    if let Some(subject) = &analysis.thread.subject {
        lines.insert(0, ("件名".to_owned(), cover.over(subject)));
    }
    for (role, label) in [(Role::Me, "出品者"), (Role::Them, "購入者")] {
        let names: Vec<String> = analysis
            .thread
            .parties
            .iter()
            .filter(|party| party.role == role)
            .map(|party| cover.over(&party.name))
            .collect();
        if !names.is_empty() {
            lines.push((label.to_owned(), names.join("、")));
        }
    }
    let dated: Vec<_> = analysis.thread.messages.iter().filter_map(|it| it.at).collect();
    if let (Some(first), Some(last)) = (dated.first(), dated.last()) {
        let (first, last) = (first.at.date_naive(), last.at.date_naive());
        lines.push(("期間".to_owned(), format!("{}〜{}", phrase::day(first, NO_YEAR), phrase::day(last, NO_YEAR))));
    }
    lines.push(("メッセージ数".to_owned(), analysis.thread.messages.len().to_string()));
    let named = |it: &Source| (format!("元の記録 {}", cover.over(&it.name)), format!("SHA-256 {}", it.sha256));
    lines.extend(sources.iter().map(named));
    lines
}

/// Everything in order, and whether it says price, scope or date of the deal.
fn chronology(analysis: &Analysis, cover: &mask::Cover) -> Vec<(Entry, bool)> {
    let thread = &analysis.thread;
    let mut out = Vec::with_capacity(thread.messages.len() + thread.events.len());
    let mut events = thread.events.iter().peekable();
    for index in 0..=thread.messages.len() {
        while let Some(event) = events.next_if(|it| it.after <= index) {
            let entry = Entry {
                number: None,
                at: event.at.map(|it| said(it.at, it.timed)).unwrap_or_default(),
                by: "サービス".to_owned(),
                acts: String::new(),
                text: cover.over(&line(&event.text)),
            };
            out.push((entry, DEALS.contains(&event.kind)));
        }
        if let Some(message) = thread.messages.get(index) {
            out.push(entry(analysis, index, message, cover));
        }
    }
    out
}

/// What the service notes of a deal.
const DEALS: [EventKind; 4] = [EventKind::Purchased, EventKind::Escrowed, EventKind::Proposed, EventKind::DueSet];
/// What the sides say of price, scope or date.
const TERMS: [Act; 6] =
    [Act::GiveEstimate, Act::Order, Act::PromiseDelivery, Act::ProposeExtension, Act::ProposeChange, Act::Agree];

fn entry(analysis: &Analysis, index: usize, message: &Message, cover: &mask::Cover) -> (Entry, bool) {
    let read = analysis.messages.get(index).map(|it| it.acts.as_slice()).unwrap_or_default();
    let mut acts: Vec<&str> = Vec::new();
    for read in read {
        let small = matches!(read.act, Act::Greeting | Act::Inform | Act::Acknowledge);
        if !small && !acts.contains(&read.act.label()) {
            acts.push(read.act.label());
        }
    }
    acts.truncate(4);
    let party = analysis.thread.parties.get(message.party);
    let side = ledger::side(party.map_or(Role::Unknown, |party| party.role));
    let name = party.map(|party| cover.over(&party.name)).unwrap_or_default();
    let by = if name.is_empty() || name.starts_with(side) { name } else { format!("{name}（{side}）") };
    let entry = Entry {
        number: Some(index + 1),
        at: message.at.map(|it| said(it.at, it.timed)).unwrap_or_default(),
        by,
        acts: acts.join("・"),
        text: cover.over(&line(&message.text)),
    };
    let is_term = !entry.text.is_empty() && read.iter().any(|it| TERMS.contains(&it.act));
    (entry, is_term)
}

/// The first words of a text, on one line.
fn line(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = flat.chars().take(QUOTE).collect();
    if short.len() < flat.len() { format!("{short}…") } else { short }
}

/// 「2026年11月16日(月) 10:02」: a record names the year.
fn said(at: DateTime<FixedOffset>, timed: bool) -> String {
    let at = at.naive_local();
    let day = phrase::day(at.date(), NO_YEAR);
    if timed { format!("{day} {}", at.format("%H:%M")) } else { day }
}

fn reminders(analysis: &Analysis) -> Vec<String> {
    let due = analysis.settings.due.or(analysis.standing.my_due);
    let mut numbers: Vec<usize> = analysis.standing.items.iter().flat_map(|it| it.nudges.iter().copied()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let told = numbers.into_iter().filter_map(|number| {
        let message = analysis.thread.messages.get(number.checked_sub(1)?)?;
        let day = message.at.map(|it| said(it.at, it.timed));
        let before =
            message.at.zip(due).map(|(at, due)| if at.at.date_naive() < due { "、納期より前" } else { "、納期以後" });
        Some(format!("{}番 {}{}", number, day.as_deref().unwrap_or("日時なし"), before.unwrap_or_default()))
    });
    told.collect()
}

/// Answers of mine that took more than two days, and a due date that has passed.
fn own_delays(analysis: &Analysis) -> Vec<String> {
    let mut out = Vec::new();
    let mut asked: Option<DateTime<FixedOffset>> = None;
    for (index, message) in analysis.thread.messages.iter().enumerate() {
        let Some(stamp) = message.at else { continue };
        match role_of(&analysis.thread, message) {
            Role::Me => {
                let days = asked.take().map(|it| (stamp.at - it).num_days()).filter(|days| *days >= 2);
                out.extend(days.map(|days| format!("{}番の返信まで{days}日（出品者）", index + 1)));
            }
            Role::Them if opens_mine(analysis, index + 1) => asked = asked.or(Some(stamp.at)),
            Role::Them | Role::Unknown => {}
        }
    }
    let owed = analysis.standing.state.waiting_on() == crate::dialogue::WaitingOn::Me;
    if let Some(due) = analysis.standing.my_due.filter(|due| owed && *due < analysis.now.date_naive()) {
        out.push(format!("{}の予定を過ぎている（出品者）", phrase::day(due, NO_YEAR)));
    }
    out
}

/// Whether this message asks something of me.
fn opens_mine(analysis: &Analysis, number: usize) -> bool {
    analysis.standing.items.iter().any(|it| it.holder == Role::Me && it.message == number)
}

fn standing(analysis: &Analysis) -> String {
    let silence = analysis.gaps.silence.map(|it| it.seconds / 86_400).filter(|days| *days > 0);
    let days = silence.map(|days| format!("、最後の連絡から{days}日")).unwrap_or_default();
    format!("{}（{}）{days}", analysis.standing.state.label(), analysis.advice.situation.label())
}

/// What the place provides for, when it opens or ends as far as it can be told, and where that is known from.
fn steps(analysis: &Analysis) -> Vec<String> {
    let parts = [
        Part::OperatorNudge,
        Part::CancelReason,
        Part::CancelReply,
        Part::RoomHidden,
        Part::FormalAccept,
        Part::SellerSilence,
        Part::RoomLimit,
    ];
    let told = parts.into_iter().filter_map(|part| {
        let fact = analysis.platform.fact(part)?;
        let at = advice::clock_end(&analysis.thread, &analysis.standing, &analysis.platform, &analysis.settings, part);
        let from = if matches!(part, Part::CancelReason | Part::OperatorNudge) { "以降" } else { "まで" };
        let at = at.map(|at| format!("、{}{from}", phrase::minute(at.naive_local(), NO_YEAR))).unwrap_or_default();
        Some(format!("{}：{}{at}（{}）", fact.label, fact.limit(), fact.origin()))
    });
    told.collect()
}

/// The course of things, neutral and short enough for a form; a sentence that no longer fits is left out.
fn summary(analysis: &Analysis, cover: &mask::Cover) -> String {
    const END: &str = "以上は記録にある事実のみです。";
    let mut out = String::new();
    for sentence in sentences(analysis, cover) {
        if (out.chars().count() + sentence.chars().count() + END.chars().count()) <= SUMMARY {
            out.push_str(&sentence);
        }
    }
    out + END
}

/// The sentences of the summary, the weightiest first.
fn sentences(analysis: &Analysis, cover: &mask::Cover) -> Vec<String> {
    let (thread, standing) = (&analysis.thread, &analysis.standing);
    let day = |number: usize| {
        let message = thread.messages.get(number.checked_sub(1)?)?;
        Some(phrase::day(message.at?.at.date_naive(), NO_YEAR))
    };
    let mut said = Vec::new();
    if let Some(since) = standing.since.and_then(day) {
        said.push(format!("{since}から「{}」の状態です。", standing.state.label()));
    }
    if !standing.missing.is_empty() {
        said.push(format!("未着：{}。", cover.over(&standing.missing.join("、"))));
    }
    let passed = standing.promise.as_ref().filter(|it| analysis.is_broken(it)).and_then(|it| it.end);
    if let Some(end) = passed {
        said.push(format!("購入者から{}までとの連絡がありましたが、確認できていません。", phrase::day(end, NO_YEAR)));
    }
    let nudges = standing.unanswered_nudges.len();
    if nudges > 0 {
        let days: Vec<String> = standing.unanswered_nudges.iter().filter_map(|number| day(*number)).collect();
        let days = if days.is_empty() { String::new() } else { format!("（{}）", days.join("、")) };
        said.push(format!("出品者から{nudges}回連絡し{days}、返信は確認できていません。"));
    }
    let last = thread.messages.iter().rposition(|it| role_of(thread, it) == Role::Them);
    if let Some(last) = last.and_then(|index| day(index + 1)) {
        said.push(format!("購入者の最後のメッセージは{last}です。"));
    }
    if let Some(due) = analysis.settings.due.or(standing.my_due) {
        said.push(format!("納期は{}です。", phrase::day(due, NO_YEAR)));
    }
    said.extend(own_delays(analysis).first().map(|delay| format!("出品者側の遅れ：{delay}。")));
    said
}

#[cfg(test)]
mod tests;
