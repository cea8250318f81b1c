//! The advice in words: reasons, warnings, the day, what else could be done.

use chrono::{DateTime, Datelike, Duration, FixedOffset, NaiveDate};

use super::blank::values;
use super::case::{Case, Instant, kind_of};
use super::flag::Flag;
use super::rule::{Decision, decide};
use super::warn::warnings;
use super::{Action, Advice, Limit, Note, Settings, Situation, Step, cost, deadline, notes, phrase, slot, trouble};
use crate::dialogue::{ReadMessage, Standing, WaitingOn};
use crate::platform::{Platform, Role as Part};
use crate::thread::Thread;
use crate::timing::Gaps;

/// What to do now about a thread whose roles are assigned; `read` is what was read in its messages, and may be empty where
/// that is not known: then the days that my messages name are read once more.
#[must_use]
pub fn advise(
    thread: &Thread,
    read: &[ReadMessage],
    standing: &Standing,
    gaps: &Gaps,
    platform: &Platform,
    settings: &Settings,
    now: DateTime<FixedOffset>,
) -> Advice {
    let case = Case::new(thread, read, standing, platform, settings);
    let mut decision = decide(&case, now);
    let mut advice = draw(&case, &decision, now);
    sent_in_time(&case, &mut advice, now);
    if asks(advice.action) && advice.limit != Limit::None && deadline(&advice, standing, settings, now).is_none() {
        decision = without_a_day(decision);
        advice = draw(&case, &decision, now);
    }
    let values = values(&case, &decision, &advice, now);
    advice.reasons = reasons(&case, &decision, gaps, &values, now);
    advice.warnings = warnings(&case, &decision, &advice, &values, now);
    advice.otherwise = decision.row.otherwise.as_deref().and_then(|text| notes::fill(text, &values));
    advice.costs = cost::costs(&case, &decision, now);
    advice
}

/// Where the next good hour to send comes too late for a day before the due date, the message goes out at once.
fn sent_in_time(case: &Case<'_>, advice: &mut Advice, now: Instant) {
    let due = case.due.filter(|due| *due > now.date_naive());
    let in_time = |advice: &Advice| {
        let day = deadline(advice, case.standing, case.settings, now).map(|it| it.at.date_naive());
        day.is_some_and(|day| due.is_none_or(|due| day < due))
    };
    let dated = asks(advice.action) || advice.action == Action::ProposeExtension;
    let early = Advice { at: now, ..advice.clone() };
    if dated && advice.limit != Limit::None && advice.at > now && !in_time(advice) && in_time(&early) {
        *advice = early;
    }
}

