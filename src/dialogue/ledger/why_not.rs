//! Why a thread is not in a state: which part of the state's condition fails, by which words, and what comes before it.

use super::super::{Act, ItemKind, ReadMessage, State, Status};
use super::condition::{Basis, Rank, Verdict, asked_back, verdict};
use super::trace::{Ending, Trace};
use super::{Condition, Ledger};
use crate::text::Span;
use crate::thread::{EventKind, Role, Thread};

/// Why a thread is not in a state.
#[derive(Clone, Debug, PartialEq)]
pub struct WhyNot {
    /// The state that was asked for.
    pub state: State,
    /// Whether the thread is in it.
    pub holds: bool,
    /// Its condition.
    pub condition: &'static Condition,
    /// What makes the condition fail, then what comes before it, the strongest first; where the thread is in the state, on
    /// what that rests.
    pub reasons: Vec<Reason>,
}

/// One reason, with the words that show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// What kind of reason it is.
    pub cause: Cause,
    /// The state whose condition is spoken of.
    pub state: State,
    /// The words that opened what the state names.
    pub opened: Option<Words>,
    /// The words that ended it, or that stand against it.
    pub ended: Option<Words>,
    /// Of things that were asked for, those that have come.
    pub came: Vec<Arrival>,
    /// Of things that were asked for, those that have not.
    pub missing: Vec<String>,
}

/// A thing that was asked for and has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Its name, as the thread calls it: 「ロゴ」.
    pub name: String,
    /// The message that brought it, or that says so, from 1.
    pub message: usize,
}

/// Words of the thread, or a notice of the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The number of the message, from 1; for a notice that of the message before it.
    pub message: usize,
    /// Who wrote it.
    pub by: Role,
    /// The words; nothing where it is the whole message.
    pub span: Option<Span>,
    /// What they were read as.
    pub act: Option<Act>,
    /// The notice, where it is one.
    pub notice: Option<EventKind>,
}

/// What kind of reason keeps a thread from a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// None: it is the state.
    Holds,
    /// Nothing of the kind was ever asked, sent or said.
    Never,
    /// It was, and is done.
    Settled,
    /// It was, and was taken back.
    Withdrawn,
    /// They asked for an estimate, and I asked back for what I need.
    AskedBack,
    /// Something like it was said, which does not count.
    NotCounted,
    /// It was over, and something was opened again.
    Reopened,
    /// Another condition holds that comes first by its rank.
    Overruled,
    /// Another thing that they owe was opened later, or comes first in the same message.
    Later,
    /// It is not known which side the user is on.
    UnknownMe,
}

impl Cause {
    /// Every cause.
    pub const ALL: &[Self] = &[
        Self::Holds,
        Self::Never,
        Self::Settled,
        Self::Withdrawn,
        Self::AskedBack,
        Self::NotCounted,
        Self::Reopened,
        Self::Overruled,
        Self::Later,
        Self::UnknownMe,
    ];

    /// The name in JSON: `settled`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Never => "never",
            Self::Settled => "settled",
            Self::Withdrawn => "withdrawn",
            Self::AskedBack => "asked_back",
            Self::NotCounted => "not_counted",
            Self::Reopened => "reopened",
            Self::Overruled => "overruled",
            Self::Later => "later",
            Self::UnknownMe => "unknown_me",
        }
    }
}

/// Says why a thread whose messages are read so is not in a state, or that it is.
#[must_use]
pub fn why_not(thread: &Thread, messages: &[ReadMessage], state: State) -> WhyNot {
    let condition = Condition::of(state);
    let answer = |holds, reasons| WhyNot { state, holds, condition, reasons };
    if thread.parties.iter().all(|party| party.role == Role::Unknown) && state != State::Idle {
        return answer(false, vec![Reason::bare(Cause::UnknownMe, state)]);
    }
    let trace = Trace::of(thread, messages);
    let case = Case { trace: &trace, messages, written: thread.messages.len() };
    let decided = verdict(&trace.ledger, case.written);
    if decided.condition.state == state {
        return answer(true, vec![case.shown(Cause::Holds, &decided)]);
    }
    let own = condition.holds(&trace.ledger, case.written);
    let mut reasons = if own.is_some() { Vec::new() } else { case.fails(condition) };
    reasons.extend(case.stronger(condition, own.as_ref()));
    answer(false, reasons)
}

/// A thread that was entered, and the messages as they were read.
struct Case<'t> {
    trace: &'t Trace,
    messages: &'t [ReadMessage],
    written: usize,
}

