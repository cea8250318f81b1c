//! Mails and exports: quoting in either order, attributions of many programs, LINE on phones and computers, tables.

use crate::pastes::check;

const ASKED: &str = "田中 11-18 10:02 お見積りをお願いします。/A4で2枚です";
const GIVEN: &str = "みどり工房 11-19 09:30 18,000円です。/ご検討ください";
const TAKEN: &str = "田中 11-20 08:05 お願いします！";
const THREE: &[&str] = &[ASKED, GIVEN, TAKEN];

#[test]
fn attributions() {
    let mail = |first: &str, second: &str| {
        format!(
            "From: 田中 <tanaka@example.com>\nTo: みどり工房 <midori@example.com>\nDate: Fri, 20 Nov 2026 08:05:12 +0900\nSubject: Re: チラシ\n\nお願いします！\n\n{first}\n> 18,000円です。\n> ご検討ください\n>\n> {second}\n>> お見積りをお願いします。\n>> A4で2枚です\n"
        )
    };
    let texts = [
        mail(
            "2026年11月19日(木) 9:30 みどり工房 <midori@example.com>:",
            "2026年11月18日(水) 10:02 田中 <tanaka@example.com>:",
        ),
        mail("On 2026/11/19 9:30, みどり工房 wrote:", "On 2026/11/18 10:02, 田中 wrote:"),
        mail(
            "On Thu, Nov 19, 2026 at 9:30 AM みどり工房 <midori@example.com> wrote:",
            "On Wed, Nov 18, 2026 at 10:02 AM 田中 <tanaka@example.com> wrote:",
        ),
        mail(
            "2026/11/19 9:30、みどり工房 <midori@example.com>のメール:",
            "2026/11/18 10:02、田中 <tanaka@example.com>のメール：",
        ),
        mail("(2026/11/19 9:30), みどり工房 wrote:", "(2026/11/18 10:02), 田中 wrote:"),
        mail("みどり工房さんは 2026/11/19 9:30 に書きました:", "田中さんが 2026/11/18 10:02 に書きました:"),
        mail(
            "2026年11月19日(木) 9:30 みどり工房 <midori@example.com>\nwrote:",
            "On Wed, Nov 18, 2026 at 10:02 AM 田中 <tanaka@example.com>\n> wrote:",
        ),
    ];
    let pastes: Vec<_> = texts.iter().map(|it| (it.as_str(), THREE)).collect();
    check(&pastes);
}

#[test]
fn blocks() {
    let outlook = "差出人: 田中 <tanaka@example.com>\n送信日時: 2026年11月20日 金曜日 8:05\n宛先: みどり工房\n件名: RE: チラシ\n\nお願いします！\n\n-----元のメッセージ-----\nFrom: みどり工房 <midori@example.com>\nSent: Thursday, November 19, 2026 9:30 AM\nTo: 田中\nSubject: RE: チラシ\n\n18,000円です。\nご検討ください\n\n________________________________\nFrom: 田中\nSent: Wednesday, November 18, 2026 10:02 AM\nTo: みどり工房\nSubject: チラシ\n\nお見積りをお願いします。\nA4で2枚です\n";
    let quoted = "From: 田中 <tanaka@example.com>\nDate: 2026/11/20 8:05\n\nお願いします！\n\n> From: みどり工房 <midori@example.com>\n> Date: 2026/11/19 9:30\n>\n> 18,000円です。\n> ご検討ください\n>\n> > From: 田中 <tanaka@example.com>\n> > Date: 2026/11/18 10:02\n> >\n> > お見積りをお願いします。\n> > A4で2枚です\n";
    let bold = "*From:* 田中 <tanaka@example.com>\n*Sent:* Friday, November 20, 2026 8:05 AM\n*To:* みどり工房\n*Subject:* Re: チラシ\n\nお願いします！\n\n*From:* みどり工房\n*Sent:* Thursday, November 19, 2026 9:30 AM\n\n18,000円です。\nご検討ください\n\n**From:** 田中\n**Sent:** Wednesday, November 18, 2026 10:02 AM\n\nお見積りをお願いします。\nA4で2枚です\n";
    check(&[(outlook, THREE), (quoted, THREE), (bold, THREE)]);
}

