//! One source of settings: what a file or the environment says, the rest left open.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, de::Error as _};

use super::business::Date;
use super::{BusinessLayer, LintLayer};
use crate::advice::{Client, Leaning, Situation};
use crate::error::Error;
use crate::platform::{self, After, Channel, Own};

/// What one source says; `None` leaves the weaker source as it is.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Layer {
    /// The user's names.
    pub me: Option<Names>,
    /// The place that is assumed.
    pub platform: Option<PlatformId>,
    /// How messages are sent.
    pub channel: Option<Channel>,
    /// What to close a mail with.
    pub signature: Option<String>,
    /// Business days of work.
    pub lead_days: Option<u8>,
    /// What kind of client it usually is.
    pub client: Option<ClientName>,
    /// Business days and hours.
    pub business: Option<BusinessLayer>,
    /// Whether reminders are to be softer or firmer.
    pub tone: Option<ToneName>,
    /// Days to wait, by situation.
    pub waits: Option<BTreeMap<Code, u16>>,
    /// Limits of places that the user knows better.
    pub facts: Option<BTreeMap<FactId, FactLayer>>,
    /// The linter.
    pub lint: Option<LintLayer>,
}

impl Layer {
    /// What a configuration file says.
    ///
    /// # Errors
    /// [`Error::Config`] with line and column of what is wrong.
    pub fn parse(text: &str, path: &str) -> Result<Self, Error> {
        toml::from_str(text).map_err(|error| wrong(text, path, &error))
    }
}

/// One name or several.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Names {
    /// `me = "みどり工房"`.
    One(String),
    /// `me = ["みどり工房", "midori"]`.
    Several(Vec<String>),
}

impl From<Names> for Vec<String> {
    fn from(names: Names) -> Self {
        match names {
            Names::One(name) => vec![name],
            Names::Several(names) => names,
        }
    }
}

/// The id of a built-in platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlatformId(pub &'static str);

impl<'de> Deserialize<'de> for PlatformId {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let text = String::deserialize(source)?;
        let known = platform::ids().find(|id| *id == text).map(PlatformId);
        known.ok_or_else(|| D::Error::custom(one_of(&text, platform::ids())))
    }
}

/// The code or the name of a situation: `O3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code(Situation);

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let text = String::deserialize(source)?;
        let codes = || Situation::ALL.iter().map(|situation| situation.code());
        Situation::from_name(&text).map(Code).ok_or_else(|| D::Error::custom(one_of(&text, codes())))
    }
}

/// The id of a built-in fact: `co-deliver`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FactId(String);

impl<'de> Deserialize<'de> for FactId {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let text = String::deserialize(source)?;
        let ids: Vec<String> = platform::all().into_iter().flat_map(|it| it.facts).map(|fact| fact.id).collect();
        let known = ids.contains(&text);
        if known { Ok(Self(text)) } else { Err(D::Error::custom(one_of(&text, ids.iter().map(String::as_str)))) }
    }
}

/// A limit of the user's own: `{ after = "96h", because = "2027年の改定", date = "2027-01-10" }`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FactLayer {
    /// The limit.
    pub after: Length,
    /// Where the user has it from.
    pub because: String,
    /// The day of that.
    pub date: Date,
}

/// A length: `96h`, `4d`, `3bd`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length(After);

impl<'de> Deserialize<'de> for Length {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let text = String::deserialize(source)?;
        let read = After::parse(&text).map(Self);
        read.ok_or_else(|| D::Error::custom(format!("「{text}」ではなく、96h、4d、3bd の形で書いてください")))
    }
}

/// The limits as the reading of places takes them.
pub(super) fn facts(facts: BTreeMap<FactId, FactLayer>) -> Vec<Own> {
    let own =
        |(id, it): (FactId, FactLayer)| Own { fact: id.0, after: it.after.0, because: it.because, date: it.date.0 };
    facts.into_iter().map(own).collect()
}

/// The waits as advice takes them.
pub(super) fn situations(waits: BTreeMap<Code, u16>) -> Vec<(Situation, u16)> {
    waits.into_iter().map(|(code, days)| (code.0, days)).collect()
}

/// How reminders are to be, as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ToneName {
    /// A step softer.
    Soft,
    /// As the table has them.
    Normal,
    /// A step firmer.
    Firm,
}

impl ToneName {
    /// How it is written.
    pub(super) fn name(leaning: Leaning) -> &'static str {
        match leaning {
            Leaning::Softer => "soft",
            Leaning::Usual => "normal",
            Leaning::Firmer => "firm",
        }
    }
}

impl From<ToneName> for Leaning {
    fn from(name: ToneName) -> Self {
        match name {
            ToneName::Soft => Self::Softer,
            ToneName::Normal => Self::Usual,
            ToneName::Firm => Self::Firmer,
        }
    }
}

/// What kind of client it is, as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClientName {
    /// A company or another business.
    Business,
    /// A private person.
    Consumer,
}

impl ClientName {
    /// How it is written; nothing for what is not told.
    pub(super) fn name(client: Client) -> Option<&'static str> {
        match client {
            Client::Business => Some("business"),
            Client::Consumer => Some("consumer"),
            Client::Unknown => None,
        }
    }
}

impl From<ClientName> for Client {
    fn from(name: ClientName) -> Self {
        match name {
            ClientName::Business => Self::Business,
            ClientName::Consumer => Self::Consumer,
        }
    }
}

/// The message about a value outside of a closed list, in the form that serde itself uses.
pub(super) fn one_of<'a>(text: &str, all: impl Iterator<Item = &'a str>) -> String {
    let all: Vec<_> = all.map(|id| format!("`{id}`")).collect();
    format!("unknown variant `{text}`, expected one of {}", all.join(", "))
}

/// What is wrong with a file, and where.
fn wrong(text: &str, path: &str, error: &toml::de::Error) -> Error {
    let (line, column) = error.span().map_or((1, 1), |span| place(text, span.start));
    let message = error.message();
    let words: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let japanese = match words.split_first() {
        Some((key, known)) if message.starts_with("unknown field") => {
            format!("「{key}」というキーはありません。使えるのは {} です。", known.join("、"))
        }
        Some((value, known)) if message.starts_with("unknown variant") => {
            format!("「{value}」は使えません。使えるのは {} です。", known.join("、"))
        }
        _ => format!("この行の書き方を見直してください（{message}）。"),
    };
    let english = format!("line {line}, column {column}: {message}");
    Error::Config { path: path.to_owned(), reason: (format!("{line}行{column}列：{japanese}"), english) }
}

/// The line and the column, counted in characters from 1, of a byte.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}
