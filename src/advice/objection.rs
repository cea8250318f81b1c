//! Why a message that the user asks for should not be sent.

use super::{Action, Advice, Note, Settings, notes};
use crate::dialogue::{Delivered, Standing, WaitingOn};
use crate::platform::Platform;

/// What speaks against doing `action` now, if anything: a reminder in my own turn or while a promise runs, the formal
/// step before anything was delivered.
#[must_use]
pub fn objection(
    action: Action,
    advice: &Advice,
    standing: &Standing,
    settings: &Settings,
    platform: &Platform,
) -> Option<Note> {
    match action {
        Action::Nudge | Action::FinalNotice if advice.situation.waiting_on() == WaitingOn::Me => {
            notes::warning("your-turn", &[])
        }
        Action::Nudge | Action::FinalNotice => advice.warnings.iter().find(|it| it.id == "promise-running").cloned(),
        Action::Deliver => {
            let provided = settings.delivered || standing.delivered >= Delivered::Work;
            let formal = platform.words.formal.clone().unwrap_or_else(|| "納品の完了".to_owned());
            if provided { None } else { notes::warning("formal-unprovided", &[("formal", formal)]) }
        }
        _ => None,
    }
}
