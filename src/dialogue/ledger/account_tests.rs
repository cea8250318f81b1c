//! Whole threads by what each message does: what stands at their ends.

use super::super::{Act, ReadAct, ReadMessage, State};
use super::settle;
use crate::text::Span;
use crate::thread::{Message, Party, Role, Thread};

use Role::{Me, Them};

/// One message: who says it, its one sentence, and what that does.
pub(super) type Line = (Role, &'static str, &'static [Act]);

/// The state at the end of a thread, and the message since which it stands.
#[track_caller]
fn check(lines: &[Line], state: State, since: usize) {
    let standing = settle(&thread_of(lines), &reads(lines));
    assert_eq!((standing.state, standing.since), (state, Some(since)), "{lines:?}");
}

/// The thread of these lines.
pub(super) fn thread_of(lines: &[Line]) -> Thread {
    let party = |role| Party { role, ..Party::default() };
    Thread {
        parties: vec![party(Me), party(Them)],
        messages: lines.iter().map(|line| message(line.0, line.1)).collect(),
        ..Thread::default()
    }
}

/// What its messages do.
pub(super) fn reads(lines: &[Line]) -> Vec<ReadMessage> {
    lines.iter().map(read).collect()
}

fn message(by: Role, text: &str) -> Message {
    Message { party: usize::from(by != Me), text: text.to_owned(), ..Message::default() }
}

fn read(line: &Line) -> ReadMessage {
    let act =
        |act: &Act| ReadAct { act: *act, span: Span::new(0, line.1.len()), rule: String::new(), things: Vec::new() };
    ReadMessage { acts: line.2.iter().map(act).collect(), times: Vec::new() }
}

#[test]
fn an_answer_in_part_leaves_the_rest_owed() {
    let asked: Line = (Them, "懇親会に出られますか、資料は配ってよいですか", &[Act::Question, Act::Question]);
    let partly: Line = (Me, "出ます、資料は調べて返します", &[Act::Answer, Act::PromiseAnswer]);
    let waiting: Line = (Them, "お待ちします", &[Act::RequestAnswer]);
    check(&[asked, partly], State::ReplyOwed, 1);
    check(&[asked, partly, waiting, (Me, "承知しました", &[Act::Acknowledge])], State::ReplyOwed, 1);
    check(&[asked, partly, waiting, (Me, "配って大丈夫です", &[Act::Answer])], State::Idle, 4);
    let asked: Line = (Me, "認証はそのままですか、v1は消しますか", &[Act::Question, Act::Question]);
    let rest: Line = (Them, "v1は木曜に決めます", &[Act::PromiseAnswer]);
    check(&[asked, (Them, "認証はそのままで", &[Act::Answer]), rest], State::AwaitingAnswer, 1);
}

#[test]
fn one_of_several_changes_is_taken_back() {
    let start: [Line; 3] = [
        (Me, "初稿です", &[Act::Deliver]),
        (Them, "人物を替えてください", &[Act::RequestRevision]),
        (Them, "価格も直してください", &[Act::RequestRevision]),
    ];
    let back: Line = (Them, "価格の件はなしで", &[Act::Withdraw]);
    check(&[&start[..], &[back]].concat(), State::RevisionRequested, 2);
    check(&[&start[..], &[back, (Them, "人物もそのままで", &[Act::Withdraw])]].concat(), State::Idle, 5);
    let points: Line = (Them, "1. ルビを振る 2. 誤字を直す", &[Act::RequestRevision, Act::RequestRevision]);
    let second: Line = (Them, "2は不要でした", &[Act::Withdraw]);
    check(&[start[0], points, second], State::RevisionRequested, 2);
    check(&[start[0], points, second, (Them, "1もやめます", &[Act::Withdraw])], State::Idle, 4);
    check(&[start[0], points, (Them, "やはりそのままで", &[Act::Withdraw])], State::Idle, 3);
}

#[test]
fn an_answer_is_not_the_content_that_was_announced() {
    let start: [Line; 4] = [
        (Them, "発注します", &[Act::Order]),
        (Them, "要件は水曜にまとめて渡します", &[Act::PromiseInstructions]),
        (Me, "環境は前と同じですか", &[Act::Question]),
        (Them, "同じです", &[Act::Answer]),
    ];
    check(&start, State::AwaitingInstructions, 2);
    check(&[&start[..], &[(Them, "要件です", &[Act::Instruct])]].concat(), State::InProgress, 5);
}

#[test]
fn an_invitation_behind_the_end_asks_nothing() {
    let order: Line = (Them, "購入しました", &[Act::Order]);
    let off: Line = (Them, "キャンセルします", &[Act::Cancel]);
    let invites: Line = (Them, "近くにお越しの際は寄ってください", &[Act::Offer]);
    check(&[order, off, invites], State::Cancelled, 2);
    check(&[order, invites], State::ReplyOwed, 2);
}

#[test]
fn the_right_file_counts_from_itself() {
    let sent: Line = (Me, "データです", &[Act::Deliver]);
    check(&[sent, (Me, "添付を間違えました、こちらです", &[Act::Deliver])], State::AwaitingReview, 2);
    check(&[sent, (Me, "続きです", &[Act::Deliver])], State::AwaitingReview, 1);
}

/// What is missing at the end of a thread, and how often I have asked again.
#[track_caller]
fn check_missing(lines: &[Line], missing: &[&str], nudges: usize) {
    let standing = settle(&thread_of(lines), &reads(lines));
    let names: Vec<&str> = standing.missing.iter().map(String::as_str).collect();
    assert_eq!((names.as_slice(), standing.nudges), (missing, nudges), "{lines:?}");
}

