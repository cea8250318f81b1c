//! Lines of a stream, none of them longer in memory than a limit.

use std::io::{self, BufRead};

/// What came next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A line, without its line feed.
    Whole,
    /// A line over the limit: only its beginning was kept, the rest was passed over.
    TooLong,
    /// The stream is over.
    End,
}

/// Reads the next line into `line`, which is emptied first.
///
/// # Errors
/// What the reader reports.
pub(super) fn next(reader: &mut impl BufRead, limit: usize, line: &mut Vec<u8>) -> io::Result<Line> {
    line.clear();
    let mut length = 0_usize;
    loop {
        let chunk = match reader.fill_buf() {
            Ok(chunk) => chunk,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if chunk.is_empty() && length == 0 {
            return Ok(Line::End);
        }
        let end = memchr::memchr(b'\n', chunk);
        let part = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or_default();
        let room = limit.saturating_add(1).saturating_sub(line.len());
        line.extend_from_slice(part.get(..part.len().min(room)).unwrap_or_default());
        length = length.saturating_add(part.len()).max(1);
        let (taken, over) = (part.len() + usize::from(end.is_some()), end.is_some() || chunk.is_empty());
        reader.consume(taken);
        if over {
            if line.last() == Some(&b'\r') {
                line.pop();
            }
            return Ok(if line.len() > limit { Line::TooLong } else { Line::Whole });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    #[test]
    fn lines_come_one_by_one_whatever_the_buffer() {
        for capacity in [1, 2, 3, 64] {
            let mut reader = BufReader::with_capacity(capacity, &b"a\n\r\nbcdefgh\r\nij\nk"[..]);
            let mut line = Vec::new();
            let mut found = Vec::new();
            loop {
                match next(&mut reader, 4, &mut line).expect("a slice is read") {
                    Line::End => break,
                    what => found.push((what, String::from_utf8(line.clone()).expect("ASCII"))),
                }
            }
            let wanted = [
                (Line::Whole, "a"),
                (Line::Whole, ""),
                (Line::TooLong, "bcdef"),
                (Line::Whole, "ij"),
                (Line::Whole, "k"),
            ];
            assert_eq!(found, wanted.map(|(what, text)| (what, text.to_owned())), "{capacity}");
        }
    }
}
