//! Reply gaps over many threads: per counterpart and in all.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::tally::rounded;
use super::{Observation, Tally};
use crate::error::Error;
use crate::thread::{Role, name_key};

/// The reply gaps of an archive. The sum of two is that of the two archives, in whatever order they are added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statistics {
    /// Always `henji/stats/1`.
    schema: String,
    /// How the other sides answer, all of them.
    them: Pace,
    /// How I answer.
    me: Pace,
    /// How each of them answers, by the name as it is compared.
    counterparts: BTreeMap<String, Named>,
}

/// One counterpart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The name as it is shown; of several spellings the first in the order of the letters.
    pub name: String,
    /// How they answer.
    pub pace: Pace,
}

/// How fast somebody answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pace {
    /// By the calendar.
    #[serde(default)]
    pub elapsed: Tally,
    /// In business hours only.
    #[serde(default)]
    pub business: Tally,
    /// The last answered gaps: when it was asked, in seconds since 1970, and the length in minutes as tallied.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    recent: Vec<(i64, u32)>,
}

/// How the last gaps compare with those before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trend {
    /// 遅くなっている: at least twice as long.
    Slower,
    /// 変わらない
    Steady,
    /// 早くなっている: at most half as long.
    Faster,
}

impl Trend {
    /// In Japanese.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Slower => "遅くなっている",
            Self::Steady => "変わらない",
            Self::Faster => "早くなっている",
        }
    }

    /// For programs: `slower`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Slower => "slower",
            Self::Steady => "steady",
            Self::Faster => "faster",
        }
    }
}

/// How many of the last gaps make the present.
const RECENT: usize = 3;
const SCHEMA: &str = "henji/stats/1";

impl Default for Statistics {
    fn default() -> Self {
        Self { schema: SCHEMA.to_owned(), them: Pace::default(), me: Pace::default(), counterparts: BTreeMap::new() }
    }
}

impl Pace {
    fn add(&mut self, gap: &Observation) {
        self.elapsed.add(gap.seconds, gap.answered);
        self.business.add(gap.business_seconds, gap.answered);
        if gap.answered {
            self.remember(gap.asked.timestamp(), rounded(gap.seconds));
        }
    }

    fn remember(&mut self, asked: i64, minutes: u32) {
        let place = self.recent.partition_point(|it| *it <= (asked, minutes));
        self.recent.insert(place, (asked, minutes));
        if self.recent.len() > RECENT {
            self.recent.remove(0);
        }
    }

    fn merge(&mut self, other: &Self) {
        self.elapsed.merge(&other.elapsed);
        self.business.merge(&other.business);
        for (asked, minutes) in &other.recent {
            self.remember(*asked, *minutes);
        }
    }

    /// How the last three gaps compare with those before; `None` with fewer than three before.
    #[must_use]
    pub fn trend(&self) -> Option<Trend> {
        let mut before = self.elapsed.clone();
        let mut last: Vec<u32> = self.recent.iter().map(|(_, minutes)| *minutes).collect();
        for minutes in &last {
            before.remove(*minutes);
        }
        if last.len() < RECENT || before.answers() < 3 {
            return None;
        }
        last.sort_unstable();
        let (now, then) = (i64::from(last[RECENT / 2]) * 60, before.tenth(5)?.max(60));
        Some(match () {
            () if now >= then * 2 => Trend::Slower,
            () if now * 2 <= then => Trend::Faster,
            () => Trend::Steady,
        })
    }
}

impl Statistics {
    /// Reads statistics as they were written; `path` is for the error.
    ///
    /// # Errors
    /// [`Error::Config`] where it is something else.
    pub fn read(text: &str, path: &str) -> Result<Self, Error> {
        let wrong = |reason: &str| Error::Config {
            path: path.to_owned(),
            reason: (
                format!(
                    "返信間隔の集計として読めません（{reason}）。scan --stats で作ったファイルを指定してください。"
                ),
                format!("no statistics ({reason}); name a file that scan --stats wrote"),
            ),
        };
        let read: Self = serde_json::from_str(text).map_err(|error| wrong(&error.to_string()))?;
        if read.schema == SCHEMA { Ok(read) } else { Err(wrong(SCHEMA)) }
    }

    /// Counts one more gap.
    pub fn add(&mut self, gap: &Observation) {
        match gap.side {
            Role::Me => self.me.add(gap),
            Role::Them => {
                self.them.add(gap);
                let key = name_key(&gap.counterpart);
                if !key.is_empty() {
                    let named = self.counterparts.entry(key).or_default();
                    named.call(&gap.counterpart);
                    named.pace.add(gap);
                }
            }
            Role::Unknown => {}
        }
    }

    /// Counts those of another archive, too.
    pub fn merge(&mut self, other: &Self) {
        self.them.merge(&other.them);
        self.me.merge(&other.me);
        for (key, theirs) in &other.counterparts {
            let named = self.counterparts.entry(key.clone()).or_default();
            named.call(&theirs.name);
            named.pace.merge(&theirs.pace);
        }
    }

    /// How the other sides answer, all of them.
    #[must_use]
    pub fn them(&self) -> &Pace {
        &self.them
    }

    /// How I answer.
    #[must_use]
    pub fn me(&self) -> &Pace {
        &self.me
    }

    /// How somebody of this name answers, when that is known.
    #[must_use]
    pub fn of(&self, name: &str) -> Option<&Pace> {
        self.counterparts.get(&name_key(name)).map(|named| &named.pace)
    }

    /// Every counterpart, in the order of the names.
    pub fn counterparts(&self) -> impl Iterator<Item = &Named> {
        self.counterparts.values()
    }
}

impl Named {
    fn call(&mut self, name: &str) {
        if self.name.is_empty() || name < self.name.as_str() {
            name.clone_into(&mut self.name);
        }
    }
}

#[cfg(test)]
#[path = "statistics_tests.rs"]
mod tests;
