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

impl Place {
    /// The byte after the longest of the words that stands at the byte.
    pub(super) fn after(self, text: &str, at: usize) -> Option<usize> {
        let rest = text.get(at..)?;
        let words = lexicon().places.of(self).starting(rest.chars().next()?);
        words.iter().find(|it| rest.as_bytes().starts_with(it.as_bytes())).map(|it| at + it.len())
    }

    /// Whether one of the words stands at the byte.
    pub(super) fn stands(self, text: &str, at: usize) -> bool {
        self.after(text, at).is_some()
    }

    /// The byte at which the longest of the words begins that ends at the byte.
    pub(super) fn before(self, text: &str, at: usize) -> Option<usize> {
        let left = text.get(..at)?;
        let words = lexicon().places.of(self).ending(left.chars().next_back()?);
        words.iter().find(|it| left.as_bytes().ends_with(it.as_bytes())).map(|it| at - it.len())
    }

    /// The words.
    pub(super) fn words(self) -> &'static [String] {
        &lexicon().places.of(self).words
    }
}

/// The words of every place.
pub(super) struct Places(Vec<Listed>);

/// The words of one place.
#[derive(Default)]
struct Listed {
    words: Vec<String>,
    starts: Grouped,
    ends: Grouped,
}

/// Words by a character of theirs, in the order of the characters; of one character the longest first.
type Grouped = Vec<(char, Vec<String>)>;

impl Places {
    pub(super) fn new(words: BTreeMap<Place, Vec<String>>) -> Places {
        let mut places = Vec::new();
        for (place, words) in words {
            let starts = grouped(&words, |it| it.chars().next());
            let ends = grouped(&words, |it| it.chars().next_back());
            places.resize_with(places.len().max(place as usize + 1), Listed::default);
            places[place as usize] = Listed { words, starts, ends };
        }
        places.resize_with(places.len().max(Place::GoneBy as usize + 1), Listed::default);
        Places(places)
    }

    fn of(&self, place: Place) -> &Listed {
        &self.0[place as usize]
    }
}

impl Listed {
    fn starting(&self, first: char) -> &[String] {
        of_letter(&self.starts, first)
    }

    fn ending(&self, last: char) -> &[String] {
        of_letter(&self.ends, last)
    }
}

fn of_letter(groups: &Grouped, letter: char) -> &[String] {
    groups.binary_search_by_key(&letter, |it| it.0).map_or(&[], |at| &groups[at].1)
}

fn grouped(words: &[String], letter: impl Fn(&str) -> Option<char>) -> Grouped {
    let mut groups: BTreeMap<char, Vec<String>> = BTreeMap::new();
    for word in words {
        if let Some(letter) = letter(word) {
            groups.entry(letter).or_default().push(word.clone());
        }
    }
    for words in groups.values_mut() {
        words.sort_by_key(|it| std::cmp::Reverse(it.len()));
    }
    groups.into_iter().collect()
}
