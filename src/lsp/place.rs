//! Positions as editors count them: lines from 0, columns from 0 in UTF-16 code units.

use lsp_types::{Position, Range};

use crate::text::Span;

/// Where the lines of a text begin.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// The lines of a text; `\n`, `\r\n` and a lone `\r` end one, as in the protocol.
    pub(super) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes
            .iter()
            .enumerate()
            .filter(|&(at, &byte)| byte == b'\n' || byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
        Self { starts: std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect() }
    }

    /// The position of a byte.
    pub(super) fn position(&self, text: &str, at: usize) -> Position {
        let line = self.starts.partition_point(|&start| start <= at).max(1) - 1;
        let before = text.get(self.starts[line]..at).unwrap_or_default();
        let narrow = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Position::new(narrow(line), narrow(before.chars().map(char::len_utf16).sum()))
    }

    /// The byte of a position; one beyond the line's end is its end, one inside of a character its beginning.
    pub(super) fn byte(&self, text: &str, position: Position) -> usize {
        let line = position.line as usize;
        let Some(&start) = self.starts.get(line) else { return text.len() };
        let end = self.starts.get(line + 1).copied().unwrap_or(text.len());
        let words = text.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r']);
        let mut left = position.character as usize;
        for (at, c) in words.char_indices() {
            if left < c.len_utf16() {
                return start + at;
            }
            left -= c.len_utf16();
        }
        start + words.len()
    }

    /// The range of a span.
    pub(super) fn range(&self, text: &str, span: Span) -> Range {
        Range::new(self.position(text, span.start as usize), self.position(text, span.end as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_utf16() {
        let text = "資料🙏は\r\n𠮷野\n";
        let lines = Lines::new(text);
        for (at, line, column) in [(0, 0, 0), (6, 0, 2), (10, 0, 4), (13, 0, 5), (15, 1, 0), (19, 1, 2), (23, 2, 0)] {
            assert_eq!(lines.position(text, at), Position::new(line, column), "{at}");
            assert_eq!(lines.byte(text, Position::new(line, column)), at, "{line}:{column}");
        }
        assert_eq!(lines.byte(text, Position::new(0, 3)), 6, "inside of a surrogate pair");
        assert_eq!(lines.byte(text, Position::new(0, 99)), 13);
        assert_eq!(lines.byte(text, Position::new(99, 0)), text.len());
        let old = Lines::new("a\rb");
        assert_eq!(old.position("a\rb", 2), Position::new(1, 0));
    }
}
