//! In which situation a draft is sent: how, to whom, how firmly, after what.

use chrono::{DateTime, FixedOffset};

use super::known::Known;
use crate::advice::{Client, Step};
use crate::calendar::Business;
use crate::platform::Channel;

/// How formally the two sides write to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Formality {
    /// Acquaintances: emoji, contractions and casual words are fine.
    Friendly,
    /// Business partners.
    #[default]
    Normal,
    /// Letters: nothing casual at all.
    Formal,
}

impl Formality {
    /// Every degree, the least formal first.
    pub const ALL: [Self; 3] = [Self::Friendly, Self::Normal, Self::Formal];

    /// The name on the command line: `friendly`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Friendly => "friendly",
            Self::Normal => "normal",
            Self::Formal => "formal",
        }
    }

    /// The degree of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// Everything beside the draft that its judgement depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Situation {
    /// The instant of sending.
    pub now: DateTime<FixedOffset>,
    /// How it is sent; `None` where nobody said.
    pub channel: Option<Channel>,
    /// The id of the place where the business is done: `coconala`; `None` where nobody said.
    pub platform: Option<&'static str>,
    /// Whether a market stands between the sides; `None` where the place is not known.
    pub market: Option<bool>,
    /// How firmly it is meant, from asking how things stand (T1) to the last notice (T5).
    pub step: Option<Step>,
    /// How formal it has to be.
    pub formality: Option<Formality>,
    /// Which message about the same thing it is: 1 is the first one.
    pub turn: Option<u8>,
    /// Whether the reader is a company.
    pub client: Client,
    /// The days and hours from which deadlines are chosen.
    pub business: Business,
    /// What the thread that the draft answers tells; `None` without one.
    pub thread: Option<Known>,
}

impl Situation {
    /// Nothing known but the instant of sending.
    #[must_use]
    pub fn at(now: DateTime<FixedOffset>) -> Self {
        Self {
            now,
            channel: None,
            platform: None,
            market: None,
            step: None,
            formality: None,
            turn: None,
            client: Client::Unknown,
            business: Business::default(),
            thread: None,
        }
    }

    /// How formal the draft has to be: as told, else friendly in a chat and normal elsewhere.
    #[must_use]
    pub fn formality(&self) -> Formality {
        self.formality.unwrap_or(match self.channel {
            Some(Channel::Chat) => Formality::Friendly,
            _ => Formality::Normal,
        })
    }

    /// Whether the draft goes to acquaintances in a chat, where casual words are fine.
    #[must_use]
    pub fn is_casual(&self) -> bool {
        self.formality() == Formality::Friendly
    }

    /// The step by which consequences, cushions and deadlines are judged: as told, else by the turn, as the drafts do.
    #[must_use]
    pub fn step(&self) -> Option<Step> {
        self.step.or_else(|| {
            Some(match self.turn? {
                0 | 1 => Step::Soft,
                2 => Step::Dated,
                3 => Step::Default,
                _ => Step::Final,
            })
        })
    }

    /// Whether the draft is a last notice, in which the dated consequence has its place.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.step() == Some(Step::Final)
    }
}
