//! The rule files as they are written.

use serde::Deserialize;

use crate::embedded::{self, source};
use crate::lint::rule::{Group, Scope};
use crate::lint::situation::Formality;
use crate::lint::{Check, Rule, Severity};

/// Declares every rule file; a test compares the list with the directory.
macro_rules! files {
    ($($id:literal,)+) => {
        /// Every file of `dictionaries/lint/` with its content, by the rule's id.
        pub const FILES: &[(&str, &str)] =
            &[$(($id, include_str!(concat!("../../../dictionaries/lint/", $id, ".toml"))),)+];

        /// The same files as the build made them ready, in the same order.
        const READY: &[&str] = &[$(source!("lint/", $id),)+];
    };
}

files! {
    "accusation-word",
    "ambiguous-relative-date",
    "blame-question",
    "casual-word",
    "causative-sa-insertion",
    "complaint-feeling",
    "condescending-phrase",
    "contracted-form",
    "demand-chain",
    "direct-deal",
    "double-humble",
    "external-contact",
    "free-extra-work",
    "guarantee-claim",
    "honorific-go-sareru",
    "humble-for-recipient",
    "humble-form-request",
    "humble-potential-for-recipient",
    "impatient-mada",
    "light-acknowledgement",
    "light-apology",
    "manual-keigo",
    "meet-in-person",
    "missing-cushion",
    "own-side-honorific",
    "personal-info-request",
    "progressive-i-dropping",
    "redundant-expression",
    "repeated-reproach",
    "review-pressure",
    "second-person-pronoun",
    "spelling-variant",
    "stacked-title",
    "threat-consequence",
    "urgency-without-reason",
    "vague-deadline",
    "vague-reference",
    "wrong-honorific-prefix",
}

/// A rule file: what the rule is, unless a file under `src/lint/rules` says so, and its patterns.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct RuleFile {
    /// What people call it: 「まだですか」.
    pub name: String,
    /// Its family: `pressure`.
    pub group: String,
    /// `error`, `warning` or `hint`.
    pub severity: String,
    /// Whether it runs without being asked for; it does unless this says `false`.
    pub on: Option<bool>,
    /// `own` or `all`.
    pub scope: String,
    /// The rules that have nothing to say where this one spoke.
    pub beats: Vec<String>,
    /// What it looks for.
    pub what: String,
    /// Why, with the source.
    pub why: String,
    /// The patterns.
    pub pattern: Vec<PatternEntry>,
    /// The examples; empty unless the whole file is read.
    pub examples: Examples,
}

/// Patterns that share message, remedy and guards.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct PatternEntry {
    /// One or several rows of elements.
    #[serde(rename = "match")]
    pub rows: Vec<String>,
    /// What is wrong and why; `{0}` is the whole match, `{1}` its first element.
    pub message: String,
    /// What can stand there without asking: `ご{2}ください`, `{1:連用}`, `{する=3}`.
    pub fix: Option<String>,
    /// What could stand there.
    pub pick: Vec<String>,
    /// The severity, where it is not the rule's.
    pub severity: Option<String>,
    /// Words (literals or `<base>`) of which none may stand in the sentence.
    pub unless: Vec<String>,
    /// Words of which none may stand in this, the previous or the next sentence.
    pub unless_near: Vec<String>,
    /// Words of which one must stand in the sentence.
    pub only: Vec<String>,
    /// Words of which one must stand in this, the previous or the next sentence.
    pub only_near: Vec<String>,
    /// Accepted agents of the clause: `speaker`, `hearer`, `third`, `open`.
    pub agent: Vec<String>,
    /// Accepted forces of the clause: `request`, `question`, …
    pub force: Vec<String>,
    /// Features of which the clause must have all.
    pub features: Vec<String>,
    /// Features of which the clause may have none.
    pub lacks: Vec<String>,
    /// Whether a date must (or must not) stand in the sentence.
    pub dated: Option<bool>,
    /// The channels in which it counts: `room`, `chat`, `mail`; an unknown channel counts as a room.
    pub channels: Vec<String>,
    /// The least formality from which on it counts: `friendly`, `normal`, `formal`.
    pub formality: Option<String>,
    /// The steps in which it counts: `1..4`; an unknown step is in each.
    pub steps: Option<(u8, u8)>,
    /// Whether the step must be known for `steps` to hold.
    pub step_known: bool,
    /// Whether it counts in a market (`true`) or in a direct contract (`false`) only; an unknown place counts as both.
    pub market: Option<bool>,
}

