//! What the files of a folder or archive are to each other: an export as a whole, mails of one box, or files alone.

use std::collections::{BTreeMap, BTreeSet};

use super::container::Member;
use super::format::slack::LISTS;
use super::kind::has_extension;

/// Files that are read together.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The lists of people and channels at a Slack export's root.
    SlackLists { root: String, lists: Vec<String> },
    /// The days of a Slack channel.
    SlackChannel { root: String, folder: String, days: Vec<String> },
    /// A room of Google Chat: its messages, and what is known of it.
    GoogleRoom { messages: String, group: Option<String>, account: Option<String> },
    /// Mails, each a file of its own.
    Mails(Vec<String>),
    /// The mails of one thread.
    MailThread(Vec<String>),
    /// A file that stands for itself.
    File(String),
}

/// The folder that a file lies in, with the slash at its end, and its name.
fn split(name: &str) -> (&str, &str) {
    name.rfind('/').map_or(("", name), |at| name.split_at(at + 1))
}

/// The parts of these files, in a fixed order; pictures, sounds and what systems leave behind are left out.
pub(super) fn of(members: &[Member]) -> Vec<Part> {
    let mut rest: BTreeSet<&str> = members.iter().map(|it| it.name.as_str()).filter(|it| !is_noise(it)).collect();
    let mut parts = Vec::new();
    slack(&mut rest, &mut parts);
    google(&mut rest, &mut parts);
    let mails: Vec<String> = rest.iter().filter(|it| is_mail(it)).map(|it| (*it).to_owned()).collect();
    rest.retain(|it| !is_mail(it));
    if !mails.is_empty() {
        parts.push(Part::Mails(mails));
    }
    parts.extend(rest.into_iter().map(|it| Part::File(it.to_owned())));
    parts
}

fn slack(rest: &mut BTreeSet<&str>, parts: &mut Vec<Part>) {
    let roots: Vec<String> = rest
        .iter()
        .filter_map(|it| it.strip_suffix("users.json"))
        .filter(|root| {
            (root.is_empty() || root.ends_with('/')) && rest.contains(format!("{root}channels.json").as_str())
        })
        .map(str::to_owned)
        .collect();
    for root in roots {
        let inside: Vec<&str> = rest.iter().copied().filter(|it| it.starts_with(&root)).collect();
        let lists = inside.iter().filter(|it| it.strip_prefix(&root).is_some_and(|it| LISTS.contains(&it)));
        parts.push(Part::SlackLists { root: root.clone(), lists: lists.map(|it| (*it).to_owned()).collect() });
        let mut channels: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for file in &inside {
            let (folder, name) = split(file.strip_prefix(&root).unwrap_or_default());
            if !folder.is_empty() && is_day(name) {
                channels.entry(folder.trim_end_matches('/').to_owned()).or_default().push((*file).to_owned());
            }
        }
        let channel = |(folder, days)| Part::SlackChannel { root: root.clone(), folder, days };
        parts.extend(channels.into_iter().map(channel));
        // Canvases, logs and uploads of the export hold no conversation.
        rest.retain(|it| !it.starts_with(&root));
    }
}

/// 2026-11-20.json
fn is_day(name: &str) -> bool {
    let digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    name.strip_suffix(".json")
        .is_some_and(|it| it.len() == 10 && it.split('-').count() == 3 && it.split('-').all(digits))
}

fn google(rest: &mut BTreeSet<&str>, parts: &mut Vec<Part>) {
    let rooms: Vec<&str> =
        rest.iter().copied().filter(|it| it.ends_with("/messages.json") && room(it).is_some()).collect();
    for messages in rooms {
        let Some((groups, folder)) = room(messages) else { continue };
        let group = format!("{folder}group_info.json");
        let users = format!("{}Users/", groups.strip_suffix("Groups/").unwrap_or(groups));
        let account = rest.iter().find(|it| it.starts_with(&users) && it.ends_with("/user_info.json"));
        parts.push(Part::GoogleRoom {
            messages: messages.to_owned(),
            group: rest.contains(group.as_str()).then_some(group),
            account: account.map(|it| (*it).to_owned()),
        });
    }
    let known = |it: &str| it.ends_with("/group_info.json") || it.ends_with("/user_info.json");
    let rooms: Vec<String> = parts
        .iter()
        .filter_map(|it| if let Part::GoogleRoom { messages, .. } = it { Some(messages.clone()) } else { None })
        .collect();
    if !rooms.is_empty() {
        rest.retain(|it| !known(it) && !rooms.iter().any(|room| room == it));
    }
}

/// The folder of all rooms and that of the room: `…/Groups/DM AAAA1/messages.json`.
fn room(messages: &str) -> Option<(&str, &str)> {
    let (folder, _) = split(messages);
    let (groups, _) = split(folder.strip_suffix('/')?);
    (groups == "Groups/" || groups.ends_with("/Groups/")).then_some((groups, folder))
}

/// A mail by its name, or by its place in a Maildir.
fn is_mail(name: &str) -> bool {
    let (folder, file) = split(name);
    let in_box = ["cur/", "new/"].iter().any(|it| folder == *it || folder.ends_with(&format!("/{it}")));
    has_extension(file, &["eml"]) || in_box && !file.starts_with('.')
}

/// Whether a folder that holds files and folders of these names is an export as a whole.
pub(super) fn is_export(names: &[String]) -> bool {
    let has = |name: &str| names.iter().any(|it| it == name);
    has("users.json") && has("channels.json")
        || has("cur") && has("new")
        || has("Groups") && has("Users")
        || names.iter().any(|it| has_extension(it, &["eml"]))
}

/// What the system that packed the files left behind, and what holds no words.
fn is_noise(name: &str) -> bool {
    let hidden = |part: &str| part.starts_with('.') || part == "__MACOSX" || part == "Thumbs.db";
    let in_box = is_mail(name);
    is_media(name) || !in_box && name.split('/').any(hidden)
}

/// How files end that an export's folder holds beside conversations.
const MEDIA: &[&str] = &[
    "jpg", "jpeg", "png", "gif", "webp", "heic", "bmp", "svg", "ico", "psd", "ai", "eps", "mp3", "m4a", "wav", "aac",
    "ogg", "opus", "mp4", "mov", "avi", "mkv", "webm", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "exe",
    "dll", "so", "db", "sqlite", "ttf", "otf", "woff", "woff2", "css", "js", "gz", "7z", "rar", "tgs", "vcf", "ics",
];

/// Whether a file of this name is a picture, a sound, a program or the like: 「IMG_2041.JPG」.
#[must_use]
pub fn is_media(name: &str) -> bool {
    has_extension(name, MEDIA)
}
