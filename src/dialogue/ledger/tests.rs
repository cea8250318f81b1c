//! Every cell of the table, and every cell that is not in it.

use super::super::{Act, Evidence, ItemKind, ReadAct, ReadMessage, Status};
use super::table::{holder, rows};
use super::turn::Turn;
use super::{Effect, Ledger};
use crate::text::{Span, sentences};
use crate::thread::{Message, Role};

const KINDS: &[ItemKind] = &[
    ItemKind::Agreement,
    ItemKind::RevisionReview,
    ItemKind::Review,
    ItemKind::Payment,
    ItemKind::EstimateReply,
    ItemKind::Purchase,
    ItemKind::Materials,
    ItemKind::Instructions,
    ItemKind::Answer,
    ItemKind::Estimate,
    ItemKind::Revision,
    ItemKind::Work,
];

/// The effect that the table gives a cell; the first that names the kind.
fn wanted(by: Role, act: Act, kind: ItemKind, owed_by: Role) -> Option<Effect> {
    rows(by, act)
        .filter(|(effect, kinds)| kinds.contains(&kind) && acts_on(*effect, by, kind) == owed_by)
        .map(|(effect, _)| effect)
        .next()
}

/// Whose debt an effect touches: what one settles or promises is one's own, what one drops or reminds of is the other's.
fn acts_on(effect: Effect, by: Role, kind: ItemKind) -> Role {
    let other = if by == Role::Me { Role::Them } else { Role::Me };
    match effect {
        Effect::Settle | Effect::Reduce | Effect::Promise => holder(kind, other),
        Effect::Remind | Effect::Drop => holder(kind, by),
    }
}

/// An account with one open item, after `by` did `act` in the third message.
fn after(by: Role, act: Act, kind: ItemKind, opened_by: Role) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.open(kind, opened_by, 1, Evidence::of_message(1, Act::Inform, "test"));
    ledger.last_of_them = 2;
    let message = Message { text: "これの件です".to_owned(), ..Message::default() };
    let read = ReadAct { act, span: Span::new(0, 6), rule: "test".to_owned(), things: Vec::new() };
    let read_message = ReadMessage { acts: vec![read.clone()], times: Vec::new() };
    let lines = sentences(&message.text);
    let turn =
        Turn { number: 3, message: &message, read: &read_message, sentences: &lines, before: None, idle_hours: None };
    match by {
        Role::Me => {
            ledger.my_effects(&turn, &read, false);
        }
        _ => ledger.their_effects(&turn, &read),
    }
    ledger
}

#[track_caller]
fn check(by: Role, act: Act, kind: ItemKind, opened_by: Role) {
    let ledger = after(by, act, kind, opened_by);
    let item = &ledger.items[0];
    let cell = format!("{by:?} {act} × {} owed by {:?}", kind.name(), item.holder);
    match wanted(by, act, kind, item.holder) {
        Some(Effect::Settle | Effect::Reduce) => assert_eq!(item.status, Status::Done, "{cell}"),
        Some(Effect::Drop) => assert_ne!(item.status, Status::Open, "{cell}"),
        Some(Effect::Promise) => assert_eq!((item.status, item.promises.len()), (Status::Open, 1), "{cell}"),
        Some(Effect::Remind) if item.holder == Role::Them => assert_eq!(item.nudges, [3], "{cell}"),
        Some(Effect::Remind) | None => {
            assert_eq!((item.status, item.promises.len(), item.nudges.len()), (Status::Open, 0, 0), "{cell}");
        }
    }
}

#[test]
fn every_cell_of_the_table_does_what_it_says() {
    for by in [Role::Me, Role::Them] {
        for &act in Act::ALL {
            for &kind in KINDS {
                for opened_by in [Role::Me, Role::Them] {
                    // Instructions and answers count for a list of things only when they name one of it.
                    let by_name = kind == ItemKind::Materials && matches!(act, Act::Instruct | Act::Answer);
                    if !by_name {
                        check(by, act, kind, opened_by);
                    }
                }
            }
        }
    }
}

#[test]
fn only_answers_can_be_owed_by_either_side() {
    for &kind in KINDS {
        let differs = holder(kind, Role::Me) != holder(kind, Role::Them);
        assert_eq!(differs, kind == ItemKind::Answer, "{}", kind.name());
    }
}
