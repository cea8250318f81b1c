//! What the slots of a template are filled with, from the thread.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike};

use super::{Ask, changes, invoice, name};
use crate::advice::{self, Action, Advice, Deadline, Situation, Step, phrase};
use crate::dialogue::{Act, Delivered, ItemKind, State, Status, WaitingOn};
use crate::platform::{Channel, Role as Part};
use crate::thread::{EventKind, Message, Role};
use crate::timing::role_of;

/// Up to so many things are named in a row; more become a list.
const IN_A_ROW: usize = 3;
/// A thing whose name is longer than this is set on a line of its own.
const LONG_NAME: usize = 18;
/// Things whose names are longer than this together become a list.
const LONG_ROW: usize = 36;
/// What is worked with rather than read is called 素材 when it is counted.
const MATERIALS: [&str; 9] = ["写真", "画像", "ロゴ", "イラスト", "動画", "映像", "音源", "音声", "素材"];

/// The values by slot; what the thread does not give is left out.
pub(super) fn words(
    ask: &Ask<'_>,
    advice: &Advice,
    deadline: Option<&Deadline>,
    channel: Channel,
) -> BTreeMap<&'static str, String> {
    let mut out = BTreeMap::new();
    let year = ask.now.year();
    let to = name::addressee(ask.thread);
    out.insert("opening", opening(ask, advice, channel, to.as_deref()));
    out.insert("closing", "よろしくお願いいたします。".to_owned());
    // The user says that the work was handed over, the thread does not: no day of it is known.
    let unseen = advice.action == Action::Deliver && ask.standing.delivered < Delivered::Work;
    out.insert("asked", if unseen { "先日".to_owned() } else { asked(ask) });
    out.extend(to.iter().flat_map(|to| [("to", to.clone()), ("partner", to.clone())]));
    if let Some(deadline) = deadline {
        out.insert("deadline", deadline.phrase.clone());
        out.insert("day", phrase::day(deadline.at.date_naive(), year));
    }
    days(ask, advice, deadline, &mut out);
    items(ask, &mut out);
    place(ask, &mut out);
    matter(ask, &mut out);
    facts(ask, &mut out);
    let nudges = ask.standing.unanswered_nudges.len();
    if nudges > 0 {
        out.insert("count", nudges.to_string());
        out.insert("again", nudges.to_string());
    }
    let has = |id: &str| advice.warnings.iter().any(|it| it.id == id).then(|| "はい".to_owned());
    out.extend(has("beginner").map(|it| ("beginner", it)));
    if is_late(ask) {
        out.insert("late", "はい".to_owned());
    }
    if ask.standing.state == State::Completed {
        out.insert("approved", "はい".to_owned());
    }
    out
}

/// Whether my answer comes after the day that I named, or after two days.
fn is_late(ask: &Ask<'_>) -> bool {
    let last = ask.thread.messages.iter().rev().find(|it| role_of(ask.thread, it) == Role::Them);
    let waited = last.and_then(|it| it.at).is_some_and(|it| (ask.now - it.at).num_hours() >= 48);
    let promised = ask.standing.my_due.is_some_and(|due| due < ask.now.date_naive());
    ask.standing.state.waiting_on() == WaitingOn::Me && (waited || promised)
}

/// The address and the greeting, as the channel and the turn want them.
fn opening(ask: &Ask<'_>, advice: &Advice, channel: Channel, to: Option<&str>) -> String {
    let to = to.unwrap_or("【宛名】様");
    let me = name::mine(ask.thread);
    let wrote = ask.thread.messages.iter().any(|it| role_of(ask.thread, it) == Role::Me);
    let again = advice.action == Action::Nudge && !ask.standing.unanswered_nudges.is_empty();
    let greeting = match (&me, channel) {
        (Some(me), _) if !wrote && is_first_contact(advice.situation) => format!("はじめまして。{me}と申します。"),
        (Some(me), Channel::Mail) if again => format!("重ねてのご連絡失礼いたします。{me}です。"),
        _ if again => "重ねてのご連絡失礼いたします。".to_owned(),
        (Some(me), Channel::Mail) => format!("お世話になっております。{me}です。"),
        _ => "お世話になっております。".to_owned(),
    };
    let space = if channel == Channel::Chat { "\n" } else { "\n\n" };
    format!("{to}{space}{greeting}")
}

