//! Actions and the ladder of firmness.

/// Declares the actions in one table: variant, JSON name, Japanese label, whether a message belongs to it.
macro_rules! actions {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $label:literal, $sends:literal;)+) => {
        /// What to do now.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $($(#[doc = $doc])+ $variant,)+ }

        impl Action {
            /// Every action, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name in JSON: `final_notice`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The Japanese label: 「最終のご連絡」.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// Whether it is done by sending a message.
            #[must_use]
            pub fn sends(self) -> bool {
                match self { $(Self::$variant => $sends,)+ }
            }
        }
    };
}

actions! {
    /// Answer what they asked.
    Reply = "reply", "返信する", true;
    /// Do the work that is owed.
    Work = "work", "作業を進める", false;
    /// Leave it until a day that is named.
    Wait = "wait", "待つ", false;
    /// Ask again.
    Nudge = "nudge", "確認の連絡をする", true;
    /// Ask for the last time, with what follows.
    FinalNotice = "final_notice", "最終のご連絡をする", true;
    /// Propose a later delivery date.
    ProposeExtension = "propose_extension", "納期の延長を相談する", true;
    /// Take the formal step of delivery.
    Deliver = "deliver", "正式に納品する", true;
    /// Propose or request the cancellation.
    ProposeCancel = "propose_cancel", "キャンセルを申し出る", true;
    /// Turn to the operator.
    ContactSupport = "contact_support", "運営に相談する", true;
    /// Close the matter with a line.
    Close = "close", "クローズの連絡をする", true;
    /// Take the custom listing down.
    Unlist = "unlist", "専用出品を非公開にする", true;
    /// Make the custom listing.
    List = "list", "専用出品を用意する", true;
    /// Go on with the default that was announced.
    Proceed = "proceed", "予告した内容で進める", true;
    /// Rate the order.
    Rate = "rate", "評価をつける", true;
    /// Ask the user which it is.
    AskUser = "ask_user", "状況を確かめる", false;
    /// Thank them.
    Thank = "thank", "お礼を伝える", true;
    /// Nothing.
    None = "none", "対応不要", false;
}

impl Action {
    /// The action of this name: `final_notice`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }
}

/// The ladder of firmness, from asking how things stand to the last notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// T1 様子伺い: asks how things stand, no deadline.
    Status,
    /// T2 やわらかい依頼: a reason and a day.
    Soft,
    /// T3 期限つき: a day, and an offer.
    Dated,
    /// T4 期限＋既定の動き: a day, what happens otherwise, a way out.
    Default,
    /// T5 最終通知: how often, the day, what follows, how to come back.
    Final,
}

impl Step {
    /// Every step, softest first.
    pub const ALL: [Self; 5] = [Self::Status, Self::Soft, Self::Dated, Self::Default, Self::Final];

    /// The number in JSON, from 1 to 5.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Status => 1,
            Self::Soft => 2,
            Self::Dated => 3,
            Self::Default => 4,
            Self::Final => 5,
        }
    }

    /// The step of this number.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.number() == number)
    }

    /// The name on the command line: `dated`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Soft => "soft",
            Self::Dated => "dated",
            Self::Default => "default",
            Self::Final => "final",
        }
    }

    /// The step of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    /// The Japanese label: 「様子伺い」.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Status => "様子伺い",
            Self::Soft => "やわらかい依頼",
            Self::Dated => "期限つき",
            Self::Default => "期限＋既定の動き",
            Self::Final => "最終通知",
        }
    }

    /// Whether a message of this step may say what happens without an answer.
    #[must_use]
    pub fn may_name_consequence(self) -> bool {
        self >= Self::Default
    }

    /// Whether a message of this step names a day.
    #[must_use]
    pub fn has_deadline(self) -> bool {
        self >= Self::Soft
    }
}
