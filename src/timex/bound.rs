//! The words around a time that say how it bounds: 「遅くとも」「までに」「以降」「頃」.

use super::place::Place;
use super::source::{char_before, is_kanji, skip_blanks, skip_blanks_back};

/// What is said before and after a time about how it bounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one word of the sentence, in any combination")]
pub(super) struct Bound {
    /// 「遅くとも」.
    pub latest: bool,
    /// 「早くても」「最短で」.
    pub earliest: bool,
    /// 「あと」 of 「あと3日」.
    pub remaining: bool,
    /// 「約」.
    pub about: bool,
    /// 「納期」「〆切」 right beside it.
    pub due: bool,
    /// 「まで」.
    pub until: bool,
    /// 「いっぱい」「中」「以内」「のうち」.
    pub inside: bool,
    /// 「の間」 of 「26日から28日の間」.
    pub between: bool,
    /// 「以降」.
    pub since: bool,
    /// 「から」.
    pub starting: bool,
    /// 「過ぎ」.
    pub passed: bool,
    /// 「頃」「ほど」「目処」.
    pub around: bool,
    /// 「目処」「目安」.
    pub target: bool,
    /// 「より前」「前」.
    pub before: bool,
    /// 「以前」: before, the day included.
    pub not_after: bool,
    /// 「で」 after a length.
    pub by_means: bool,
}

/// The words before a time, and the byte at which they begin; nothing before `floor` is looked at.
pub(super) fn before(text: &str, at: usize, floor: usize) -> (Bound, usize) {
    let mut bound = Bound::default();
    let mut start = at;
    while let Some((begins, set)) = mark_before(text, skip_blanks_back(text, start)).filter(|it| it.0 >= floor) {
        set(&mut bound);
        start = begins;
    }
    bound.due = is_due_before(text, start, floor);
    (bound, start)
}

type Set = fn(&mut Bound);

fn mark_before(text: &str, end: usize) -> Option<(usize, Set)> {
    let bounds = |end: usize| {
        let latest = Place::Latest.before(text, end).map(|it| (it, (|it: &mut Bound| it.latest = true) as Set));
        latest
            .or_else(|| Place::Earliest.before(text, end).map(|it| (it, (|it: &mut Bound| it.earliest = true) as Set)))
    };
    let linked = ["は、", "、", "は"].iter().find(|it| text.get(..end).is_some_and(|left| left.ends_with(**it)));
    if let Some(found) = linked.and_then(|it| bounds(end - it.len())).or_else(|| bounds(end)) {
        return Some(found);
    }
    if let Some(begins) = Place::About.before(text, end) {
        return Some((begins, |it| it.about = true));
    }
    let begins = Place::Remaining.before(text, end)?;
    (!char_before(text, begins).is_some_and(is_kanji)).then_some((begins, |it| it.remaining = true))
}

/// Whether the name of a deadline stands right before the byte: 「納期は」「締切：」.
fn is_due_before(text: &str, at: usize, floor: usize) -> bool {
    let mut end = skip_blanks_back(text, at);
    for _ in 0..5 {
        if let Some(begins) = Place::Due.before(text, end) {
            // 「25日締め、26日」: the name belongs to the day before it.
            let of_day_before = text.get(..begins).is_some_and(|it| it.ends_with(['日', '末']))
                && text.get(begins..end) == Some("締め");
            return begins >= floor && !of_day_before;
        }
        match Place::DueLinkBefore.before(text, end) {
            Some(begins) if begins >= floor => end = skip_blanks_back(text, begins),
            _ => break,
        }
        end = end.min(text.get(..end).map_or(end, |it| it.trim_end_matches(['\n', '\r']).len()));
    }
    false
}

/// What a mark after a time may follow.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one property of the time, in any combination")]
pub(super) struct After {
    /// A clock, a season, a named day: 「前」 is then a bound.
    pub may_precede: bool,
    /// A time of the day: 「中」 is then none.
    pub clock: bool,
    /// A time of the day by name: 「定時後」.
    pub part: bool,
    /// Two ends were said: 「の間」 is then a bound.
    pub ranged: bool,
    /// A length: 「で」 and 「以内」 belong to it.
    pub length: bool,
}

