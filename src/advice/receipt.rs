//! Whether some of what I asked for came, and whether I have thanked for it.

use super::said::{Said, Saying};
use crate::dialogue::{Item, ItemKind, Standing, State, Status};
use crate::thread::{Message, Role, Thread};
use crate::timing::role_of;

/// Whether some of the materials came and others are missing still.
#[must_use]
pub fn is_partial(thread: &Thread, standing: &Standing) -> bool {
    let done = || materials(standing).any(|it| it.status == Status::Done);
    standing.state == State::AwaitingMaterials && (done() || last_supply(thread, standing).is_some())
}

/// Whether some came that I have not answered, so that thanks come first.
#[must_use]
pub fn is_unthanked(thread: &Thread, standing: &Standing) -> bool {
    let mine = thread.messages.iter().rposition(|it| role_of(thread, it) == Role::Me);
    is_partial(thread, standing) && last_supply(thread, standing) > mine
}

/// The place of the last message with which they handed something over since I asked for materials: it carries a file, or
/// says so (「ロゴだけ先に送りました」).
fn last_supply(thread: &Thread, standing: &Standing) -> Option<usize> {
    let asked = materials(standing).map(|it| it.message).min()?;
    let says = |it: &Message| Saying::of(&it.text).has(Said::Supplied);
    let gives = |it: &Message| role_of(thread, it) == Role::Them && (!it.attachments.is_empty() || says(it));
    thread.messages.iter().rposition(gives).filter(|place| *place >= asked)
}

fn materials(standing: &Standing) -> impl Iterator<Item = &Item> {
    standing.items.iter().filter(|it| it.kind == ItemKind::Materials && it.holder == Role::Them)
}
