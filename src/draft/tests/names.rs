//! How the other side is addressed.

use crate::draft::name::addressee;
use crate::thread::{Message, Party, Role, Thread};

#[track_caller]
fn check(party: &str, mine: &str, expected: &str) {
    let side = |name: &str, role: Role| Party { name: name.to_owned(), role, ..Party::default() };
    let says = |party: usize, text: &str| Message { party, text: text.to_owned(), ..Message::default() };
    let thread = Thread {
        parties: vec![side("みどり工房", Role::Me), side(party, Role::Them)],
        messages: vec![says(0, mine), says(1, "よろしくお願いします。")],
        ..Thread::default()
    };
    assert_eq!(addressee(&thread).as_deref(), Some(expected));
}

#[test]
fn the_honorific_of_the_thread_is_kept() {
    check("田中", "田中さん、ありがとうございます。", "田中さん");
    check("田中", "お世話になっております。田中様のロゴの件です。", "田中様");
    check("事務長 小峰", "小峰さん、届きました。", "小峰さん");
    check("tanaka_88", "田中様\n\nお世話になっております。", "田中様");
    check("ほうき星税理士事務所", "先生、契約書を受け取りました。", "ほうき星税理士事務所 ご担当者様");
}

#[test]
fn without_one_it_is_sama_and_an_office_has_a_person_in_charge() {
    check("田中", "お世話になっております。", "田中様");
    check("株式会社あおぞら", "お世話になっております。", "株式会社あおぞら ご担当者様");
    check("株式会社あおぞら 佐藤", "お世話になっております。", "株式会社あおぞら 佐藤様");
    check("かえでさん", "こんにちは。", "かえでさん");
    check("加納社長", "こんにちは。", "加納社長");
}

#[test]
fn courtesy_is_no_name_and_marks_are_left_out() {
    check("田中", "お疲れ様です。進めております。", "田中様");
    check("田中", "皆様、ありがとうございます。", "田中様");
    check("加茂（FMクラゲ）", "台本を拝受しました。", "加茂様");
    check("りな🌸", "届きました。", "りな様");
}