/// Reads the words after a time into the bound, and returns the byte after them.
pub(super) fn after(text: &str, end: usize, what: After, bound: &mut Bound) -> usize {
    let mut end = end;
    while let Some((next, set)) = mark_after(text, skip_blanks(text, end), what, bound) {
        set(bound);
        end = next;
    }
    bound.due |= is_due_after(text, end);
    end
}

fn mark_after(text: &str, at: usize, what: After, bound: &Bound) -> Option<(usize, Set)> {
    const MARKS: &[(Place, Set)] = &[
        (Place::Until, |it| it.until = true),
        (Place::Since, |it| it.since = true),
        (Place::Around, |it| it.around = true),
        (Place::Target, |it| (it.around, it.target) = (true, true)),
        (Place::NotAfter, |it| it.not_after = true),
        (Place::Earlier, |it| it.before = true),
        (Place::Passed, |it| it.passed = true),
        (Place::Starting, |it| it.starting = true),
    ];
    let of_clock = what.clock && text.get(at..).is_some_and(|it| it.starts_with('中'));
    if !of_clock
        && !Place::InsideNot.stands(text, at)
        && let Some(next) = Place::Inside.after(text, at)
    {
        return Some((next, |it| it.inside = true));
    }
    if let Some(next) = Place::Between.after(text, at).filter(|_| what.ranged) {
        return Some((next, |it| it.between = true));
    }
    if let Some(found) = MARKS.iter().find_map(|(place, set)| Some((place.after(text, at)?, *set))) {
        return Some(found);
    }
    if let Some(next) = Place::Nominal.after(text, at) {
        return (!bound.until).then_some((next, |it| it.around = true));
    }
    if let Some(next) = Place::Following.after(text, at).filter(|_| what.part) {
        return (!Place::FollowingNot.stands(text, at)).then_some((next, |it| it.since = true));
    }
    if let Some(next) = Place::Preceding.after(text, at).filter(|_| what.may_precede && !bound.until) {
        return (!Place::PrecedingNot.stands(text, at)).then_some((next, |it| it.before = true));
    }
    let next = Place::ByMeans.after(text, at).filter(|_| what.length && !bound.by_means && !bound.inside)?;
    (!Place::ByMeansNot.stands(text, at)).then_some((next, |it| it.by_means = true))
}

/// Whether the name of a deadline stands right after the byte: 「25日が納期」「25日締切」.
fn is_due_after(text: &str, end: usize) -> bool {
    let at = skip_blanks(text, end);
    let at = Place::DueLinkAfter.after(text, at).unwrap_or(at);
    let is_named = Place::DueNamed.stands(text, at) || Place::Due.stands(text, at);
    if !is_named || Place::DueNot.stands(text, at) {
        return false;
    }
    // 「25日に締め切ります」 is one, 「25日に期限の話をします」 is none.
    text.get(end..at) != Some("に")
        || text.get(at..).is_some_and(|it| it.starts_with("締め切") || it.starts_with("締切り"))
}

/// Whether a length that begins at the byte is counted from an event: 「納品後」「ご注文から」.
pub(super) fn follows_event(text: &str, at: usize, floor: usize) -> bool {
    let mut end = skip_blanks_back(text, at);
    for _ in 0..6 {
        if let Some(begins) = Place::EventStart.before(text, end) {
            return begins > floor && Place::EventNow.before(text, begins).is_none();
        }
        if let Some(begins) = Place::EventAfter.before(text, end) {
            return begins > floor && Place::EventAfterNot.before(text, begins).is_none();
        }
        match Place::EventLink.before(text, end) {
            Some(begins) if begins > floor => end = skip_blanks_back(text, begins),
            _ => return false,
        }
    }
    false
}
