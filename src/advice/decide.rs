//! The advice in words: reasons, warnings, the day, what else could be done.

use chrono::{DateTime, Datelike, Duration, FixedOffset};

use super::case::{Case, Instant, kind_of};
use super::flag::Flag;
use super::rule::{Decision, decide};
use super::{Action, Advice, Client, Limit, Note, Settings, Situation, Step, deadline, notes, phrase, slot};
use crate::dialogue::{Confidence, Standing, State, WaitingOn};
use crate::platform::{Fact, Platform, Role as Part};
use crate::thread::Thread;
use crate::timing::Gaps;

/// What to do now about a thread whose roles are assigned.
#[must_use]
pub fn advise(
    thread: &Thread,
    standing: &Standing,
    gaps: &Gaps,
    platform: &Platform,
    settings: &Settings,
    now: DateTime<FixedOffset>,
) -> Advice {
    let case = Case::new(thread, standing, platform, settings);
    let mut decision = decide(&case, now);
    let mut advice = draw(&case, &decision, now);
    let unreachable = matches!(advice.action, Action::Nudge | Action::FinalNotice)
        && advice.limit != Limit::None
        && deadline(&advice, standing, settings, now).is_none();
    if unreachable {
        decision = without_a_day(decision);
        advice = draw(&case, &decision, now);
    }
    let values = values(&case, &decision, &advice, now);
    advice.reasons = reasons(&case, &decision, gaps, &values);
    advice.warnings = warnings(&case, &decision, &advice, &values, now);
    advice.otherwise = decision.row.otherwise.as_deref().and_then(|text| notes::fill(text, &values));
    advice
}

/// What is done where no business day is left before the due date: another date is proposed, or, where one has been
/// proposed already, the answer to that is asked for without a day.
fn without_a_day(decision: Decision) -> Decision {
    let rule = Some("r-due");
    if decision.measure.situation == Situation::ExtensionProposed {
        let step = decision.step.filter(|it| !it.has_deadline()).or(Some(Step::Status));
        return Decision { rule, action: Action::Nudge, step, limit: Limit::None, ..decision };
    }
    let limit = Limit::BusinessDays(1);
    Decision { rule, action: Action::ProposeExtension, step: Some(Step::Dated), limit, ..decision }
}

/// The decision under the tone that the user wants, which decides the deadline, too.
fn toned(case: &Case<'_>, decision: &Decision) -> (Action, Option<Step>, Limit) {
    let kept = (decision.action, decision.step, decision.limit);
    let Some(tone) = case.settings.tone.filter(|it| asks(decision.action) && decision.step != Some(*it)) else {
        return kept;
    };
    let action = if tone == Step::Final { Action::FinalNotice } else { Action::Nudge };
    let limit = match (tone.has_deadline(), decision.limit) {
        (false, _) => Limit::None,
        (true, Limit::None) => Limit::BusinessDays(if tone == Step::Final { 3 } else { 2 }),
        (true, limit) => limit,
    };
    (action, Some(tone), limit)
}

/// The advice without its words.
fn draw(case: &Case<'_>, decision: &Decision, now: Instant) -> Advice {
    let (action, step, limit) = toned(case, decision);
    let row = decision.rule.unwrap_or(&decision.row.id).to_owned();
    let mut alternatives: Vec<Action> =
        std::iter::once(decision.row.action).chain(decision.row.alternatives.iter().copied()).collect();
    if decision.rule == Some("r-prom") && decision.measure.due <= 2 {
        alternatives.insert(0, Action::Nudge);
    }
    let mut seen = vec![action];
    alternatives.retain(|it| {
        !seen.contains(it) && (*it != Action::Deliver || provided(decision)) && {
            seen.push(*it);
            true
        }
    });
    Advice {
        situation: decision.measure.situation,
        row,
        action,
        step,
        at: at(case, decision, now),
        reasons: Vec::new(),
        warnings: Vec::new(),
        alternatives,
        otherwise: None,
        kind: kind_of(case.standing.state),
        consequence: step.is_some_and(Step::may_name_consequence),
        limit,
        floor: case.past.step,
    }
}

