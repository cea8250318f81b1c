//! The cells that the table, the spreadsheet and the page share.

use crate::advice::Action;
use crate::report::human::words::{day, length};
use crate::triage::Record;

/// 「3日と4時間」; nothing without times.
pub(super) fn silence(record: &Record) -> String {
    record.silence.map_or_else(String::new, |(seconds, _)| length(seconds))
}

/// 「ロゴデータ、写真」, or the day that they announced, or my due date.
pub(super) fn open(record: &Record) -> String {
    let today = record.now.date_naive();
    let mut parts = Vec::new();
    if !record.missing.is_empty() {
        parts.push(record.missing.join("、"));
    }
    if let Some(promise) = record.promise {
        let past = if promise.broken { "・過ぎています" } else { "" };
        parts.push(format!("約束 {}{past}", day(promise.day, today)));
    }
    if let Some(due) = record.my_due {
        parts.push(format!("納期 {}", day(due, today)));
    }
    parts.join("　")
}

/// 「確認の連絡をする（期限つき）」, 「待つ　11月24日(火)まで」.
pub(super) fn what_to_do(record: &Record) -> String {
    let step = record.step.map_or_else(String::new, |step| format!("（{}）", step.label()));
    let (at, today) = (record.at.date_naive(), record.now.date_naive());
    let when = match record.action {
        Action::None | Action::AskUser | Action::Work => String::new(),
        _ if at <= today => String::new(),
        Action::Wait => format!(" {}まで", day(at, today)),
        _ => format!(" {}", day(at, today)),
    };
    format!("{}{step}{when}", record.action.label())
}
