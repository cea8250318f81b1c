//! Cues: small rules over a clause's frame and its words that say which dialogue act it carries.
//!
//! The rules are data under `dictionaries/cues/`, one file an act, each rule with sentences that it must fire on and
//! sentences on which it must stay silent.

mod builtin;
mod index;
mod matcher;
mod model;
mod seen;
mod sign;
mod spelling;
mod table;

pub(crate) use builtin::Cues;
pub(crate) use matcher::{Found, Matcher, Sentence};
pub use model::{Checksum, Model, Scores, Sums, WIDTH};
pub(crate) use seen::Seen;
pub use sign::{Fact, Hook, Sign, Source, join, said_by};
pub(crate) use sign::{Setting, Words, signs};

#[cfg(test)]
mod phrase_tests;
#[cfg(test)]
mod source;
#[cfg(test)]
mod tests;
