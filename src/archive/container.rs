//! Sources that hold several files: folders of an export, zip archives.

use std::collections::{HashMap, VecDeque};
use std::io::{self, BufRead, Read};

use super::format::google_chat::{self, Account, Group};
use super::format::mail;
use super::format::slack::{Directory, Room};
use super::kind::has_extension;
use super::part::{self, Part};
use super::threading::Threading;
use super::{Entries, Entry, Kind, Limits, Place, Trouble, open_as, peek};
use crate::archive::export::Export;

pub use part::is_media;

/// A file inside of a container.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// Its path from the container's root, with `/`: `general/2026-11-20.json`.
    pub name: String,
    /// How many bytes it holds, unpacked, as far as the container says.
    pub size: u64,
}

/// A folder or an archive that is read in place.
pub trait Container<'a>: Send {
    /// The files in it, in the order of their names; folders, links out of the container and unsafe names are left out.
    ///
    /// # Errors
    /// A [`Trouble`] where the container itself cannot be read or holds more than `limits` allow.
    fn members(&mut self, limits: &Limits) -> Result<Vec<Member>, Trouble>;

    /// Why files were left out of [`Container::members`], where the user should know.
    fn left_out(&mut self) -> Vec<Trouble> {
        Vec::new()
    }

    /// The bytes of one of [`Container::members`].
    ///
    /// # Errors
    /// What the system or the archive reports.
    fn open(&mut self, member: &str) -> io::Result<Box<dyn BufRead + Send + 'a>>;
}

/// The conversations of a container: what belongs together is read together, and every other file for itself.
#[must_use]
pub fn open_container<'a>(mut container: Box<dyn Container<'a> + 'a>, limits: &Limits) -> Entries<'a> {
    let members = match container.members(limits) {
        Ok(members) => members,
        Err(trouble) => return Box::new(std::iter::once(Err(trouble))),
    };
    let ready = container.left_out().into_iter().map(Err).collect();
    let parts = part::of(&members).into();
    Box::new(Walk { container, parts, limits: *limits, directories: HashMap::new(), current: None, ready })
}

/// Whether a folder that holds files and folders of these names is an export as a whole.
#[must_use]
pub fn is_export(names: &[String]) -> bool {
    part::is_export(names)
}

/// A container on the way through its parts.
struct Walk<'a> {
    container: Box<dyn Container<'a> + 'a>,
    parts: VecDeque<Part>,
    limits: Limits,
    /// The people and channels of Slack exports, by the exports' roots.
    directories: HashMap<String, Directory>,
    /// The file that is being read, and its conversations.
    current: Option<(String, Entries<'a>)>,
    ready: VecDeque<Result<Entry, Trouble>>,
}

impl Iterator for Walk<'_> {
    type Item = Result<Entry, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.ready.pop_front() {
                return Some(ready);
            }
            if let Some((member, entries)) = &mut self.current {
                if let Some(entry) = entries.next() {
                    return Some(placed(entry, member));
                }
                self.current = None;
            }
            let part = self.parts.pop_front()?;
            self.part(part);
        }
    }
}

/// The entry, said to be of this member.
fn placed(entry: Result<Entry, Trouble>, member: &str) -> Result<Entry, Trouble> {
    let of = |place: Place| Place { member: Some(place.member.unwrap_or_else(|| member.to_owned())), ..place };
    match entry {
        Ok(entry) => Ok(Entry { place: of(entry.place), ..entry }),
        Err(trouble) => Err(Trouble { place: of(trouble.place), ..trouble }),
    }
}

