//! From the entries of a layout to a thread: instants, order of sending, parties, attachments, quoted parts.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset};

use super::entry::{Draft, Entry, Kind};
use super::{Event, EventKind, Format, Message, Parsed, Party, Role, Room, Stamp, Thread};
use super::{attachment, dating, mark_owner, name, notice, quote};
use crate::error::Notice;

/// The thread that these entries make.
pub(crate) fn thread(draft: Draft<'_>, format: Format, now: DateTime<FixedOffset>) -> Parsed<Thread> {
    let Draft { entries, subject, recipients, counterpart, owner, skipped, cut } = draft;
    let stamps: Vec<_> = entries.iter().map(|it| it.stamp).collect();
    let (instants, assumed) = dating::resolve(&stamps, now);
    let falling = dating::is_falling(&stamps);
    let mut dated: Vec<_> = entries.into_iter().zip(instants).collect();
    if falling {
        dated.reverse();
    }
    let subject = subject.map(str::to_owned);
    let about = About { format, subject, recipients, owner, counterpart };
    let mut parsed = from_dated(dated, about, assumed);
    for (place, count) in [("冒頭", skipped), ("末尾", cut)] {
        if count > 0 && !parsed.value.messages.is_empty() {
            let text = format!("{place}の{count}行は差出人が分からないため、読み飛ばしました。");
            parsed.notices.push(Notice { id: "skipped-lines", text, span: None });
        }
    }
    parsed
}

/// The thread of messages that a source gives one by one with their instants.
pub(super) fn composed(dated: Vec<(Entry<'_>, Option<Stamp>)>, room: &Room) -> Parsed<Thread> {
    let about = About {
        format: room.format,
        subject: room.subject.clone(),
        recipients: room.recipients.iter().map(|(name, address)| (name.as_str(), address.as_deref())).collect(),
        owner: room.owner.as_deref(),
        counterpart: room.counterpart.as_deref(),
    };
    from_dated(dated, about, false)
}

/// What is known of a conversation beside its messages.
struct About<'a> {
    format: Format,
    subject: Option<String>,
    recipients: Vec<(&'a str, Option<&'a str>)>,
    owner: Option<&'a str>,
    counterpart: Option<&'a str>,
}

