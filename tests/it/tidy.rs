//! What no compiler checks: who may use whom, how long a file may be, where printing and clocks are.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room's rank; a room uses lower ranks only.
const RANKS: &[(&str, u8)] = &[
    ("embedded", 0),
    ("text", 1),
    ("calendar", 1),
    ("morph", 2),
    ("thread", 2),
    ("timex", 3),
    ("archive", 3),
    ("clause", 3),
    ("register", 3),
    ("cue", 4),
    ("dialogue", 5),
    ("platform", 5),
    ("timing", 6),
    ("advice", 7),
    ("analysis", 8),
    ("draft", 9),
    ("lint", 9),
    ("evidence", 9),
    ("triage", 9),
    ("report", 10),
    ("scan", 10),
    ("lsp", 10),
    ("config", 10),
    ("cli", 11),
];

/// Neighbours of one rank, or a room above, that are used all the same.
const EXCEPTIONS: &[(&str, &str)] = &[];

/// Everybody may use these: the error type, and what `lib.rs` re-exports of it.
const COMMON: &[&str] = &["error", "Error", "Notice"];

/// The most lines that a file may have.
const LINES: usize = 400;

struct Source {
    /// From the project's folder: `src/cli/mod.rs`.
    name: String,
    text: String,
}

impl Source {
    /// `cli` of `src/cli/mod.rs`, `analysis` of `src/analysis.rs`.
    fn room(&self) -> &str {
        let inside = self.name.strip_prefix("src/").unwrap_or(&self.name);
        inside.split(['/', '.']).next().unwrap_or_default()
    }

    /// The lines of code with their numbers, without comments and without what is compiled for tests only.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let body = self.text.split("#[cfg(test)]").next().unwrap_or_default();
        let numbered = body.lines().enumerate().map(|(i, line)| (i + 1, line));
        numbered.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    fn is_test(&self) -> bool {
        self.name.ends_with("tests.rs") || self.name.contains("/tests/")
    }
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut open = vec![project().join(folder)];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|it| it == extension) {
            found.push(path);
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no {extension} file in {folder}");
    found
}

fn sources(folder: &str) -> Vec<Source> {
    let read = |path: PathBuf| Source {
        name: path.strip_prefix(project()).unwrap().to_string_lossy().replace('\\', "/"),
        text: fs::read_to_string(&path).unwrap(),
    };
    files(folder, "rs").into_iter().map(read).collect()
}

#[track_caller]
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn rooms_use_lower_rooms_only() {
    let ranks: BTreeMap<&str, u8> = RANKS.iter().copied().collect();
    let mut wrong = Vec::new();
    for source in sources("src") {
        let room = source.room();
        if ["lib", "main", "error"].contains(&room) || source.is_test() {
            continue;
        }
        let Some(&rank) = ranks.get(room) else {
            wrong.push(format!("{}: the room `{room}` has no rank", source.name));
            continue;
        };
        for (number, line) in source.code() {
            for used in line.split("crate::").skip(1) {
                let used = used.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
                let allowed = used == room
                    || COMMON.contains(&used)
                    || EXCEPTIONS.contains(&(room, used))
                    || ranks.get(used).is_some_and(|below| *below < rank);
                if !allowed {
                    wrong.push(format!("{}:{number}: `{room}` may not use `{used}`", source.name));
                }
            }
        }
    }
    none(&wrong);
}

#[test]
fn files_stay_short() {
    let all = ["src", "tests", "examples", "benches"].into_iter().flat_map(sources);
    let long = all.map(|source| (source.text.lines().count(), source.name)).filter(|(lines, _)| *lines > LINES);
    none(
        &long.map(|(lines, name)| format!("{name} has {lines} lines, at most {LINES} are wanted")).collect::<Vec<_>>(),
    );
}

/// What only the named files may write.
const RESERVED: &[(&[&str], &[&str])] = &[
    (&["println!", "print!(", "eprintln!", "eprint!", "std::process::exit", "io::stdout", "io::stderr"], &["src/cli/"]),
    (&["SystemTime::now", "Utc::now", "Local::now", "Instant::now"], &["src/cli/options.rs"]),
    (&["env::var", "env::args"], &["src/cli/"]),
    (&["std::fs", "fs::read", "fs::write", "File::open"], &["src/cli/", "src/scan/"]),
    (&["std::net", "TcpStream", "UdpSocket"], &[]),
    (&["lindera::", "lindera_dictionary::", "henji_ipadic::"], &["src/morph/"]),
    (&["minijinja::"], &["src/draft/template.rs", "src/report/html.rs"]),
    (&["clap::", "clap_complete::", "clap_mangen::"], &["src/cli/"]),
    (&["lsp_server::", "lsp_types::"], &["src/lsp/", "src/cli/command/lsp.rs"]),
    (&["static mut", "thread_local!"], &["src/scan/"]),
];

#[test]
fn each_outside_thing_has_its_place() {
    let mut wrong = Vec::new();
    for source in sources("src").into_iter().filter(|source| !source.is_test()) {
        for (number, line) in source.code() {
            for (words, places) in RESERVED {
                let here = places.iter().any(|place| source.name.starts_with(place));
                if let Some(word) = words.iter().find(|word| !here && line.contains(**word)) {
                    wrong.push(format!("{}:{number}: `{word}` belongs to {places:?}", source.name));
                }
            }
        }
    }
    none(&wrong);
}

#[test]
fn no_fixture_is_known_to_the_program() {
    let mut ids = Vec::new();
    for path in files("tests/fixtures", "jsonl") {
        let records = crate::score::records(&fs::read_to_string(path).unwrap());
        ids.extend(records.iter().filter_map(|record| record["id"].as_str()).map(str::to_owned));
    }
    assert!(ids.len() > 100, "the labelled sets have {} ids", ids.len());
    let mut wrong = Vec::new();
    for source in sources("src") {
        let quoted = |id: &String| source.text.contains(&format!("\"{id}\""));
        wrong.extend(ids.iter().filter(|id| quoted(id)).map(|id| format!("{} names the fixture {id}", source.name)));
    }
    none(&wrong);
}

#[test]
fn no_room_is_a_drawer() {
    let vague = ["utils", "util", "helper", "helpers", "misc", "common", "manager", "processor"];
    let parts = |source: &Source| source.name.split(['/', '.']).map(str::to_owned).collect::<Vec<_>>();
    let found = sources("src").into_iter().filter(|source| parts(source).iter().any(|it| vague.contains(&it.as_str())));
    none(&found.map(|source| format!("{}: name what it is", source.name)).collect::<Vec<_>>());
}

#[test]
fn the_project_stands_alone() {
    let mut wrong = Vec::new();
    for source in ["src", "tests", "examples", "benches"].into_iter().flat_map(sources) {
        // Put together here, so that this file does not name them itself.
        let places = [["../", "shared"], ["/wor", "k/"], ["/tm", "p/"]].map(|parts| parts.concat());
        wrong.extend(places.iter().filter(|it| source.text.contains(*it)).map(|it| format!("{}: {it}", source.name)));
    }
    none(&wrong);
}
