//! What a careful colleague would say before a message is sent: the linter of drafts.
//!
//! ```
//! use henji::lint::{Linter, Selection, Situation};
//!
//! let situation = Situation::at("2026-11-20T15:00:00+09:00".parse()?);
//! let mut linter = Linter::new(Selection::default());
//! let findings = linter.lint("資料はもうご覧になられましたか。", &situation);
//! assert_eq!(findings[0].rule, "double-honorific");
//! assert_eq!(findings[0].fix.as_ref().map(|fix| fix.text.as_str()), Some("ご覧になりました"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A draft is read once ([`Document`]); each [`Rule`] looks at the places that its words bring up, at each sentence, or at
//! the whole. How to add one stands in `src/lint/rules/mod.rs`.

mod anchors;
mod baseline;
mod conflict;
mod deadline;
mod document;
mod engine;
mod explain;
mod finding;
mod fingerprint;
pub mod inflect;
mod known;
mod pattern;
mod phrases;
mod registry;
mod remedy;
mod rule;
mod rules;
mod selection;
mod situation;
mod source;

pub use baseline::Baseline;
pub use document::{Document, Line, LineKind, Mask, MaskKind, Sentence};
pub use engine::Linter;
pub use explain::explain;
pub use finding::{Also, Edit, Finding, Findings, Severity};
pub use fingerprint::fingerprint;
pub use known::{Known, amounts};
pub use pattern::{Example, Examples, FILES, RuleFile, read as read_rule_file};
pub use registry::{all, find};
pub use remedy::Fixed;
pub use rule::{Check, Group, Hit, Rule, Scope};
pub use selection::Selection;
pub use situation::{Formality, Situation};
pub use source::Markup;

#[cfg(test)]
mod tests;
