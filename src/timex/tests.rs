use chrono::NaiveDateTime;

use super::{Anchor, Kind, Timex, scan};
use crate::calendar::Business;

mod score;

fn written(reference: &str) -> Anchor {
    Anchor::Written(NaiveDateTime::parse_from_str(reference, "%Y-%m-%dT%H:%M").unwrap())
}

fn show(text: &str, it: &Timex) -> String {
    let moment = |it: Option<super::Moment>| it.map_or_else(|| "-".to_owned(), |it| it.to_string());
    let value = it.value.as_ref().map(|it| format!(" {it}")).unwrap_or_default();
    format!("{} {:?} {} {}{value} [{}]", it.span.of(text), it.kind, moment(it.start), moment(it.end), it.rule)
}
