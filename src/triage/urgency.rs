//! How soon something has to be done about a thread.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::advice::{Action, Situation};
use crate::analysis::Analysis;
use crate::dialogue::WaitingOn;

/// How soon something has to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 至急: something of mine is late, or a limit runs out.
    Urgent,
    /// 今日: a message is to be sent, or work is due, today.
    Today,
    /// 近日: in the next days.
    Soon,
    /// 待ち: it is left until a later day.
    Waiting,
    /// なし: nothing is to be done.
    Nothing,
}

impl Level {
    /// Every level, the most urgent first.
    pub const ALL: &[Self] = &[Self::Urgent, Self::Today, Self::Soon, Self::Waiting, Self::Nothing];

    /// In Japanese: 「至急」.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Urgent => "至急",
            Self::Today => "今日",
            Self::Soon => "近日",
            Self::Waiting => "待ち",
            Self::Nothing => "なし",
        }
    }

    /// For programs: `urgent`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::Today => "today",
            Self::Soon => "soon",
            Self::Waiting => "waiting",
            Self::Nothing => "nothing",
        }
    }
}

/// The place of a thread among others, the most urgent first: the level, my due date, whether it is my turn, when to do
/// it, the longer silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Urgency {
    /// How soon.
    pub level: Level,
    due: NaiveDate,
    theirs: bool,
    day: NaiveDate,
    silence: Reverse<i64>,
}

/// Silence of mine after which an answer is urgent.
const LATE_SECONDS: i64 = 48 * 3600;
/// Days ahead that are still 「近日」.
const SOON_DAYS: i64 = 3;

impl Urgency {
    /// How urgent this thread is.
    #[must_use]
    pub fn of(analysis: &Analysis) -> Self {
        let advice = &analysis.advice;
        let silence = analysis.gaps.silence.map_or(0, |silence| silence.seconds);
        Self {
            level: level(analysis, silence),
            due: analysis.standing.my_due.unwrap_or(NaiveDate::MAX),
            theirs: advice.situation.waiting_on() != WaitingOn::Me,
            day: advice.at.date_naive().max(analysis.now.date_naive()),
            silence: Reverse(silence),
        }
    }
}

fn level(analysis: &Analysis, silence: i64) -> Level {
    let advice = &analysis.advice;
    let today = analysis.now.date_naive();
    let mine = advice.situation.waiting_on() == WaitingOn::Me;
    let days = |day: NaiveDate| (day - today).num_days();
    let due = analysis.standing.my_due.map(days);
    let at = days(advice.at.date_naive());
    let late = matches!(
        advice.situation,
        Situation::SellerLate | Situation::PurchasedFirstReply | Situation::CancelRequestedByThem
    ) || mine && due.is_some_and(|days| days < 0)
        || mine && advice.action == Action::Reply && silence >= LATE_SECONDS;
    match advice.action {
        Action::None => Level::Nothing,
        _ if late => Level::Urgent,
        Action::Wait if at > 0 && at <= 1 => Level::Soon,
        Action::Wait => Level::Waiting,
        // A courtesy can wait.
        Action::AskUser | Action::Thank | Action::Rate => Level::Soon,
        Action::Work => match due {
            Some(..=1) => Level::Today,
            Some(..=SOON_DAYS) | None => Level::Soon,
            Some(_) => Level::Waiting,
        },
        _ if at <= 0 && due.is_some_and(|days| days <= 1) => Level::Urgent,
        _ if at <= 0 => Level::Today,
        _ if at <= SOON_DAYS => Level::Soon,
        _ => Level::Waiting,
    }
}
