//! Every rule, whether it is a file of its own or data.

use std::sync::OnceLock;

use super::pattern::{self, Patterns};
use super::{Rule, rules};

/// The rules with their compiled patterns, made once from the embedded data.
pub(super) struct Registry {
    /// The rules in the order of the catalogue: by family, then by id.
    pub rules: Vec<&'static Rule>,
    /// The patterns of those that have some; rules by their place in `rules`.
    pub patterns: Patterns,
}

/// The rules, made once: they are immutable data.
pub(super) fn registry() -> &'static Registry {
    static REGISTRY: OnceLock<Registry> = OnceLock::new();
    REGISTRY.get_or_init(|| build().expect("a test reads the embedded rules"))
}

/// Builds the rules from the files.
///
/// # Errors
/// A sentence that names the file and what is wrong with it.
pub(super) fn build() -> Result<Registry, String> {
    let mut files = Vec::new();
    let mut all: Vec<&'static Rule> = rules::ALL.to_vec();
    for file in pattern::all() {
        let (id, content, file) = file?;
        if !all.iter().any(|rule| rule.id == id) {
            all.push(Box::leak(Box::new(file.rule(id, content)?)));
        }
        files.push((id, file));
    }
    all.sort_by_key(|rule| (rule.group, rule.id));
    let (mut patterns, mut errors) = (Patterns::default(), Vec::new());
    for (id, file) in &files {
        let rule = all.iter().position(|rule| rule.id == *id).unwrap_or_default();
        if let Err(error) = patterns.add(rule, file) {
            errors.push(format!("dictionaries/lint/{id}.toml: {error}"));
        }
    }
    if !errors.is_empty() {
        return Err(errors.join("\n"));
    }
    Ok(Registry { rules: all, patterns })
}

/// Every rule, in the order of the catalogue.
#[must_use]
pub fn all() -> &'static [&'static Rule] {
    &registry().rules
}

/// The rule of this id: `double-honorific`.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    all().iter().copied().find(|rule| rule.id == id)
}
