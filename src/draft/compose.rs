//! From advice to a message.

use std::collections::BTreeMap;

use super::{Ask, Draft, DraftWish, Registry, choose, name, words};
use crate::Error;
use crate::advice::{self, Action, Advice, Deadline, Limit, Settings, Step};
use crate::dialogue::WaitingOn;
use crate::platform::Channel;

/// What mail programs put before the subject of an answer.
const PREFIXES: [&str; 9] = ["Re:", "RE:", "re:", "Re：", "RE：", "Fwd:", "FW:", "Fw:", "FWD:"];

/// The slots that mean in the kit, T01 to T43, what they mean elsewhere; its others are the user's to fill.
const SHARED: [&str; 6] = ["to", "deadline", "new_due", "formal", "buy", "items"];

/// The message for this advice, as far as the wish does not say otherwise; `None` when the right step is to send
/// nothing and the wish does not force it.
///
/// # Errors
/// The wished template does not exist, or a user's template cannot be filled.
pub fn draft(ask: &Ask<'_>, registry: &Registry, wish: &DraftWish) -> Result<Option<Draft>, Error> {
    let Some(advice) = wished(ask, wish) else { return Ok(None) };
    let id = match &wish.template {
        Some(id) => Some(id.clone()),
        None => choose::template(ask, &advice),
    };
    id.map(|id| write(ask, &advice, registry, wish, &id)).transpose()
}

/// Up to two other messages: a softer or firmer one, and what else the advice names.
///
/// # Errors
/// A user's template cannot be filled.
pub fn alternatives(ask: &Ask<'_>, registry: &Registry, wish: &DraftWish) -> Result<Vec<Draft>, Error> {
    let first = draft(ask, registry, wish)?.map(|it| it.template);
    let mut out: Vec<Draft> = Vec::new();
    for other in others(ask, wish) {
        if is_in_time(ask, &other)
            && let Some(draft) = draft(ask, registry, &other)?
            && Some(&draft.template) != first.as_ref()
            && out.iter().all(|it| it.template != draft.template)
        {
            out.push(draft);
        }
        if out.len() == 2 {
            break;
        }
    }
    Ok(out)
}

/// Whether a day can be asked for in this message, where it asks for one.
fn is_in_time(ask: &Ask<'_>, wish: &DraftWish) -> bool {
    wished(ask, wish).is_none_or(|advice| {
        let asks = matches!(advice.action, Action::Nudge | Action::FinalNotice) && advice.limit != Limit::None;
        !asks || advice::deadline(&advice, ask.standing, ask.settings, ask.now).is_some()
    })
}

fn others(ask: &Ask<'_>, wish: &DraftWish) -> Vec<DraftWish> {
    let advice = ask.advice;
    let plain = DraftWish { template: None, action: None, tone: None, ..wish.clone() };
    let step = |step: Option<Step>| step.map(|tone| DraftWish { tone: Some(tone), ..plain.clone() });
    let mut out = Vec::new();
    if let Some(current) = advice.step.filter(|_| advice.action == Action::Nudge) {
        let first = ask.standing.unanswered_nudges.is_empty();
        let harder = Step::from_number(current.number() + 1).filter(|it| !first || !it.may_name_consequence());
        let softer = Step::from_number(current.number() - 1);
        out.extend(step(softer.filter(|it| advice.floor.is_none_or(|floor| *it >= floor))));
        out.extend(step(harder));
    }
    let sending = advice.alternatives.iter().copied().filter(|it| it.sends());
    out.extend(sending.map(|action| DraftWish { action: Some(action), ..plain.clone() }));
    if advice.action == Action::Reply && advice.kind == Some(crate::dialogue::ItemKind::Answer) {
        out.push(DraftWish { template: Some("reply-later".to_owned()), ..plain });
    }
    out
}

/// The advice as the wish bends it; `None` when there is nothing to send.
fn wished(ask: &Ask<'_>, wish: &DraftWish) -> Option<Advice> {
    let mut advice = ask.advice.clone();
    let sends = advice.action.sends() || wish.template.is_some();
    if let Some(action) = wish.action {
        turn(&mut advice, action);
    } else if !sends && wish.force {
        let other = match advice.action {
            Action::Work => Some(Action::Reply),
            _ => advice.alternatives.iter().copied().find(|it| it.sends()),
        };
        let theirs = advice.situation.waiting_on() == WaitingOn::Them;
        turn(&mut advice, other.unwrap_or(if theirs { Action::Nudge } else { Action::Thank }));
    } else if !sends {
        return None;
    }
    if wish.template.as_deref() == Some("reply-later") {
        advice.limit = Limit::BusinessDays(1);
    }
    if let Some(tone) = wish.tone.filter(|_| matches!(advice.action, Action::Nudge | Action::FinalNotice)) {
        advice.action = if tone == Step::Final { Action::FinalNotice } else { Action::Nudge };
        advice.step = Some(tone);
    }
    let asks = matches!(advice.action, Action::Nudge | Action::FinalNotice | Action::ProposeExtension);
    if asks && words::needs_deadline(advice.step) && advice.limit == Limit::None {
        advice.limit = Limit::BusinessDays(if advice.step == Some(Step::Final) { 3 } else { 2 });
    }
    Some(advice)
}

