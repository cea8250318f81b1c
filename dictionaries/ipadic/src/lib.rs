//! IPADIC and our own words, compiled for Lindera and embedded, with tables by word id.
//!
//! [`load`] gives the dictionary; [`WORDS`], [`BASES`], [`BASE_STARTS`], [`TAGS`] and [`FORMS`] are the tables that README.md describes.
//! The licence in `COPYING` ([`LICENSE`]) must accompany every program that embeds this crate.

use std::sync::Arc;

use lindera_dictionary::LinderaResult;
use lindera_dictionary::dictionary::Dictionary;
use lindera_dictionary::dictionary::character_definition::CharacterDefinition;
use lindera_dictionary::dictionary::connection_cost_matrix::ConnectionCostMatrix;
use lindera_dictionary::dictionary::metadata::Metadata;
use lindera_dictionary::dictionary::prefix_dictionary::PrefixDictionary;
use lindera_dictionary::dictionary::unknown_dictionary::UnknownDictionary;
use lindera_dictionary::error::LinderaErrorKind;

/// A file that Lindera compiled; aligned, so that the matrix is used where it lies.
macro_rules! compiled {
    ($name:literal) => {
        lindera_dictionary::include_bytes_aligned!(concat!(env!("LINDERA_WORKDIR"), "/ipadic/", $name))
    };
}

/// How the kind of a letter is looked up; the kinds are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// In a table of ranges: ready at once.
    Ranges,
    /// In a table of all letters, which takes a millisecond to make: pays from some ten thousand letters on.
    Table,
}

/// The dictionary, used where it lies in the program. The features of its words are left out: [`WORDS`] stands for them.
///
/// # Errors
/// None, as long as the files are those that the build made.
pub fn load(letters: Letters) -> LinderaResult<Dictionary> {
    let metadata = Metadata::load(compiled!("metadata.json"))?;
    metadata.validate_format_version()?;
    let features: &[u8] = &[];
    let words = PrefixDictionary::load(
        compiled!("dict.trie"),
        compiled!("dict.valsidx"),
        compiled!("dict.vals"),
        features,
        features,
    )?;
    Ok(Dictionary {
        prefix_dictionary: Arc::new(words),
        connection_cost_matrix: Arc::new(ConnectionCostMatrix::load(compiled!("matrix.mtx"))?),
        character_definition: Arc::new(character_definition(letters)?),
        unknown_dictionary: Arc::new(UnknownDictionary::load(compiled!("unk.bin"))?),
        metadata: Arc::new(metadata),
    })
}

fn character_definition(letters: Letters) -> LinderaResult<CharacterDefinition> {
    // Lindera makes the table of all letters in `load` only; the serialized form leaves it out.
    static RANGES: &[u8] = include_bytes!(concat!(env!("LINDERA_WORKDIR"), "/letters.bin"));
    match letters {
        Letters::Table => CharacterDefinition::load(compiled!("char_def.bin")),
        Letters::Ranges => {
            postcard::from_bytes(RANGES).map_err(|error| LinderaErrorKind::Deserialize.with_error(error))
        }
    }
}

/// Eight bytes for each word id: base-form id, tag id, conjugation-form id.
pub static WORDS: &[u8] = include_bytes!(concat!(env!("LINDERA_WORKDIR"), "/words.bin"));

/// The base forms in byte order, one a line: line 0 is base-form id 0.
pub static BASES: &str = include_str!(concat!(env!("LINDERA_WORKDIR"), "/bases.txt"));

/// Where each line of [`BASES`] begins, and one past the last line's newline: a little-endian `u32` each.
pub static BASE_STARTS: &[u8] = include_bytes!(concat!(env!("LINDERA_WORKDIR"), "/bases.bin"));

static BASE_INDEX: &[u8] = include_bytes!(concat!(env!("LINDERA_WORKDIR"), "/index.bin"));

/// The base form of this number, counted from 0: 「送る」; empty where there is none.
#[must_use]
pub fn base(number: u32) -> &'static str {
    let start = |at: usize| {
        let bytes = BASE_STARTS.get(4 * at..4 * at + 4);
        bytes.map_or(0, |it| u32::from_le_bytes([it[0], it[1], it[2], it[3]]) as usize)
    };
    let at = number as usize;
    BASES.get(start(at)..start(at + 1).saturating_sub(1)).unwrap_or_default()
}

/// The number of a base form, if any word has it.
#[must_use]
pub fn find_base(form: &str) -> Option<u32> {
    let mask = BASE_INDEX.len() / 4 - 1;
    let hash = form.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let mut slot = hash as usize & mask;
    loop {
        let bytes = BASE_INDEX.get(4 * slot..4 * slot + 4)?;
        let number = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        if number == u32::MAX {
            return None;
        }
        if base(number) == form {
            return Some(number);
        }
        slot = (slot + 1) & mask;
    }
}

/// The tags in byte order, one a line: 「動詞,自立,*,*,五段・ラ行」.
pub static TAGS: &str = include_str!(concat!(env!("LINDERA_WORKDIR"), "/tags.txt"));

/// The conjugation forms in byte order, one a line: 「連用形」.
pub static FORMS: &str = include_str!(concat!(env!("LINDERA_WORKDIR"), "/forms.txt"));

/// The dictionary's terms, which must be shown with it.
pub static LICENSE: &str = include_str!("../COPYING");
