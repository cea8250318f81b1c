//! The threads of `examples/`: each is in the state that its README says, and its report is the one that was read
//! and accepted.

use std::fs;
use std::path::Path;

use henji::draft::{self, Ask, DraftWish, Registry};
use henji::report::human;
use henji::{Analysis, Analyzer, Options, text};

/// The rows of the table in `examples/README.md`: file, state, the user's name.
fn rows() -> Vec<(String, String, String)> {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/README.md")).unwrap();
    let rows = readme.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let cells: Vec<_> = row.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`')).collect();
        let [file, _, state, me] = cells[..] else { panic!("four cells: {row}") };
        (file.to_owned(), state.split('（').next().unwrap().to_owned(), me.to_owned())
    })
    .collect()
}

fn analyze(file: &str, me: &str) -> Analysis {
    let bytes = fs::read(format!("{}/examples/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut options = Options::at("2026-11-20T15:00:00+09:00".parse().unwrap());
    if me != "指定が必要" {
        options.me.push(me.to_owned());
    }
    Analyzer::new().read(&text::decode(&bytes).unwrap().text, &options).unwrap()
}

/// The report as a pipe gets it.
fn report(analysis: &Analysis) -> String {
    let ask = Ask {
        thread: &analysis.thread,
        standing: &analysis.standing,
        advice: &analysis.advice,
        platform: &analysis.platform,
        settings: &analysis.settings,
        now: analysis.now,
    };
    let draft = draft::draft(&ask, &Registry::default(), &DraftWish::default()).unwrap();
    let mut out = Vec::new();
    human::write(&mut out, analysis, draft.as_ref(), true).unwrap();
    anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string()
}

#[test]
fn every_example_is_in_the_table_and_in_its_state() {
    let rows = rows();
    let mut named: Vec<_> = rows.iter().map(|(file, ..)| file.clone()).collect();
    let folder = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/examples")).unwrap();
    let mut there: Vec<_> = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    there.retain(|name| Path::new(name).extension().is_some_and(|it| it == "txt"));
    named.sort();
    there.sort();
    assert_eq!(named, there);
    for (file, state, me) in rows {
        let analysis = analyze(&file, &me);
        assert_eq!(analysis.standing.state.label(), state, "{file}");
    }
}

#[test]
fn reports_are_as_accepted() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (file, _, me) in rows() {
            insta::assert_snapshot!(file.trim_end_matches(".txt"), report(&analyze(&file, &me)));
        }
    });
}

#[test]
fn the_readme_shows_a_report_as_it_is() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let shown = readme.split("```text\n").nth(1).unwrap().split("```").next().unwrap();
    assert_eq!(shown, report(&analyze("line-revision.txt", "たまき")));
}
