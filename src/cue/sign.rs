//! Signs: everything about a sentence and its place that may speak for or against an act, as numbers.

use std::sync::OnceLock;

use super::builtin::Cues;
use super::matcher::{Found, Sentence};
use super::spelling::Spellings;
use crate::clause::{Features, Frame, Lexicon};
use crate::morph::{Morph, Pos, Tokenizer};
use crate::thread::Role;

/// One sign of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    /// Its name, hashed.
    pub hash: u32,
    /// What it was taken from.
    pub source: Source,
    /// The clause that shows it, by its place in the sentence; [`Sign::WHOLE`] for the sentence itself.
    pub clause: u8,
    /// The first token, the class, the tail feature or the cue that it was taken from.
    pub at: u16,
}

impl Sign {
    /// The clause of signs that belong to no clause.
    pub const WHOLE: u8 = u8::MAX;

    /// The hash by which a model knows what the sign says when it is shown by `by`. What is read in its context is known by its
    /// own hash.
    #[must_use]
    pub fn said_by(&self, by: Role) -> u32 {
        match self.source {
            Source::Context | Source::HeadInContext => self.hash,
            _ => said_by(self.hash, by),
        }
    }
}

/// The hash of a sign that a sentence itself shows, as said by `by`.
#[must_use]
pub fn said_by(hash: u32, by: Role) -> u32 {
    join(hash, side(by))
}

/// What a sign was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// A word: 「送る」.
    Word,
    /// Two words in a row: 「送る」「ます」.
    Pair,
    /// The last words of the sentence.
    End,
    /// The word that carries a predicate, with what its clause says.
    Head,
    /// The class of a word: `SEND`.
    Class,
    /// A feature of a predicate's tail: `past`.
    Tail,
    /// Polarity, aspect, agent and force of a clause.
    Frame,
    /// A cue that fired.
    Cue,
    /// Marks and place of the sentence: a question mark, a list, the first of its message.
    Layout,
    /// What was said before.
    Context,
    /// What was said before, with the predicate: 「大丈夫」 after a delivery.
    HeadInContext,
}

/// Where a sentence stands, as far as its own message tells.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    /// Who says it.
    pub by: Role,
    /// Whether it closes with a question mark.
    pub asks: bool,
    /// Whether it is the last of its message.
    pub last: bool,
    /// The number of sentences in the message.
    pub sentences: usize,
    /// How many bytes the sentence has.
    pub length: usize,
}

/// Hashed names of what has a name in the data files.
struct Names {
    classes: Vec<u32>,
    tails: Vec<u32>,
    cues: Vec<u32>,
    /// For each cue the act that it speaks for.
    acts: Vec<u32>,
}

/// Takes the signs of sentences.
pub(crate) struct Signs<'s> {
    cues: &'s Cues,
    sentence: Sentence<'s>,
    words: &'s [u32],
    setting: Setting,
    clause: u8,
    out: &'s mut Vec<Sign>,
}

/// Hashes the name of a sign's part.
#[must_use]
pub(super) fn name_hash(name: &str) -> u32 {
    name.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The hash of two parts together; the order counts.
#[must_use]
pub fn join(a: u32, b: u32) -> u32 {
    let mut hash = a.rotate_left(13).wrapping_mul(0x85EB_CA6B) ^ b.wrapping_mul(0xCC9E_2D51);
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0xC2B2_AE35);
    hash ^ (hash >> 13)
}

/// Appends the signs that one sentence itself shows; the hashes of its words are given.
pub(crate) fn signs(
    cues: &Cues,
    (sentence, words): (Sentence<'_>, &[u32]),
    found: &[Found],
    setting: Setting,
    out: &mut Vec<Sign>,
) {
    let mut signs = Signs { cues, sentence, words, setting, clause: Sign::WHOLE, out };
    signs.words();
    signs.layout();
    for clause in 0..sentence.frames.len() {
        signs.frame(clause);
    }
    for found in found {
        signs.clause = u8::try_from(found.clause).unwrap_or(Sign::WHOLE);
        let name = names(cues).cues.get(found.cue).copied().unwrap_or_default();
        signs.put(Source::Cue, found.cue, name);
        let last = u32::from(signs.is_final(found.clause));
        signs.put(Source::Cue, found.cue, join(name, last));
        // A cue that fires seldom says little by itself, but its act is that of all the cues that speak for it.
        let act = names(cues).acts.get(found.cue).copied().unwrap_or_default();
        signs.put(Source::Cue, found.cue, join(act, 81));
        signs.put(Source::Cue, found.cue, join(join(act, 82), last));
    }
    signs.clause = Sign::WHOLE;
    if found.is_empty() {
        signs.put(Source::Cue, usize::from(u16::MAX), 0);
    }
}

/// What of a sentence is read together with what was said before: its predicate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hook {
    side: u32,
    head: u32,
    shape: u32,
    class: u32,
    clause: u8,
    at: u16,
}

