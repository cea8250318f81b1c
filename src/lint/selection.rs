//! Which rules run, and how much their findings matter.

use std::collections::BTreeMap;

use super::{Rule, Severity, registry};
use crate::error::Error;

/// What the user wants to hear of; the default is every rule that is on by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only these rules; empty means every rule that is on by itself.
    pub only: Vec<String>,
    /// Also those that are off by themselves.
    pub all: bool,
    /// None of these rules.
    pub allow: Vec<String>,
    /// How much the findings of a rule matter to the user; `None` turns it off.
    pub severities: BTreeMap<String, Option<Severity>>,
    /// Words in which no finding is wanted: 「了解です」.
    pub phrases: Vec<String>,
}

impl Selection {
    /// The severity of a rule's findings; `None` if it does not run.
    #[must_use]
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        let listed = |list: &[String]| list.iter().any(|id| id == rule.id);
        let wanted = if self.only.is_empty() {
            self.all || rule.on || self.severities.contains_key(rule.id)
        } else {
            listed(&self.only)
        };
        if !wanted || listed(&self.allow) {
            return None;
        }
        self.severities.get(rule.id).copied().unwrap_or(Some(rule.severity))
    }

    /// Checks the ids of the rules; `name` is where they were given.
    ///
    /// # Errors
    /// [`Error::Option`] for an id that no rule has.
    pub fn check(name: &'static str, ids: &[String]) -> Result<(), Error> {
        let Some(wrong) = ids.iter().find(|id| registry::find(id).is_none()) else { return Ok(()) };
        Err(Error::Option {
            name,
            value: wrong.clone(),
            wanted: (
                "規則の名前は henji lint --list でご確認ください。".to_owned(),
                "see henji lint --list for the names of the rules".to_owned(),
            ),
        })
    }
}
