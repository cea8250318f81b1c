//! Reads a pasted Japanese message thread and says whose turn it is and why, how the silence compares, what to do now,
//! and which message to send.
//!
//! Everything is a function of the text and of the options; the instant at which a thread is looked at is one of them.
//!
//! ```
//! use henji::{Analyzer, Options};
//!
//! let text = "\
//! 2026/11/16 10:02 田中
//! ロゴの制作をお願いします。購入しました。
//!
//! 2026/11/16 11:30 みどり工房
//! ご購入ありがとうございます。ロゴデータと写真をお送りください。
//!
//! 2026/11/16 15:40 田中
//! 承知しました。18日に送ります。
//! ";
//! let mut options = Options::at("2026-11-20T15:00:00+09:00".parse()?);
//! options.me.push("みどり工房".to_owned());
//!
//! let analysis = Analyzer::new().read(text, &options)?;
//!
//! assert_eq!(analysis.standing.state.label(), "資料待ち");
//! assert_eq!(analysis.standing.missing, ["ロゴデータ", "写真"]);
//! let promise = analysis.standing.promise.as_ref().expect("they said when");
//! assert!(analysis.is_broken(promise));
//! println!("{}", analysis.advice.action.label());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The rooms, in the order in which a thread goes through them: [`text`] (bytes to text), [`thread`] (who wrote what when),
//! [`morph`], [`clause`], [`register`] and [`timex`] (what the words are), [`cue`] and [`dialogue`] (what they do, and what
//! is owed), [`platform`], [`timing`] and [`advice`] (what to do about it), [`analysis`] (all of these for one thread),
//! [`draft`] (the message), [`lint`] (the user's own message, read over), [`report`] (pages and documents). Content never fails: whatever is pasted gives a reading, with
//! a [`Notice`] for what was odd; an [`Error`] is for misuse and for what is no text at all.

pub mod advice;
pub mod analysis;
pub mod archive;
pub mod calendar;
pub mod clause;
pub mod config;
pub mod cue;
pub mod dialogue;
pub mod draft;
mod embedded;
pub mod error;
pub mod evidence;
pub mod lint;
pub mod morph;
pub mod platform;
pub mod register;
pub mod report;
#[cfg(feature = "cli")]
pub mod scan;
pub mod text;
pub mod thread;
pub mod timex;
pub mod timing;
pub mod triage;

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "lsp")]
pub mod lsp;

pub use analysis::{Analysis, Analyzer, Options};
pub use error::{Error, Notice};
