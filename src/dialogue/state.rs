//! The states of a thread, and the finer situations by which advice decides.

use crate::thread::Role;

/// Who has to move next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WaitingOn {
    /// The user.
    Me,
    /// The other side.
    Them,
    /// Nobody.
    Nobody,
}

impl WaitingOn {
    /// The name in JSON: `me`, `them`, `none`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Them => "them",
            Self::Nobody => "none",
        }
    }
}

impl From<Role> for WaitingOn {
    fn from(role: Role) -> Self {
        match role {
            Role::Me => Self::Me,
            Role::Them => Self::Them,
            Role::Unknown => Self::Nobody,
        }
    }
}

/// Declares the states in one table: variant, JSON name, Japanese label, who has to move.
macro_rules! states {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $label:literal, $side:ident;)+) => {
        /// What is open in a thread, as one word.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum State { $($(#[doc = $doc])+ $variant,)+ }

        impl State {
            /// Every state, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name in JSON: `awaiting_materials`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The Japanese label: 「資料待ち」.
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

states! {
    /// I gave an estimate or a proposal, and they have not decided.
    AwaitingEstimateReply = "awaiting_estimate_reply", "見積り回答待ち", Them;
    /// Agreed in principle or listed for them, and not yet bought.
    AwaitingPurchase = "awaiting_purchase", "購入待ち", Them;
    /// Ordered, and they have not yet said what they want.
    AwaitingInstructions = "awaiting_instructions", "作業指示待ち", Them;
    /// They must send things, and at least one has not come.
    AwaitingMaterials = "awaiting_materials", "資料待ち", Them;
    /// My question or request for a choice is unanswered.
    AwaitingAnswer = "awaiting_answer", "回答待ち", Them;
    /// A first draft or delivery is with them.
    AwaitingReview = "awaiting_review", "納品確認待ち", Them;
    /// A revision is with them.
    AwaitingRevisionReview = "awaiting_revision_review", "修正確認待ち", Them;
    /// I proposed a later date, another scope or a cancellation.
    AwaitingAgreement = "awaiting_agreement", "同意待ち", Them;
    /// The work is accepted, the money outstanding.
    AwaitingPayment = "awaiting_payment", "入金待ち", Them;
    /// They asked what it would cost.
    EstimateRequested = "estimate_requested", "見積り依頼あり", Me;
    /// They asked for changes.
    RevisionRequested = "revision_requested", "修正依頼あり", Me;
    /// They asked or proposed something else.
    ReplyOwed = "reply_owed", "要返信", Me;
    /// I have what I need and owe the deliverable.
    InProgress = "in_progress", "作業中", Me;
    /// They asked to pause, or will come back by themselves.
    OnHold = "on_hold", "保留", Nobody;
    /// Accepted and closed.
    Completed = "completed", "完了", Nobody;
    /// They turned it down before an order.
    Declined = "declined", "見送り", Nobody;
    /// An order was cancelled.
    Cancelled = "cancelled", "キャンセル", Nobody;
    /// Nothing is open.
    Idle = "idle", "該当なし", Nobody;
}

impl State {
    /// The state of this name: `awaiting_materials`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| state.name() == name)
    }
}

/// How far the business has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Before an order.
    #[default]
    Inquiry,
    /// Ordered, nothing delivered yet.
    Contracted,
    /// Something was delivered.
    Delivered,
    /// Accepted, declined or cancelled.
    Closed,
}

impl Stage {
    /// The name in JSON: `contracted`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Inquiry => "inquiry",
            Self::Contracted => "contracted",
            Self::Delivered => "delivered",
            Self::Closed => "closed",
        }
    }
}