impl Case<'_> {
    fn ledger(&self) -> &Ledger {
        &self.trace.ledger
    }

    /// The conditions that hold and come before this one, the strongest first.
    fn stronger(&self, condition: &'static Condition, own: Option<&Verdict>) -> Vec<Reason> {
        let all = super::CONDITIONS.iter().filter(|it| it.state != condition.state);
        let mut holding: Vec<Verdict> = all.filter_map(|it| it.holds(self.ledger(), self.written)).collect();
        holding.retain(|it| match own {
            Some(own) => it.beats(own),
            None => {
                it.condition.rank < condition.rank || it.condition.rank == condition.rank && condition.rank == Rank::End
            }
        });
        holding.sort_by(
            |one, other| if one.beats(other) { std::cmp::Ordering::Less } else { std::cmp::Ordering::Greater },
        );
        let cause = |it: &Verdict| {
            if it.condition.rank == condition.rank && condition.rank == Rank::Theirs {
                Cause::Later
            } else {
                Cause::Overruled
            }
        };
        holding.iter().map(|it| self.shown(cause(it), it)).collect()
    }

    /// A condition that holds, with the words that show it.
    fn shown(&self, cause: Cause, verdict: &Verdict) -> Reason {
        let mut reason = Reason::bare(cause, verdict.condition.state);
        match (verdict.item, verdict.condition.basis) {
            (Some(place), _) => self.describe(place, &mut reason),
            (None, Basis::Nothing) => {}
            (None, Basis::End) => reason.opened = self.trace.ends.last().map(|end| end.words),
            (None, Basis::Pause) => reason.opened = self.trace.pauses.last().map(|end| end.words),
            (None, _) => reason.opened = Some(self.trace.words(verdict.since, None)),
        }
        reason
    }

    /// The words that opened an item, and what of it has come.
    fn describe(&self, place: usize, reason: &mut Reason) {
        let item = &self.ledger().items[place];
        reason.opened = Some(self.trace.opened(item));
        if item.kind == ItemKind::Materials {
            reason.came = self.trace.came(place);
            reason.missing.clone_from(&item.what);
        }
    }

    /// Why a condition does not hold.
    fn fails(&self, condition: &'static Condition) -> Vec<Reason> {
        let state = condition.state;
        let mut reasons = match condition.basis {
            Basis::Item(kind, holder) => vec![self.no_item(state, kind, holder)],
            Basis::Pause => vec![over(state, self.trace.pauses.last())],
            Basis::End => {
                let ends = || self.trace.ends.iter().rev();
                vec![over(state, ends().find(|end| end.state == state && end.ended.is_some()))]
            }
            Basis::Work => vec![self.no_work(state)],
            Basis::Nothing => Vec::new(),
        };
        if reasons.iter().all(|reason| reason.cause == Cause::Never) {
            reasons.extend(self.near(condition));
        }
        reasons
    }

    /// Why nothing of a kind is open.
    fn no_item(&self, state: State, kind: ItemKind, holder: Role) -> Reason {
        let items = &self.ledger().items;
        let Some(place) = items.iter().rposition(|item| item.kind == kind && item.holder == holder) else {
            return Reason::bare(Cause::Never, state);
        };
        let item = &items[place];
        let mut reason =
            Reason::bare(if item.status == Status::Withdrawn { Cause::Withdrawn } else { Cause::Settled }, state);
        self.describe(place, &mut reason);
        reason.ended = self.trace.ended(place);
        if item.status == Status::Open {
            reason.cause = Cause::AskedBack;
            reason.ended = asked_back(items, item).map(|other| self.trace.opened(&items[other]));
        }
        reason
    }

    /// Why no work is owed: nothing was ordered, or it is delivered.
    fn no_work(&self, state: State) -> Reason {
        let Some(ordered) = self.ledger().ordered else { return Reason::bare(Cause::Never, state) };
        let mut reason = Reason::bare(Cause::Settled, state);
        reason.opened =
            Some(self.trace.words(ordered, self.first(ordered, Role::Them, &[Act::Order, Act::Agree, Act::Approve])));
        reason.ended = self.trace.delivered;
        reason
    }

    /// Words that come near the condition and do not count.
    fn near(&self, condition: &'static Condition) -> Option<Reason> {
        let (by, acts): (Role, &[Act]) = match condition.state {
            State::AwaitingMaterials => (Role::Me, &[Act::RequestOptional]),
            State::RevisionRequested => (Role::Them, &[Act::RequestRevision]),
            State::OnHold => (Role::Them, &[Act::Hold, Act::PromiseAnswer]),
            State::Completed => (Role::Them, &[Act::Thanks, Act::Acknowledge]),
            _ => return None,
        };
        let from = self.trace.delivered.map_or(usize::MAX, |words| words.message);
        let counts = |number: usize| condition.state != State::Completed || number > from;
        let found = (1..=self.messages.len()).rev().filter(|&number| counts(number)).find_map(|number| {
            let span = self.first(number, by, acts)?;
            Some(self.trace.words(number, Some(span)))
        })?;
        let mut reason = Reason::bare(Cause::NotCounted, condition.state);
        reason.ended = Some(found);
        Some(reason)
    }

    /// The first of these acts in a message of a side.
    fn first(&self, number: usize, by: Role, acts: &[Act]) -> Option<(Span, Act)> {
        let read = self.messages.get(number.checked_sub(1)?).filter(|_| self.trace.by(number) == by)?;
        read.acts.iter().find(|read| acts.contains(&read.act)).map(|read| (read.span, read.act))
    }
}

/// Something that never was, or that was and is over.
fn over(state: State, ending: Option<&Ending>) -> Reason {
    let Some(ending) = ending else { return Reason::bare(Cause::Never, state) };
    let mut reason = Reason::bare(Cause::Reopened, state);
    (reason.opened, reason.ended) = (Some(ending.words), ending.ended);
    reason
}

impl Reason {
    fn bare(cause: Cause, state: State) -> Self {
        Self { cause, state, opened: None, ended: None, came: Vec::new(), missing: Vec::new() }
    }
}
