//! The kinds of message that a user can ask for by name.

use super::{Ask, DraftWish, Registry};
use crate::Error;
use crate::advice::{self, Action, Note};

/// Name, what it stands for: an action of the advice, or a template.
const KINDS: &[(&str, Wanted)] = &[
    ("nudge", Wanted::Action(Action::Nudge)),
    ("final", Wanted::Action(Action::FinalNotice)),
    ("reply", Wanted::Action(Action::Reply)),
    ("later", Wanted::Reply("reply-later")),
    ("late", Wanted::Reply("reply-late")),
    ("progress", Wanted::Reply("reply-progress")),
    ("estimate", Wanted::Reply("reply-estimate")),
    ("extension", Wanted::Action(Action::ProposeExtension)),
    ("deliver", Wanted::Action(Action::Deliver)),
    ("cancel", Wanted::Action(Action::ProposeCancel)),
    ("support", Wanted::Action(Action::ContactSupport)),
    ("close", Wanted::Action(Action::Close)),
    ("unlist", Wanted::Action(Action::Unlist)),
    ("list", Wanted::Action(Action::List)),
    ("proceed", Wanted::Action(Action::Proceed)),
    ("rate", Wanted::Action(Action::Rate)),
    ("thanks", Wanted::Action(Action::Thank)),
];

#[derive(Clone, Copy)]
enum Wanted {
    /// What the advice could have said.
    Action(Action),
    /// An answer of mine, written from this template.
    Reply(&'static str),
}

impl DraftWish {
    /// The wish for a message of this kind: `extension`, `late`, or the id of a template, `T27`.
    ///
    /// # Errors
    /// There is no such kind and no such template, or the user's own template of this id is wrong.
    pub fn of_kind(name: &str, registry: &Registry) -> Result<Self, Error> {
        let known = KINDS.iter().find(|(known, _)| *known == name).map(|(_, wanted)| *wanted);
        let known = known.or_else(|| Action::from_name(name).filter(|it| it.sends()).map(Wanted::Action));
        Ok(match known {
            Some(Wanted::Action(action)) => Self { action: Some(action), ..Self::default() },
            Some(Wanted::Reply(id)) => {
                Self { action: Some(Action::Reply), template: Some(id.to_owned()), ..Self::default() }
            }
            None => match registry.get(name) {
                Ok(template) => Self { template: Some(template.id.clone()), ..Self::default() },
                Err(_) => return Err(registry.wrong_one(name).cloned().unwrap_or_else(|| unknown(name))),
            },
        })
    }

    /// Why the wished message should not be sent: a reminder in my turn or while a promise runs, the formal step
    /// without anything delivered.
    #[must_use]
    pub fn objection(&self, ask: &Ask<'_>) -> Option<Note> {
        advice::objection(self.action?, ask.advice, ask.standing, ask.settings, ask.platform)
    }
}

fn unknown(name: &str) -> Error {
    let kinds: Vec<&str> = KINDS.iter().map(|(known, _)| *known).collect();
    Error::Option {
        name: "--kind",
        value: name.to_owned(),
        wanted: (
            format!("使えるのは {} と、定型文の ID（henji template list）です。", kinds.join("、")),
            format!("it is one of {}, or the id of a template", kinds.join(", ")),
        ),
    }
}
