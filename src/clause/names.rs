//! What a clause can be: small closed vocabularies with their names in JSON and in the data files.

/// Declares a small closed vocabulary with its JSON names.
macro_rules! names {
    ($(#[doc = $doc:literal])+ $type:ident { $($(#[doc = $vdoc:literal])+ $variant:ident = $name:literal,)+ }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $($(#[doc = $vdoc])+ $variant,)+ }

        impl $type {
            /// Every value.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name in JSON and in the data files.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

names! {
    /// Whether a clause is denied.
    Polarity {
        /// 「送ります」.
        Affirmative = "affirmative",
        /// 「送れません」「送らず」.
        Negative = "negative",
    }
}

names! {
    /// How an act stands in time.
    Aspect {
        /// 「送りました」「送ってあります」.
        Done = "done",
        /// 「送れていません」「まだです」.
        NotYet = "not_yet",
        /// 「まとめています」.
        Ongoing = "ongoing",
        /// 「送ります」「送る予定です」.
        AboutTo = "about_to",
        /// A property: 「大丈夫です」.
        State = "state",
    }
}

names! {
    /// Whose act it is.
    Agent {
        /// The one who writes: 「お送りします」.
        Speaker = "speaker",
        /// The one who reads: 「お送りいただけますか」.
        Hearer = "hearer",
        /// Somebody else: 「上司に送ってもらいます」.
        Third = "third",
        /// Not told by the form.
        Open = "open",
    }
}

names! {
    /// What a clause is said as.
    Force {
        /// 「送ります」.
        Statement = "statement",
        /// 「送ってください」「送っていただけますか」「送ってもらえると助かります」.
        Request = "request",
        /// 「送りますか」.
        Question = "question",
        /// 「送りましょうか」.
        Offer = "offer",
        /// 「送るつもりです」「送ろうと思います」.
        Intention = "intention",
        /// 「送りたいです」.
        Wish = "wish",
        /// 「送ったら」「送れば」.
        Condition = "condition",
        /// 「送るそうです」「送るとのことです」.
        Hearsay = "hearsay",
    }
}
