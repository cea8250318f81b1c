//! Archives that mean harm or are merely broken.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use serde_json::json;

use super::{folder, henji, lines, run, scan, thread};

#[test]
fn a_line_of_a_hundred_megabytes_is_an_error_for_that_one_alone() {
    let mut child = henji(&["scan", "-", "--format", "ndjson", "--now", "2026-11-20", "--me", "みどり工房"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        let line = json!({"text": thread("田中", "")}).to_string();
        writeln!(input, "{line}").unwrap();
        write!(input, "{{\"text\": \"").unwrap();
        let chunk = "あ".repeat(1 << 18);
        for _ in 0..128 {
            input.write_all(chunk.as_bytes()).unwrap();
        }
        writeln!(input, "\"}}").unwrap();
        writeln!(input, "{line}").unwrap();
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let out = String::from_utf8(output.stdout).unwrap();
    let schemas: Vec<_> = out.lines().map(|line| line.contains("henji/error/1")).collect();
    assert_eq!(schemas, [false, true, false]);
    assert!(out.contains("上限の16 MB") && out.len() < 100_000);
}

#[test]
fn a_large_paste_is_an_error_for_that_one_alone() {
    let large = thread("田中", &"長い本文です。\n".repeat(2000));
    let folder = folder("large", &[("a.txt", &large), ("b.txt", &thread("佐藤", ""))]);
    let session = scan(&folder, &["--format", "ndjson", "--max-thread-size", "20K"]);
    assert_eq!(session.code, 1, "{}", session.err);
    let found = lines(&session);
    assert!(found[0]["error"].as_str().unwrap().contains("--max-thread-size"), "{}", found[0]);
    assert_eq!(found[1]["state"], "awaiting_materials");
}

#[test]
fn broken_json_is_told_line_by_line() {
    let deep = format!("{{\"text\": {}", "[".repeat(200_000));
    let wide = format!("{{\"x\": {}{}}}", "{\"a\":".repeat(100_000), "1");
    let fine = json!({"text": thread("田中", "")}).to_string();
    let cut = &fine[..fine.len() / 2];
    let cut = &cut[..(0..=cut.len()).rev().find(|at| fine.is_char_boundary(*at)).unwrap()];
    let input = [deep.as_str(), &wide, "[1, 2]", "null", "{\"text\": \"\\ud800\"}", &fine, cut].join("\n");
    let session =
        run(&["scan", "-", "--input", "ndjson", "--format", "ndjson", "--now", "2026-11-20"], input.as_bytes());
    assert_eq!(session.code, 1, "{}", session.err);
    let errors: Vec<_> = lines(&session).iter().map(|it| it["error"].is_string()).collect();
    assert_eq!(errors, [true, true, true, true, true, false, true]);
}

#[test]
fn nul_bytes_cut_off_files_and_other_bytes_are_survived() {
    let text = thread("田中", "");
    let folder = folder("bytes", &[("z.txt", &text)]);
    let nul = text.replace("ロゴ", "ロ\0ゴ");
    fs::write(folder.join("a-nul.txt"), nul).unwrap();
    fs::write(folder.join("b-cut.txt"), &text.as_bytes()[..text.len() - 2]).unwrap();
    fs::write(
        folder.join("c-noise.txt"),
        (0..4096_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect::<Vec<_>>(),
    )
    .unwrap();
    fs::write(folder.join("d.ndjson"), b"{\"text\": \"a\0b\"}\n\xff\xfe\n\0\0\0\n").unwrap();
    let session = scan(&folder, &["--format", "ndjson"]);
    assert_eq!(session.code, 1, "{}", session.err);
    assert!(session.out.contains("z.txt") && !session.out.contains('\0'));
    for line in session.out.lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_and_out_of_the_folder_are_not_followed() {
    use std::os::unix::fs::symlink;

    let folder = folder("links", &[("in/a.txt", &thread("田中", ""))]);
    symlink(&folder, folder.join("in/loop")).unwrap();
    symlink("/etc", folder.join("in/outside")).unwrap();
    symlink("nowhere", folder.join("in/broken.txt")).unwrap();
    let session = scan(&folder, &["--format", "ndjson"]);
    assert_eq!((session.code, lines(&session).len()), (0, 1), "{}", session.err);
    assert!(session.err.contains("リンク 3"), "{}", session.err);
    let named = folder.join("linked.txt");
    symlink(folder.join("in/a.txt"), &named).unwrap();
    assert_eq!(lines(&scan(&named, &["--format", "ndjson"])).len(), 1, "a link that is named is followed");
}

#[test]
fn a_name_may_hold_anything_and_breaks_no_page() {
    let name = "</script><img src=x onerror=alert(1)>";
    let messages = json!([
        {"from": name, "at": "2026-11-16T10:02:00+09:00", "text": "ロゴの制作をお願いします。購入しました。<b>\u{202e}\u{9b}31m"},
        {"from": "みどり工房", "at": "2026-11-16 11:30", "text": "ご購入ありがとうございます。ロゴデータをお送りください。"},
    ]);
    let input =
        json!({"id": "\u{1b}[2J", "messages": messages, "title": "=cmd|'/C calc'!A0\r\nBEGIN:VEVENT"}).to_string();
    for format in ["html", "csv", "ics", "human", "json", "ndjson"] {
        let session =
            run(&["scan", "-", "--format", format, "--now", "2026-11-20", "--me", "みどり工房"], input.as_bytes());
        assert_eq!(session.code, 0, "{format}: {}", session.err);
        assert!(session.out.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\r')), "{format}");
        match format {
            "html" => {
                assert!(!session.out.contains("<img") && !session.out.contains("<b>"));
                assert_eq!(session.out.matches("</script>").count(), 1);
            }
            "csv" => {
                assert!(session.out.contains("'=cmd") && session.out.matches("\r\n").count() == 2, "{}", session.out);
            }
            "ics" => assert_eq!(session.out.matches("\nBEGIN:VEVENT").count(), 1, "{}", session.out),
            _ => {}
        }
    }
}
