//! Stretches of a week, a month or a year, and the edges of a season: 「来週前半」「月末」「年内」「お盆明け」.

use super::date::{Date, Edge, Of, Year};
use super::lexeme::Stretch;
use super::lexicon::lexicon;
use super::number::digit;
use super::piece::Piece;
use super::place::Place;
use super::source::{after_any, char_before, is_kanji, stands, stands_any};

/// A week, a month or a year with a stretch of it, where one is said: 「来週前半」「来月の頭」「年内」.
pub(super) fn with_stretch(text: &str, end: usize, date: impl Fn(Option<Stretch>) -> Date) -> (Piece, usize) {
    if let Some(after) = inside(text, end) {
        return (Piece::Inside(date(Some(Stretch::Inside))), after);
    }
    let at = after_any(text, end, &["の"]).unwrap_or(end);
    match stretch(text, at, at == end) {
        Some((after, part)) => (Piece::Date(date(Some(part))), after),
        None => (Piece::Date(date(None)), end),
    }
}

fn inside(text: &str, at: usize) -> Option<usize> {
    after_any(text, at, &["内"]).filter(|_| !Place::InsideNot.stands(text, at))
}

/// The stretch at the byte, `joined` to the period without 「の」.
fn stretch(text: &str, at: usize, joined: bool) -> Option<(usize, Stretch)> {
    let (after, part) = lexicon().stretches.longest_at(text, at)?;
    let may_be_other_word = !joined && Place::StretchEarly.stands(text, at);
    let stands = !may_be_other_word || Place::StretchEarlyEnd.stands(text, after);
    (stands && !Place::StretchNot.stands(text, at)).then_some((after, part))
}

/// 「週明け」「週末」「週の後半」「週内」.
pub(super) fn of_week(text: &str, at: usize, after: usize) -> Option<(Piece, usize)> {
    use Stretch::{After, Back, End, Front, Head, Middle};
    let other_word = |it| is_kanji(it) && !"次本当期日".contains(it) || digit(it).is_some();
    if char_before(text, at).is_some_and(other_word) {
        return None;
    }
    if let Some(end) = inside(text, after) {
        return Some((Piece::Inside(Date::Week { week: 0, part: Some(Stretch::Inside) }), end));
    }
    let start = after_any(text, after, &["の"]).unwrap_or(after);
    let (end, part) = stretch(text, start, start == after)?;
    let week = i64::from(matches!(part, Head | After));
    let is_part = matches!(part, Head | After | Front | Middle | Back | End);
    is_part.then_some((Piece::Date(Date::Week { week, part: Some(part) }), end))
}

/// 「月末」「月内」「中旬」「末日」.
pub(super) fn of_month(text: &str, at: usize, after: usize) -> Option<(Piece, usize)> {
    let of = |part| Date::Calendar { year: None, month: None, of: Of::Part(part) };
    if !stands(text, at, "月") {
        let (end, part) = lexicon().stretches.longest_at(text, at)?;
        return Some((Piece::Date(of(part)), end));
    }
    if char_before(text, at).is_some_and(|it| is_kanji(it) && !"毎各期".contains(it))
        || stands_any(text, after, &["曜", "明"])
    {
        return None;
    }
    if stands_any(text, after, &["末締", "末〆", "末払"]) {
        let end = after_any(
            text,
            after,
            &["末締め翌月末払い", "末締め翌月払い", "末締め翌月末", "末締め", "末締", "末〆", "末払い", "末払"],
        );
        return Some((Piece::None("standing"), end.unwrap_or(after)));
    }
    if let Some(end) = inside(text, after) {
        return Some((Piece::Inside(of(Stretch::Inside)), end));
    }
    let start = after_any(text, after, &["の"]).unwrap_or(after);
    let (end, part) = stretch(text, start, start == after)?;
    Some((Piece::Date(of(part)), end))
}

/// 「年内」「年末」「年明け」「年度末」.
pub(super) fn of_year(text: &str, at: usize, after: usize) -> Option<(Piece, usize)> {
    if char_before(text, at).is_some_and(is_kanji) {
        return None;
    }
    let of = |part| Date::Year { year: Year::Offset(0), part: Some(part) };
    if let Some(end) = after_any(text, after, &["度末"]) {
        return Some((Piece::Date(Date::FiscalEnd(0)), end));
    }
    if let Some(end) = after_any(text, after, &["度内"]) {
        return Some((Piece::Inside(Date::FiscalEnd(0)), end));
    }
    if let Some(end) = inside(text, after) {
        return Some((Piece::Inside(of(Stretch::Inside)), end));
    }
    if let Some(end) = after_any(text, after, &["末"]).filter(|_| !Place::StretchNot.stands(text, after)) {
        return Some((Piece::Date(of(Stretch::End)), end));
    }
    let end = after_any(text, after, &["が明け", "明け", "あけ", "始", "初め", "初", "頭"])?;
    // 「年明けましておめでとう」 greets.
    (!stands_any(text, end, &["まし", "おめ"])).then_some((Piece::Date(of(Stretch::After)), end))
}

/// 「明け」「前」 after a season or a run of days off, and the byte after it.
pub(super) fn end_of_season(text: &str, end: usize) -> Option<(Edge, usize)> {
    let end = Place::SeasonHoliday.after(text, end).unwrap_or(end);
    let at = after_any(text, end, &["の", "が"]).unwrap_or(end);
    if Place::SeasonNot.stands(text, at) {
        return None;
    }
    let after = Place::SeasonAfter.after(text, at).map(|it| (Edge::After, it));
    after.or_else(|| Place::SeasonBefore.after(text, at).map(|it| (Edge::Before, it)))
}
