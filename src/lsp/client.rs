//! What an editor's settings say of the drafts.

use serde::Deserialize;
use serde_json::Value;

use crate::lint::{Selection, Situation, find};
use crate::platform::{self, Channel};

/// The settings, by the names of the options of `henji lint`; what is wrong or unknown is passed over, as an editor has no
/// way to ask.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Settings {
    channel: Option<String>,
    platform: Option<String>,
    tone: Option<Words>,
    turn: Option<u8>,
    rules: Option<Words>,
    allow: Option<Words>,
}

/// One word or several.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Words {
    One(String),
    Several(Vec<String>),
}

impl Words {
    fn list(self) -> Vec<String> {
        match self {
            Self::One(word) => word.split(',').map(|word| word.trim().to_owned()).collect(),
            Self::Several(words) => words,
        }
    }
}

/// Takes the settings, whether they stand under `henji` or by themselves.
pub(super) fn take(settings: Value, situation: &mut Situation, selection: &mut Selection) {
    let own = settings.get("henji").cloned().unwrap_or(settings);
    let settings: Settings = serde_json::from_value(own).unwrap_or_default();
    situation.channel = settings.channel.as_deref().and_then(Channel::from_name).or(situation.channel);
    if let Some(id) = settings.platform.and_then(|id| platform::ids().find(|known| *known == id)) {
        situation.take_place(id);
    }
    for tone in settings.tone.map(Words::list).unwrap_or_default() {
        situation.take_tone(&tone);
    }
    situation.turn = settings.turn.or(situation.turn);
    let rules = settings.rules.map(Words::list).unwrap_or_default();
    selection.all |= rules.iter().any(|id| id == "all");
    let known = |ids: Vec<String>| ids.into_iter().filter(|id| find(id).is_some());
    selection.only.extend(known(rules));
    selection.allow.extend(known(settings.allow.map(Words::list).unwrap_or_default()));
}
