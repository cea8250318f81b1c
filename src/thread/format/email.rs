//! E-mail: header blocks and attribution lines, quoting in either order, newest on top or at the bottom.

use std::collections::HashMap;

use super::super::cursor::is_space;
use super::super::entry::{Body, Draft, Entry, Kind};
use super::super::head::is_rule;
use super::super::stamp::RawStamp;
use super::super::{day::Day, name, notice};
use super::mail_head::{self, Opening};

/// Whether a paste begins with the header of a mail or with other words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opens {
    AtOnce,
    /// Words of nobody stand before the first of so many headers.
    Later {
        mails: usize,
    },
}

/// The mails of a paste, when there are headers of mails in it.
pub(crate) fn read(text: &str) -> Option<(Draft<'_>, Opens)> {
    if !mail_head::may_occur(text) {
        return None;
    }
    let lines: Vec<(usize, &str)> = text.split('\n').map(|line| depth(line.trim_end_matches(is_space))).collect();
    let mut reader = Reader::default();
    let mut at = 0;
    while let Some(&(level, line)) = lines.get(at) {
        if let Some(opening) = mail_head::opening(&lines, at) {
            at += opening.lines;
            reader.open(level, opening);
        } else {
            if is_notice(&lines, at) {
                reader.notice(line);
            } else {
                reader.line(level, line);
            }
            at += 1;
        }
    }
    let opens = if reader.implicit { Opens::Later { mails: reader.strong } } else { Opens::AtOnce };
    reader.finish().map(|draft| (draft, opens))
}

/// How deep a line is quoted, and the line without the quote marks.
fn depth(line: &str) -> (usize, &str) {
    let (mut level, mut rest) = (0, line);
    while let Some(inner) = rest.strip_prefix(['>', '＞']) {
        level += 1;
        rest = inner.strip_prefix(' ').filter(|it| it.starts_with(['>', '＞'])).unwrap_or(inner);
    }
    (level, if level > 0 { rest.strip_prefix(' ').unwrap_or(rest) } else { rest })
}

/// Whether the service wrote this paragraph of one line.
fn is_notice(lines: &[(usize, &str)], at: usize) -> bool {
    let alone = |it: Option<usize>| it.and_then(|it| lines.get(it)).is_none_or(|it| it.1.is_empty());
    let Some(&(0, line)) = lines.get(at) else { return false };
    alone(at.checked_sub(1)) && alone(Some(at + 1)) && notice::of(line).is_some_and(|it| !it.loose)
}

/// A mail being read.
struct Mail<'a> {
    entry: Entry<'a>,
    /// How deep its own words are quoted; not known before the first of them.
    level: Option<usize>,
    /// How deep its header stands.
    floor: usize,
    body: Body,
}

#[derive(Default)]
struct Reader<'a> {
    mails: Vec<Mail<'a>>,
    /// The mails whose words may go on, outermost first.
    stack: Vec<usize>,
    subject: Option<&'a str>,
    recipients: Vec<(&'a str, Option<&'a str>)>,
    strong: usize,
    /// Whether words stand before the first header.
    implicit: bool,
}

impl<'a> Reader<'a> {
    fn open(&mut self, level: usize, opening: Opening<'a>) {
        let Opening { name, address, stamp, subject, to, block, strong, body: first, .. } = opening;
        if let Some(mail) = self.stack.last().and_then(|&it| self.mails.get_mut(it))
            && level >= mail.floor
        {
            mail.level = mail.level.or(Some(level));
        }
        if block {
            self.stack.retain(|&it| self.mails.get(it).is_some_and(|mail| mail.level.is_some_and(|own| own < level)));
        }
        self.strong += usize::from(strong);
        self.subject = self.subject.or(subject);
        self.recipients.extend(to);
        let entry = Entry { name, address, stamp, ..Entry::default() };
        self.stack.push(self.mails.len());
        let mut body = Body::default();
        body.push(first);
        self.mails.push(Mail { entry, level: None, floor: level, body });
    }

    fn notice(&mut self, line: &'a str) {
        let mut body = Body::default();
        body.push(line);
        let entry = Entry { kind: Kind::Notice, ..Entry::default() };
        self.mails.push(Mail { entry, level: Some(0), floor: 0, body });
    }

    fn line(&mut self, level: usize, line: &'a str) {
        if mail_head::is_separator(line) {
            return;
        }
        if line.is_empty() {
            if let Some(mail) = self.stack.last().and_then(|&it| self.mails.get_mut(it)) {
                mail.body.push("");
            }
            return;
        }
        if let Some(mail) = self.stack.last().and_then(|&it| self.mails.get_mut(it))
            && mail.level.is_none()
            && level >= mail.floor
        {
            mail.level = Some(level);
        }
        while let Some(mail) = self.stack.last().and_then(|&it| self.mails.get(it)) {
            if mail.level.is_some_and(|own| own <= level) {
                break;
            }
            self.stack.pop();
        }
        let Some(mail) = self.stack.last().and_then(|&it| self.mails.get_mut(it)) else {
            if !is_rule(line) {
                self.implicit(level, line);
            }
            return;
        };
        match level - mail.level.unwrap_or(level) {
            0 => mail.body.push(line),
            deeper => mail.body.push(&format!("{} {line}", ">".repeat(deeper))),
        }
    }

