//! Why a thread is in none of the other states: every state against threads in which it does not hold.

use super::super::{Act, State};
use super::account_tests::{Line, reads, thread_of};
use super::{Cause, WhyNot, why_not};
use crate::thread::{Event, EventKind, Role};

use Role::{Me, Them};

/// A reason as a test names it: the cause, the state spoken of, and the messages that opened and ended it (0 for none).
type Named = (Cause, State, usize, usize);

fn ask(lines: &[Line], state: State) -> WhyNot {
    why_not(&thread_of(lines), &reads(lines), state)
}

fn named(answer: &WhyNot) -> Vec<Named> {
    let number = |words: Option<super::Words>| words.map_or(0, |words| words.message);
    answer.reasons.iter().map(|it| (it.cause, it.state, number(it.opened), number(it.ended))).collect()
}

#[track_caller]
fn check(lines: &[Line], state: State, wanted: &[Named]) {
    let answer = ask(lines, state);
    assert!(!answer.holds, "{lines:?}");
    assert_eq!(named(&answer), wanted, "{} {lines:?}", state.name());
}

const PRICE: Line = (Me, "18,000円です", &[Act::GiveEstimate]);
const ORDER: Line = (Them, "購入しました", &[Act::Order]);
const ASK: Line = (Me, "ロゴをお送りください", &[Act::RequestMaterials]);
const SENT: Line = (Them, "ロゴを送ります", &[Act::Supply]);
const WORK: Line = (Me, "初稿です", &[Act::Deliver]);
const CHANGE: Line = (Them, "色を直してください", &[Act::RequestRevision]);
const REVISED: Line = (Me, "直しました", &[Act::DeliverRevision]);
const FINE: Line = (Them, "これで大丈夫です", &[Act::Approve]);
const QUESTION: Line = (Me, "色は青でよいですか", &[Act::Question]);
const ANSWER: Line = (Them, "青でお願いします", &[Act::Answer]);
const THEIRS: Line = (Them, "いつ届きますか", &[Act::Question]);
const REPLY: Line = (Me, "明日です", &[Act::Answer]);
const HOLD: Line = (Them, "一旦保留でお願いします", &[Act::Hold]);
const TALK: Line = (Them, "よいお天気ですね", &[Act::Inform]);
const LATER: Line = (Me, "納期を3日延ばせますか", &[Act::ProposeExtension]);
const BILL: Line = (Me, "お振込みをお願いします", &[Act::RequestPayment]);

#[test]
fn what_they_owe_before_an_order() {
    use State::{
        AwaitingAnswer, AwaitingEstimateReply, AwaitingInstructions, AwaitingMaterials, AwaitingPurchase, InProgress,
        OnHold, ReplyOwed,
    };
    check(&[TALK], AwaitingEstimateReply, &[(Cause::Never, AwaitingEstimateReply, 0, 0)]);
    check(&[PRICE, ORDER], AwaitingEstimateReply, &[(Cause::Settled, AwaitingEstimateReply, 1, 2)]);
    let pause: Line = (Them, "一旦保留で", &[Act::Hold]);
    check(
        &[PRICE, pause],
        AwaitingPurchase,
        &[(Cause::Never, AwaitingPurchase, 0, 0), (Cause::Overruled, OnHold, 2, 0)],
    );
    let listing: Line = (Me, "専用出品をご購入ください", &[Act::RequestPurchase]);
    check(&[listing, ORDER], AwaitingPurchase, &[(Cause::Settled, AwaitingPurchase, 1, 2)]);
    let how: Line = (Me, "どのように進めましょうか", &[Act::RequestInstructions]);
    let told: Line = (Them, "青系でお願いします", &[Act::Instruct]);
    check(&[ORDER, how, told], AwaitingInstructions, &[(Cause::Settled, AwaitingInstructions, 2, 3)]);
    check(&[ORDER], AwaitingInstructions, &[(Cause::Never, AwaitingInstructions, 0, 0)]);
    check(&[ORDER, ASK, SENT], AwaitingMaterials, &[(Cause::Settled, AwaitingMaterials, 2, 3)]);
    check(
        &[ORDER, ASK, SENT, THEIRS],
        AwaitingMaterials,
        &[(Cause::Settled, AwaitingMaterials, 2, 3), (Cause::Overruled, ReplyOwed, 4, 0)],
    );
    let back: Line = (Me, "ロゴはもう不要です", &[Act::Withdraw]);
    check(&[ORDER, ASK, back], AwaitingMaterials, &[(Cause::Withdrawn, AwaitingMaterials, 2, 3)]);
    let optional: Line = (Me, "あれば写真も", &[Act::RequestOptional]);
    check(
        &[ORDER, optional],
        AwaitingMaterials,
        &[(Cause::Never, AwaitingMaterials, 0, 0), (Cause::NotCounted, AwaitingMaterials, 0, 2)],
    );
    check(&[ORDER, QUESTION, ANSWER], AwaitingAnswer, &[(Cause::Settled, AwaitingAnswer, 2, 3)]);
    check(&[ORDER, QUESTION, ASK], AwaitingAnswer, &[(Cause::Later, AwaitingMaterials, 3, 0)]);
    check(&[ORDER, ASK, QUESTION], AwaitingMaterials, &[(Cause::Later, AwaitingAnswer, 3, 0)]);
    check(&[ORDER, ASK], InProgress, &[(Cause::Overruled, AwaitingMaterials, 2, 0)]);
}

