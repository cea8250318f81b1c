//! Conjugation: a base form and its class to any of its forms, so that remedies are grammar and not replacements.

use super::Document;
use crate::morph::Form;

/// The endings of a class in the order of [`FORMS`]; what is missing has no such form.
type Endings = [Option<&'static str>; 7];

/// The forms in the order of the tables.
const FORMS: [Form; 7] = [
    Form::Basic,
    Form::Irrealis,
    Form::Volitional,
    Form::Continuative,
    Form::ContinuativeTa,
    Form::Hypothetical,
    Form::Imperative,
];

/// Each class of IPADIC with the end of its base forms and what stands there in each form; the first that fits wins.
const CLASSES: &[(&str, &str, [&str; 7])] = &[
    ("五段・カ行イ音便", "く", ["く", "か", "こ", "き", "い", "け", "け"]),
    ("五段・カ行促音便", "く", ["く", "か", "こ", "き", "っ", "け", "け"]),
    ("五段・ガ行", "ぐ", ["ぐ", "が", "ご", "ぎ", "い", "げ", "げ"]),
    ("五段・サ行", "す", ["す", "さ", "そ", "し", "し", "せ", "せ"]),
    ("五段・タ行", "つ", ["つ", "た", "と", "ち", "っ", "て", "て"]),
    ("五段・ナ行", "ぬ", ["ぬ", "な", "の", "に", "ん", "ね", "ね"]),
    ("五段・バ行", "ぶ", ["ぶ", "ば", "ぼ", "び", "ん", "べ", "べ"]),
    ("五段・マ行", "む", ["む", "ま", "も", "み", "ん", "め", "め"]),
    ("五段・ラ行特殊", "る", ["る", "ら", "ろ", "い", "っ", "れ", "い"]),
    ("五段・ラ行", "る", ["る", "ら", "ろ", "り", "っ", "れ", "れ"]),
    ("五段・ワ行ウ音便", "う", ["う", "わ", "お", "い", "う", "え", "え"]),
    ("五段・ワ行", "う", ["う", "わ", "お", "い", "っ", "え", "え"]),
    ("一段・クレル", "る", ["る", "", "よ", "", "", "れ", ""]),
    ("一段", "る", ["る", "", "よ", "", "", "れ", "ろ"]),
    ("サ変・スル", "する", ["する", "し", "しよ", "し", "し", "すれ", "しろ"]),
    ("サ変・−スル", "する", ["する", "し", "しよ", "し", "し", "すれ", "しろ"]),
    ("サ変・−ズル", "ずる", ["ずる", "じ", "じよ", "じ", "じ", "ずれ", "じろ"]),
    ("カ変・クル", "くる", ["くる", "こ", "こよ", "き", "き", "くれ", "こい"]),
    ("カ変・来ル", "来る", ["来る", "来", "来よ", "来", "来", "来れ", "来い"]),
    ("形容詞・イイ", "いい", ["いい", "よから", "よかろ", "よく", "よかっ", "よけれ", "-"]),
    ("形容詞", "い", ["い", "から", "かろ", "く", "かっ", "けれ", "-"]),
    ("特殊・ナイ", "い", ["い", "から", "かろ", "く", "かっ", "けれ", "-"]),
    ("特殊・タイ", "い", ["い", "から", "かろ", "く", "かっ", "けれ", "-"]),
    ("特殊・マス", "ます", ["ます", "ませ", "ましょ", "まし", "まし", "ますれ", "ませ"]),
    ("特殊・デス", "です", ["です", "-", "でしょ", "でし", "でし", "-", "-"]),
    ("特殊・ダ", "だ", ["だ", "-", "だろ", "で", "だっ", "なら", "-"]),
    ("特殊・タ", "た", ["た", "-", "たろ", "-", "-", "たら", "-"]),
];

/// The word in a form: (「なる」, 「五段・ラ行」, 連用) is 「なり」; `None` where the class has no such form.
#[must_use]
pub fn inflect(base: &str, class: &str, form: Form) -> Option<String> {
    let (end, endings) = endings(class)?;
    let stem = base.strip_suffix(end)?;
    let at = FORMS.iter().position(|known| *known == form)?;
    Some([stem, endings[at]?].concat())
}

fn endings(class: &str) -> Option<(&'static str, Endings)> {
    let (_, end, endings) = CLASSES.iter().find(|(known, ..)| class.starts_with(known))?;
    Some((end, endings.map(|ending| (ending != "-").then_some(ending))))
}

/// The class of a word that is named without one, by its shape: 「作る」 is 五段・ラ行, 「決める」 一段.
#[must_use]
pub fn class_of(base: &str) -> &'static str {
    const KNOWN: &[(&str, &str)] = &[
        ("くださる", "五段・ラ行特殊"),
        ("下さる", "五段・ラ行特殊"),
        ("なさる", "五段・ラ行特殊"),
        ("いらっしゃる", "五段・ラ行特殊"),
        ("おっしゃる", "五段・ラ行特殊"),
        ("ござる", "五段・ラ行特殊"),
        ("行く", "五段・カ行促音便"),
        ("いく", "五段・カ行促音便"),
        ("来る", "カ変・来ル"),
        ("くる", "カ変・クル"),
        ("する", "サ変・スル"),
        ("ます", "特殊・マス"),
        ("です", "特殊・デス"),
        ("ない", "特殊・ナイ"),
        ("たい", "特殊・タイ"),
        ("だ", "特殊・ダ"),
        ("入る", "五段・ラ行"),
        ("要る", "五段・ラ行"),
        ("知る", "五段・ラ行"),
        ("切る", "五段・ラ行"),
        ("帰る", "五段・ラ行"),
        ("走る", "五段・ラ行"),
        ("参る", "五段・ラ行"),
        ("まいる", "五段・ラ行"),
    ];
    if let Some((_, class)) = KNOWN.iter().find(|(known, _)| base.ends_with(known)) {
        return class;
    }
    let mut chars = base.chars().rev();
    match (chars.next(), chars.next()) {
        (Some('る'), Some(before)) if ends_in_e_or_i(before) => "一段",
        (Some(last), _) => match last {
            'く' => "五段・カ行イ音便",
            'ぐ' => "五段・ガ行",
            'す' => "五段・サ行",
            'つ' => "五段・タ行",
            'ぬ' => "五段・ナ行",
            'ぶ' => "五段・バ行",
            'む' => "五段・マ行",
            'る' => "五段・ラ行",
            'う' => "五段・ワ行促音便",
            'い' => "形容詞",
            _ => "*",
        },
        _ => "*",
    }
}

