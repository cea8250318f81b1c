//! Signs that a thread may fall silent: tendencies with reasons and what to prepare, never a verdict.

use std::fmt::Display;
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::{Buyer, Gaps, role_of};
use crate::dialogue::{Act, ItemKind, Stage, Standing, Status};
use crate::embedded::embedded;
use crate::text::Finder;
use crate::thread::{Role, Thread};

/// What the signs add up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risk {
    /// How strong the tendency is.
    pub level: Level,
    /// The signs that are there, in the order of the table.
    pub signals: Vec<Signal>,
    /// What could not be judged: 「取引回数」; never counted as harmless.
    pub unknown: Vec<String>,
    /// How I have kept up myself: silence often begins there.
    pub own: Own,
}

/// How I have kept up myself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// From their first message to my first answer.
    pub first_reply_seconds: Option<i64>,
    /// How many days I named for something that I owed.
    pub promises: usize,
    /// How many of them have passed while it is still owed.
    pub broken: usize,
}

/// One sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signal {
    /// A stable name: `slow-replies`.
    pub id: String,
    /// What it is about: 「返信の間隔」.
    pub label: String,
    /// Its weight, 1 or 2; 0 where it is only told.
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
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Cues {
    lost: Vec<String>,
    slow_contact: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sign {
    id: String,
    label: String,
    text: String,
    advice: String,
}

static DATA: LazyLock<Data> = LazyLock::new(|| embedded!("advice_risk"));

/// The words of whoever does not find their way.
static LOST: LazyLock<Finder<()>> = LazyLock::new(|| Finder::new(DATA.cues.lost.iter().map(|cue| (cue.as_str(), ()))));

const HOUR: i64 = 3600;

/// Whether the text of a review speaks of slow or broken contact: 「連絡が遅かったです」.
pub(super) fn speaks_of_slow_contact(text: &str) -> bool {
    DATA.cues.slow_contact.iter().any(|cue| text.contains(cue.as_str()))
}

/// The signs in a thread and in what the user told of the buyer, as of `today`.
#[must_use]
pub fn risk(thread: &Thread, standing: &Standing, gaps: &Gaps, buyer: &Buyer, today: NaiveDate) -> Risk {
    let case = Case { thread, standing, gaps, buyer, today };
    let mut signals = Vec::new();
    let mut unknown = Vec::new();
    for sign in &DATA.signal {
        match case.weigh(&sign.id) {
            Weight::Absent => {}
            Weight::Unknown => unknown.push(sign.label.clone()),
            Weight::Seen(points, value) => signals.push(Signal {
                id: sign.id.clone(),
                label: sign.label.clone(),
                points,
                text: sign.text.replace("{value}", &value),
                advice: sign.advice.clone(),
            }),
        }
    }
    let total: u8 = signals.iter().map(|it| it.points).sum();
    let level = match total {
        0 => Level::Low,
        1 | 2 => Level::Middle,
        _ => Level::High,
    };
    Risk { level, signals, unknown, own: case.own() }
}

/// How much a sign weighs.
enum Weight {
    /// It is not there.
    Absent,
    /// Nothing is known of it.
    Unknown,
    /// It is there: its points and what was seen.
    Seen(u8, String),
}

impl Weight {
    fn of(points: u8, value: &dyn Display) -> Self {
        if points == 0 { Self::Absent } else { Self::Seen(points, value.to_string()) }
    }
}

/// What the signs are looked for in.
struct Case<'a> {
    thread: &'a Thread,
    standing: &'a Standing,
    gaps: &'a Gaps,
    buyer: &'a Buyer,
    today: NaiveDate,
}

