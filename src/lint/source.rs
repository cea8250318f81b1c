//! A file of drafts: where each draft stands in it, and what in it is no prose.

use super::{Finding, Linter, Situation, conflict};
use crate::text::Span;

/// How a file of drafts is marked up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Markup {
    /// Plain text.
    #[default]
    Plain,
    /// Markdown: code and front matter are left alone.
    Markdown,
    /// A mail as a program saved it: headers, other parts than text, and what is quoted below are left alone.
    Mail,
}

impl Markup {
    /// The markup that a file's name tells: 「返信.md」.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        match name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).as_deref() {
            Some("md" | "markdown" | "mkd") => Self::Markdown,
            Some("eml") => Self::Mail,
            _ => Self::Plain,
        }
    }
}

/// One draft of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Draft {
    span: Span,
    /// What in it is no prose, counted from the beginning of the file.
    outside: Vec<Span>,
}

impl Linter {
    /// What there is to say about the drafts of a file, which lines of `---` part: errors first, then by place.
    pub fn lint_file(&mut self, text: &str, markup: Markup, situation: &Situation) -> Vec<Finding> {
        let mut findings = Vec::new();
        for draft in drafts(text, markup) {
            let outside: Vec<Span> = draft.outside.iter().map(|span| moved_back(*span, draft.span.start)).collect();
            let mut found = self.lint_prose(draft.span.of(text), &outside, situation);
            for finding in &mut found {
                finding.shift(draft.span.start);
            }
            findings.append(&mut found);
        }
        conflict::order(&mut findings);
        findings
    }
}

fn moved_back(span: Span, by: u32) -> Span {
    Span { start: span.start.saturating_sub(by), end: span.end.saturating_sub(by) }
}

fn drafts(text: &str, markup: Markup) -> Vec<Draft> {
    let outside = match markup {
        Markup::Plain => Vec::new(),
        Markup::Markdown => markdown(text),
        Markup::Mail => mail(text),
    };
    let mut drafts = Vec::new();
    let mut start = 0;
    let mut lines = Lines::new(text);
    let mut from = 0;
    while let Some((line, span)) = lines.next() {
        while outside.get(from).is_some_and(|it| it.end <= span.start) {
            from += 1;
        }
        let covered = outside.get(from).is_some_and(|it| it.contains(span));
        if line == "---" && markup != Markup::Mail && !covered {
            push(start, span.start, &outside, &mut drafts);
            start = lines.at;
        }
    }
    push(start, u32::try_from(text.len()).unwrap_or(u32::MAX), &outside, &mut drafts);
    drafts
}

fn push(start: u32, end: u32, outside: &[Span], drafts: &mut Vec<Draft>) {
    let first = outside.partition_point(|span| span.end <= start);
    let last = outside.partition_point(|span| span.start < end);
    drafts.push(Draft { span: Span { start, end }, outside: outside[first..last.max(first)].to_vec() });
}

/// The lines of a text with where they stand, without their line feeds.
struct Lines<'t> {
    text: &'t str,
    /// Where the next line begins.
    at: u32,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }
}

impl<'t> Iterator for Lines<'t> {
    type Item = (&'t str, Span);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at as usize;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let whole = rest.find('\n').map_or(rest.len(), |end| end + 1);
        let line = rest[..whole].trim_end_matches(['\n', '\r']);
        self.at = u32::try_from(start + whole).unwrap_or(u32::MAX);
        Some((line.trim_end(), Span::new(start, start + line.len())))
    }
}

/// Front matter, fenced and indented code, code in a line, comments.
fn markdown(text: &str) -> Vec<Span> {
    let mut outside: Vec<Span> = Vec::new();
    let mut fence: Option<(&str, u32)> = None;
    let mut front = text.starts_with("---\n") || text.starts_with("---\r\n");
    let closes_front = |line: &str| line == "---" || line == "...";
    front &= Lines::new(text).skip(1).take(100).any(|(line, _)| closes_front(line));
    let mut blank = true;
    for (at, (line, span)) in Lines::new(text).enumerate() {
        let inner = line.trim_start();
        if front {
            outside.push(span);
            front = at == 0 || !closes_front(line);
            continue;
        }
        if let Some((mark, start)) = fence {
            if inner.starts_with(mark) && inner.trim_matches(['`', '~']).is_empty() {
                outside.push(Span { start, end: span.end });
                fence = None;
            }
        } else if inner.starts_with("```") || inner.starts_with("~~~") {
            fence = Some((&inner[..3], span.start));
        } else if blank && (line.starts_with("    ") || line.starts_with('\t')) && !inner.is_empty() {
            outside.push(span);
            continue;
        } else {
            code_spans(line, span.start, &mut outside);
        }
        blank = inner.is_empty();
    }
    if let Some((_, start)) = fence {
        outside.push(Span { start, end: u32::try_from(text.len()).unwrap_or(u32::MAX) });
    }
    outside
}

/// 「`code`」 in a line, with as many backticks behind as before.
fn code_spans(line: &str, base: u32, outside: &mut Vec<Span>) {
    let mut from = 0;
    while let Some(open) = line[from..].find('`').map(|at| at + from) {
        let ticks = line[open..].len() - line[open..].trim_start_matches('`').len();
        let inside = open + ticks;
        let close = line[inside..].match_indices(&line[open..inside]).map(|(at, _)| at + inside).next();
        let Some(close) = close else { break };
        outside.push(Span::new(base as usize + open, base as usize + close + ticks));
        from = close + ticks;
    }
}

