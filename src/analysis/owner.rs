//! Which party is the user, when nobody said so: by the layout, else by who does the seller's part.

use chrono::{DateTime, FixedOffset};

use super::trade;
use crate::dialogue::{Act, Acts, Reader, Sight};
use crate::error::Notice;
use crate::thread::{self, Role, Thread};

/// Sets the roles as well as they can be told, and says what was assumed or who the candidates are. If the words of the
/// thread had to be looked at for that, the look is handed on.
pub(super) fn assign(thread: &mut Thread, reader: &mut Reader, now: DateTime<FixedOffset>) -> (Notice, Option<Sight>) {
    if let Some((party, reason)) = thread::owner_by_layout(thread) {
        set(thread, party);
        return (guessed(thread, party, &reason), None);
    }
    let mut sight = reader.look(thread, now);
    if thread.parties.len() == 1 {
        return (alone(thread, reader, &mut sight), Some(sight));
    }
    let notice = match seller(thread, reader, &mut sight) {
        Some(party) => {
            set(thread, party);
            guessed(thread, party, "見積りや納品など、仕事を受ける側の発言があります。")
        }
        None => unknown(thread),
    };
    (notice, Some(sight))
}

/// Only one side has written: whether it is the user is seen by whose part its words are.
fn alone(thread: &mut Thread, reader: &mut Reader, sight: &mut Sight) -> Notice {
    let mut trial = thread.clone();
    let mut score_as = |role| {
        trial.parties[0].role = role;
        score(&trial, &reader.told(&trial, sight))
    };
    let (me, them) = (score_as(Role::Me), score_as(Role::Them));
    if me + trade::weight(&thread.parties[0].name) >= them + ALONE {
        set(thread, 0);
        return guessed(thread, 0, "仕事を受ける側の発言だけがあります。");
    }
    thread.parties[0].role = Role::Them;
    let text = format!(
        "「{}」の発言だけなので、相手からの連絡と見なしました。ご自身のときは --me で名前を指定してください。",
        thread.parties[0].name
    );
    Notice { id: "guessed-me", text, span: None }
}

fn set(thread: &mut Thread, me: usize) {
    for (i, party) in thread.parties.iter_mut().enumerate() {
        party.role = if i == me { Role::Me } else { Role::Them };
    }
}

/// By how much one party has to lead the others; of all labelled threads one in a hundred lies below.
const MARGIN: i32 = 3;

/// How much it tells that somebody wrote first: it is mostly who wants something done that does.
const FIRST: i32 = -11;

/// What both sides say alike: by itself it shows no side.
const TALK: Acts = Acts::of(&[Act::Greeting, Act::Thanks, Act::Apology, Act::Acknowledge, Act::Inform]);

/// By how much one side has to suit the only writer better than the other.
const ALONE: i32 = 10;

/// How often an act of one side counts.
const MOST: i32 = 3;

/// The party that does the seller's part most clearly; `None` when two do so alike.
fn seller(thread: &Thread, reader: &mut Reader, sight: &mut Sight) -> Option<usize> {
    let mut trial = thread.clone();
    let mut scores = Vec::with_capacity(thread.parties.len());
    let mut telling = false;
    for party in 0..thread.parties.len() {
        set(&mut trial, party);
        let (name, told) = (trade::weight(&trial.parties[party].name), reader.told(&trial, sight));
        telling |= name != 0 || told.iter().any(|(_, acts)| acts.iter().any(|act| !TALK.has(act) && weight(act) != 0));
        scores.push(name + score(&trial, &told));
    }
    // Who wrote first tells nothing where nothing else does.
    if !telling {
        return None;
    }
    if let Some(score) = thread.messages.first().and_then(|message| scores.get_mut(message.party)) {
        *score += FIRST;
    }
    let best = (0..scores.len()).max_by_key(|&party| (scores[party], std::cmp::Reverse(party)))?;
    let others = scores.iter().enumerate().filter(|(party, _)| *party != best).map(|(_, score)| *score);
    others.max().is_none_or(|second| scores[best] >= second + MARGIN).then_some(best)
}

