//! How long it has been silent, and how fast the two sides usually answer.

mod buyer;
mod measure;
mod observe;
mod risk;
mod statistics;
mod tally;

pub use buyer::Buyer;
pub use measure::measure;
pub use observe::{Observation, observe};
pub use risk::{CAVEAT, Level, Own, Risk, Signal, risk};
pub use statistics::{Named, Pace, Statistics, Trend};
pub use tally::Tally;

use crate::thread::{Message, Role, Thread};

/// Silence and reply gaps of a thread at one instant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    /// The silence that runs now; `None` without any dated message.
    pub silence: Option<Silence>,
    /// How fast they answer.
    pub them: Replies,
    /// How fast I answer.
    pub me: Replies,
    /// Whether the silence is longer than what they took so far.
    pub unusual: bool,
}

/// The time since the last message of the side that is not waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence {
    /// Elapsed seconds.
    pub seconds: i64,
    /// Seconds of it that lie in business hours.
    pub business_seconds: i64,
    /// Whose message it runs from.
    pub last_from: Role,
    /// The number of that message, from 1.
    pub message: usize,
}

/// How long a side took to answer, over the turns of the other that it answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Replies {
    /// How many answers were measured; under 3 the figures are a hint only.
    pub replies: usize,
    /// The median.
    pub median_seconds: Option<i64>,
    /// The value that nine in ten stay under.
    pub p90_seconds: Option<i64>,
    /// The longest.
    pub longest_seconds: Option<i64>,
    /// Whether the last three took more than twice as long as those before; `None` with fewer than five.
    pub slowing: Option<bool>,
}

/// The side that wrote a message.
#[must_use]
pub fn role_of(thread: &Thread, message: &Message) -> Role {
    thread.parties.get(message.party).map_or(Role::Unknown, |party| party.role)
}

#[cfg(test)]
mod risk_tests;
#[cfg(test)]
mod tests;
