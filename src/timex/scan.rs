use chrono::NaiveDate;

use super::expression::{Body, Expression, expressions};
use super::outlook::{self, Before, Outlook};
use super::resolve::Base;
use super::settle::Placed;
use super::source::sentence_start;
use super::{Anchor, Kind, Moment, Timex};
use crate::calendar::Business;

/// The temporal expressions of a message, in order, counted from the anchor.
///
/// 「25日までにお送りします」, written on 2026-11-20, holds one: by 2026-11-25. What looks temporal and is no date to act upon
/// (「水曜は無理です」「四六時中」) has [`Kind::None`].
#[must_use]
pub fn scan(text: &str, anchor: Anchor, calendar: &Business) -> Vec<Timex> {
    let found = expressions(text);
    let outlooks = outlooks(text, &found);
    let mut base = Base { anchor, calendar, named: None, past: false, working_week: false };
    let mut times = Vec::with_capacity(found.len());
    for (i, expression) in found.iter().enumerate() {
        let floor = if i == 0 { 0 } else { found[i - 1].end };
        let between = text.get(floor..expression.start).unwrap_or_default();
        let follows_time =
            i > 0 && !between.contains(['。', '\n', '！', '？']) && !matches!(found[i - 1].body, Body::None(_));
        let (outlook, before) = match expression.body {
            Body::None(_) => (Outlook::default(), Before::default()),
            _ => (outlooks[i], outlook::before(text, expression.start, sentence_start(text, expression.start))),
        };
        let mut time = Placed { text, expression, outlook, before, follows_time }.settle(base);
        // 「1か7時」: the later of two bare hours may be the one named first.
        if let (Some(from), Some(to)) = (time.start, time.end)
            && from.earliest() > to.latest()
        {
            (time.start, time.end) = (Some(to), Some(from));
        }
        base.named = named(&time).or(base.named);
        times.push(time);
    }
    times
}

/// The day that 「翌日」 or 「1週間前」 would count from.
fn named(time: &Timex) -> Option<NaiveDate> {
    if time.kind == Kind::Duration {
        return None;
    }
    time.end.or(time.start).map(Moment::day)
}

/// The outlook of each expression; in a list each has that of the last.
fn outlooks(text: &str, found: &[Expression]) -> Vec<Outlook> {
    let mut outlooks = vec![Outlook::default(); found.len()];
    for i in (0..found.len()).rev() {
        if matches!(found[i].body, Body::None(_)) {
            continue;
        }
        let next = found.get(i + 1).filter(|it| !matches!(it.body, Body::None(_)));
        outlooks[i] = match next {
            Some(next) if outlook::is_list(text.get(found[i].end..next.start).unwrap_or("。")) => outlooks[i + 1],
            _ => {
                // A length belongs to the clause of the time before it: 「来週後半で2時間ほどいただけますか」.
                let stop = found[i + 1..].iter().find(|it| !matches!(it.body, Body::Length(_, None) | Body::None(_)));
                outlook::outlook(text, found[i].end, stop.map_or(text.len(), |it| it.start))
            }
        };
    }
    outlooks
}