/// How well the acts fit when the party that is `Me` sells.
fn score(thread: &Thread, told: &[(usize, Acts)]) -> i32 {
    let mut counts = [[0_i32; Act::ALL.len()]; 2];
    for &(message, acts) in told {
        let party = thread.messages.get(message).and_then(|it| thread.parties.get(it.party));
        let side = match party.map(|party| party.role) {
            Some(Role::Me) => 0,
            Some(Role::Them) => 1,
            _ => continue,
        };
        for act in acts.iter() {
            counts[side][act as usize] += 1;
        }
    }
    let worth = |act: &Act| {
        let count = |side: usize| counts[side][*act as usize].min(MOST);
        (count(0) - count(1)) * weight(*act)
    };
    Act::ALL.iter().map(worth).sum()
}

/// How much an act belongs to the seller, in tenths of the logarithm of the odds; negative is the buyer's. Measured on the
/// labelled threads.
fn weight(act: Act) -> i32 {
    match act {
        Act::GiveEstimate | Act::RequestPurchase | Act::RequestReview | Act::DeliverFormally => 9,
        Act::Deliver | Act::DeliverRevision => 8,
        Act::RequestMaterials | Act::RequestPayment | Act::PromiseDelivery => 7,
        Act::RequestInstructions | Act::PromiseEstimate | Act::Progress | Act::ProposeExtension | Act::Offer => 6,
        Act::Greeting | Act::Thanks | Act::Question | Act::Nudge => 2,
        Act::Acknowledge | Act::Answer | Act::Agree => 1,
        Act::RequestEstimate | Act::RequestRevision | Act::Order | Act::Approve | Act::PromisePurchase => -9,
        Act::PromiseMaterials => -7,
        Act::RequestWork | Act::Instruct | Act::Pay | Act::PromisePayment => -6,
        Act::Supply => -5,
        Act::Apology => -3,
        Act::Inform | Act::PromiseAnswer | Act::Hold => -2,
        _ => 0,
    }
}

fn guessed(thread: &Thread, me: usize, reason: &str) -> Notice {
    let name = &thread.parties[me].name;
    let text = format!("{reason}「{name}」をご自身と見なしました。違うときは --me で名前を指定してください。");
    Notice { id: "guessed-me", text, span: None }
}

fn unknown(thread: &Thread) -> Notice {
    let names: Vec<_> = thread.parties.iter().map(|party| party.name.as_str()).collect();
    let names = names.join("」「");
    let text = format!("どちらがご自身か分かりません。「{names}」のどれかを --me で指定してください。");
    Notice { id: "unknown-me", text, span: None }
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Analyzer, Options};

    #[track_caller]
    fn check(text: &str, me: Option<&str>, notice: &str) {
        let now = "2026-11-20T15:00:00+09:00".parse().expect("an instant");
        let analysis = Analyzer::new().read(text, &Options::at(now)).expect("a thread");
        let found = analysis.thread.parties.iter().find(|party| party.role == crate::thread::Role::Me);
        assert_eq!(found.map(|party| party.name.as_str()), me, "{:?}", analysis.notices);
        assert!(analysis.notices.iter().any(|it| it.id == notice), "{:?}", analysis.notices);
    }

    #[test]
    fn who_sells_is_the_user() {
        let asked = "2026/11/16 10:02 田中\nロゴのお見積りをお願いできますか。\n\n";
        let offered = "2026/11/16 11:30 みどり工房\nお見積りは18,000円です。\n";
        check(&format!("{asked}{offered}"), Some("みどり工房"), "guessed-me");
        check(asked, None, "guessed-me");
        check(&asked.replace("ロゴのお見積りをお願いできますか。", "こんにちは。"), None, "guessed-me");
        check("田中: こんにちは。\n佐藤: こんにちは。\n", None, "unknown-me");
    }
}
