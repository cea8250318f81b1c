//! The record of a thread: nothing but facts, covered where asked for.

use chrono::DateTime;

use super::*;
use crate::analysis::{Analyzer, Options};

const THREAD: &str = "[2026-11-16 10:02] 田中\nロゴの制作をお願いします。購入しました。\n\n\
    [2026-11-16 11:30] みどり工房\n田中様、ご購入ありがとうございます。ロゴデータと写真をお送りください。11月27日に納品します。\n\n\
    [2026-11-16 12:00] 田中\n明後日送ります。連絡は tanaka@example.com か 090-1234-5678 でも大丈夫です。<b>\n\n\
    [2026-11-19 10:00] みどり工房\n田中様、その後いかがでしょうか。ロゴデータと写真がまだ届いておりません。\n";

fn analysis() -> Analysis {
    let now = DateTime::parse_from_rfc3339("2026-11-20T15:00:00+09:00").unwrap();
    let mut options = Options::at(now);
    options.me = vec!["みどり工房".to_owned()];
    Analyzer::new().read(THREAD, &options).unwrap()
}

#[test]
fn the_record_holds_every_message_in_order_with_time_and_side() {
    let record = record(&analysis(), &[], Mask::default());
    let numbers: Vec<_> = record.chronology.iter().filter_map(|it| it.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
    let first = &record.chronology[0];
    assert_eq!((first.at.as_str(), first.by.as_str()), ("2026年11月16日(月) 10:02", "田中（購入者）"));
    assert!(record.summary.chars().count() <= 400 && record.summary.ends_with("事実のみです。"));
}

#[test]
fn names_and_contacts_are_covered_on_request_everywhere() {
    let analysis = analysis();
    let open = markdown(&record(&analysis, &[], Mask::default()));
    assert!(open.contains("田中") && open.contains("tanaka@example.com"));
    let covered = record(&analysis, &[], Mask { names: true, contacts: true });
    for text in [markdown(&covered), html(&covered)] {
        for private in ["田中", "みどり工房", "tanaka@", "090-1234"] {
            assert!(!text.contains(private), "{private} shows in\n{text}");
        }
        assert!(text.contains("［メールアドレス］") && text.contains("［電話番号］") && text.contains("購入者"));
    }
}

#[test]
fn markup_in_a_message_stays_text() {
    let record = record(&analysis(), &[], Mask::default());
    assert!(html(&record).contains("&lt;b&gt;") && !html(&record).contains("<b>"));
    assert!(markdown(&record).contains("\\<b\\>"));
}

#[test]
fn the_page_loads_nothing_and_the_source_is_identified() {
    let source = Source { name: "thread.txt".to_owned(), sha256: fingerprint(b"abc") };
    let page = html(&record(&analysis(), &[source], Mask::default()));
    assert!(page.contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    for outside in ["http://", "https://", "src=", "<script", "<link"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn the_record_judges_nobody() {
    let text = markdown(&record(&analysis(), &[], Mask::default()));
    for word in ["悪質", "無視", "放置", "ひどい", "不誠実", "非常識"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn my_own_delay_is_shown_too() {
    let mut analysis = analysis();
    let mut asked = analysis.standing.items.first().unwrap().clone();
    (asked.holder, asked.message) = (Role::Me, 3);
    analysis.standing.items.push(asked);
    let record = record(&analysis, &[], Mask::default());
    assert_eq!(record.own_delays, ["4番の返信まで2日（出品者）"]);
}

#[track_caller]
fn check_mask(text: &str, wanted: &str) {
    let mut thread = analysis().thread;
    thread.parties[1].name = "ペンと紙 なお".to_owned();
    let cover = mask::Cover::new(&thread, Mask { names: true, contacts: true });
    assert_eq!(cover.over(text), wanted);
}

#[test]
fn contacts_are_covered_in_every_form_and_other_numbers_stay() {
    check_mask("03(1234)5678 へ", "［電話番号］ へ");
    check_mask("090 1234 5678", "［電話番号］");
    check_mask("０９０－１２３４－５６７８です", "［電話番号］です");
    check_mask("+81 90-1234-5678", "［電話番号］");
    check_mask(
        "LINE ID：tanaka_99、Instagramのアカウントは@tanaka.design",
        "LINE ID：［アカウント］、Instagramのアカウントは［アカウント］",
    );
    check_mask("https://example.com/a?b=1 を", "［URL］ を");
    for kept in ["2026-11-12 10:02", "注文ID：A-1029", "18,000円", "03 2026-11-12", "5/6", "1.2 0-3"] {
        check_mask(kept, kept);
    }
}

#[test]
fn a_name_that_is_also_a_word_is_covered_only_as_a_name() {
    check_mask("なおさん、なお、納期は変わりません。", "出品者さん、なお、納期は変わりません。");
    check_mask("ペンと紙 なお", "出品者");
    check_mask("田中様", "購入者様");
}

#[test]
fn the_steps_of_the_place_come_with_their_dates() {
    let mut analysis = analysis();
    analysis.platform = std::sync::Arc::new(crate::platform::builtin("coconala").unwrap());
    let steps = record(&analysis, &[], Mask::default()).steps;
    let reason = steps.iter().find(|it| it.contains("以降")).unwrap();
    assert!(reason.contains("2026年11月20日(金)12時以降"), "{reason}");
    assert!(steps.iter().all(|it| it.contains("確認")), "{steps:?}");
}

#[test]
fn the_summary_is_made_of_whole_sentences() {
    let mut analysis = analysis();
    analysis.standing.missing = vec!["とても長い名前の資料".repeat(60)];
    let summary = record(&analysis, &[], Mask::default()).summary;
    assert!(
        summary.chars().count() <= 400 && summary.ends_with("事実のみです。") && !summary.contains("未着"),
        "{summary}"
    );
}
