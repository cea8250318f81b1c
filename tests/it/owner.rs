//! Who of a thread is the user, when nobody says so: over every labelled thread.

use std::fs;

use henji::thread::Role;
use henji::{Analyzer, Options};

use crate::score::{percent, records};

/// The files of labelled threads.
const FILES: [&str; 8] =
    ["threads", "threads_2", "threads_3", "threads_4", "threads_5", "threads_6", "threads_7", "threads_8"];

/// Threads of those who have work done for them: nothing in such a paste shows which of the two pasted it, and the one who works
/// is taken for the user.
const OF_CLIENTS: &[&str] = &[
    "ha-019", "ha-022", "ha-040", "ha-044", "ha-056", "ha-065", "hb-009", "hb-021", "hb-028", "hb-033", "hb-043",
    "hb-046", "hb-052", "hb-058", "hb-060", "hb-065", "hc-012", "hc-019", "hc-031", "hc-041", "hd-020", "hd-022",
    "hf-021",
];

/// The least shares of threads whose user is told rightly, in per cent: of those who work, and of all. Where it cannot be told,
/// both names are asked for.
const RIGHT: (f64, f64) = (97.0, 92.0);

#[test]
fn the_user_is_told_or_asked_for() {
    let mut analyzer = Analyzer::new();
    let (mut all, mut right, mut clients, mut asked, mut wrong) = (0, 0, 0, 0, Vec::new());
    for file in FILES {
        let path = format!("{}/tests/fixtures/{file}.jsonl", env!("CARGO_MANIFEST_DIR"));
        for record in records(&fs::read_to_string(path).unwrap()) {
            let [id, text, me, now] = ["id", "text", "me", "now"].map(|key| record[key].as_str().unwrap());
            let mut options = Options::at(now.parse().unwrap());
            let guessed = analyzer.read(text, &options).unwrap();
            options.me.push(me.to_owned());
            let told = analyzer.read(text, &options).unwrap();
            let roles = |analysis: &henji::Analysis| -> Vec<(String, Role)> {
                analysis.thread.parties.iter().map(|party| (party.name.clone(), party.role)).collect()
            };
            all += 1;
            let notice = guessed.notices.iter().find(|notice| notice.id == "unknown-me");
            if roles(&guessed) == roles(&told) {
                right += 1;
            } else if OF_CLIENTS.contains(&id) {
                clients += 1;
            } else if let Some(notice) = notice {
                asked += 1;
                for (name, _) in roles(&told) {
                    assert!(notice.text.contains(&name), "{id}: {}", notice.text);
                }
            } else {
                wrong.push(format!("{id} {:?}, not {me}", roles(&guessed)));
            }
        }
    }
    let report = format!("{right} of {all} right, {clients} of clients, {asked} asked for, wrong: {wrong:#?}");
    println!("{report}");
    assert!(percent(right, all - clients) >= RIGHT.0 && percent(right, all) >= RIGHT.1, "{report}");
}
