//! Marketplaces and direct channels: their words, clocks and limits, as dated data.

mod data;
mod fact;
mod own;

use serde::Deserialize;

pub use fact::{After, Ball, Fact, Grade, Outcome, Role, Unit};
pub use own::Own;

use crate::embedded;
use crate::thread::{Format, Thread};

/// A place where the business is done: ココナラ, ランサーズ, a direct contract by mail.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Platform {
    /// The id on the command line: `coconala`.
    pub id: String,
    /// What people call it: 「ココナラ」.
    pub label: String,
    /// Whether a market stands between the sides and holds the money.
    #[serde(default)]
    pub market: bool,
    /// Whether only what goes through the contract's own form counts as a delivery; files in a message start no clock.
    #[serde(default)]
    pub submit_first: bool,
    /// How messages are sent there.
    pub channel: Channel,
    /// What its steps are called there.
    pub words: Words,
    /// Its procedures and limits.
    #[serde(default, rename = "fact")]
    pub facts: Vec<Fact>,
}

/// How a message is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// A market's own room: the text stands alone as evidence, no self-naming.
    #[default]
    Room,
    /// A chat between the two: LINE, Slack, Chatwork.
    Chat,
    /// E-mail: with a subject and one's own name.
    Mail,
}

impl Channel {
    /// The name on the command line: `room`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Room => "room",
            Self::Chat => "chat",
            Self::Mail => "mail",
        }
    }

    /// The channel of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Room, Self::Chat, Self::Mail].into_iter().find(|channel| channel.name() == name)
    }
}

/// What the steps are called in a place; a step that does not exist there is `None`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Words {
    /// Where the messages stand: 「トークルーム」.
    pub room: String,
    /// The formal step that ends the seller's part: 「正式な納品」.
    pub formal: Option<String>,
    /// What the buyer does on it: 「承諾」.
    pub accept: Option<String>,
    /// Sending it back: 「差し戻し」.
    pub send_back: Option<String>,
    /// The step that asks for a cancellation: 「キャンセルリクエスト」.
    pub cancel: String,
    /// The delivery date: 「納品予定日」.
    pub due: String,
    /// Buying: 「ご購入手続き」.
    pub buy: String,
    /// Whom to turn to in trouble: 「ココナラ運営」; `None` in a direct contract.
    pub support: Option<String>,
}

/// Every place that is built in, in the order of `henji platform list`.
#[must_use]
pub fn all() -> Vec<Platform> {
    data::FILES.iter().filter_map(|(id, _)| builtin(id)).collect()
}

/// The ids of the built-in places.
pub fn ids() -> impl Iterator<Item = &'static str> {
    data::FILES.iter().map(|(id, _)| *id)
}

/// The built-in place of this id: `coconala`.
#[must_use]
pub fn builtin(id: &str) -> Option<Platform> {
    let (_, source) = data::FILES.iter().find(|(known, _)| *known == id)?;
    Some(embedded::read(id, source))
}

/// The id of the place that a thread betrays by its layout, its notices or its words; `generic` when it does not.
#[must_use]
pub fn detect(thread: &Thread) -> &'static str {
    if let Some(id) = thread.platform.and_then(|found| ids().find(|id| *id == found)) {
        return id;
    }
    match thread.format {
        Format::Coconala => return "coconala",
        Format::Email => return "email",
        Format::Line
        | Format::Slack
        | Format::Chatwork
        | Format::Discord
        | Format::Telegram
        | Format::WhatsApp
        | Format::Teams
        | Format::GoogleChat => return "chat",
        Format::Header | Format::Inline | Format::Bare | Format::Record => {}
    }
    let texts = || {
        thread.events.iter().map(|event| event.text.as_str()).chain(thread.messages.iter().map(|it| it.text.as_str()))
    };
    data::CUES
        .iter()
        .find(|(_, cues)| texts().any(|text| cues.iter().any(|cue| text.contains(cue))))
        .map_or("generic", |(id, _)| id)
}

impl Platform {
    /// The fact that plays this part in deciding, when the place has one.
    #[must_use]
    pub fn fact(&self, role: Role) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.role == Some(role))
    }

    /// The length of a clock in hours, when it is known.
    #[must_use]
    pub fn hours(&self, role: Role) -> Option<i64> {
        self.fact(role).and_then(|fact| fact.after).and_then(After::hours)
    }

    /// Whether the seller ends the work with a step of its own, like 「正式な納品」.
    #[must_use]
    pub fn has_formal_step(&self) -> bool {
        self.words.formal.is_some()
    }
}

#[cfg(test)]
mod tests;
