//! Chats.

use henji::archive::Skip;
use henji::thread::{AttachmentKind, Format};

use super::{Wanted, check, file, in_folder, lines, sample, skips, thread, zipped};

#[test]
fn line_of_phones() {
    check(
        &sample("line/android.txt"),
        &[(
            &[
                "田中 美咲 11-13 10:02 はじめまして。ココナラで拝見しました🙇",
                "田中 美咲 11-13 10:02 ロゴ制作のご相談です。//・カフェ「\"木もれび\"」/・納期は12月上旬/・予算5万円",
                "みどり工房 11-13 10:41 ご相談ありがとうございます。/ぜひお手伝いさせてください。",
                "みどり工房 11-13 10:42 \"不可能\"だなんて思わせません！",
                "田中 美咲 11-13 10:50 [スタンプ]",
                "みどり工房 11-13 18:45 [ファイル] 御見積書_木もれび.pdf",
                "みどり工房 11-13 18:46 お見積りをお送りしました(emoji)ご確認ください。",
                "田中 美咲 11-16 09:15 拝見しました。こちらでお願いします。",
                "みどり工房 11-16 09:20 ありがとうございます。/着手にあたり、下記をご用意ください。/2026/11/17(火)までにいただけると助かります。//1. 店名の表記/2. お写真",
                "田中 美咲 11-16 12:01 [写真]",
                "田中 美咲 11-16 12:01 [写真]",
                "田中 美咲 11-16 12:02 表記は18日に送ります。",
                "みどり工房 11-18 08:00 おはようございます。お写真、ありがとうございました。",
            ],
            &[(Skip::Unsent, 1), (Skip::Call, 2)],
        )],
    );
    check(
        &sample("line/ios_12h.txt"),
        &[(
            &[
                "佐藤 11-18 08:10 おはようございます",
                "佐藤 11-18 11:24 初稿ありがとうございます。/色を少し明るくしていただけますか？",
                "高橋 11-18 12:03 承知しました。",
                "高橋 11-18 17:38 [動画]",
                "高橋 11-18 17:39 修正版です。",
                "佐藤 11-19 00:30 夜分にすみません、確認します",
                "佐藤 11-19 09:05 [アルバム] ロゴ案",
                "佐藤 11-19 09:06 [位置情報] 東京都渋谷区神南1-19-11",
            ],
            &[(Skip::Unsent, 1), (Skip::Call, 1)],
        )],
    );
    check(
        &sample("line/english.txt"),
        &[(
            &[
                "Sato Yumi 11-18 09:30 ロゴのデータを送ります",
                "Sato Yumi 11-18 09:31 [File]",
                "Tanaka 11-18 09:45 ありがとうございます。/確認して明日ご連絡します。",
                "Sato Yumi 11-18 13:05 [Sticker]",
                "Tanaka 11-19 10:02 修正点を2つお願いできますか？",
            ],
            &[(Skip::Unsent, 1), (Skip::Call, 2)],
        )],
    );
    let group = sample("line/group.txt");
    let entry = group[0].as_ref().unwrap();
    assert_eq!(entry.hints.title.as_deref(), Some("結婚式ムービー制作"));
    assert_eq!(thread(entry).parties.len(), 3);
    assert_eq!(skips(entry), [(Skip::System, 4)]);
    assert_eq!(thread(entry).messages.len(), 7);
}

