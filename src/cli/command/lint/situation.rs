//! In which situation a draft is sent, by the command line, the configuration and the thread.

use chrono::{DateTime, FixedOffset};

use crate::analysis::{Analyzer, Options};
use crate::cli::args::{ChannelName, SituationArguments};
use crate::cli::{input, options};
use crate::config::Config;
use crate::error::Error;
use crate::lint::{Known, Situation};
use crate::platform::{self, Channel};
use crate::text;

/// What the arguments say, the configuration and the thread filling in.
///
/// # Errors
/// A value that cannot be used, or a thread that cannot be read.
pub(crate) fn read(given: &SituationArguments, config: &Config) -> Result<Situation, Error> {
    let now = options::now(given.now.as_deref())?;
    let mut situation = Situation::at(now);
    situation.business = config.business.value.clone();
    situation.client = config.client.value;
    situation.formality = config.lint.value.formality.map(|name| name.0);
    situation.turn = given.turn;
    for tone in &given.tone {
        if !situation.take_tone(tone.trim()) {
            let all = ["T1", "T2", "T3", "T4", "T5", "friendly", "normal", "formal"];
            return Err(options::one_of("--tone", tone, &all));
        }
    }
    let mut place = given.platform.as_deref().map(|id| options::platform_id("--platform", id)).transpose()?;
    if let Some(path) = &given.thread {
        let (known, found) = thread(given, path, now, config, place)?;
        situation.take_thread(known);
        place = place.or(found);
    }
    situation.channel = given.channel.map(|channel| match channel {
        ChannelName::Room => Channel::Room,
        ChannelName::Chat => Channel::Chat,
        ChannelName::Mail => Channel::Mail,
    });
    if let Some(place) = place.or(config.platform.value) {
        situation.take_place(place);
    }
    situation.channel = situation.channel.or(config.channel.value);
    Ok(situation)
}

/// What the thread tells, and where it runs.
fn thread(
    given: &SituationArguments,
    path: &std::path::Path,
    now: DateTime<FixedOffset>,
    config: &Config,
    place: Option<&'static str>,
) -> Result<(Known, Option<&'static str>), Error> {
    let source = input::read(Some(path))?;
    let decoded = text::decode(&source.bytes)?;
    let mut options = Options::at(now);
    options.me.clone_from(&given.me);
    options.usual_names.clone_from(&config.me.value);
    options.usual_platform = config.platform.value;
    options.platform = place;
    let analysis = Analyzer::new().read(&decoded.text, &options)?;
    let place = platform::ids().find(|id| *id == analysis.platform.id && *id != "generic");
    Ok((Known::new(&analysis), place))
}
