//! The decision table and the table of situations, as data.

use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::Error as _;

use super::flag::{Flag, Flags};
use super::{Action, Limit, Situation, Step};
use crate::dialogue::State;
use crate::embedded::embedded;

/// One row: what holds, and what is done then.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Row {
    pub(super) id: String,
    #[serde(deserialize_with = "situation")]
    pub(super) situation: Situation,
    #[serde(default)]
    silence: Range,
    #[serde(default)]
    age: Range,
    #[serde(default)]
    since_nudge: Range,
    #[serde(default)]
    nudge_bd: Range,
    #[serde(default)]
    nudges: Range,
    #[serde(default)]
    due: Range,
    #[serde(default)]
    promise: Range,
    #[serde(default)]
    clock: Option<Clock>,
    #[serde(default)]
    when: Vec<Flag>,
    #[serde(default)]
    unless: Vec<Flag>,
    #[serde(deserialize_with = "action")]
    pub(super) action: Action,
    #[serde(default, deserialize_with = "step")]
    pub(super) step: Option<Step>,
    #[serde(default, deserialize_with = "limit")]
    pub(super) deadline: Limit,
    #[serde(default, deserialize_with = "actions")]
    pub(super) alternatives: Vec<Action>,
    #[serde(default)]
    pub(super) warnings: Vec<String>,
    pub(super) reason: String,
    #[serde(default)]
    pub(super) otherwise: Option<String>,
    /// The case by which the row is tested.
    #[cfg(test)]
    pub(super) example: Example,
}

/// The case by which a row is tested; what is left out is far off or nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg(test)]
pub(super) struct Example {
    pub(super) silence: Option<i64>,
    pub(super) age: Option<i64>,
    #[serde(default)]
    pub(super) nudges: usize,
    pub(super) due: Option<i64>,
    pub(super) promise: Option<i64>,
    #[serde(default)]
    pub(super) facts: Vec<Flag>,
}

/// How a platform's clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Clock {
    Running,
    Over,
    Unknown,
}

/// What a row is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measure {
    pub(super) situation: Situation,
    pub(super) silence: i64,
    pub(super) age: i64,
    pub(super) since_nudge: i64,
    pub(super) nudge_bd: i64,
    pub(super) nudges: i64,
    pub(super) due: i64,
    pub(super) promise: i64,
    pub(super) clock: Clock,
    pub(super) flags: Flags,
}

/// Days from one number to another, both inclusive: "2..3", "3..", "..2", "2".
#[derive(Clone, Copy, Debug)]
struct Range {
    min: i64,
    max: i64,
}

impl Default for Range {
    fn default() -> Self {
        Self { min: i64::MIN, max: i64::MAX }
    }
}

impl Range {
    fn has(self, value: i64) -> bool {
        (self.min..=self.max).contains(&value)
    }

    fn parse(text: &str) -> Option<Self> {
        let bound = |part: &str, open: i64| if part.is_empty() { Some(open) } else { part.parse().ok() };
        match text.split_once("..") {
            Some((min, max)) => Some(Self { min: bound(min, i64::MIN)?, max: bound(max, i64::MAX)? }),
            None => text.parse().ok().map(|value| Self { min: value, max: value }),
        }
    }
}

impl<'de> Deserialize<'de> for Range {
    fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let text = String::deserialize(source)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom(format!("`{text}` is no range like 2..3")))
    }
}

impl Row {
    pub(super) fn fits(&self, it: &Measure) -> bool {
        self.situation == it.situation
            && self.silence.has(it.silence)
            && self.age.has(it.age)
            && self.since_nudge.has(it.since_nudge)
            && self.nudge_bd.has(it.nudge_bd)
            && self.nudges.has(it.nudges)
            && self.due.has(it.due)
            && self.promise.has(it.promise)
            && self.clock.is_none_or(|clock| clock == it.clock)
            && self.when.iter().all(|flag| it.flags.has(*flag))
            && !self.unless.iter().any(|flag| it.flags.has(*flag))
    }
}

#[cfg(test)]
impl Row {
    /// The facts that the row asks for.
    pub(super) fn when_flags(&self) -> Vec<Flag> {
        self.when.clone()
    }

