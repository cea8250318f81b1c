//! Conversations that were exported twice, in whole or in part: found by the messages that they share, and made one.
//!
//! The archive is gone through twice: first only a hash a message is kept, then the conversations that belong together are
//! put together.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::mem;

use chrono::{DateTime, FixedOffset};

use super::read::Job;
use crate::archive::{Body, Entry, Hints, Skip, Skipped};
use crate::error::Notice;
use crate::thread::{ReadHint, Room, Thread, Written, compose, name_key, read};

/// How many messages two conversations have to share; fewer only where the smaller has no more. A greeting that went to
/// several people in the same minute makes no two conversations one.
const SHARED: usize = 2;

/// With how many others a conversation is compared for one message.
const COMPARED: usize = 32;

/// Which conversations belong together.
#[derive(Debug, Default)]
pub(super) struct Groups {
    /// By the conversation's number in the archive: its group.
    of: HashMap<usize, usize>,
    /// By group: how many conversations are still to come, and those that came.
    waiting: BTreeMap<usize, (usize, Vec<Job>)>,
}

/// What is kept of a conversation in the first pass.
struct Sketch {
    parties: BTreeSet<String>,
    messages: usize,
}

/// The first pass.
#[derive(Default)]
pub(super) struct Survey {
    sketches: Vec<Sketch>,
    /// The hash of a message and the number of its conversation.
    hashes: Vec<(u64, u32)>,
}

impl Survey {
    /// Looks at the next conversation of the archive.
    pub(super) fn add(&mut self, job: &Job, me: &[String], now: DateTime<FixedOffset>) {
        let number = u32::try_from(self.sketches.len()).unwrap_or(u32::MAX);
        let thread = job.entry.as_ref().ok().and_then(|entry| thread_of(entry, me, now));
        let Some(thread) = thread else {
            self.sketches.push(Sketch { parties: BTreeSet::new(), messages: 0 });
            return;
        };
        let hashes: Vec<_> = marks(&thread).into_iter().flatten().collect();
        let parties = thread.parties.iter().map(|party| name_key(&party.name)).collect();
        self.sketches.push(Sketch { parties, messages: hashes.len() });
        self.hashes.extend(hashes.into_iter().map(|hash| (hash, number)));
    }

    /// The conversations that belong together.
    pub(super) fn groups(mut self) -> Groups {
        self.hashes.sort_unstable();
        self.hashes.dedup();
        let mut shared: BTreeMap<(u32, u32), usize> = BTreeMap::new();
        for same in self.hashes.chunk_by(|one, other| one.0 == other.0) {
            // What went to very many is no sign of anything but itself.
            for (at, (_, one)) in same.iter().enumerate().take(COMPARED) {
                for (_, other) in same.iter().skip(at + 1).take(COMPARED) {
                    *shared.entry((*one, *other)).or_default() += 1;
                }
            }
        }
        let mut roots: Vec<usize> = (0..self.sketches.len()).collect();
        for ((one, other), count) in shared {
            let (one, other) = (one as usize, other as usize);
            if self.belong_together(one, other, count) {
                let (one, other) = (root(&mut roots, one), root(&mut roots, other));
                let (first, last) = (one.min(other), one.max(other));
                if let Some(slot) = roots.get_mut(last) {
                    *slot = first;
                }
            }
        }
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for number in 0..roots.len() {
            members.entry(root(&mut roots, number)).or_default().push(number);
        }
        members.retain(|_, numbers| numbers.len() > 1);
        let of = members.iter().flat_map(|(group, numbers)| numbers.iter().map(|number| (*number, *group))).collect();
        let waiting = members.into_iter().map(|(group, numbers)| (group, (numbers.len(), Vec::new()))).collect();
        Groups { of, waiting }
    }

    fn belong_together(&self, one: usize, other: usize, shared: usize) -> bool {
        let (Some(one), Some(other)) = (self.sketches.get(one), self.sketches.get(other)) else { return false };
        let same = one.parties.is_subset(&other.parties) || other.parties.is_subset(&one.parties);
        same && shared >= SHARED.min(one.messages).min(other.messages)
    }
}

fn root(roots: &mut [usize], number: usize) -> usize {
    let mut at = number;
    while let Some(&up) = roots.get(at).filter(|up| **up != at) {
        let further = roots.get(up).copied().unwrap_or(up);
        if let Some(slot) = roots.get_mut(at) {
            *slot = further;
        }
        at = further;
    }
    at
}

impl Groups {
    /// What is to be read now that conversation `number` has come: itself, or, with the last of its group, all of them as
    /// one; `None` while others are waited for.
    pub(super) fn take(&mut self, number: usize, job: Job, me: &[String], now: DateTime<FixedOffset>) -> Option<Job> {
        let Some((left, came)) = self.of.get(&number).and_then(|group| self.waiting.get_mut(group)) else {
            return Some(job);
        };
        *left = left.saturating_sub(1);
        came.push(job);
        if *left > 0 { None } else { merged(mem::take(came), me, now) }
    }
}