impl Walk<'_> {
    fn part(&mut self, part: Part) {
        match part {
            Part::SlackLists { root, lists } => {
                let mut directory = Directory::default();
                for list in lists {
                    let name = list.rsplit('/').next().unwrap_or_default();
                    match self.bytes(&list) {
                        Ok(bytes) => directory.add(name, &bytes),
                        Err(trouble) => self.ready.push_back(Err(trouble)),
                    }
                }
                self.directories.insert(root, directory);
            }
            Part::SlackChannel { root, folder, days } => self.channel(&root, &folder, &days),
            Part::GoogleRoom { messages, group, account } => self.room(messages, group, account),
            Part::Mails(files) => self.mails(files),
            Part::MailThread(files) => self.thread(&files),
            Part::File(name) => self.file(name),
        }
    }

    /// The bytes of a small file.
    fn bytes(&mut self, member: &str) -> Result<Vec<u8>, Trouble> {
        let at = || Place::member(member);
        let reader = self.container.open(member).map_err(|error| Trouble::unreadable(at(), &error))?;
        let mut bytes = Vec::new();
        let limit = self.limits.thread as u64 + 1;
        reader.take(limit).read_to_end(&mut bytes).map_err(|error| Trouble::unreadable(at(), &error))?;
        if bytes.len() > self.limits.thread {
            return Err(Trouble::too_large(at(), self.limits.thread));
        }
        Ok(bytes)
    }

    fn channel(&mut self, export: &str, folder: &str, days: &[String]) {
        let nobody = Directory::default();
        let mut room = Room::new(self.directories.get(export).unwrap_or(&nobody), folder, &self.limits);
        let mut troubles = Vec::new();
        for day in days {
            let read = self.container.open(day).map_err(|error| Trouble::unreadable(Place::default(), &error));
            if let Err(trouble) = read.and_then(|reader| room.day(reader)) {
                troubles.push(placed(Err(trouble), day));
            }
        }
        self.ready.extend(room.finish());
        self.ready.extend(troubles);
    }

    fn room(&mut self, messages: String, group: Option<String>, account: Option<String>) {
        let group: Option<Group> = group.and_then(|it| serde_json::from_slice(&self.bytes(&it).ok()?).ok());
        let account: Option<Account> = account.and_then(|it| serde_json::from_slice(&self.bytes(&it).ok()?).ok());
        let me = account.map(|it| it.user);
        let title = group.map(|group| {
            let others = group.members.iter().filter(|it| me.as_ref().is_none_or(|me| it.email != me.email));
            group.name.unwrap_or_else(|| others.map(|it| it.name.as_str()).collect::<Vec<_>>().join("、"))
        });
        let reader = match self.container.open(&messages) {
            Ok(reader) => reader,
            Err(error) => return self.ready.push_back(Err(Trouble::unreadable(Place::member(messages), &error))),
        };
        let names = me.map(|it| it.name);
        let entries = Export::new(reader, &google_chat::LAYOUT, &self.limits).of_account(names).map(move |entry| {
            let mut entry = entry?;
            entry.hints.title = title.clone().filter(|it| !it.is_empty());
            Ok(entry)
        });
        self.current = Some((messages, Box::new(entries)));
    }

    /// Threads the mails; their words are fetched when their thread comes.
    fn mails(&mut self, files: Vec<String>) {
        let mut threading = Threading::default();
        for file in files {
            let head = self.container.open(&file).and_then(|reader| {
                let mut head = Vec::new();
                reader.take(mail::HEADERS as u64).read_to_end(&mut head)?;
                Ok(head)
            });
            match head {
                Ok(head) => threading.add(&mail::card(&head).unwrap_or_default(), file),
                Err(error) => self.ready.push_back(Err(Trouble::unreadable(Place::member(file), &error))),
            }
        }
        for thread in threading.threads().into_iter().rev() {
            self.parts.push_front(Part::MailThread(thread));
        }
    }

    fn thread(&mut self, files: &[String]) {
        let mut letters = Vec::new();
        for file in files {
            let raw = self.container.open(file).and_then(|reader| mail::read(reader, &self.limits));
            match raw {
                Ok(raw) => letters.push(mail::letter(&raw)),
                Err(error) => self.ready.push_back(Err(Trouble::unreadable(Place::member(file), &error))),
            }
        }
        let mut conversation = mail::conversation(letters, &self.limits);
        conversation.place = Place::member(files.first().cloned().unwrap_or_default());
        self.ready.push_back(conversation.finish());
    }

    fn file(&mut self, name: String) {
        let opened = self.container.open(&name).and_then(peek::head);
        let peeked = match opened {
            Ok(peeked) => peeked,
            Err(error) => return self.ready.push_back(Err(Trouble::unreadable(Place::member(name), &error))),
        };
        let file = name.rsplit('/').next().unwrap_or(&name);
        let kind = Kind::detect(file, &peeked.head);
        // Pages, lists and settings that lie beside conversations are no pastes.
        if kind == Kind::Paste && !has_extension(file, &["txt", "md", "text", "log"]) {
            return;
        }
        let entries = open_as(kind, peeked.reader, &self.limits);
        self.current = Some((name, entries));
    }
}
