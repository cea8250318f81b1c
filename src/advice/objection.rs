//! Why a message that the user asks for should not be sent, and what may be written only where it was settled.

use super::said::{Said, Saying};
use super::{Action, Advice, Note, Settings, notes};
use crate::dialogue::{Delivered, Standing, WaitingOn};
use crate::platform::Platform;
use crate::thread::Thread;

/// Whether the two have settled that silence is acceptance: 「10日以内にご連絡がない場合は検収完了とみなします」.
#[must_use]
pub fn silence_is_acceptance(thread: &Thread) -> bool {
    thread.messages.iter().any(|it| Saying::of(&it.text).has(Said::Deemed))
}

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