impl Hook {
    /// The predicate of a sentence that `by` says; the hashes of its words are given.
    pub(crate) fn of(sentence: Sentence<'_>, words: &[u32], by: Role) -> Self {
        let Some(frame) = sentence.frames.last() else {
            return Self { side: side(by), clause: Sign::WHOLE, ..Self::default() };
        };
        Self {
            side: side(by),
            head: words.get(frame.head).copied().unwrap_or_default(),
            shape: join(frame.force() as u32, join(frame.aspect() as u32, frame.polarity() as u32)),
            class: frame.head_classes.0.trailing_zeros(),
            clause: u8::try_from(sentence.frames.len() - 1).unwrap_or(Sign::WHOLE),
            at: u16::try_from(frame.head).unwrap_or(u16::MAX),
        }
    }

    /// Appends the signs that facts of what was said before give, and those marked with the predicate.
    pub fn signs(&self, facts: &[Fact], out: &mut Vec<Sign>) {
        for fact in facts {
            let key = join(fact.key, self.side);
            self.put(Source::Context, key, out);
            if fact.crossed {
                self.put(Source::HeadInContext, join(key, self.head), out);
                self.put(Source::HeadInContext, join(join(key, 5), self.shape), out);
                self.put(Source::HeadInContext, join(join(key, 6), self.class), out);
            }
        }
    }

    fn put(&self, source: Source, value: u32, out: &mut Vec<Sign>) {
        out.push(Sign { hash: join(value, source as u32 + 1), source, clause: self.clause, at: self.at });
    }
}

/// A fact about what was said before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The fact, hashed.
    pub key: u32,
    /// Whether it is also read together with the predicate.
    pub crossed: bool,
}

fn side(by: Role) -> u32 {
    match by {
        Role::Me => 0x51,
        // What nobody owns is not mine.
        Role::Them | Role::Unknown => 0x52,
    }
}

fn names(cues: &Cues) -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| Names {
        classes: Lexicon::builtin().names().iter().map(|name| name_hash(name)).collect(),
        tails: Features::NAMES.iter().map(|(name, _)| name_hash(name)).collect(),
        cues: cues.cues.iter().map(|cue| name_hash(&cue.id)).collect(),
        acts: cues.cues.iter().map(|cue| name_hash(&cue.act)).collect(),
    })
}

/// The hashes of words; those of base forms are remembered.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// By base form; 0 where it was not asked for yet.
    bases: Vec<u32>,
}

impl Words {
    /// Writes the hash of each word of a sentence into `hashes`.
    pub(crate) fn hash(&mut self, morphs: &[Morph], text: &str, hashes: &mut Vec<u32>) {
        if self.bases.is_empty() {
            self.bases.resize(Tokenizer::base_count(), 0);
        }
        hashes.clear();
        hashes.extend(morphs.iter().map(|morph| self.word(morph, text)));
    }

    /// A word by its base form; numbers, names, addresses and marks are one word each.
    fn word(&mut self, morph: &Morph, text: &str) -> u32 {
        if morph.pos == Pos::Number {
            return 11;
        }
        if let Some(known) = self.bases.get_mut(morph.base.0 as usize) {
            if *known == 0 {
                *known = Spellings::builtin().hash(Tokenizer::base(morph.base));
            }
            return *known;
        }
        let surface = morph.surface(text);
        if surface.is_ascii() { 12 } else { Spellings::builtin().hash(surface) }
    }
}

