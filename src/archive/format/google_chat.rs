//! Google Chat as Google Takeout gives it: `messages.json` of a room, `group_info.json` beside it.

use chrono::{NaiveDate, NaiveDateTime};
use serde::Deserialize;

use crate::archive::Skip;
use crate::archive::conversation::{Conversation, with_attachments};
use crate::archive::export::Layout;
use crate::archive::json::{Step, Want, Watch};
use crate::calendar;
use crate::thread::{Format, Stamp, Written};

pub(in crate::archive) const LAYOUT: Layout = Layout { format: Format::GoogleChat, watches: WATCHES, take };

const WATCHES: &[Watch] = &[Watch { path: &[Step::Key("messages"), Step::Each], want: Want::Value }];

#[derive(Deserialize)]
struct Message {
    creator: Option<Person>,
    #[serde(default)]
    created_date: String,
    #[serde(default)]
    text: String,
    #[serde(rename = "message_state")]
    state: Option<String>,
    #[serde(default)]
    attached_files: Vec<File>,
}

/// Somebody in a room.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub(in crate::archive) struct Person {
    #[serde(default)]
    pub(in crate::archive) name: String,
    pub(in crate::archive) email: Option<String>,
    user_type: Option<String>,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    original_name: String,
}

/// `group_info.json`.
#[derive(Deserialize)]
pub(in crate::archive) struct Group {
    pub(in crate::archive) name: Option<String>,
    #[serde(default)]
    pub(in crate::archive) members: Vec<Person>,
}

/// `user_info.json` of the account that was exported.
#[derive(Deserialize)]
pub(in crate::archive) struct Account {
    pub(in crate::archive) user: Person,
}

fn take(conversation: &mut Conversation, _: usize, bytes: &[u8]) -> serde_json::Result<()> {
    let message: Message = serde_json::from_slice(bytes)?;
    let at = instant(&message.created_date);
    let Some(creator) = message.creator.filter(|_| message.state.as_deref() != Some("DELETED")) else {
        conversation.note(Skip::Unsent, "", at, message.text);
        return Ok(());
    };
    if creator.user_type.as_deref() == Some("Bot") {
        conversation.skipped.add(Skip::Bot);
        return Ok(());
    }
    let files = message.attached_files.iter().map(|it| ("ファイル", it.original_name.as_str()));
    let text = with_attachments(&message.text, files);
    conversation.letter(Written { from: creator.name, address: creator.email, at, text, service: false });
    Ok(())
}

/// `Monday, November 16, 2026 at 1:02:00 AM UTC`, 「2026年11月16日月曜日 9時00分05秒 UTC」.
fn instant(written: &str) -> Option<Stamp> {
    let plain: String = written.chars().map(|it| if it == '\u{202f}' || it == '\u{a0}' { ' ' } else { it }).collect();
    let plain = plain.trim().trim_end_matches("UTC").trim_end();
    let english = plain.split_once(", ").map_or(plain, |it| it.1);
    let utc = NaiveDateTime::parse_from_str(english, "%B %d, %Y at %I:%M:%S %p").ok().or_else(|| numbers(plain))?;
    Some(Stamp { at: utc.and_utc().with_timezone(&calendar::japan()), timed: true })
}

/// Year, month, day, hour, minute and second in this order, whatever stands between.
fn numbers(plain: &str) -> Option<NaiveDateTime> {
    let mut parts = plain.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty() && it.len() <= 4);
    let mut next = || parts.next().and_then(|it| it.parse::<u32>().ok());
    let (year, month, day) = (next()?, next()?, next()?);
    let (hour, minute, second) = (next()?, next()?, next().unwrap_or_default());
    let half_day = if plain.contains("午後") && hour < 12 { 12 } else { 0 };
    let hour = if plain.contains("午前") && hour == 12 { 0 } else { hour + half_day };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?.and_hms_opt(hour, minute, second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_in_either_language() {
        #[track_caller]
        fn check(written: &str, wanted: Option<&str>) {
            assert_eq!(instant(written).map(|it| it.at.to_rfc3339()).as_deref(), wanted, "{written}");
        }
        check("Monday, November 16, 2026 at 1:02:00\u{202f}AM UTC", Some("2026-11-16T10:02:00+09:00"));
        check("Monday, November 16, 2026 at 12:30:00 PM UTC", Some("2026-11-16T21:30:00+09:00"));
        check("2026年11月16日月曜日 9時00分05秒 UTC", Some("2026-11-16T18:00:05+09:00"));
        check("2026年11月16日月曜日 午後3時00分05秒 UTC", Some("2026-11-17T00:00:05+09:00"));
        check("2026年13月16日 9時00分05秒 UTC", None);
        check("きのう", None);
        check("", None);
    }
}
