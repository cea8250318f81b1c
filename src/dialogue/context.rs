//! What was said before a sentence, as far as it bears on what the sentence does.

use super::Act;
use crate::cue::{Fact, join};
use crate::thread::{EventKind, Role};

/// A set of acts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Acts(u64);

impl Acts {
    /// The empty set.
    pub const NONE: Self = Self(0);

    /// The set of these acts.
    #[must_use]
    pub const fn of(acts: &[Act]) -> Self {
        let mut set = 0;
        let mut at = 0;
        while at < acts.len() {
            set |= 1 << acts[at] as u8;
            at += 1;
        }
        Self(set)
    }

    /// Adds an act.
    pub fn add(&mut self, act: Act) {
        self.0 |= 1 << act as u8;
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What the two share.
    #[must_use]
    pub fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether the act is in the set.
    #[must_use]
    pub fn has(self, act: Act) -> bool {
        self.0 & (1 << act as u8) != 0
    }

    /// Whether the set is empty.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The last act, in the order of [`Act::ALL`].
    fn last(self) -> Option<Act> {
        Act::ALL.get(self.0.checked_ilog2()? as usize).copied()
    }

    /// The acts, in the order of [`Act::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Act> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let act = Act::ALL.get(rest.trailing_zeros() as usize)?;
            rest &= rest - 1;
            Some(*act)
        })
    }
}

impl FromIterator<Act> for Acts {
    fn from_iter<I: IntoIterator<Item = Act>>(acts: I) -> Self {
        acts.into_iter().fold(Self::NONE, |set, act| set.with(Self::of(&[act])))
    }
}

/// Acts that only keep the talk going.
const TALK: Acts = Acts::of(&[Act::Greeting, Act::Thanks, Act::Apology, Act::Acknowledge, Act::Inform]);

/// Acts that move the business on; the last of them tells how far it has come.
const STEPS: Acts = Acts::of(&[
    Act::RequestWork,
    Act::RequestEstimate,
    Act::GiveEstimate,
    Act::RequestPurchase,
    Act::Order,
    Act::RequestMaterials,
    Act::RequestInstructions,
    Act::Supply,
    Act::Instruct,
    Act::Deliver,
    Act::DeliverRevision,
    Act::DeliverFormally,
    Act::RequestRevision,
    Act::Approve,
    Act::Decline,
    Act::Cancel,
    Act::Hold,
    Act::ProposeExtension,
    Act::ProposeChange,
    Act::ProposeCancel,
    Act::RequestPayment,
    Act::Pay,
    Act::Question,
]);

/// Acts that are remembered through the whole thread.
const MILESTONES: Acts = Acts::of(&[
    Act::GiveEstimate,
    Act::Order,
    Act::RequestMaterials,
    Act::Supply,
    Act::Deliver,
    Act::DeliverRevision,
    Act::RequestRevision,
    Act::Approve,
    Act::RequestPayment,
    Act::PromiseMaterials,
    Act::PromiseDelivery,
]);

/// What one side has said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Voice {
    /// In its present or last turn: one or several messages in a row.
    turn: Acts,
    /// In the turn before that.
    before: Acts,
    /// In the whole thread.
    ever: Acts,
}

/// What was said before a sentence; it goes through a thread with the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// My voice and theirs.
    voices: [Voice; 2],
    by: Role,
    messages: u32,
    /// What the sentence before did; empty at the beginning of a message.
    previous: Acts,
    /// The last act that moved the business on, and whose it was.
    step: Option<(usize, Act)>,
    /// The last thing that the service noted, until the next message is over.
    event: Option<EventKind>,
}

impl Context {
    /// The service notes something.
    pub fn event(&mut self, kind: EventKind) {
        match kind {
            EventKind::Purchased | EventKind::Escrowed => self.step = Some((1, Act::Order)),
            EventKind::DeliveredFormally => self.step = Some((0, Act::DeliverFormally)),
            EventKind::Cancelled => self.step = Some((1, Act::Cancel)),
            EventKind::Paid => self.step = Some((1, Act::Pay)),
            _ => {}
        }
        self.event = Some(kind);
    }

    /// A message by this side begins.
    pub fn begin(&mut self, by: Role) {
        if self.messages == 0 || by != self.by {
            let voice = &mut self.voices[index(by)];
            voice.before = voice.turn;
            voice.turn = Acts::NONE;
        }
        self.by = by;
        self.messages += 1;
        self.previous = Acts::NONE;
    }

