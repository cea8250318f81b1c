//! The words that the reading knows by class, and the function words that build a predicate.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::embedded::embedded;
use crate::morph::{BaseId, Morph, Tokenizer};

/// How many classes there may be.
pub const MAX_CLASSES: usize = 128;

/// A set of word classes, one bit each in the order of the lexicon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(pub u128);

impl Classes {
    /// Whether the two share a class.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Declares the function words: variant and the base forms that it stands for.
macro_rules! functions {
    ($($variant:ident = $($base:literal)|+;)+) => {
        /// A word that builds a predicate rather than names something.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub(crate) enum Func {
            /// A content word.
            #[default]
            None,
            $($variant,)+
        }

        const FUNCTIONS: &[(&str, Func)] = &[$($(($base, Func::$variant),)+)+];
    };
}

functions! {
    Suru = "する" | "やる";
    Itasu = "いたす" | "致す" | "申し上げる" | "もうしあげる";
    Nasaru = "なさる";
    Masu = "ます" | "まする";
    Desu = "です" | "っす";
    Da = "だ" | "や" | "じゃ" | "である";
    Ta = "た";
    Nai = "ない" | "無い" | "ぬ" | "ん" | "へん" | "まい" | "ず";
    Tai = "たい";
    U = "う";
    Iru = "いる" | "てる" | "でる" | "とる";
    Oru = "おる";
    Aru = "ある" | "ござる" | "御座る" | "ございます";
    Oku = "おく" | "とく" | "どく" | "置く";
    Shimau = "しまう" | "ちゃう" | "じゃう" | "ちまう";
    Miru = "みる";
    Kuru = "くる" | "来る" | "まいる" | "参る";
    Iku = "いく" | "ゆく" | "行く" | "てく";
    Itadaku = "いただく" | "頂く" | "戴く" | "いただける" | "頂ける" | "戴ける" | "もらう" | "貰う" | "もらえる" | "貰える" | "頂戴";
    Kudasaru = "くださる" | "下さる" | "くれる";
    Ageru = "あげる" | "差し上げる" | "さしあげる";
    Hoshii = "ほしい" | "欲しい";
    Ii = "いい" | "良い" | "よい" | "よろしい" | "宜しい" | "ええ";
    Reru = "れる" | "られる";
    Seru = "せる" | "させる";
    Naru = "なる" | "成る";
    Dekiru = "できる" | "出来る";
    Negau = "願う" | "願える" | "お願い" | "お願い致す";
    Omou = "思う" | "存じる" | "存ずる" | "考える" | "おもう";
    Te = "て" | "で";
    Ga = "が" | "けど" | "けれど" | "けれども" | "けども" | "ものの";
    Noni = "のに";
    Node = "ので" | "から" | "んで";
    Ba = "ば";
    To = "と" | "って";
    Shi = "し";
    Nagara = "ながら" | "つつ";
    Ka = "か" | "かい" | "かね";
    Kana = "かな" | "かしら";
    Ne = "ね" | "よ" | "な" | "わ" | "ぞ" | "ねぇ" | "よね" | "さ" | "ー";
    No = "の" | "ん";
    Koto = "こと" | "事";
    Tsumori = "つもり" | "積もり";
    Yotei = "予定" | "見込み" | "所存" | "方針" | "見込";
    Hazu = "はず" | "筈";
    Wake = "わけ" | "訳";
    Tokoro = "ところ" | "所" | "とこ" | "点" | "箇所" | "か所";
    Tame = "ため" | "為";
    You = "よう" | "様" | "みたい";
    Sou = "そう";
    Rashii = "らしい" | "っぽい";
    Baai = "場合" | "際" | "時" | "とき" | "折" | "節";
    Chuu = "中" | "途中";
    Zumi = "済み" | "済" | "ずみ" | "済む";
    Wo = "を";
    Ha = "は";
    Mo = "も";
    Ni = "に";
    Hodo = "ほど" | "程" | "方" | "ほう";
    O = "お" | "ご" | "御";
    Beki = "べし" | "べき";
    Darou = "だろう" | "でしょう";
    Nasai = "なさい";
    Yasui = "やすい" | "にくい" | "づらい" | "がたい";
    Kudasai = "ください" | "下さい";
    Kamo = "かも";
    Shire = "しれる" | "知れる";
    Iu = "言う" | "いう" | "ゆう";
    Shimashou = "ましょう";
    Made = "まで";
    Nante = "なんて";
    Nara = "なら";
    Tara = "たら";
    Mo2 = "ても" | "でも";
    Youda = "ように";
}

/// What is known of a base form.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    pub func: Func,
    pub classes: Classes,
    /// Whether the form is a potential verb made from a listed one: 「送れる」.
    pub potential: bool,
    /// Whether a light verb makes it a predicate although the dictionary calls it a plain noun: 「返信」.
    pub verbal: bool,
}

/// The word classes and function words, by base-form id.
pub struct Lexicon {
    /// For each base-form id the row of `words`; 0 is a word that nothing is known of.
    index: Vec<u16>,
    words: Vec<Word>,
    /// Words that the dictionary does not hold, by folded surface: 「lgtm」.
    surfaces: HashMap<String, Word>,
    names: Vec<String>,
    marked: Marked,
}

/// Classes that the splitting itself asks for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marked {
    /// Predicates that say that something would be welcome: 「助かります」.
    pub welcome: Classes,
    /// Predicates that say that something is all right: 「大丈夫」.
    pub fine: Classes,
    /// Words that say that something can be done: 「可能」.
    pub possible: Classes,
    /// Units of money.
    pub yen: Classes,
}