/// Whether my first message there introduces me.
fn is_first_contact(situation: Situation) -> bool {
    matches!(situation, Situation::InquiryNew | Situation::CustomRequested | Situation::PurchasedFirstReply)
}

/// When I asked or sent what is open: 「11月16日に」.
fn asked(ask: &Ask<'_>) -> String {
    let at = since(ask).and_then(|it| it.at).map(|it| it.at);
    at.map_or_else(|| "先日".to_owned(), |at| on_day(at, ask.now))
}

/// 「11月16日に」, 「本日」.
fn on_day(at: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> String {
    let day = at.date_naive();
    if day == now.date_naive() {
        "本日".to_owned()
    } else if day.year() == now.year() {
        format!("{}月{}日に", day.month(), day.day())
    } else {
        format!("{}年{}月{}日に", day.year(), day.month(), day.day())
    }
}

fn since<'a>(ask: &Ask<'a>) -> Option<&'a Message> {
    ask.thread.messages.get(ask.standing.since?.checked_sub(1)?)
}

fn days(ask: &Ask<'_>, advice: &Advice, deadline: Option<&Deadline>, out: &mut BTreeMap<&'static str, String>) {
    let year = ask.now.year();
    let today = ask.now.date_naive();
    let due = ask.settings.due.or(ask.standing.my_due);
    let asked_by = deadline.map_or(today, |it| it.at.date_naive());
    if let Some(due) = due.filter(|due| *due > asked_by) {
        out.insert("due", phrase::day(due, year));
    }
    let promised = ask.standing.promise.as_ref().and_then(|it| it.end);
    let asked_on = since(ask).and_then(|it| it.at).map(|it| it.at.date_naive());
    if promised.is_some() && promised == asked_on {
        // The day is told with the promise; twice in a sentence would be clumsy.
        out.insert("asked", "先日".to_owned());
    }
    if let Some(promise) = broken_promise(ask, today) {
        out.insert("promise", promise);
    }
    let lead = u32::from(ask.settings.lead_days);
    if due.is_some_and(|due| due > asked_by && ask.settings.business.days_between(asked_by, due) < lead) {
        out.insert("short", "はい".to_owned());
    }
    let new = if advice.situation == Situation::ExtensionAgreed { due } else { later_due(ask, asked_by, due) };
    if let Some(new) = new {
        out.insert("new_due", phrase::day(new, year));
    }
}

/// The day to propose instead of the due date, later than it.
fn later_due(ask: &Ask<'_>, answer: NaiveDate, due: Option<NaiveDate>) -> Option<NaiveDate> {
    let proposed = advice::new_due(answer, ask.settings)?;
    match due {
        Some(due) if proposed <= due => ask.settings.business.nth_after(due, 1),
        _ => Some(proposed),
    }
}

/// 「11月18日(水)に」, 「11月20日(金)までに」: a promised day that has passed.
fn broken_promise(ask: &Ask<'_>, today: NaiveDate) -> Option<String> {
    let promise = ask.standing.promise.as_ref()?;
    let end = promise.end?;
    if promise.latest.unwrap_or(end) >= today {
        return None;
    }
    let bound = if promise.start == Some(end) { "に" } else { "までに" };
    Some(format!("{}{bound}", phrase::day(end, ask.now.year())))
}