/// Sentences that show what a rule does; tests read them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Examples {
    /// Where it must speak.
    pub bad: Vec<Example>,
    /// How it should be: silent.
    pub good: Vec<Example>,
    /// What only looks bad: silent, too.
    pub trap: Vec<Example>,
}

/// A sentence or message, and how it is sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Written")]
pub struct Example {
    /// The draft.
    pub text: String,
    /// What the finding covers.
    pub span_text: Option<String>,
    /// The draft after the fix, or what the fix puts there.
    pub fix: Option<String>,
    /// The instant of sending, else 2026-11-20 15:00.
    pub now: Option<String>,
    /// `room`, `chat` or `mail`.
    pub channel: Option<String>,
    /// `T1` to `T5`, `formal`, `normal`, `friendly`.
    pub tone: Option<String>,
    /// Which message about the same thing it is.
    pub turn: Option<u8>,
    /// The id of the place.
    pub platform: Option<String>,
    /// The pasted thread that it answers.
    pub thread: Option<String>,
    /// My name in the thread.
    pub me: Option<String>,
    /// The severity that is wanted.
    pub severity: Option<String>,
}

/// An example as it is written: bare, or with its particulars.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Bare(String),
    Full(Box<Full>),
}

/// Declares the written form of an example with the same fields.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Full {
    text: String,
    span_text: Option<String>,
    fix: Option<String>,
    now: Option<String>,
    channel: Option<String>,
    tone: Option<String>,
    turn: Option<u8>,
    platform: Option<String>,
    thread: Option<String>,
    me: Option<String>,
    severity: Option<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

impl From<Written> for Example {
    fn from(written: Written) -> Self {
        match written {
            Written::Bare(text) => Self { text, ..Self::default() },
            Written::Full(full) => Self {
                text: full.text,
                span_text: full.span_text,
                fix: full.fix,
                now: full.now,
                channel: full.channel,
                tone: full.tone,
                turn: full.turn,
                platform: full.platform,
                thread: full.thread,
                me: full.me,
                severity: full.severity,
            },
        }
    }
}

/// Reads every rule file, without its examples unless a unit test asks: the rule's id, the file as it is written, and what it says.
///
/// # Errors
/// A sentence that names the file and what is wrong with it.
pub(in crate::lint) fn all() -> impl Iterator<Item = Result<(&'static str, &'static str, RuleFile), String>> {
    FILES
        .iter()
        .zip(READY)
        .map(|(&(id, content), ready)| embedded::parse(&format!("lint/{id}"), ready).map(|file| (id, content, file)))
}

/// Reads a whole rule file.
///
/// # Errors
/// A sentence that names the file and what is wrong with it.
pub fn read(id: &str, content: &str) -> Result<RuleFile, String> {
    toml::from_str(content).map_err(|error| format!("dictionaries/lint/{id}.toml: {error}"))
}

impl RuleFile {
    /// The rule that the file stands for, when no file under `src/lint/rules` does.
    ///
    /// # Errors
    /// What is missing or unknown.
    pub(in crate::lint) fn rule(&self, id: &'static str, content: &'static str) -> Result<Rule, String> {
        let wrong = |what: &str, given: &str| format!("dictionaries/lint/{id}.toml: {what} `{given}`");
        let group = Group::ALL.into_iter().find(|group| group.name() == self.group);
        let scope = match self.scope.as_str() {
            "" | "own" => Scope::Own,
            "all" => Scope::All,
            other => return Err(wrong("unknown scope", other)),
        };
        Ok(Rule {
            id,
            name: leak(&self.name),
            group: group.ok_or_else(|| wrong("unknown group", &self.group))?,
            severity: Severity::from_name(&self.severity).ok_or_else(|| wrong("unknown severity", &self.severity))?,
            on: self.on.unwrap_or(true),
            needs_thread: false,
            scope,
            beats: self.beats.iter().map(|id| leak(id)).collect::<Vec<_>>().leak(),
            explanation: content,
            check: Check::Patterns,
        })
    }
}

/// Data of the program's own files lives as long as the program; it is read once.
fn leak(text: &str) -> &'static str {
    text.to_owned().leak()
}

/// The least formality that is named.
pub(super) fn formality(name: &str) -> Result<Formality, String> {
    Formality::from_name(name).ok_or_else(|| format!("unknown formality `{name}`"))
}
