//! Which template fits what is to be done.

use super::Ask;
use crate::advice::{Action, Advice, Situation, Step};
use crate::dialogue::{Delivered, ItemKind, Stage, State};
use crate::thread::Role;
use crate::timing::role_of;

/// The id of the template for this action; `None` when nothing is written for it.
pub(super) fn template(ask: &Ask<'_>, advice: &Advice) -> Option<String> {
    let id = match advice.action {
        Action::Nudge => nudge(ask, advice, advice.step.unwrap_or(Step::Soft)),
        Action::FinalNotice => nudge(ask, advice, Step::Final),
        Action::Reply | Action::Work => reply(ask, advice).to_owned(),
        Action::ProposeExtension => format!("extension-{}", held_up(advice)),
        Action::ProposeCancel => match held_up(advice) {
            "own" => "cancel-answer".to_owned(),
            held => format!("cancel-{held}"),
        },
        Action::Deliver => "deliver".to_owned(),
        Action::ContactSupport => "support".to_owned(),
        Action::Close => close(advice).to_owned(),
        Action::Unlist => "unlist".to_owned(),
        Action::List => "list".to_owned(),
        Action::Proceed if advice.situation == Situation::DraftSent => "proceed-draft".to_owned(),
        Action::Proceed => "proceed-answer".to_owned(),
        Action::Rate => "rate".to_owned(),
        Action::Thank => thank(ask, advice).to_owned(),
        Action::Wait | Action::AskUser | Action::None => return None,
    };
    Some(id)
}

fn nudge(ask: &Ask<'_>, advice: &Advice, step: Step) -> String {
    let (family, steps) = family(ask, advice);
    // The firmest that there is up to this step; a consequence is never left out where the step has one.
    let written = steps.iter().rev().find(|it| **it <= step.number() || it == &&steps[0]);
    let written = if step.may_name_consequence() { steps.last() } else { written };
    let number = if steps == EVERY { step.number() } else { written.copied().unwrap_or(1) };
    format!("nudge-{family}-{number}")
}

/// Every step has a text of its own.
const EVERY: &[u8] = &[1, 2, 3, 4, 5];

/// The family of nudges, and the steps that have a text of their own there.
fn family(ask: &Ask<'_>, advice: &Advice) -> (&'static str, &'static [u8]) {
    match advice.situation {
        Situation::InquiryAskedBack => return ("inquiry", &[1, 2, 5]),
        Situation::PhoneLeft => return ("phone", &[1]),
        Situation::OnHold => return ("hold", &[1]),
        Situation::QuoteSent if advice.row == "p3-stop-work" => return ("purchase", EVERY),
        _ => {}
    }
    let family = match advice.kind {
        Some(ItemKind::EstimateReply) => "estimate",
        Some(ItemKind::Purchase) => "purchase",
        Some(ItemKind::Instructions) => "instructions",
        Some(ItemKind::Materials) => "materials",
        Some(ItemKind::Review) if ask.standing.delivered == Delivered::Draft => "draft",
        Some(ItemKind::Review) => "review",
        Some(ItemKind::RevisionReview) => "revision",
        Some(ItemKind::Agreement) => "agreement",
        Some(ItemKind::Payment) => "payment",
        _ => "answer",
    };
    (family, EVERY)
}

fn reply(ask: &Ask<'_>, advice: &Advice) -> &'static str {
    match advice.situation {
        Situation::PurchasedFirstReply => "reply-first",
        Situation::InquiryNew if ask.standing.state == State::EstimateRequested => "reply-estimate",
        Situation::InquiryNew if !has_written(ask) => "reply-inquiry",
        Situation::QuoteDue => "reply-estimate",
        Situation::SellerLate => "reply-late",
        Situation::InProgress => "reply-progress",
        Situation::RevisionRequested | Situation::Returned => "reply-revision",
        Situation::ExtensionAsked => "reply-change",
        Situation::CancelRequestedByThem => "reply-cancel",
        Situation::ExtensionAgreed => "reply-new-due",
        Situation::LimitNear => "reply-room-limit",
        Situation::CustomRequested => "list",
        _ => "reply-question",
    }
}

fn has_written(ask: &Ask<'_>) -> bool {
    ask.thread.messages.iter().any(|it| role_of(ask.thread, it) == Role::Me)
}

/// What holds the work up: their things, their wishes, their answer, or I.
fn held_up(advice: &Advice) -> &'static str {
    match advice.kind {
        Some(ItemKind::Materials) => "materials",
        Some(ItemKind::Instructions) => "instructions",
        Some(ItemKind::Work | ItemKind::Revision | ItemKind::Estimate) => "own",
        _ if advice.situation == Situation::SellerLate => "own",
        _ => "answer",
    }
}

fn close(advice: &Advice) -> &'static str {
    match advice.situation {
        Situation::QuoteSent | Situation::QuoteConsidering => "close-estimate",
        Situation::CustomUnbought => "close-purchase",
        Situation::PhoneLeft => "close-phone",
        Situation::PaymentDue => "close-payment",
        Situation::DeliveredNoReply | Situation::RevisedNoReply | Situation::FormalDelivered => "close-delivered",
        _ => "close-inquiry",
    }
}

fn thank(ask: &Ask<'_>, advice: &Advice) -> &'static str {
    match advice.situation {
        Situation::FormalDelivered => "thank-formal",
        _ if ask.standing.stage == Stage::Contracted => "thank-progress",
        Situation::QuoteDeclined => "thank-declined",
        Situation::Cancelled => "thank-cancelled",
        _ => "thank-completed",
    }
}
