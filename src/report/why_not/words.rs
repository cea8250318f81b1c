//! How each state is spoken of: what it requires, what it names, and when that is over.

use crate::dialogue::State;

/// The phrases of one state; none ends with 「。」.
pub(super) struct Phrases {
    /// What has to hold: 「頼んだ物のうち、届いていない物があること」.
    pub(super) requires: &'static str,
    /// What it names: 「頼んだ物」.
    pub(super) noun: &'static str,
    /// What is true while it holds, behind the noun: 「がまだ届いていない」.
    pub(super) still: &'static str,
    /// What would end it, without the noun: 「頼んだ物がそろっていること」.
    pub(super) done: &'static str,
    /// What was never said: 「物を送ってほしいという、こちらの依頼がありません」.
    pub(super) never: &'static str,
}

const fn row(
    requires: &'static str,
    noun: &'static str,
    still: &'static str,
    done: &'static str,
    never: &'static str,
) -> Phrases {
    Phrases { requires, noun, still, done, never }
}

/// The phrases of a state.
pub(super) const fn of(state: State) -> Phrases {
    match state {
        State::AwaitingEstimateReply
        | State::AwaitingPurchase
        | State::AwaitingInstructions
        | State::AwaitingMaterials
        | State::AwaitingAnswer => before_work(state),
        State::AwaitingReview | State::AwaitingRevisionReview | State::AwaitingAgreement | State::AwaitingPayment => {
            after_work(state)
        }
        State::EstimateRequested | State::RevisionRequested | State::ReplyOwed | State::InProgress => mine(state),
        State::OnHold | State::Completed | State::Declined | State::Cancelled | State::Idle => nobodys(state),
    }
}

const fn before_work(state: State) -> Phrases {
    match state {
        State::AwaitingEstimateReply => row(
            "こちらの見積りや提案に、相手が依頼も見送りも伝えていないこと",
            "こちらの見積り",
            "に返事がまだない",
            "こちらの見積りに返事が来ていること",
            "こちらから見積りや提案を出した発言がありません",
        ),
        State::AwaitingPurchase => row(
            "購入をお願いしたか専用の出品を用意していて、相手がまだ購入していないこと",
            "購入のお願い",
            "に相手がまだ応じていない",
            "購入が済んでいること",
            "購入をお願いした発言や、専用の出品の案内がありません",
        ),
        State::AwaitingInstructions => row(
            "どう進めるかを尋ねたか、相手が後で伝えると言っていて、まだ伝えられていないこと",
            "作業内容の件",
            "がまだ伝えられていない",
            "作業内容が伝えられていること",
            "作業内容を尋ねた発言も、後で伝えるという相手の発言もありません",
        ),
        State::AwaitingMaterials => row(
            "こちらが頼んだ物（あれば、という物を除く）のうち、届いていない物があること",
            "頼んだ物",
            "がまだ届いていない",
            "頼んだ物がそろっていること",
            "物を送ってほしいという、こちらの依頼がありません",
        ),
        _ => row(
            "こちらの質問や確認のお願いに、相手がまだ答えていないこと",
            "こちらの質問",
            "にまだ答えがない",
            "こちらの質問に答えが来ていること",
            "答えを待つような、こちらの質問がありません",
        ),
    }
}

const fn after_work(state: State) -> Phrases {
    match state {
        State::AwaitingReview => row(
            "初稿や納品物を渡していて、相手が承諾も修正の依頼もしていないこと",
            "こちらの納品",
            "に承諾も修正の依頼もまだない",
            "こちらの納品に承諾か修正の依頼が来ていること",
            "こちらから初稿や納品物を渡した発言がありません",
        ),
        State::AwaitingRevisionReview => row(
            "修正版を渡していて、相手が承諾も再修正の依頼もしていないこと",
            "こちらの修正版",
            "に承諾も再修正の依頼もまだない",
            "こちらの修正版に承諾か再修正の依頼が来ていること",
            "相手の修正依頼を受けて、修正版を渡した発言がありません",
        ),
        State::AwaitingAgreement => row(
            "延長・条件の変更・キャンセルをこちらが提案していて、相手が同意も断りもしていないこと",
            "こちらの提案",
            "に同意も断りもまだない",
            "こちらの提案に同意か断りが来ていること",
            "受注後に、延長・条件の変更・キャンセルをこちらから提案した発言がありません",
        ),
        _ => row(
            "支払いをお願いしていて、まだ支払われていないこと",
            "支払いのお願い",
            "がまだ済んでいない",
            "支払いが済んでいること",
            "支払いをお願いした発言がありません",
        ),
    }
}

const fn mine(state: State) -> Phrases {
    match state {
        State::EstimateRequested => row(
            "相手が金額や条件を尋ねていて、こちらが答えても聞き返してもいないこと",
            "相手の見積り依頼",
            "にまだ答えていない",
            "見積りを出しているか、必要なことを聞き返していること",
            "金額や条件を尋ねる、相手の発言がありません",
        ),
        State::RevisionRequested => row(
            "渡した物に相手が直してほしい点を伝えていて、こちらがまだ直して渡していないこと",
            "相手の修正依頼",
            "にまだ応えていない",
            "修正版を渡していること",
            "渡した物を直してほしいという、相手の発言がありません",
        ),
        State::ReplyOwed => row(
            "相手の質問・申し出・提案に、こちらがまだ返事をしていないこと",
            "相手の問いかけ",
            "にまだ返事をしていない",
            "相手の問いかけに返事をしていること",
            "返事の要る、相手の質問や申し出がありません",
        ),
        _ => row(
            "依頼や購入が済んでいて、こちらがまだ納めていないこと",
            "引き受けた仕事",
            "をまだ納めていない",
            "引き受けた仕事を納めていること",
            "依頼や購入が決まったと分かる発言がありません",
        ),
    }
}

const fn nobodys(state: State) -> Phrases {
    match state {
        State::OnHold => row(
            "相手が保留を伝えたか、改めて連絡すると言っていて、そのあと話が動いていないこと",
            "相手の保留",
            "が続いている",
            "保留が解かれていること",
            "話を止める、または改めて連絡するという、相手の発言がありません",
        ),
        State::Completed => row(
            "相手が承諾・完了・支払いを伝えていて、そのあと新しい件が始まっていないこと",
            "完了",
            "のあと何も始まっていない",
            "完了のあとで新しい件が始まっていること",
            "納品のあとに、承諾・完了・支払いを伝える相手の発言がありません",
        ),
        State::Declined => row(
            "依頼の前に、相手が見送ると伝えていること",
            "見送り",
            "のあと何も始まっていない",
            "見送りのあとで話が再び始まっていること",
            "依頼の前に見送りを伝える、相手の発言がありません",
        ),
        State::Cancelled => row(
            "キャンセルに双方が同意したか、手続きが済んでいること",
            "キャンセル",
            "のあと何も始まっていない",
            "キャンセルのあとで話が再び始まっていること",
            "キャンセルに同意した発言も、手続きの通知もありません",
        ),
        _ => row(
            "残っている件がなく、完了・見送り・キャンセル・保留でもないこと",
            "やり取り",
            "に残っている件がない",
            "新しい件が始まっていること",
            "残っている件があります",
        ),
    }
}