#[test]
fn what_cannot_be_used_is_asked_for_anew() {
    let start: [Line; 3] = [
        (Me, "①図案 ②住所録をください", &[Act::RequestMaterials]),
        (Them, "②はこれです", &[Act::Supply]),
        (Them, "①を送ります", &[Act::Supply]),
    ];
    let blurred = "線がぼやけているので、明るい所で撮り直してもらえますか";
    let again: Line = (Me, blurred, &[Act::ReportProblem, Act::RequestMaterials]);
    check_missing(&[&start[..], &[again]].concat(), &["図案"], 1);
    let more: Line = (Me, "3つ目に、ロゴをお送りください", &[Act::RequestMaterials]);
    check_missing(&[&start[..], &[more]].concat(), &["ロゴ"], 0);
}

#[test]
fn what_they_announce_with_the_order_is_awaited() {
    let order: Line = (Them, "原稿は明日お送りします", &[Act::Order, Act::PromiseMaterials]);
    let note: Line = (Me, "届き次第着手します", &[Act::Acknowledge, Act::PromiseDelivery]);
    check(&[order, note], State::AwaitingMaterials, 1);
    check(&[order, note, (Them, "原稿です", &[Act::Supply])], State::InProgress, 3);
    check(&[(Them, "お願いします", &[Act::Order]), note], State::InProgress, 1);
}

#[test]
fn what_is_named_as_left_has_not_come() {
    let start: [Line; 2] = [
        (Me, "①ロゴ ②名簿 ③写真をください", &[Act::RequestMaterials]),
        (Them, "①は明日、②も明日送ります", &[Act::PromiseMaterials]),
    ];
    let left: Line = (Me, "残りは③ですね", &[Act::Acknowledge]);
    check_missing(&[&start[..], &[left]].concat(), &["写真"], 1);
    let plain: Line = (Me, "③だけあとでください", &[Act::Inform]);
    check_missing(&[&start[..], &[plain]].concat(), &["写真"], 1);
    let came: Line = (Me, "残りの写真、届きました", &[Act::Acknowledge]);
    check_missing(&[&start[..], &[came]].concat(), &["ロゴ", "名簿"], 0);
}

#[test]
fn the_first_word_calls_a_job_off() {
    let order: Line = (Them, "購入しました", &[Act::Order]);
    let wish: Line = (Them, "キャンセルできますか", &[Act::ProposeCancel]);
    let lines = [order, wish, (Me, "承知しました", &[Act::Agree]), (Them, "承認しました", &[Act::Cancel])];
    check(&lines, State::Cancelled, 3);
}

#[test]
fn what_was_delivered_before_the_paste_is_accepted() {
    check(&[(Them, "受け取りました、完璧です", &[Act::Acknowledge, Act::Approve])], State::Completed, 1);
    check(&[(Them, "これでおしまいですね", &[Act::Close])], State::Completed, 1);
    check(&[(Them, "素敵なお店ですね", &[Act::Inform])], State::Idle, 1);
}

#[test]
fn what_they_look_for_at_leisure_reopens_nothing() {
    let lines: [Line; 6] = [
        (Them, "購入しました", &[Act::Order]),
        (Me, "ロゴをください", &[Act::RequestMaterials]),
        (Them, "送りました", &[Act::Supply]),
        (Me, "25日に納めます", &[Act::PromiseDelivery]),
        (Me, "もしあれば写真も", &[Act::RequestOptional]),
        (Them, "探してみます", &[Act::PromiseMaterials]),
    ];
    check(&lines, State::InProgress, 3);
}

#[test]
fn who_turns_an_estimate_down_orders_nothing() {
    let price: Line = (Me, "18万円です", &[Act::GiveEstimate]);
    let other: Line = (Them, "他社様にお願いすることとなりました、ご了承をお願いします", &[Act::Decline, Act::Order]);
    check(&[price, other], State::Declined, 2);
    check(&[price, (Them, "お願いします", &[Act::Order])], State::InProgress, 2);
}

#[test]
fn they_may_work_for_me() {
    let wish: Line = (Me, "写真を10枚撮ってください", &[Act::RequestWork, Act::RequestEstimate]);
    let price: Line = (Them, "68,000円です", &[Act::GiveEstimate]);
    check(&[wish, price], State::ReplyOwed, 2);
    check(&[wish, price, (Me, "今回は見送ります", &[Act::Decline])], State::Declined, 3);
    let question: Line = (Them, "会場はどちらですか", &[Act::Question]);
    let place: Line = (Me, "公民館です", &[Act::Answer]);
    check(&[wish, question, place, (Them, "その日は空きがありません", &[Act::Decline])], State::Declined, 4);
    let made: [Line; 4] =
        [wish, price, (Me, "お願いします", &[Act::Order]), (Them, "写真をお送りします", &[Act::Deliver])];
    check(&made, State::ReplyOwed, 4);
    check(&[&made[..], &[(Me, "これで結構です", &[Act::Approve])]].concat(), State::Completed, 5);
    let asks: Line = (Me, "まだでしょうか", &[Act::Chase]);
    let lines =
        [wish, price, (Me, "お願いします", &[Act::Order]), (Them, "土曜に送ります", &[Act::PromiseDelivery]), asks];
    check(&lines, State::AwaitingAnswer, 5);
    check(&[wish, price, (Me, "保留にさせてください", &[Act::Hold])], State::OnHold, 3);
}
