//! Which layout a paste has, judged by what its lines look like.

use std::collections::HashMap;

use super::entry::Draft;
use super::format::{bare, block, header, inline};
use super::head::{Head, INLINE, Line, Look};
use super::{Format, name, notice};

/// The draft of a paste in the layout that explains it best.
pub(crate) fn draft<'a>(lines: &[Line<'a>], wish: Option<Format>) -> (Draft<'a>, Format) {
    let heads = Heads::of(lines);
    let stamps = lines.iter().filter(|it| matches!(it.look, Look::Stamp(stamp, _) if !stamp.is_bare_day())).count();
    let days = lines.iter().filter(|it| matches!(it.look, Look::Stamp(stamp, _) if stamp.is_bare_day())).count();
    let first_is_head =
        first_content(lines).is_some_and(|at| lines.get(at).is_some_and(|it| heads.accept(it).is_some()));
    let names = inline::names(lines);
    let spoken = names.lines;
    match wish {
        Some(Format::Bare) => return (bare::read(lines), Format::Bare),
        Some(Format::Inline) if heads.count == 0 => return (inline::read(lines, &names), Format::Inline),
        _ => {}
    }
    if heads.count > 0 && spoken <= heads.count * 2 && (heads.count * 2 >= stamps || first_is_head) {
        let draft = header::read(lines, &heads);
        return (draft, wish.unwrap_or_else(|| header::label(lines, &heads)));
    }
    if stamps > 0
        && spoken <= stamps * 2
        && let Some((draft, format)) = block::read(lines, false)
    {
        return (draft, wish.unwrap_or(format));
    }
    if days > 1
        && spoken == 0
        && let Some((draft, format)) = block::read(lines, true)
    {
        return (draft, wish.unwrap_or(format));
    }
    if spoken > 0 && bare::decorated(lines) <= spoken {
        return (inline::read(lines, &names), wish.unwrap_or(Format::Inline));
    }
    (bare::read(lines), wish.unwrap_or(Format::Bare))
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
    names: HashMap<&'a str, usize>,
    pub(crate) count: usize,
    /// Whether the names of inline heads go on to the end of the line.
    pub(crate) whole_line: bool,
}

impl<'a> Heads<'a> {
    pub(crate) fn of(lines: &[Line<'a>]) -> Self {
        let mut shapes: HashMap<u32, (usize, HashMap<&'a str, usize>, usize)> = HashMap::new();
        for line in lines {
            let Look::Head(head) = line.look else { continue };
            if head.stamp.clock.is_none() && head.stamp.day.is_none() {
                continue;
            }
            let shape = shapes.entry(head.shape & !INLINE).or_default();
            shape.0 += usize::from(name::is_plausible(head.name));
            shape.2 += usize::from(head.body.is_some());
            *shape.1.entry(head.name).or_default() += 1;
        }
        let weight = |(count, names, _): &(usize, HashMap<&str, usize>, usize)| (2 * count).saturating_sub(names.len());
        let best = shapes.into_iter().filter(|(_, it)| it.0 > 0).max_by_key(|(shape, it)| (weight(it), *shape));
        let Some((shape, (count, names, inline))) = best else { return Self::default() };
        Self { shape, count, whole_line: inline * 2 < names.values().sum(), names }
    }

    /// The head that this line is, when it agrees with the others.
    pub(crate) fn accept(&self, line: &Line<'a>) -> Option<Head<'a>> {
        let Look::Head(head) = line.look else { return None };
        let known = self.names.contains_key(head.name);
        let agrees = head.shape & !INLINE == self.shape;
        (self.count > 0
            && (agrees && name::is_plausible(head.name)
                || known && (agrees || self.names.get(head.name).is_some_and(|it| *it > 1))))
        .then_some(head)
    }
}
