//! Every row of the table decides its own example, through the whole of `advise`.

use std::collections::BTreeSet;

use super::scene::{now, of_row};
use crate::advice::table::{Row, rows};
use crate::advice::{Action, Limit, Situation, deadline, notes};
use crate::dialogue::WaitingOn;

#[track_caller]
fn check(row: &Row) {
    let advice = of_row(row).advice();
    assert_eq!(advice.situation, row.situation, "situation of {}", row.id);
    assert_eq!(advice.action, row.action, "action of {} (decided by {})", row.id, advice.row);
    assert!(advice.row == row.id || row.action == Action::Wait, "{} was decided by {}", row.id, advice.row);
    assert!(!advice.reasons.is_empty(), "reason of {}", row.id);
    for note in advice.reasons.iter().chain(&advice.warnings) {
        assert!(!note.text.contains(['{', '}']) && note.text.ends_with('。'), "{}: {}", row.id, note.text);
    }
}

#[test]
fn each_row_decides_its_example() {
    for row in rows() {
        check(row);
    }
}

#[test]
fn ids_are_unique_and_every_situation_has_a_last_row_without_conditions() {
    let ids: BTreeSet<&str> = rows().iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids.len(), rows().len());
    for situation in Situation::ALL {
        let last = rows().iter().rfind(|row| row.situation == *situation);
        let last = last.unwrap_or_else(|| panic!("{} has no row", situation.code()));
        assert!(last.is_unconditional(), "{} does not end {}", last.id, situation.code());
    }
}

#[test]
fn rows_name_only_warnings_that_exist() {
    for id in rows().iter().flat_map(|row| &row.warnings) {
        assert!(notes::all().iter().any(|note| note.id == *id), "{id}");
    }
}

#[test]
fn the_twenty_warnings_of_the_domain_exist() {
    let codes: BTreeSet<&str> = notes::all().iter().filter_map(|note| note.code.as_deref()).collect();
    for number in 1..=20 {
        assert!(codes.contains(format!("W{number}").as_str()), "W{number}");
    }
}

/// R-BALL: nobody is asked again while it is my turn.
#[test]
fn no_row_of_mine_asks_them_again() {
    for row in rows().iter().filter(|row| row.situation.waiting_on() == WaitingOn::Me) {
        assert!(!matches!(row.action, Action::Nudge | Action::FinalNotice), "{}", row.id);
    }
}

/// The step alone says whether a consequence may be written: a first message has none.
#[test]
fn a_consequence_follows_from_the_step() {
    for row in rows() {
        let advice = of_row(row).advice();
        assert_eq!(advice.consequence, advice.step.is_some_and(|step| step.number() >= 4), "{}", row.id);
    }
}

#[test]
fn a_row_with_a_deadline_gives_one_and_others_do_not() {
    for row in rows() {
        let scene = of_row(row);
        let deadline = deadline(&scene.advice(), &scene.standing, &scene.settings, now());
        assert_eq!(deadline.is_some(), row.deadline != Limit::None, "{}", row.id);
    }
}
