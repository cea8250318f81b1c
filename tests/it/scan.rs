//! `henji scan`: sessions over whole archives.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::cli::{Session, henji, run, run_with, scratch};

mod browser;
mod formats;
mod hostile;
mod spark;
mod statistics;
mod together;

/// The same thread under another name and with another end.
fn thread(name: &str, tail: &str) -> String {
    format!(
        "2026/11/16 10:02 {name}\nロゴの制作をお願いします。購入しました。\n\n\
         2026/11/16 11:30 みどり工房\nご購入ありがとうございます。ロゴデータと写真をお送りください。\n\n{tail}"
    )
}

/// A folder of this test's own with these files.
pub(crate) fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = scratch(&format!("scan-{name}"));
    let _ = fs::remove_dir_all(&folder);
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

pub(crate) fn scan(folder: &Path, more: &[&str]) -> Session {
    let now = ["--now", "2026-11-20 15:00", "--me", "みどり工房"];
    let path = folder.to_str().unwrap();
    run(&[&["scan", path], &now[..], more].concat(), b"")
}

pub(crate) fn lines(session: &Session) -> Vec<Value> {
    session.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn three(name: &str) -> PathBuf {
    let question = "2026/11/17 10:00 佐藤\n色は変更できますか？\n";
    folder(
        name,
        &[
            ("b/tanaka.txt", &thread("田中", "")),
            ("a/sato.txt", &thread("佐藤", question)),
            ("c/yamada.md", &thread("山田", "2026/11/20 10:00 山田\n20日の夜に送ります。\n")),
            (".hidden.txt", "x"),
            ("photo.jpg", "x"),
            ("empty.txt", ""),
        ],
    )
}

#[test]
fn a_folder_gives_one_document_a_thread_in_the_order_of_names() {
    let folder = three("ndjson");
    let session = scan(&folder, &["--format", "ndjson"]);
    assert_eq!(session.code, 0, "{}", session.err);
    let found = lines(&session);
    let names: Vec<_> = found.iter().map(|it| it["parties"][0]["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["佐藤", "田中", "山田"]);
    assert!(found[0]["source"]["path"].as_str().unwrap().ends_with("a/sato.txt"), "{}", found[0]["source"]);
    assert_eq!(found[1]["missing"], json!(["ロゴデータ", "写真"]));
    assert!(found[1]["draft"]["body"].as_str().unwrap().contains("田中"));
    assert!(session.err.contains("3 件のやり取り") && session.err.contains("空のファイル 1"), "{}", session.err);
    let one = scan(&folder, &["--format", "ndjson", "--jobs", "1"]);
    let four = scan(&folder, &["--format", "ndjson", "--jobs", "4"]);
    assert_eq!((&one.out, &four.out), (&session.out, &session.out), "the number of threads changes nothing");
}

#[test]
fn ndjson_keeps_the_order_and_the_ids_and_a_broken_line_is_an_error_of_its_own() {
    let line = |id: Value, text: &str| json!({"id": id, "text": text, "me": "みどり工房"}).to_string();
    let input = [
        line(json!("x"), &thread("田中", "")),
        "{\"id\": 2, \"text\": \"cut".to_owned(),
        line(json!(3), "メッセージのない文"),
        line(json!(4), &thread("佐藤", "")).replace("みどり工房\"", "別の人\""),
        line(json!(5), &thread("佐藤", "")),
    ];
    let session =
        run(&["scan", "-", "--format", "ndjson", "--now", "2026-11-20", "--jobs", "2"], input.join("\n").as_bytes());
    assert_eq!(session.code, 1, "{}", session.err);
    let found = lines(&session);
    let schemas: Vec<_> = found.iter().map(|it| it["schema"].as_str().unwrap()).collect();
    let (analysis, error) = ("henji/analysis/1", "henji/error/1");
    assert_eq!(schemas, [analysis, error, error, error, analysis], "{}", session.out);
    let ids: Vec<_> = found.iter().map(|it| it["id"].clone()).collect();
    assert_eq!(ids, [json!("x"), json!(null), json!(3), json!(4), json!(5)]);
    assert_eq!(
        found[4]["source"],
        json!({"path": null, "index": 4, "part": null, "format": "header", "encoding": "UTF-8"})
    );
    assert!(found[1]["error"].as_str().unwrap().starts_with("2行目："), "{}", found[1]);
    assert!(found[3]["error"].as_str().unwrap().contains("佐藤"), "it names who does occur: {}", found[3]);
}

#[test]
fn messages_given_one_by_one_are_read_like_a_paste() {
    let messages = json!([
        {"from": "田中", "at": "2026-11-16T10:02:00+09:00", "text": "ロゴの制作をお願いします。購入しました。"},
        {"from": "みどり工房", "at": "2026-11-16 11:30", "text": "ご購入ありがとうございます。ロゴデータと写真をお送りください。"},
    ]);
    let input = json!({"id": 1, "messages": messages, "me": ["みどり工房"], "due": "2026-12-01"}).to_string();
    let session = run(&["scan", "-", "--format", "ndjson", "--now", "2026-11-20"], input.as_bytes());
    assert_eq!(session.code, 0, "{}", session.err);
    let found = &lines(&session)[0];
    assert_eq!((&found["state"], &found["my_due"]), (&json!("awaiting_materials"), &json!("2026-12-01")));
    assert_eq!(found["source"]["format"], "record");
    assert_eq!(found["messages"][0]["at"], "2026-11-16T10:02:00+09:00");
}

#[test]
fn whoever_has_not_written_yet_is_still_written_to() {
    let line = |me: &str| {
        let message = json!({"from": "田中 太郎", "at": 1_794_873_600, "text": "ロゴの制作をお願いできますか。お見積りをください。"});
        json!({"messages": [message], "me": me}).to_string()
    };
    let input = [line("みどり工房"), line("田中")].join("\n");
    let session = run(&["scan", "-", "--format", "ndjson", "--now", "2026-11-20"], input.as_bytes());
    assert_eq!(session.code, 0, "{}", session.err);
    let found = lines(&session);
    let roles = |it: &Value| it["parties"].as_array().unwrap().iter().map(|it| it["role"].clone()).collect::<Vec<_>>();
    assert_eq!((roles(&found[0]), &found[0]["waiting_on"]), (vec![json!("them"), json!("me")], &json!("me")));
    assert_eq!(roles(&found[1]), [json!("me")], "a part of a name is a name");
    assert_eq!(found[0]["messages"][0]["at"], "2026-11-17T09:00:00+09:00");
    let milliseconds = line("みどり工房").replace("1794873600", "1794873600500");
    let session = run(&["scan", "-", "--format", "ndjson", "--now", "2026-11-20"], milliseconds.as_bytes());
    assert_eq!(lines(&session)[0]["messages"], found[0]["messages"]);
}

#[test]
fn wrong_use_and_an_archive_without_threads_end_with_two() {
    let empty = folder("empty", &[("photo.jpg", "x")]);
    assert_eq!(scan(&empty, &[]).code, 2);
    assert_eq!(scan(Path::new("no-such-folder"), &[]).code, 2);
    let three = three("misuse");
    for wrong in [
        &["--only", "nobody"][..],
        &["--since", "きのう"],
        &["--max-thread-size", "0"],
        &["--input", "word"],
        &["--jobs", "0"],
        &["--output", "no-such-folder/out.csv"],
        &["--state", "Cargo.toml"],
        &["--with-stats", "no-such-file"],
        &["--format", "xml"],
    ] {
        let session = scan(&three, wrong);
        assert_eq!((session.code, session.out.as_str()), (2, ""), "{wrong:?}: {}", session.err);
        assert_eq!(session.err.lines().count(), 1, "{wrong:?}: {}", session.err);
    }
    assert_eq!(run(&["scan"], b"").code, 2);
}

#[test]
fn filters_choose_by_side_state_and_day() {
    let folder = three("filters");
    let count = |more: &[&str]| lines(&scan(&folder, &[&["--format", "ndjson"], more].concat())).len();
    assert_eq!(count(&["--only", "me"]), 1);
    assert_eq!(count(&["--only", "them"]), 2);
    assert_eq!(count(&["--only", "awaiting_materials,reply_owed"]), 3);
    assert_eq!(count(&["--only", "completed"]), 0);
    assert_eq!(count(&["--since", "2026-11-17"]), 2);
    assert_eq!(count(&["--since", "1d"]), 1);
    assert_eq!(count(&["--limit", "1"]), 1);
}

#[test]
fn an_output_file_is_there_as_a_whole_or_not_at_all() {
    let folder = three("output");
    let out = folder.join("out.json");
    let session = scan(&folder, &["--format", "json", "-o", out.to_str().unwrap()]);
    assert_eq!((session.code, session.out.as_str()), (0, ""), "{}", session.err);
    let document: Value = serde_json::from_str(&fs::read_to_string(&out).unwrap()).unwrap();
    assert_eq!(document["schema"], "henji/scan/1");
    assert_eq!(document["threads"][0]["who"], "佐藤", "the most urgent first");
    assert_eq!(document["counts"]["threads"], 3);
    let left: Vec<_> = fs::read_dir(&folder).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".part")), "{left:?}");
}

