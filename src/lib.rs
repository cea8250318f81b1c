//! Reads a pasted Japanese message thread and says what is owed by whom.

pub mod advice;
pub mod analysis;
pub mod calendar;
pub mod clause;
pub mod config;
pub mod cue;
pub mod dialogue;
pub mod draft;
pub mod error;
pub mod morph;
pub mod platform;
pub mod register;
pub mod report;
pub mod text;
pub mod thread;
pub mod timex;
pub mod timing;

#[cfg(feature = "cli")]
pub mod cli;

pub use analysis::{Analysis, Analyzer, Options};
pub use error::{Error, Notice};
