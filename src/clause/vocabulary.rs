//! What can be known of a word; the build notes it for the words of `dictionaries/words.toml`.

use serde::{Deserialize, Serialize};

/// How many classes there may be.
pub const MAX_CLASSES: usize = 128;

/// A set of word classes, one bit each in the order of the lexicon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub(crate) enum Func {
            /// A content word.
            #[default]
            None,
            $($variant,)+
        }

        /// The function words by base form.
        #[allow(dead_code, reason = "the build notes them")]
        pub(crate) const FUNCTIONS: &[(&str, Func)] = &[$($(($base, Func::$variant),)+)+];
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Word {
    pub func: Func,
    pub classes: Classes,
    /// Whether the form is a potential verb made from a listed one: 「送れる」.
    pub potential: bool,
    /// Whether a light verb makes it a predicate although the dictionary calls it a plain noun: 「返信」.
    pub verbal: bool,
}

/// What is known of words, as the build hands it on beside the tables by base form and by surface.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Vocabulary {
    /// What words are known as, each once; the first is a word that nothing is known of.
    pub words: Vec<Word>,
    /// The names of the classes, in the order of the file.
    pub names: Vec<String>,
}