fn ends_in_e_or_i(c: char) -> bool {
    "いきしちにひみりぎじぢびぴえけせてねへめれげぜでべぺ".contains(c)
}

/// Whether た and て become だ and で behind a class: 「急いだ」「読んで」.
#[must_use]
pub fn voices(class: &str) -> bool {
    ["五段・ガ行", "五段・ナ行", "五段・バ行", "五段・マ行"].iter().any(|it| class.starts_with(it))
}

/// The form that what follows a token asks of the word before it: 連用タ before 「た」 and 「て」.
///
/// 一段 and サ変 have one form for 「ます」 and 「た」; a 五段 word that takes their place has two.
#[must_use]
pub fn form_at(document: &Document<'_>, token: usize) -> Option<Form> {
    let form = document.morph(token)?.form;
    let next = document.surface(token + 1);
    let leans = ["た", "て", "だ", "で", "ちゃ", "じゃ"].iter().any(|it| next.starts_with(it));
    Some(match form {
        Form::Continuative if leans && !matches!(next, "です" | "でし" | "でしょ" | "たい" | "たく" | "たかっ") => {
            Form::ContinuativeTa
        }
        form => form,
    })
}

/// The word in the form that a token has where it stands: 「なる」 for the 「れ」 of 「なられました」 is 「なり」.
///
/// `None` where the word has no such form, or where 「た」 behind it would have to become 「だ」.
#[must_use]
pub fn in_place_of(document: &Document<'_>, token: usize, word: &str) -> Option<String> {
    let class = class_of(word);
    let form = form_at(document, token)?;
    if form == Form::ContinuativeTa && voices(class) != document.surface(token + 1).starts_with(['だ', 'で', 'じ']) {
        return None;
    }
    inflect(word, class, form)
}

/// 「て」 or 「で」, as it stands behind a word of this class.
#[must_use]
pub fn te(class: &str) -> &'static str {
    if voices(class) { "で" } else { "て" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        #[track_caller]
        fn check(base: &str, form: Form, wanted: Option<&str>) {
            assert_eq!(inflect(base, class_of(base), form).as_deref(), wanted, "{base} {form:?}");
        }
        check("なる", Form::Continuative, Some("なり"));
        check("なる", Form::ContinuativeTa, Some("なっ"));
        check("くださる", Form::Imperative, Some("ください"));
        check("始める", Form::Irrealis, Some("始め"));
        check("伺う", Form::Volitional, Some("伺お"));
        check("する", Form::Hypothetical, Some("すれ"));
        check("急ぐ", Form::ContinuativeTa, Some("急い"));
        check("行く", Form::ContinuativeTa, Some("行っ"));
        check("早い", Form::ContinuativeTa, Some("早かっ"));
        check("です", Form::Imperative, None);
    }
}
