//! In which situation a draft is sent: how, to whom, how firmly, after what.

use chrono::{DateTime, FixedOffset};

use super::known::Known;
use crate::advice::{Client, Step};
use crate::calendar::Business;
use crate::platform::{self, Channel};

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

    /// Takes a tone as it is typed: a step (`T2`) or a degree of formality (`formal`); `false` if it is neither.
    pub fn take_tone(&mut self, tone: &str) -> bool {
        let number = tone.strip_prefix(['T', 't']).and_then(|number| number.parse().ok());
        if let Some(step) = number.and_then(Step::from_number) {
            self.step = Some(step);
            return true;
        }
        let formality = Formality::from_name(tone);
        self.formality = formality.or(self.formality);
        formality.is_some()
    }

    /// Takes the place where the business is done, and how messages are sent there unless that is known already.
    pub fn take_place(&mut self, id: &'static str) {
        self.platform = Some(id);
        if let Some(place) = platform::builtin(id).filter(|place| place.id != "generic") {
            self.market = Some(place.market);
            self.channel = self.channel.or(Some(place.channel));
        }
    }

    /// Takes what the thread tells that the draft answers, and which message about the same thing the draft is.
    pub fn take_thread(&mut self, known: Known) {
        self.turn = self.turn.or_else(|| known.next_turn(self.now));
        self.thread = Some(known);
    }

    /// How formal the draft has to be: as told, else friendly in a chat, and in a room where the other side writes so; normal
    /// elsewhere.
    #[must_use]
    pub fn formality(&self) -> Formality {
        let answered = || self.thread.as_ref().is_some_and(|thread| thread.is_casual);
        self.formality.unwrap_or_else(|| match self.channel {
            Some(Channel::Chat) => Formality::Friendly,
            Some(Channel::Room) | None if answered() => Formality::Friendly,
            Some(Channel::Room | Channel::Mail) | None => Formality::Normal,
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