#[cfg(unix)]
#[test]
fn an_interruption_leaves_nothing_behind() {
    use std::io::{BufRead, BufReader, Write};
    use std::process::{Command, Stdio};

    let folder = folder("interrupted", &[]);
    fs::create_dir_all(&folder).unwrap();
    let out = folder.join("out.ndjson");
    let mut command = henji(&["scan", "-", "--format", "ndjson", "-o", out.to_str().unwrap()]);
    let mut child = command.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    writeln!(input, "{}", json!({"text": thread("田中", "")})).unwrap();
    let under_way = || fs::read_dir(&folder).unwrap().count() == 1;
    for _ in 0..400 {
        if under_way() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(25));
    }
    assert!(under_way(), "the file is written beside its place");
    assert!(!out.exists());
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    drop(input);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    let mut said = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut said).unwrap();
    assert_eq!(said, "");
}

#[test]
fn a_later_run_says_what_is_new() {
    let state = scratch("scan-state.json");
    let _ = fs::remove_file(&state);
    let folder = three("state");
    let with =
        |more: &[&str]| scan(&folder, &[&["--state", state.to_str().unwrap(), "--format", "json"], more].concat());
    let news = |session: &Session| -> Vec<(String, String)> {
        let document: Value = serde_json::from_str(&session.out).unwrap();
        let threads = document["threads"].as_array().unwrap().iter();
        let word = |it: &Value, key: &str| it[key].as_str().unwrap().to_owned();
        let mut found: Vec<_> = threads.map(|it| (word(it, "who"), word(it, "news"))).collect();
        found.sort();
        found
    };
    assert!(news(&with(&[])).iter().all(|(_, news)| news == "new"));
    let stored = fs::read_to_string(&state).unwrap();
    assert!(["田中", "ロゴ", "みどり", "txt"].iter().all(|word| !stored.contains(word)), "{stored}");
    fs::write(folder.join("b/tanaka.txt"), thread("田中", "2026/11/20 14:00 田中\nロゴデータと写真です。\n")).unwrap();
    fs::write(folder.join("d.txt"), thread("新井", "")).unwrap();
    let pair = |who: &str, news: &str| (who.to_owned(), news.to_owned());
    let wanted = [pair("佐藤", "same"), pair("山田", "same"), pair("新井", "new"), pair("田中", "answered")];
    assert_eq!(news(&with(&[])), wanted);
    let few = scan(&folder, &["--state", state.to_str().unwrap(), "--limit", "1"]);
    assert!(few.out.contains("新規 0　返信あり 0　悪化 0　対応済み 0　変化なし 4"), "{}", few.out);
}

