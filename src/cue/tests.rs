use chrono::NaiveDate;

use super::compile::Cues;
use super::source::entries;
use crate::dialogue::Reader;
use crate::thread::Role;
use crate::calendar::Business;
use crate::timex::{Anchor, Kind, Timex, scan};

/// The temporal expressions of a text written on a Friday afternoon.
pub(super) fn times(text: &str) -> Vec<Timex> {
    let written = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap().and_hms_opt(15, 0, 0).unwrap();
    let mut times = scan(text, Anchor::Written(written), &Business::default());
    times.retain(|time| time.kind != Kind::None);
    times
}

/// The ids of the cues that speak of `text`, as said by `by`.
fn fired(reader: &mut Reader, text: &str, by: Role) -> Vec<String> {
    reader.fired(text, by)
}

#[test]
fn every_cue_fires_and_is_silent_as_it_says() {
    let entries = entries().expect("the cue files parse");
    Cues::compile(&entries).expect("the cue files compile");
    let mut reader = Reader::new();
    let mut wrong = Vec::new();
    for (file, entry) in &entries {
        let roles: &[Role] = match entry.by.as_deref() {
            Some("me") => &[Role::Me],
            Some("them") => &[Role::Them],
            _ => &[Role::Me, Role::Them],
        };
        for &role in roles {
            for text in &entry.fires {
                let fired = fired(&mut reader, text, role);
                if !fired.contains(&entry.id) {
                    wrong.push(format!("{file}: {} does not fire on 「{text}」, but {fired:?}", entry.id));
                }
            }
            for text in &entry.silent {
                if fired(&mut reader, text, role).contains(&entry.id) {
                    wrong.push(format!("{file}: {} fires on 「{text}」", entry.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
