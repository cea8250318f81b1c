//! The words that show a fact where no act does.

use std::sync::LazyLock;

use super::table::{Cues, cues};
use crate::text::Finder;

/// A fact that words show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// 「専用サービス」
    Custom,
    /// 「電話相談」
    Phone,
    /// 「着手しました」
    Started,
    /// 「入院」
    Excuse,
    /// 「初めて利用」
    Beginner,
    /// 「訴えます」
    Abuse,
    /// 「直接取引」
    Outside,
    /// 「二重に購入」
    Double,
    /// 「送りました」
    Supplied,
    /// 「検収とみなします」
    Deemed,
}

impl Said {
    const ALL: [Self; 10] = [
        Self::Custom,
        Self::Phone,
        Self::Started,
        Self::Excuse,
        Self::Beginner,
        Self::Abuse,
        Self::Outside,
        Self::Double,
        Self::Supplied,
        Self::Deemed,
    ];

    fn words(self, cues: &'static Cues) -> &'static [String] {
        match self {
            Self::Custom => &cues.custom,
            Self::Phone => &cues.phone,
            Self::Started => &cues.started,
            Self::Excuse => &cues.excuse,
            Self::Beginner => &cues.beginner,
            Self::Abuse => &cues.abuse,
            Self::Outside => &cues.outside,
            Self::Double => &cues.double,
            Self::Supplied => &cues.supplied,
            Self::Deemed => &cues.deemed,
        }
    }

    fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// What the words of a text show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Saying(u32);

impl Saying {
    /// What this text shows.
    pub(super) fn of(text: &str) -> Self {
        Self(WORDS.find(text).fold(0, |all, bit| all | bit))
    }

    pub(super) fn has(self, what: Said) -> bool {
        self.0 & what.bit() != 0
    }
}

/// Every word with the bit of the fact that it shows.
static WORDS: LazyLock<Finder<u32>> = LazyLock::new(|| {
    let of = |what: Said| what.words(cues()).iter().map(move |word| (word.as_str(), what.bit()));
    Finder::new(Said::ALL.into_iter().flat_map(of))
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_within_others() {
        for what in Said::ALL {
            for word in what.words(cues()) {
                assert!(Saying::of(&format!("それは{word}。")).has(what), "{word}");
            }
        }
        let both = Saying::of("電話相談の専用サービスを初めて利用します。");
        assert!(both.has(Said::Custom) && both.has(Said::Phone) && both.has(Said::Beginner));
        assert_eq!(Saying::of("よろしくお願いいたします。"), Saying::default());
    }
}
