use chrono::NaiveDateTime;

use super::{Anchor, Kind, Moment, Timex, scan};
use crate::calendar::Business;

mod choices;
mod constructions;
mod examples;
mod properties;
mod score;

fn minute(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

fn written(reference: &str) -> Anchor {
    Anchor::Written(minute(reference))
}

fn read(text: &str, reference: &str) -> Vec<Timex> {
    scan(text, written(reference), &Business::default())
}

/// A reading in one line: 「25日までに By - 2026-11-25 [date]」.
fn show(text: &str, it: &Timex) -> String {
    let moment = |it: Option<Moment>| it.map_or_else(|| "-".to_owned(), |it| it.to_string());
    let value = it.value.as_ref().map(|it| format!(" {it}")).unwrap_or_default();
    format!("{} {:?} {} {}{value} [{}]", it.span.of(text), it.kind, moment(it.start), moment(it.end), it.rule)
}
