//! Findings that the user accepted, known again by their fingerprints.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Finding, fingerprint};
use crate::error::Error;

/// What such a file calls itself.
const SCHEMA: &str = "henji/lint-baseline/1";

/// The accepted findings of a baseline file; it holds hashes only, none of the user's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    accepted: BTreeSet<Accepted>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Accepted {
    rule: String,
    fingerprint: String,
}

#[derive(Serialize, Deserialize)]
struct File {
    schema: String,
    findings: BTreeSet<Accepted>,
}

impl Baseline {
    /// Reads a baseline file.
    ///
    /// # Errors
    /// [`Error::Config`] when it is none.
    pub fn parse(text: &str, path: &str) -> Result<Self, Error> {
        let file: Option<File> = serde_json::from_str(text).ok();
        let Some(file) = file.filter(|file| file.schema == SCHEMA) else {
            return Err(Error::Config {
                path: path.to_owned(),
                reason: (
                    "受け入れ済みの一覧ではありません。--write-baseline で作り直してください。".to_owned(),
                    "this is no baseline; make one with --write-baseline".to_owned(),
                ),
            });
        };
        Ok(Self { accepted: file.findings })
    }

    /// Accepts a finding of a text.
    pub fn accept(&mut self, text: &str, finding: &Finding) {
        self.accepted.insert(Accepted { rule: finding.rule.to_owned(), fingerprint: fingerprint(text, finding) });
    }

    /// Whether a finding of a text was accepted.
    #[must_use]
    pub fn accepts(&self, text: &str, finding: &Finding) -> bool {
        !self.accepted.is_empty()
            && self
                .accepted
                .contains(&Accepted { rule: finding.rule.to_owned(), fingerprint: fingerprint(text, finding) })
    }

    /// How many findings are accepted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.accepted.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.accepted.is_empty()
    }

    /// The file.
    #[must_use]
    pub fn to_json(&self) -> String {
        let file = File { schema: SCHEMA.to_owned(), findings: self.accepted.clone() };
        serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
    }
}
