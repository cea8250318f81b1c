//! Mails: in a box, in a folder, alone.

use std::io::Cursor;

use henji::archive::{self, Limits};

use super::{Folder, Wanted, check, folder, in_folder, sample, thread};

const ESTIMATE: &[&str] = &[
    "田中 美咲 11-16 10:02 みどり工房 様//お世話になっております。田中です。/A4・8ページのパンフレットのお見積りをお願いできますでしょうか。//-- /田中 美咲/tanaka@example.com/TEL 03-0000-0000",
    "みどり工房 11-16 15:30 田中様//お問い合わせありがとうございます。8ページですと、デザインと入稿データの作成を含めて12万円（税別）です。/ご検討ください。//From の行も本文です。/-- /みどり工房",
    "田中 美咲 11-17 09:10 お世話になっております。①の金額で社内に確認し、19日（木）までにお返事します。",
    "みどり工房 11-17 11:00 田中様//原稿の締め切りは 25日です。/よろしく<お願い>します。/・表紙/・本文",
];

#[test]
fn mails_in_a_box() {
    let flyer: &[&str] = &[
        "(株)キリンの住まい 小林 11-19 09:00 入稿は24日です。/From here の文字も残してください。",
        "midori@example.jp 11-19 10:00 承知しました。20日にお送りします。",
        "(株)キリンの住まい 小林 11-20 10:00 届きました。ありがとうございます。",
    ];
    let invoice: &[&str] =
        &["midori@example.jp 11-18 09:00 佐野様/請求書をお送りします。ご査収ください。/[ファイル] 請求書.pdf"];
    let wanted: &[Wanted] = &[(ESTIMATE, &[]), (flyer, &[]), (invoice, &[])];
    let found = sample("mail/all.mbox");
    check(&found, wanted);
    let subjects: Vec<_> = found.iter().flatten().map(|it| thread(it).subject.unwrap()).collect();
    assert_eq!(subjects, ["【ご相談】パンフレット制作のお見積りについて", "チラシの入稿について", "請求書の送付"]);
    let bytes = std::fs::read(folder().join("mail/all.mbox")).unwrap();
    let piped: Vec<_> = archive::open("", Box::new(Cursor::new(bytes)), &Limits::default()).collect();
    check(&piped, wanted);
}

#[test]
fn mails_as_files() {
    let found = in_folder("mail/maildir");
    check(
        &found,
        &[
            (&ESTIMATE[..3], &[]),
            (&["(株)キリンの住まい 小林 11-19 09:00 入稿は24日です。/From here の文字も残してください。"], &[]),
        ],
    );
    for (path, wanted) in [
        ("mail/iso_2022_jp.eml", &ESTIMATE[..1]),
        ("mail/flowed_utf8.eml", &ESTIMATE[1..2]),
        ("mail/shift_jis_qp.eml", &ESTIMATE[2..3]),
        ("mail/html_only.eml", &ESTIMATE[3..4]),
    ] {
        check(&sample(path), &[(wanted, &[])]);
    }
    let all = archive::open_container(Box::new(Folder(folder().join("mail"))), &Limits::default());
    let counts: Vec<usize> = all.map(|it| thread(&it.unwrap()).messages.len()).collect();
    assert_eq!(counts.iter().sum::<usize>(), 5 + 4 + 8, "five files, a Maildir and the box: {counts:?}");
}
