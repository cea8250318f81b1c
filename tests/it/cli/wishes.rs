//! What the user wants of a message or knows beside the thread, and the record for a support desk.

use std::fs;

use super::*;

const ME: [&str; 2] = ["--me", "みどり工房"];

/// The same thread after the work was handed over.
const DELIVERED: &str = "\
2026/11/16 10:02 田中
ロゴの制作をお願いします。トークルームでよろしくお願いします。購入しました。

2026/11/16 11:30 みどり工房
ご購入ありがとうございます。11月27日に納品します。

2026/11/18 11:30 みどり工房
完成データをお送りします。ご確認ください。
";

#[track_caller]
fn draft(wishes: &[&str], thread: &str) -> Session {
    run(&[&["draft"], &ME[..], &NOW[..], wishes].concat(), thread.as_bytes())
}

#[track_caller]
fn drafts(wishes: &[&str], says: &[&str]) -> String {
    let session = draft(wishes, THREAD);
    assert_eq!(session.code, 0, "{wishes:?}: {}", session.err);
    for part in says {
        assert!(session.out.contains(part), "{wishes:?}: `{part}` is not in\n{}", session.out);
    }
    session.out
}

#[test]
fn tone_and_deadline_are_the_users() {
    let soft = drafts(&["--tone", "1"], &["ご準備の状況はいかがでしょうか"]);
    assert!(!soft.contains("18時まで") && !soft.contains("17時まで"), "{soft}");
    drafts(&["--tone", "T4"], &["届かない場合は"]);
    drafts(&["--tone", "dated", "--deadline", "12/2"], &["12月2日(水)18時までに"]);
    drafts(&["--deadline", "2026-12-03"], &["12月3日(木)18時までに"]);
    let document = [&["--format", "json", "--tone", "5", "--deadline", "12月4日"], &ME[..], &NOW[..]].concat();
    let document = json(&run(&document, THREAD.as_bytes()));
    assert_eq!((&document["advice"]["action"], &document["advice"]["step"]), (&"final_notice".into(), &5.into()));
    assert_eq!(document["deadline"]["phrase"], "12月4日(金)17時まで");
    refuses(&["draft", "--tone", "6"], THREAD.as_bytes(), &["--tone", "6", "様子伺い"]);
    refuses(&["draft", "--deadline", "13/41"], THREAD.as_bytes(), &["--deadline", "11/27"]);
    refuses(&["draft", "--lead", "多め"], THREAD.as_bytes(), &["--lead"]);
}

/// A day off that the user insists on is taken, and said.
#[test]
fn an_odd_deadline_is_taken_with_a_warning() {
    let check = [&["--format", "json", "--deadline", "2026-11-29"], &ME[..], &NOW[..]].concat();
    let document = json(&run(&check, THREAD.as_bytes()));
    assert_eq!(document["deadline"]["phrase"], "11月29日(日)18時まで");
    let warnings = document["advice"]["warnings"].as_array().unwrap();
    assert!(warnings.iter().any(|it| it["id"] == "closed-day"), "{warnings:?}");
}

#[test]
fn every_kind_of_message_can_be_asked_for() {
    for (kind, says) in [
        ("nudge", "ロゴデータと写真"),
        ("final", "届かない場合は"),
        ("reply", "【ご質問への回答】"),
        ("later", "確認のうえ"),
        ("late", "お待たせしており、申し訳ございません"),
        ("progress", "作業を進めております"),
        ("extension", "変更してもよろしいでしょうか"),
        ("cancel", "キャンセル"),
        ("support", "進め方をご相談"),
        ("close", "終了とさせていただきます"),
        ("unlist", "非公開"),
        ("list", "専用出品"),
        ("proceed", "進めてまいります"),
        ("thanks", "承知いたしました"),
        ("T42", "田中様"),
        ("extension-own", "申し訳ございません"),
    ] {
        drafts(&["--kind", kind, "--force"], &[says]);
    }
    refuses(&["draft", "--kind", "poem", ME[0], ME[1]], THREAD.as_bytes(), &["--kind", "poem", "extension"]);
}

/// What nobody did is not said: no reminder was sent, so none is counted.
#[test]
fn nothing_is_counted_that_was_not_sent() {
    for kind in ["final", "cancel"] {
        let text = drafts(&["--kind", kind], &[]);
        assert!(!text.contains("回ご連絡"), "{text}");
    }
}

