//! One procedure or limit of a place, with its source.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de::Error as _};

/// A procedure or limit: 「正式な納品から72時間で自動的に完了」, with source and date.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Fact {
    /// A stable name: `co-deliver`.
    pub id: String,
    /// What it is about, in a few words: 「正式な納品後の自動完了」.
    pub label: String,
    /// Which part it plays in deciding, if any.
    #[serde(default)]
    pub role: Option<Role>,
    /// Who has to act.
    pub ball: Ball,
    /// What starts the clock: 「正式な納品」.
    pub trigger: String,
    /// How many messages have to be sent before; `None` where it does not depend on that.
    #[serde(default)]
    pub messages: Option<u8>,
    /// The limit; `None` when there is none or it is not known.
    #[serde(default)]
    pub after: Option<After>,
    /// What happens by itself when it passes.
    #[serde(default)]
    pub outcome: Outcome,
    /// What the seller can do: 「お礼を一言」.
    #[serde(default)]
    pub actions: Vec<String>,
    /// What must hold before doing it.
    #[serde(default)]
    pub guard: Vec<String>,
    /// How well it is sourced.
    pub grade: Grade,
    /// The title of the source.
    pub source: String,
    /// The date of the source as far as it is known: `2021-07`; empty when undated.
    #[serde(default)]
    pub source_date: String,
    /// The day on which the source was last read.
    #[serde(deserialize_with = "day")]
    pub checked_on: NaiveDate,
    /// After how many days it has to be read again.
    #[serde(default = "a_year")]
    pub stale_after_days: u16,
    /// What else to know.
    #[serde(default)]
    pub note: String,
}

fn a_year() -> u16 {
    365
}

fn day<'de, D: Deserializer<'de>>(source: D) -> Result<NaiveDate, D::Error> {
    let text = String::deserialize(source)?;
    text.parse().map_err(|_| D::Error::custom(format!("`{text}` is no day like 2026-11-22")))
}

impl Fact {
    /// Whether the source has to be read again.
    #[must_use]
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        (today - self.checked_on).num_days() > i64::from(self.stale_after_days)
    }

    /// Where it is from, for the user: 「2021-07時点のお知らせによる」, 「2026-11-22確認」.
    #[must_use]
    pub fn origin(&self) -> String {
        if self.source_date.is_empty() {
            format!("{}（日付なし、{}確認）", self.source, self.checked_on)
        } else {
            format!("{}（{}時点、{}確認）", self.source, self.source_date, self.checked_on)
        }
    }

    /// The limit for the user: 「72時間」; a limit that is not known says so.
    #[must_use]
    pub fn limit(&self) -> String {
        match (self.after, self.grade) {
            (Some(after), _) => after.to_string(),
            (None, Grade::U) => "期限は不明（取引画面をご確認ください）".to_owned(),
            (None, _) => "期限なし".to_owned(),
        }
    }
}

/// The part that a fact plays in deciding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// From the purchase to the seller's first message: 48 hours.
    FirstMessage,
    /// From the buyer's last message to the seller's answer: 4 days.
    SellerSilence,
    /// From a delivery by the formal step to its acceptance by itself: 72 hours.
    FormalAccept,
    /// From the buyer's last message until 「連絡がつかない」 can be given as the reason of a cancellation.
    CancelReason,
    /// From a request to cancel to the answer: 24 hours.
    CancelReply,
    /// From a cancellation until the room is hidden: 3 days.
    RoomHidden,
    /// From the opening of a room to its closing by itself: 120 days.
    RoomLimit,
    /// From the end of an order to the end of rating: 10 days.
    Rating,
    /// How often a delivery may be sent back.
    SendBack,
    /// From a delivery, or from the last of so many messages, until the operator can be asked to step in.
    OperatorNudge,
    /// What the operator can be asked for before an order is cancelled: 連絡催促依頼.
    BeforeCancel,
    /// From the delivery date until the place cancels the order by itself.
    Expiry,
    /// Before the end of a request for an estimate, how long it is marked as urgent.
    QuoteReply,
    /// Whether a consultation by phone can be asked for an estimate.
    PhoneQuote,
    /// From the order until it ends by itself for want of payment.
    Payment,
    /// What the order of listings depends on.
    Ranking,
    /// An early end that returns the money to the buyer.
    EscrowReturn,
}

/// Who has to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ball {
    /// The buyer.
    Buyer,
    /// The seller.
    Seller,
    /// Both.
    Both,
    /// The place itself.
    Platform,
    /// Nobody.
    Nobody,
}

/// A length: 72 hours, 4 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct After {
    /// How many.
    pub value: u16,
    /// Of what.
    pub unit: Unit,
}

/// What a length is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Hours.
    Hours,
    /// Calendar days.
    Days,
    /// Business days.
    BusinessDays,
    /// Times: how often something may be done.
    Times,
    /// Years.
    Years,
}

impl After {
    /// The length in hours; `None` for what is not a length of the calendar.
    #[must_use]
    pub fn hours(self) -> Option<i64> {
        match self.unit {
            Unit::Hours => Some(i64::from(self.value)),
            Unit::Days => Some(i64::from(self.value) * 24),
            Unit::Years => Some(i64::from(self.value) * 24 * 365),
            Unit::BusinessDays | Unit::Times => None,
        }
    }
}

impl std::fmt::Display for After {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let unit = match self.unit {
            Unit::Hours => "時間",
            Unit::Days => "日",
            Unit::BusinessDays => "営業日",
            Unit::Times => "回",
            Unit::Years => "年",
        };
        write!(f, "{}{unit}", self.value)
    }
}

/// What happens by itself when a limit passes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The delivery counts as accepted.
    Accept,
    /// The order is cancelled and the money goes back.
    CancelRefund,
    /// The order is cancelled at the seller's cost: lowest rating, services paused.
    CancelPenalty,
    /// The room closes as complete.
    ClosePaid,
    /// An offer or a right lapses.
    Expire,
    /// The operator steps in.
    Operator,
    /// Nothing.
    #[default]
    None,
}

impl Outcome {
    /// What it is called: 「自動で完了」.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Accept => "自動で承諾・完了",
            Self::CancelRefund => "自動キャンセル・返金",
            Self::CancelPenalty => "自動キャンセル（出品者の評価に影響）",
            Self::ClosePaid => "自動クローズ（完了扱い）",
            Self::Expire => "期限切れ",
            Self::Operator => "運営が対応",
            Self::None => "自動では何も起きない",
        }
    }
}

/// How well a fact is sourced; it does not say that it is still true today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Grade {
    /// The operator's own page was read.
    A,
    /// Two or more other pages agree, or one that quotes the operator.
    B,
    /// One other page, or an old one.
    C,
    /// Nothing usable was found; carries no number.
    U,
    /// The user's own settings say so.
    #[serde(skip)]
    Own,
}

impl Grade {
    /// The letter: `A`.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::U => "U",
            Self::Own => "―",
        }
    }

    /// What it means: 「運営の公式ページ」.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::A => "運営の公式ページ",
            Self::B => "複数の第三者の記述",
            Self::C => "第三者の記述1件、または古い情報",
            Self::U => "不明",
            Self::Own => "ご自身の設定",
        }
    }
}
