//! The finer situations by which advice decides.

use crate::dialogue::WaitingOn;

/// Declares the situations in one table: variant, code, name, Japanese label, who has to move.
macro_rules! situations {
    ($($(#[doc = $doc:literal])+ $variant:ident = $code:literal, $name:literal, $label:literal, $side:ident;)+) => {
        /// Where the business stands, finer than [`State`](crate::dialogue::State): 「修正後に返事なし」.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Situation { $($(#[doc = $doc])+ $variant,)+ }

        impl Situation {
            /// Every situation, in the order of the business.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The short code: `O3`.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The name in JSON: `awaiting_materials`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The Japanese label: 「素材・資料待ち」.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// Who has to move next.
            #[must_use]
            pub fn waiting_on(self) -> WaitingOn {
                match self { $(Self::$variant => WaitingOn::$side,)+ }
            }
        }
    };
}

situations! {
    /// They asked, or asked for a quote, and I have not answered.
    InquiryNew = "P0", "inquiry_new", "相談が届いた", Me;
    /// I asked for details before a quote.
    InquiryAskedBack = "P1", "inquiry_asked_back", "追加質問の回答待ち", Them;
    /// I said that a quote will come.
    QuoteDue = "P2", "quote_due", "見積り約束中", Me;
    /// A price or terms are given, no decision.
    QuoteSent = "P3", "quote_sent", "見積り返事待ち", Them;
    /// They said that they are considering.
    QuoteConsidering = "P4", "quote_considering", "検討中", Them;
    /// They turned it down.
    QuoteDeclined = "P5", "quote_declined", "見送り", Nobody;
    /// Agreed or listed for them, not bought.
    CustomUnbought = "P6", "custom_unbought", "購入待ち", Them;
    /// They asked for a custom listing.
    CustomRequested = "P7", "custom_requested", "専用出品の依頼", Me;
    /// Only a consultation before a call, no follow-up.
    PhoneLeft = "P8", "phone_left", "電話相談の返事待ち", Them;
    /// Bought, and I have written nothing since.
    PurchasedFirstReply = "O1", "purchased_first_reply", "購入直後・未返信", Me;
    /// I greeted or asked, and they have said nothing of substance.
    NoInstructions = "O2", "no_instructions", "購入後に指示なし", Them;
    /// Things asked for have not all come.
    AwaitingMaterials = "O3", "awaiting_materials", "素材・資料待ち", Them;
    /// My question is unanswered.
    QuestionOpen = "O4", "question_open", "質問の回答待ち", Them;
    /// They promised to send, look or decide.
    BuyerPromised = "O5", "buyer_promised", "約束待ち", Them;
    /// Their question is unanswered.
    BuyerQuestion = "O6", "buyer_question", "質問が届いている", Me;
    /// All is there, and I work.
    InProgress = "O7", "in_progress", "作業中", Me;
    /// My own date has passed, or they ask where it is.
    SellerLate = "O8", "seller_late", "自分が遅れている", Me;
    /// They asked to pause.
    OnHold = "O9", "on_hold", "保留", Nobody;
    /// A rough or first draft is with them.
    DraftSent = "D1", "draft_sent", "確認用を送付済み", Them;
    /// The work is with them, without the formal step.
    DeliveredNoReply = "D2", "delivered_no_reply", "納品後に返事なし", Them;
    /// The formal step is done.
    FormalDelivered = "D3", "formal_delivered", "正式な納品済み", Them;
    /// They asked for a change.
    RevisionRequested = "D4", "revision_requested", "修正依頼あり", Me;
    /// A revision is with them.
    RevisedNoReply = "D5", "revised_no_reply", "修正後に返事なし", Them;
    /// They approved, and I have not taken the formal step.
    ApprovedNotClosed = "D6", "approved_not_closed", "承認済み・手続き未了", Me;
    /// The delivery was sent back.
    Returned = "D7", "returned", "差し戻し", Me;
    /// I proposed another date, scope or price.
    ExtensionProposed = "E1", "extension_proposed", "変更の同意待ち", Them;
    /// They proposed another date, scope or price.
    ExtensionAsked = "E1B", "extension_asked", "変更の相談が届いている", Me;
    /// The new date is agreed and not yet entered.
    ExtensionAgreed = "E2", "extension_agreed", "延長に同意済み", Me;
    /// I asked to cancel.
    CancelRequestedByMe = "E3", "cancel_req_seller", "キャンセルの返事待ち", Them;
    /// They asked to cancel.
    CancelRequestedByThem = "E4", "cancel_req_buyer", "キャンセルの申し出が届いている", Me;
    /// The order was cancelled.
    Cancelled = "E5", "cancelled", "キャンセル済み", Nobody;
    /// Accepted and closed.
    Completed = "E6", "completed", "完了", Nobody;
    /// Closed, and I have not rated.
    RatingOpen = "E7", "rating_open", "評価待ち", Me;
    /// The room will close by itself within a week.
    LimitNear = "E8", "limit_near", "トークルームの期限が近い", Me;
    /// A direct client owes money.
    PaymentDue = "E9", "payment_due", "支払い待ち", Them;
    /// Lines conflict, or there is too little text.
    Unclear = "X0", "unclear", "判定できない", Nobody;
}

impl Situation {
    /// The situation of this code or name: `O3`, `awaiting_materials`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.code() == name || it.name() == name)
    }
}
