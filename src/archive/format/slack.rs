//! A Slack export: `users.json`, `channels.json` and, for each channel, a folder with a file a day.
//!
//! A channel in which one or two people write is one conversation, threads included, as each answers the other wherever
//! it is convenient. Where more people write, each thread with answers is a conversation of its own.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::BufRead;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::slack_markup::{Names, plain};
use crate::archive::conversation::{Conversation, cut_off, unix, with_attachments};
use crate::archive::export::trouble;
use crate::archive::json::{Found, Sieve, Step, Want, Watch};
use crate::archive::{Entries, Entry, Id, Limits, Place, Skip, Trouble};
use crate::thread::Format;

/// People and channels of an export.
#[derive(Clone, Debug, Default)]
pub(in crate::archive) struct Directory {
    names: Names,
    /// The people of direct messages, by the name of the folder.
    members: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct User {
    id: String,
    name: Option<String>,
    real_name: Option<String>,
    profile: Option<Profile>,
}

#[derive(Deserialize)]
struct Profile {
    display_name: Option<String>,
    real_name: Option<String>,
}

#[derive(Deserialize)]
struct Channel {
    id: String,
    name: Option<String>,
    #[serde(default)]
    members: Vec<String>,
}

fn filled(name: Option<String>) -> Option<String> {
    name.filter(|it| !it.trim().is_empty())
}

impl Profile {
    fn name(self) -> Option<String> {
        filled(self.display_name).or(filled(self.real_name))
    }
}

/// The lists of an export's root that name people and channels.
pub(in crate::archive) const LISTS: [&str; 5] =
    ["users.json", "channels.json", "groups.json", "dms.json", "mpims.json"];

impl Directory {
    /// Takes one of [`LISTS`]. What cannot be read leaves ids instead of names.
    pub(in crate::archive) fn add(&mut self, list: &str, bytes: &[u8]) {
        if list == "users.json" {
            for user in each::<User>(bytes) {
                let name = user.profile.and_then(Profile::name).or(filled(user.real_name)).or(filled(user.name));
                self.names.extend(name.map(|name| (user.id, name)));
            }
        } else {
            for channel in each::<Channel>(bytes) {
                let folder = channel.name.clone().unwrap_or_else(|| channel.id.clone());
                self.names.extend(channel.name.map(|name| (channel.id, name)));
                if matches!(list, "dms.json" | "mpims.json") {
                    self.members.insert(folder, channel.members);
                }
            }
        }
    }

    /// The name of a folder's channel: `#logo`, or the people of a direct message.
    fn title(&self, folder: &str) -> String {
        let Some(members) = self.members.get(folder) else { return format!("#{folder}") };
        let named: Vec<_> = members.iter().map(|id| self.names.get(id).unwrap_or(id).as_str()).collect();
        named.join("、")
    }
}

/// The elements of a list that can be read.
fn each<T: DeserializeOwned>(bytes: &[u8]) -> Vec<T> {
    let list: Vec<serde_json::Value> = serde_json::from_slice(bytes).unwrap_or_default();
    list.into_iter().filter_map(|it| serde_json::from_value(it).ok()).collect()
}

#[derive(Deserialize)]
struct Message<'a> {
    #[serde(borrow)]
    subtype: Option<Cow<'a, str>>,
    user: Option<String>,
    bot_id: Option<serde::de::IgnoredAny>,
    text: Option<String>,
    ts: String,
    thread_ts: Option<String>,
    user_profile: Option<Profile>,
    #[serde(default)]
    files: Vec<File>,
    #[serde(default)]
    blocks: Vec<Block>,
}

#[derive(Deserialize)]
struct File {
    name: Option<String>,
    title: Option<String>,
}

/// A part of a message that was written with formatting; parts lie in parts.
#[derive(Deserialize)]
struct Block {
    text: Option<serde_json::Value>,
    user_id: Option<String>,
    url: Option<String>,
    #[serde(default)]
    elements: Vec<Block>,
}

impl Block {
    fn words(&self, names: &Names, whole: &mut String) {
        if let Some(serde_json::Value::String(text)) = &self.text {
            whole.push_str(text);
        } else if let Some(url) = &self.url {
            whole.push_str(url);
        } else if let Some(id) = &self.user_id {
            whole.push('@');
            whole.push_str(names.get(id).unwrap_or(id));
        }
        self.elements.iter().for_each(|it| it.words(names, whole));
    }
}

/// A channel under construction.
pub(in crate::archive) struct Room<'a> {
    directory: &'a Directory,
    limits: Limits,
    folder: String,
    said: Vec<Said>,
    bytes: usize,
    rest: Conversation,
}

struct Said {
    name: String,
    ts: String,
    thread: Option<String>,
    text: String,
    why: Option<Skip>,
}

const WATCHES: &[Watch] = &[Watch { path: &[Step::Each], want: Want::Value }];

impl<'a> Room<'a> {
    pub(in crate::archive) fn new(directory: &'a Directory, folder: &str, limits: &Limits) -> Self {
        let rest = Conversation::new(Format::Slack, limits);
        Self { directory, limits: *limits, folder: folder.to_owned(), said: Vec::new(), bytes: 0, rest }
    }

