//! Overlapping exports are one conversation.

use super::{folder, lines, run, scan, thread};

#[test]
fn overlapping_exports_are_one_conversation() {
    let whole = thread(
        "田中",
        "2026/11/17 10:00 田中\n承知しました。\n\n2026/11/17 10:00 田中\n承知しました。\n\n2026/11/19 09:00 田中\n遅れます。\n",
    );
    let first = whole.split("2026/11/19").next().unwrap();
    let last = whole.split_once("2026/11/16 11:30").map(|(_, tail)| format!("2026/11/16 11:30{tail}")).unwrap();
    let other = thread("佐藤", "");
    let folder = folder("overlap", &[("a.txt", first), ("b.txt", &other), ("c.txt", &last)]);
    let apart = scan(&folder, &["--format", "ndjson"]);
    assert_eq!(lines(&apart).len(), 3);
    let session = scan(&folder, &["--format", "ndjson", "--dedupe"]);
    let found = lines(&session);
    assert_eq!(found.len(), 2, "{}", session.out);
    let of = |name: &str| found.iter().find(|it| it["parties"][0]["name"] == name).unwrap();
    let times: Vec<_> = of("田中")["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["at"].as_str().unwrap()[8..16].to_owned())
        .collect();
    assert_eq!(
        times,
        ["16T10:02", "16T11:30", "17T10:00", "17T10:00", "19T09:00"],
        "each once, and what was said twice twice"
    );
    assert!(of("田中")["source"]["path"].as_str().unwrap().ends_with("a.txt"));
    assert!(session.err.contains("重複 3"), "{}", session.err);
    assert_eq!(run(&["scan", "-", "--dedupe"], b"").code, 2);
}

#[test]
fn one_greeting_to_several_people_joins_nobody() {
    let to = |name: &str, hour: u32| {
        format!(
            "2026/11/16 {hour}:02 {name}\nロゴの制作をお願いします。\n\n2026/11/18 09:00 みどり工房\n年末は28日まで営業します。\n\n2026/11/18 09:01 みどり工房\nよろしくお願いいたします。\n"
        )
    };
    let folder = folder("greeting", &[("a.txt", &to("田中", 10)), ("b.txt", &to("佐藤", 11))]);
    assert_eq!(lines(&scan(&folder, &["--format", "ndjson", "--dedupe"])).len(), 2);
}