fn asks(action: Action) -> bool {
    matches!(action, Action::Nudge | Action::FinalNotice)
}

fn provided(decision: &Decision) -> bool {
    decision.measure.flags.has(Flag::Provided)
}

/// When it is to be done.
fn at(case: &Case<'_>, decision: &Decision, now: Instant) -> Instant {
    let channel = case.settings.channel.unwrap_or(case.platform.channel);
    match decision.action {
        Action::Wait => {
            let until = decision.until.or_else(|| waits_until(case, decision, now));
            until.map_or(now, |it| slot::next_good(case.settings, channel, it.max(now)))
        }
        Action::ProposeCancel => case.clock_end(Part::CancelReason).filter(|it| *it > now).unwrap_or(now),
        Action::Nudge if decision.rule == Some("r-rec") => now,
        Action::Nudge
        | Action::FinalNotice
        | Action::ProposeExtension
        | Action::Close
        | Action::Proceed
        | Action::Deliver => slot::next_good(case.settings, channel, now),
        _ => now,
    }
}

/// When the same tables will say something else.
fn waits_until(case: &Case<'_>, decision: &Decision, now: Instant) -> Option<Instant> {
    let clock = match decision.measure.situation {
        Situation::FormalDelivered => case.clock_end(Part::FormalAccept),
        Situation::CancelRequestedByMe => case.clock_end(Part::CancelReply),
        _ => None,
    };
    if clock.is_some_and(|it| it > now) {
        return clock;
    }
    let day = |days: i64| now.checked_add_signed(Duration::days(days));
    (1..45).filter_map(day).find(|then| case.dated() && decide(case, *then).action != Action::Wait)
}

/// What the blanks of reasons and warnings are filled with.
fn values(case: &Case<'_>, decision: &Decision, advice: &Advice, now: Instant) -> Vec<(&'static str, String)> {
    let year = now.year();
    let words = &case.platform.words;
    let situation = decision.measure.situation;
    let due = case.due_for(situation);
    let part = match situation {
        Situation::PurchasedFirstReply => Some(Part::FirstMessage),
        Situation::FormalDelivered => Some(Part::FormalAccept),
        Situation::CancelRequestedByMe | Situation::CancelRequestedByThem => Some(Part::CancelReply),
        Situation::LimitNear => Some(Part::RoomLimit),
        _ if situation.waiting_on() == WaitingOn::Me => Some(Part::SellerSilence),
        _ => None,
    };
    let fact = part.and_then(|part| case.platform.fact(part));
    let earliest = case.platform.fact(Part::CancelReason);
    let end = part.and_then(|part| case.clock_end(part));
    let fact = if asks(advice.action) || advice.action == Action::ProposeCancel { earliest } else { fact };
    let said: [(&'static str, Option<String>); 15] = [
        ("asked_by", case.past.asked_by.map(|it| phrase::day(it, year))),
        ("chosen", case.settings.deadline.map(|it| phrase::day(it, year))),
        ("at", Some(phrase::minute(end.unwrap_or(advice.at).naive_local(), year))),
        ("due", due.map(|due| phrase::day(due, year))),
        ("left", due.map(|due| left((due - now.date_naive()).num_days()))),
        ("promise", case.promise_end(situation).map(|it| phrase::day(it, year))),
        ("formal", Some(words.formal.clone().unwrap_or_else(|| "納品の完了".to_owned()))),
        ("room", Some(words.room.clone())),
        ("support", Some(words.support.clone().unwrap_or_else(|| "専門の窓口".to_owned()))),
        ("due_word", Some(words.due.clone())),
        ("accept", words.accept.as_ref().map(|_| "自動で完了する日時".to_owned())),
        ("limit", fact.and_then(|it| it.after).map(|it| it.to_string())),
        ("label", fact.map(|it| it.label.clone())),
        ("origin", fact.map(Fact::origin)),
        ("earliest", case.clock_end(Part::CancelReason).map(|it| phrase::minute(it.naive_local(), year))),
    ];
    said.into_iter().filter_map(|(name, value)| value.map(|it| (name, it))).collect()
}

/// 「は本日」, 「まであと3日」.
fn left(days: i64) -> String {
    match days {
        0 => "は本日".to_owned(),
        1 => "は明日".to_owned(),
        days => format!("まであと{days}日"),
    }
}

fn reasons(case: &Case<'_>, decision: &Decision, gaps: &Gaps, values: &[(&'static str, String)]) -> Vec<Note> {
    let measure = decision.measure;
    let mut out = Vec::new();
    let mut say = |id: &str, text: String| out.push(Note { id: id.to_owned(), text });
    match decision.rule.map(|rule| rule_text(rule, measure.promise, case)) {
        Some(text) => say(decision.rule.unwrap_or_default(), notes::fill(text, values).unwrap_or_default()),
        None => say(&decision.row.id, notes::fill(&decision.row.reason, values).unwrap_or_default()),
    }
    let theirs = measure.situation.waiting_on() == WaitingOn::Them;
    let prom = decision.rule == Some("r-prom");
    if theirs && !prom && measure.promise > 0 && case.standing.promise.as_ref().is_some_and(|it| it.end.is_some()) {
        let day = values.iter().find(|(name, _)| *name == "promise").map_or("", |it| it.1.as_str());
        say("promise-broken", format!("お約束の日（{day}）を過ぎています。"));
    }
    if theirs && case.dated() && measure.silence > 0 {
        let usual = if gaps.unusual { "。これまでの返信の間隔より長くなっています" } else { "" };
        say("silence", format!("こちらの最後の連絡から{}日たっています{usual}。", measure.silence));
    }
    let nudges = case.standing.unanswered_nudges.len();
    if theirs && nudges > 0 {
        say("nudges", format!("返事のない確認の連絡が{nudges}回あります。"));
    }
    out.retain(|note| !note.text.is_empty());
    out
}

