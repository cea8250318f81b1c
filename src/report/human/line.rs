//! Text as it fits on a line of a terminal: Japanese letters take two columns, control characters none.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The columns of a terminal as people set it up.
pub(crate) const COLUMNS: usize = 80;

/// The columns that a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// The text on one line, white space folded, nothing in it that a terminal would obey.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().filter_map(visible));
    }
    line
}

/// The text with its line feeds, nothing else in it that a terminal would obey.
pub(crate) fn several_lines(text: &str) -> String {
    text.chars().filter_map(|c| if c == '\n' { Some(c) } else { visible(c) }).collect()
}

/// What stands for a character on the terminal: control characters become 「␛」 and its like; marks that turn the
/// direction of writing vanish.
fn visible(c: char) -> Option<char> {
    match c {
        '\t' => Some(' '),
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('␡'),
        '\u{80}'..='\u{9f}' => Some('\u{fffd}'),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => None,
        _ => Some(c),
    }
}

/// The text filled up with spaces to so many columns, or clipped to them.
pub(crate) fn pad(text: &str, columns: usize) -> String {
    let clipped = clip(text, columns);
    let fill = columns.saturating_sub(width(&clipped));
    clipped + &" ".repeat(fill)
}

/// As much of the text as fits, the rest as 「…」.
pub(crate) fn clip(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut clipped = String::new();
    let mut used = 1;
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used > columns {
            break;
        }
        clipped.push(c);
    }
    clipped.trim_end().to_owned() + "…"
}

/// Letters that must not begin a line.
const NOT_FIRST: &str = "、。，．・：；？！」』）】〉》〕ー～〜々ぁぃぅぇぉっゃゅょァィゥェォッャュョ),.!?";
/// Letters that must not end a line.
const NOT_LAST: &str = "「『（【〈《〔(";

/// The text in lines of at most so many columns, broken between letters as Japanese is, never inside a Latin word
/// that fits on a line of its own.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text;
    while width(rest) > columns {
        let (line, after) = rest.split_at(break_of(rest, columns));
        lines.push(line.trim_end().to_owned());
        rest = after.trim_start();
    }
    lines.push(rest.to_owned());
    lines
}

/// Words in lines of at most so many columns, broken between words only.
pub(crate) fn fill(words: &[String], columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words {
        let line = lines.last().map_or(0, |line| width(line));
        if line > 0 && line + 1 + width(word) > columns {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

/// Where the first line of a text that is too wide ends; at least one letter is taken.
fn break_of(text: &str, columns: usize) -> usize {
    let mut used = 0;
    let (mut best, mut last) = (None, 0);
    let mut before = None;
    for (at, c) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, c)) {
            best = Some(at);
        }
        used += c.width().unwrap_or(0);
        if used > columns {
            break;
        }
        before = Some(c);
        last = at + c.len_utf8();
    }
    let fallback = last.max(text.chars().next().map_or(0, char::len_utf8));
    best.filter(|at| *at > 0).unwrap_or(fallback)
}

fn may_break(before: char, after: char) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || "-_./:@#%".contains(c);
    !(word(before) && word(after) || NOT_FIRST.contains(after) || NOT_LAST.contains(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_the_terminal_that_it_would_obey() {
        #[track_caller]
        fn check(text: &str, wanted: &str) {
            assert_eq!(one_line(text), wanted);
        }
        check("資料を\n お送りします", "資料を お送りします");
        check("\u{1b}[31m赤\u{1b}[0m", "␛[31m赤␛[0m");
        check("\u{9b}2J消す", "\u{fffd}2J消す");
        check("a\u{202e}b\u{2066}c\u{7}", "abc␇");
        assert_eq!(several_lines("一\n二\r\n\u{1b}三"), "一\n二␍\n␛三");
    }

    #[test]
    fn wide_letters_take_two_columns() {
        assert_eq!(pad("田中", 6), "田中  ");
        assert_eq!(pad("みどり工房の田中", 8), "みどり… ");
        assert_eq!(clip("abcdef", 6), "abcdef");
        assert_eq!(clip("abcdefg", 6), "abcde…");
    }

    #[test]
    fn lines_break_where_japanese_allows() {
        #[track_caller]
        fn check(text: &str, columns: usize, wanted: &[&str]) {
            assert_eq!(wrap(text, columns), wanted, "{text}");
        }
        check("短い。", 10, &["短い。"]);
        check("資料を送ります。", 14, &["資料を送りま", "す。"]);
        check("約束は「水曜」です", 8, &["約束は", "「水曜」", "です"]);
        check("henji checkと書く", 10, &["henji", "checkと書", "く"]);
        check("aaaaaaaaaa", 4, &["aaaa", "aaaa", "aa"]);
    }
}