#[test]
fn what_they_owe_after_the_work() {
    use State::{AwaitingAgreement, AwaitingPayment, AwaitingReview, AwaitingRevisionReview, Completed, ReplyOwed};
    check(&[ORDER], AwaitingReview, &[(Cause::Never, AwaitingReview, 0, 0)]);
    check(&[ORDER, WORK, FINE], AwaitingReview, &[(Cause::Settled, AwaitingReview, 2, 3)]);
    check(&[ORDER, WORK], AwaitingRevisionReview, &[(Cause::Never, AwaitingRevisionReview, 0, 0)]);
    check(&[ORDER, WORK, CHANGE, REVISED, THEIRS], AwaitingRevisionReview, &[(Cause::Overruled, ReplyOwed, 5, 0)]);
    check(
        &[ORDER, LATER, (Them, "延長で大丈夫です", &[Act::Agree])],
        AwaitingAgreement,
        &[(Cause::Settled, AwaitingAgreement, 2, 3)],
    );
    check(&[ORDER, WORK], AwaitingAgreement, &[(Cause::Never, AwaitingAgreement, 0, 0)]);
    check(&[ORDER, WORK, FINE], AwaitingPayment, &[(Cause::Never, AwaitingPayment, 0, 0)]);
    let paid: Line = (Them, "振り込みました", &[Act::Pay]);
    check(&[ORDER, WORK, FINE, BILL, paid], AwaitingPayment, &[(Cause::Settled, AwaitingPayment, 4, 5)]);
    let thanks: Line = (Them, "ありがとうございます", &[Act::Thanks]);
    check(
        &[ORDER, WORK, thanks],
        Completed,
        &[
            (Cause::Never, Completed, 0, 0),
            (Cause::NotCounted, Completed, 0, 3),
            (Cause::Overruled, AwaitingReview, 2, 0),
        ],
    );
}

#[test]
fn what_i_owe() {
    use State::{
        AwaitingAnswer, AwaitingReview, AwaitingRevisionReview, EstimateRequested, InProgress, ReplyOwed,
        RevisionRequested,
    };
    let price: Line = (Them, "おいくらですか", &[Act::RequestEstimate]);
    check(&[TALK], EstimateRequested, &[(Cause::Never, EstimateRequested, 0, 0)]);
    check(&[price, PRICE], EstimateRequested, &[(Cause::Settled, EstimateRequested, 1, 2)]);
    check(&[price, QUESTION], EstimateRequested, &[(Cause::AskedBack, EstimateRequested, 1, 2)]);
    check(&[TALK], ReplyOwed, &[(Cause::Never, ReplyOwed, 0, 0)]);
    check(&[THEIRS, REPLY], ReplyOwed, &[(Cause::Settled, ReplyOwed, 1, 2)]);
    check(
        &[ORDER, WORK, CHANGE, REVISED],
        RevisionRequested,
        &[(Cause::Settled, RevisionRequested, 3, 4), (Cause::Overruled, AwaitingRevisionReview, 4, 0)],
    );
    check(
        &[CHANGE, ORDER],
        RevisionRequested,
        &[(Cause::Never, RevisionRequested, 0, 0), (Cause::NotCounted, RevisionRequested, 0, 1)],
    );
    check(&[ORDER, WORK, CHANGE, QUESTION], RevisionRequested, &[(Cause::Overruled, AwaitingAnswer, 4, 0)]);
    check(&[TALK], InProgress, &[(Cause::Never, InProgress, 0, 0)]);
    check(&[ORDER, WORK], InProgress, &[(Cause::Settled, InProgress, 1, 2), (Cause::Overruled, AwaitingReview, 2, 0)]);
}