impl Signs<'_> {
    fn put(&mut self, source: Source, at: usize, value: u32) {
        let at = u16::try_from(at).unwrap_or(u16::MAX);
        self.out.push(Sign { hash: join(value, source as u32 + 1), source, clause: self.clause, at });
    }

    fn is_final(&self, clause: usize) -> bool {
        clause + 1 == self.sentence.frames.len()
    }

    fn words(&mut self) {
        let sentence = self.sentence;
        let mut before = 21;
        let mut frames = sentence.frames.iter().enumerate().peekable();
        for (at, morph) in sentence.morphs.iter().enumerate() {
            while frames.next_if(|(_, frame)| frame.end <= at).is_some() {}
            self.clause = frames.peek().map_or(Sign::WHOLE, |&(clause, _)| u8::try_from(clause).unwrap_or(Sign::WHOLE));
            if matches!(morph.pos, Pos::Comma | Pos::Period | Pos::Symbol | Pos::Open | Pos::Close) {
                continue;
            }
            let word = self.words[at];
            self.put(Source::Word, at, word);
            self.put(Source::Pair, at.saturating_sub(1), join(before, word));
            before = word;
        }
        self.clause = Sign::WHOLE;
        self.ends();
    }

    /// The last two and three words, with their forms.
    fn ends(&mut self) {
        let sentence = self.sentence;
        let mut end = 0;
        let mut count = 0;
        let inner = sentence.morphs.iter().enumerate().rev();
        for (at, morph) in inner.filter(|(_, morph)| !matches!(morph.pos, Pos::Period | Pos::Symbol | Pos::Close)) {
            end = join(join(end, self.words[at]), morph.form as u32);
            count += 1;
            match count {
                2..=4 => self.put(Source::End, at, end),
                5 => break,
                _ => {}
            }
        }
    }

    fn layout(&mut self) {
        let features = self.sentence.frames.iter().fold(Features::NONE, |all, frame| all.with(frame.features));
        let setting = self.setting;
        let marks = [
            (31, setting.asks),
            (32, setting.last),
            (33, features.has(Features::LISTED)),
            (34, features.has(Features::ATTACHED)),
            (35, features.has(Features::OPENING)),
            (36, features.has(Features::DATED)),
            (37, features.has(Features::PRICED)),
            (38, features.has(Features::OPENING) && setting.last),
        ];
        for (name, _) in marks.iter().filter(|(_, set)| *set) {
            self.put(Source::Layout, *name as usize, *name);
        }
        let bucket = |count: usize| count.checked_ilog2().unwrap_or(0);
        self.put(Source::Layout, 39, join(39, bucket(setting.length)));
        self.put(Source::Layout, 40, join(40, bucket(setting.sentences)));
        self.put(Source::Layout, 41, join(41, u32::try_from(self.sentence.frames.len().min(4)).unwrap_or(4)));
        self.put(Source::Layout, 42, 42);
    }

    fn frame(&mut self, clause: usize) {
        let frame = self.sentence.frames[clause];
        self.clause = u8::try_from(clause).unwrap_or(Sign::WHOLE);
        let place = if self.is_final(clause) { 51 } else { 52 };
        let head = self.words.get(frame.head).copied().unwrap_or_default();
        let head = join(head, place);
        let (force, aspect) = (frame.force() as u32, frame.aspect() as u32);
        let (agent, polarity) = (frame.agent() as u32, frame.polarity() as u32);
        let manner = join(join(force, aspect), join(agent, polarity));
        self.put(Source::Head, frame.head, head);
        self.put(Source::Head, frame.head, join(head, join(61, force)));
        self.put(Source::Head, frame.head, join(head, join(62, join(aspect, polarity))));
        self.put(Source::Frame, frame.head, join(place, manner));
        for (name, value) in [(63, force), (64, aspect), (65, agent), (66, polarity), (67, join(force, aspect))] {
            self.put(Source::Frame, frame.head, join(join(place, name), value));
        }
        self.tail(&frame, place);
        self.classes(&frame, place, manner);
    }

    fn tail(&mut self, frame: &Frame, place: u32) {
        let names = names(self.cues);
        for (at, &(_, feature)) in Features::NAMES.iter().enumerate() {
            if frame.features.has(feature) {
                self.put(Source::Tail, at, join(place, names.tails[at]));
            }
        }
    }

    fn classes(&mut self, frame: &Frame, place: u32, manner: u32) {
        let names = names(self.cues);
        let (force, aspect) = (frame.force() as u32, frame.aspect() as u32);
        let (agent, polarity) = (frame.agent() as u32, frame.polarity() as u32);
        let mut rest = frame.classes.0;
        while rest != 0 {
            let at = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            let Some(&class) = names.classes.get(at) else { continue };
            self.put(Source::Class, at, join(class, 71));
            self.put(Source::Class, at, join(join(class, 72), join(force, aspect)));
            if frame.head_classes.0 & (1 << at) != 0 {
                let class = join(class, place);
                self.put(Source::Class, at, class);
                self.put(Source::Class, at, join(class, manner));
                self.put(Source::Class, at, join(class, join(73, join(force, polarity))));
                self.put(Source::Class, at, join(class, join(74, join(aspect, agent))));
            }
        }
    }
}
