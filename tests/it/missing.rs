//! What is missing of the things that were asked for: one small thread a row, in wordings that no other file has.

use henji::dialogue::Standing;
use henji::{Analyzer, Options};

/// Lines said by turns, the first by them, and what is missing at the end.
type Row = (&'static [&'static str], &'static [&'static str]);

fn missing(lines: &[&str]) -> (String, Vec<String>) {
    let standing = standing(lines);
    (standing.state.name().to_owned(), standing.missing)
}

fn standing(lines: &[&str]) -> Standing {
    let names = ["古賀", "工房ツグミ"];
    let said = |(at, line): (usize, &&str)| format!("2026/11/{:02} 10:00 {}\n{line}\n", at + 2, names[at % 2]);
    let text = lines.iter().enumerate().map(said).collect::<Vec<_>>().join("\n");
    let mut options = Options::at("2026-11-20T15:00:00+09:00".parse().unwrap());
    options.me.push(names[1].to_owned());
    Analyzer::new().read(&text, &options).unwrap().standing
}

const ORDER: &str = "購入いたしました。よろしくお願いいたします。";

/// How requests name things.
const NAMED: &[Row] = &[
    (
        &[ORDER, "ご購入ありがとうございます。楽譜、歌詞カード、参考音源の3点をお送りください。"],
        &["楽譜", "歌詞カード", "参考音源"],
    ),
    (&[ORDER, "ありがとうございます。透かしを消したものを頂戴できますか。"], &["透かしを消したもの"]),
    (&[ORDER, "ありがとうございます。社章（透過png）をメールでお送りください。"], &["社章"]),
    (
        &[
            ORDER,
            "ありがとうございます。座席表（最新のもの）と来賓の肩書一覧を、18日までに事務局宛てにお送りください。",
        ],
        &["座席表", "来賓の肩書一覧"],
    ),
    (&[ORDER, "ありがとうございます。(1)間取り図 (2)外壁の色見本 をお送りください。"], &["間取り図", "外壁の色見本"]),
    (&[ORDER, "ありがとうございます。商品名や型番の一覧表をお送りください。"], &["商品名や型番の一覧表"]),
];

/// What comes in part.
const PARTLY: &[Row] = &[
    (&[ORDER, "型紙をお送りください。", "昨日ゆうパックで発送しました。明後日には着くと思います。"], &[]),
    (&[ORDER, "楽譜、歌詞カード、参考音源をお送りください。", "歌詞カード以外は添付しました。"], &["歌詞カード"]),
    (
        &[
            ORDER,
            "楽譜、歌詞カード、参考音源をお送りください。",
            "楽譜は添付しましたが、歌詞カードはまだ書けていません。参考音源も添付しました。",
        ],
        &["歌詞カード"],
    ),
    (
        &[ORDER, "楽譜、歌詞カード、参考音源をお送りください。", "歌詞カードだけまだですが、ほかはお送りしました。"],
        &["歌詞カード"],
    ),
    (
        &[
            ORDER,
            "社章、外観の写真、沿革をお送りください。",
            "gakkan_logo.ai と enkaku.docx を送ります。沿革はこれで最新です。",
        ],
        &["社章", "外観の写真"],
    ),
    (
        &[
            ORDER,
            "店内の写真8枚と品書きをお送りください。",
            "品書きです。写真は5枚添付しました。残り3枚は週末に撮って送ります。",
        ],
        &["店内の写真"],
    ),
    (
        &[
            ORDER,
            "店内の写真8枚と品書きをお送りください。",
            "品書きです。写真は5枚添付しました。",
            "ありがとうございます。",
            "残りの写真3枚を添付しました。",
        ],
        &[],
    ),
    (
        &[ORDER, "設計データ（Rhino）と接続パスワードをお送りください。", "Rhinoを共有フォルダに上げました。"],
        &["接続パスワード"],
    ),
    (&[ORDER, "本番DB情報と画面一覧をお送りください。", "DBの情報をお送りします。"], &["画面一覧"]),
    (
        &[
            ORDER,
            "座席表と肩書一覧をお送りください。",
            "座席表を送ります。肩書一覧は今回使わないので、なしで大丈夫です。",
        ],
        &[],
    ),
    (
        &[
            ORDER,
            "座席表と肩書一覧と校歌の音源をお送りください。",
            "座席表を送ります。",
            "ありがとうございます。座席表以外もお待ちしております。",
        ],
        &["肩書一覧", "校歌の音源"],
    ),
];

#[test]
fn things_are_named_as_a_reader_would() {
    for (lines, wanted) in NAMED {
        assert_eq!(
            missing(lines),
            ("awaiting_materials".to_owned(), wanted.iter().map(ToString::to_string).collect()),
            "{lines:?}"
        );
    }
}

#[test]
fn what_has_come_is_taken_off() {
    let wrong = PARTLY.iter().filter_map(|(lines, wanted)| {
        let (state, found) = missing(lines);
        (found != *wanted).then(|| format!("{state} {found:?}, not {wanted:?}: {lines:?}"))
    });
    assert_eq!(wrong.collect::<Vec<_>>(), Vec::<String>::new());
}

/// Work that was handed over was made without what had not come.
#[test]
fn a_delivery_ends_the_wait_for_what_it_needed() {
    let start = [ORDER, "座席表と肩書一覧をお送りください。", "座席表を送ります。"];
    let (work, change) =
        ("席札のデータができましたので納品いたします。ご確認をお願いします。", "文字をもう少し大きくしてください。");
    let (state, _) = missing(&[&start[..], &[work, change]].concat());
    assert_eq!(state, "revision_requested");
    let waits = "席札のデータを納品いたします。肩書一覧は届き次第差し替えます。";
    let (state, found) = missing(&[&start[..], &[waits, change]].concat());
    assert_eq!((state.as_str(), found), ("awaiting_materials", vec!["肩書一覧".to_owned()]));
}

/// Who takes note of a part and asks for the rest reminds; who waits for what was just announced does not.
#[test]
fn asking_for_the_rest_reminds() {
    let start = [ORDER, "楽譜と歌詞カードをお送りください。"];
    let nudges = |theirs: &str, mine: &str| standing(&[start[0], start[1], theirs, mine]).nudges;
    let sent = "楽譜を添付しました。";
    assert_eq!(nudges(sent, "楽譜、受け取りました。あとは歌詞カードをお願いします。"), 1);
    assert_eq!(nudges(sent, "楽譜、受け取りました。ありがとうございます。"), 0);
    let announced = "楽譜を添付しました。歌詞カードは来週お送りします。";
    assert_eq!(nudges(announced, "楽譜、受け取りました。歌詞カードもお待ちしております。"), 0);
}