fn items(ask: &Ask<'_>, out: &mut BTreeMap<&'static str, String>) {
    let missing: Vec<&str> = ask.standing.missing.iter().map(|it| thing(it)).filter(|it| !it.is_empty()).collect();
    let letters: usize = missing.iter().map(|it| it.chars().count()).sum();
    let long = letters > LONG_ROW || missing.iter().any(|it| it.chars().count() > LONG_NAME);
    let listed = missing.len() > IN_A_ROW || long;
    let goods =
        if missing.iter().any(|it| MATERIALS.iter().any(|word| it.contains(word))) { "素材" } else { "資料" };
    let named = match missing.as_slice() {
        [] => goods.to_owned(),
        _ if listed => format!("{goods}{}点", missing.len()),
        [one] => in_a_sentence(one),
        [one, other] => format!("{}と{}", in_a_sentence(one), in_a_sentence(other)),
        more => more.iter().map(|it| in_a_sentence(it)).collect::<Vec<_>>().join("、"),
    };
    out.insert("items", named);
    if listed {
        let lines: Vec<String> = missing.iter().map(|it| format!("・{}", it.replace(['\n', '\r'], " "))).collect();
        out.insert("item_list", lines.join("\n"));
    }
    if advice::is_unthanked(ask.thread, ask.standing) {
        out.insert("received", "はい".to_owned());
    }
    if advice::is_partial(ask.thread, ask.standing) {
        out.insert("partial", "はい".to_owned());
    }
}

/// A thing as it can stand before 「の件」: a clause that ends on もの or こと is set in brackets, 「鍵を外したもの」.
fn in_a_sentence(name: &str) -> String {
    let clause = ["もの", "こと", "の"].iter().any(|end| name.ends_with(end)) && !name.contains(['「', '」']);
    if clause { format!("「{name}」") } else { name.to_owned() }
}

/// The thing itself: 「売掛金一覧」 of 「売掛金一覧のご準備状況」.
fn thing(name: &str) -> &str {
    const STATES: [&str; 6] = ["のご準備状況", "の準備状況", "のご状況", "の状況", "のご準備", "の件"];
    let name = name.trim();
    STATES.iter().find_map(|it| name.strip_suffix(it)).unwrap_or(name)
}

fn place(ask: &Ask<'_>, out: &mut BTreeMap<&'static str, String>) {
    let words = &ask.platform.words;
    out.insert("room", words.room.clone());
    out.insert("cancel", words.cancel.clone());
    out.insert("due_word", words.due.clone());
    out.insert("buy", words.buy.clone());
    let optional = [
        ("formal", &words.formal),
        ("accept", &words.accept),
        ("send_back", &words.send_back),
        ("support", &words.support),
    ];
    let formal = ask.standing.delivered == Delivered::Formally;
    let accepted = advice::clock_end(ask.thread, ask.standing, ask.platform, ask.settings, Part::FormalAccept);
    let ahead = accepted.filter(|it| formal && *it > ask.now).and_then(|it| it.naive_local().with_minute(0));
    out.extend(ahead.map(|it| ("accept_at", phrase::minute(it, ask.now.year()))));
    let sent = ask.thread.events.iter().rev().find(|it| it.kind == EventKind::DeliveredFormally).and_then(|it| it.at);
    let sent = sent.map_or_else(|| asked(ask), |it| on_day(it.at, ask.now));
    out.insert("formal_on", sent);
    if advice::silence_is_acceptance(ask.thread) {
        out.insert("deemed", "はい".to_owned());
    }
    out.extend(optional.into_iter().filter_map(|(name, word)| word.clone().map(|it| (name, it))));
}

/// What is spoken of: the question, the delivery, the proposal.
fn matter(ask: &Ask<'_>, out: &mut BTreeMap<&'static str, String>) {
    let item = ask
        .standing
        .items
        .iter()
        .rev()
        .find(|it| it.status == Status::Open && it.holder == Role::Them && ask.standing.since == Some(it.message));
    let noun = item.and_then(|it| it.what.first()).and_then(|it| noun(it));
    let kind = item.map(|it| it.kind);
    if let Some(noun) = noun.filter(|_| kind == Some(ItemKind::Answer)) {
        out.insert("matter", noun.to_owned());
    }
    let fallback = match (ask.standing.state, ask.standing.delivered) {
        (State::AwaitingRevisionReview, _) => "修正版",
        (_, Delivered::Draft) => "確認用データ",
        _ => "納品データ",
    };
    let reviewed = noun.filter(|_| matches!(kind, Some(ItemKind::Review)));
    if ask.standing.state == State::AwaitingReview {
        out.insert("review", "はい".to_owned());
    }
    out.insert("thing", reviewed.unwrap_or(fallback).to_owned());
    if let Some(text) = since(ask).map(|it| it.text.as_str()) {
        if text.contains("専用") {
            out.insert("custom", "はい".to_owned());
        }
        if ask.standing.state == State::AwaitingPayment {
            let day = advice::pay_day(ask.thread, ask.standing, ask.platform, ask.settings);
            out.insert("invoice", invoice::told(text, day.map(|it| phrase::day(it, ask.now.year()))));
        }
        if ask.standing.state == State::AwaitingRevisionReview {
            out.extend(changes::listed(text).map(|it| ("changes", it)));
        }
        if let Some(choices) = choices(text) {
            out.insert("choices", choices);
        }
    }
    let (proposal, yes, no) = proposal(ask);
    out.insert("proposal", proposal.to_owned());
    out.insert("yes", yes.to_owned());
    out.insert("no", no.to_owned());
}

