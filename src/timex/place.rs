//! Lists of words, each for one place beside a time.

use serde::{Deserialize, Serialize};

/// A place beside a time, named for what stands there; the words are in `dictionaries/timex.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Place {
    Due,
    DueNamed,
    DueNot,
    DueLinkBefore,
    DueLinkAfter,
    Latest,
    Earliest,
    About,
    Remaining,
    Until,
    Inside,
    InsideNot,
    Since,
    Around,
    Target,
    Nominal,
    NotAfter,
    Earlier,
    Preceding,
    PrecedingNot,
    Passed,
    Starting,
    Following,
    FollowingNot,
    Between,
    ByMeans,
    ByMeansNot,
    Range,
    Pair,
    Offered,
    CountedOn,
    EventStart,
    EventAfter,
    EventAfterNot,
    EventNow,
    EventLink,
    BusinessBefore,
    BusinessAfter,
    LengthNoun,
    Counted,
    CountedNot,
    Vaguely,
    Dated,
    Rate,
    NotADay,
    Label,
    Fraction,
    FractionBefore,
    Scale,
    Ratio,
    Alone,
    AloneClosing,
    AloneCompound,
    NamedDay,
    SeasonHoliday,
    SeasonAfter,
    SeasonBefore,
    SeasonNot,
    StretchNot,
    StretchEarly,
    StretchEarlyEnd,
    Opens,
    Travel,
    AlsoOpen,
    Likeness,
    OfMonth,
    Alternative,
    List,
    GoneBy,
}

/// The words of every place.
pub(super) struct Places(pub Vec<Listed>);

/// The words of one place.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Listed {
    /// In the order of the file.
    #[serde(borrow)]
    pub words: Vec<&'static str>,
    pub starts: Grouped,
    pub ends: Grouped,
}

/// Words by a letter of theirs.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Grouped {
    /// By the last six bits of a letter, whether a word has it: a quick no to most letters.
    pub may_be: u64,
    /// The letters in order, each with where its words end.
    pub letters: Vec<(char, u16)>,
    /// The words of one letter behind those of another; of one letter the longest first.
    #[serde(borrow)]
    pub words: Vec<&'static str>,
}

impl Places {
    /// The words of one place.
    pub(super) fn of(&self, place: Place) -> &Listed {
        &self.0[place as usize]
    }
}

impl Listed {
    /// The words that begin with a letter.
    pub(super) fn starting(&self, first: char) -> &[&'static str] {
        self.starts.of(first)
    }

    /// The words that end with a letter.
    pub(super) fn ending(&self, last: char) -> &[&'static str] {
        self.ends.of(last)
    }
}

impl Grouped {
    fn of(&self, letter: char) -> &[&'static str] {
        if self.may_be >> (letter as u32 & 0x3F) & 1 == 0 {
            return &[];
        }
        let Ok(at) = self.letters.binary_search_by_key(&letter, |it| it.0) else { return &[] };
        let start = at.checked_sub(1).map_or(0, |before| self.letters[before].1);
        &self.words[usize::from(start)..usize::from(self.letters[at].1)]
    }
}