#[test]
fn line_of_computers_and_accounts() {
    let found = sample("line/desktop.txt");
    check(
        &found,
        &[(
            &[
                "田中 11-13 10:02 はじめまして。ロゴの件でご連絡しました。",
                "みどり工房 11-13 10:05 ありがとうございます。//以下をお知らせください。/・店名/・用途",
                "田中 11-13 10:20 カフェです",
                "みどり工房 11-16 09:00 お見積りは5万円です",
                "田中 11-16 09:30 お願いします",
                "田中 11-16 09:31 [スタンプ]",
            ],
            &[(Skip::Unsent, 1)],
        )],
    );
    let read = thread(found[0].as_ref().unwrap());
    assert_eq!(read.format, Format::Line);
    assert_eq!(read.messages.last().unwrap().attachments[0].kind, AttachmentKind::Sticker);
    let found = sample("line/desktop_english.txt");
    let [Ok(entry)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(lines(entry).len(), 5, "{:?}", lines(entry));
    let found = sample("line/official.csv");
    check(
        &found,
        &[(
            &[
                "中村さくら 11-18 09:59 ホームページ制作について相談したいです",
                "中村さくら 11-18 10:05 [写真]",
                "木もれび珈琲 11-18 11:20 ご相談ありがとうございます。/\"トップページ\"のみのご希望でしょうか？",
                "中村さくら 11-18 11:21 [スタンプ]",
                "中村さくら 11-18 11:21 はい、1ページで大丈夫です",
                "木もれび珈琲 11-19 09:00 =お見積り= 3万円です。",
            ],
            &[(Skip::Bot, 1), (Skip::Unsent, 1)],
        )],
    );
    assert_eq!(found[0].as_ref().unwrap().hints.me, ["木もれび珈琲"]);
}

#[test]
fn slack_as_a_folder_and_as_a_zip() {
    let dm: &[&str] = &[
        "田中 11-17 13:00 お見積りをお願いできますか？",
        "みどり工房 11-17 13:20 > お見積りをお願いできますか？/明日お送りします。",
        "森 ゲスト 11-17 13:20 ゲストです。よろしくお願いします。",
    ];
    let general: &[&str] = &[
        "みどり工房 11-18 09:30 別件ですが、明日はお休みをいただきます。",
        "田中 11-18 11:00 /me がコーヒーを淹れました",
    ];
    let thread: &[&str] = &[
        "かとう🍀 11-18 09:00 @channel 請求書の締め切りはいつですか？",
        "田中 11-18 09:45 20日です。",
        "かとう🍀 11-18 09:50 ありがとうございます :bow:",
    ];
    let logo: &[&str] = &[
        "田中 11-16 10:02 @みどり工房 ロゴの初稿、いつ頃になりますか？ A&B案の2つで <仮> でも大丈夫です。",
        "みどり工房 11-16 10:30 19日（木）までにお送りします。/よろしくお願いします。",
        "田中 11-16 10:31 承知しました！",
        "田中 11-16 15:00 参考: ブランドサイト (https://example.com/brand) と #general の資料です @here",
        "みどり工房 11-19 18:00 初稿です。ご確認をお願いいたします。/[ファイル] logo_v1.pdf",
        "みどり工房 11-19 18:00 [ファイル] logo_v1.png",
        "みどり工房 11-19 18:10 追伸: @田中 さんのみご覧ください",
    ];
    let wanted: &[Wanted] = &[
        (dm, &[]),
        (general, &[(Skip::System, 1)]),
        (thread, &[]),
        (logo, &[(Skip::System, 1), (Skip::Bot, 1), (Skip::Unsent, 1)]),
    ];
    let found = in_folder("slack");
    check(&found, wanted);
    let titles: Vec<_> = found.iter().flatten().filter_map(|it| it.hints.title.clone()).collect();
    assert_eq!(titles, ["田中、みどり工房", "#general", "#general のスレッド", "#logo-2026"]);
    check(&zipped("slack"), wanted);
    assert_eq!(zipped("slack"), found);
}

#[test]
fn chatwork() {
    let found = sample("chatwork/api.json");
    check(
        &found,
        &[(
            &[
                "江波 真 11-16 10:02 [To:22]村瀬 航さん/バナー3点のお見積りをお願いします。",
                "村瀬 航 11-16 11:00 [rp aid=11 to=9-1001]江波 真さん/[qt][qtmeta aid=11 time=1794790920]バナー3点のお見積りをお願いします。[/qt]/承知しました。明日お送りします。",
                "村瀬 航 11-17 09:00 [ファイル] mitsumori.pdf",
                "江波 真 11-18 10:00 ご確認/金額はこちらで問題ありません。/発注いたします。",
            ],
            &[(Skip::System, 2), (Skip::Unsent, 1)],
        )],
    );
    let quoted = &thread(found[0].as_ref().unwrap()).messages[1];
    assert_eq!(quoted.quoted.len(), 1, "{quoted:?}");
    check(
        &sample("chatwork/goodbye.csv"),
        &[(
            &[
                "江波 真 11-16 10:02 バナーのご相談です",
                "村瀬 航 11-17 18:00 [To:11]江波 真さん/A案・B案をお送りします。/[ファイル] banner.zip",
                "江波 真 11-18 10:02 [rp aid=22 to=9-7]村瀬 航さん/ありがとうございます。/\"B案\"でお願いします。",
            ],
            &[(Skip::System, 1)],
        )],
    );
    assert_eq!(lines(sample("chatwork/fork.csv")[0].as_ref().unwrap()).len(), 3);
}

#[test]
fn discord() {
    check(
        &sample("discord/channel.json"),
        &[(
            &[
                "田中 11-16 10:03 ラフを見ていただけますか？/`A`案が希望です",
                "みどり工房 11-16 11:30 拝見しました。@田中 さん、明日返事します",
                "みどり工房 11-17 09:00 [ファイル] rough_b.png",
                "田中 11-17 09:05 [スタンプ] ありがとう猫",
                "田中 11-18 08:00 B案でお願いします！ :arigato:",
            ],
            &[(Skip::System, 2), (Skip::Bot, 1), (Skip::Call, 1)],
        )],
    );
    check(
        &sample("discord/channel.csv"),
        &[(
            &[
                "田中 11-16 10:03 ラフを見ていただけますか？/\"A\"案が希望です",
                "みどり工房 11-16 11:30 拝見しました。明日返事します",
                "みどり工房 11-17 09:00 [ファイル] rough_b.png",
                "田中 11-18 08:00 B案でお願いします！",
            ],
            &[],
        )],
    );
}

#[test]
fn discord_saved_by_a_spreadsheet() {
    let table = "\u{feff}\"AuthorID\",\"Author\",\"Date\",\"Content\",\"Attachments\",\"Reactions\"\r\n\
                 \"1\",\"佐野\",\"2026-11-17T09:12:00+09:00\",\"立ち絵の\"\"ラフ\"\"です\",\"https://cdn.example.com/1/a.png\",\"\"\r\n";
    let wanted: &[&str] = &["佐野 11-17 09:12 立ち絵の\"ラフ\"です/[ファイル] a.png"];
    check(&file("dm.csv", table), &[(wanted, &[])]);
}

#[test]
fn telegram() {
    let chat: &[&str] = &[
        "田中 美咲 11-16 10:02 動画の編集をお願いできますか？",
        "みどり工房 11-16 10:05 素材は https://example.com/up へ、/18日までにお願いします。",
        "田中 美咲 11-16 12:00 [ファイル] sozai.zip",
        "田中 美咲 11-16 12:01 [スタンプ] 👍",
        "田中 美咲 11-16 12:02 現場の写真です/[写真]",
        "みどり工房 11-16 12:03 [ボイスメッセージ]",
        "みどり工房 11-18 10:00 初稿をお送りします。",
    ];
    let counts: &[(Skip, u64)] = &[(Skip::System, 1), (Skip::Call, 1)];
    check(&sample("telegram/chat.json"), &[(chat, counts)]);
    let all = sample("telegram/result.json");
    check(
        &all,
        &[
            (chat, counts),
            (
                &["りな 11-10 20:05 写真はいつまでに送ればよいですか？", "user3 11-10 20:06 週末までに送ります"],
                &[(Skip::System, 1)],
            ),
            (&["けんた 10-01 09:00 お疲れさまでした"], &[]),
        ],
    );
    let me: Vec<_> = all.iter().flatten().map(|it| it.hints.me.len()).collect();
    assert_eq!(me, [1, 0, 1], "who wrote or is alone written to: {all:?}");
    let sticker = &thread(all[0].as_ref().unwrap()).messages[3];
    assert_eq!(sticker.attachments[0].kind, AttachmentKind::Sticker);
}

#[test]
fn whatsapp() {
    check(
        &sample("whatsapp/android_ja.txt"),
        &[(
            &[
                "田中 美咲 11-16 10:02 はじめまして。通訳のご相談です。/日程は次のとおりです：//- 12/3: 終日/- 12/4 10:00 - 12:00",
                "みどり工房 11-16 10:30 承知しました。お見積りは明日お送りします。",
                "みどり工房 11-17 09:00 [ファイル] mitsumori.pdf/お見積りです",
                "田中 美咲 11-17 09:10 [ファイル]",
                "田中 美咲 11-17 09:12 ありがとうございます",
                "田中 美咲 11-18 08:01 件名: 通訳の件、お願いします",
            ],
            &[(Skip::System, 2), (Skip::Unsent, 1), (Skip::Call, 1)],
        )],
    );
    check(
        &sample("whatsapp/ios_ja.txt"),
        &[(
            &[
                "田中 美咲 11-16 10:02 はじめまして。/通訳のご相談です。",
                "みどり工房 11-16 10:05 ありがとうございます",
                "みどり工房 11-17 09:00 [ファイル] 00000012-mitsumori.pdf",
                "田中 美咲 11-17 09:01 [写真]",
                "田中 美咲 11-17 09:03 [スタンプ]",
                "田中 美咲 11-17 09:04 確認しました",
            ],
            &[(Skip::System, 1), (Skip::Call, 1)],
        )],
    );
    check(
        &sample("whatsapp/android_en.txt"),
        &[(
            &[
                "Alex Rivera 11-16 10:02 Hi, can you send the invoice?",
                "みどり工房 11-16 13:30 明日送ります",
                "みどり工房 11-17 00:05 [ファイル]",
                "Alex Rivera 11-17 12:06 [ファイル] IMG-20261117-WA0001.jpg",
                "Alex Rivera 11-18 08:00 Thanks!",
            ],
            &[(Skip::System, 2), (Skip::Unsent, 1), (Skip::Call, 1)],
        )],
    );
    check(
        &sample("whatsapp/android_uk.txt"),
        &[(&["Alex Rivera 11-16 10:02 データを送りました", "みどり工房 12-05 09:00 届きました"], &[])],
    );
}

#[test]
fn teams_and_google_chat() {
    check(
        &sample("teams/graph.json"),
        &[(
            &[
                "大森 圭 11-17 17:30 資料をお送りします。/ご確認ください。/[ファイル] kikaku.pptx",
                "Rivera, Alex (営業部) 11-18 10:00 ありがとうございます。/明日 確認します。/大森 圭 さん & チームへ",
            ],
            &[(Skip::System, 1), (Skip::Bot, 1), (Skip::Unsent, 1)],
        )],
    );
    check(
        &sample("teams/messages.json"),
        &[
            (
                &[
                    "田中 美咲 11-17 20:00 [写真] photo.jpg",
                    "みどり工房 11-18 10:00 配色は青でよろしいですか？",
                    "田中 美咲 11-18 11:00 はい、\"青\"で お願いします！ :)",
                ],
                &[(Skip::Call, 1)],
            ),
            (&["大森 圭 11-10 11:00 定例は水曜です/> いつですか？/よろしくお願いします"], &[(Skip::System, 1)]),
        ],
    );
    let wanted: &[Wanted] = &[
        (
            &[
                "田中 美咲 11-16 10:02 チラシの件、いかがでしょうか？/A4両面です",
                "みどり工房 11-16 10:30 本日中にお返事いたします",
                "みどり工房 11-16 18:00 [ファイル] chirashi_v1.pdf",
            ],
            &[(Skip::Bot, 1), (Skip::Unsent, 1)],
        ),
        (&["大森 圭 11-18 12:00 *定例* の資料をお願いします"], &[]),
    ];
    let found = in_folder("google-chat");
    check(&found, wanted);
    check(&zipped("google-chat"), wanted);
    let first = found[0].as_ref().unwrap();
    assert_eq!(first.hints.title.as_deref(), Some("田中 美咲"));
    assert_eq!(first.hints.me, ["みどり工房"]);
}

#[test]
fn teams_with_the_newest_first_and_names_left_out() {
    let message = |name: &str, at: &str, text: &str| {
        let name = if name.is_empty() { "null".to_owned() } else { format!("\"{name}\"") };
        let from = if text.ends_with("です") { "tanaka" } else { "midori" };
        format!(
            "{{\"displayName\":{name},\"originalarrivaltime\":\"2026-11-{at}:00Z\",\"messagetype\":\"Text\",\"content\":\"{text}\",\"from\":\"8:live:{from}\"}}"
        )
    };
    let list = [
        message("", "19T11:15", "写真は週末です"),
        message("みどり工房", "17T01:02", "写真をお送りください"),
        message("田中", "17T00:12", "田中です"),
    ];
    let export = format!(
        "{{\"userId\":\"8:live:midori\",\"conversations\":[{{\"id\":\"19:a\",\"displayName\":\"田中\",\"MessageList\":[{}]}}]}}",
        list.join(",")
    );
    let found = file("messages.json", &export);
    let wanted: &[&str] = &[
        "田中 11-17 09:12 田中です",
        "みどり工房 11-17 10:02 写真をお送りください",
        "田中 11-19 20:15 写真は週末です",
    ];
    check(&found, &[(wanted, &[])]);
    assert!(found[0].as_ref().unwrap().notices.is_empty(), "{found:?}");
}

#[test]
fn line_with_dates_in_quotes_and_calls_on_a_computer() {
    let phone = "[LINE] 中川恵とのトーク履歴\n保存日時：2026/11/20 9:15\n\n2026/11/17(火)\n\
                 09:12\t中川恵\t\"候補日です\n2026/12/01(火)\n2026/12/02(水)\nいかがですか？\"\n\
                 10:02\tみどり工房\t\"不可能\"だなんて思いません\n\n2026/11/18(水)\n09:00\t中川恵\tはい\n";
    let wanted: &[&str] = &[
        "中川恵 11-17 09:12 候補日です/2026/12/01(火)/2026/12/02(水)/いかがですか？",
        "みどり工房 11-17 10:02 \"不可能\"だなんて思いません",
        "中川恵 11-18 09:00 はい",
    ];
    check(&file("talk.txt", phone), &[(wanted, &[])]);
    let computer = "2026.11.17 Tuesday\n09:12 Megumi Nakagawa お願いします\n10:02 Midori 承知しました\n\
                    10:03 Megumi Nakagawa Photos\n10:04 Megumi Nakagawa unsent a message.\n\
                    10:05 Midori ☎ 不在着信\n10:06 Megumi Nakagawa はい\n";
    let wanted: &[&str] = &[
        "Megumi Nakagawa 11-17 09:12 お願いします",
        "Midori 11-17 10:02 承知しました",
        "Megumi Nakagawa 11-17 10:03 [Photos]",
        "Megumi Nakagawa 11-17 10:06 はい",
    ];
    check(&file("talk.txt", computer), &[(wanted, &[(Skip::Unsent, 1), (Skip::Call, 1)])]);
}
