//! Dates, lengths of time and names as a Japanese reader expects them.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike, Weekday};

use super::line::{clip, one_line};
use crate::advice::{Action, Advice};
use crate::analysis::Analysis;
use crate::dialogue::{Stage, State};
use crate::thread::{Message, Role, Stamp, Thread};

/// 「月」.
fn weekday(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "月",
        Weekday::Tue => "火",
        Weekday::Wed => "水",
        Weekday::Thu => "木",
        Weekday::Fri => "金",
        Weekday::Sat => "土",
        Weekday::Sun => "日",
    }
}

/// 「11月20日(金)」; with the year when it is not this one.
pub(in crate::report) fn day(day: NaiveDate, today: NaiveDate) -> String {
    let year = if day.year() == today.year() { String::new() } else { format!("{}年", day.year()) };
    format!("{year}{}月{}日({})", day.month(), day.day(), weekday(day))
}

/// 「2026年11月20日(金) 15:00」.
pub(in crate::report) fn at(at: DateTime<FixedOffset>) -> String {
    let date = at.date_naive();
    let (year, month, day, weekday) = (date.year(), date.month(), date.day(), weekday(date));
    format!("{year}年{month}月{day}日({weekday}) {}:{:02}", at.hour(), at.minute())
}

/// 「11/16(月) 10:02」, without the time where only the day is known.
pub(super) fn stamp(stamp: Stamp) -> String {
    let date = stamp.at.date_naive();
    let day = format!("{}/{}({})", date.month(), date.day(), weekday(date));
    if stamp.timed { format!("{day} {}:{:02}", stamp.at.hour(), stamp.at.minute()) } else { day }
}

/// 「3日4時間」, 「5時間20分」, 「12分」.
pub(in crate::report) fn length(seconds: i64) -> String {
    let minutes = seconds.max(0) / 60;
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    match (days, hours, rest) {
        (0, 0, minutes) => format!("{minutes}分"),
        (0, hours, 0) => format!("{hours}時間"),
        (0, hours, minutes) if hours < 10 => format!("{hours}時間{minutes}分"),
        (0, hours, _) => format!("{hours}時間"),
        (days, 0, _) => format!("{days}日"),
        (days, hours, _) if days < 7 => format!("{days}日と{hours}時間"),
        (days, ..) => format!("{days}日"),
    }
}

/// 「27時間」, 「40分」: working time is not counted in days.
pub(super) fn hours(seconds: i64) -> String {
    match seconds.max(0) / 3600 {
        0 => length(seconds),
        hours => format!("{hours}時間"),
    }
}

/// 「今日」, 「明日」, 「あと7日」, 「2日過ぎています」.
pub(super) fn until(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => "今日".to_owned(),
        1 => "明日".to_owned(),
        days if days > 0 => format!("あと{days}日"),
        days => format!("{}日過ぎています", -days),
    }
}

/// 「（田中）」, 「（田中 ほか1名）」, or nothing.
pub(super) fn others(thread: &Thread) -> String {
    let mut names = thread.parties.iter().filter(|party| party.role == Role::Them).map(|party| &party.name);
    let Some(first) = names.next() else { return String::new() };
    let first = clip(&one_line(first), 24);
    match names.count() {
        0 => format!("（{first}）"),
        more => format!("（{first} ほか{more}名）"),
    }
}

/// Who wrote a message: 「自分」, or the name.
pub(super) fn writer(thread: &Thread, message: &Message) -> String {
    match thread.parties.get(message.party) {
        Some(party) if party.role == Role::Me => "自分".to_owned(),
        Some(party) if !party.name.is_empty() => one_line(&party.name),
        _ => "相手".to_owned(),
    }
}

/// 「ココナラ・受注後・7通（自分3、相手4）」.
pub(super) fn context(analysis: &Analysis) -> String {
    // Who owes money has ordered, whether or not the thread shows it.
    let paying = analysis.standing.state == State::AwaitingPayment;
    let stage = match analysis.standing.stage {
        Stage::Inquiry if paying => "受注後",
        Stage::Inquiry => "受注前",
        Stage::Contracted => "受注後",
        Stage::Delivered => "納品後",
        Stage::Closed => "終了",
    };
    let thread = &analysis.thread;
    let role = |it: &Message| thread.parties.get(it.party).map_or(Role::Unknown, |party| party.role);
    let of = |side| thread.messages.iter().filter(|it| role(it) == side).count();
    let (me, them, all) = (of(Role::Me), of(Role::Them), thread.messages.len());
    format!("{}・{stage}・{all}通（自分{me}、相手{them}）", analysis.platform.label)
}

/// When to do it: nothing for 「いま」, 「　11月24日(火) 9:00 に」, 「　11月25日(水)まで」.
pub(super) fn when(advice: &Advice, now: DateTime<FixedOffset>) -> String {
    let (at, today) = (advice.at, now.date_naive());
    let date = day(at.date_naive(), today);
    match advice.action {
        Action::None | Action::AskUser | Action::Work => String::new(),
        Action::Wait if at.date_naive() <= today => String::new(),
        Action::Wait => format!("　{date}まで"),
        _ if at <= now => "　いま".to_owned(),
        _ if at.date_naive() == today => format!("　今日 {}:{:02}", at.hour(), at.minute()),
        _ => format!("　{date} {}:{:02}", at.hour(), at.minute()),
    }
}
