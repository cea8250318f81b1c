//! What was typed, turned into what it means.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::args::{ChannelName, ThreadArguments};
use crate::advice::Settings;
use crate::analysis::Options;
use crate::calendar::{day, instant, japan};
use crate::config::Config;
use crate::error::Error;
use crate::platform::{self, Channel};
use crate::report::json::Vocabulary;
use crate::thread::Format;

/// What the arguments of a command that reads a thread mean, beside what is settled once for all.
///
/// # Errors
/// [`Error::Option`] for a value that cannot be used.
pub(crate) fn thread(arguments: &ThreadArguments, config: &Config) -> Result<Options, Error> {
    let mut options = Options::at(now(arguments.now.as_deref())?);
    options.me.clone_from(&arguments.me);
    options.usual_names.clone_from(&config.me.value);
    options.input = arguments.input.as_deref().map(input).transpose()?;
    options.platform = arguments.platform.as_deref().map(|id| platform_id("--platform", id)).transpose()?;
    options.usual_platform = config.platform.value;
    let typed = arguments.channel.map(|channel| match channel {
        ChannelName::Room => Channel::Room,
        ChannelName::Chat => Channel::Chat,
        ChannelName::Mail => Channel::Mail,
    });
    options.settings = Settings {
        business: config.business.value.clone(),
        lead_days: config.lead_days.value,
        due: arguments.due.as_deref().map(due).transpose()?,
        channel: typed.or(config.channel.value),
        client: config.client.value,
        waits: config.waits.value.clone(),
        ..Settings::default()
    };
    Ok(options)
}

/// The channel of this name.
pub(crate) fn channel(name: &str) -> Option<Channel> {
    Channel::from_name(name)
}

/// The instant that `--now` names, else the clock's.
///
/// # Errors
/// [`Error::Option`] when it is no instant.
pub(crate) fn now(given: Option<&str>) -> Result<DateTime<FixedOffset>, Error> {
    let Some(given) = given else { return Ok(clock()) };
    instant(given.trim()).ok_or_else(|| Error::Option {
        name: "--now",
        value: given.to_owned(),
        wanted: (
            "「2026-11-20 15:00」「2026-11-20」または RFC 3339 の形で指定してください。".to_owned(),
            "give `2026-11-20 15:00`, `2026-11-20` or an RFC 3339 instant".to_owned(),
        ),
    })
}

/// Japan's clock; the only place that reads it.
#[expect(clippy::disallowed_methods, reason = "the core is given `now`; here it is read once")]
fn clock() -> DateTime<FixedOffset> {
    chrono::Utc::now().with_timezone(&japan())
}

fn due(given: &str) -> Result<NaiveDate, Error> {
    day(given.trim()).ok_or_else(|| Error::Option {
        name: "--due",
        value: given.to_owned(),
        wanted: ("「2026-11-27」の形で指定してください。".to_owned(), "give a day such as `2026-11-27`".to_owned()),
    })
}

fn input(given: &str) -> Result<Format, Error> {
    // What a program gives message by message is no paste.
    let pastes: Vec<_> = Format::all().iter().copied().filter(|format| *format != Format::Record).collect();
    let found = pastes.iter().copied().find(|format| format.word() == given);
    found.ok_or_else(|| one_of("--input", given, &pastes.iter().map(|format| format.word()).collect::<Vec<_>>()))
}

/// The id of a built-in platform, given under `name`.
pub(crate) fn platform_id(name: &'static str, given: &str) -> Result<&'static str, Error> {
    let found = platform::ids().find(|id| *id == given);
    found.ok_or_else(|| one_of(name, given, &platform::ids().collect::<Vec<_>>()))
}

/// The error for a value outside of a closed list.
pub(crate) fn one_of(name: &'static str, given: &str, all: &[&str]) -> Error {
    Error::Option {
        name,
        value: given.to_owned(),
        wanted: (format!("使えるのは {} です。", all.join("、")), format!("it is one of {}", all.join(", "))),
    }
}
