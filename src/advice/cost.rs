//! What waiting costs so far: days that the work is held up, no word on record before the due date.

use chrono::Datelike;

use super::case::{Case, Instant};
use super::rule::Decision;
use super::{Note, Situation, notes, phrase};
use crate::platform::{Fact, Role as Part};

/// From so many days before the due date a missing record is told.
const NEAR: i64 = 7;
/// From so many days on the talk about the order of listings is told.
const LONG: i64 = 3;

/// The costs of the wait, the strongest first; none on the day on which it began, and none where nothing is lost by it.
pub(super) fn costs(case: &Case<'_>, decision: &Decision, now: Instant) -> Vec<Note> {
    let measure = decision.measure;
    let situation = measure.situation;
    let Some(opened) = case.opened.filter(|_| measure.age > 0 && (holds_up(situation) || keeps_open(situation))) else {
        return Vec::new();
    };
    let business = &case.settings.business;
    let blocked = business.days_between(opened.date_naive(), now.date_naive());
    let hours = business.seconds_between(opened.naive_local(), now.naive_local()) / 3600;
    let held = holds_up(situation);
    let near = held && measure.nudges == 0 && (0..=NEAR).contains(&measure.due);
    let due = case.due_for(situation).filter(|_| near).map(|day| phrase::day(day, now.year()));
    let ranking = case.platform.fact(Part::Ranking).filter(|_| measure.age >= LONG).map(Fact::origin);
    let said = [
        ("due", due),
        ("blocked", (held && blocked > 0).then(|| blocked.to_string())),
        ("hours", Some(hours.to_string())),
        ("open", Some(measure.age.to_string())),
        ("ranking", ranking),
    ];
    let values: Vec<(&str, String)> = said.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    let told = notes::costs().iter();
    told.filter_map(|it| Some(Note { id: it.id.clone(), text: notes::fill(&it.text, &values)? })).collect()
}

/// Whether the work cannot go on before they act.
fn holds_up(situation: Situation) -> bool {
    matches!(
        situation,
        Situation::NoInstructions
            | Situation::AwaitingMaterials
            | Situation::QuestionOpen
            | Situation::BuyerPromised
            | Situation::DraftSent
            | Situation::ExtensionProposed
    )
}

/// Whether the work is done or not begun, and only the matter stays open.
fn keeps_open(situation: Situation) -> bool {
    matches!(
        situation,
        Situation::InquiryAskedBack
            | Situation::QuoteSent
            | Situation::DeliveredNoReply
            | Situation::RevisedNoReply
            | Situation::PaymentDue
    )
}
