//! `--drafts`: one file a message.

use std::fs;
use std::path::Path;

use crate::cli::beside::Beside;
use crate::cli::input;
use crate::error::Error;
use crate::report::catalogue::plain;
use crate::triage::{List, Record};

/// Writes the messages of the list into `folder`, which is made where it is not there.
///
/// # Errors
/// [`Error::Io`] where one cannot be written.
pub(super) fn write(folder: &Path, list: &List) -> Result<(), Error> {
    fs::create_dir_all(folder)
        .map_err(|error| Error::Io { path: folder.display().to_string(), reason: input::reason(&error) })?;
    for listed in &list.records {
        if let Some(draft) = &listed.record.draft {
            let subject = draft.subject.as_ref().map_or_else(String::new, |subject| format!("件名：{subject}\n\n"));
            let text = plain(&format!("{subject}{}\n", draft.body.trim_end()));
            Beside::write_all(&folder.join(name(&listed.record)), text.as_bytes())?;
        }
    }
    Ok(())
}

/// 「田中-nudge-1f0c….txt」: the same thread has the same name in every run.
fn name(record: &Record) -> String {
    let letters = record.who.chars().map(|c| if c.is_alphanumeric() { c } else { '_' });
    let who: String = letters.take(20).collect();
    let who = if who.is_empty() { "thread".to_owned() } else { who };
    let key: String = record.seen.key.chars().take(10).collect();
    format!("{who}-{}-{key}.txt", record.action.name())
}