#[test]
fn whole_mails_that_repeat_each_other() {
    let rising = "From: 田中 <tanaka@example.com>\nDate: Wed, 18 Nov 2026 10:02:33 +0900\n\nお見積りをお願いします。\nA4で2枚です\n\nFrom: みどり工房 <midori@example.com>\nDate: Thu, 19 Nov 2026 09:30:00 +0900\n\n18,000円です。\nご検討ください\n\n2026年11月18日(水) 10:02 田中 <tanaka@example.com>:\n> お見積りをお願いします。\n> A4で2枚です\n\nFrom: 田中 <tanaka@example.com>\nDate: Fri, 20 Nov 2026 08:05:00 +0900\n\nお願いします！\n\n田中さんは書きました:\n> 18,000円です。\n> ご検討ください\n";
    let below = "From: 田中 <tanaka@example.com>\nDate: 2026/11/20 8:05\n\n2026/11/19 9:30 みどり工房 <midori@example.com>:\n> 2026/11/18 10:02 田中 <tanaka@example.com>:\n>> お見積りをお願いします。\n>> A4で2枚です\n>\n> 18,000円です。\n> ご検討ください\n\nお願いします！\n";
    let nameless = "お願いします！\n\n2026年11月19日(木) 9:30 みどり工房 <midori@example.com>:\n> 18,000円です。\n> ご検討ください\n>\n> 2026年11月18日(水) 10:02 田中 <tanaka@example.com>:\n>> お見積りをお願いします。\n>> A4で2枚です\n";
    check(&[(rising, THREE), (below, THREE), (nameless, &[ASKED, GIVEN, "田中 お願いします！"])]);
}

#[test]
fn line_on_phones() {
    let japanese = "[LINE] 田中とのトーク履歴\n保存日時：2026/11/20 午後1:16\n\n2026/11/19(木)\n午前10:02\t田中\t\"こんにちは\n\n\"\"最終\"\"の件です\"\n午前12:03\tみどり工房\t\"不可能\"だなんて\n\n2026/11/20(金)\n09:30\t\t田中が退出しました。\n09:31\tみどり工房\t☎ 不在着信\n09:32\tみどり工房\t2026/11/21(土)\n";
    let english = "Chat history with 田中\nSaved on: 2026/11/20 10:30\n\nThu, 11/19/2026\n9:30 PM\t田中\tOK\n\n2026/11/20(Fri)\n9:31AM\tみどり工房\t[Photo]\n";
    let spoken = "[LINE] Chat history in 打ち合わせ\n\n2026.11.19 木曜日\n10:02\t田中\tはい\n10:02\t田中\t[ファイル]\n10:03\t田中がメッセージの送信を取り消しました\n";
    check(&[
        (
            japanese,
            &[
                "田中 11-19 10:02 こんにちは//\"最終\"の件です",
                "みどり工房 11-19 12:03 \"不可能\"だなんて",
                "みどり工房 11-20 09:32 2026/11/21(土)",
            ],
        ),
        (english, &["田中 11-19 21:30 OK", "みどり工房 11-20 09:31 [Photo]"]),
        (spoken, &["田中 11-19 10:02 はい", "田中 11-19 10:02 [ファイル]"]),
    ]);
}

#[test]
fn line_on_computers() {
    let plain = "2026.11.19 木曜日\n10:02 田中 こんにちは\n\n最終の件です\n10:05 みどり工房 Photos\n2026.11.20 金曜日\n09:30 田中がメッセージの送信を取り消しました\n09:31 みどり工房 はい\n";
    let spaced = "[LINE] 佐藤 由美とのトーク履歴\n2026.11.19 木曜日\n10:02 佐藤 由美 こんにちは\n10:05 みどり 工房 お世話に なります\n10:06 みどり 工房 届きました\n";
    check(&[
        (
            plain,
            &[
                "田中 11-19 10:02 こんにちは//最終の件です",
                "みどり工房 11-19 10:05 [Photos]",
                "みどり工房 11-20 09:31 はい",
            ],
        ),
        (
            spaced,
            &[
                "佐藤 由美 11-19 10:02 こんにちは",
                "みどり 工房 11-19 10:05 お世話に なります",
                "みどり 工房 11-19 10:06 届きました",
            ],
        ),
    ]);
}

#[test]
fn tables() {
    let account = "アカウント名,みどり工房\nタイムゾーン,'+09:00\nダウンロード日時,2026/11/20 14:34\n送信者タイプ,送信者名,送信日,送信時刻,内容\nUser,田中,2026/11/18,10:02:00,\"お見積りをお願いします。\nA4で2枚です\"\nAccount,応答メッセージ,2026/11/18,10:02:01,ありがとうございます。\nAccount,みどり工房,2026/11/19,09:30:00,\"18,000円です。\nご検討ください\"\nUser,田中,2026/11/20,08:05:00,お願いします！\n";
    let discord = "AuthorID,Author,Date,Content,Attachments,Reactions\n\"1\",\"田中\",\"2026-11-18T10:02:00.0000000+09:00\",\"お見積りをお願いします。\nA4で2枚です\",\"\",\"\"\n\"2\",\"みどり工房\",\"2026-11-19T09:30:00.0000000+09:00\",\"18,000円です。\nご検討ください\",\"\",\"\"\n\"1\",\"田中\",\"2026-11-20T08:05:00.0000000+09:00\",\"お願いします！\",\"\",\"\"\n";
    let sheet = "日時\t名前\t本文\n2026/11/20 8:05\t田中\tお願いします！\n2026/11/19 9:30\tみどり工房\t\"18,000円です。\nご検討ください\"\n2026/11/18 10:02\t田中\t\"お見積りをお願いします。\nA4で2枚です\"\n";
    check(&[(account, THREE), (discord, THREE), (sheet, THREE)]);
}
