//! What an act does to an open item: the ledger's one table.

use std::sync::LazyLock;

use super::super::{Act, ItemKind};
use crate::thread::Role;

/// What an act does to an open item of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// It is done: answered, decided, delivered, paid.
    Settle,
    /// It is done as far as the act names it; the rest stays: a supply of some of the things asked for.
    Reduce,
    /// Its holder announces that it will be done.
    Promise,
    /// The one who waits for it asks again.
    Remind,
    /// The one who asked for it takes that back.
    Drop,
}

use Act as A;
use ItemKind as K;

/// One row: who says it, the act, what it does, and to which kinds of items, the likeliest first.
pub type Row = (Role, &'static [Act], Effect, &'static [ItemKind]);

/// The table, act × open item → effect; what is not in it has no effect.
pub const TABLE: &[Row] = &[
    // What they do about what they owe.
    (Role::Them, &[A::Supply], Effect::Reduce, &[K::Materials]),
    (Role::Them, &[A::Supply], Effect::Settle, &[K::Instructions, K::Answer, K::EstimateReply]),
    (Role::Them, &[A::Instruct], Effect::Settle, &[K::Instructions, K::Answer]),
    (Role::Them, &[A::Instruct, A::Answer], Effect::Reduce, &[K::Materials]),
    (Role::Them, &[A::Answer], Effect::Settle, &[K::Answer, K::Instructions, K::Agreement]),
    (Role::Them, &[A::RequestRevision], Effect::Settle, &[K::Review, K::RevisionReview, K::Instructions, K::Answer]),
    (
        Role::Them,
        &[A::Approve, A::Agree],
        Effect::Settle,
        &[K::Agreement, K::RevisionReview, K::Review, K::Answer, K::EstimateReply],
    ),
    (Role::Them, &[A::Order], Effect::Settle, &[K::EstimateReply, K::Purchase, K::Answer, K::Agreement]),
    (Role::Them, &[A::Close], Effect::Settle, &[K::Review, K::RevisionReview, K::Answer]),
    (Role::Them, &[A::Pay], Effect::Settle, &[K::Payment]),
    (Role::Them, &[A::Decline], Effect::Settle, &[K::EstimateReply, K::Purchase, K::Agreement, K::Answer]),
    (Role::Them, &[A::Refuse], Effect::Settle, &[K::Agreement, K::Answer]),
    (
        Role::Them,
        &[A::Cancel],
        Effect::Settle,
        &[K::Agreement, K::EstimateReply, K::Purchase, K::Materials, K::Instructions, K::Answer, K::Payment],
    ),
    (Role::Them, &[A::PromiseMaterials], Effect::Promise, &[K::Materials, K::Instructions, K::Answer, K::Payment]),
    (Role::Them, &[A::PromiseInstructions], Effect::Promise, &[K::Instructions, K::Answer, K::Materials]),
    (
        Role::Them,
        &[A::PromiseAnswer, A::Hold],
        Effect::Promise,
        &[
            K::Agreement,
            K::RevisionReview,
            K::Review,
            K::EstimateReply,
            K::Answer,
            K::Instructions,
            K::Materials,
            K::Purchase,
            K::Payment,
        ],
    ),
    (Role::Them, &[A::PromisePurchase], Effect::Promise, &[K::Purchase, K::EstimateReply]),
    (Role::Them, &[A::PromisePayment], Effect::Promise, &[K::Payment]),
    (Role::Them, &[A::PromiseDelivery], Effect::Promise, &[K::Materials, K::Instructions, K::Answer]),
    // What they do about what I owe.
    (Role::Them, &[A::Withdraw], Effect::Drop, &[K::Answer, K::Revision, K::Estimate]),
    (Role::Them, &[A::Decline], Effect::Drop, &[K::Estimate]),
    (Role::Them, &[A::Cancel], Effect::Drop, &[K::Estimate, K::Revision, K::Work]),
    (Role::Them, &[A::Chase, A::Nudge], Effect::Remind, &[K::Answer, K::Estimate, K::Revision, K::Work]),
    // What I do about what I owe.
    (Role::Me, &[A::GiveEstimate], Effect::Settle, &[K::Estimate, K::Answer]),
    (
        Role::Me,
        &[A::Refuse, A::Decline, A::ProposeChange, A::ProposeExtension],
        Effect::Settle,
        &[K::Answer, K::Estimate],
    ),
    (Role::Me, &[A::Deliver], Effect::Settle, &[K::Revision, K::Work, K::Answer]),
    (Role::Me, &[A::DeliverRevision, A::DeliverFormally], Effect::Settle, &[K::Revision, K::Work, K::Answer]),
    (Role::Me, &[A::Cancel, A::Close], Effect::Settle, &[K::Answer, K::Estimate, K::Revision, K::Work]),
    (Role::Me, &[A::PromiseEstimate], Effect::Promise, &[K::Estimate]),
    (Role::Me, &[A::PromiseAnswer], Effect::Promise, &[K::Answer]),
    (Role::Me, &[A::PromiseDelivery], Effect::Promise, &[K::Revision, K::Work]),
    // What I do about what they owe.
    (
        Role::Me,
        &[A::Nudge, A::AnnounceDefault, A::RequestAnswer, A::Chase],
        Effect::Remind,
        &[
            K::Agreement,
            K::RevisionReview,
            K::Review,
            K::Payment,
            K::EstimateReply,
            K::Purchase,
            K::Materials,
            K::Instructions,
            K::Answer,
        ],
    ),
    (Role::Me, &[A::RequestMaterials, A::ReportProblem], Effect::Remind, &[K::Materials]),
    (Role::Me, &[A::RequestInstructions], Effect::Remind, &[K::Instructions]),
    (Role::Me, &[A::RequestReview], Effect::Remind, &[K::RevisionReview, K::Review, K::EstimateReply]),
    (Role::Me, &[A::RequestPurchase], Effect::Remind, &[K::Purchase]),
    (Role::Me, &[A::RequestPayment], Effect::Remind, &[K::Payment]),
    (Role::Me, &[A::Withdraw], Effect::Drop, &[K::Materials, K::Answer, K::Instructions, K::Payment, K::Agreement]),
    (
        Role::Me,
        &[A::Cancel, A::Close],
        Effect::Drop,
        &[K::EstimateReply, K::Purchase, K::Materials, K::Instructions, K::Answer, K::Agreement],
    ),
];

/// Which side owes an item of a kind.
#[must_use]
pub fn holder(kind: ItemKind, opened_by: Role) -> Role {
    match kind {
        K::Estimate | K::Revision | K::Work => Role::Me,
        K::Answer if opened_by == Role::Them => Role::Me,
        _ => Role::Them,
    }
}

/// The rows that an act has when `by` says it.
pub(super) fn rows(by: Role, act: Act) -> impl Iterator<Item = (Effect, &'static [ItemKind])> {
    static ROWS: LazyLock<Vec<Vec<&Row>>> = LazyLock::new(|| {
        let of = |act: &Act| TABLE.iter().filter(|row| row.1.contains(act)).collect();
        Act::ALL.iter().map(of).collect()
    });
    ROWS[act as usize].iter().filter(move |row| row.0 == by).map(|row| (row.2, row.3))
}
