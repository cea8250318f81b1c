//! Which threads are shown: `--only`, `--since`.

use chrono::{DateTime, Days, FixedOffset, NaiveDate};

use crate::analysis::Analysis;
use crate::calendar;
use crate::cli::args::ScanArguments;
use crate::cli::options;
use crate::dialogue::{State, WaitingOn};
use crate::error::Error;

/// What a thread has to be like to be shown.
pub(super) struct Choice {
    sides: Vec<WaitingOn>,
    states: Vec<State>,
    since: Option<NaiveDate>,
}

impl Choice {
    /// What the arguments ask for.
    ///
    /// # Errors
    /// [`Error::Option`] for a value that cannot be used.
    pub(super) fn of(arguments: &ScanArguments, now: DateTime<FixedOffset>) -> Result<Self, Error> {
        let mut choice = Self { sides: Vec::new(), states: Vec::new(), since: None };
        for word in &arguments.only {
            match word.trim() {
                "me" => choice.sides.push(WaitingOn::Me),
                "them" => choice.sides.push(WaitingOn::Them),
                "none" => choice.sides.push(WaitingOn::Nobody),
                name => choice.states.push(State::from_name(name).ok_or_else(|| {
                    let states = State::ALL.iter().map(|state| state.name());
                    let names: Vec<_> = ["me", "them", "none"].into_iter().chain(states).collect();
                    options::one_of("--only", name, &names)
                })?),
            }
        }
        choice.since = arguments.since.as_deref().map(|given| since(given, now)).transpose()?;
        Ok(choice)
    }

    /// Whether this thread is shown. Whose turn it is follows the situation, and any of several words is enough.
    pub(super) fn takes(&self, analysis: &Analysis) -> bool {
        let any = self.sides.is_empty() && self.states.is_empty()
            || self.sides.contains(&analysis.advice.situation.waiting_on())
            || self.states.contains(&analysis.standing.state);
        any && self.since.is_none_or(|since| {
            let last = analysis.thread.messages.iter().rev().find_map(|message| message.at);
            // A thread without dates may be of any day.
            last.is_none_or(|stamp| stamp.at.date_naive() >= since)
        })
    }
}

fn since(given: &str, now: DateTime<FixedOffset>) -> Result<NaiveDate, Error> {
    let days = given.trim().strip_suffix(['d', '日']).and_then(|days| days.parse().ok());
    let back = days.and_then(|days| now.date_naive().checked_sub_days(Days::new(days)));
    back.or_else(|| calendar::day(given.trim())).ok_or_else(|| Error::Option {
        name: "--since",
        value: given.to_owned(),
        wanted: (
            "「2026-11-01」または「14d」（14日以内）の形で指定してください。".to_owned(),
            "give a day such as `2026-11-01`, or `14d` for the last 14 days".to_owned(),
        ),
    })
}
