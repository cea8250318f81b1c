//! Phrase-like rules as data: what the files say, and how it is found.
//!
//! A pattern is a row of elements, parted by spaces, each of which takes one token (a literal: as many as it covers):
//!
//! | element | takes |
//! | --- | --- |
//! | `まだ` | the words as they stand, from one token's beginning to one token's end |
//! | `<送る>`, `<なる:未然>` | a token with this base form, and conjugation form |
//! | `[動詞]`, `[サ変]`, `[動詞/一段:未然]` | a token of this part of speech, conjugation class and form |
//! | `まだ\|未だ` | one of several |
//! | `て?` | the element, or nothing |
//! | `*`, `*6` | up to three (six) tokens of any kind |
//! | `^`, `$` | the beginning, the end of the sentence (closing marks aside) |
//! | `!の` | at the beginning: the token before is none of these; at the end: the token behind is none |
//! | `( … )` | what the finding covers; otherwise all elements that take something |

mod compile;
mod element;
mod guard;
mod matcher;
mod source;
mod template;

pub(super) use compile::{Anchor, Patterns};
pub(super) use source::all;
pub use source::{Example, Examples, FILES, RuleFile, read};