/// The words as a noun that can stand before 「の件」; whole clauses cannot.
fn noun(text: &str) -> Option<&str> {
    let text = text.trim();
    let last = text.chars().next_back()?;
    let hiragana = ('\u{3041}'..='\u{3096}').contains(&last);
    let plain = !text.is_ascii() && !text.contains(['\n', '。', '、', '？', '?', '！', '「', '」']);
    ((1..=16).contains(&text.chars().count()) && plain && !hiragana).then_some(text)
}

/// 「A案」「B案」: the options that a question offers.
fn choices(text: &str) -> Option<String> {
    let plans: Vec<String> = ('A'..='E').map(|it| format!("{it}案")).filter(|it| text.contains(it.as_str())).collect();
    (plans.len() > 1).then(|| plans.iter().map(|it| format!("「{it}」")).collect::<Vec<_>>().concat())
}

fn proposal(ask: &Ask<'_>) -> (&'static str, &'static str, &'static str) {
    let item = ask.standing.items.iter().rev().find(|it| it.kind == ItemKind::Agreement && it.status == Status::Open);
    let act = item.map(|it| it.evidence.act).or_else(|| ask.standing.evidence.first().map(|it| it.act));
    match act {
        Some(Act::ProposeExtension) => ("納期の延長", "「延長で問題ない」", "「元の日程を希望」"),
        Some(Act::ProposeCancel) => ("キャンセル", "「キャンセルで問題ない」", "「続けたい」"),
        _ => ("変更", "「変更で問題ない」", "「元の内容を希望」"),
    }
}

/// For the operator: the course of things, dates and counts only.
fn facts(ask: &Ask<'_>, out: &mut BTreeMap<&'static str, String>) {
    let mut lines = Vec::new();
    let nudges = ask.standing.unanswered_nudges.len();
    if let Some(at) = since(ask).and_then(|it| it.at) {
        let what = match ask.standing.state {
            State::AwaitingMaterials => "素材を依頼",
            State::AwaitingInstructions => "ご要望を確認",
            State::AwaitingReview | State::AwaitingRevisionReview => "納品物を送付",
            State::AwaitingPayment => "代金を請求",
            _ if ask.standing.state.waiting_on() != WaitingOn::Them => "お相手からの連絡を受領",
            _ => "お返事を依頼",
        };
        let after = if nudges > 0 {
            format!("。その後{nudges}回ご連絡し、返信を確認できていません")
        } else {
            String::new()
        };
        lines.push(format!("・経緯：{}に{what}{after}。", said_day(at.at, ask.now)));
    }
    let last = ask.thread.messages.iter().rev().find(|it| role_of(ask.thread, it) == Role::Them).and_then(|it| it.at);
    if let Some(last) = last {
        lines.push(format!("・お相手からの最後の連絡：{}", said_day(last.at, ask.now)));
    }
    if let Some(due) = ask.settings.due.or(ask.standing.my_due) {
        lines.push(format!("・{}：{}", ask.platform.words.due, phrase::day(due, ask.now.year())));
    }
    if !lines.is_empty() {
        out.insert("facts", lines.join("\n"));
    }
}

fn said_day(at: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> String {
    phrase::day(at.date_naive(), now.year())
}

/// Whether a message of this step can be written without a day.
pub(super) fn needs_deadline(step: Option<Step>) -> bool {
    step.is_some_and(Step::has_deadline)
}
