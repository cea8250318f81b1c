//! Which layout a paste has, judged by what its lines look like.

use std::collections::{HashMap, HashSet};

use super::entry::Draft;
use super::format::{bare, block, header, inline, quoted};
use super::head::{Head, INLINE, Line, Look};
use super::{Format, name, notice};

/// The draft of a paste in the layout that explains it best; `me` are the user's names.
pub(crate) fn draft<'a>(lines: &[Line<'a>], wish: Option<Format>, me: &[&str]) -> (Draft<'a>, Format) {
    let heads = Heads::of(lines);
    let named = |found: Format| wish.unwrap_or(found);
    let spoken = inline::names(lines);
    match wish {
        Some(wish) if wish == Format::Bare || !wish.is_pasted() => return (bare::read(lines), Format::Bare),
        Some(Format::Inline) if heads.count == 0 => return (inline::read(lines, &spoken), Format::Inline),
        _ => {}
    }
    let stamps = lines.iter().filter(|it| matches!(it.look, Look::Stamp(stamp, _) if !stamp.is_bare_day())).count();
    let days = lines.iter().filter(|it| matches!(it.look, Look::Stamp(stamp, _) if stamp.is_bare_day())).count();
    let first = first_content(lines).and_then(|at| lines.get(at));
    let first_is_head = first.is_some_and(|it| heads.spaced || heads.accept(it).is_some());
    let recurring = bare::recurrences(lines);
    let headed = first_is_head || heads.count * 2 >= stamps && recurring == 0;
    if heads.count > 0 && spoken.lines <= heads.count * 2 && headed {
        return (header::read(lines, &heads, me), named(header::label(lines, &heads)));
    }
    if stamps > 0
        && spoken.lines <= stamps * 2
        && recurring <= stamps * 2
        && let Some((draft, format)) = block::read(lines, false, me)
    {
        return (draft, named(format));
    }
    if days > 1
        && spoken.lines == 0
        && let Some((draft, format)) = block::read(lines, true, me)
    {
        return (draft, named(format));
    }
    if let Some(draft) = quoted::read(lines) {
        return (draft, named(Format::Inline));
    }
    if spoken.lines > 0 && bare::decorated(lines) <= spoken.lines {
        return (inline::read(lines, &spoken), named(Format::Inline));
    }
    (bare::read(lines), named(Format::Bare))
}

/// Whether a paste that also has `mails` mail headers in it is surely something else: a chat that quotes a mail.
pub(crate) fn is_no_mail(lines: &[Line<'_>], mails: usize) -> bool {
    let heads = Heads::of(lines);
    let first = first_content(lines).and_then(|at| lines.get(at));
    let stamps = lines.iter().filter(|it| matches!(it.look, Look::Stamp(stamp, _) if !stamp.is_bare_day())).count();
    first.is_some_and(|it| heads.accept(it).is_some()) || stamps > mails || inline::names(lines).lines > mails * 2
}

/// The first line that somebody or something wrote.
pub(crate) fn first_content(lines: &[Line<'_>]) -> Option<usize> {
    lines.iter().position(|line| match line.look {
        Look::Blank | Look::Rule | Look::Mark(_) => false,
        Look::Stamp(stamp, _) => !stamp.is_bare_day(),
        _ => notice::of(line.text).is_none(),
    })
}

/// The header lines that agree with each other, and the names in them.
#[derive(Debug, Default)]
pub(crate) struct Heads<'a> {
    /// How the headers are composed.
    shape: u32,
    loose_shape: u32,
    /// The names, with how often they stand in headers.
    names: HashMap<&'a str, usize>,
    /// How many headers there are.
    pub(crate) count: usize,
    /// Whether the names go on to the end of the line, colon or not.
    pub(crate) whole_line: bool,
    /// Whether there are so few headers that 「今日」 and 「11/20」 may stand side by side.
    few: bool,
    /// Whether name and body stand behind the time with only a space between.
    pub(crate) spaced: bool,
}

/// The heads of one shape.
#[derive(Default)]
struct Family<'a> {
    names: HashMap<&'a str, usize>,
    total: usize,
    plausible: usize,
    inline: usize,
    /// Heads without a line of words below.
    bodyless: usize,
    loose_shape: u32,
    stamp_first: bool,
}

impl Family<'_> {
    /// Whether name and body share the line with only a space between: what stands behind the times is no name, or it
    /// never recurs although its first words do.
    fn is_spaced(&self) -> bool {
        if !self.stamp_first || self.inline * 2 >= self.total {
            return false;
        }
        let first_words: HashSet<&str> = self.names.keys().filter_map(|it| it.split_once(' ')).map(|it| it.0).collect();
        let never_recurs = self.names.len() == self.total && self.names.keys().all(|it| it.contains(' '));
        self.plausible * 2 < self.total || never_recurs && (first_words.len() < self.names.len() || self.bodyless > 0)
    }
}

impl<'a> Heads<'a> {
    pub(crate) fn of(lines: &[Line<'a>]) -> Self {
        let mut families: HashMap<u32, Family<'a>> = HashMap::new();
        let heads = || lines.iter().filter_map(|it| if let Look::Head(head) = it.look { Some(head) } else { None });
        for (at, line) in lines.iter().enumerate() {
            let Look::Head(head) = line.look else { continue };
            if notice::of(head.whole).is_some() {
                continue;
            }
            let family = families.entry(head.shape & !INLINE).or_default();
            family.total += 1;
            family.plausible += usize::from(name::is_plausible(head.name));
            family.inline += usize::from(head.body.is_some());
            family.bodyless += usize::from(lines.get(at + 1).is_none_or(|it| it.look != Look::Text));
            family.loose_shape = head.loose_shape();
            family.stamp_first = head.is_stamp_first();
            *family.names.entry(head.name).or_default() += 1;
        }
        let first = first_content(lines).and_then(|at| lines.get(at)).map(|it| it.look);
        let weight = |it: &Family<'_>| (2 * it.plausible).saturating_sub(it.names.len()) + it.total / 2;
        let best = families.into_iter().max_by_key(|(shape, it)| (weight(it), *shape));
        let Some((shape, family)) = best else { return Self::default() };
        let opens = matches!(first, Some(Look::Head(head)) if head.shape & !INLINE == shape);
        let spaced = opens && family.is_spaced();
        if family.plausible == 0 && !spaced {
            return Self::default();
        }
        let mut names = family.names;
        for head in heads().filter(|it| it.loose_shape() == family.loose_shape && it.shape & !INLINE != shape) {
            *names.entry(head.name).or_default() += 1;
        }
        let whole_line = family.inline * 2 < family.total;
        let words = heads().filter(|it| it.loose_shape() == family.loose_shape && it.stamp.is_relative()).count();
        let few = family.total < 3 && words > 0;
        let mut found = Self { shape, loose_shape: family.loose_shape, names, count: 0, whole_line, few, spaced };
        found.count = if spaced { family.total } else { lines.iter().filter(|it| found.accept(it).is_some()).count() };
        found
    }

    /// The head that this line is, when it agrees with the others.
    pub(crate) fn accept(&self, line: &Line<'a>) -> Option<Head<'a>> {
        let Look::Head(head) = line.look else { return None };
        let often = self.names.get(head.name).is_some_and(|it| *it > 1);
        let fits = if head.shape & !INLINE == self.shape {
            often || name::is_plausible(head.name)
        } else {
            (often || self.few) && head.loose_shape() == self.loose_shape && name::is_plausible(head.name)
        };
        fits.then_some(head)
    }
}
