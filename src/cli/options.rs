//! What was typed, turned into what it means.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};

use super::args::{AdviceArguments, ChannelName, ClientKind, ThreadArguments};
use super::input;
use crate::advice::{Client, Settings, Step};
use crate::analysis::Options;
use crate::calendar::{day, instant, japan};
use crate::config::Config;
use crate::dialogue::State;
use crate::error::Error;
use crate::platform::{self, Channel};
use crate::report::json::Vocabulary;
use crate::thread::Format;
use crate::timing::Statistics;

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
    options.facts.clone_from(&config.facts.value);
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
        leaning: config.tone.value,
        waits: config.waits.value.clone(),
        ..Settings::default()
    };
    if !arguments.with_stats.is_empty() {
        options.statistics = Some(Arc::new(statistics(&arguments.with_stats)?));
    }
    Ok(options)
}

/// What the user knows or wants beside the thread, over what is settled once for all.
///
/// # Errors
/// [`Error::Option`] for a value that cannot be used.
pub(crate) fn advice(options: &mut Options, arguments: &AdviceArguments) -> Result<(), Error> {
    let settings = &mut options.settings;
    settings.tone = arguments.tone.as_deref().map(tone).transpose()?.or(settings.tone);
    let today = options.now.date_naive();
    settings.deadline = arguments.deadline.as_deref().map(|given| deadline(given, today)).transpose()?;
    settings.lead_days = arguments.lead.unwrap_or(settings.lead_days);
    settings.delivered = arguments.delivered;
    settings.client = match arguments.client {
        Some(ClientKind::Business) => Client::Business,
        Some(ClientKind::Consumer) => Client::Consumer,
        None => settings.client,
    };
    arguments.buyer.iter().filter(|it| !it.trim().is_empty()).try_for_each(|pair| options.buyer.set("--buyer", pair))
}

/// A state, by its name or its Japanese label: `awaiting_materials`, 「資料待ち」.
///
/// # Errors
/// [`Error::Option`] for what is no state.
pub(crate) fn state(given: &str) -> Result<State, Error> {
    let name = given.trim().to_ascii_lowercase().replace('-', "_");
    let labelled = || State::ALL.iter().copied().find(|state| state.label() == given.trim());
    State::from_name(&name).or_else(labelled).ok_or_else(|| {
        let names = |separator: &str| State::ALL.iter().map(|state| state.name()).collect::<Vec<_>>().join(separator);
        Error::Option {
            name: "--why-not",
            value: given.to_owned(),
            wanted: (format!("使えるのは {} です。", names("、")), format!("give one of: {}", names(", "))),
        }
    })
}

/// A step of the ladder: `3`, `T3`, or a name of its own.
fn tone(given: &str) -> Result<Step, Error> {
    let number = given.trim().trim_start_matches(['T', 't', 'Ｔ']).parse().ok();
    let found = number.and_then(Step::from_number).or_else(|| Step::from_name(given.trim()));
    found.ok_or_else(|| Error::Option {
        name: "--tone",
        value: given.to_owned(),
        wanted: (
            "1（様子伺い）から 5（最終通知）、または status、soft、dated、default、final で指定してください。"
                .to_owned(),
            "give 1 to 5, or status, soft, dated, default, final".to_owned(),
        ),
    })
}

/// A day for an answer; one without a year is the next such day.
fn deadline(given: &str, today: NaiveDate) -> Result<NaiveDate, Error> {
    day(given.trim()).or_else(|| next_day(given.trim(), today)).ok_or_else(|| Error::Option {
        name: "--deadline",
        value: given.to_owned(),
        wanted: (
            "「2026-11-27」または「11/27」の形で指定してください。".to_owned(),
            "give a day such as `2026-11-27` or `11/27`".to_owned(),
        ),
    })
}

/// `11/27` or 「11月27日」 as the next such day.
fn next_day(given: &str, today: NaiveDate) -> Option<NaiveDate> {
    let (month, day) = given.trim_end_matches('日').split_once(['/', '月'])?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    let years = today.year()..=today.year() + 1;
    years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).find(|it| *it >= today)
}

/// The sum of the reply gaps in these files.
pub(crate) fn statistics(paths: &[PathBuf]) -> Result<Statistics, Error> {
    let mut sum = Statistics::default();
    for path in paths {
        let shown = path.display().to_string();
        let text = fs::read_to_string(path)
            .map_err(|error| Error::Io { path: shown.clone(), reason: input::reason(&error) })?;
        sum.merge(&Statistics::read(&text, &shown)?);
    }
    Ok(sum)
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
    let pastes: Vec<_> = Format::all().iter().copied().filter(|format| format.is_pasted()).collect();
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