/// Another action than the advised one, with the step and the deadline that belong to it.
fn turn(advice: &mut Advice, action: Action) {
    if advice.action == action {
        return;
    }
    advice.action = action;
    (advice.step, advice.limit) = match action {
        Action::Nudge => {
            let step = advice.floor.filter(|it| *it < Step::Final).unwrap_or(Step::Status);
            (Some(step), if step.has_deadline() { Limit::BusinessDays(2) } else { Limit::None })
        }
        Action::FinalNotice => (Some(Step::Final), Limit::BusinessDays(3)),
        Action::ProposeExtension => (Some(Step::Dated), Limit::BusinessDays(1)),
        Action::Reply => (None, Limit::Own),
        Action::Close | Action::Proceed => (Some(Step::Default), Limit::None),
        Action::ProposeCancel => (Some(Step::Final), Limit::None),
        _ => (None, Limit::None),
    };
}

fn write(ask: &Ask<'_>, advice: &Advice, registry: &Registry, wish: &DraftWish, id: &str) -> Result<Draft, Error> {
    let channel = wish.channel.or(ask.settings.channel).unwrap_or(ask.platform.channel);
    let template = registry.get(id)?;
    let deadline = deadline(ask, advice, wish, template.slots.iter().any(|it| it.name == "deadline" && it.required));
    let mut values: BTreeMap<&str, String> = words::words(ask, advice, deadline.as_ref(), channel);
    if template.slots.iter().any(|it| it.name == "to") {
        values.retain(|name, _| SHARED.contains(name));
    }
    let mut placeholders = Vec::new();
    let mut blanks = Vec::new();
    if values.get("opening").is_some_and(|it| it.contains("【宛名】")) {
        placeholders.push("【宛名】".to_owned());
    }
    for slot in template.slots.iter().filter(|it| it.required) {
        let key = slot.name.as_str();
        if values.get(key).is_none_or(|value| value.trim().is_empty()) {
            let blank = format!("【{}】", slot.label);
            placeholders.push(blank.clone());
            blanks.push((key, blank));
        }
    }
    values.extend(blanks);
    let mut body = template.render(&values)?;
    let subject = subject_of(ask, channel, || template.subject(&values))?;
    if channel == Channel::Mail {
        let sign = wish.signature.clone().or_else(|| name::mine(ask.thread));
        body.extend(sign.map(|it| format!("\n\n{}", it.trim_end())));
    }
    let (action, step) = (advice.action, advice.step);
    Ok(Draft { template: template.id.clone(), subject, body, placeholders, action, step })
}

/// A mail stays in its own thread; a new one takes the template's subject.
fn subject_of(
    ask: &Ask<'_>,
    channel: Channel,
    subject: impl FnOnce() -> Result<Option<String>, Error>,
) -> Result<Option<String>, Error> {
    if channel != Channel::Mail {
        return Ok(None);
    }
    match ask.thread.subject.as_deref().map(str::trim).filter(|it| !it.is_empty()) {
        Some(known) => {
            let mut bare = known;
            while let Some(rest) = PREFIXES.iter().find_map(|it| bare.strip_prefix(it)) {
                bare = rest.trim_start();
            }
            Ok(Some(format!("Re: {bare}")))
        }
        None => subject(),
    }
}

/// The deadline of the message: the wished day, or what the advice gives; a text that needs one gets two business days.
fn deadline(ask: &Ask<'_>, advice: &Advice, wish: &DraftWish, needed: bool) -> Option<Deadline> {
    let settings = Settings { deadline: wish.deadline.or(ask.settings.deadline), ..ask.settings.clone() };
    let chosen = advice::deadline(advice, ask.standing, &settings, ask.now);
    let free = Advice { limit: Limit::BusinessDays(2), action: Action::ProposeExtension, ..advice.clone() };
    chosen.or_else(|| needed.then(|| advice::deadline(&free, ask.standing, &settings, ask.now)).flatten())
}
