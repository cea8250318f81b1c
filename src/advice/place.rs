//! Where a place provides for silence in its own way: the operator asks them, first a report, first an extension.

use super::case::{Case, Instant};
use super::decide::asks;
use super::flag::Flag;
use super::rule::{Decision, is_their_turn};
use super::{Action, Limit, Situation, Step};
use crate::platform::{After, Role as Part, Unit};
use crate::thread::Role;
use crate::timing::role_of;

/// How many business days after a last notice the tables cancel.
const AFTER_NOTICE: i64 = 3;

/// The decision as this place wants it.
pub(super) fn rules(case: &Case<'_>, decision: Decision) -> Decision {
    if !is_their_turn(decision.measure.situation) || decision.measure.flags.has(Flag::Inquiry) {
        return decision;
    }
    expiry(before_cancel(case, operator(case, decision)))
}

/// Lancers: three messages and a week without an answer, then the operator asks them; finished work is reported first.
fn operator(case: &Case<'_>, decision: Decision) -> Decision {
    let fact = case.platform.fact(Part::OperatorNudge);
    let Some((wanted, days)) = fact.and_then(|it| Some((it.messages?, days(it.after?)?))) else { return decision };
    let measure = decision.measure;
    let last = Action::ProposeCancel == decision.action || Action::ContactSupport == decision.action;
    let ripe = measure.silence >= days;
    // They have as long again to answer the operator, who can be asked once.
    let passed = measure.silence >= 2 * days && decision.action != Action::ContactSupport;
    let tried = messages(case) >= usize::from(wanted);
    let keeps = matches!(decision.rule, Some("r-prom" | "r-open" | "r-abuse" | "r-outside" | "r-double"));
    if !tried || passed || keeps || !(last || ripe && asks(decision.action)) {
        return decision;
    }
    let unreported = measure.flags.has(Flag::Provided) && !measure.flags.has(Flag::Formal);
    let (rule, action) = if unreported && case.platform.has_formal_step() {
        ("r-report-first", Action::Deliver)
    } else {
        ("r-operator", Action::ContactSupport)
    };
    Decision { rule: Some(rule), action, step: None, limit: Limit::None, ..decision }
}

/// CrowdWorks: before an order ends early, the operator is asked to remind them.
fn before_cancel(case: &Case<'_>, decision: Decision) -> Decision {
    let Some(after) = case.platform.fact(Part::BeforeCancel).and_then(|it| it.after) else { return decision };
    let answered = decision.measure.nudge_bd >= AFTER_NOTICE + i64::from(after.value);
    if decision.action != Action::ProposeCancel || answered {
        return decision;
    }
    let action = Action::ContactSupport;
    Decision { rule: Some("r-before-cancel"), action, step: None, limit: Limit::None, ..decision }
}

/// SKIMA: an order past its date ends by itself; it is extended before that.
fn expiry(decision: Decision) -> Decision {
    let measure = decision.measure;
    let waits = !matches!(
        measure.situation,
        Situation::ExtensionProposed
            | Situation::CancelRequestedByMe
            | Situation::FormalDelivered
            | Situation::DeliveredNoReply
            | Situation::RevisedNoReply
            | Situation::PaymentDue
    );
    if !measure.flags.has(Flag::ExpiryNear) || !waits || !(asks(decision.action) || decision.action == Action::Wait) {
        return decision;
    }
    let (action, limit) = (Action::ProposeExtension, Limit::BusinessDays(1));
    Decision { rule: Some("r-expiry"), action, step: Some(Step::Dated), limit, until: None, ..decision }
}

/// My messages since they last wrote.
fn messages(case: &Case<'_>) -> usize {
    case.thread.messages.iter().rev().take_while(|it| role_of(case.thread, it) != Role::Them).count()
}

fn days(after: After) -> Option<i64> {
    (after.unit == Unit::Days).then_some(i64::from(after.value))
}

/// Whether this place cancels an order by itself soon, because its date has passed.
pub(super) fn is_expiring(case: &Case<'_>, now: Instant) -> bool {
    let passed = case.due.is_some_and(|due| due < now.date_naive());
    passed && case.clock_end(Part::Expiry).is_some_and(|end| end > now)
}
