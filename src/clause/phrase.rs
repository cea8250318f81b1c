//! Noun phrases: what a clause speaks of, as a reader would call it.

use super::features::Features;
use super::frame::Frame;
use super::lexicon::Lexicon;
use super::vocabulary::Classes;
use crate::morph::{Morph, Pos};

/// The noun phrases before a clause's predicate, as ranges of tokens: 「ロゴデータ」「外観の写真」.
///
/// A noun that the predicate is made of is none of them: 「原稿」 in 「原稿の確認をお願いします」. Words of time, pronouns and bare numbers make none; 「と」「、」「や」「・」 part them.
pub(crate) fn noun_phrases(
    lexicon: &Lexicon,
    frame: &Frame,
    morphs: &[Morph],
    text: &str,
    phrases: &mut Vec<(usize, usize)>,
) {
    let asks = ["ASK", "SAME", "AGAIN"]
        .iter()
        .fold(Classes::default(), |all, name| all.with(lexicon.class(name).unwrap_or_default()));
    let mut at = frame.first;
    let named = Features::NOMINAL.with(Features::FRAGMENT).with(Features::BY_WAY).with(Features::CHOSEN);
    let thing = frame.features.any(Features::EXISTENTIAL.with(Features::BY_WAY));
    let end = (frame.head + usize::from(frame.features.any(named))).min(morphs.len());
    while at < end {
        let begin = at;
        let mut last = None;
        let mut solid = false;
        while at < end {
            let morph = &morphs[at];
            let joins =
                morph.pos == Pos::AdnominalParticle && last.is_some() && at + 1 < end && begins(&morphs[at + 1]);
            if !(noun(morph) || joins || morph.pos == Pos::Prefix) {
                break;
            }
            solid |= matches!(morph.pos, Pos::Noun | Pos::ProperNoun | Pos::VerbalNoun | Pos::AdjectivalNoun)
                && !lexicon.word(morph, text).classes.meets(asks);
            if noun(morph) {
                last = Some(at);
            }
            at += 1;
        }
        if let (Some(last), true) = (last, solid)
            && (thing || last != frame.head || last != begin)
        {
            phrases.push((begin, last + 1));
        }
        at = at.max(begin + 1);
    }
}

fn noun(morph: &Morph) -> bool {
    morph.pos.is_nominal() && !matches!(morph.pos, Pos::AdverbialNoun | Pos::Pronoun)
}

fn begins(morph: &Morph) -> bool {
    noun(morph) || morph.pos == Pos::Prefix
}

#[cfg(test)]
mod tests {
    use crate::dialogue::Reader;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let noon = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap().and_hms_opt(12, 0, 0).unwrap();
        let sentences = Reader::new().explain(text, noon);
        let clauses = sentences.iter().flat_map(|sentence| &sentence.clauses);
        let found: Vec<&str> = clauses.flat_map(|clause| clause.arguments.iter().map(|span| span.of(text))).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn arguments_are_called_as_a_reader_would() {
        check("ロゴデータと外観の写真をお送りください。", &["ロゴデータ", "外観の写真"]);
        check("ヘッダー画像の色を青に変えてください。", &["ヘッダー画像の色", "青"]);
        check("お客様の声、スタッフの写真や料金表をいただけますか。", &["お客様の声", "スタッフの写真", "料金表"]);
        check("原稿の確認をお願いします。", &["原稿"]);
        check("店名・住所・電話番号を教えてください", &["店名", "住所", "電話番号"]);
        check("資料は25日までにお送りします。", &["資料"]);
        check("前回お送りしたロゴの修正版を添付します", &["ロゴの修正版"]);
        check("修正はありません。", &["修正"]);
    }
}
