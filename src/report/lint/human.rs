//! Findings for people: what, where, why, and the sentence as it could be.

use std::io::{self, Write};

use anstyle::Style;

use super::Linted;
use super::place::{Index, window};
use crate::lint::{Edit, Finding, Severity};
use crate::report::human::line::{COLUMNS, clip, one_line, width, wrap};
use crate::report::human::style::{ALARM, CAUTION, HEADING, QUIET};
use crate::text::Span;

/// How far around a place its line is shown, in bytes.
const REACH: u32 = 240;
/// The columns that a message or a rewritten line takes at most.
const LONGEST: usize = 6 * COLUMNS;

/// How much is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// Without the summary, and without a word where nothing was found.
    pub quiet: bool,
    /// With every suggestion instead of the first.
    pub suggest: bool,
}

/// Writes the findings of each file and how many there are.
///
/// # Errors
/// What `out` reports.
pub fn human(out: &mut dyn Write, files: &[Linted<'_>], voice: Voice) -> io::Result<()> {
    for file in files {
        let index = Index::new(file.text);
        for finding in file.findings {
            one(out, file, &index, finding, voice)?;
        }
    }
    if voice.quiet { Ok(()) } else { summary(out, files) }
}

/// 「送信前に直す 1・直すとよい 3・参考 2」.
fn summary(out: &mut dyn Write, files: &[Linted<'_>]) -> io::Result<()> {
    let all = || files.iter().flat_map(|file| file.findings);
    let accepted: usize = files.iter().map(|file| file.accepted.len()).sum();
    let rest = if accepted > 0 { format!("（ほかに受け入れ済み {accepted}）") } else { String::new() };
    if all().next().is_none() {
        return writeln!(out, "気になる点はありません{rest}");
    }
    let counts = Severity::ALL.map(|severity| (severity, all().filter(|it| it.severity == severity).count()));
    let parts: Vec<_> = counts.iter().map(|(severity, count)| format!("{} {count}", severity.label())).collect();
    writeln!(out, "{HEADING}{}{HEADING:#}{rest}", parts.join("・"))
}

fn style(severity: Severity) -> Style {
    match severity {
        Severity::Error => ALARM,
        Severity::Warning => CAUTION,
        Severity::Hint => QUIET,
    }
}

fn one(out: &mut dyn Write, file: &Linted<'_>, index: &Index<'_>, finding: &Finding, voice: Voice) -> io::Result<()> {
    let color = style(finding.severity);
    let rule = finding.rule;
    writeln!(out, "{color}{}{color:#} {QUIET}[{rule}]{QUIET:#}", finding.severity.label())?;
    let place = index.place(finding.span.start);
    let gutter = place.line.to_string().len();
    let path = if file.path == "-" { "標準入力".to_owned() } else { one_line(file.path) };
    writeln!(out, "{:gutter$}{QUIET}--> {path}:{}:{}{QUIET:#}", "", place.line, place.column)?;
    let snippet = Snippet::new(file.text, index.line(finding.span.start), finding.span, COLUMNS - gutter - 4);
    writeln!(out, "{:gutter$} {QUIET}|{QUIET:#}", "")?;
    writeln!(out, "{QUIET}{} |{QUIET:#} {}{}{}", place.line, snippet.before, snippet.words, snippet.after)?;
    let (indent, carets) = (width(&snippet.before), width(&snippet.words).max(1));
    writeln!(out, "{:gutter$} {QUIET}|{QUIET:#} {:indent$}{color}{}{color:#}", "", "", "^".repeat(carets))?;
    let mut note = |label: &str, text: &str| note(out, gutter, label, text);
    note("", &one_line(&finding.message))?;
    if let Some(edit) = &finding.fix {
        note("修正：", &rewritten(file.text, index, edit))?;
    }
    let shown = if voice.suggest { finding.suggestions.len() } else { usize::from(finding.fix.is_none()) };
    for edit in finding.suggestions.iter().take(shown) {
        note("案：", &rewritten(file.text, index, edit))?;
    }
    for span in &finding.related {
        let place = index.place(span.start);
        note("もう一つ：", &format!("{}行{}列「{}」", place.line, place.column, one_line(span.of(file.text))))?;
    }
    let also: Vec<_> = finding.also.iter().map(|also| also.rule).collect();
    if !also.is_empty() {
        note("同じ箇所：", &also.join("、"))?;
    }
    writeln!(out)
}

fn note(out: &mut dyn Write, gutter: usize, label: &str, text: &str) -> io::Result<()> {
    let indent = gutter + 3;
    let text = clip(&format!("{label}{text}"), LONGEST);
    for (i, line) in wrap(&text, COLUMNS - indent).iter().enumerate() {
        let mark = if i == 0 { "=" } else { " " };
        writeln!(out, "{:gutter$} {QUIET}{mark}{QUIET:#} {line}", "")?;
    }
    Ok(())
}

/// The lines of an edit as they would be.
fn rewritten(text: &str, index: &Index<'_>, edit: &Edit) -> String {
    let lines = Span { start: index.line(edit.span.start).start, end: index.line(edit.span.end).end };
    let shown = window(text, lines, edit.span, REACH);
    let before = Span { start: shown.start, end: edit.span.start }.of(text);
    let after = Span { start: edit.span.end, end: shown.end }.of(text);
    let (cut, goes_on) = (shown.start > lines.start, shown.end < lines.end);
    let marks = [if cut { "…" } else { "" }, if goes_on { "…" } else { "" }];
    let line = one_line(&[marks[0], before, &edit.text, after, marks[1]].concat());
    if line.is_empty() { "（削除）".to_owned() } else { line }
}

/// A line with the words of a finding, cut where it is too wide, nothing in it that a terminal would obey.
struct Snippet {
    before: String,
    words: String,
    after: String,
}

impl Snippet {
    fn new(text: &str, line: Span, span: Span, columns: usize) -> Self {
        let whole = line;
        let line = window(text, whole, Span { start: span.start, end: span.start }, 2 * REACH);
        let end = span.end.min(line.end).max(span.start);
        let plain = |start: u32, end: u32| kept(Span { start, end: end.max(start) }.of(text));
        let mut snippet =
            Self { before: plain(line.start, span.start), words: plain(span.start, end), after: plain(end, line.end) };
        if span.end > whole.end {
            snippet.after.push('⏎');
        }
        if line.start > whole.start {
            snippet.before.insert(0, '…');
        }
        snippet.fit(columns);
        snippet
    }

    fn fit(&mut self, columns: usize) {
        if width(&self.words) + 8 > columns {
            self.words = head(&self.words, columns - 8);
            self.words.push('…');
            self.after.clear();
        }
        let rest = columns.saturating_sub(width(&self.words));
        let room = rest.saturating_sub(width(&self.after)).max(rest / 2);
        if width(&self.before) > room {
            self.before = format!("…{}", tail(&self.before, room.saturating_sub(2)));
        }
        let room = rest.saturating_sub(width(&self.before));
        if width(&self.after) > room {
            self.after = head(&self.after, room.saturating_sub(2));
            self.after.push('…');
        }
    }
}

/// The words with their spaces, harmless.
fn kept(text: &str) -> String {
    text.split([' ', '\t']).map(one_line).collect::<Vec<_>>().join(" ")
}

fn head(text: &str, columns: usize) -> String {
    let mut used = 0;
    text.chars()
        .take_while(|c| {
            used += width(c.encode_utf8(&mut [0; 4]));
            used <= columns
        })
        .collect()
}

fn tail(text: &str, columns: usize) -> String {
    let mut used = 0;
    let mut last: Vec<char> = text
        .chars()
        .rev()
        .take_while(|c| {
            used += width(c.encode_utf8(&mut [0; 4]));
            used <= columns
        })
        .collect();
    last.reverse();
    last.into_iter().collect()
}
