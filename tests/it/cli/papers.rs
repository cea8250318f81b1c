//! What is printed without a thread: help, lists, settings; and the message by itself.

use std::fs;

use super::*;

#[test]
fn help_and_papers_are_printed() {
    for (arguments, says) in [
        (&["--help"][..], "使い方"),
        (&["check", "--help"], "--platform"),
        (&["draft", "-h"], "--force"),
        (&["--version"], "henji 0."),
        (&["kit", "list"], "T11"),
        (&["license"], "Nara Institute of Science"),
        (&["man"], ".TH henji 1"),
        (&["completions", "bash"], "_henji"),
        (&["completions", "fish"], "complete -c henji"),
        (&["schema", "analysis"], "henji/analysis/1"),
        (&["schema", "henji/error/1"], "henji/error/1"),
    ] {
        let session = run(arguments, b"");
        assert_eq!(session.code, 0, "{arguments:?}: {}", session.err);
        assert!(session.out.contains(says), "{arguments:?}: {}", session.out);
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = henji(&["license"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn the_readme_example_works() {
    let document = json(&run(&["examples/coconala-materials.txt", "--format", "json"], b""));
    assert_eq!(document["platform"], "coconala");
    assert_eq!(document["source"]["format"], "coconala");
    assert_eq!(document["source"]["path"], "examples/coconala-materials.txt");
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    assert!(readme.contains("cargo run --release -- check examples/coconala-materials.txt"));
    assert!(readme.contains("cargo test"));
}

#[test]
fn draft_prints_the_message_and_nothing_else() {
    let arguments = ["draft", "--me", "みどり工房", NOW[0], NOW[1]];
    let session = run(&arguments, THREAD.as_bytes());
    assert_eq!(session.code, 0, "{}", session.err);
    let document = json(&run(&["--format", "json", "--me", "みどり工房", NOW[0], NOW[1]], THREAD.as_bytes()));
    assert_eq!(session.out.trim_end(), document["draft"]["body"].as_str().unwrap().trim_end());
    assert!(session.out.contains("田中"), "{}", session.out);
}

#[test]
fn draft_ends_with_3_when_nothing_should_be_sent() {
    let thread = THREAD.replace("18日", "27日");
    let arguments = ["draft", "--me", "みどり工房", NOW[0], NOW[1]];
    let session = run(&arguments, thread.as_bytes());
    assert_eq!((session.code, session.out.as_str()), (3, ""), "{}", session.err);
    assert!(session.err.contains("送る文がありません"), "{}", session.err);
    let forced = run(&[&arguments[..], &["--force"]].concat(), thread.as_bytes());
    assert_eq!(forced.code, 0, "{}", forced.err);
    assert!(forced.out.contains("ロゴデータ"), "{}", forced.out);
}

#[test]
fn draft_needs_to_know_who_writes() {
    let thread = "2026/11/16 10:02 田中\nこんにちは。\n\n2026/11/16 11:30 佐藤\nこんにちは。\n";
    let session = run(&["draft", NOW[0], NOW[1]], thread.as_bytes());
    assert_eq!((session.code, session.out.as_str()), (2, ""), "{}", session.err);
    assert!(session.err.contains("「田中」「佐藤」"), "{}", session.err);
    let document = json(&run(&["--format", "json", NOW[0], NOW[1]], thread.as_bytes()));
    assert_eq!((&document["state"], &document["parties"][0]["role"]), (&"idle".into(), &"unknown".into()));
    assert!(document["notices"].as_array().unwrap().iter().any(|notice| notice["id"] == "unknown-me"));
}

/// まとめ: the texts for right after a purchase and for a first reminder are the first that one makes one's own.
#[test]
fn config_init_brings_the_two_templates_to_begin_with() {
    let folder = scratch("first-templates");
    let _ = fs::remove_dir_all(&folder);
    let file = folder.join("henji.toml");
    let config = ["--config", file.to_str().unwrap()];
    let with = |command: &[&'static str]| run(&[command, &config[..]].concat(), b"");
    let session = with(&["config", "init"]);
    let own = ["t01-after-purchase.j2", "t11-first-nudge.j2"].map(|name| folder.join("templates").join(name));
    let made: Vec<_> = [&file].into_iter().chain(&own).map(|path| path.display().to_string()).collect();
    assert_eq!((session.code, session.out.lines().map(str::to_owned).collect()), (0, made), "{}", session.err);
    assert!(session.err.contains("購入直後の案内") && session.err.contains("初回の催促"), "{}", session.err);
    let checked = with(&["template", "check"]);
    assert!(checked.code == 0 && checked.out.contains("2件"), "{}{}", checked.out, checked.err);

    // What is there is kept, whatever is missing beside it.
    let edited = fs::read_to_string(&own[1]).unwrap().replace("件でご連絡いたしました", "件で伺いました");
    fs::write(&own[1], &edited).unwrap();
    fs::remove_file(&own[0]).unwrap();
    let session = with(&["config", "init"]);
    assert_eq!((session.code, session.out.trim_end()), (0, &*own[0].display().to_string()), "{}", session.err);
    assert!(session.err.contains("t11-first-nudge.j2 はすでにある"), "{}", session.err);
    assert_eq!(fs::read_to_string(&own[1]).unwrap(), edited);
    let filled =
        with(&["template", "fill", "T11", "--set", "to=田中様", "--set", "background=お見積り", "--set", "ask=ご返信"]);
    assert!(filled.out.contains("お見積りの件で伺いました"), "{}{}", filled.out, filled.err);
    refuses(&[&["config", "init"], &config[..]].concat(), b"", &["すでにあります"]);
}

#[test]
fn settings_are_layered() {
    let folder = scratch("config");
    let _ = fs::remove_dir_all(&folder);
    let file = folder.join("henji.toml");
    let file = file.to_str().unwrap();
    let session = run(&["config", "init", "--config", file], b"");
    assert_eq!((session.code, session.out.lines().next()), (0, Some(file)), "{}", session.err);
    refuses(&["config", "init", "--config", file], b"", &["すでにあります"]);

    fs::write(file, "me = \"みどり工房\"\nlead-days = 9\n").unwrap();
    let shown = run(&["config", "show", "--config", file], b"");
    assert!(shown.out.contains("me = [\"みどり工房\"]  # 設定ファイル"), "{}", shown.out);
    let mut command = henji(&["config", "show", "--config", file]);
    command.env("HENJI_ME", "田中,佐藤");
    let shown = run_with(command, b"").out;
    assert!(shown.contains("me = [\"田中\", \"佐藤\"]  # 環境変数"), "{shown}");
    assert!(shown.contains("lead-days = 9  # 設定ファイル"), "{shown}");

    let me = |document: &Value| document["parties"][1]["role"].as_str().unwrap().to_owned();
    let check = ["--format", "json", "--config", file, NOW[0], NOW[1]];
    assert_eq!(me(&json(&run(&check, THREAD.as_bytes()))), "me");
    let flag = [&check[..], &["--me", "田中"]].concat();
    assert_eq!(me(&json(&run(&flag, THREAD.as_bytes()))), "them");
    // A usual name that does not occur is no error.
    assert_eq!(run(&check, THREAD.replace("みどり工房", "青空").as_bytes()).code, 0);

    fs::write(file, "me = \"a\"\nmee = 1\n").unwrap();
    refuses(&["config", "show", "--config", file], b"", &[file, "2行1列", "mee"]);
    refuses(&["check", "--config", "no-such.toml"], THREAD.as_bytes(), &["no-such.toml"]);
}

#[test]
fn a_template_of_ones_own_comes_first() {
    let folder = scratch("own");
    fs::create_dir_all(folder.join("templates")).unwrap();
    let head = "+++\nid = \"hello\"\nlabel = \"挨拶\"\npurpose = \"はじめの挨拶\"\n\n[slots]\n\
                name = { label = \"宛名\", required = true }\n+++\n{{ name }}様、はじめまして。\n";
    fs::write(folder.join("templates/hello.j2"), head).unwrap();
    fs::write(folder.join("henji.toml"), "").unwrap();
    let file = folder.join("henji.toml");
    let file = file.to_str().unwrap();
    let filled = run(&["template", "fill", "hello", "--set", "name=田中", "--config", file], b"");
    assert_eq!((filled.code, filled.out.as_str()), (0, "田中様、はじめまして。\n"), "{}", filled.err);
    refuses(&["template", "fill", "hello", "--config", file], b"", &["hello", "name"]);
    refuses(&["template", "fill", "hello", "--set", "田中", "--config", file], b"", &["--set", "="]);
}

#[test]
fn ones_own_templates_are_looked_through() {
    let folder = scratch("looked");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("templates")).unwrap();
    let file = folder.join("henji.toml");
    fs::write(&file, "").unwrap();
    let file = file.to_str().unwrap();
    let none = run(&["template", "check", "--config", file], b"");
    assert_eq!((none.code, none.out.as_str()), (0, "定型文0件に問題はありません。\n"), "{}", none.err);
    let wrong = "+++\nid = \"w\"\nlabel = \"あ\"\npurpose = \"い\"\n+++\n{{ name }}様\n";
    let path = folder.join("templates/w.j2");
    fs::write(&path, wrong).unwrap();
    let found = run(&["template", "check", "--config", file], b"");
    assert_eq!(found.code, 1, "{}", found.err);
    assert!(found.out.contains("w.j2:6: 6行目の「name」は slots にありません"), "{}", found.out);
    let named = run(&["template", "check", path.to_str().unwrap()], b"");
    assert_eq!((named.code, named.out.lines().count()), (1, 1), "{}", named.out);
    refuses(&["template", "check", "no-such.j2"], b"", &["no-such.j2"]);
}

/// A wrong template of one's own fails the command that needs it; elsewhere it is a notice.
#[test]
fn a_wrong_template_stops_only_what_needs_it() {
    let folder = scratch("wrong-template");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("templates")).unwrap();
    let file = folder.join("henji.toml");
    fs::write(&file, "").unwrap();
    let file = file.to_str().unwrap();
    let wrong = "+++\nid = \"reply-late\"\nlabel = \"あ\"\npurpose = \"い\"\n+++\n{% if to %}\n";
    fs::write(folder.join("templates/late.j2"), wrong).unwrap();
    let own = ["--me", "みどり工房", "--now", "2026-11-20 15:00", "--config", file];
    let with = |command: &[&'static str]| command.iter().copied().chain(own).map(str::to_owned).collect::<Vec<_>>();
    let done = |command: &[&'static str]| {
        let words = with(command);
        run(&words.iter().map(String::as_str).collect::<Vec<_>>(), THREAD.as_bytes())
    };
    let checked = done(&["check"]);
    assert_eq!(checked.code, 0, "{}", checked.err);
    assert!(format!("{}{}", checked.out, checked.err).contains("late.j2"), "{}", checked.out);
    let late = done(&["draft", "--kind", "late", "--force"]);
    assert_eq!(late.code, 2, "{}", late.out);
    assert!(late.err.contains("late.j2"), "{}", late.err);
    assert_eq!(done(&["draft", "--kind", "thanks", "--force"]).code, 0);
    assert_eq!(run(&["config", "show", "--config", file], b"").code, 0);
    let listed = run(&["template", "list", "--config", file], b"");
    assert!(listed.code == 0 && listed.err.contains("late.j2"), "{}", listed.err);
    refuses(&["template", "show", "reply-late", "--config", file], b"", &["late.j2"]);
}

#[test]
fn limits_of_ones_own_replace_the_built_in_ones() {
    let folder = scratch("limits");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("henji.toml");
    let own = "[facts]\nco-deliver = { after = \"96h\", because = \"2027年の改定\", date = \"2027-01-10\" }\n";
    fs::write(&file, own).unwrap();
    let file = file.to_str().unwrap();
    let shown = run(&["platform", "show", "coconala", "--config", file], b"");
    assert!(shown.out.contains("96時間") && shown.out.contains("2027年の改定"), "{}", shown.out);
    assert!(run(&["platform", "show", "coconala"], b"").out.contains("72時間"));
    let thread = "2027/02/01 10:00 田中\nトークルームでお願いします。購入しました。\n\n\
                  2027/02/01 11:00 みどり工房\n完成データをお送りします。正式な納品を送りました。\n";
    let check = ["check", "--me", "みどり工房", "--now", "2027-02-02 12:00", "--config", file];
    let advised = run(&check, thread.as_bytes());
    assert!(advised.out.contains("2月5日(金)"), "{}", advised.out);
}

#[test]
fn lists_are_printed() {
    for (arguments, says) in [
        (&["template", "list"][..], "nudge-materials-2"),
        (&["template", "show", "nudge-materials-2"], "埋める項目"),
        (&["platform", "list"], "coconala"),
        (&["platform", "show", "coconala"], "正式な納品"),
        (&["config", "path"], "config.toml"),
        (&["config", "show"], "lead-days = 3  # 既定"),
    ] {
        let session = run(arguments, b"");
        assert_eq!(session.code, 0, "{arguments:?}: {}", session.err);
        assert!(session.out.contains(says), "{arguments:?}: {}", session.out);
    }
    refuses(&["template", "show", "no-such"], b"", &["no-such"]);
    refuses(&["platform", "show", "no-such"], b"", &["no-such", "coconala"]);
    refuses(&["template"], b"", &["コマンド"]);
}
