//! Sessions with the program itself: what is typed, what comes out, and how it ends.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

mod lint;
mod papers;
mod wishes;

/// A short thread in which a promise was broken.
const THREAD: &str = "\
2026/11/16 10:02 田中
ロゴの制作をお願いします。購入しました。

2026/11/16 11:30 みどり工房
ご購入ありがとうございます。ロゴデータと写真をお送りください。

2026/11/16 15:40 田中
承知しました。18日に送ります。
";

/// What came out, and how the program ended.
pub(crate) struct Session {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn henji(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_henji"));
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR"));
    command.env_clear().env("LANG", "ja_JP.UTF-8").env("HOME", scratch("home")).stdin(Stdio::null());
    command
}

pub(crate) fn run(arguments: &[&str], input: &[u8]) -> Session {
    run_with(henji(arguments), input)
}

pub(crate) fn run_with(mut command: Command, input: &[u8]) -> Session {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that refuses its arguments may be gone before it reads.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    Session {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A place for files of this test run.
pub(crate) fn scratch(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn json(session: &Session) -> Value {
    assert_eq!(session.code, 0, "{}", session.err);
    serde_json::from_str(&session.out).unwrap()
}

#[track_caller]
fn refuses(arguments: &[&str], input: &[u8], says: &[&str]) {
    let session = run(arguments, input);
    assert_eq!(session.code, 2, "{arguments:?}: {}", session.err);
    assert_eq!(session.out, "", "{arguments:?}");
    assert_eq!(session.err.lines().count(), 1, "{arguments:?}: {}", session.err);
    for part in says {
        assert!(session.err.contains(part), "{arguments:?}: `{part}` is not in {}", session.err);
    }
}

const NOW: [&str; 2] = ["--now", "2026-11-20 15:00"];

#[test]
fn misuse_is_told_in_one_sentence() {
    let thread = THREAD.as_bytes();
    refuses(&["check"], b"", &["空です"]);
    refuses(&["check"], b" \n\t\n", &["空です"]);
    refuses(&["check"], &[0, 159, 146, 150, 0, 1, 2, 255, 0, 7], &["テキストではありません"]);
    refuses(&["check"], "今日はよい天気ですね".as_bytes(), &["メッセージが見つかりません"]);
    refuses(&["check", "no-such-file.txt"], b"", &["no-such-file.txt", "ありません"]);
    refuses(&["check", "src"], b"", &["src", "フォルダー"]);
    refuses(&["check", "--now", "きのう"], thread, &["--now", "きのう", "2026-11-20 15:00"]);
    refuses(&["check", "--due", "来週"], thread, &["--due", "来週"]);
    refuses(&["check", "--platform", "mercury"], thread, &["--platform", "mercury", "coconala", "lancers"]);
    refuses(&["check", "--input", "fax"], thread, &["--input", "fax", "slack"]);
    refuses(&["check", "--me", "佐藤"], thread, &["佐藤", "田中", "みどり工房"]);
    refuses(&["check", "--format", "xml"], thread, &["xml", "json"]);
    refuses(&["check", "--why-not", "waiting"], thread, &["--why-not", "waiting", "awaiting_materials", "idle"]);
    refuses(&["check", "--why-not", ""], thread, &["--why-not", "awaiting_answer"]);
    refuses(&["check", "--nwo", "2026-11-20"], thread, &["--nwo"]);
    refuses(&["check", "a", "b"], thread, &["b"]);
    refuses(&["schema", "poem"], b"", &["poem", "analysis"]);
    refuses(&["schema"], b"", &["名前"]);
    refuses(&["explain", "--now", "x"], thread, &["--now"]);
    refuses(&["explain"], b"", &["空です"]);
}

#[test]
fn errors_are_english_where_the_locale_is() {
    for (variable, locale, english) in [
        ("LANG", "C", true),
        ("LANG", "en_US.UTF-8", true),
        ("LC_MESSAGES", "en_GB.UTF-8", true),
        ("LC_ALL", "C", true),
        ("LC_ALL", "ja_JP.UTF-8", false),
    ] {
        let mut command = henji(&["check", "no-such-file.txt"]);
        command.env_remove("LANG").env(variable, locale);
        let session = run_with(command, b"");
        assert_eq!(session.code, 2);
        assert_eq!(session.err.is_ascii(), english, "{variable}={locale}: {}", session.err);
    }
}

#[test]
fn check_says_why_it_is_not_another_state() {
    let asked = |state: &str, rest: &[&str]| {
        let arguments = ["check", "--me", "みどり工房", "--why-not", state];
        run(&[&arguments[..], rest, &NOW[..]].concat(), THREAD.as_bytes())
    };
    for name in ["in_progress", "in-progress", "作業中"] {
        let document = json(&asked(name, &["--format", "json"]));
        assert_eq!(document["why_not"]["state"], "in_progress");
        assert_eq!(document["why_not"]["reasons"][0]["cause"], "overruled");
        assert_eq!(document["why_not"]["reasons"][0]["missing"].as_array().unwrap().len(), 2);
    }
    let document = json(&run(&[&["check", "--format", "json"], &NOW[..]].concat(), THREAD.as_bytes()));
    assert_eq!(document["why_not"], Value::Null);
    let session = asked("awaiting_materials", &[]);
    assert!(session.out.contains("資料待ち（awaiting_materials）と読んだ理由"), "{}", session.out);
    let session = asked("completed", &["-q"]);
    assert_eq!(session.code, 0);
    for part in ["完了（completed）ではない理由", "#2「", "成り立つ条件："] {
        assert!(session.out.contains(part), "{part}: {}", session.out);
    }
}

#[test]
fn check_prints_one_document() {
    let me = ["check", "--format", "json", "--me", "みどり工房"];
    let document = json(&run(&[&me[..], &NOW[..]].concat(), THREAD.as_bytes()));
    let keys: Vec<_> = document.as_object().unwrap().keys().map(String::as_str).collect();
    let order = "schema id source platform now parties messages state state_label stage waiting_on since missing promise \
                 my_due nudges open_items evidence readings why_not gaps risk advice deadline draft alternatives notices";
    assert_eq!(keys, order.split(' ').collect::<Vec<_>>());
    assert_eq!(document["schema"], "henji/analysis/1");
    assert_eq!(document["readings"][0]["state"], document["state"]);
    let shares = document["readings"].as_array().unwrap().iter().map(|it| it["share"].as_f64().unwrap());
    assert!((shares.sum::<f64>() - 1.0).abs() < 0.05, "{}", document["readings"]);
    assert_eq!(document["source"]["path"], Value::Null);
    assert_eq!(document["source"]["encoding"], "UTF-8");
    assert_eq!(document["now"], "2026-11-20T15:00:00+09:00");
    assert_eq!(document["messages"].as_array().unwrap().len(), 3);
    assert_eq!(document["messages"][1]["role"], "me");
    assert_eq!(document["messages"][0]["at"], "2026-11-16T10:02:00+09:00");
    assert_eq!(document["parties"][0]["messages"], 2);
}

#[test]
fn the_command_may_be_left_out_and_stand_behind_options() {
    let long = run(&["check", "--now", "2026-11-20", "--me", "田中", "--format", "json"], THREAD.as_bytes());
    let short = run(&["--now", "2026-11-20", "--me", "田中", "--format", "json", "-"], THREAD.as_bytes());
    let behind = run(&["--now", "2026-11-20", "--me", "田中", "--format", "json", "check"], THREAD.as_bytes());
    assert_eq!(json(&long), json(&short));
    assert_eq!(json(&long), json(&behind));
    assert_eq!(json(&long)["now"], "2026-11-20T12:00:00+09:00");
}

#[test]
fn a_name_is_matched_without_spaces_and_honorifics() {
    for name in ["みどり工房", "みどり工房さん", "みどり 工房", "みどり工房様"] {
        let document = json(&run(&["--format", "json", "--me", name, NOW[0], NOW[1]], THREAD.as_bytes()));
        assert_eq!(document["parties"][1]["role"], "me", "{name}");
    }
}

#[test]
fn encodings_give_the_same_thread() {
    let arguments = ["--format", "json", "--me", "みどり工房", NOW[0], NOW[1]];
    let plain = json(&run(&arguments, THREAD.as_bytes()));
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(THREAD.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(THREAD);
    let (euc, _, _) = encoding_rs::EUC_JP.encode(THREAD);
    let crlf = THREAD.replace('\n', "\r\n");
    for bytes in [utf16, cp932.into_owned(), euc.into_owned(), crlf.into_bytes()] {
        let mut other = json(&run(&arguments, &bytes));
        other["source"]["encoding"] = plain["source"]["encoding"].clone();
        assert_eq!(other, plain);
    }
}

#[test]
fn a_pipe_gets_no_colour_unless_it_is_asked_for() {
    let arguments = ["--me", "みどり工房", NOW[0], NOW[1]];
    let plain = run(&arguments, THREAD.as_bytes());
    assert_eq!(plain.code, 0);
    assert!(!plain.out.contains('\u{1b}'), "{}", plain.out);
    let coloured = run(&[&arguments[..], &["--color", "always"]].concat(), THREAD.as_bytes());
    assert!(coloured.out.contains('\u{1b}'), "{}", coloured.out);
    let mut command = henji(&[&arguments[..], &["--color", "auto"]].concat());
    command.env("NO_COLOR", "1").env("CLICOLOR_FORCE", "0");
    assert_eq!(run_with(command, THREAD.as_bytes()).out, plain.out);
}

#[test]
fn a_pasted_escape_sequence_does_not_reach_the_terminal() {
    let hostile = THREAD.replace("田中", "田\u{1b}[2J中").replace("写真", "写\u{9b}31m\u{202e}真\u{7}");
    for arguments in [&["--color", "never"][..], &["--format", "json"]] {
        let session = run(&[arguments, &["--me", "みどり工房", NOW[0], NOW[1]]].concat(), hostile.as_bytes());
        assert_eq!(session.code, 0, "{}", session.err);
        let raw = session.out.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(raw, None, "{}", session.out);
    }
    let session = run(&["--me", "佐藤"], hostile.as_bytes());
    assert!(!session.err.trim_end().contains(char::is_control), "{}", session.err);
}

#[test]
fn the_report_fits_a_screen() {
    let session = run(&["--me", "みどり工房", NOW[0], NOW[1]], THREAD.as_bytes());
    assert!(session.out.lines().count() <= 45, "{}", session.out);
    let width = |line: &str| unicode_width::UnicodeWidthStr::width(line);
    // The message is copied, so its lines are as long as they are.
    let report = session.out.split("\n送る文").next().unwrap();
    let wide: Vec<_> = report.lines().filter(|line| width(line) > 80).collect();
    assert!(wide.is_empty(), "{wide:#?}");
}

#[test]
fn explain_prints_one_document_or_one_a_line() {
    let text = "資料は25日までにお送りします。ありがとうございます。\n了解です。\n";
    let whole = json(&run(&["explain", "--format", "json", NOW[0], NOW[1]], text.as_bytes()));
    assert_eq!(whole["schema"], "henji/explain/1");
    assert_eq!(whole["reference"], "2026-11-20T15:00:00+09:00");
    assert_eq!(whole["sentences"].as_array().unwrap().len(), 3);
    for sentence in whole["sentences"].as_array().unwrap() {
        let bound = |i: usize| usize::try_from(sentence["span"][i].as_u64().unwrap()).unwrap();
        assert_eq!(text.get(bound(0)..bound(1)), sentence["text"].as_str());
    }
    let lines = run(&["explain", "--format", "json", "--lines", NOW[0], NOW[1]], text.as_bytes());
    let documents: Vec<Value> = lines.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(documents.len(), 2);
    assert_eq!(documents[1]["sentences"][0]["text"], "了解です。");
}