impl Case<'_> {
    fn weigh(&self, id: &str) -> Weight {
        let buyer = self.buyer;
        let known = match id {
            "slow-replies" => self.slow_replies(),
            "slower-replies" => self.gaps.them.slowing.map(|slowing| Weight::of(2 * u8::from(slowing), &"")),
            "broken-promises" => Some(self.broken_promises()),
            "unanswered" => self.unanswered(),
            "last-login" => buyer.last_login_days.map(|days| {
                let points = if days >= 3 { 2 } else { u8::from(days >= 1) };
                Weight::of(points, &days)
            }),
            "few-deals" => buyer.deals.map(|deals| Weight::of(u8::from(buyer.is_first_timer()), &deals)),
            "asks-how" => Some(Weight::of(u8::from(self.asks_how()), &"")),
            "low-rating" => buyer.rating.map(|rating| {
                let points = if rating < 3.5 { 2 } else { u8::from(rating < 4.0) };
                Weight::of(points, &format_args!("{rating:.1}"))
            }),
            "slow-reviews" => buyer.slow_reviews.map(|slow| Weight::of(u8::from(slow), &"")),
            "stalled-before" => self.stalled_before(),
            "scope-moves" => Some(self.scope_moves()),
            _ => None,
        };
        known.unwrap_or(Weight::Unknown)
    }

    fn slow_replies(&self) -> Option<Weight> {
        let median = self.gaps.them.median_seconds.filter(|_| self.gaps.them.replies > 0)?;
        let points = if median > 72 * HOUR { 2 } else { u8::from(median > 24 * HOUR) };
        let hint = if self.gaps.them.replies < 3 { "（参考）" } else { "" };
        Some(Weight::of(points, &format_args!("{}{hint}", span(median))))
    }

    fn broken_promises(&self) -> Weight {
        let theirs = self.standing.items.iter().filter(|it| it.holder == Role::Them).flat_map(|it| &it.promises);
        let count = theirs.filter(|it| it.latest.or(it.end).is_some_and(|day| day < self.today)).count();
        Weight::of(u8::try_from(count.min(2)).unwrap_or(2), &count)
    }

    /// What they were asked for and left without an answer until it was asked for again.
    fn unanswered(&self) -> Option<Weight> {
        let asked: Vec<_> = self.standing.items.iter().filter(|it| it.holder == Role::Them).collect();
        let left = asked.iter().filter(|it| it.status == Status::Open && !it.nudges.is_empty()).count();
        let seen = || format!("お願い{}件のうち{left}件に、確認の連絡の後も返事がない", asked.len());
        (!asked.is_empty()).then(|| Weight::of(u8::from(left > 0), &seen()))
    }

    fn asks_how(&self) -> bool {
        let theirs = self.thread.messages.iter().filter(|it| role_of(self.thread, it) == Role::Them);
        theirs.into_iter().any(|it| LOST.find(&it.text).next().is_some())
    }

    fn stalled_before(&self) -> Option<Weight> {
        let longest = self.gaps.them.longest_seconds.filter(|_| self.standing.stage == Stage::Inquiry)?;
        Some(Weight::of(u8::from(longest > 48 * HOUR), &""))
    }

    /// Told without a weight: a changing order is no silence.
    fn scope_moves(&self) -> Weight {
        let wished = self.standing.items.iter().filter(|it| {
            it.holder == Role::Me && (it.kind == ItemKind::Revision || it.evidence.act == Act::ProposeChange)
        });
        match wished.count() {
            0..=2 => Weight::Absent,
            count => Weight::Seen(0, count.to_string()),
        }
    }

    fn own(&self) -> Own {
        let messages = &self.thread.messages;
        let first = messages.iter().position(|it| role_of(self.thread, it) == Role::Them);
        let answer = first.and_then(|first| {
            let later = messages.iter().skip(first).find(|it| role_of(self.thread, it) == Role::Me)?;
            let (asked, answered) = (messages[first].at?, later.at?);
            (asked.timed && answered.timed).then(|| (answered.at - asked.at).num_seconds().max(0))
        });
        let mine = self.standing.items.iter().filter(|it| it.holder == Role::Me);
        let dated = mine.flat_map(|item| item.promises.iter().filter(|it| it.end.is_some()).map(move |it| (item, it)));
        let (mut promises, mut broken) = (0, 0);
        for (item, promise) in dated {
            promises += 1;
            let passed = promise.latest.or(promise.end).is_some_and(|day| day < self.today);
            broken += usize::from(passed && item.status == Status::Open);
        }
        Own { first_reply_seconds: answer, promises, broken }
    }
}

/// 「2日」「30時間」.
fn span(seconds: i64) -> String {
    let hours = seconds / HOUR;
    if hours >= 48 { format!("{}日", hours / 24) } else { format!("{hours}時間") }
}
