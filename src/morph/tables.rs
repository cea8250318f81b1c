//! What each word id stands for, read from the tables that the data crate made.

use std::collections::HashMap;
use std::sync::OnceLock;

use lindera::dictionary::{Dictionary, UserDictionary};

use super::pos::{Form, Pos};

/// The id of a base form: 「送る」. Equal forms have equal ids, whatever their parts of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BaseId(pub u32);

impl BaseId {
    /// The base form of a word that no dictionary holds.
    pub const UNKNOWN: Self = Self(u32::MAX);
}

/// What a word id stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub base: BaseId,
    pub tag: u16,
    pub form: Form,
}

/// The tables of the embedded dictionary and of our own lexicon.
pub(super) struct Tables {
    pub tags: Vec<Tag>,
    forms: Vec<Form>,
    /// The words of our lexicon, by user word id.
    pub user: Vec<Word>,
    /// The base forms that only our lexicon has; their ids follow those of IPADIC.
    user_bases: Vec<String>,
    /// Their ids.
    user_ids: HashMap<String, BaseId>,
    /// The words of the unknown-word dictionary, by its ids.
    pub unknown: Vec<Word>,
}

/// A full tag and its decoded part of speech.
pub(super) struct Tag {
    pub path: String,
    pub pos: Pos,
}

const WORD_BYTES: usize = 8;

impl Tables {
    pub(super) fn new(dictionary: &Dictionary, lexicon: Option<&UserDictionary>) -> Self {
        let mut tables = Self {
            tags: henji_ipadic::TAGS.lines().map(Tag::new).collect(),
            forms: henji_ipadic::FORMS.lines().map(Form::from_name).collect(),
            user: Vec::new(),
            user_bases: Vec::new(),
            user_ids: HashMap::new(),
            unknown: Vec::new(),
        };
        for id in 0..dictionary.unknown_dictionary.words_idx_data.len() {
            let word = tables.word_of(&dictionary.unknown_word_details(id), true);
            tables.unknown.push(word);
        }
        if let Some(lexicon) = lexicon {
            for id in 0..lexicon.dict.word_count() {
                let word = tables.word_of(&lexicon.word_details(id), false);
                tables.user.push(word);
            }
        }
        tables
    }

    /// What a word id of IPADIC stands for.
    pub(super) fn system(&self, id: u32) -> Word {
        let at = id as usize * WORD_BYTES;
        let Some(bytes) = henji_ipadic::WORDS.get(at..at + WORD_BYTES) else {
            return Word { base: BaseId::UNKNOWN, tag: 0, form: Form::None };
        };
        Word {
            base: BaseId(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])),
            tag: u16::from_le_bytes([bytes[4], bytes[5]]),
            form: self.forms.get(usize::from(bytes[6])).copied().unwrap_or_default(),
        }
    }

    /// A word given as columns; its tag is added to the table when new.
    fn word_of(&mut self, details: &[&str], unknown: bool) -> Word {
        let column = |index: usize| details.get(index).copied().unwrap_or("*");
        let path = (0..5).map(column).collect::<Vec<_>>().join(",");
        let tag = self.tags.iter().position(|tag| tag.path == path).unwrap_or_else(|| {
            self.tags.push(Tag::new(&path));
            self.tags.len() - 1
        });
        let base = if unknown { BaseId::UNKNOWN } else { self.intern(column(6)) };
        Word { base, tag: u16::try_from(tag).unwrap_or(0), form: Form::from_name(column(5)) }
    }

    fn intern(&mut self, base: &str) -> BaseId {
        self.find(base).unwrap_or_else(|| {
            let id = user_base(self.user_bases.len());
            self.user_bases.push(base.to_owned());
            self.user_ids.insert(base.to_owned(), id);
            id
        })
    }

    /// The id of a base form, if any word has it.
    pub(super) fn find(&self, base: &str) -> Option<BaseId> {
        henji_ipadic::find_base(base).map(BaseId).or_else(|| self.user_ids.get(base).copied())
    }

    /// The base form of an id; empty for [`BaseId::UNKNOWN`].
    pub(super) fn base(&self, id: BaseId) -> &str {
        let index = id.0 as usize;
        if index < system_base_count() {
            henji_ipadic::base(id.0)
        } else {
            self.user_bases.get(index - system_base_count()).map_or("", String::as_str)
        }
    }

    /// How many base forms there are, so that tables by id can be sized.
    pub(super) fn base_count(&self) -> usize {
        system_base_count() + self.user_bases.len()
    }
}

impl Tag {
    fn new(path: &str) -> Self {
        Self { path: path.to_owned(), pos: Pos::from_path(path) }
    }
}

fn user_base(index: usize) -> BaseId {
    BaseId(u32::try_from(system_base_count() + index).unwrap_or(u32::MAX))
}

fn system_base_count() -> usize {
    henji_ipadic::BASE_STARTS.len() / 4 - 1
}

/// The embedded dictionary, loaded once: it is immutable data.
pub(super) fn dictionary() -> &'static Dictionary {
    static DICTIONARY: OnceLock<Dictionary> = OnceLock::new();
    DICTIONARY.get_or_init(|| henji_ipadic::load().expect("the embedded dictionary is what the build compiled"))
}