    /// Words before any header: a reply whose writer nothing names.
    fn implicit(&mut self, level: usize, line: &'a str) {
        let mut body = Body::default();
        body.push(line);
        self.implicit |= self.mails.iter().all(|it| it.entry.kind == Kind::Notice);
        self.stack.insert(0, self.mails.len());
        self.mails.push(Mail { entry: Entry::default(), level: Some(level), floor: level, body });
    }

    fn finish(self) -> Option<Draft<'a>> {
        if self.strong == 0 {
            return None;
        }
        let mut entries: Vec<Entry<'a>> = Vec::with_capacity(self.mails.len());
        let mut bodies = Bodies::default();
        let mut seen: HashMap<(String, Option<Day>, u32, u32), usize> = HashMap::new();
        for mut mail in self.mails {
            let body = without_trailing_rules(&mail.body.take()).to_owned();
            if body.is_empty() || mail.entry.kind == Kind::Notice {
                if !body.is_empty() {
                    entries.push(Entry { body, ..mail.entry });
                }
                continue;
            }
            let clock = mail.entry.stamp.clock;
            let key = (
                name::key(mail.entry.address.unwrap_or(mail.entry.name)),
                mail.entry.stamp.day,
                clock.map_or(99, |it| it.hour),
                clock.map_or(99, |it| it.minute),
            );
            let dated = mail.entry.stamp.day.is_some();
            let repeated = dated && seen.contains_key(&key) || bodies.repeats(&body, mail.floor > 0 || !dated);
            if repeated {
                continue;
            }
            seen.insert(key, entries.len());
            entries.push(Entry { body, ..mail.entry });
        }
        name_the_nameless(&mut entries);
        let subject = self.subject.map(without_reply_marks);
        Some(Draft { entries, subject, recipients: self.recipients, ..Draft::default() })
    }
}

/// The bodies read so far without their spaces, in which a quoted copy is looked for.
#[derive(Default)]
struct Bodies(Vec<String>);

impl Bodies {
    /// A copy is looked for among so many bodies before it; shorter words than these are no copy.
    const REACH: usize = 64;
    const SHORTEST: usize = 12;

    /// Adds a body; whether it is a quoted one that only repeats an earlier.
    fn repeats(&mut self, body: &str, quoted: bool) -> bool {
        let words: String = body.chars().filter(|it| !is_space(*it) && *it != '\n').collect();
        let copied = quoted
            && words.chars().count() > Self::SHORTEST
            && self.0.iter().rev().take(Self::REACH).any(|it| it.contains(&words));
        self.0.push(words);
        copied
    }
}

/// Rules and blank lines at the end separate mails.
fn without_trailing_rules(body: &str) -> &str {
    let body = body.trim_end();
    let Some((before, last)) = body.rsplit_once('\n') else { return if is_rule(body) { "" } else { body } };
    let opened = before.split('\n').filter(|it| is_rule(it.trim())).count();
    if is_rule(last.trim()) && opened % 2 == 0 { before.trim_end() } else { body }
}

fn without_reply_marks(subject: &str) -> &str {
    let mut subject = subject.trim_matches(is_space);
    while let Some(rest) =
        ["Re:", "RE:", "re:", "Fwd:", "FW:", "Fw:", "Re：", "RE："].iter().find_map(|it| subject.strip_prefix(it))
    {
        subject = rest.trim_start_matches(is_space);
    }
    subject
}

/// A reply without a header answers the mail that it stands above: it comes from the other of two writers.
fn name_the_nameless(entries: &mut [Entry<'_>]) {
    let mut keys: Vec<String> = Vec::new();
    let mut writers = Vec::new();
    for entry in entries.iter().filter(|it| !it.name.is_empty() && it.kind == Kind::Message) {
        let key = name::key(entry.name);
        if !keys.contains(&key) {
            keys.push(key);
            writers.push((entry.name, entry.address));
        }
    }
    for at in 0..entries.len() {
        let Some(next) = entries.get(at + 1).map(|it| name::key(it.name)) else { break };
        if let Some(entry) = entries
            .get_mut(at)
            .filter(|it| it.name.is_empty() && it.kind == Kind::Message && it.stamp == RawStamp::default())
            && let [one, other] = &writers[..]
        {
            let (name, address) = if name::key(one.0) == next { *other } else { *one };
            entry.name = name;
            entry.address = address;
        }
    }
}