    /// Takes the file of a day.
    ///
    /// # Errors
    /// A [`Trouble`] where it is cut off or no JSON; what stood before is taken.
    pub(in crate::archive) fn day(&mut self, reader: impl BufRead) -> Result<(), Trouble> {
        let mut sieve = Sieve::new(reader, WATCHES, self.limits.thread);
        loop {
            match sieve.next() {
                Ok(Some(Found::Value { bytes, .. })) => match serde_json::from_slice(&bytes) {
                    Ok(message) => self.message(message),
                    Err(_) => self.rest.skipped.add(Skip::Other),
                },
                Ok(Some(Found::TooLarge { .. })) => self.bytes = usize::MAX,
                Ok(Some(Found::End { .. })) => {}
                Ok(None) => return Ok(()),
                Err(broken) => {
                    self.rest.notices.push(cut_off());
                    return Err(trouble(broken));
                }
            }
        }
    }

    fn message(&mut self, message: Message<'_>) {
        let why = match message.subtype.as_deref() {
            None | Some("thread_broadcast" | "reply_broadcast" | "me_message" | "file_share" | "file_comment") => None,
            Some("bot_message") => Some(Skip::Bot),
            Some("tombstone" | "message_deleted") => Some(Skip::Unsent),
            Some(_) => Some(Skip::System),
        };
        if why == Some(Skip::Bot) || why.is_none() && message.bot_id.is_some() {
            return self.rest.skipped.add(Skip::Bot);
        }
        let names = &self.directory.names;
        let id = message.user.unwrap_or_default();
        let known = names.get(&id).cloned().or_else(|| message.user_profile.and_then(Profile::name));
        let mut words = plain(message.text.as_deref().unwrap_or_default(), names);
        if words.trim().is_empty() {
            words.clear();
            message.blocks.iter().for_each(|it| it.words(names, &mut words));
        }
        let file = |it: &'_ File| it.name.clone().or(it.title.clone()).unwrap_or_default();
        let files: Vec<String> = message.files.iter().map(file).collect();
        let text = with_attachments(&words, files.iter().map(|it| ("ファイル", it.as_str())));
        self.bytes = self.bytes.saturating_add(text.len() + 128);
        if self.bytes <= self.limits.thread {
            let name = known.unwrap_or(id);
            self.said.push(Said { name, ts: message.ts, thread: message.thread_ts, text, why });
        } else {
            self.said = Vec::new();
        }
    }

    /// The conversations of the channel.
    pub(in crate::archive) fn finish(mut self) -> Vec<Result<Entry, Trouble>> {
        let title = self.directory.title(&self.folder);
        self.rest.id = Some(Id::Text(self.folder.clone()));
        self.rest.place = Place::member(self.folder.clone());
        self.rest.room.subject = Some(title.clone());
        if self.bytes > self.limits.thread {
            return vec![Err(Trouble::too_large(Place::member(self.folder), self.limits.thread))];
        }
        let mut writers: Vec<&str> =
            self.said.iter().filter(|it| it.why.is_none()).map(|it| it.name.as_str()).collect();
        writers.sort_unstable();
        writers.dedup();
        let apart = writers.len() > 2;
        let mut answered: BTreeMap<String, Conversation> = BTreeMap::new();
        if apart {
            let answers = self.said.iter().filter(|it| it.thread.as_ref().is_some_and(|thread| *thread != it.ts));
            for root in answers.filter_map(|it| it.thread.clone()) {
                answered.entry(root).or_insert_with_key(|root| self.apart(root, &title));
            }
        }
        for said in self.said {
            let thread = said.thread.as_deref().and_then(|it| answered.get_mut(it));
            put(thread.unwrap_or(&mut self.rest), said);
        }
        let rest = Some(self.rest).filter(|it| !it.is_blank());
        rest.into_iter().chain(answered.into_values()).map(Conversation::finish).collect()
    }

    /// The conversation of a thread.
    fn apart(&self, root: &str, title: &str) -> Conversation {
        let mut conversation = Conversation::new(Format::Slack, &self.limits);
        conversation.one = true;
        conversation.id = Some(Id::Text(format!("{}/{root}", self.folder)));
        conversation.place = Place::member(self.folder.clone());
        conversation.room.subject = Some(format!("{title} のスレッド"));
        conversation
    }
}

fn put(conversation: &mut Conversation, said: Said) {
    let at = said.ts.split('.').next().and_then(|it| it.parse().ok()).and_then(unix);
    match said.why {
        None => conversation.say(&said.name, at, said.text),
        Some(why) => conversation.note(why, &said.name, at, said.text),
    }
}

/// The conversations of a day that stands alone: without the list of users, ids stay where no name is given.
pub(in crate::archive) fn day<'a>(reader: impl BufRead + Send + 'a, limits: &Limits) -> Entries<'a> {
    let limits = *limits;
    Box::new(
        std::iter::once_with(move || {
            let directory = Directory::default();
            let mut room = Room::new(&directory, "", &limits);
            let broken = room.day(reader).err();
            let mut entries = room.finish();
            for entry in entries.iter_mut().flatten() {
                (entry.id, entry.place, entry.hints.title) = (None, Place::default(), None);
            }
            entries.extend(broken.map(Err));
            entries
        })
        .flatten(),
    )
}
