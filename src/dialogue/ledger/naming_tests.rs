//! How lists, sentences and remarks name things.

use super::naming::{in_prose, inline_list, named, objects, tidy};
use crate::text::Span;

fn names(text: &str) -> Vec<String> {
    let text = format!("{text}をお送りください。");
    let mut reader = crate::dialogue::Reader::new();
    let whole = Span::new(0, text.len());
    let phrases = reader.things(&text, whole);
    in_prose(&text, whole, &phrases).into_iter().map(|thing| thing.name).collect()
}

#[test]
fn prose_names_things_and_nothing_beside() {
    for (text, wanted) in [
        ("色見本、採寸表、型紙の3点", &["色見本", "採寸表", "型紙"][..]),
        ("会員名簿と議事録の2つ", &["会員名簿", "議事録"]),
        ("写真（png）", &["写真"]),
        ("電子印影を消したもの", &["電子印影を消したもの"]),
        ("校正紙は、赤字を入れたもの", &["校正紙", "赤字を入れたもの"]),
        ("地名や人名の読み方一覧", &["地名や人名の読み方一覧"]),
    ] {
        assert_eq!(names(text), wanted, "{text}");
    }
    let told = |text: &str| {
        let whole = Span::new(0, text.len());
        let phrases = crate::dialogue::Reader::new().things(text, whole);
        in_prose(text, whole, &phrases).into_iter().map(|thing| thing.name).collect::<Vec<_>>()
    };
    assert_eq!(told("楽譜はPDFで共有フォルダに入れてください。"), ["楽譜"]);
    assert_eq!(told("着手前に、下絵をください。"), ["下絵"]);
    assert_eq!(told("間取り図を14日までに事務局へお送りください。"), ["間取り図"]);
}

#[test]
fn objects_are_listed_with_remarks_and_clauses() {
    let names = |text| objects(text).into_iter().map(|it| it.name).collect::<Vec<_>>();
    for (text, wanted) in [
        (
            "つきましては、席次表（ふりがな付き）と招待状の宛名を、決まった分から順にお送りください",
            &["席次表", "招待状の宛名"][..],
        ),
        ("ペットの体重とお名前、かかっている病院をお知らせください", &["ペットの体重", "名前", "かかっている病院"]),
        ("お手数ですが、戸籍謄本を頂戴できますか", &["戸籍謄本"]),
        ("20日までに新しい写真をいただければ", &["新しい写真"]),
        ("制作にあたり、次の3点をお願いします", &[]),
        ("ご連絡をお願いします", &[]),
        ("お待ちしております", &[]),
    ] {
        assert_eq!(names(text), wanted, "{text}");
    }
    let thing = &named("設計データ（Rhino）")[0];
    assert_eq!((thing.name.as_str(), thing.remark.as_str()), ("設計データ", "Rhino"));
}

#[test]
fn numbers_in_all_are_no_part_of_a_name() {
    for (text, wanted) in [
        ("型紙の3点", "型紙"),
        ("ログイン情報の2つ", "ログイン情報"),
        ("議事録の四種類", "議事録"),
        ("第2稿", "第2稿"),
        ("表紙の3案", "表紙の3案"),
    ] {
        assert_eq!(tidy(text), wanted);
    }
}

#[test]
fn lists_within_a_sentence_are_read() {
    let names = |text| inline_list(text).into_iter().map(|it| (it.mark, it.name)).collect::<Vec<_>>();
    let wanted = [(Some(1), "戸籍謄本".to_owned()), (Some(2), "印鑑証明".to_owned())];
    assert_eq!(names("(1)戸籍謄本、(2)印鑑証明をご用意ください"), wanted);
    assert_eq!(names("①戸籍謄本②印鑑証明をください"), wanted);
    assert!(names("(1)戸籍謄本をください").is_empty());
}
