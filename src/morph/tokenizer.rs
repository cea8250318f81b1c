//! The only file that names Lindera.

use std::sync::OnceLock;

use lindera::mode::Mode;
use lindera::segmenter::Segmenter;
use lindera::worker::SegmentWorker;

use super::Morph;
use super::tables::{BaseId, Tables};

/// Turns text into tokens; holds the lattice, so that one is used for each thread of work.
pub struct Tokenizer {
    worker: SegmentWorker,
}

/// What every tokenizer shares: immutable once made from the embedded data.
struct Shared {
    segmenter: Segmenter,
    tables: Tables,
}

impl Default for Tokenizer {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Tokenizer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tokenizer").finish_non_exhaustive()
    }
}

impl Tokenizer {
    /// A tokenizer over the embedded dictionary.
    #[must_use]
    pub fn new() -> Self {
        Self { worker: shared().segmenter.new_worker() }
    }

    /// Appends the tokens of `text` to `morphs`; white space gives none.
    pub fn tokenize(&mut self, text: &str, morphs: &mut Vec<Morph>) {
        let tables = &shared().tables;
        let Ok(tokens) = self.worker.segment(text) else { return };
        morphs.extend(tokens.iter().map(|token| {
            let id = token.word_id;
            let word = if id.is_unknown() { tables.unknown_word(id.id()) } else { tables.word(id.id()) };
            Morph {
                start: u32::try_from(token.byte_start).unwrap_or(u32::MAX),
                end: u32::try_from(token.byte_end).unwrap_or(u32::MAX),
                base: word.base,
                pos: tables.tags[usize::from(word.tag)].pos,
                form: word.form,
                tag: word.tag,
            }
        }));
    }

    /// The number of tokens that Lindera alone finds in `text`: the limit against which the reading is timed.
    pub fn count(&mut self, text: &str) -> usize {
        self.worker.segment(text).map_or(0, |tokens| tokens.len())
    }

    /// The full IPADIC tag of a token: 「動詞,自立,*,*,五段・ラ行」.
    #[must_use]
    pub fn tag(morph: &Morph) -> &'static str {
        shared().tables.tags.get(usize::from(morph.tag)).map_or("", |tag| tag.path.as_str())
    }

    /// The base form of an id; empty for a word that no dictionary holds.
    #[must_use]
    pub fn base(id: BaseId) -> &'static str {
        henji_ipadic::base(id.0)
    }

    /// The id of a base form, if any word of the dictionary has it.
    #[must_use]
    pub fn find(base: &str) -> Option<BaseId> {
        henji_ipadic::find_base(base).map(BaseId)
    }

    /// How many base forms there are; ids are below it.
    #[must_use]
    pub fn base_count() -> usize {
        henji_ipadic::BASE_STARTS.len() / 4 - 1
    }
}

fn shared() -> &'static Shared {
    static SHARED: OnceLock<Shared> = OnceLock::new();
    SHARED.get_or_init(|| {
        let dictionary = henji_ipadic::load().expect("the embedded dictionary is what the build compiled");
        let tables = Tables::new(&dictionary);
        Shared { segmenter: Segmenter::new(Mode::Normal, dictionary, None), tables }
    })
}
