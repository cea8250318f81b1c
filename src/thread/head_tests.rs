use super::*;

#[track_caller]
fn check(line: &str, name: &str, body: Option<&str>) {
    match look(line) {
        Look::Head(head) => assert_eq!((head.name, head.body), (name, body), "{line}"),
        other => panic!("{line}: {other:?}"),
    }
}

#[test]
fn a_time_and_a_name() {
    for line in [
        "2026/11/20 10:02 田中",
        "[2026-11-20 10:02] 田中",
        "2026年11月20日(金) 10:02 田中",
        "2026.11.20 10:02 / 田中",
        "田中 2026-11-20 10:02",
        "田中　2026年11月20日(金) 10:02",
        "■ 田中（2026/11/20(金) 10:02）",
        "田中  午後3:10",
        "田中 — 今日 10:23",
        "田中\u{a0}\u{a0}[9:12 PM]",
        "【田中】2026/11/20 10:02",
        "**田中** 10:02",
        "10:02 田中",
        "田中 10:02 (編集済み)",
        "11/20 10:02　田中",
    ] {
        check(line, "田中", None);
    }
    check("10:02 ヘルシー配膳(株) 担当:江口", "ヘルシー配膳(株) 担当", Some("江口"));
    check("三枝（外部）  10:10", "三枝（外部）", None);
    check("久保田 / UI  10:40", "久保田 / UI", None);
}

#[test]
fn a_time_a_name_and_the_body() {
    for line in [
        "田中(11/20 10:02): 本文",
        "田中（11/20 10:02）：本文",
        "11/20 10:02 田中：本文",
        "[2026/11/20 10:02] 田中: 本文",
        "[11/20 10:02] 田中＞本文",
        "10:02 【田中】本文",
        "田中 10:02: 本文",
    ] {
        check(line, "田中", Some("本文"));
    }
    check("11/20 10:02 田中「本文」", "田中", Some("本文"));
}

#[test]
fn a_time_alone_and_text() {
    for line in ["2026年11月20日 10:02", "  10:02", "10月5日 20:14 既読", "11月25日（水）", "昨日 10:02", "3日前"]
    {
        assert!(matches!(look(line), Look::Stamp(..)), "{line}: {:?}", look(line));
    }
    for line in [
        "",
        "お世話になっております。",
        "①11/24(火) 20:30〜",
        "11/20の件、承知しました。",
        "3点送ります。",
        "> 2026/11/20 10:02 田中",
        "https://example.com/2026/11/20",
    ] {
        assert!(matches!(look(line), Look::Text | Look::Blank), "{line}: {:?}", look(line));
    }
}
