//! The closed vocabularies as they stand in JSON: a name each, all of them listed in the schema.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::advice::{Action, Situation};
use crate::clause::{Agent, Aspect, Force, Polarity};
use crate::dialogue::{Act, Cause, General, ItemKind, Stage, State, Status, WaitingOn};
use crate::register::Register;
use crate::thread::{Format, Role};
use crate::timex::Kind;
use crate::timing::{Level, Trend};
use crate::triage::{Level as UrgencyLevel, News};

/// A closed set of values with a stable name each.
pub trait Vocabulary: Copy + 'static {
    /// What the set is called in the schema: `Act`.
    const TITLE: &str;

    /// Every value, in a fixed order.
    fn all() -> &'static [Self];

    /// The value's name: `request_materials`.
    fn word(self) -> &'static str;
}

/// A value of a vocabulary, written as its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<T>(pub T);

impl<T: Vocabulary> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.word())
    }
}

impl<T: Vocabulary> JsonSchema for Word<T> {
    fn schema_name() -> Cow<'static, str> {
        T::TITLE.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words: Vec<_> = T::all().iter().map(|value| value.word()).collect();
        json_schema!({ "type": "string", "enum": words })
    }
}

/// Declares vocabularies; those without a list of their own get it here, with their names.
macro_rules! vocabularies {
    ($($type:ident;)+) => {$(
        impl Vocabulary for $type {
            const TITLE: &str = stringify!($type);
            fn all() -> &'static [Self] { Self::ALL }
            fn word(self) -> &'static str { self.name() }
        }
    )+};
    ($($type:ident { $($variant:ident = $name:literal,)+ })+) => {$(
        impl Vocabulary for $type {
            const TITLE: &str = stringify!($type);
            fn all() -> &'static [Self] { &[$(Self::$variant,)+] }
            fn word(self) -> &'static str { match self { $(Self::$variant => $name,)+ } }
        }
    )+};
}

vocabularies! {
    Act;
    Action;
    Agent;
    Aspect;
    Cause;
    Force;
    Polarity;
    Situation;
    State;
}

vocabularies! {
    UrgencyLevel { Urgent = "urgent", Today = "today", Soon = "soon", Waiting = "waiting", Nothing = "nothing", }
    News { New = "new", Answered = "answered", Worse = "worse", Handled = "handled", Same = "same", }
    Trend { Slower = "slower", Steady = "steady", Faster = "faster", }
}

vocabularies! {
    Role { Me = "me", Them = "them", Unknown = "unknown", }
    WaitingOn { Me = "me", Them = "them", Nobody = "none", }
    Stage { Inquiry = "inquiry", Contracted = "contracted", Delivered = "delivered", Closed = "closed", }
    Status { Open = "open", Optional = "optional", Done = "done", Withdrawn = "withdrawn", }
    Level { Low = "low", Middle = "middle", High = "high", }
    Register { Casual = "casual", Polite = "polite", Honorific = "honorific", }
    General {
        Greeting = "greeting", Thanks = "thanks", Apology = "apology", Question = "question", Answer = "answer",
        Request = "request", Offer = "offer", Promise = "promise", Propose = "propose", Accept = "accept",
        Decline = "decline", Acknowledge = "acknowledge", Inform = "inform",
    }
    ItemKind {
        Agreement = "agreement", RevisionReview = "revision_review", Review = "review", Payment = "payment",
        EstimateReply = "estimate_reply", Purchase = "purchase", Materials = "materials",
        Instructions = "instructions", Answer = "answer", Estimate = "estimate", Revision = "revision", Work = "work",
    }
    Kind {
        By = "by", Within = "within", On = "on", From = "from", Around = "around", Duration = "duration",
        None = "none",
    }
    Format {
        Header = "header", Inline = "inline", Line = "line", Slack = "slack", Chatwork = "chatwork",
        Email = "email", Coconala = "coconala", Bare = "bare", Record = "record",
        Discord = "discord", Telegram = "telegram", WhatsApp = "whatsapp", Teams = "teams",
        GoogleChat = "google_chat",
    }
}
