//! What each output holds beside what all of them hold.

use super::{folder, scan, thread};

#[test]
fn a_calendar_keeps_its_ids_and_its_lines_short() {
    let two = folder(
        "calendar",
        &[("a.txt", &thread("田中", "")), ("b.txt", &thread("佐藤", "2026/11/20 10:00 佐藤\n24日に送ります。\n"))],
    );
    let session = scan(&two, &["--format", "ics", "--due", "2026-12-01"]);
    assert!(
        session.out.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && session.out.ends_with("END:VCALENDAR\r\n")
    );
    assert!(session.out.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{}", session.out);
    let ids = |text: &str| -> Vec<String> {
        text.replace("\r\n ", "").lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    let found = ids(&session.out);
    assert_eq!(found.len(), 4, "{}", session.out);
    let later = scan(&two, &["--format", "ics", "--due", "2026-12-01", "--now", "2026-11-21 09:00"]);
    assert_eq!(later.code, 2, "an option counts once: {}", later.err);
    assert_eq!(
        ids(&scan(&two, &["--format", "ics", "--due", "2026-12-02"]).out),
        found,
        "importing twice does not double"
    );
}

#[test]
fn a_page_asks_for_nothing_from_anywhere() {
    let one = folder("page", &[("a.txt", &thread("田中", ""))]);
    let session = scan(&one, &["--format", "html"]);
    assert_eq!(session.code, 0, "{}", session.err);
    for outside in ["src=", "href=", "url(", "@import", "http://", "https://", "//"] {
        assert!(!session.out.replace("http-equiv", "").contains(outside), "{outside}");
    }
    for part in ["今日の一覧", "状況の分布", "だれがだれを待っていたか", "確認の連絡をする", "ロゴデータ、写真"]
    {
        assert!(session.out.contains(part), "{part}");
    }
}

#[test]
fn a_spreadsheet_has_one_row_a_thread() {
    let two = folder("rows", &[("a.txt", &thread("田中, \"二\"", "")), ("b.txt", &thread("佐藤", ""))]);
    let session = scan(&two, &["--format", "csv", "--bom"]);
    assert!(session.out.starts_with('\u{feff}'));
    assert_eq!(session.out.matches("\r\n").count(), 3, "{}", session.out);
    assert!(!scan(&two, &["--format", "csv"]).out.starts_with('\u{feff}'));
}
