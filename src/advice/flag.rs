//! Facts that a row of the tables may ask for.

use serde::Deserialize;

/// Declares the facts in one table, in the order of their bits.
macro_rules! flags {
    ($($(#[doc = $doc:literal])+ $variant:ident;)+) => {
        /// A fact that holds or does not hold.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub(super) enum Flag { $($(#[doc = $doc])+ $variant,)+ }
    };
}

flags! {
    /// Nothing was ordered.
    Inquiry;
    /// A purchase or an order is known.
    Purchased;
    /// Bought, and no word of mine since.
    UnansweredPurchase;
    /// They ordered, and I have written nothing at all.
    NeverWrote;
    /// The delivery was sent back and not made again.
    Returned;
    /// A rough or a first draft is out, and no more.
    Draft;
    /// The work was handed over.
    Provided;
    /// The formal step was taken.
    Formal;
    /// The order was accepted or closed by the platform.
    Accepted;
    /// I have rated.
    Rated;
    /// The time for rating is not known to be over.
    RatingOpen;
    /// A market stands between the sides.
    Market;
    /// The place has no formal step.
    Direct;
    /// The place has a formal step.
    FormalStep;
    /// The reading is not sure.
    LowConfidence;
    /// They promised what is open.
    Promise;
    /// The promise names a day.
    PromiseDated;
    /// More than one day that they named has passed.
    BrokenTwice;
    /// Some of the materials came.
    Partial;
    /// Some came, and I have not written since.
    Unthanked;
    /// The day of payment is known.
    PayDayKnown;
    /// They ask to cancel.
    CancelAsked;
    /// I asked to cancel.
    CancelProposed;
    /// They propose another date or scope.
    ChangeAsked;
    /// They agreed to my later date, and the platform does not know yet.
    ExtensionAgreed;
    /// I said that an estimate will come.
    PromisedEstimate;
    /// They ask where my work is.
    Chased;
    /// My own date has passed.
    Overdue;
    /// The due date is nearer than the work takes.
    DueBeforeLead;
    /// The room closes within a week.
    LimitNear;
    /// A custom listing is spoken of.
    Custom;
    /// A consultation by phone is spoken of.
    Phone;
    /// I work although nothing is bought.
    WorkingUnpaid;
    /// They seem new to the market.
    Beginner;
    /// They wrote of illness or bereavement.
    Excuse;
    /// They wrote threats.
    Abuse;
    /// My last nudge says what follows without an answer.
    Announced;
    /// The day by which my quote asks for an answer has passed.
    OfferExpired;
    /// I wrote within the last hours.
    JustWritten;
    /// The clock of the place ends within a day.
    LastDay;
    /// They want to go on outside the market.
    Outside;
    /// They say that they bought twice, or by mistake.
    Double;
    /// Nobody knows of an acceptance by itself there.
    NoAutoAccept;
    /// The operator can be asked to step in some time after the delivery.
    Office;
    /// Only what goes through the contract's own form counts as delivered.
    SubmitFirst;
    /// The contract says that silence is acceptance.
    Deemed;
    /// The place cancels the order by itself within days.
    ExpiryNear;
    /// An order that is not paid ends by itself there.
    PayClock;
}

/// A set of facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Flags(u64);

impl Flags {
    /// Adds the fact where it holds.
    pub(super) fn set(&mut self, flag: Flag, holds: bool) {
        if holds {
            self.0 |= 1 << flag as u64;
        }
    }

    /// Whether the fact holds.
    pub(super) fn has(self, flag: Flag) -> bool {
        self.0 & (1 << flag as u64) != 0
    }

    /// The facts of either.
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
