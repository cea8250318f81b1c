//! The words and patterns that raise the other or lower oneself.

use crate::morph::{Form, Morph, Pos, Tokenizer};

/// Which of the two an honorific word moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Raises {
    /// 尊敬語: 「いらっしゃる」.
    Other,
    /// 謙譲語: 「伺う」.
    Own,
}

/// Verbs and nouns of 尊敬語, in base form.
const OTHER: &[&str] = &[
    "いらっしゃる",
    "おっしゃる",
    "仰る",
    "仰せ",
    "召し上がる",
    "めしあがる",
    "お召し上がり",
    "くださる",
    "下さる",
    "なさる",
    "お越し",
    "おいで",
    "お見え",
    "ご覧",
    "御覧",
    "ご存じ",
    "ご存知",
    "お召し",
    "召す",
    "ご高覧",
];

/// Verbs and nouns of 謙譲語, in base form.
const OWN: &[&str] = &[
    "いただく",
    "頂く",
    "戴く",
    "いただける",
    "頂ける",
    "戴ける",
    "頂戴",
    "ちょうだい",
    "いたす",
    "致す",
    "申す",
    "申し上げる",
    "もうしあげる",
    "申しあげる",
    "申し伝える",
    "申し受ける",
    "伺う",
    "うかがう",
    "伺える",
    "うかがえる",
    "お伺い",
    "拝見",
    "拝読",
    "拝受",
    "拝聴",
    "拝借",
    "拝察",
    "参る",
    "まいる",
    "存じる",
    "存ずる",
    "存じ上げる",
    "差し上げる",
    "さしあげる",
    "承る",
    "うけたまわる",
    "承れる",
    "かしこまる",
    "畏まる",
    "賜る",
    "賜わる",
    "たまわる",
    "頂ます",
    "おる",
    "お納めする",
    "お目にかかる",
    "仕る",
];

/// Nouns with お that are not honorific with する: 「お願いします」.
const PLAIN: &[&str] = &["お願い", "願い", "お世話", "世話", "お邪魔", "邪魔", "お出かけ", "おしゃべり", "お休み"];

/// What a word by itself raises.
pub(super) fn of(base: &str, surface: &str) -> Option<Raises> {
    let base = if base.is_empty() { surface } else { base };
    if OTHER.contains(&base) {
        Some(Raises::Other)
    } else if OWN.contains(&base) {
        Some(Raises::Own)
    } else {
        None
    }
}

/// What the token at `at` raises together with those behind it: 「お読み（になる）」「ご連絡（する）」「お決まり（ですか）」.
pub(super) fn pattern(text: &str, morphs: &[Morph], at: usize) -> Option<Raises> {
    let morph = &morphs[at];
    let base = |ahead: usize| morphs.get(at + ahead).map_or("", |morph| Tokenizer::base(morph.base));
    if morph.pos == Pos::VerbSuffix && matches!(base(0), "れる" | "られる") {
        let asks = morphs[at + 1..].iter().any(|morph| matches!(morph.surface(text), "か" | "？"));
        let polite = morphs[at + 1..].iter().take(2).any(|morph| Tokenizer::base(morph.base) == "ます");
        let told = morphs[..at].iter().any(|morph| matches!(morph.surface(text), "に" | "から" | "は" | "が"));
        return (asks && polite && !told).then_some(Raises::Other);
    }
    let before = at.checked_sub(1).and_then(|before| morphs.get(before));
    let prefixed =
        before.is_some_and(|before| before.pos == Pos::Prefix && matches!(before.surface(text), "お" | "ご" | "御"));
    let surface = morph.surface(text);
    let own_prefix = surface.starts_with(['お', 'ご', '御']) && surface.chars().count() > 1;
    if !prefixed && !own_prefix || PLAIN.contains(&surface) {
        return None;
    }
    let stem = morph.pos == Pos::Verb && morph.form == Form::Continuative;
    if !(stem || morph.pos.is_nominal()) {
        return None;
    }
    match (base(1), base(2)) {
        ("する" | "いたす" | "致す" | "できる" | "出来る", _) if prefixed || morph.pos == Pos::VerbalNoun => {
            Some(Raises::Own)
        }
        ("に", "なる") | ("なさる", _) => Some(Raises::Other),
        ("です" | "でしょう", _) if stem && prefixed => Some(Raises::Other),
        _ => None,
    }
}
