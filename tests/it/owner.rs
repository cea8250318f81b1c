//! Who of a thread is the user, when nobody says so: over every labelled thread.

use henji::thread::Role;
use henji::{Analysis, Analyzer, Options};

use crate::score::{labelled_threads, percent};

/// The least share of threads whose user is told rightly, in per cent. Most of the rest are threads of those who have work done
/// for them: nothing in such a paste shows which of the two pasted it, and the one who works is taken for the user.
const RIGHT: f64 = 92.0;

/// The parties with their roles.
fn roles(analysis: &Analysis) -> Vec<(String, Role)> {
    analysis.thread.parties.iter().map(|party| (party.name.clone(), party.role)).collect()
}

#[test]
fn the_user_is_told_or_asked_for() {
    let mut analyzer = Analyzer::new();
    let (mut right, mut asked, mut wrong) = (0, 0, Vec::new());
    let records = labelled_threads();
    for record in &records {
        let [id, text, me, now] = ["id", "text", "me", "now"].map(|key| record[key].as_str().unwrap());
        let mut options = Options::at(now.parse().unwrap());
        let guessed = analyzer.read(text, &options).unwrap();
        options.me.push(me.to_owned());
        let told = analyzer.read(text, &options).unwrap();
        if roles(&guessed) == roles(&told) {
            right += 1;
        } else if let Some(notice) = guessed.notices.iter().find(|notice| notice.id == "unknown-me") {
            asked += 1;
            for (name, _) in roles(&told) {
                assert!(notice.text.contains(&name), "{id}: {}", notice.text);
            }
        } else {
            wrong.push(format!("{id} {:?}, not {me}", roles(&guessed)));
        }
    }
    let report = format!("{right} of {} right, {asked} asked for, wrong: {wrong:#?}", records.len());
    assert!(percent(right, records.len()) >= RIGHT, "{report}");
}
