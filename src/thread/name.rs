//! Names as they stand in threads: what can be one, and when two are the same.

use unicode_normalization::UnicodeNormalization;

use super::cursor::{is_space, narrow};

/// Whether two spellings name the same party: 「田中 様」 and 「田中」, 「ＡＢＣ企画」 and `abc企画`, or the same mail address.
#[must_use]
pub fn names_match(a: &str, b: &str) -> bool {
    let (left, right) = (key(a), key(b));
    (!left.is_empty() && left == right)
        || address_of(a).is_some_and(|address| address_of(b).is_some_and(|other| address.eq_ignore_ascii_case(other)))
}

/// The mail address in 「田中 <tanaka@example.com>」 or in a bare `tanaka@example.com`.
pub(crate) fn address_of(text: &str) -> Option<&str> {
    let at = text.find('@')?;
    let inside = |it: char| it.is_ascii_alphanumeric() || matches!(it, '.' | '_' | '-' | '+');
    let before = text.get(..at)?;
    let start = at - before.chars().rev().take_while(|&it| inside(it)).map(char::len_utf8).sum::<usize>();
    let after = text.get(at + 1..)?;
    let length = after.chars().take_while(|&it| inside(it)).map(char::len_utf8).sum::<usize>();
    let domain = after.get(..length)?.trim_end_matches('.');
    (start < at && domain.contains('.')).then(|| text.get(start..at + 1 + domain.len())).flatten()
}

/// What is compared when names are: NFKC, lower case, no spaces, no honorific: 「ＡＢＣ企画 様」 → `abc企画`.
#[must_use]
pub fn key(name: &str) -> String {
    let bare = bare(name);
    if bare.chars().all(is_folded) {
        return bare.chars().filter(|&it| !is_space(it)).map(|it| it.to_ascii_lowercase()).collect();
    }
    let folded: String =
        bare.nfkc().filter(|&it| !is_space(it) && !is_invisible(it)).flat_map(char::to_lowercase).collect();
    folded
}

/// Whether NFKC leaves a letter as it is, whatever stands beside it of the same sort.
fn is_folded(letter: char) -> bool {
    letter.is_ascii() || matches!(letter, 'ぁ'..='ゖ' | 'ァ'..='ー' | '一'..='鿿' | '、' | '。' | '「' | '」')
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\u{fe0e}' | '\u{fe0f}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

const HONORIFICS: [&str; 7] = ["さん", "様", "さま", "氏", "先生", "御中", "殿"];

/// The name without the honorific and the spaces around it: 「石渡さん」 → 「石渡」, 「えま先生」 stays.
pub(crate) fn shown(name: &str) -> &str {
    let name = name.trim_matches(|it| is_space(it) || it == '"');
    for honorific in ["さん", "様", "さま", "御中"] {
        if let Some(rest) = name.strip_suffix(honorific).map(|it| it.trim_end_matches(is_space))
            && !rest.is_empty()
        {
            return rest;
        }
    }
    name
}

fn bare(name: &str) -> &str {
    let name = name.trim_matches(|it| is_space(it) || it == '"');
    HONORIFICS
        .iter()
        .filter_map(|honorific| name.strip_suffix(honorific))
        .map(|it| it.trim_end_matches(is_space))
        .find(|it| !it.is_empty())
        .unwrap_or(name)
}

/// Longest name in characters; group names and 「所属 氏名」 stay below.
const LONGEST: usize = 40;

/// Whether these words can be the name of a writer, judged by their form alone.
pub(crate) fn is_plausible(name: &str) -> bool {
    let name = name.trim_matches(is_space);
    if name.is_empty() || name.len() > LONGEST * 4 || name.contains("://") {
        return false;
    }
    let mut characters = 0;
    let mut letters = false;
    for character in name.chars() {
        characters += 1;
        letters |= character.is_alphabetic() || (character as u32) >= 0x2600;
        if matches!(
            narrow(character),
            '。' | '、' | '!' | '?' | '…' | '→' | '⇒' | '※' | '\t' | '「' | '」' | '~' | '〜'
        ) {
            return false;
        }
    }
    characters <= LONGEST && letters && !SENTENCE_ENDS.iter().any(|end| name.ends_with(end)) && !starts_like_text(name)
}

const SENTENCE_ENDS: [&str; 26] = [
    "です",
    "ます",
    "ました",
    "ません",
    "でした",
    "ください",
    "下さい",
    "ですね",
    "ますね",
    "ですか",
    "ますか",
    "ません",
    "します",
    "まで",
    "から",
    "以降",
    "ため",
    "ので",
    "けど",
    "だよ",
    "でしょう",
    "とおり",
    "通り",
    "ごろ",
    "頃",
    "について",
];

/// Bullets, numbers in circles, particles: the beginning of a sentence or of a list, not of a name.
fn starts_like_text(name: &str) -> bool {
    let Some(first) = name.chars().next() else { return true };
    matches!(first, '・' | '-' | '①'..='⑳' | '>' | '＞' | '→' | ':' | '：' | '=' | '/' | '.' | ',' | '+' | '|')
        || ["は", "が", "を", "に", "で", "と", "の", "も", "まで", "から", "より", "以降", "頃", "ごろ", "〜", "～"]
            .iter()
            .any(|particle| {
                name.strip_prefix(particle)
                    .is_some_and(|rest| rest.chars().next().is_some_and(|next| !is_hiragana(next)))
            })
}

fn is_hiragana(character: char) -> bool {
    ('\u{3041}'..='\u{309f}').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name() {
        for (a, b) in [
            ("田中 様", "田中"),
            ("石渡さん", "石渡"),
            ("ＡＢＣ企画", "abc企画"),
            ("空撮工房　はるか", "空撮工房 はるか"),
            ("田中 <Tanaka@example.com>", "tanaka@example.com"),
            ("えま先生", "えま"),
            ("ねこ\u{2060}田", "ねこ田"),
        ] {
            assert!(names_match(a, b), "{a} {b}");
        }
        for (a, b) in
            [("田中", "田中屋"), ("", ""), ("様", ""), ("a@example.com", "b@example.com"), ("@kotori", "@hina")]
        {
            assert!(!names_match(a, b), "{a} {b}");
        }
    }

    #[test]
    fn folded_letters_are_folded() {
        let letters: String = ('\u{1}'..='\u{2FFFF}').filter(|&it| is_folded(it)).collect();
        assert!(letters.nfkc().eq(letters.chars()));
        assert!(
            letters
                .chars()
                .filter(|it| !it.is_ascii())
                .flat_map(char::to_lowercase)
                .eq(letters.chars().filter(|it| !it.is_ascii()))
        );
    }

    #[test]
    fn what_a_name_looks_like() {
        for name in [
            "田中",
            "占い師 璃音",
            "久保田 / UI",
            "Kana Ishii",
            "あかり__27",
            "のりこ",
            "とみ",
            "もりのアトリエ",
            "はるか企画",
            "🐱ねこ",
            "(株)キリンの住まい",
        ] {
            assert!(is_plausible(name), "{name}");
        }
        for name in
            ["", "10:00", "承知しました", "https://example.com", "はい、わかりました", "まで", "①店名", "の件ですが"]
        {
            assert!(!is_plausible(name), "{name}");
        }
    }
}
