//! What a layout reader hands on: messages and notices as they stand, not yet dated, ordered or attributed to parties.

use std::mem;

use super::head::{Line, Look};
use super::mark::Mark;
use super::stamp::RawStamp;

/// One message or notice as it stands in the paste.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry<'a> {
    /// The writer as named; empty when nothing names one.
    pub(crate) name: &'a str,
    pub(crate) address: Option<&'a str>,
    pub(crate) stamp: RawStamp,
    pub(crate) body: String,
    pub(crate) kind: Kind,
    /// Whether a read mark stood beside it.
    pub(crate) read: bool,
}

/// Whether somebody wrote it or the service did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    #[default]
    Message,
    Notice,
}

/// What a layout reader found.
#[derive(Debug, Default)]
pub(crate) struct Draft<'a> {
    pub(crate) entries: Vec<Entry<'a>>,
    /// The title of the room or the subject of the mail.
    pub(crate) subject: Option<&'a str>,
    /// Somebody who is addressed: the mail's 「宛先」.
    pub(crate) recipients: Vec<(&'a str, Option<&'a str>)>,
    /// How many lines of words before the first message belong to nobody.
    pub(crate) skipped: usize,
    /// How many lines of words behind the last message belong to nobody.
    pub(crate) cut: usize,
    /// The party to whom the export belongs: an account's own name.
    pub(crate) owner: Option<&'a str>,
    /// The party that the layout itself names as the other side: 「…とのトーク履歴」.
    pub(crate) counterpart: Option<&'a str>,
}

/// A body under construction: blank lines at both ends are dropped, the marks of the screen left out.
#[derive(Debug, Default)]
pub(crate) struct Body {
    text: String,
    blanks: usize,
}

impl Body {
    pub(crate) fn push(&mut self, line: &str) {
        if line.is_empty() {
            self.blanks += usize::from(!self.text.is_empty());
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        for _ in 0..mem::take(&mut self.blanks) {
            self.text.push('\n');
        }
        self.text.push_str(line);
    }

    /// Whether the next line will stand behind a blank one.
    pub(crate) fn is_apart(&self) -> bool {
        self.blanks > 0
    }

    pub(crate) fn take(&mut self) -> String {
        self.blanks = 0;
        mem::take(&mut self.text)
    }
}

/// The body that `lines` make, and whether a read mark was among them.
pub(crate) fn body_of(lines: &[Line<'_>]) -> (String, bool) {
    let mut body = Body::default();
    let read = push_lines(&mut body, lines);
    (body.take(), read)
}

/// Adds what somebody wrote among these lines; whether a read mark was among them.
pub(crate) fn push_lines(body: &mut Body, lines: &[Line<'_>]) -> bool {
    let mut read = false;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        match line.look {
            Look::Mark(Mark::Read | Mark::Unread) => read = true,
            Look::Mark(Mark::Edited | Mark::Furniture | Mark::Reaction) => {}
            Look::Mark(Mark::Emoji) if count_follows(lines, at) => {
                while lines.get(at).is_some_and(|it| !matches!(it.look, Look::Mark(Mark::Count))) {
                    at += 1;
                }
                at += 1;
            }
            _ => {
                let (text, tail_read) = without_edit_mark(line.text);
                read |= tail_read;
                body.push(text);
            }
        }
    }
    read
}

/// 「…お返事します！ (編集済み)」 → 「…お返事します！」.
fn without_edit_mark(line: &str) -> (&str, bool) {
    if line.ends_with([')', '）', ']', '読']) {
        let (text, read) = super::mark::strip_tail(line);
        if !text.is_empty() {
            return (text, read);
        }
    }
    (line, false)
}

/// Whether a reaction's count comes next, other emoji aside.
fn count_follows(lines: &[Line<'_>], at: usize) -> bool {
    lines.get(at..).is_some_and(|rest| {
        rest.iter()
            .find(|it| !matches!(it.look, Look::Mark(Mark::Emoji) | Look::Blank))
            .is_some_and(|it| it.look == Look::Mark(Mark::Count))
    })
}
