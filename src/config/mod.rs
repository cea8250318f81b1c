//! What the user settled once for all: names, place, office hours; every key with where it came from.
//!
//! A flag is stronger than the environment, the environment than the file, the file than the default.

mod business;
mod layer;
mod lint;

use std::fmt::{self, Write as _};

pub use business::BusinessLayer;
pub use business::Date;
pub use layer::{ClientName, FactLayer, Layer, Length, Names, PlatformId, ToneName};
pub use lint::LintLayer;

use crate::advice::{Client, Leaning, Situation};
use crate::calendar::Business;
use crate::platform::{Channel, Own};

/// Where a value came from, the weakest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Built in.
    #[default]
    Default,
    /// The configuration file.
    File,
    /// An environment variable.
    Environment,
    /// The command line.
    Flag,
}

impl Origin {
    /// What it is called: 「設定ファイル」.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Default => "既定",
            Self::File => "設定ファイル",
            Self::Environment => "環境変数",
            Self::Flag => "指定",
        }
    }
}

/// A value and where it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// Where it came from.
    pub origin: Origin,
}

impl<T> Setting<T> {
    fn set(&mut self, value: Option<T>, origin: Origin) {
        if let Some(value) = value {
            *self = Self { value, origin };
        }
    }
}

/// Everything that can be settled once for all.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The names that the user bears in threads.
    pub me: Setting<Vec<String>>,
    /// The place that is assumed where a thread does not betray one.
    pub platform: Setting<Option<&'static str>>,
    /// How messages are sent; otherwise as the platform does.
    pub channel: Setting<Option<Channel>>,
    /// What to close a mail with: 「みどり工房　佐藤」.
    pub signature: Setting<Option<String>>,
    /// How many business days the work takes once everything is there.
    pub lead_days: Setting<u8>,
    /// What kind of client it usually is.
    pub client: Setting<Client>,
    /// The user's business days and hours.
    pub business: Setting<Business>,
    /// Whether reminders are to be softer or firmer than the table has them.
    pub tone: Setting<Leaning>,
    /// Days of silence to leave before the first reminder, by situation.
    pub waits: Setting<Vec<(Situation, u16)>>,
    /// Limits of places that the user knows better than the built-in data.
    pub facts: Setting<Vec<Own>>,
    /// What the linter says, and how much it matters.
    pub lint: Setting<LintLayer>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            me: Setting::default(),
            platform: Setting::default(),
            channel: Setting::default(),
            signature: Setting::default(),
            lead_days: Setting { value: 3, origin: Origin::Default },
            client: Setting::default(),
            business: Setting::default(),
            tone: Setting::default(),
            waits: Setting::default(),
            facts: Setting::default(),
            lint: Setting::default(),
        }
    }
}

impl Config {
    /// The default under these layers, the weakest first.
    #[must_use]
    pub fn of(layers: impl IntoIterator<Item = (Origin, Layer)>) -> Self {
        let mut config = Self::default();
        for (origin, layer) in layers {
            config.lay(origin, layer);
        }
        config
    }

    fn lay(&mut self, origin: Origin, layer: Layer) {
        self.me.set(layer.me.map(Vec::from), origin);
        self.platform.set(layer.platform.map(|id| Some(id.0)), origin);
        self.channel.set(layer.channel.map(Some), origin);
        self.signature.set(layer.signature.map(Some), origin);
        self.lead_days.set(layer.lead_days, origin);
        self.client.set(layer.client.map(Client::from), origin);
        self.business.set(layer.business.map(Business::from), origin);
        self.tone.set(layer.tone.map(Leaning::from), origin);
        self.facts.set(layer.facts.map(layer::facts), origin);
        self.waits.set(layer.waits.map(layer::situations), origin);
        self.lint.set(layer.lint, origin);
    }
}

/// The file that `config init` writes: every key with its default, explained and commented out.
pub const TEMPLATE: &str = include_str!("template.toml");

/// The settings as TOML, each with its origin in a comment.
impl fmt::Display for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quote = |text: &str| toml::Value::from(text).to_string();
        let list = |names: &[String]| names.iter().map(|name| quote(name)).collect::<Vec<_>>().join(", ");
        let mut row = |key: &str, value: Option<String>, origin: Origin| {
            let line = value.map_or_else(|| format!("# {key} ="), |value| format!("{key} = {value}"));
            writeln!(f, "{line}  # {}", origin.label())
        };
        row("me", Some(format!("[{}]", list(&self.me.value))), self.me.origin)?;
        row("platform", self.platform.value.map(quote), self.platform.origin)?;
        row("channel", self.channel.value.map(|channel| quote(channel.name())), self.channel.origin)?;
        row("signature", self.signature.value.as_deref().map(quote), self.signature.origin)?;
        row("lead-days", Some(self.lead_days.value.to_string()), self.lead_days.origin)?;
        let client = ClientName::name(self.client.value);
        row("client", client.map(quote), self.client.origin)?;
        row("tone", Some(quote(ToneName::name(self.tone.value))), self.tone.origin)?;
        writeln!(f, "\n[business]  # {}", self.business.origin.label())?;
        business::show(f, &self.business.value)?;
        writeln!(f, "\n[waits]  # {}", self.waits.origin.label())?;
        let mut waits = String::new();
        for (situation, days) in &self.waits.value {
            writeln!(waits, "{} = {days}", situation.code())?;
        }
        f.write_str(&waits)?;
        writeln!(f, "\n[facts]  # {}", self.facts.origin.label())?;
        for own in &self.facts.value {
            let (after, because, date) = (own.after.short(), quote(&own.because), own.date);
            writeln!(f, "{} = {{ after = \"{after}\", because = {because}, date = \"{date}\" }}", own.fact)?;
        }
        writeln!(f, "\n[lint]  # {}", self.lint.origin.label())?;
        lint::show(f, &self.lint.value)
    }
}

#[cfg(test)]
mod tests;