#[test]
fn the_formal_step_needs_a_delivery_or_the_users_word() {
    let refused = draft(&["--kind", "deliver", "--force"], THREAD);
    assert_eq!((refused.code, refused.out.as_str()), (3, ""), "{}", refused.err);
    assert!(refused.err.contains("--delivered"), "{}", refused.err);
    let told = draft(&["--kind", "deliver", "--delivered"], THREAD);
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.out.contains("先日お送りした"), "{}", told.out);
    let seen = draft(&["--kind", "deliver"], DELIVERED);
    assert_eq!(seen.code, 0, "{}", seen.err);
    assert!(seen.out.contains("11月18日にお送りした"), "{}", seen.out);
}

#[test]
fn no_reminder_in_my_turn_or_while_a_promise_runs() {
    let mine = THREAD.replace("承知しました。18日に送ります。", "写真は何枚くらい必要でしょうか？");
    let promised = THREAD.replace("18日", "27日");
    for thread in [mine, promised] {
        let refused = draft(&["--kind", "nudge"], &thread);
        assert_eq!((refused.code, refused.out.as_str()), (3, ""), "{}", refused.err);
        assert!(refused.err.contains("--force"), "{}", refused.err);
        assert_eq!(draft(&["--kind", "nudge", "--force"], &thread).code, 0);
    }
}

#[test]
fn alternatives_stand_between_rules() {
    let all = drafts(&["--alternatives"], &["\n---\n"]);
    let parts: Vec<&str> = all.split("\n---\n").collect();
    assert!((2..=3).contains(&parts.len()), "{all}");
    assert_eq!(parts[0].trim(), drafts(&[], &[]).trim());
    assert!(parts[1..].iter().all(|part| part.trim() != parts[0].trim()));
}

#[test]
fn what_is_known_of_the_buyer_is_weighed() {
    let check = |more: &[&str], thread: &str| {
        json(&run(&[&["--format", "json"], &ME[..], &NOW[..], more].concat(), thread.as_bytes()))["risk"].clone()
    };
    let plain = check(&[], THREAD);
    assert!(plain["unknown"].as_array().unwrap().iter().any(|it| it == "取引回数"), "{plain}");
    let told = check(&["--buyer", "deals=1,rating=3.2,last-login=3d"], THREAD);
    assert_eq!(told["level"], "high");
    assert_eq!(told["caveat"], "傾向であり、断定ではありません。");
    let ids: Vec<_> = told["signals"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap()).collect();
    for id in ["few-deals", "low-rating", "last-login"] {
        assert!(ids.contains(&id), "{ids:?}");
    }
    let head = format!("---\nme: みどり工房\nbuyer: deals=1, rating=3.2\n---\n{THREAD}");
    assert_eq!(check(&["--buyer", "last-login=3d"], &head)["signals"], told["signals"]);
    refuses(&["check", "--buyer", "stars=5"], THREAD.as_bytes(), &["--buyer", "stars=5", "deals=1"]);
}

#[test]
fn the_head_of_a_file_says_what_the_text_does_not() {
    let head = format!("---\nme: みどり工房\nplatform: lancers\ndue: 2026-12-04\n---\n{THREAD}");
    let document = json(&run(&["--format", "json", NOW[0], NOW[1]], head.as_bytes()));
    assert_eq!((&document["platform"], &document["my_due"]), (&"lancers".into(), &"2026-12-04".into()));
    assert_eq!(document["parties"][1]["role"], "me");
    let flags = ["--format", "json", "--platform", "coconala", "--due", "2026-12-07", "--me", "田中", NOW[0], NOW[1]];
    let document = json(&run(&flags, head.as_bytes()));
    assert_eq!((&document["platform"], &document["my_due"]), (&"coconala".into(), &"2026-12-07".into()));
    assert_eq!(document["parties"][0]["role"], "me");
    refuses(&["check"], head.replace("2026-12-04", "来週").as_bytes(), &["due", "来週"]);
}