/// Why a rule overrules the table.
fn rule_text(rule: &str, promise: i64, case: &Case<'_>) -> &'static str {
    let dated = case.standing.promise.as_ref().is_some_and(|it| it.end.is_some());
    match rule {
        "r-due" if case.standing.state == State::AwaitingAgreement => {
            "納期までに日がありません。ご相談へのお返事を、一言で答えられる形ですぐに伺います。"
        }
        "r-prom" if promise > 0 => {
            "お約束の日（{promise}）を過ぎたばかりです。休みを挟むため、次の営業日まで待ちます。"
        }
        "r-prom" if !dated => "ご連絡をいただけるとのことです。{promise}ごろまでは催促せずに待ちます。",
        "r-prom" => "{promise}までにご連絡をいただける見込みです。その日までは催促せずに待ちます。",
        "r-rec" => "納期の前に連絡した記録を残す必要があります。今日のうちに一度確認します。",
        "r-abuse" => "強い言葉が使われています。催促はせず、記録をそろえて{support}に相談します。",
        "r-open" => "こちらからお伝えした期限（{asked_by}）がまだ過ぎていません。その日までは待ちます。",
        "r-gap" => "前回の確認から24時間たっていません。続けては送りません。",
        "r-cap" => "確認の連絡は3回までにします。これ以上は催促せず、次の手続きに移ります。",
        "r-provided" => "納品物をお渡しした記録がないため、{formal}には進まず、まず確認の連絡をします。",
        "r-excuse" => "ご事情を伺っています。期限は切らずに、様子だけ伺います。",
        "r-due" => "納期の前にお返事をいただける営業日がありません。納期の延長を相談します。",
        _ => "",
    }
}

fn warnings(
    case: &Case<'_>,
    decision: &Decision,
    advice: &Advice,
    values: &[(&'static str, String)],
    now: Instant,
) -> Vec<Note> {
    let overruled = decision.action != decision.row.action;
    let of_row = decision.row.warnings.iter().filter(|_| !overruled);
    let mut ids: Vec<&str> = of_row.map(String::as_str).collect();
    ids.extend(general_warnings(case, decision, advice, now));
    let mut seen: Vec<&str> = Vec::new();
    ids.retain(|id| {
        !seen.contains(id) && applies(id, case, decision, now) && {
            seen.push(id);
            true
        }
    });
    ids.into_iter().filter_map(|id| notes::warning(id, values)).collect()
}

fn general_warnings(case: &Case<'_>, decision: &Decision, advice: &Advice, now: Instant) -> Vec<&'static str> {
    let measure = decision.measure;
    let flags = measure.flags;
    let theirs = measure.situation.waiting_on() == WaitingOn::Them;
    let cancel = advice.action == Action::ProposeCancel;
    let mut ids = Vec::new();
    let mut add = |id: &'static str, holds: bool| {
        if holds {
            ids.push(id);
        }
    };
    add("promise-running", decision.rule == Some("r-prom") && measure.promise <= 0);
    add("no-record", theirs && decision.rule.is_some() && (0..=2).contains(&measure.due) && measure.nudges == 0);
    add("due-soon", theirs && (0..=3).contains(&measure.due));
    add("due-passed", theirs && measure.due < 0 && !provided(decision) && measure.situation != Situation::PaymentDue);
    add("due-unreachable", decision.rule == Some("r-due") && advice.action == Action::ProposeExtension);
    add("formal-unprovided", decision.rule == Some("r-provided"));
    add("cancel-not-yet", cancel);
    add("same-nudge", asks(advice.action) && measure.nudges > 0);
    add("softer-than-before", asks(advice.action) && advice.step < case.past.step && decision.rule != Some("r-excuse"));
    add("silence-not-consent", advice.action == Action::ProposeExtension);
    add("partial-receipt", theirs && flags.has(Flag::Partial));
    add("escrow-returns", cancel && case.platform.fact(Part::EscrowReturn).is_some());
    add("off-hours", advice.action.sends() && advice.at > now && advice.action != Action::ProposeCancel);
    add("stay-calm", flags.has(Flag::Abuse));
    add("support-slow", decision.rule == Some("r-abuse"));
    add("beginner", flags.has(Flag::Beginner) && theirs);
    let chosen = case.settings.deadline.filter(|_| advice.limit != Limit::None);
    add("past-day", chosen.is_some_and(|it| it < now.date_naive()));
    add("closed-day", chosen.is_some_and(|it| !case.settings.business.is_business_day(it)));
    add("undated", !case.dated());
    add("low-confidence", case.standing.confidence == Confidence::Low);
    add("consumer-no-legal", measure.situation == Situation::PaymentDue && case.settings.client == Client::Consumer);
    add("accept-clock", measure.situation == Situation::FormalDelivered);
    add(
        "stale-fact",
        case.platform.facts.iter().any(|it| it.is_stale(now.date_naive())) && advice.situation_has_clock(),
    );
    ids
}

/// Whether a warning of the row is about this case at all.
fn applies(id: &str, case: &Case<'_>, decision: &Decision, now: Instant) -> bool {
    let flags = decision.measure.flags;
    match id {
        "cancel-not-yet" => case.clock_end(Part::CancelReason).is_some_and(|it| it > now),
        "cancel-hides-room" => case.platform.fact(Part::RoomHidden).is_some(),
        "formal-unprovided" => case.platform.has_formal_step() && !flags.has(Flag::Provided),
        "no-rating-talk" | "support-slow" => case.platform.market,
        "scope-met" | "last-round" => case.platform.has_formal_step(),
        "deemed-acceptance" => !case.platform.market,
        "hold-clock" => case.platform.market || case.due.is_some(),
        "payment-law" => case.settings.client != Client::Consumer && !case.platform.market,
        "accept-clock" => case.clock_end(Part::FormalAccept).is_some_and(|it| it > now),
        "partial-receipt" => flags.has(Flag::Partial),
        "due-soon" => (0..=3).contains(&decision.measure.due),
        "silence-clock" => case.platform.fact(Part::SellerSilence).is_some(),
        _ => true,
    }
}

impl Advice {
    /// Whether a number of the platform bears on this advice.
    fn situation_has_clock(&self) -> bool {
        matches!(
            self.situation,
            Situation::PurchasedFirstReply
                | Situation::FormalDelivered
                | Situation::CancelRequestedByMe
                | Situation::CancelRequestedByThem
                | Situation::LimitNear
        )
    }
}
