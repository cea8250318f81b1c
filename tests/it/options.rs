//! Courses that I lay before them to choose from: nothing in them is done, promised, received or proposed.

use henji::dialogue::{ItemKind, Standing, Status};
use henji::{Analyzer, Options};

const START: &str = "\
2026/11/10 10:00 古賀
購入いたしました。よろしくお願いいたします。

2026/11/10 12:00 工房ツグミ
ご購入ありがとうございます。楽譜と歌詞カードをお送りください。

2026/11/11 10:00 古賀
楽譜を添付しました。

2026/11/11 12:00 工房ツグミ
楽譜、受け取りました。ありがとうございます。

2026/11/17 10:00 工房ツグミ
";

fn standing(text: &str) -> Standing {
    let mut options = Options::at("2026-11-20T15:00:00+09:00".parse().unwrap());
    options.me.push("工房ツグミ".to_owned());
    Analyzer::new().read(text, &options).unwrap().standing
}

/// What I offer, in many wordings.
const OFFERED: &[&str] = &[
    "今後の進め方ですが、\n1. 揃っている分で先に進める\n2. 納期を延ばす\nどちらがよろしいでしょうか。",
    "1. 揃っている分で先に進める／2. 納期を延ばす\nどちらがよろしいでしょうか。",
    "次のいずれかでお返事いただけますでしょうか。\n・楽譜だけで先に制作を進める\n・納期を11月30日まで延長する",
    "- 楽譜のみで納品する\n- 歌詞カードを待って25日に納品する\nどちらになさいますか？",
    "①歌詞カードなしで完成とする\n②納期を一週間延ばして待つ\nご希望の番号でお知らせください。",
    "A案：いただいた分だけで12月1日に納品します。\nB案：歌詞カードを待って12月8日に納品します。\nどちらがご都合よろしいでしょうか。",
    "先に楽譜の分を進めるか、または納期を5日延長するか、どちらがよろしいでしょうか。",
    "このまま歌詞カードなしで進めるか、納期を延ばすか、どちらがいいですか？",
    "(1)歌詞カードは不要として進める (2)一度キャンセルする のどちらにいたしましょうか。",
    "・揃った分で進める\nまたは\n・納期を12月2日に延ばす\nどちらをご希望でしょうか。",
    "案1 歌詞カードの代わりに当方で書き起こします\n案2 納期を月末まで延ばします\n以上のどちらで進めましょうか。お選びください。",
];

#[test]
fn what_is_offered_to_choose_from_is_no_act_of_mine() {
    let wrong: Vec<String> = OFFERED
        .iter()
        .filter_map(|offered| {
            let standing = standing(&format!("{START}{offered}\n"));
            let open = |kind| standing.items.iter().any(|item| item.kind == kind && item.status == Status::Open);
            let name = standing.state.name();
            let waits = matches!(name, "awaiting_answer" | "awaiting_materials");
            let right = waits && standing.my_due.is_none() && !open(ItemKind::Agreement) && open(ItemKind::Materials);
            (!right).then(|| format!("{name} {:?} {:?}: {offered}", standing.my_due, standing.items))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The same words, said and not offered, or lists that are no choice.
#[test]
fn what_is_said_and_not_offered_counts() {
    let extended = standing(&format!("{START}納期を12月2日まで延長させていただけますでしょうか。\n"));
    assert_eq!(extended.state.name(), "awaiting_agreement");
    let promised = standing(&format!("{START}いただいた分だけで進め、12月1日に納品いたします。\n"));
    assert_eq!(promised.my_due.map(|day| day.to_string()).as_deref(), Some("2026-12-01"));
    let both = standing(&format!("{START}歌詞カードと奏者の写真、どちらもお送りください。\n"));
    assert_eq!(both.state.name(), "awaiting_materials");
    let priced = "\
2026/11/10 10:00 古賀
名刺を作りたいのですが、おいくらでしょうか。

2026/11/10 12:00 工房ツグミ
次の2つのプランがございます。
・Aプラン：100枚 5,000円
・Bプラン：300枚 9,000円
どちらになさいますか？
";
    assert_eq!(standing(priced).state.name(), "awaiting_estimate_reply");
}
