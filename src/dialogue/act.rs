//! Dialogue acts: what a sentence does in the trade.

use std::fmt;

/// Declares the acts in one table: variant, JSON name, general act, Japanese label, definition.
macro_rules! acts {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $general:ident, $label:literal;)+) => {
        /// A dialogue act, refined for the trade; [`Act::general`] gives the function of ISO 24617-2 that it refines.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Act { $($(#[doc = $doc])+ $variant,)+ }

        impl Act {
            /// Every act, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name in JSON and in the data files: `request_materials`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The general act that this one refines.
            #[must_use]
            pub fn general(self) -> General {
                match self { $(Self::$variant => General::$general,)+ }
            }

            /// The Japanese label: 「資料の依頼」.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }
        }
    };
}

acts! {
    /// Opening and closing courtesy, a self-introduction: 「お世話になっております」「よろしくお願いします」.
    Greeting = "greeting", Greeting, "挨拶";
    /// Thanks: 「ありがとうございます」.
    Thanks = "thanks", Thanks, "お礼";
    /// An apology or an excuse for lateness: 「遅くなりすみません」「出張でバタバタしていて」.
    Apology = "apology", Apology, "お詫び";
    /// Taking note without deciding anything: 「承知しました」「届きました」「確認しました」「はーい」.
    Acknowledge = "acknowledge", Acknowledge, "受け答え";
    /// A statement that asks, promises and decides nothing: background, explanation, feelings.
    Inform = "inform", Inform, "説明";
    /// Work is under way: 「着手しました」「順調です」.
    Progress = "progress", Inform, "進捗";
    /// Something that the other may take or leave: 「ご希望でしたら横長も作れます」.
    Offer = "offer", Offer, "申し出";

    /// Asking for information, a choice or a confirmation: 「AとBどちらがよろしいですか」.
    Question = "question", Question, "質問";
    /// Asking to be answered or contacted: 「ご返信をお願いします」.
    RequestAnswer = "request_answer", Request, "返事の依頼";
    /// Asking for things to be sent or filled in: 「ロゴデータをお送りください」.
    RequestMaterials = "request_materials", Request, "資料の依頼";
    /// Asking what they want done: 「ご希望の内容をお聞かせください」.
    RequestInstructions = "request_instructions", Request, "指示の依頼";
    /// Asking to look at what was sent: 「ご確認をお願いします」「いかがでしょうか」.
    RequestReview = "request_review", Request, "確認の依頼";
    /// Asking for changes, described well enough to begin: 「文字をもう少し大きくしてください」.
    RequestRevision = "request_revision", Request, "修正の依頼";
    /// Asking what it would cost, or for terms: 「お見積りをお願いできますか」.
    RequestEstimate = "request_estimate", Request, "見積りの依頼";
    /// Asking to buy, or putting up a listing: 「専用出品をご用意しました」「ご購入手続きをお願いします」.
    RequestPurchase = "request_purchase", Request, "購入の依頼";
    /// Asking for money: 「請求書をお送りします」「お振込みをお願いします」.
    RequestPayment = "request_payment", Request, "支払いの依頼";
    /// Asking for work or for anything else: 「動画の編集をお願いしたいです」.
    RequestWork = "request_work", Request, "作業の依頼";
    /// Asking for something that may be left out: 「もしあれば写真も」.
    RequestOptional = "request_optional", Request, "任意の依頼";
    /// Asking again for what was asked before: 「その後いかがでしょうか」「あとは写真をお願いします」.
    Nudge = "nudge", Request, "催促";
    /// Asking where the other's work or answer is: 「まだでしょうか」「進み具合はいかがですか」.
    Chase = "chase", Question, "進捗の問い合わせ";

    /// Handing over materials: 「写真を送ります」 with a file, 「送りました」「入力しました」.
    Supply = "supply", Inform, "資料の送付";
    /// Saying what one wants done: 「青系でお願いします」「内容は以下のとおりです」.
    Instruct = "instruct", Inform, "指示";
    /// Answering a question or choosing: 「A案でお願いします」「11時で大丈夫です」.
    Answer = "answer", Answer, "回答";
    /// Giving a price, a plan or terms: 「2案で18,000円です」.
    GiveEstimate = "give_estimate", Propose, "見積り";
    /// Handing over work for the first time: 「初稿をお送りします」.
    Deliver = "deliver", Inform, "納品";
    /// Handing over changed work: 「修正版です」「色を直しました」.
    DeliverRevision = "deliver_revision", Inform, "修正版の納品";
    /// Taking the market's formal step of delivery: 「正式な納品をお送りしました」.
    DeliverFormally = "deliver_formally", Inform, "正式な納品";

    /// Announcing what one will send: 「明日送ります」.
    PromiseMaterials = "promise_materials", Promise, "送付の約束";
    /// Announcing that the content or wishes will follow: 「詳細は後ほどお伝えします」.
    PromiseInstructions = "promise_instructions", Promise, "指示の予告";
    /// Announcing an answer, a look, a decision: 「確認してお返事します」「検討します」.
    PromiseAnswer = "promise_answer", Promise, "返事の約束";
    /// Announcing a purchase: 「週末に購入します」.
    PromisePurchase = "promise_purchase", Promise, "購入の約束";
    /// Announcing a payment: 「月末に振り込みます」.
    PromisePayment = "promise_payment", Promise, "支払いの約束";
    /// Announcing an estimate: 「明日お見積りをお出しします」.
    PromiseEstimate = "promise_estimate", Promise, "見積りの約束";
    /// Announcing work or its delivery: 「25日までに納品します」「修正いたします」.
    PromiseDelivery = "promise_delivery", Promise, "納品の約束";

    /// Proposing a later date: 「納期を3日延長させていただけますか」.
    ProposeExtension = "propose_extension", Propose, "延長の提案";
    /// Proposing another price or scope in a running order: 「追加で3,000円いただけますか」.
    ProposeChange = "propose_change", Propose, "条件変更の提案";
    /// Proposing to cancel: 「キャンセルさせてください」.
    ProposeCancel = "propose_cancel", Propose, "キャンセルの提案";
    /// Announcing what happens without an answer: 「ご連絡がなければクローズします」.
    AnnounceDefault = "announce_default", Inform, "既定の予告";

    /// Ordering, or going ahead with the terms: 「購入しました」「この内容でお願いします」.
    Order = "order", Accept, "依頼・購入";
    /// Accepting work: 「問題ありません」「これで完了でお願いします」.
    Approve = "approve", Accept, "承認";
    /// Agreeing to a proposal: 「延長で大丈夫です」.
    Agree = "agree", Accept, "同意";
    /// Refusing a proposal, staying in the order: 「延長は困ります」.
    Refuse = "refuse", Decline, "拒否";
    /// Turning down an estimate, an offer, a job: 「今回は見送ります」.
    Decline = "decline", Decline, "見送り";
    /// Carrying out or confirming a cancellation: 「キャンセルの手続きをしました」.
    Cancel = "cancel", Inform, "キャンセル";
    /// Pausing, or leaving with the word to come back: 「一旦保留で」「また改めてご連絡します」.
    Hold = "hold", Inform, "保留";
    /// Taking up what was paused or closed: 「再開をお願いします」.
    Resume = "resume", Request, "再開";
    /// Taking back one's own request: 「写真はもう不要です」「返信不要です」.
    Withdraw = "withdraw", Inform, "取り下げ";
    /// Having paid: 「本日振り込みました」.
    Pay = "pay", Inform, "支払い";
    /// What came cannot be used or did not come: 「ファイルが開けません」「届いていません」.
    ReportProblem = "report_problem", Inform, "不備の連絡";
    /// Closing the matter: 「これにて完了とさせていただきます」.
    Close = "close", Inform, "終了";
    /// An automatic reply: 「不在にしております。20日以降にご連絡します」.
    AutoReply = "auto_reply", Inform, "自動返信";
}

/// The general communicative functions that the trade's acts refine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the standard's")]
pub enum General {
    Greeting,
    Thanks,
    Apology,
    Question,
    Answer,
    Request,
    Offer,
    Promise,
    Propose,
    Accept,
    Decline,
    Acknowledge,
    Inform,
}

impl General {
    /// The name in JSON: `request`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Greeting => "greeting",
            Self::Thanks => "thanks",
            Self::Apology => "apology",
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Request => "request",
            Self::Offer => "offer",
            Self::Promise => "promise",
            Self::Propose => "propose",
            Self::Accept => "accept",
            Self::Decline => "decline",
            Self::Acknowledge => "acknowledge",
            Self::Inform => "inform",
        }
    }
}

impl Act {
    /// The act of this name: `request_materials`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|act| act.name() == name)
    }
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
