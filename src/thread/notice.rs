//! The lines that a service writes: notices between messages, as data.

use std::sync::OnceLock;

use serde::Deserialize;

use super::EventKind;
use super::cursor::is_space;
use super::glob::Globs;
use super::mark::Mark;
use crate::embedded::embedded;

/// A notice that was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) kind: EventKind,
    pub(crate) platform: Option<&'static str>,
    /// People write this themselves too: it counts only where no message is open.
    pub(crate) loose: bool,
}

/// What the service says on this line, when it is one of its notices.
pub(crate) fn of(line: &str) -> Option<Known> {
    let line = unadorned(line);
    if line.is_empty() || line.len() > LONGEST || line.contains(['！', '？', '!', '?']) {
        return None;
    }
    let mut sentences = line.split('。').map(unadorned).filter(|it| !it.is_empty());
    let first = table().notices.find(sentences.next()?).copied()?;
    let goes_on = |it: &str| table().notices.find(it).is_some() || GUIDES.iter().any(|end| it.ends_with(end));
    sentences.all(goes_on).then_some(first)
}

/// How a service goes on behind a notice: 「納品予定日を過ぎています。正式な納品を行ってください。」.
const GUIDES: [&str; 5] = ["ください", "下さい", "しましょう", "されます", "になります"];

/// The mark that these words are: 「既読」, 「(編集済み)」.
pub(crate) fn mark_of(words: &str) -> Option<Mark> {
    (words.len() <= LONGEST_MARK).then(|| table().marks.find(words)).flatten().copied()
}

/// Notices stand on one line.
const LONGEST: usize = 300;
const LONGEST_MARK: usize = 90;

/// A notice without its ornaments: 「■トークルームがオープンしました。」 → 「トークルームがオープンしました」.
fn unadorned(line: &str) -> &str {
    line.trim_matches(|it: char| {
        is_space(it)
            || matches!(
                it,
                '■' | '●'
                    | '◆'
                    | '◇'
                    | '○'
                    | '★'
                    | '☆'
                    | '※'
                    | '・'
                    | '【'
                    | '】'
                    | '「'
                    | '」'
                    | '〈'
                    | '〉'
                    | '《'
                    | '》'
            )
            || matches!(
                it,
                '-' | '―'
                    | '─'
                    | '—'
                    | '='
                    | '*'
                    | '。'
                    | '!'
                    | '！'
                    | '▼'
                    | '▶'
                    | '✓'
                    | '✔'
                    | '＜'
                    | '＞'
                    | '<'
                    | '>'
                    | '～'
                    | '〜'
                    | '＊'
            )
    })
}

struct Table {
    notices: Globs<Known>,
    marks: Globs<Mark>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let data: Data = embedded!("notices");
        let (mut notices, mut marks) = (Globs::default(), Globs::default());
        for entry in data.notice {
            let known = Known {
                kind: entry.kind.into(),
                platform: entry.platform.as_deref().and_then(platform),
                loose: entry.loose,
            };
            entry.patterns.iter().for_each(|it| notices.add(it, known));
        }
        for entry in data.mark {
            entry.patterns.iter().for_each(|it| marks.add(it, entry.kind.into()));
        }
        Table { notices, marks }
    })
}

fn platform(id: &str) -> Option<&'static str> {
    ["coconala", "lancers", "crowdworks", "skima"].into_iter().find(|it| *it == id)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    notice: Vec<NoticeEntry>,
    mark: Vec<MarkEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoticeEntry {
    #[allow(dead_code, reason = "names the entry for readers and tests")]
    id: String,
    kind: KindName,
    platform: Option<String>,
    #[serde(default)]
    loose: bool,
    patterns: Vec<String>,
    #[cfg(test)]
    fires: Vec<String>,
    #[cfg(test)]
    silent: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MarkEntry {
    kind: MarkName,
    patterns: Vec<String>,
    #[cfg(test)]
    fires: Vec<String>,
    #[cfg(test)]
    silent: Vec<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum MarkName {
    Read,
    Unread,
    Edited,
    Furniture,
}

impl From<MarkName> for Mark {
    fn from(name: MarkName) -> Self {
        match name {
            MarkName::Read => Self::Read,
            MarkName::Unread => Self::Unread,
            MarkName::Edited => Self::Edited,
            MarkName::Furniture => Self::Furniture,
        }
    }
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KindName {
    Purchased,
    Escrowed,
    Paid,
    DeliveredFormally,
    Accepted,
    Returned,
    CancelRequested,
    Cancelled,
    Closed,
    DueSet,
    Proposed,
    EstimateRequested,
    Rated,
    Other,
}

impl From<KindName> for EventKind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Purchased => Self::Purchased,
            KindName::Escrowed => Self::Escrowed,
            KindName::Paid => Self::Paid,
            KindName::DeliveredFormally => Self::DeliveredFormally,
            KindName::Accepted => Self::Accepted,
            KindName::Returned => Self::Returned,
            KindName::CancelRequested => Self::CancelRequested,
            KindName::Cancelled => Self::Cancelled,
            KindName::Closed => Self::Closed,
            KindName::DueSet => Self::DueSet,
            KindName::Proposed => Self::Proposed,
            KindName::EstimateRequested => Self::EstimateRequested,
            KindName::Rated => Self::Rated,
            KindName::Other => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::thread::mark;

    #[test]
    fn every_entry_fires_and_keeps_silent() {
        let data: Data = embedded!("notices");
        for entry in &data.notice {
            assert!(entry.fires.len() >= 2 && entry.silent.len() >= 2, "{}", entry.id);
            for line in &entry.fires {
                let found = of(line).map(|it| it.kind);
                assert_eq!(found, Some(entry.kind.into()), "{}: {line}", entry.id);
            }
            for line in &entry.silent {
                assert_eq!(of(line), None, "{}: {line}", entry.id);
            }
            assert!(entry.platform.is_none() || entry.platform.as_deref().and_then(platform).is_some(), "{}", entry.id);
        }
        for entry in &data.mark {
            for line in &entry.fires {
                assert_eq!(mark::of(line), Some(entry.kind.into()), "{line}");
            }
            for line in &entry.silent {
                assert_eq!(mark::of(line), None, "{line}");
            }
        }
    }
}