#[test]
fn the_record_is_markdown_or_one_page_with_the_fingerprint() {
    let folder = scratch("evidence");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("田中さん.txt");
    fs::write(&file, format!("{THREAD}連絡は tanaka@example.com か 090 1234 5678 へ。LINE ID: tanaka_99 です。\n"))
        .unwrap();
    let sum = henji::evidence::fingerprint(&fs::read(&file).unwrap());
    let file = file.to_str().unwrap();
    let evidence = |more: &[&str]| run(&[&["evidence", file], &ME[..], &NOW[..], more].concat(), b"");
    let open = evidence(&[]);
    assert_eq!(open.code, 0, "{}", open.err);
    for part in ["# 取引の記録", "| 2 |", "田中（購入者）", "みどり工房（出品者）", sum.as_str(), "tanaka@example.com"]
    {
        assert!(open.out.contains(part), "`{part}` is not in\n{}", open.out);
    }
    for form in ["markdown", "md", "html"] {
        let covered = evidence(&["--mask", "names,contacts", "--format", form]);
        assert_eq!(covered.code, 0, "{}", covered.err);
        for private in ["田中", "みどり", "tanaka", "090", "5678"] {
            assert!(!covered.out.contains(private), "`{private}` shows in\n{}", covered.out);
        }
        assert!(covered.out.contains(&sum), "{}", covered.out);
    }
    let page = evidence(&["--format", "html"]).out;
    assert!(page.starts_with("<!DOCTYPE html>") && !page.contains("<script"), "{page}");
    let names = evidence(&["--mask", "names"]).out;
    assert!(!names.contains("田中") && names.contains("090 1234 5678"), "{names}");
    refuses(&["evidence", file, "--mask", "faces"], b"", &["--mask", "faces", "names"]);
}

#[test]
fn without_a_screen_the_clipboard_is_refused_in_a_sentence() {
    // No DISPLAY in the environment of these sessions; other systems always have a clipboard.
    if !cfg!(all(unix, not(target_os = "macos"))) {
        return;
    }
    refuses(&["check", "--paste"], b"", &["クリップボード", "標準入出力"]);
    let copied = draft(&["--copy"], THREAD);
    assert_eq!(copied.code, 2);
    assert!(copied.out.contains("田中様") && copied.err.contains("クリップボード"), "{}", copied.err);
    let mut remote = henji(&["check", "--paste"]);
    remote.env("DISPLAY", "203.0.113.7:0");
    assert!(run_with(remote, b"").err.contains("DISPLAY"));
    refuses(&["check", "--paste", "a.txt"], b"", &["ファイル"]);
}

/// The other messages stand in the documents, too: with what each does, and none that the first is.
#[test]
fn alternatives_are_given_in_the_documents() {
    let arguments = ["--me", "みどり工房", NOW[0], NOW[1], "--format", "json"];
    let with = |command: &[&'static str]| run(&[command, &arguments[..]].concat(), THREAD.as_bytes());
    let plain = json(&with(&["check"]));
    assert_eq!(plain["alternatives"], Value::Null);
    let checked = json(&with(&["check", "--alternatives"]));
    let others = checked["alternatives"].as_array().unwrap();
    assert!((1..=2).contains(&others.len()), "{others:#?}");
    for other in others {
        assert_ne!(other["template"], checked["draft"]["template"]);
        assert!(other["action"].is_string() && other["body"].as_str().unwrap().contains("田中"), "{other:#}");
    }
    let drafted = json(&with(&["draft", "--alternatives"]));
    assert_eq!(drafted["schema"], "henji/draft/1");
    assert_eq!((&drafted["draft"], &drafted["alternatives"]), (&checked["draft"], &checked["alternatives"]));
    assert_eq!(json(&with(&["draft"]))["alternatives"], Value::Null);
    for (name, document) in [("analysis", &checked), ("draft", &drafted)] {
        let schema: Value = serde_json::from_str(&run(&["schema", name], b"").out).unwrap();
        assert_eq!(crate::schema::errors(&schema, document), Vec::<String>::new(), "{name}");
    }
    let human = run(&["check", "--alternatives", "--me", "みどり工房", NOW[0], NOW[1]], THREAD.as_bytes());
    assert_eq!(human.out.matches("ほかの文").count(), others.len(), "{}", human.out);
    let firm = json(&with(&["draft", "--kind", "nudge", "--tone", "3"]));
    assert_eq!((&firm["draft"]["action"], &firm["draft"]["step"]), (&"nudge".into(), &3.into()));
}
