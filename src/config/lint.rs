//! What a file says of the linter.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use serde::{Deserialize, Deserializer, de::Error as _};

use super::layer::one_of;
use crate::lint::{self, Formality, Selection, Severity};

/// The table `[lint]`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct LintLayer {
    /// Rules that do not run.
    pub allow: Vec<RuleId>,
    /// Words in which no finding is wanted.
    pub phrases: Vec<String>,
    /// How much the findings of a rule matter: `error`, `warning`, `hint` or `off`; a rule named here runs.
    pub severity: BTreeMap<RuleId, Weight>,
    /// From which severity on the exit status is 1; `never` for none.
    pub fail_on: Option<Threshold>,
    /// How formal messages have to be.
    pub formality: Option<FormalityName>,
}

/// The id of a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleId(pub &'static str);

impl<'de> Deserialize<'de> for RuleId {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let text = String::deserialize(source)?;
        let known = lint::find(&text).map(|rule| Self(rule.id));
        known.ok_or_else(|| D::Error::custom(one_of(&text, lint::all().iter().map(|rule| rule.id))))
    }
}

/// Declares a value that is read from a closed list of words.
macro_rules! word {
    ($(#[$doc:meta])* $name:ident($inner:ty) { $($word:literal => $value:expr,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name(pub $inner);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                match String::deserialize(source)?.as_str() {
                    $($word => Ok(Self($value)),)+
                    other => Err(D::Error::custom(one_of(other, [$($word),+].into_iter()))),
                }
            }
        }

        impl $name {
            fn word(self) -> &'static str {
                [$(($word, $value)),+].into_iter().find(|(_, value)| *value == self.0).map_or("", |(word, _)| word)
            }
        }
    };
}

word! {
    /// How much findings matter; `None` is `off`.
    Weight(Option<Severity>) {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "hint" => Some(Severity::Hint),
        "off" => None,
    }
}

word! {
    /// A severity that counts; `None` is `never`.
    Threshold(Option<Severity>) {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "hint" => Some(Severity::Hint),
        "never" => None,
    }
}

word! {
    /// A degree of formality.
    FormalityName(Formality) {
        "friendly" => Formality::Friendly,
        "normal" => Formality::Normal,
        "formal" => Formality::Formal,
    }
}

impl LintLayer {
    /// The rules that are wanted, by this table.
    #[must_use]
    pub fn selection(&self) -> Selection {
        Selection {
            allow: self.allow.iter().map(|id| id.0.to_owned()).collect(),
            severities: self.severity.iter().map(|(id, weight)| (id.0.to_owned(), weight.0)).collect(),
            phrases: self.phrases.clone(),
            ..Selection::default()
        }
    }
}

/// The table as TOML.
pub(super) fn show(f: &mut fmt::Formatter<'_>, layer: &LintLayer) -> fmt::Result {
    let list = |words: &mut dyn Iterator<Item = &str>| {
        words.map(|word| toml::Value::from(word).to_string()).collect::<Vec<_>>().join(", ")
    };
    writeln!(f, "allow = [{}]", list(&mut layer.allow.iter().map(|id| id.0)))?;
    writeln!(f, "phrases = [{}]", list(&mut layer.phrases.iter().map(String::as_str)))?;
    if let Some(threshold) = layer.fail_on {
        writeln!(f, "fail-on = \"{}\"", threshold.word())?;
    }
    if let Some(formality) = layer.formality {
        writeln!(f, "formality = \"{}\"", formality.word())?;
    }
    if layer.severity.is_empty() {
        return Ok(());
    }
    f.write_char('\n')?;
    writeln!(f, "[lint.severity]")?;
    for (id, weight) in &layer.severity {
        writeln!(f, "{} = \"{}\"", id.0, weight.word())?;
    }
    Ok(())
}
