//! What my own messages of this wait have said so far: how firmly, and by when they ask for an answer.

use chrono::NaiveDate;

use super::Step;
use super::case::Case;
use super::table::{Cues, cues};
use crate::calendar::Business;
use crate::text::Span;
use crate::thread::Message;
use crate::timex::{self, Anchor, Kind, Timex};

/// How far the wait has come in my own words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Past {
    /// The firmest of my reminders that they have not answered.
    pub(super) step: Option<Step>,
    /// The day by which the last of them, or the message that opened the wait, asks for an answer.
    pub(super) asked_by: Option<NaiveDate>,
    /// The day that the message which opened the wait names: the day of payment of an invoice.
    pub(super) opened_for: Option<NaiveDate>,
}

impl Past {
    pub(super) fn of(case: &Case<'_>) -> Self {
        let message = |number: usize| {
            let index = number.checked_sub(1)?;
            let message = case.thread.messages.get(index)?;
            Some((message, days(message, index, case)))
        };
        let nudges: Vec<_> = case.standing.unanswered_nudges.iter().filter_map(|number| message(*number)).collect();
        let opened_for = case.standing.since.and_then(message).and_then(|(_, day)| day);
        Self {
            step: nudges.iter().map(|(message, day)| step(message, *day, cues())).max(),
            asked_by: nudges.last().map_or(opened_for, |(_, day)| *day),
            opened_for,
        }
    }
}

/// The last day that message `index` names for an answer, by what was read in it where that is known.
fn days(message: &Message, index: usize, case: &Case<'_>) -> Option<NaiveDate> {
    let business = &case.settings.business;
    match case.read.get(index) {
        // The reading counts with the usual business days.
        Some(read) if *business == Business::default() => asked_by(message, &read.times),
        _ => asked_by(message, &scanned(message, business)),
    }
}

/// The temporal expressions of a message.
fn scanned(message: &Message, business: &Business) -> Vec<Timex> {
    let scan = |at| timex::scan(&message.text, Anchor::Written(at), business);
    message.at.map(|it| scan(it.at.naive_local())).unwrap_or_default()
}

/// How firmly a reminder is written that asks for an answer by `day`.
fn step(message: &Message, day: Option<NaiveDate>, cues: &Cues) -> Step {
    let says = |words: &[String]| words.iter().any(|word| message.text.contains(word.as_str()));
    match (announces(&message.text, cues), day.is_some()) {
        (true, _) if says(&cues.last) => Step::Final,
        (true, _) => Step::Default,
        (false, true) if !says(&cues.soft) => Step::Dated,
        (false, true) => Step::Soft,
        (false, false) => Step::Status,
    }
}

/// Whether a text says what happens without an answer: 「ご連絡がない場合は」, not 「問題がなければ」.
pub(super) fn announces(text: &str, cues: &Cues) -> bool {
    let mut rest = text.to_owned();
    for harmless in &cues.harmless {
        rest = rest.replace(harmless.as_str(), "");
    }
    cues.announced.iter().any(|cue| rest.contains(cue.as_str()))
}

/// The last day that a message names for an answer: 「11月25日(水)18時までに」, not the day of my own work.
fn asked_by(message: &Message, times: &[Timex]) -> Option<NaiveDate> {
    let at = message.at?;
    let days = times.iter().filter(|it| match it.kind {
        Kind::By | Kind::Within | Kind::Around => asks(&message.text, it.span, cues()),
        Kind::On => ends_offer(&message.text, it.span, cues()),
        _ => false,
    });
    let asked = days.filter_map(|it| Some(it.end?.day()));
    asked.filter(|day| *day >= at.at.date_naive()).max()
}

/// Whether the day at `span` is theirs: in its sentence they are asked for something before I say what I do myself, or it
/// is the end of an offer.
fn asks(text: &str, span: Span, cues: &Cues) -> bool {
    let end = span.end as usize;
    let Some(after) = text.get(end..) else { return false };
    let after = after.split(is_end).next().unwrap_or_default();
    let first = |words: &[String]| words.iter().filter_map(|word| after.find(word.as_str())).min();
    ends_offer(text, span, cues) || first(&cues.ask).is_some_and(|ask| first(&cues.own).is_none_or(|own| ask < own))
}

/// Whether the day at `span` is the end of an offer or the day of a payment: 「お支払い期日は11月13日」.
fn ends_offer(text: &str, span: Span, cues: &Cues) -> bool {
    let Some(before) = text.get(..span.start as usize) else { return false };
    let before = before.rsplit(is_end).next().unwrap_or_default();
    cues.offer.iter().any(|word| before.contains(word.as_str()))
}

fn is_end(it: char) -> bool {
    "。！？!?\n".contains(it)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::thread::Stamp;

    fn message(text: &str) -> Message {
        let at = DateTime::parse_from_rfc3339("2026-11-16T11:00:00+09:00").unwrap();
        Message { at: Some(Stamp { at, timed: true }), text: text.to_owned(), ..Message::default() }
    }

    #[track_caller]
    fn check(text: &str, wanted: Step, day: Option<&str>) {
        let message = message(text);
        let asked = asked_by(&message, &scanned(&message, &Business::default()));
        assert_eq!(step(&message, asked, cues()), wanted, "{text}");
        assert_eq!(asked, day.map(|it| it.parse().unwrap()), "{text}");
    }

    #[test]
    fn the_firmness_of_a_reminder_is_seen() {
        check("その後、ご状況はいかがでしょうか。", Step::Status, None);
        check("問題がなければ「OK」の一言で結構です。", Step::Status, None);
        check("20日ごろまでにいただけますと助かります。", Step::Soft, Some("2026-11-20"));
        check("11月20日(金)までにお願いいたします。", Step::Dated, Some("2026-11-20"));
        check("11月20日までにご連絡がない場合は、A案で進めます。", Step::Default, Some("2026-11-20"));
        let last = "これまで3回ご連絡しております。20日までにお返事がない場合は、キャンセルの手続きに進みます。";
        check(last, Step::Final, Some("2026-11-20"));
        check("最終のご連絡です。20日までにお返事がなければ、終了といたします。", Step::Final, Some("2026-11-20"));
    }

    #[test]
    fn the_day_of_my_own_work_is_not_theirs() {
        check("20日までに納品いたします。写真をお送りください。", Step::Status, None);
        check("20日までに仕上げますので、写真をお送りください。", Step::Status, None);
        check("写真は20日までにお送りいただけますか。25日に納品します。", Step::Dated, Some("2026-11-20"));
        check("お見積りの有効期限は11月27日(金)までです。", Step::Dated, Some("2026-11-27"));
        check("納期を11月25日まで延長させていただけますでしょうか。", Step::Status, None);
        check("お支払い期日は11月30日(月)でございます。", Step::Dated, Some("2026-11-30"));
        check("11月30日までに、お振り込みをお願いいたします。", Step::Dated, Some("2026-11-30"));
        check("18日にお送りいただけるとのことでした。", Step::Status, None);
    }
}
