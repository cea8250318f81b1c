//! Constructions of the language, a line each, written on Friday 2026-11-20 at 15:00, before three days off.
//!
//! What is expected: the kind and its days; one day where both ends are the same, nothing for what is no date to act upon.

use super::{Kind, Moment, Timex, read};

/// 「by 2026-11-25; within 2026-11-20 2026-11-27」.
fn told(times: &[Timex]) -> String {
    let dated = times.iter().filter(|it| it.kind != Kind::None);
    let moment = |it: Option<Moment>| it.map_or_else(|| "-".to_owned(), |it| it.to_string());
    let one = |it: &Timex| match it.kind {
        Kind::By => format!("by {}", moment(it.end)),
        Kind::From => format!("from {}", moment(it.start)),
        Kind::Duration => format!("duration {}", it.value.clone().unwrap_or_default()),
        kind if it.start == it.end => format!("{} {}", format!("{kind:?}").to_lowercase(), moment(it.start)),
        kind => format!("{} {} {}", format!("{kind:?}").to_lowercase(), moment(it.start), moment(it.end)),
    };
    dated.map(one).collect::<Vec<_>>().join("; ")
}

#[test]
fn every_construction() {
    let source = include_str!("../../../tests/fixtures/time_constructions.tsv");
    let rows: Vec<(&str, &str)> =
        source.lines().filter(|it| !it.starts_with('#')).filter_map(|it| it.split_once('\t')).collect();
    assert!(rows.len() > 400, "only {} rows", rows.len());
    let told = |text: &str| told(&read(text, "2026-11-20T15:00"));
    let wrong = rows.iter().filter(|(text, expected)| told(text) != *expected);
    let wrong: Vec<String> =
        wrong.map(|(text, expected)| format!("{text}\n  want {expected}\n  got  {}", told(text))).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
