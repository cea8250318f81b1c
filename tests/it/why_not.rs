//! Why a thread is not in a state, as `check --why-not` says it.

use std::fs;

use henji::dialogue::State;
use henji::report::why_not::Answer;
use henji::report::{human, json};
use henji::{Analysis, Analyzer, Options};
use serde_json::Value;

use crate::score::records;

fn read(text: &str, me: &str, now: &str) -> Analysis {
    let mut options = Options::at(now.parse().unwrap());
    options.weigh = true;
    options.me.push(me.to_owned());
    Analyzer::new().read(text, &options).unwrap()
}

fn example(file: &str, me: &str) -> Analysis {
    let text = fs::read_to_string(format!("{}/examples/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    read(&text, me, "2026-11-20T15:00:00+09:00")
}

/// The part of the report that answers, as a pipe gets it.
fn section(analysis: &Analysis, state: State) -> String {
    let (why_not, hinge) = Analyzer::new().why_not(analysis, state);
    let answer = Answer { analysis, why_not: &why_not, hinge: hinge.as_ref() };
    let mut out = Vec::new();
    human::write_with(&mut out, analysis, Some(answer), None, false).unwrap();
    let page = anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string();
    let start = page.find(&format!("{}（{}）", state.label(), state.name())).unwrap();
    page[start..].split("\n\n").next().unwrap().to_owned() + "\n"
}

fn document(analysis: &Analysis, state: State) -> Value {
    let (why_not, hinge) = Analyzer::new().why_not(analysis, state);
    let answer = Answer { analysis, why_not: &why_not, hinge: hinge.as_ref() };
    serde_json::to_value(json::WhyNot::new(answer)).unwrap()
}

#[test]
fn answers_are_as_accepted() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (file, me, states) in [
            (
                "coconala-materials.txt",
                "みどり工房",
                &[State::AwaitingMaterials, State::InProgress, State::ReplyOwed][..],
            ),
            ("line-revision.txt", "たまき", &[State::RevisionRequested, State::Completed, State::Idle]),
            ("email-estimate.txt", "文月校閲室", &[State::EstimateRequested, State::Declined, State::OnHold]),
        ] {
            let analysis = example(file, me);
            let all: Vec<_> = states.iter().map(|state| section(&analysis, *state)).collect();
            insta::assert_snapshot!(format!("why-not-{}", file.trim_end_matches(".txt")), all.join("\n"));
        }
    });
}

const CAME: &str = "\
2026/11/16 10:02 田中
ロゴの制作をお願いします。購入しました。

2026/11/16 11:30 みどり工房
ご購入ありがとうございます。社名の表記と写真をお送りください。

2026/11/17 09:10 田中
社名の表記をお送りします。写真も添付します。

2026/11/18 14:20 田中
いつごろできあがりますか？
";

#[test]
fn what_has_come_and_what_comes_first_are_named() {
    let analysis = read(CAME, "みどり工房", "2026-11-20T15:00:00+09:00");
    let document = document(&analysis, State::AwaitingMaterials);
    assert_eq!(document["holds"], false);
    assert_eq!(document["condition"], "materials_open");
    assert_eq!(document["reasons"][0]["cause"], "settled");
    assert_eq!(document["reasons"][0]["opened"]["message"], 2);
    assert_eq!(document["reasons"][0]["ended"]["message"], 3);
    let came: Vec<_> = document["reasons"][0]["came"].as_array().unwrap().iter().map(|it| &it["name"]).collect();
    assert_eq!(came, ["社名の表記", "写真"]);
    assert_eq!(document["reasons"][1]["cause"], "overruled");
    assert_eq!(document["reasons"][1]["state"], "reply_owed");
    assert_eq!(document["reasons"][1]["opened"]["text"], "いつごろできあがりますか？");
    let text = section(&analysis, State::AwaitingMaterials).replace("\n    ", "");
    for part in ["社名の表記（#3）", "#4「いつごろできあがりますか？」", "要返信（reply_owed）が優先されます"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
}

/// Where readings of a labelled thread lead elsewhere, one sentence mostly decides; read so, the ledger says that state.
#[test]
fn other_readings_hinge_on_a_sentence() {
    let path = |name: &str| format!("{}/tests/fixtures/{name}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let all = ["threads_2", "threads_3", "threads_5", "threads_10"].map(|name| fs::read_to_string(path(name)).unwrap());
    let (mut asked, mut found) = (0, 0);
    for record in all.iter().flat_map(|text| records(text)) {
        let [text, me, now] = ["text", "me", "now"].map(|key| record[key].as_str().unwrap());
        let analysis = read(text, me, now);
        for (state, share) in analysis.standing.shares().filter(|it| it.0 != analysis.standing.state) {
            let document = document(&analysis, state);
            assert!((document["share"].as_f64().unwrap() - share).abs() < 1e-9);
            asked += 1;
            let Some(number) = document["hinge"]["message"].as_u64() else { continue };
            let text = &analysis.thread.messages[usize::try_from(number).unwrap() - 1].text;
            assert!(text.contains(document["hinge"]["text"].as_str().unwrap()));
            assert_ne!(document["hinge"]["reads_as"], document["hinge"]["otherwise"]);
            found += 1;
        }
    }
    assert!(asked > 2 && found * 2 >= asked, "{found} of {asked}");
}