/// What is done where no business day is left before the due date: another date is proposed while the work needs theirs;
/// finished work is delivered; anything else is asked for without a day.
fn without_a_day(decision: Decision) -> Decision {
    let rule = Some("r-due");
    let flags = decision.measure.flags;
    let (action, step, limit) = match decision.measure.situation {
        Situation::NoInstructions
        | Situation::AwaitingMaterials
        | Situation::QuestionOpen
        | Situation::BuyerPromised
        | Situation::DraftSent => (Action::ProposeExtension, Some(Step::Dated), Limit::BusinessDays(1)),
        _ if flags.has(Flag::Provided) && flags.has(Flag::FormalStep) && !flags.has(Flag::Formal) => {
            (Action::Deliver, None, Limit::None)
        }
        _ => (Action::Nudge, Some(Step::Status), Limit::None),
    };
    Decision { rule, action, step, limit, ..decision }
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

/// When the operator can be asked to step in after the formal step.
fn office(case: &Case<'_>) -> Option<Instant> {
    case.clock_end(Part::OperatorNudge).filter(|_| case.lasting.has(Flag::Office))
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
    if trouble::of(decision.measure.flags).is_some() {
        alternatives.insert(0, Action::ContactSupport);
    }
    if decision.measure.flags.has(Flag::ExpiryNear) && is_under_way(decision.measure.situation) {
        alternatives.insert(0, Action::ProposeExtension);
    }
    let mut seen = vec![action];
    alternatives.retain(|it| {
        !seen.contains(it) && may(*it, case, decision) && !breaks_word(*it, decision) && {
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
        costs: Vec::new(),
        kind: kind_of(case.standing.state),
        consequence: step.is_some_and(Step::may_name_consequence),
        limit,
        latest: latest(case, decision),
        floor: case.past.step,
    }
}

/// Whether an action may be named at all: the formal step needs a delivery, and an early end that returns the money is
/// never for finished work.
fn may(action: Action, case: &Case<'_>, decision: &Decision) -> bool {
    match action {
        Action::Deliver => provided(decision),
        Action::ProposeCancel => !provided(decision) || case.platform.fact(Part::EscrowReturn).is_none(),
        _ => true,
    }
}

/// Whether an action would end what was left open until a day: mine, or the one that they named.
fn breaks_word(action: Action, decision: &Decision) -> bool {
    let open = matches!(decision.rule, Some("r-open" | "r-offer" | "r-prom"));
    open && matches!(action, Action::Close | Action::ProposeCancel | Action::Proceed | Action::FinalNotice)
}

/// Whether I owe the work, so that a later date is mine to propose.
fn is_under_way(situation: Situation) -> bool {
    matches!(
        situation,
        Situation::InProgress | Situation::SellerLate | Situation::RevisionRequested | Situation::Returned
    )
}

/// The day before the room closes, where that is near.
fn latest(case: &Case<'_>, decision: &Decision) -> Option<NaiveDate> {
    let closes = case.clock_end(Part::RoomLimit).filter(|_| decision.measure.situation == Situation::LimitNear)?;
    closes.date_naive().pred_opt()
}

pub(super) fn asks(action: Action) -> bool {
    matches!(action, Action::Nudge | Action::FinalNotice)
}

pub(super) fn provided(decision: &Decision) -> bool {
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
        Action::ContactSupport if decision.rule == Some("r-operator") => {
            case.clock_end(Part::OperatorNudge).filter(|it| *it > now).unwrap_or(now)
        }
        _ if matches!(decision.rule, Some("r-rec" | "r-due")) => now,
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
        Situation::FormalDelivered => case.clock_end(Part::FormalAccept).or_else(|| office(case)),
        Situation::CancelRequestedByMe => case.clock_end(Part::CancelReply),
        _ => None,
    };
    if clock.is_some_and(|it| it > now) {
        return clock;
    }
    let day = |days: i64| now.checked_add_signed(Duration::days(days));
    (1..45).filter_map(day).find(|then| case.dated() && decide(case, *then).action != Action::Wait)
}

fn reasons(
    case: &Case<'_>,
    decision: &Decision,
    gaps: &Gaps,
    values: &[(&'static str, String)],
    now: Instant,
) -> Vec<Note> {
    let measure = decision.measure;
    let mut out = Vec::new();
    let mut say = |id: &str, text: String| out.push(Note { id: id.to_owned(), text });
    // After a reminder the row's own reason to wait, that it is early yet, no longer holds.
    let again = decision.rule.is_none() && decision.action == Action::Wait && measure.nudges > 0;
    // A due date that is past is no reason any more to hurry; the row knows why.
    let late = decision.rule == Some("r-due") && decision.action == Action::Nudge && measure.due < 0;
    match decision.rule.filter(|_| !late).map(|rule| rule_text(rule, decision.action, measure.promise, case)) {
        Some(text) => say(decision.rule.unwrap_or_default(), notes::fill(text, values).unwrap_or_default()),
        None if again => {
            let text = "確認の連絡をお送りしてから間がありません。続けては送らずに、お返事を待ちます。";
            say(&decision.row.id, text.to_owned());
        }
        None => say(&decision.row.id, notes::fill(&decision.row.reason, values).unwrap_or_default()),
    }
    let theirs = measure.situation.waiting_on() == WaitingOn::Them;
    let prom = decision.rule == Some("r-prom");
    if theirs && !prom && measure.promise > 0 && case.standing.promise.as_ref().is_some_and(|it| it.end.is_some()) {
        let end = case.standing.promise.as_ref().and_then(|it| it.end);
        let day = end.map(|end| phrase::day(end, now.year())).unwrap_or_default();
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
fn rule_text(rule: &str, action: Action, promise: i64, case: &Case<'_>) -> &'static str {
    let dated = case.standing.promise.as_ref().is_some_and(|it| it.end.is_some());
    match rule {
        "r-prom" if promise > 0 => {
            "お約束の日（{promise}）を過ぎたばかりです。休みを挟むため、次の営業日まで待ちます。"
        }
        "r-prom" if !dated => "ご連絡をいただけるとのことです。{promise}ごろまでは催促せずに待ちます。",
        "r-prom" => "{promise}までにご連絡をいただける見込みです。その日までは催促せずに待ちます。",
        "r-rec" => "納期の前に連絡した記録を残す必要があります。今日のうちに一度確認します。",
        "r-abuse" => "強い言葉が使われています。催促はせず、記録をそろえて{support}に相談します。",
        "r-outside" => "サービス外でのやり取りを求められています。応じず、記録をそろえて{support}に相談します。",
        "r-double" => {
            "二重または誤った購入とのことです。一方だけでは取り消せないため、記録をそろえて{support}に相談します。"
        }
        "r-operator" => "{limit}以上お返事がありません。「{label}」で{support}から連絡してもらいます。",
        "r-report-first" => "{limit}以上お返事がありません。{support}に相談する前に、まず{formal}を出します。",
        "r-before-cancel" => "キャンセルの前に、「{label}」で{support}から連絡してもらいます。",
        "r-expiry" => "{due_word}を過ぎ、自動でキャンセルになる期限が近づいています。その前に延長を相談します。",
        "r-offer" => "お見積りの期限（{asked_by}）までは間があります。期限が近づいたら、その前に一度様子を伺います。",
        "r-open" => "こちらからお伝えした期限（{asked_by}）がまだ過ぎていません。その日までは待ちます。",
        "r-gap" => "前回の確認から24時間たっていません。続けては送りません。",
        "r-cap" => "確認の連絡は3回までにします。これ以上は催促せず、次の手続きに移ります。",
        "r-provided" => "納品物をお渡しした記録がないため、{formal}には進まず、まず確認の連絡をします。",
        "r-excuse" => "ご事情を伺っています。期限は切らずに、様子だけ伺います。",
        "r-due" if action == Action::Deliver => {
            "納期の前にお返事をいただける営業日がありません。作業は終わっているので、{formal}に進みます。"
        }
        "r-due" if action == Action::Nudge => {
            "納期までに日がありません。日付は切らず、一言で答えられる形ですぐに伺います。"
        }
        "r-due" => "納期の前にお返事をいただける営業日がありません。納期の延長を相談します。",
        _ => "",
    }
}
