//! Lists of words, each for one place beside a time.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::lexicon::lexicon;

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
    Likeness,
    OfMonth,
    List,
    GoneBy,
}

impl Place {
    /// The byte after the longest of the words that stands at the byte.
    pub(super) fn after(self, text: &str, at: usize) -> Option<usize> {
        let rest = text.as_bytes().get(at..)?;
        self.words().iter().find(|it| rest.starts_with(it.as_bytes())).map(|it| at + it.len())
    }

    /// Whether one of the words stands at the byte.
    pub(super) fn stands(self, text: &str, at: usize) -> bool {
        self.after(text, at).is_some()
    }

    /// The byte at which the longest of the words begins that ends at the byte.
    pub(super) fn before(self, text: &str, at: usize) -> Option<usize> {
        let left = text.as_bytes().get(..at)?;
        self.words().iter().find(|it| left.ends_with(it.as_bytes())).map(|it| at - it.len())
    }

    /// The words, longest first.
    pub(super) fn words(self) -> &'static [String] {
        lexicon().places.of(self)
    }
}

/// The words of every place.
pub(super) struct Places(Vec<Vec<String>>);

impl Places {
    pub(super) fn new(words: BTreeMap<Place, Vec<String>>) -> Places {
        let mut places = Vec::new();
        for (place, mut words) in words {
            words.sort_by_key(|it| std::cmp::Reverse(it.len()));
            places.resize(places.len().max(place as usize + 1), Vec::new());
            places[place as usize] = words;
        }
        Places(places)
    }

    fn of(&self, place: Place) -> &[String] {
        self.0.get(place as usize).map_or(&[], Vec::as_slice)
    }
}
