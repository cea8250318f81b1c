//! The cells that the table, the spreadsheet and the page share.

use crate::advice::Action;
use crate::report::human::words::{day, length};
use crate::triage::Record;

/// 「3日と4時間」; nothing without times.
pub(super) fn silence(record: &Record) -> String {
    record.silence.map_or_else(String::new, |(seconds, _)| length(seconds))
}

/// 「11月18日(水)・過ぎています」: the day that they announced.
pub(super) fn promised(record: &Record) -> String {
    let past = |broken: bool| if broken { "・過ぎています" } else { "" };
    let today = record.now.date_naive();
    record.promise.map_or_else(String::new, |it| format!("{}{}", day(it.day, today), past(it.broken)))
}

/// 「11月27日(金)」: the day by which I have to deliver.
pub(super) fn due(record: &Record) -> String {
    record.my_due.map_or_else(String::new, |due| day(due, record.now.date_naive()))
}

/// 「ロゴデータ、写真　約束 11月18日(水)　納期 11月27日(金)」.
pub(super) fn open(record: &Record) -> String {
    let parts = [("", record.missing.join("、")), ("約束 ", promised(record)), ("納期 ", due(record))];
    let parts = parts.into_iter().filter(|(_, text)| !text.is_empty());
    parts.map(|(name, text)| format!("{name}{text}")).collect::<Vec<_>>().join("　")
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