/// The thread of an entry, as far as there is one.
fn thread_of(entry: &Entry, me: &[String], now: DateTime<FixedOffset>) -> Option<Thread> {
    match &entry.body {
        Body::Thread(thread) => Some(Thread::clone(thread)),
        Body::Text(text) => {
            let me = if entry.hints.me.is_empty() { me } else { &entry.hints.me };
            let hint = ReadHint { format: None, now: entry.hints.now.unwrap_or(now), me };
            read(text, &hint).value.into_iter().next()
        }
    }
}

/// By what each message is known again: who, in which minute, which words. `None` without a time.
fn marks(thread: &Thread) -> Vec<Option<u64>> {
    let keys: Vec<_> = thread.parties.iter().map(|party| name_key(&party.name)).collect();
    let mark = |message: &crate::thread::Message| {
        let stamp = message.at.filter(|stamp| stamp.timed)?;
        let mut hasher = DefaultHasher::new();
        keys.get(message.party).hash(&mut hasher);
        stamp.at.timestamp().div_euclid(60).hash(&mut hasher);
        for character in message.text.chars().filter(|it| !it.is_whitespace()) {
            character.hash(&mut hasher);
        }
        Some(hasher.finish())
    };
    thread.messages.iter().map(mark).collect()
}

/// One conversation with the messages of all, each once; it stands where the first of them stood.
fn merged(jobs: Vec<Job>, me: &[String], now: DateTime<FixedOffset>) -> Option<Job> {
    let count = jobs.len();
    let mut all: Option<Job> = None;
    let (mut hints, mut room, mut one) = (Hints::default(), Room::default(), true);
    let (mut written, mut skipped) = (Vec::new(), Skipped::default());
    let mut known: HashMap<u64, usize> = HashMap::new();
    let mut notes: BTreeSet<(Option<i64>, String)> = BTreeSet::new();
    for job in jobs {
        let thread = job.entry.as_ref().ok().and_then(|entry| thread_of(entry, me, now));
        if let (Ok(entry), Some(thread)) = (&job.entry, &thread) {
            add_hints(&mut hints, &entry.hints);
            one &= entry.one;
            if all.is_none() {
                room.format = thread.format;
            }
            room.subject = room.subject.or_else(|| thread.subject.clone());
            skipped.add_many(Skip::Duplicate, add_messages(&mut written, &mut known, thread));
            let events = thread.events.iter().map(|event| (event.at.map(|it| it.at.timestamp()), event));
            written.extend(events.filter(|(at, event)| notes.insert((*at, event.text.clone()))).map(|(_, event)| {
                Written { at: event.at, text: event.text.clone(), service: true, ..Written::default() }
            }));
            all.get_or_insert(job);
        }
    }
    let mut job = all?;
    let composed = compose(written, &room);
    let text = format!("重なって書き出された{count}個の会話を一つにまとめました。");
    let mut notices = vec![Notice { id: "merged-exports", text, span: None }];
    notices.extend(composed.notices);
    if let Ok(entry) = &mut job.entry {
        (entry.hints, entry.one, entry.notices) = (hints, one, notices);
        entry.skipped = skipped;
        entry.body = Body::Thread(Box::new(composed.value));
    }
    Some(job)
}

/// Adds the messages that are not there yet; how many were. The same words twice in one minute of one export are two.
fn add_messages(written: &mut Vec<Written>, known: &mut HashMap<u64, usize>, thread: &Thread) -> u64 {
    let mut here: HashMap<u64, usize> = HashMap::new();
    let mut duplicates = 0;
    for (message, mark) in thread.messages.iter().zip(marks(thread)) {
        if let Some(mark) = mark {
            let times = here.entry(mark).or_default();
            *times += 1;
            let before = known.entry(mark).or_default();
            if *times <= *before {
                duplicates += 1;
                continue;
            }
            *before = *times;
        }
        let party = thread.parties.get(message.party);
        written.push(Written {
            from: party.map(|party| party.name.clone()).unwrap_or_default(),
            address: party.and_then(|party| party.address.clone()),
            at: message.at,
            text: message.text.clone(),
            service: false,
        });
    }
    duplicates
}

fn add_hints(hints: &mut Hints, more: &Hints) {
    for name in &more.me {
        if !hints.me.contains(name) {
            hints.me.push(name.clone());
        }
    }
    hints.platform = hints.platform.take().or_else(|| more.platform.clone());
    hints.now = hints.now.max(more.now);
    hints.due = hints.due.or(more.due);
    hints.title = hints.title.take().or_else(|| more.title.clone());
}
