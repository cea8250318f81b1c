//! Lengths of time, counted in steps as fine as people name them.
//!
//! A tally is a function of the lengths alone, whatever their order and however they were parted before: two tallies are
//! added by adding their counts. It stays small, however many lengths there are.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Lengths of time and how often each occurred, answered and still running.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// By length in minutes, in steps of a minute up to two hours, of ten minutes up to two days, of an hour up to sixty
    /// days, of a day beyond: those that ended with an answer.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    answered: BTreeMap<u32, u64>,
    /// The same for those that run on.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    running: BTreeMap<u32, u64>,
}

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;
/// No gap is longer than ten years.
const LONGEST: u32 = 3653 * DAY;

/// The length in minutes, rounded as a tally counts it.
pub(super) fn rounded(seconds: i64) -> u32 {
    let minutes = u32::try_from((seconds.max(0) + 30) / 60).unwrap_or(LONGEST).min(LONGEST);
    let step = match minutes {
        0..=120 => 1,
        121..=2880 => 10,
        2881..=86_400 => HOUR,
        _ => DAY,
    };
    (minutes + step / 2) / step * step
}

impl Tally {
    /// Counts one more.
    pub fn add(&mut self, seconds: i64, answered: bool) {
        let counts = if answered { &mut self.answered } else { &mut self.running };
        *counts.entry(rounded(seconds)).or_default() += 1;
    }

    /// Counts those of another tally, too.
    pub fn merge(&mut self, other: &Self) {
        for (minutes, count) in &other.answered {
            *self.answered.entry(*minutes).or_default() += count;
        }
        for (minutes, count) in &other.running {
            *self.running.entry(*minutes).or_default() += count;
        }
    }

    /// Takes one answered length out again, if it is in.
    pub(super) fn remove(&mut self, minutes: u32) {
        if let Some(count) = self.answered.get_mut(&minutes) {
            *count = count.saturating_sub(1);
        }
    }

    /// How many were answered.
    #[must_use]
    pub fn answers(&self) -> u64 {
        self.answered.values().sum()
    }

    /// How many run on.
    #[must_use]
    pub fn running(&self) -> u64 {
        self.running.values().sum()
    }

    /// Every answered length in minutes, ascending, with its count.
    pub fn answered(&self) -> impl Iterator<Item = (u32, u64)> {
        self.answered.iter().map(|(minutes, count)| (*minutes, *count)).filter(|(_, count)| *count > 0)
    }

    /// The answered length that so many tenths stay at or under, in seconds: 5 is the median, 9 the ninth in ten.
    #[must_use]
    pub fn tenth(&self, tenths: u64) -> Option<i64> {
        let wanted = (self.answers() * tenths).div_ceil(10).max(1);
        let mut seen = 0;
        let found = self.answered().find(|(_, count)| {
            seen += count;
            seen >= wanted
        });
        found.map(|(minutes, _)| i64::from(minutes) * 60)
    }

    /// The share of the answered lengths that are at most so many days, from 0 to 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a share of counts")]
    pub fn share_within(&self, days: u32) -> Option<f64> {
        let all = self.answers();
        let within: u64 =
            self.answered().filter(|(minutes, _)| *minutes <= days.saturating_mul(DAY)).map(|(_, count)| count).sum();
        (all > 0).then(|| within as f64 / all as f64)
    }

    /// How likely it is that no answer has come after each answered length: the estimate of Kaplan and Meier over the answered
    /// and the running lengths, as (seconds, share).
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a share of counts")]
    pub fn survival(&self) -> Vec<(i64, f64)> {
        let mut at_risk = self.answers() + self.running();
        let mut running = self.running.iter().peekable();
        let mut alive = 1.0;
        let mut curve = Vec::new();
        for (minutes, count) in self.answered() {
            // What ran on for just as long was still at risk.
            while let Some((_, left)) = running.next_if(|(length, _)| **length < minutes) {
                at_risk -= left;
            }
            alive *= 1.0 - count as f64 / at_risk as f64;
            at_risk -= count;
            curve.push((i64::from(minutes) * 60, alive));
        }
        curve
    }

    /// How likely an answer comes within `further` seconds, when none has come in `silence`; `None` where no length of the
    /// tally is as long as the silence, so that nothing is known.
    #[must_use]
    pub fn chance(&self, silence: i64, further: i64) -> Option<f64> {
        let longest = self.answered.keys().chain(self.running.keys()).max().copied()?;
        if i64::from(longest) * 60 < silence {
            return None;
        }
        let curve = self.survival();
        let alive =
            |at: i64| curve.iter().take_while(|(length, _)| *length <= at).last().map_or(1.0, |(_, share)| *share);
        let now = alive(silence);
        (now > 0.0).then(|| (1.0 - alive(silence.saturating_add(further)) / now).clamp(0.0, 1.0))
    }
}
