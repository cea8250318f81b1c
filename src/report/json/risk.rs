//! The part of `henji/analysis/1` that says whether the thread may fall silent.

use schemars::JsonSchema;
use serde::Serialize;

use super::Word;
use crate::timing::{self, CAVEAT, Level};

/// Whether the thread may fall silent: a tendency with its reasons, never a verdict.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Risk<'a> {
    /// How strong the tendency is.
    pub level: Word<Level>,
    /// The signs that are there.
    pub signals: Vec<Signal<'a>>,
    /// What could not be judged, in Japanese; never counted as harmless.
    pub unknown: Vec<&'a str>,
    /// How the user has kept up.
    pub own: Own,
    /// What must be said beside the level.
    pub caveat: &'static str,
}

/// One sign.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Signal<'a> {
    /// A stable name: `slow-replies`.
    pub id: &'a str,
    /// What it is about: 「返信の間隔」.
    pub label: &'a str,
    /// Its weight: 1 or 2; 0 where it is only told.
    pub points: u8,
    /// What was seen.
    pub text: &'a str,
    /// What to prepare.
    pub advice: &'a str,
}

/// How the user has kept up.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Own {
    /// From their first message to the user's first answer.
    pub first_reply_seconds: Option<i64>,
    /// How many days the user named for what the user owed.
    pub promises: usize,
    /// How many of them have passed while it is still owed.
    pub broken: usize,
}

impl<'a> From<&'a timing::Risk> for Risk<'a> {
    fn from(risk: &'a timing::Risk) -> Self {
        let signals = risk.signals.iter().map(|it| Signal {
            id: &it.id,
            label: &it.label,
            points: it.points,
            text: &it.text,
            advice: &it.advice,
        });
        Self {
            level: Word(risk.level),
            signals: signals.collect(),
            unknown: risk.unknown.iter().map(String::as_str).collect(),
            own: Own {
                first_reply_seconds: risk.own.first_reply_seconds,
                promises: risk.own.promises,
                broken: risk.own.broken,
            },
            caveat: CAVEAT,
        }
    }
}
