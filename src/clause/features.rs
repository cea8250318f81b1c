//! The features of a predicate: what its tail and its place say.

use serde::{Deserialize, Serialize};

/// Declares the features that the tail of a predicate can carry.
macro_rules! features {
    ($($(#[doc = $doc:literal])+ $name:ident = $bit:literal, $text:literal;)+) => {
        /// A set of features of a predicate.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        pub struct Features(pub u64);

        impl Features {
            $($(#[doc = $doc])+ pub const $name: Self = Self(1 << $bit);)+

            /// Every feature with its name in the data files.
            pub const NAMES: &[(&str, Self)] = &[$(($text, Self::$name),)+];
        }
    };
}

features! {
    /// 「ない」「ません」「ず」.
    NEGATIVE = 0, "negative";
    /// 「た」.
    PAST = 1, "past";
    /// 「ている」「中です」.
    PROGRESSIVE = 2, "progressive";
    /// 「てある」「済み」.
    RESULT = 3, "result";
    /// 「てしまう」.
    REGRET = 4, "regret";
    /// 「ておく」.
    BEFOREHAND = 5, "beforehand";
    /// 「ていただく」「てもらう」.
    RECEIVE = 6, "receive";
    /// 「てくださる」「てくれる」「ください」.
    GIVE = 7, "give";
    /// 「てあげる」「て差し上げる」.
    GIVE_OUT = 8, "give_out";
    /// 「せる」「させる」.
    CAUSATIVE = 9, "causative";
    /// 「れる」「られる」.
    PASSIVE = 10, "passive";
    /// 「できる」「送れる」.
    POTENTIAL = 11, "potential";
    /// 「お〜になる」「なさる」.
    HONORIFIC = 12, "honorific";
    /// 「お〜する」「いたす」.
    HUMBLE = 13, "humble";
    /// 「たい」.
    DESIDERATIVE = 14, "desiderative";
    /// 「てほしい」.
    WANT = 15, "want";
    /// 「う」「ましょう」.
    VOLITIONAL = 16, "volitional";
    /// 「ください」「送れ」「なさい」, a bare 「送って」.
    IMPERATIVE = 17, "imperative";
    /// 「か」「？」.
    QUESTION = 18, "question";
    /// 「ば」「たら」「なら」「場合」.
    CONDITION = 19, "condition";
    /// 「が」「けど」「のに」.
    CONCESSIVE = 20, "concessive";
    /// 「ので」「から」「ため」.
    CAUSE = 21, "cause";
    /// 「て」 or 連用中止: the next clause goes on.
    CONNECTIVE = 22, "connective";
    /// 「そうです」「とのこと」「らしい」.
    HEARSAY = 23, "hearsay";
    /// 「と思います」「かもしれない」「でしょう」「はず」.
    CONJECTURE = 24, "conjecture";
    /// 「つもり」「予定」.
    INTENTION = 25, "intention";
    /// 「なければ」「べき」.
    OBLIGATION = 26, "obligation";
    /// 「です」「ます」.
    POLITE = 27, "polite";
    /// 「のです」「んです」.
    EXPLANATORY = 28, "explanatory";
    /// 「お願いします」 behind it.
    ONEGAI = 29, "onegai";
    /// Modifies a noun: 「送った資料」.
    ADNOMINAL = 30, "adnominal";
    /// Quoted by と or って.
    QUOTED = 31, "quoted";
    /// 「ても」「でも」.
    EVEN_IF = 32, "even_if";
    /// Nothing but nouns: 「資料、明日」.
    FRAGMENT = 33, "fragment";
    /// A nominal or adjectival predicate: 「大丈夫です」.
    NOMINAL = 34, "nominal";
    /// Last clause of its sentence.
    FINAL = 35, "final";
    /// 「〜と助かります」「〜ば幸いです」 behind it.
    WELCOME = 36, "welcome";
    /// 「ように」.
    SO_THAT = 37, "so_that";
    /// 「てみる」.
    TRY = 38, "try";
    /// 「そう」「みたい」 of appearance.
    SEEMING = 39, "seeming";
    /// The sentence asks by its mark or particle.
    ASKS = 40, "asks";
    /// A conditional clause precedes it in the sentence.
    AFTER_CONDITION = 41, "after_condition";
    /// 「も」 right before a concession: 「送っても」 precedes it.
    AFTER_EVEN_IF = 42, "after_even_if";
    /// A sentence-final particle: 「ね」「よ」.
    PARTICLE = 43, "particle";
    /// 「ませ」 or 「くださいませ」.
    BECOMING = 44, "becoming";
    /// A list item or a line that a list mark opens.
    LISTED = 45, "listed";
    /// The message carries a file or a link.
    ATTACHED = 46, "attached";
    /// First sentence of its message.
    OPENING = 47, "opening";
    /// Inside 「」.
    IN_QUOTES = 48, "in_quotes";
    /// A temporal expression stands in the clause.
    DATED = 49, "dated";
    /// An amount of money stands in the clause.
    PRICED = 50, "priced";
    /// 「ある」「ない」 of something: 「問題ありません」.
    EXISTENTIAL = 51, "existential";
    /// 「てもいい」「て大丈夫」.
    PERMISSION = 52, "permission";
    /// 「〜で（お願いします）」: the noun is what is chosen or wished.
    BY_WAY = 53, "by_way";
    /// 「〜にします」: the noun is what is chosen.
    CHOSEN = 54, "chosen";
    /// An embedded question: 「（よい）か（教えてください）」.
    WHETHER = 55, "whether";
    /// An embedded question precedes it: 「（よいか）教えてください」.
    AFTER_WHETHER = 56, "after_whether";
    /// 「〜ことにします」「〜ことになりました」.
    DECIDED = 57, "decided";
    /// 「〜になります」「〜となります」.
    BECOMES = 58, "becomes";
    /// A て-form whose clause goes on; time and force are those of the next clause.
    LEANS = 59, "leans";
    /// A て-form that only says how or why the noun or adjective behind it holds: 「（名刺も）入れて（3回ですか）」.
    MANNER = 60, "manner";
    /// Ends with に or へ and nothing behind: 「青を黄色に」.
    TOWARD = 61, "toward";
    /// Ends with を and nothing behind: 「費用を」.
    OBJECT = 62, "object";
    /// 「てくる」「ていく」.
    GOING = 63, "going";
}

impl Features {
    /// The empty set.
    pub const NONE: Self = Self(0);

    /// Whether all of `other` are in the set.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any of `other` is in the set.
    #[must_use]
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Adds `other`.
    pub fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// The feature of this name in the data files.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(other, _)| *other == name).map(|&(_, feature)| feature)
    }
}
