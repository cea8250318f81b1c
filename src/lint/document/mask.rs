//! Stretches inside of own lines that are somebody else's words, or no words.

use super::{Line, Marks};
use crate::text::Span;

/// A stretch that most rules leave alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mask {
    /// Where it stands, with its brackets.
    pub span: Span,
    /// What it is.
    pub kind: MaskKind,
}

/// What a mask covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MaskKind {
    /// 「…」 and 『…』.
    Quote,
    /// Code in a line of Markdown.
    Code,
    /// An address on the web or of a mailbox.
    Address,
}

/// The masks of a draft in the order in which they begin, none inside of another.
pub(super) fn masks(text: &str, lines: &[Line], outside: &[Span]) -> Vec<Mask> {
    let mut masks: Vec<Mask> = outside.iter().map(|&span| Mask { span, kind: MaskKind::Code }).collect();
    for run in lines.split(|line| !line.kind.is_own()) {
        if let (Some(first), Some(last)) = (run.first(), run.last()) {
            let span = Span { start: first.span.start, end: last.span.end };
            if run.iter().any(|line| line.marks.any(Marks::BRACKET)) {
                quotes(span.of(text), span.start, &mut masks);
            }
            if run.iter().any(|line| line.marks.any(Marks::ADDRESS)) {
                addresses(span.of(text), span.start, &mut masks);
            }
        }
    }
    masks.sort_by_key(|mask| (mask.span.start, std::cmp::Reverse(mask.span.end)));
    let mut reach = 0;
    masks.retain(|mask| {
        let inside = mask.span.end <= reach;
        reach = reach.max(mask.span.end);
        !inside
    });
    masks
}

/// The outermost pairs of 「」 and 『』 of a paragraph; a bracket without its partner makes none.
fn quotes(paragraph: &str, base: u32, masks: &mut Vec<Mask>) {
    let mut open: Option<(usize, char)> = None;
    let mut depth = 0_u32;
    for (at, c) in paragraph.char_indices() {
        match (c, open) {
            ('「' | '『', None) => open = Some((at, if c == '「' { '」' } else { '』' })),
            ('「', Some((_, '」'))) | ('『', Some((_, '』'))) => depth += 1,
            (_, Some((start, close))) if c == close => {
                if depth == 0 {
                    let span = Span::new(base as usize + start, base as usize + at + c.len_utf8());
                    masks.push(Mask { span, kind: MaskKind::Quote });
                    open = None;
                } else {
                    depth -= 1;
                }
            }
            _ => {}
        }
    }
}

fn addresses(paragraph: &str, base: u32, masks: &mut Vec<Mask>) {
    let mut push = |start: usize, end: usize| {
        let span = Span::new(base as usize + start, base as usize + end);
        masks.push(Mask { span, kind: MaskKind::Address });
    };
    let of_address = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c);
    let of_mailbox = |c: char| c.is_ascii_alphanumeric() || "._-+".contains(c);
    let mut from = 0;
    while let Some(at) = paragraph[from..].find([':', '@']).map(|at| from + at) {
        let (before, after) = (&paragraph[from..at], &paragraph[at + 1..]);
        let mut end = at + 1;
        if after.starts_with("//") {
            let scheme = before.len() - before.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
            end += after.find(|c| !of_address(c)).unwrap_or(after.len());
            if scheme > 0 {
                push(at - scheme, end);
            }
        } else if paragraph[at..].starts_with('@') {
            let name = before.len() - before.trim_end_matches(of_mailbox).len();
            let domain = after.find(|c| !of_mailbox(c)).unwrap_or(after.len());
            if name > 0 && after[..domain].contains('.') {
                end += domain;
                push(at - name, end);
            }
        }
        from = end;
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: &[&str]) {
        let masks = masks(text, &lines(text, &[], None), &[]);
        assert_eq!(masks.iter().map(|mask| mask.span.of(text)).collect::<Vec<_>>(), wanted, "{text}");
    }

    #[test]
    fn whose_words() {
        check("「なぜ」と『「A」案』", &["「なぜ」", "『「A」案』"]);
        check("「二重の「中」も」です", &["「二重の「中」も」"]);
        check("「閉じない\n\n」", &[]);
        check("詳細はhttps://example.jp/a?b=1です。", &["https://example.jp/a?b=1"]);
        check("a.b@example.jpまで。12:30、@id", &["a.b@example.jp"]);
    }
}
