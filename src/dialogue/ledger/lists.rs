//! Lists of words that decide what an act means for the ledger: those of `dictionaries/ledger.toml`.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::embedded::embedded;
use crate::text::Letters;

/// The lists by their names in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Lists {
    /// Words that stop a thread rather than put something off.
    pub(super) pause: List,
    /// Words that name a draft rather than the work.
    pub(super) draft: List,
    /// Words that name a first version, whose day is not that of the delivery.
    pub(super) first_version: List,
    /// Words that name the finished work.
    pub(super) finished: List,
    /// Words beside a day that they wish for.
    pub(super) due: List,
    /// Words by which something that was just sent is sent again, because it was not the right one.
    pub(super) correction: List,
    /// Words by which I ask for something anew that has come but cannot be used.
    pub(super) anew: List,
    /// Words of money.
    pub(super) price: List,
    /// Words beside a day of mine that make it the day of delivery.
    pub(super) delivery: List,
    /// Words by which I receive something of theirs.
    pub(super) receipt: List,
    /// What makes a clause a condition.
    pub(super) condition: List,
    /// Words by which one asks for a choice.
    pub(super) choice: List,
    /// Words that look like these and ask for none.
    pub(super) no_choice: List,
    /// Words between two courses.
    pub(super) or: List,
    /// Words with which a question or a request to choose ends.
    pub(super) asks_to_choose: List,
    /// Words before the letter or number of a course.
    pub(super) course: List,
    /// Words that say that all has come.
    pub(super) all: List,
    /// Words that say that more will follow.
    pub(super) rest: List,
    /// Words that put one thing off.
    pub(super) put_off: List,
    /// Words that put off only where the thing was not found: 「図面は見つかりました」 brings it.
    pub(super) found: List,
    /// Words by which a reminder says that all but the named things have come.
    pub(super) only: List,
    /// Words by which one names what is left.
    pub(super) remaining: List,
    /// Words behind what is left out.
    pub(super) except: List,
    /// Words by which something that was asked for is given up.
    pub(super) given_up: List,
    /// Words by which things are still awaited.
    pub(super) awaited: List,
    /// Words that ask for a thing outright.
    pub(super) asked: List,
    /// Words by which a thing is said not to be there.
    pub(super) lacking: List,
    /// Words by which something is left although all is said to be there.
    pub(super) left_over: List,
    /// What sets one thing against another.
    pub(super) contrast: List,
    /// Kinds of things by which one of a list is called, when it alone is of the kind: 「画像」 for 「書き出し画像」.
    pub(super) kind: List,
    /// Forms of files, which tell no thing apart.
    pub(super) format: List,
    /// Parts of names that tell nothing apart.
    pub(super) generic: List,
    /// What a picture that is attached may be.
    pub(super) picture: List,
    /// Names of a date of birth.
    pub(super) birth: List,
    /// Names of a place of birth.
    pub(super) origin: List,
    /// Words beside a place of birth.
    pub(super) born: List,
    /// Names of an address for mail.
    pub(super) mail: List,
    /// Names of a number to call.
    pub(super) telephone: List,
    /// Names of a place to send to.
    pub(super) address: List,
}

/// The lists of the file.
pub(super) fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| embedded!("ledger"))
}

/// Words, each with the letters that a text must have to hold it.
#[derive(Deserialize)]
#[serde(from = "Written")]
pub(super) struct List {
    words: Vec<(Letters, String)>,
    /// Words in which they do not count: 「明後日」 holds no 「後日」.
    longer: Vec<String>,
}

/// A list as it stands in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    words: Vec<String>,
    #[serde(default)]
    longer: Vec<String>,
    #[cfg(test)]
    fires: Vec<String>,
    #[cfg(test)]
    silent: Vec<String>,
}

impl From<Written> for List {
    fn from(written: Written) -> Self {
        let words = written.words.into_iter().map(|word| (Letters::of(&word), word));
        Self { words: words.collect(), longer: written.longer }
    }
}

impl List {
    /// The words, in the order of the file.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|(_, word)| word.as_str())
    }

    /// Those of the words that stand in a text.
    pub(super) fn found<'l>(&'l self, said: &'l Said<'_>) -> impl Iterator<Item = &'l str> {
        let words = self.words.iter().filter(|(letters, _)| said.letters.may_hold(*letters));
        words.map(|(_, word)| word.as_str()).filter(|word| said.text.contains(*word) && self.counts(word, said.text))
    }

    /// Whether a word that stands in a text stands there outside of the longer ones, too.
    fn counts(&self, word: &str, text: &str) -> bool {
        let mut hiding = self.longer.iter().filter(|longer| longer.contains(word));
        hiding.all(|longer| text.replace(longer.as_str(), "").contains(word))
    }
}

/// A text in which words of lists are looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said<'t> {
    text: &'t str,
    letters: Letters,
}

impl<'t> Said<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, letters: Letters::of(text) }
    }

    /// Whether one of the words stands in it.
    pub(super) fn has(&self, list: &List) -> bool {
        list.found(self).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn every_list_fires_and_keeps_silent() {
        let lists: BTreeMap<String, Written> = embedded!("ledger");
        assert!(!lists.is_empty());
        for (name, written) in lists {
            let (fires, silent) = (written.fires.clone(), written.silent.clone());
            assert!(!fires.is_empty() && !silent.is_empty(), "ledger.toml: {name} has no examples");
            let list = List::from(written);
            for text in &fires {
                assert!(Said::of(text).has(&list), "ledger.toml: {name} should fire: {text}");
            }
            for text in &silent {
                assert!(!Said::of(text).has(&list), "ledger.toml: {name} should be silent: {text}");
            }
        }
    }

    #[test]
    fn a_longer_word_hides_a_word_only_where_it_stands() {
        for (text, wanted) in [("明後日送ります", false), ("後日送ります", true), ("明後日か後日送ります", true)]
        {
            assert_eq!(Said::of(text).has(&lists().rest), wanted, "{text}");
        }
    }
}
