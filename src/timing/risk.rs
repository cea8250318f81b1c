//! Signs that a thread may fall silent: tendencies with reasons and what to prepare, never a verdict.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::{Gaps, role_of};
use crate::dialogue::{Stage, Standing};
use crate::thread::{Role, Thread};

/// What the user knows of the buyer beside the thread; nothing is looked up and nothing kept.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Buyer {
    /// How many deals they have made.
    pub deals: Option<u32>,
    /// Their rating, from 0 to 5.
    pub rating: Option<f32>,
    /// How many days ago they were last seen.
    pub last_login_days: Option<u32>,
}

/// What the signs add up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risk {
    /// How strong the tendency is.
    pub level: Level,
    /// The signs that are there, in the order of the table.
    pub signals: Vec<Signal>,
    /// What could not be judged: 「取引回数」; never counted as harmless.
    pub unknown: Vec<String>,
}

/// One sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signal {
    /// A stable name: `slow-replies`.
    pub id: String,
    /// What it is about: 「返信の間隔」.
    pub label: String,
    /// Its weight, 1 or 2.
    pub points: u8,
    /// What was seen.
    pub text: String,
    /// What to prepare.
    pub advice: String,
}

/// The strength of a tendency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 低
    Low,
    /// 中
    Middle,
    /// 高
    High,
}

impl Level {
    /// 「低」「中」「高」
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Low => "低",
            Self::Middle => "中",
            Self::High => "高",
        }
    }
}