#[test]
fn what_nobody_owes() {
    use State::{AwaitingAnswer, Cancelled, Completed, Declined, Idle, InProgress, OnHold, RevisionRequested};
    check(&[ORDER], OnHold, &[(Cause::Never, OnHold, 0, 0)]);
    let resumed: Line = (Them, "再開をお願いします", &[Act::Resume]);
    check(&[ORDER, HOLD, resumed], OnHold, &[(Cause::Reopened, OnHold, 2, 3)]);
    check(&[ORDER], Completed, &[(Cause::Never, Completed, 0, 0)]);
    check(
        &[ORDER, WORK, FINE, CHANGE],
        Completed,
        &[(Cause::Reopened, Completed, 3, 4), (Cause::Overruled, RevisionRequested, 4, 0)],
    );
    let no: Line = (Them, "今回は見送ります", &[Act::Decline]);
    check(
        &[PRICE],
        Declined,
        &[(Cause::Never, Declined, 0, 0), (Cause::Overruled, State::AwaitingEstimateReply, 1, 0)],
    );
    check(&[ORDER, WORK, FINE], Declined, &[(Cause::Never, Declined, 0, 0), (Cause::Overruled, Completed, 3, 0)]);
    check(&[PRICE, no], Cancelled, &[(Cause::Never, Cancelled, 0, 0), (Cause::Overruled, Declined, 2, 0)]);
    check(&[ORDER, WORK, FINE], Cancelled, &[(Cause::Never, Cancelled, 0, 0), (Cause::Overruled, Completed, 3, 0)]);
    check(&[ORDER], Idle, &[(Cause::Overruled, InProgress, 1, 0)]);
    check(&[ORDER, WORK, FINE], Idle, &[(Cause::Overruled, Completed, 3, 0)]);
    check(&[ORDER, QUESTION], Idle, &[(Cause::Overruled, AwaitingAnswer, 2, 0), (Cause::Overruled, InProgress, 1, 0)]);
}

#[test]
fn the_state_itself_holds_and_shows_its_words() {
    for (lines, state, opened) in [
        (&[ORDER, ASK][..], State::AwaitingMaterials, 2),
        (&[ORDER, WORK, FINE], State::Completed, 3),
        (&[PRICE, (Them, "一旦保留でお願いします", &[Act::Hold])], State::OnHold, 2),
        (&[ORDER], State::InProgress, 1),
        (&[TALK], State::Idle, 0),
    ] {
        let answer = ask(lines, state);
        assert!(answer.holds, "{}", state.name());
        assert_eq!(named(&answer), [(Cause::Holds, state, opened, 0)]);
    }
}

#[test]
fn every_other_state_has_a_reason() {
    let all = [ORDER, ASK, SENT, QUESTION, ANSWER, LATER, WORK, CHANGE, REVISED, FINE, BILL, THEIRS, REPLY, HOLD];
    for length in 1..=all.len() {
        let holding = State::ALL.iter().filter(|state| ask(&all[..length], **state).holds).count();
        assert_eq!(holding, 1);
        for &state in State::ALL {
            assert!(!ask(&all[..length], state).reasons.is_empty(), "{} after {length}", state.name());
        }
    }
}

#[test]
fn a_notice_of_the_service_ends_things() {
    let mut thread = thread_of(&[PRICE]);
    thread.events.push(Event { after: 1, at: None, kind: EventKind::Purchased, party: None, text: String::new() });
    let answer = why_not(&thread, &reads(&[PRICE]), State::AwaitingEstimateReply);
    let ended = answer.reasons[0].ended.expect("the notice");
    assert_eq!((answer.reasons[0].cause, ended.notice), (Cause::Settled, Some(EventKind::Purchased)));
}

#[test]
fn whose_side_the_user_is_on_comes_first() {
    let mut thread = thread_of(&[PRICE]);
    thread.parties.iter_mut().for_each(|party| party.role = Role::Unknown);
    let answer = why_not(&thread, &reads(&[PRICE]), State::AwaitingEstimateReply);
    assert_eq!(named(&answer), [(Cause::UnknownMe, State::AwaitingEstimateReply, 0, 0)]);
}