/// The headers of a mail and of its parts, parts that are no plain text, and the mail quoted below.
fn mail(text: &str) -> Vec<Span> {
    let mut outside: Vec<Span> = Vec::new();
    let mut head = Some(Head::default());
    let mut boundaries: Vec<String> = Vec::new();
    let (mut opaque, mut quoted) = (false, false);
    for (line, span) in Lines::new(text) {
        let part = line.strip_prefix("--").map(|it| it.strip_suffix("--").unwrap_or(it));
        if part.is_some_and(|part| boundaries.iter().any(|known| known == part)) {
            (opaque, quoted, head) = (false, false, Some(Head::default()));
            outside.push(span);
            continue;
        }
        if let Some(reading) = &mut head {
            outside.push(span);
            if line.is_empty() {
                opaque = reading.is_opaque();
                boundaries.extend(reading.boundary());
                head = None;
            } else {
                reading.add(line);
            }
            continue;
        }
        quoted |= opens_quote(line);
        if (opaque || quoted) && span.start < span.end {
            outside.push(span);
        }
    }
    outside
}

/// The header lines of a mail or of one of its parts.
#[derive(Default)]
struct Head {
    /// Lower case, continuation lines joined.
    fields: Vec<String>,
    /// The content type as written: a boundary keeps its letters.
    content_type: String,
    in_type: bool,
}

impl Head {
    fn add(&mut self, line: &str) {
        let lower = line.to_ascii_lowercase();
        if line.starts_with([' ', '\t']) {
            if let Some(last) = self.fields.last_mut() {
                last.push_str(&lower);
            }
        } else {
            self.in_type = lower.starts_with("content-type:");
            self.fields.push(lower);
        }
        if self.in_type {
            self.content_type.push_str(line);
        }
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find_map(|field| field.strip_prefix(name)?.strip_prefix(':')).map(str::trim)
    }

    /// Whether what follows is no text that can be read as it stands.
    fn is_opaque(&self) -> bool {
        let kind = self.field("content-type").unwrap_or("text/plain");
        let coded = self.field("content-transfer-encoding").unwrap_or("8bit");
        !kind.starts_with("text/plain") && !kind.starts_with("multipart/")
            || matches!(coded, "base64" | "quoted-printable")
    }

    fn boundary(&self) -> Option<String> {
        let at = self.content_type.to_ascii_lowercase().find("boundary=")? + "boundary=".len();
        let value = self.content_type.get(at..)?;
        let value = value.strip_prefix('"').map_or_else(
            || value.split([';', ' ']).next().unwrap_or_default(),
            |quoted| quoted.split('"').next().unwrap_or_default(),
        );
        (!value.is_empty()).then(|| value.to_owned())
    }
}

/// The line above an earlier mail: 「-----Original Message-----」, 「2026年11月18日(水) 10:02 田中 <…>:」.
fn opens_quote(line: &str) -> bool {
    let inner = line.trim();
    let bare = inner.trim_matches(['-', ' ', '_']);
    let marked = inner.starts_with("--") && matches!(bare, "Original Message" | "元のメッセージ" | "Forwarded message");
    let introduced =
        inner.ends_with([':', '：']) && inner.contains('@') && inner.contains(|c: char| c.is_ascii_digit());
    marked || introduced || inner.starts_with("On ") && inner.ends_with("wrote:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, markup: Markup, wanted: &[&str]) {
        let prose: Vec<String> = drafts(text, markup)
            .iter()
            .map(|draft| {
                let mut prose = draft.span.of(text).to_owned();
                for span in draft.outside.iter().rev() {
                    let span = moved_back(*span, draft.span.start);
                    prose.replace_range(span.start as usize..(span.end as usize).min(prose.len()), "…");
                }
                prose
            })
            .collect();
        assert_eq!(prose, wanted);
    }

    #[test]
    fn plain_drafts() {
        check("一通目\n---\n二通目\n", Markup::Plain, &["一通目\n", "二通目\n"]);
        check("一通目\r\n---\r\n二通目", Markup::Plain, &["一通目\r\n", "二通目"]);
        check("線は\n----\n分けない", Markup::Plain, &["線は\n----\n分けない"]);
        check("", Markup::Plain, &[""]);
    }

    #[test]
    fn markdown_is_left_alone() {
        check("---\na: 1\n---\n本文`x`です\n", Markup::Markdown, &["…\n…\n…\n本文…です\n"]);
        check("一\n\n```\n---\n```\n二\n---\n三", Markup::Markdown, &["一\n\n…\n二\n", "三"]);
        check("一\n\n    code\n二`閉じない\n~~~\nあ", Markup::Markdown, &["一\n\n…\n二`閉じない\n…"]);
    }

    #[test]
    fn mail_heads_and_parts_are_left_alone() {
        check("To: a@b.jp\nSubject: x\n y\n\n本文\n---\n署名", Markup::Mail, &["…\n…\n…\n…\n本文\n---\n署名"]);
        let parts = "Content-Type: multipart/alternative; boundary=\"Xy\"\n\n--Xy\nContent-Type: text/plain\n\n本文\n--Xy\n\
                     Content-Type: text/html\n\n<p>\n--Xy--\n";
        check(parts, Markup::Mail, &["…\n…\n…\n…\n…\n本文\n…\n…\n…\n…\n…\n"]);
        check("A: b\n\n本文\n2026年11月18日(水) 田中 <t@a.jp>:\n前の", Markup::Mail, &["…\n…\n本文\n…\n…"]);
    }
}
