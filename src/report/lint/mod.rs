//! What the linter found, for people and for programs.

mod checkstyle;
mod github;
mod human;
mod place;
mod sarif;

pub use checkstyle::checkstyle;
pub use github::github;
pub use human::{Voice, human};
pub(crate) use place::whole;
pub use place::{Place, places};
pub use sarif::sarif;

use crate::lint::Finding;

/// One file of drafts with what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct Linted<'a> {
    /// The file as the user gave it; `-` is the standard input.
    pub path: &'a str,
    /// Its text.
    pub text: &'a str,
    /// What is to be told.
    pub findings: &'a [Finding],
    /// What the user accepted before, by the baseline.
    pub accepted: &'a [Finding],
}
