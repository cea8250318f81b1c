//! The marks that a copied screen shows beside a message: 「既読」, 「(編集済み)」, 「2件の返信」, reactions.

use super::cursor::{is_space, narrow};
use super::notice;

/// A line of a screen that nobody wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// 「既読」: stands under one's own messages.
    Read,
    /// 「未読」, 「送信済み」: likewise.
    Unread,
    /// 「(編集済み)」.
    Edited,
    /// 「新規」, 「2件の返信」, 「返信する」.
    Furniture,
    /// `:pray: 1`, 「👍 2」.
    Reaction,
    /// `:pray:` or 「👍」 alone: a reaction when a number follows, else somebody's words.
    Emoji,
    /// `2` alone: the count of a reaction when one stands before it, else somebody's words.
    Count,
}

/// The mark that a trimmed line is.
pub(crate) fn of(line: &str) -> Option<Mark> {
    if line.len() > 90 {
        return None;
    }
    reaction(line).or_else(|| notice::mark_of(line))
}

/// Takes 「既読」 and 「(編集済み)」 off the end; whether there was a 「既読」.
pub(crate) fn strip_tail(text: &str) -> (&str, bool) {
    let mut text = text.trim_end_matches(is_space);
    let mut read = false;
    loop {
        let start = text.rfind(|it| is_space(it) || matches!(it, '(' | '（' | '[' | '、' | ',')).map(|at| {
            let joint = text
                .get(at..)
                .and_then(|it| it.chars().next())
                .map_or(0, |it| if matches!(it, '(' | '（' | '[') { 0 } else { it.len_utf8() });
            at + joint
        });
        let (start, before) = match start {
            Some(start) => (start, text.get(..start).unwrap_or_default()),
            None => (0, ""),
        };
        match text.get(start..).and_then(notice::mark_of) {
            Some(Mark::Read | Mark::Unread) => read = true,
            Some(Mark::Edited) => {}
            _ => return (text, read),
        }
        text = before.trim_end_matches(|it| is_space(it) || matches!(it, '、' | ','));
    }
}

/// `:pray: 1`, `:+1::eyes: 2`, 「👍 2」, `:pray:`, 「2」, 「+2」.
fn reaction(line: &str) -> Option<Mark> {
    let first = line.chars().next()?;
    if narrow(first).is_ascii_digit() || (first == '+' && line.len() > 1) {
        let digits = line.strip_prefix('+').unwrap_or(line);
        return (digits.len() <= 3 && digits.bytes().all(|it| it.is_ascii_digit())).then_some(Mark::Count);
    }
    if first != ':' && !is_pictogram(first) {
        return None;
    }
    let (mut rest, mut emoji, mut counted) = (line, 0, false);
    while let Some(next) = rest.chars().next() {
        if next == ':' {
            let name = rest.get(1..)?;
            let end = name.find(':')?;
            let plain = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '-' | '+') || !it.is_ascii();
            if end == 0 || !name.get(..end)?.chars().all(plain) {
                return None;
            }
            rest = name.get(end + 1..)?;
            emoji += 1;
        } else if is_pictogram(next) {
            rest = rest.get(next.len_utf8()..)?;
            emoji += 1;
        } else if next.is_ascii_digit() && emoji > 0 {
            counted = true;
            rest = rest.get(1..)?;
        } else if is_space(next) {
            rest = rest.get(next.len_utf8()..)?;
        } else {
            return None;
        }
    }
    Some(if counted { Mark::Reaction } else { Mark::Emoji })
}

fn is_pictogram(character: char) -> bool {
    matches!(character as u32, 0x1f000..=0x1faff | 0x2600..=0x27bf | 0x2b50 | 0x2b55 | 0xfe0f | 0x200d)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reactions() {
        for (line, mark) in [
            (":pray: 1", Some(Mark::Reaction)),
            (":+1: 2 :eyes: 1", Some(Mark::Reaction)),
            ("👍 2", Some(Mark::Reaction)),
            ("🙏🏻1", Some(Mark::Reaction)),
            (":wave:", Some(Mark::Emoji)),
            ("🙏", Some(Mark::Emoji)),
            ("3", Some(Mark::Count)),
            ("+2", Some(Mark::Count)),
            ("了解です:pray:", None),
            ("3点です", None),
            (":", None),
            ("☎ 不在着信", None),
        ] {
            assert_eq!(of(line), mark, "{line}");
        }
    }

    #[test]
    fn tails() {
        assert_eq!(strip_tail("田中 既読"), ("田中", true));
        assert_eq!(strip_tail(" (編集済み)"), ("", false));
        assert_eq!(strip_tail("田中（編集済み） 既読"), ("田中", true));
        assert_eq!(strip_tail("田中 三郎"), ("田中 三郎", false));
        assert_eq!(strip_tail(""), ("", false));
    }
}