/// What must be said beside every level.
pub const CAVEAT: &str = "傾向であり、断定ではありません。";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    cues: Cues,
    signal: Vec<Sign>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cues {
    lost: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sign {
    id: String,
    label: String,
    text: String,
    advice: String,
}

static DATA: LazyLock<Data> = LazyLock::new(|| {
    toml::from_str(include_str!("../../dictionaries/advice_risk.toml")).expect("a test reads the embedded signs")
});

const HOUR: i64 = 3600;

/// The signs in a thread and in what the user told of the buyer, as of `today`.
#[must_use]
pub fn risk(thread: &Thread, standing: &Standing, gaps: &Gaps, buyer: &Buyer, today: NaiveDate) -> Risk {
    let mut signals = Vec::new();
    let mut unknown = Vec::new();
    for text in &DATA.signal {
        match weigh(&text.id, thread, standing, gaps, buyer, today) {
            Some((0, _)) => {}
            Some((points, value)) => signals.push(Signal {
                id: text.id.clone(),
                label: text.label.clone(),
                points,
                text: text
                    .text
                    .replace("{median}", &value)
                    .replace("{count}", &value)
                    .replace("{days}", &value)
                    .replace("{rating}", &value),
                advice: text.advice.clone(),
            }),
            None => unknown.push(text.label.clone()),
        }
    }
    let total: u8 = signals.iter().map(|it| it.points).sum();
    let level = match total {
        0 => Level::Low,
        1 | 2 => Level::Middle,
        _ => Level::High,
    };
    Risk { level, signals, unknown }
}

/// The weight of a sign and the value to show; `None` where nothing is known of it.
fn weigh(
    id: &str,
    thread: &Thread,
    standing: &Standing,
    gaps: &Gaps,
    buyer: &Buyer,
    today: NaiveDate,
) -> Option<(u8, String)> {
    let theirs = || thread.messages.iter().filter(|it| role_of(thread, it) == Role::Them);
    Some(match id {
        "slow-replies" => {
            let median = gaps.them.median_seconds.filter(|_| gaps.them.replies > 0)?;
            let points = if median > 72 * HOUR { 2 } else { u8::from(median > 24 * HOUR) };
            (points, span(median))
        }
        "slower-replies" => {
            let latest = gaps.them.longest_seconds.filter(|_| gaps.them.replies >= 3)?;
            let median = gaps.them.median_seconds?;
            (u8::from(gaps.unusual && latest > 2 * median.max(HOUR)), String::new())
        }
        "broken-promises" => {
            let broken = standing.items.iter().filter(|it| it.holder == Role::Them).flat_map(|it| &it.promises);
            let count = broken.filter(|it| it.latest.or(it.end).is_some_and(|day| day < today)).count();
            (u8::try_from(count.min(2)).unwrap_or(2), count.to_string())
        }
        "last-login" => {
            let days = buyer.last_login_days?;
            (if days >= 3 { 2 } else { u8::from(days >= 1) }, days.to_string())
        }
        "few-deals" => {
            let deals = buyer.deals?;
            (u8::from(deals <= 2), deals.to_string())
        }
        "asks-how" => {
            (u8::from(theirs().any(|it| DATA.cues.lost.iter().any(|cue| it.text.contains(cue)))), String::new())
        }
        "low-rating" => {
            let rating = buyer.rating?;
            (if rating < 3.5 { 2 } else { u8::from(rating < 4.0) }, format!("{rating:.1}"))
        }
        "stalled-before" => {
            let longest = gaps.them.longest_seconds.filter(|_| standing.stage == Stage::Inquiry)?;
            (u8::from(longest > 48 * HOUR), String::new())
        }
        _ => return None,
    })
}

/// 「2日」「30時間」.
fn span(seconds: i64) -> String {
    let hours = seconds / HOUR;
    if hours >= 48 { format!("{}日", hours / 24) } else { format!("{hours}時間") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::State;
    use crate::thread::Message;
    use crate::timing::tests::{standing, thread};

    #[track_caller]
    fn check(buyer: Buyer, expected: &[&str], level: Level) -> Risk {
        let day = NaiveDate::from_ymd_opt(2026, 12, 8).unwrap();
        let risk = risk(&thread(&[]), &standing(State::AwaitingMaterials), &Gaps::default(), &buyer, day);
        let ids: Vec<&str> = risk.signals.iter().map(|it| it.id.as_str()).collect();
        assert_eq!((ids.as_slice(), risk.level), (expected, level));
        risk
    }

    #[test]
    fn what_is_not_known_is_unknown_and_not_harmless() {
        let risk = check(Buyer::default(), &[], Level::Low);
        assert!(risk.unknown.contains(&"取引回数".to_owned()) && risk.unknown.contains(&"返信の間隔".to_owned()));
    }

    #[test]
    fn what_the_user_tells_is_weighed() {
        check(Buyer { deals: Some(1), ..Buyer::default() }, &["few-deals"], Level::Middle);
        check(Buyer { deals: Some(12), ..Buyer::default() }, &[], Level::Low);
        check(Buyer { rating: Some(3.9), ..Buyer::default() }, &["low-rating"], Level::Middle);
        let all = Buyer { deals: Some(0), rating: Some(3.2), last_login_days: Some(4) };
        let risk = check(all, &["last-login", "few-deals", "low-rating"], Level::High);
        assert_eq!(risk.signals[0].text, "最終ログインが4日前です。");
        assert!(risk.signals.iter().all(|it| !it.text.contains('{') && !it.advice.contains("避け")));
    }

    #[test]
    fn slow_replies_and_broken_promises_are_seen_in_the_thread() {
        let mut inquiry = standing(State::AwaitingMaterials);
        inquiry.stage = Stage::Inquiry;
        let mut gaps = Gaps::default();
        gaps.them.replies = 3;
        gaps.them.median_seconds = Some(80 * HOUR);
        gaps.them.longest_seconds = Some(100 * HOUR);
        let day = NaiveDate::from_ymd_opt(2026, 12, 8).unwrap();
        let risk = risk(&thread(&[]), &inquiry, &gaps, &Buyer::default(), day);
        let ids: Vec<&str> = risk.signals.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, ["slow-replies", "stalled-before"]);
        assert_eq!(risk.signals[0].text, "返信までの間隔の中央値が3日です。");
    }

    #[test]
    fn questions_about_the_buttons_are_seen() {
        let mut thread = thread(&[]);
        let text = "ボタンが見つかりません。どうすればよいですか？".to_owned();
        thread.messages.push(Message { party: 1, text, ..Message::default() });
        let day = NaiveDate::from_ymd_opt(2026, 12, 8).unwrap();
        let risk = risk(&thread, &standing(State::AwaitingMaterials), &Gaps::default(), &Buyer::default(), day);
        assert_eq!(risk.signals.first().map(|it| it.id.as_str()), Some("asks-how"));
    }
}