/// One entry of the lexicon file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassEntry {
    /// The class: `SEND`.
    pub id: String,
    /// What its words have in common.
    pub gloss: String,
    /// Whether its nouns are acts: 「返信」 in 「ご返信をお願いします」.
    #[serde(default)]
    pub verbal: bool,
    /// The words in base form.
    pub words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    class: Vec<ClassEntry>,
}

/// The entries of the lexicon file.
#[must_use]
pub fn entries() -> Vec<ClassEntry> {
    let file: File = embedded!("words");
    file.class
}

impl Lexicon {
    /// The embedded lexicon.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| Self::new(&entries()))
    }

    fn new(entries: &[ClassEntry]) -> Self {
        let mut lexicon = Self {
            index: vec![0; Tokenizer::base_count()],
            words: vec![Word::default()],
            surfaces: HashMap::new(),
            names: Vec::new(),
            marked: Marked::default(),
        };
        for &(base, func) in FUNCTIONS {
            lexicon.note(base, Word { func, ..Word::default() });
        }
        let listed: HashSet<&str> = entries.iter().flat_map(|entry| entry.words.iter().map(String::as_str)).collect();
        for entry in entries.iter().take(MAX_CLASSES) {
            let classes = Classes(1 << lexicon.names.len());
            lexicon.names.push(entry.id.clone());
            for word in &entry.words {
                let verbal = entry.verbal;
                lexicon.note(word, Word { classes, verbal, ..Word::default() });
                for (form, potential) in derived(word) {
                    if potential && listed.contains(form.as_str()) {
                        continue;
                    }
                    lexicon.note(&form, Word { classes, potential, verbal, ..Word::default() });
                }
            }
        }
        let class = |name: &str| lexicon.class(name).unwrap_or_default();
        lexicon.marked =
            Marked { welcome: class("HELP"), fine: class("FINE"), possible: class("POSSIBLE"), yen: class("YEN") };
        lexicon
    }

    fn note(&mut self, base: &str, word: Word) {
        if let Some(id) = Tokenizer::find(base) {
            let row = usize::from(self.index[id.0 as usize]);
            if row == 0 {
                self.index[id.0 as usize] = u16::try_from(self.words.len()).unwrap_or(0);
                self.words.push(word);
            } else {
                merge(&mut self.words[row], word);
            }
        }
        merge(self.surfaces.entry(base.to_lowercase()).or_default(), word);
    }

    /// What is known of a token.
    pub(crate) fn word(&self, morph: &Morph, text: &str) -> Word {
        if morph.base == BaseId::UNKNOWN {
            let surface = morph.surface(text);
            if surface.len() > 24 {
                return Word::default();
            }
            return self.surfaces.get(&surface.to_lowercase()).copied().unwrap_or_default();
        }
        self.index.get(morph.base.0 as usize).map_or_else(Word::default, |&row| self.words[usize::from(row)])
    }

    /// The classes that the splitting asks for.
    pub(super) fn marked(&self) -> Marked {
        self.marked
    }

    /// The classes of a token.
    #[must_use]
    pub fn classes(&self, morph: &Morph, text: &str) -> Classes {
        self.word(morph, text).classes
    }

    /// The set of one class, by its name.
    #[must_use]
    pub fn class(&self, name: &str) -> Option<Classes> {
        self.names.iter().position(|other| other == name).map(|bit| Classes(1 << bit))
    }

    /// The name of the first class of a set.
    #[must_use]
    pub fn first_name(&self, classes: Classes) -> Option<&str> {
        self.names.get(classes.0.trailing_zeros() as usize).map(String::as_str)
    }

    /// The names of the classes, in the order of the file.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }
}

fn merge(into: &mut Word, word: Word) {
    into.classes = into.classes.with(word.classes);
    into.potential |= word.potential;
    into.verbal |= word.verbal;
    if into.func == Func::None {
        into.func = word.func;
    }
}

/// The forms that go with a verb: its potential (「送れる」), its stem as a noun (「送り」) and that with お (「お送り」).
fn derived(word: &str) -> Vec<(String, bool)> {
    const ROWS: &[(char, char, char)] = &[
        ('う', 'い', 'え'),
        ('く', 'き', 'け'),
        ('ぐ', 'ぎ', 'げ'),
        ('す', 'し', 'せ'),
        ('つ', 'ち', 'て'),
        ('ぬ', 'に', 'ね'),
        ('ぶ', 'び', 'べ'),
        ('む', 'み', 'め'),
        ('る', 'り', 'れ'),
    ];
    let Some(last) = word.chars().next_back() else { return Vec::new() };
    let stem = &word[..word.len() - last.len_utf8()];
    let Some(&(_, i, e)) = ROWS.iter().find(|row| row.0 == last) else {
        return vec![(format!("お{word}"), false), (format!("ご{word}"), false)];
    };
    if stem.is_empty() {
        return Vec::new();
    }
    let mut forms = vec![(format!("{stem}{e}る"), true)];
    for nominal in [format!("{stem}{i}"), stem.to_owned()] {
        if nominal.chars().count() > 1 || !nominal.is_ascii() {
            forms.push((format!("お{nominal}"), false));
            if nominal.ends_with(i) && nominal.chars().count() > 1 {
                forms.push((nominal, false));
            }
        }
    }
    forms
}
