//! Constructions of the language, a line each.
use super::{read, show};
#[track_caller]
fn check(reference: &str, text: &str, expected: &[&str]) {
    let found: Vec<String> = read(text, reference).iter().map(|it| show(text, it)).collect();
    assert_eq!(found, expected, "{text}");
}
#[test]
fn a() {
    check("2026-11-20T15:00", "25日までに", &["25日までに By - 2026-11-25 [date]"]);
}
