//! The threads of an archive, sorted.

use chrono::{DateTime, FixedOffset};

use super::{Level, News, Origin, Record};
use crate::dialogue::State;

/// A thread of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The thread.
    pub record: Record,
    /// What has become of it since it was shown before; `None` where nothing is remembered.
    pub news: Option<News>,
}

/// The threads of an archive, and what could not be read of it.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// When they were looked at.
    pub now: DateTime<FixedOffset>,
    /// The threads that are shown.
    pub records: Vec<Listed>,
    /// How many there are with those that are not shown.
    pub all: usize,
    /// What could not be read, in the order of the archive, each with one Japanese sentence.
    pub failures: Vec<(Origin, String)>,
    /// How many that were shown before are not in the archive any more; `None` where nothing is remembered.
    pub gone: Option<usize>,
    states: Vec<(State, usize)>,
    levels: Vec<(Level, usize)>,
    news: Vec<(News, usize)>,
}

impl List {
    /// An empty list.
    #[must_use]
    pub fn new(now: DateTime<FixedOffset>) -> Self {
        Self {
            now,
            records: Vec::new(),
            all: 0,
            failures: Vec::new(),
            gone: None,
            states: State::ALL.iter().map(|state| (*state, 0)).collect(),
            levels: Level::ALL.iter().map(|level| (*level, 0)).collect(),
            news: News::ALL.iter().map(|news| (*news, 0)).collect(),
        }
    }

    /// Adds a thread.
    pub fn add(&mut self, record: Record, news: Option<News>) {
        self.all += 1;
        self.states.iter_mut().filter(|(state, _)| *state == record.state).for_each(|(_, count)| *count += 1);
        let level = record.urgency.level;
        self.levels.iter_mut().filter(|(it, _)| *it == level).for_each(|(_, count)| *count += 1);
        self.news.iter_mut().filter(|(it, _)| Some(*it) == news).for_each(|(_, count)| *count += 1);
        self.records.push(Listed { record, news });
    }

    /// Brings the most urgent to the top; what is equally urgent stays in the order of the archive.
    pub fn sort(&mut self) {
        self.records.sort_by_key(|listed| listed.record.urgency);
    }

    /// Leaves the first `limit` threads.
    pub fn shorten(&mut self, limit: usize) {
        self.records.truncate(limit);
    }

    /// The states that occur, each with its count over all threads, in the order of the business.
    pub fn states(&self) -> impl Iterator<Item = (State, usize)> {
        self.states.iter().copied().filter(|(_, count)| *count > 0)
    }

    /// What has become of the threads since they were shown before, each with its count over all threads.
    pub fn news(&self) -> impl Iterator<Item = (News, usize)> {
        self.news.iter().copied()
    }

    /// Every level with its count over all threads, the most urgent first.
    pub fn levels(&self) -> impl Iterator<Item = (Level, usize)> {
        self.levels.iter().copied()
    }
}
