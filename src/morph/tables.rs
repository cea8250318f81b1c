//! What each word id stands for, read from the tables that the data crate made.

use lindera::dictionary::Dictionary;

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

impl Word {
    /// A word of which nothing is known.
    const NONE: Self = Self { base: BaseId::UNKNOWN, tag: 0, form: Form::None };
}

/// The tables of the embedded dictionary.
pub(super) struct Tables {
    pub tags: Vec<Tag>,
    forms: Vec<Form>,
    /// The words of the unknown-word dictionary, by its ids.
    unknown: Vec<Word>,
}

/// A full tag and its decoded part of speech.
pub(super) struct Tag {
    pub path: String,
    pub pos: Pos,
}

const WORD_BYTES: usize = 8;

impl Tables {
    pub(super) fn new(dictionary: &Dictionary) -> Self {
        let mut tables = Self {
            tags: henji_ipadic::TAGS.lines().map(Tag::new).collect(),
            forms: henji_ipadic::FORMS.lines().map(Form::from_name).collect(),
            unknown: Vec::new(),
        };
        for id in 0..dictionary.unknown_dictionary.words_idx_data.len() {
            let word = tables.word_of(&dictionary.unknown_word_details(id));
            tables.unknown.push(word);
        }
        tables
    }

    /// What a word id stands for.
    pub(super) fn word(&self, id: u32) -> Word {
        let at = id as usize * WORD_BYTES;
        let Some(bytes) = henji_ipadic::WORDS.get(at..at + WORD_BYTES) else { return Word::NONE };
        Word {
            base: BaseId(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])),
            tag: u16::from_le_bytes([bytes[4], bytes[5]]),
            form: self.forms.get(usize::from(bytes[6])).copied().unwrap_or_default(),
        }
    }

    /// What an id of the unknown-word dictionary stands for.
    pub(super) fn unknown_word(&self, id: u32) -> Word {
        self.unknown.get(id as usize).copied().unwrap_or(Word::NONE)
    }

    /// An unknown word given as columns; its tag is added to the table when new.
    fn word_of(&mut self, details: &[&str]) -> Word {
        let column = |index: usize| details.get(index).copied().unwrap_or("*");
        let path = (0..5).map(column).collect::<Vec<_>>().join(",");
        let tag = self.tags.iter().position(|tag| tag.path == path).unwrap_or_else(|| {
            self.tags.push(Tag::new(&path));
            self.tags.len() - 1
        });
        Word { base: BaseId::UNKNOWN, tag: u16::try_from(tag).unwrap_or(0), form: Form::from_name(column(5)) }
    }
}

impl Tag {
    fn new(path: &str) -> Self {
        Self { path: path.to_owned(), pos: Pos::from_path(path) }
    }
}
