//! The trade's cue phrases in natural sentences, with the acts that they may and may not be read as.

use crate::dialogue::{Act, Reader};
use crate::thread::{Message, Role};

const PHRASES: &str = include_str!("../../tests/data/cues.tsv");

/// The share of sentences, in per mille, that must be read as labelled; it only rises.
const FLOOR: usize = 990;

/// Acts that leave what is owed as it is.
const MINOR: &[Act] =
    &[Act::Inform, Act::Acknowledge, Act::Thanks, Act::Greeting, Act::Apology, Act::Progress, Act::Offer];

#[test]
fn phrases_are_read_as_labelled() {
    let mut reader = Reader::by_cues();
    let (mut right, mut all) = (0, 0);
    let mut wrong = Vec::new();
    for line in PHRASES.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let by = if columns[0] == "me" { Role::Me } else { Role::Them };
        let acts = acts(&mut reader, columns[1], by);
        let expected: Vec<&str> = columns[2].split(',').collect();
        let idle = acts.iter().all(|act| MINOR.contains(act));
        let minor =
            expected.iter().any(|name| *name == "none" || Act::from_name(name).is_some_and(|act| MINOR.contains(&act)));
        let found = acts.iter().any(|act| expected.contains(&act.name())) || minor && idle;
        let forbidden = acts.iter().any(|act| columns[3].split(',').any(|name| name == act.name()));
        all += 1;
        if found && !forbidden {
            right += 1;
        } else {
            let names: Vec<&str> = acts.iter().map(|act| act.name()).collect();
            wrong.push(format!("{} {}: {names:?}, not {}, never {}", columns[0], columns[1], columns[2], columns[3]));
        }
    }
    assert!(right * 1000 >= FLOOR * all, "{right} of {all}\n{}", wrong.join("\n"));
}

fn acts(reader: &mut Reader, text: &str, by: Role) -> Vec<Act> {
    let message = Message { text: text.to_owned(), ..Message::default() };
    let times = crate::cue::tests::times(text);
    reader.message(&message, by, times).acts.into_iter().map(|read| read.act).collect()
}
