//! `henji lint` as it is typed.

use std::fs;

use super::*;

const DRAFT: &str =
    "山田様\r\n資料はもうご覧になられましたか。\r\nよろしくお願いします。\r\n\r\nよろしくお願いいたします。\r\n";

fn lint(arguments: &[&str], input: &str) -> Session {
    run(&[&["lint"], arguments, &NOW[..]].concat(), input.as_bytes())
}

fn document(session: &Session) -> Value {
    serde_json::from_str(&session.out).unwrap_or_else(|error| panic!("{error}: {} {}", session.out, session.err))
}

fn place(name: &str, content: impl AsRef<[u8]>) -> String {
    let path = scratch(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn findings_are_told_with_their_places() {
    let session = lint(&["--format", "json"], DRAFT);
    assert_eq!(session.code, 1);
    let document = document(&session);
    assert_eq!(document["schema"], "henji/lint/1");
    assert_eq!(document["files"][0]["path"], "-");
    let first = &document["files"][0]["findings"][0];
    assert_eq!((&first["rule"], &first["severity"]), (&"double-honorific".into(), &"error".into()));
    assert_eq!((&first["line"], &first["column"]), (&2.into(), &6.into()));
    let span: Vec<usize> = serde_json::from_value(first["span"].clone()).unwrap();
    assert_eq!(&DRAFT[span[0]..span[1]], first["text"].as_str().unwrap());
    assert_eq!(first["fix"], "ご覧になりました");
}

#[test]
fn people_see_the_words_and_the_count() {
    let session = lint(&["--color", "never"], DRAFT);
    assert!(session.out.contains("2 | 資料はもうご覧になられましたか。"), "{}", session.out);
    assert!(session.out.contains("  |           ^^^^^^^^^^^^^^^^^^\n"), "{}", session.out);
    assert!(session.out.contains("修正：資料はもうご覧になりましたか。"), "{}", session.out);
    assert!(session.out.ends_with("送信前に直す 1・直すとよい 1・参考 0\n"), "{}", session.out);
    let clean = lint(&[], "資料を拝見しました。");
    assert_eq!((clean.code, clean.out.as_str()), (0, "気になる点はありません\n"));
    let escape = lint(&["--color", "never"], "\u{1b}[31m資料はご覧になられましたか。");
    assert!(!escape.out.contains('\u{1b}'), "{:?}", escape.out);
}

#[test]
fn the_exit_status_follows_the_threshold() {
    for (arguments, code) in [
        (&[][..], 1),
        (&["--fail-on", "error"], 1),
        (&["--fail-on", "never"], 0),
        (&["--allow", "double-honorific"], 1),
        (&["--allow", "double-honorific", "--fail-on", "error"], 0),
        (&["--rules", "weekday-mismatch"], 0),
        (&["--rules", "repeated-closing"], 1),
    ] {
        assert_eq!(lint(arguments, DRAFT).code, code, "{arguments:?}");
    }
    assert_eq!(lint(&[], "").code, 0);
    assert_eq!(document(&lint(&["--format", "json"], ""))["files"][0]["findings"], Value::Array(Vec::new()));
}

#[test]
fn misuse_and_unreadable_files_end_with_two() {
    refuses(&["lint", "--rules", "poem"], b"", &["--rules", "poem", "--list"]);
    refuses(&["lint", "--allow", "poem"], b"", &["--allow", "poem"]);
    refuses(&["lint", "--explain", "poem"], b"", &["--explain", "poem"]);
    refuses(&["lint", "--tone", "T9"], b"", &["--tone", "T9", "formal"]);
    refuses(&["lint", "no-such-file.txt"], b"", &["no-such-file.txt", "ありません"]);
    refuses(&["lint", "--write-baseline"], b"", &["--baseline"]);
    let good = place("lint/good.txt", DRAFT);
    let session = lint(&["--format", "json", "no-such-file.txt", &good], "");
    assert_eq!(session.code, 2);
    assert_eq!(document(&session)["files"][0]["findings"].as_array().unwrap().len(), 2);
}

#[test]
fn fixes_are_written_in_place_and_in_the_files_own_encoding() {
    let fixed = "山田様\r\n資料はもうご覧になりましたか。\r\nよろしくお願いいたします。\r\n";
    let utf8 = place("lint/fix/utf8.txt", DRAFT);
    let sjis = place("lint/fix/sjis.txt", encoding_rs::SHIFT_JIS.encode(DRAFT).0);
    let marked = place("lint/fix/marked.txt", format!("\u{feff}{DRAFT}"));
    let shown = lint(&["--diff", &utf8], "");
    assert!(shown.out.contains("\n-資料はもうご覧になられましたか。\r\n"), "{:?}", shown.out);
    assert_eq!(fs::read_to_string(&utf8).unwrap(), DRAFT);
    for _ in 0..2 {
        let session = lint(&["--fix", &utf8, &sjis, &marked], "");
        assert_eq!(session.code, 0, "{}", session.err);
        assert_eq!(session.out, "");
        assert_eq!(fs::read_to_string(&utf8).unwrap(), fixed);
        assert_eq!(fs::read(&sjis).unwrap(), &*encoding_rs::SHIFT_JIS.encode(fixed).0);
        assert_eq!(fs::read_to_string(&marked).unwrap(), format!("\u{feff}{fixed}"));
    }
    assert_eq!(fs::read_dir(scratch("lint/fix")).unwrap().count(), 3, "nothing is left beside the files");
    assert_eq!(lint(&["--fix"], DRAFT).out, fixed);
}

#[test]
fn a_baseline_accepts_what_is_there_now() {
    let draft = place("lint/base/draft.txt", DRAFT);
    let baseline = place("lint/base/baseline.json", "");
    assert_eq!(lint(&[&draft, "--baseline", &baseline, "--write-baseline"], "").code, 0);
    let kept = fs::read_to_string(&baseline).unwrap();
    assert!(kept.contains("henji/lint-baseline/1") && !kept.contains("ご覧"), "{kept}");
    let silent = lint(&[&draft, "--baseline", &baseline], "");
    assert_eq!((silent.code, silent.out.as_str()), (0, "気になる点はありません（ほかに受け入れ済み 2）\n"));
    place("lint/base/draft.txt", DRAFT.replace("資料は", "素材は"));
    let changed = lint(&[&draft, "--baseline", &baseline, "--format", "json"], "");
    assert_eq!(changed.code, 1);
    assert_eq!(document(&changed)["files"][0]["findings"].as_array().unwrap().len(), 1);
    refuses(&["lint", &draft, "--baseline", &draft], b"", &["一覧ではありません"]);
    refuses(&["lint", &draft, "--baseline", "no-such-file.json"], b"", &["no-such-file.json"]);
}

#[test]
fn folders_and_markup_are_told_apart() {
    let folder = scratch("lint/folder");
    place("lint/folder/b.txt", "一通目です。\n---\nご覧になられましたか。\n");
    place("lint/folder/a.md", "---\ntitle: ご覧になられましたか\n---\n`ご覧になられました`と書かない。\n");
    place("lint/folder/inner/c.eml", "Subject: x\n\nご覧になられましたか。\n> ご覧になられましたか。\n");
    place("lint/folder/.hidden.txt", "ご覧になられましたか。");
    place("lint/folder/d.csv", "ご覧になられましたか。");
    let document = document(&lint(&["--format", "json", folder.to_str().unwrap()], ""));
    let files = document["files"].as_array().unwrap();
    let told: Vec<(&str, Vec<u64>)> = files
        .iter()
        .map(|file| {
            let lines = file["findings"].as_array().unwrap().iter().map(|it| it["line"].as_u64().unwrap());
            (file["path"].as_str().unwrap().rsplit('/').next().unwrap(), lines.collect())
        })
        .collect();
    assert_eq!(told, [("a.md", vec![]), ("b.txt", vec![3]), ("c.eml", vec![3])]);
}

#[test]
fn the_configuration_says_what_is_wanted() {
    let config = |text: &str| place(&format!("lint/config-{}.toml", text.len()), text);
    let count = |text: &str, more: &[&str]| {
        let config = config(text);
        let session = lint(&[&["--format", "json", "--config", &config], more].concat(), DRAFT);
        (session.code, document(&session)["files"][0]["findings"].as_array().unwrap().len())
    };
    assert_eq!(count("[lint]\nallow = [\"double-honorific\"]\n", &[]), (1, 1));
    assert_eq!(count("[lint]\nallow = [\"double-honorific\"]\n", &["--rules", "double-honorific"]), (1, 1));
    assert_eq!(count("[lint]\nphrases = [\"ご覧になられ\"]\n", &[]), (1, 1));
    assert_eq!(count("[lint.severity]\ndouble-honorific = \"off\"\n", &[]), (1, 1));
    assert_eq!(count("[lint.severity]\ndouble-honorific = \"hint\"\nrepeated-closing = \"hint\"\n", &[]), (0, 2));
    assert_eq!(count("[lint]\nfail-on = \"never\"\n", &[]), (0, 2));
    let wrong = config("[lint]\nallow = [\"poem\"]\n");
    refuses(&["lint", "--config", &wrong], b"", &["2行", "poem"]);
}

#[test]
fn rules_are_listed_and_explained() {
    let list = lint(&["--list"], "");
    assert!(list.out.contains("敬語の誤り") && list.out.contains("double-honorific"), "{}", list.out);
    let explained = lint(&["--explain", "double-honorific"], "");
    for part in ["二重敬語", "敬語の指針", "## 悪い例", "--allow double-honorific"] {
        assert!(explained.out.contains(part), "{part}: {}", explained.out);
    }
}

#[test]
fn documents_keep_to_their_schemas() {
    let folder = env!("CARGO_MANIFEST_DIR");
    let sarif = fs::read_to_string(format!("{folder}/tests/schemas/sarif-2.1.0.json")).unwrap();
    let sarif: Value = serde_json::from_str(&sarif).unwrap();
    let own: Value = serde_json::from_str(&run(&["schema", "lint"], b"").out).unwrap();
    let longer = format!("{DRAFT}11月25日(月)までに\u{1b}[31mお願いします。\n");
    let baseline = place("lint/sarif.json", "");
    lint(&["--baseline", &baseline, "--write-baseline"], DRAFT);
    for draft in ["", "資料です。", DRAFT, &longer] {
        let log = document(&lint(&["--format", "sarif"], draft));
        assert_eq!(crate::schema::errors(&sarif, &log), Vec::<String>::new(), "{draft:?}");
        let log = document(&lint(&["--format", "sarif", "--baseline", &baseline], draft));
        assert_eq!(crate::schema::errors(&sarif, &log), Vec::<String>::new(), "{draft:?}");
        let report = document(&lint(&["--format", "json"], draft));
        assert_eq!(crate::schema::errors(&own, &report), Vec::<String>::new(), "{draft:?}");
    }
    let rules = "double-honorific,repeated-closing,weekday-mismatch";
    let log = document(&lint(&["--format", "sarif", "--baseline", &baseline, "--rules", rules], &longer));
    let results = log["runs"][0]["results"].as_array().unwrap();
    let states: Vec<_> = results.iter().map(|result| result["baselineState"].as_str().unwrap()).collect();
    assert_eq!(states, ["new", "unchanged", "unchanged"]);
    assert_eq!(results[0]["locations"][0]["physicalLocation"]["region"]["startColumn"], 1);
}

#[test]
fn build_servers_get_their_formats() {
    let github = lint(&["--format", "github"], DRAFT);
    assert!(github.out.starts_with("::error file=-,line=2,endLine=2,col=6,endColumn=15,title=double-honorific::"));
    assert_eq!(github.out.lines().count(), 2);
    let checkstyle = lint(&["--format", "checkstyle"], DRAFT);
    assert!(checkstyle.out.contains("<error line=\"2\" column=\"6\" severity=\"error\""), "{}", checkstyle.out);
}