#[test]
fn drafts_are_written_one_a_file() {
    let folder = three("drafts");
    let drafts = scratch("scan-drafts-out");
    let _ = fs::remove_dir_all(&drafts);
    let session = scan(&folder, &["--drafts", drafts.to_str().unwrap()]);
    assert_eq!(session.code, 0, "{}", session.err);
    let mut names: Vec<_> =
        fs::read_dir(&drafts).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.iter().any(|name| name.starts_with("田中-nudge-")), "{names:?}");
}

#[test]
fn pages_go_to_a_terminal_without_its_commands() {
    let evil = "\u{1b}]0;x\u{7}\u{1b}[31m<script>alert(1)</script>";
    let folder = folder("evil", &[("a.txt", &thread(&format!("=1+1{evil}"), ""))]);
    for format in ["human", "csv", "ics", "html", "json", "ndjson"] {
        let session = scan(&folder, &["--format", format]);
        assert_eq!(session.code, 0, "{format}: {}", session.err);
        let raw = session.out.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\r'));
        assert_eq!(raw, None, "{format}");
        if format == "html" {
            assert!(!session.out.contains("<script>alert"), "{}", session.out);
        }
        if format == "csv" {
            assert!(
                session.out.lines().all(|line| !line.split(',').any(|cell| cell.starts_with('='))),
                "{}",
                session.out
            );
        }
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let input = format!("{}\n", json!({"text": thread("田中", "")})).repeat(50);
    let mut command = henji(&["scan", "-", "--format", "ndjson", "--limit", "1"]);
    command.arg("--quiet");
    let session = run_with(command, input.as_bytes());
    assert_eq!((session.code, session.out.lines().count(), session.err.as_str()), (0, 1, ""));
}