fn from_dated(mut dated: Vec<(Entry<'_>, Option<Stamp>)>, about: About<'_>, assumed: bool) -> Parsed<Thread> {
    let disordered = into_order(&mut dated, about.format);
    let mut thread = Thread { format: about.format, subject: about.subject, ..Thread::default() };
    let mut parties = Parties::default();
    let mut read = Vec::new();
    for (entry, at) in dated {
        add(&mut thread, &mut parties, &mut read, entry, at);
    }
    quote::mark_all(&mut thread.messages, &parties.list);
    let alone = parties.list.len() == 1;
    for (written, address) in about.recipients.into_iter().filter(|_| alone) {
        parties.index(written, address);
    }
    thread.parties = parties.list;
    thread.owner_hint = mark_owner::by_marks(&thread, &read, about.owner, about.counterpart);
    let notices = notices(&thread, assumed, disordered);
    Parsed { value: thread, notices }
}

/// Sorts by time where every message has one; whether the paste was out of order.
fn into_order(dated: &mut [(Entry<'_>, Option<Stamp>)], format: Format) -> bool {
    let rises = |list: &[(Entry<'_>, Option<Stamp>)]| {
        let mut last = None;
        list.iter().filter_map(|(_, at)| at.as_ref()).all(|stamp| {
            let fine = last.is_none_or(|last| last <= stamp.at);
            last = Some(stamp.at);
            fine
        })
    };
    if rises(dated) {
        return false;
    }
    let timed = |(entry, at): &(Entry<'_>, Option<Stamp>)| entry.kind == Kind::Notice || at.is_some_and(|it| it.timed);
    if format != Format::Line && dated.iter().all(timed) {
        let mut last = None;
        let mut keyed: Vec<_> = dated
            .iter_mut()
            .map(|slot| {
                last = slot.1.map(|it| it.at).or(last);
                (last, std::mem::take(slot))
            })
            .collect();
        keyed.sort_by_key(|(at, _)| *at);
        dated.iter_mut().zip(keyed).for_each(|(slot, (_, entry))| *slot = entry);
    }
    true
}

fn add(thread: &mut Thread, parties: &mut Parties, read: &mut Vec<bool>, entry: Entry<'_>, at: Option<Stamp>) {
    if entry.kind == Kind::Notice {
        let known = notice::of(&entry.body);
        thread.platform = thread.platform.or(known.and_then(|it| it.platform));
        let party = (!entry.name.is_empty())
            .then(|| parties.known(entry.name))
            .flatten()
            .or_else(|| parties.list.iter().position(|it| begins_with_name(&entry.body, &it.name)));
        let kind = known.map_or(EventKind::Other, |it| it.kind);
        thread.events.push(Event { kind, at, after: thread.messages.len(), party, text: entry.body });
        return;
    }
    let party = parties.index(entry.name, entry.address);
    let attachments = attachment::of(&entry.body);
    thread.messages.push(Message { party, at, text: entry.body, quoted: Vec::new(), attachments });
    read.push(entry.read);
}

fn begins_with_name(text: &str, name: &str) -> bool {
    !name.is_empty() && text.strip_prefix(name).is_some_and(|rest| rest.starts_with("さん") || rest.starts_with('が'))
}

/// The parties seen so far, found by name or by mail address.
#[derive(Default)]
struct Parties {
    list: Vec<Party>,
    by_key: HashMap<String, usize>,
    /// The last spelling asked for, since writers come in runs and names repeat.
    by_spelling: HashMap<String, usize>,
}

/// The name of a writer whom nothing names.
pub(crate) const NAMELESS: &str = "（差出人不明）";

impl Parties {
    fn known(&self, written: &str) -> Option<usize> {
        self.by_key.get(&name::key(written)).copied()
    }

    fn index(&mut self, written: &str, address: Option<&str>) -> usize {
        let written = if written.is_empty() && address.is_none() { NAMELESS } else { written };
        if let (Some(&found), None) = (self.by_spelling.get(written), address) {
            return found;
        }
        let shown = name::shown(written);
        let shown = if shown.is_empty() { address.unwrap_or(written) } else { shown };
        let mail = address.map(str::to_lowercase);
        let found =
            mail.as_ref().and_then(|it| self.by_key.get(it)).or_else(|| self.by_key.get(&name::key(shown))).copied();
        let index = found.unwrap_or_else(|| {
            self.list.push(Party { name: shown.to_owned(), address: None, role: Role::Unknown });
            self.list.len() - 1
        });
        if let Some(party) = self.list.get_mut(index)
            && let Some(mail) = mail
        {
            if party.address.is_none() {
                party.address = Some(mail.clone());
            }
            self.by_key.entry(mail).or_insert(index);
        }
        self.by_key.entry(name::key(shown)).or_insert(index);
        self.by_spelling.insert(written.to_owned(), index);
        index
    }
}

fn notices(thread: &Thread, assumed: bool, disordered: bool) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut note = |id, text: String| notices.push(Notice { id, text, span: None });
    let undated = thread.messages.iter().filter(|it| it.at.is_none()).count();
    if undated > 0 && undated < thread.messages.len() {
        note(
            "undated-message",
            format!(
                "日時の読み取れないメッセージが{undated}通あります。貼り付けの順に並んでいるものとして読みました。"
            ),
        );
    }
    if assumed {
        note(
            "assumed-day",
            "日付のない時刻があります。最後のメッセージが今日（または昨日）に近いものとして読みました。".to_owned(),
        );
    }
    if disordered {
        note("times-out-of-order", "日時が前後しているメッセージがあります。".to_owned());
    }
    if thread.parties.iter().any(|it| it.name == NAMELESS) {
        note("nameless-message", "差出人の名前が見つからないメッセージがあります。".to_owned());
    }
    notices
}