    /// Whether the row fits every case of its situation.
    pub(super) fn is_unconditional(&self) -> bool {
        let ranges = [self.silence, self.age, self.since_nudge, self.nudge_bd, self.nudges, self.due, self.promise];
        let open = ranges.iter().all(|it| it.min == i64::MIN && it.max == i64::MAX);
        open && self.clock.is_none() && self.when.is_empty() && self.unless.is_empty()
    }
}

/// The row that decides; the table ends every situation with a row without conditions.
pub(super) fn row(measure: &Measure) -> &'static Row {
    rows().iter().find(|row| row.fits(measure)).unwrap_or(&rows()[rows().len() - 1])
}

/// Every row, in the order of the file.
pub(super) fn rows() -> &'static [Row] {
    &TABLE.row
}

static TABLE: LazyLock<Table> = LazyLock::new(|| embedded!("advice"));

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    row: Vec<Row>,
}

/// The situation that a state and these facts amount to.
pub(super) fn situation_of(state: State, flags: Flags) -> Situation {
    SITUATIONS
        .situation
        .iter()
        .find(|row| {
            (row.state == "any" || row.state == state.name())
                && row.when.iter().all(|flag| flags.has(*flag))
                && !row.unless.iter().any(|flag| flags.has(*flag))
        })
        .map_or(Situation::Unclear, |row| row.situation)
}

/// Words that show a fact where no act does.
pub(super) fn cues() -> &'static Cues {
    &SITUATIONS.cues
}

/// Words that show a fact where no act does, by fact.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cues {
    pub(super) custom: Vec<String>,
    pub(super) phone: Vec<String>,
    pub(super) started: Vec<String>,
    pub(super) excuse: Vec<String>,
    pub(super) announced: Vec<String>,
    pub(super) harmless: Vec<String>,
    pub(super) last: Vec<String>,
    pub(super) soft: Vec<String>,
    pub(super) ask: Vec<String>,
    pub(super) own: Vec<String>,
    pub(super) offer: Vec<String>,
    pub(super) beginner: Vec<String>,
    pub(super) abuse: Vec<String>,
    pub(super) outside: Vec<String>,
    pub(super) double: Vec<String>,
    pub(super) deemed: Vec<String>,
    pub(super) supplied: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Situations {
    cues: Cues,
    situation: Vec<SituationRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SituationRow {
    state: String,
    #[serde(deserialize_with = "situation")]
    situation: Situation,
    #[serde(default)]
    when: Vec<Flag>,
    #[serde(default)]
    unless: Vec<Flag>,
}

static SITUATIONS: LazyLock<Situations> = LazyLock::new(|| embedded!("advice_situations"));

fn situation<'de, D: serde::Deserializer<'de>>(source: D) -> Result<Situation, D::Error> {
    let text = String::deserialize(source)?;
    Situation::from_name(&text).ok_or_else(|| D::Error::custom(format!("`{text}` is no situation")))
}

fn action<'de, D: serde::Deserializer<'de>>(source: D) -> Result<Action, D::Error> {
    let text = String::deserialize(source)?;
    Action::from_name(&text).ok_or_else(|| D::Error::custom(format!("`{text}` is no action")))
}

fn actions<'de, D: serde::Deserializer<'de>>(source: D) -> Result<Vec<Action>, D::Error> {
    let named =
        |text: String| Action::from_name(&text).ok_or_else(|| D::Error::custom(format!("`{text}` is no action")));
    Vec::<String>::deserialize(source)?.into_iter().map(named).collect()
}

fn step<'de, D: serde::Deserializer<'de>>(source: D) -> Result<Option<Step>, D::Error> {
    let number = u8::deserialize(source)?;
    Step::from_number(number).map(Some).ok_or_else(|| D::Error::custom(format!("{number} is no step")))
}

fn limit<'de, D: serde::Deserializer<'de>>(source: D) -> Result<Limit, D::Error> {
    let text = String::deserialize(source)?;
    Limit::parse(&text).ok_or_else(|| D::Error::custom(format!("`{text}` is no deadline like 2bd")))
}

impl Limit {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "before-due" => Self::BeforeDue,
            "before-work" => Self::BeforeWork,
            "own" => Self::Own,
            _ => Self::BusinessDays(text.strip_suffix("bd")?.parse().ok()?),
        })
    }
}
