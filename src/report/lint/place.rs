//! Lines and columns of byte offsets.

use crate::lint::Finding;
use crate::text::Span;

/// A line and a column, both from 1, the column in characters (Unicode scalar values).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Bytes between two counts of characters.
const BLOCK: usize = 128;

/// Where the lines of a text begin and how many characters stand before each block, so that no place is far to count.
pub(super) struct Index<'t> {
    text: &'t str,
    starts: Vec<usize>,
    characters: Vec<usize>,
}

impl<'t> Index<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let mut characters = vec![0];
        for block in text.as_bytes().chunks(BLOCK) {
            characters.push(characters.last().unwrap_or(&0) + heads(block));
        }
        Self { text, starts: std::iter::once(0).chain(ends).collect(), characters }
    }

    /// The place of a byte.
    pub(super) fn place(&self, at: u32) -> Place {
        let at = (at as usize).min(self.text.len());
        let line = self.starts.partition_point(|&start| start <= at).max(1);
        Place { line, column: self.before(at) - self.before(self.starts[line - 1]) + 1 }
    }

    /// How many characters stand before a byte.
    fn before(&self, at: usize) -> usize {
        let block = at / BLOCK;
        self.characters[block] + heads(&self.text.as_bytes()[block * BLOCK..at])
    }

    /// Where the line of a byte stands, without its line end.
    pub(super) fn line(&self, at: u32) -> Span {
        let line = self.starts.partition_point(|&start| start <= at as usize).max(1);
        let start = self.starts[line - 1];
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        let words = self.text.get(start..end).unwrap_or_default();
        Span::new(start, start + words.trim_end_matches('\r').len())
    }
}

/// How many characters begin in these bytes.
fn heads(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

/// A stretch with at most so many bytes of its line on either side of a span, on character boundaries.
pub(super) fn window(text: &str, line: Span, span: Span, reach: u32) -> Span {
    let mut start = span.start.saturating_sub(reach).max(line.start);
    while start < span.start && !text.is_char_boundary(start as usize) {
        start += 1;
    }
    let mut end = (span.end + reach).min(line.end).max(span.end);
    while end > span.end && !text.is_char_boundary(end as usize) {
        end -= 1;
    }
    Span { start, end }
}

/// Where each finding begins and ends; the end is the place behind its last character.
#[must_use]
pub fn places(text: &str, findings: &[Finding]) -> Vec<(Place, Place)> {
    let index = Index::new(text);
    findings.iter().map(|finding| (index.place(finding.span.start), index.place(finding.span.end))).collect()
}

/// What the finding's whole span becomes with one of its edits, which lies inside of it.
pub(crate) fn whole(text: &str, finding: &Finding, edit: &crate::lint::Edit) -> String {
    let before = Span { start: finding.span.start, end: edit.span.start };
    let after = Span { start: edit.span.end, end: finding.span.end };
    [before.of(text), &edit.text, after.of(text)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters() {
        let index = Index::new("資料\r\n🙏は\n");
        assert_eq!(index.place(0), Place { line: 1, column: 1 });
        assert_eq!(index.place(3), Place { line: 1, column: 2 });
        assert_eq!(index.place(12), Place { line: 2, column: 2 });
        assert_eq!(index.place(16), Place { line: 3, column: 1 });
        assert_eq!(index.line(12), Span::new(8, 15));
        assert_eq!(index.line(1), Span::new(0, 6));
        let long = "資料🙏".repeat(1000);
        let index = Index::new(&long);
        for (column, (at, _)) in long.char_indices().enumerate() {
            assert_eq!(index.place(u32::try_from(at).expect("small")), Place { line: 1, column: column + 1 });
        }
    }
}