    /// A sentence of the message did this.
    pub fn note(&mut self, acts: Acts) {
        let index = index(self.by);
        let voice = &mut self.voices[index];
        voice.turn = voice.turn.with(acts);
        voice.ever = voice.ever.with(acts);
        self.previous = acts;
        if let Some(act) = acts.common(STEPS).last() {
            self.step = Some((index, act));
        }
    }

    /// The message is over.
    pub fn end(&mut self) {
        self.event = None;
    }

    /// Writes what bears on the next sentence into `facts`; what is said after it is known in a second reading only.
    pub fn facts(&self, ahead: Option<&Prospect>, facts: &mut Vec<Fact>) {
        facts.clear();
        let own = &self.voices[index(self.by)];
        let other = &self.voices[1 - index(self.by)];
        let mut put = |name: u32, value: u32, crossed: bool| facts.push(Fact { key: join(name, value), crossed });
        let heard = Acts(other.turn.0 & !TALK.0);
        heard.iter().for_each(|act| put(1, act as u32, true));
        put(2, u32::from(heard.is_empty()), false);
        Acts(own.before.0 & !TALK.0).iter().for_each(|act| put(3, act as u32, false));
        own.turn.iter().for_each(|act| put(4, act as u32, false));
        self.previous.iter().for_each(|act| put(5, act as u32, false));
        own.ever.common(MILESTONES).iter().for_each(|act| put(6, act as u32, false));
        other.ever.common(MILESTONES).iter().for_each(|act| put(7, act as u32, false));
        put(8, self.step.map_or(999, |(who, act)| join(u32::try_from(who).unwrap_or(2), act as u32)), true);
        put(9, self.messages.min(4), false);
        if let Some(event) = self.event {
            put(10, event as u32, false);
        }
        let Some(ahead) = ahead else {
            put(11, 0, false);
            return;
        };
        ahead.next.iter().for_each(|act| put(12, act as u32, false));
        Acts(ahead.rest.0 & !TALK.0).iter().for_each(|act| put(13, act as u32, false));
        match ahead.reply {
            None => put(14, 0, true),
            Some(reply) if reply.0 & !TALK.0 == 0 => put(14, 1, false),
            Some(reply) => Acts(reply.0 & !TALK.0).iter().for_each(|act| put(15, act as u32, true)),
        }
        Acts(ahead.again.0 & !TALK.0).iter().for_each(|act| put(16, act as u32, false));
    }
}

fn index(by: Role) -> usize {
    usize::from(by != Role::Me)
}

/// What one sentence was told to do in a first reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// Who says it.
    pub by: Role,
    /// In which message, from 0.
    pub message: usize,
    /// What it does.
    pub acts: Acts,
}

/// What is said after a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prospect {
    /// By the next sentence of the message.
    next: Acts,
    /// In the rest of the turn.
    rest: Acts,
    /// In the other side's next turn, if there is one.
    reply: Option<Acts>,
    /// In the same side's next turn.
    again: Acts,
}

/// What is said after each sentence of a thread.
#[must_use]
pub fn prospects(said: &[Said]) -> Vec<Prospect> {
    let mut prospects = vec![Prospect::default(); said.len()];
    let (mut rest, mut reply, mut again) = (Acts::NONE, None, Acts::NONE);
    for (at, now) in said.iter().enumerate().rev() {
        let after = said.get(at + 1);
        if let Some(after) = after.filter(|after| after.by != now.by) {
            again = reply.unwrap_or_default();
            reply = Some(rest.with(after.acts));
            rest = Acts::NONE;
        } else if let Some(after) = after {
            rest = rest.with(after.acts);
        }
        let next = after.filter(|after| after.message == now.message).map_or(Acts::NONE, |after| after.acts);
        prospects[at] = Prospect { next, rest, reply, again };
    }
    prospects
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_gives_its_acts_in_their_order() {
        assert!(Act::ALL.iter().enumerate().all(|(at, act)| at == *act as usize));
        for with in Act::ALL {
            let some: Vec<Act> = [Act::Greeting, Act::Order, *with].into();
            let set: Acts = some.iter().copied().collect();
            let wanted: Vec<Act> = Act::ALL.iter().copied().filter(|act| some.contains(act)).collect();
            assert_eq!((set.iter().collect::<Vec<_>>(), set.last()), (wanted.clone(), wanted.last().copied()));
        }
        assert_eq!((Acts::NONE.iter().count(), Acts::NONE.last()), (0, None));
    }
}
