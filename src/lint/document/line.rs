//! The lines of a draft: whose they are, and what they are for.

use super::Marks;
use crate::lint::Known;
use crate::text::{Span, begins_list, is_unseen};

/// One line without its line feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: LineKind,
    /// The kinds of characters that it holds.
    pub(in crate::lint) marks: Marks,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// The writer's own words.
    Text,
    /// An item of a list: 「・ロゴ」「1. 色」.
    Item,
    /// Whom it is for: 「山田様」「株式会社みどり　ご担当者様」.
    Address,
    /// Nothing, white space, or a rule: 「──────」.
    Blank,
    /// The other side's words, behind `>` or pasted from the thread.
    Quote,
    /// Code, front matter, a mail header.
    Outside,
    /// The signature at the end of a mail, with the rule above it.
    Signature,
}

impl LineKind {
    /// Whether the line is made of the writer's own words.
    #[must_use]
    pub fn is_own(self) -> bool {
        matches!(self, Self::Text | Self::Item | Self::Address)
    }
}

/// The most lines that a signature has.
const SIGNATURE_LINES: usize = 12;
/// The most characters that an address line has.
const ADDRESS_LENGTH: usize = 40;
/// How many lines at the top may address somebody.
const ADDRESS_LINES: usize = 4;

/// The lines of a draft.
pub(super) fn lines(text: &str, outside: &[Span], thread: Option<&Known>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut outside = outside.iter().peekable();
    for whole in text.split_inclusive('\n') {
        let bare = whole.trim_end_matches(['\n', '\r']);
        let span = Span::new(start, start + bare.len());
        start += whole.len();
        while outside.next_if(|it| it.end <= span.start && it.end < span.end.max(1)).is_some() {}
        let covered = outside.peek().is_some_and(|it| it.contains(span) && span.start < span.end);
        let kind = if covered { LineKind::Outside } else { kind(bare, thread) };
        lines.push(Line { span, kind, marks: Marks::of(bare) });
    }
    mark_signature(text, &mut lines);
    mark_address(text, &mut lines);
    lines
}

fn kind(line: &str, thread: Option<&Known>) -> LineKind {
    // What is not seen makes no line another one: a quote stays a quote behind a byte order mark.
    let inner = line.trim_matches(|c: char| c.is_whitespace() || is_unseen(c));
    if inner.is_empty() || is_rule(inner) {
        LineKind::Blank
    } else if is_quoted(inner) || thread.is_some_and(|thread| thread.is_theirs(line)) {
        LineKind::Quote
    } else if begins_list(inner) {
        LineKind::Item
    } else {
        LineKind::Text
    }
}

fn is_quoted(line: &str) -> bool {
    line.starts_with(['>', '＞']) || line.starts_with("| ") || line.starts_with("｜ ")
}

/// Marks everything from the last rule on, when what follows it is short and holds an address, a number or a site.
fn mark_signature(text: &str, lines: &mut [Line]) {
    let tail = lines.len().saturating_sub(SIGNATURE_LINES + 1);
    let rule = (tail.max(1)..lines.len()).find(|&at| {
        let line = lines[at].span.of(text).trim();
        let rest = &lines[at + 1..];
        let dashes = line == "--";
        let particular = |line: &Line| is_particular(line.span.of(text).trim());
        (dashes && !rest.is_empty()) || is_rule(line) && rest.iter().any(particular)
    });
    if let Some(rule) = rule {
        lines[rule..].iter_mut().for_each(|line| line.kind = LineKind::Signature);
    }
}

/// Whether a line is made of dashes or stars only.
fn is_rule(line: &str) -> bool {
    line.chars().all(|c| "-－—―─━=＝_＿*＊☆★・:：.～~".contains(c)) && line.chars().count() >= 3
}

fn is_particular(line: &str) -> bool {
    let begins =
        ["TEL", "Tel", "tel", "電話", "携帯", "FAX", "Fax", "URL", "http", "〒", "E-mail", "Mail", "MAIL", "メール"];
    begins.iter().any(|it| line.starts_with(it)) || (line.contains('@') && line.contains('.') && line.is_ascii())
}

/// Marks the lines at the top that end in a title, or name the reader: 「To: 柏木」.
fn mark_address(text: &str, lines: &mut [Line]) {
    let top = lines.iter_mut().filter(|line| line.kind != LineKind::Blank).take(ADDRESS_LINES);
    for line in top.filter(|line| line.kind == LineKind::Text) {
        let words = line.span.of(text).trim().trim_end_matches(['、', ',', '，']);
        let titled = ["様", "さま", "さん", "御中", "各位", "殿", "先生", "氏"].iter().any(|it| words.ends_with(it));
        let headed = ["To:", "TO:", "To：", "宛先:", "宛先："].iter().any(|it| words.starts_with(it));
        if (titled || headed)
            && words.chars().count() <= ADDRESS_LENGTH
            && !words.contains(['。', '、', '？', '！', '?', '!'])
        {
            line.kind = LineKind::Address;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: &[LineKind]) {
        let kinds: Vec<_> = lines(text, &[], None).iter().map(|line| line.kind).collect();
        assert_eq!(kinds, wanted, "{text}");
    }

    #[test]
    fn what_is_not_seen_makes_no_other_line() {
        check("\u{feff}> 資料です", &[LineKind::Quote]);
        check("\u{200b}\n資料です", &[LineKind::Blank, LineKind::Text]);
    }

    #[test]
    fn kinds() {
        use LineKind::{Address, Blank, Item, Quote, Signature, Text};
        check("山田様\n\nお世話になっております。\n> 色は\n・赤", &[Address, Blank, Text, Quote, Item]);
        check("よろしくお願いします。\n--\n佐藤", &[Text, Signature, Signature]);
        check("送ります。\n──────\n佐藤\nTEL 03-0000-0000", &[Text, Signature, Signature, Signature]);
        check("送ります。\n──────\n赤と青です", &[Text, Blank, Text]);
        check("", &[]);
    }

    #[test]
    fn what_lies_outside() {
        let text = "---\ntitle: a\n---\n送ります。\n";
        let kinds: Vec<_> = lines(text, &[Span::new(0, 16)], None).iter().map(|line| line.kind).collect();
        assert_eq!(kinds, [LineKind::Outside, LineKind::Outside, LineKind::Outside, LineKind::Text]);
    }
}
