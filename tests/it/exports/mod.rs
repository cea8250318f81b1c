//! Exports of every service, as they are written: what is found in the samples, and that hostile ones are survived.

mod chats;
mod hostile;
mod mails;
mod round_trip;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Write};
use std::path::{Path, PathBuf};

use henji::archive::{self, Body, Container, Entry, Kind, Limits, Member, Skip, Trouble};
use henji::thread::Thread;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/archive")
}

/// The entries of a sample.
fn sample(path: &str) -> Vec<Result<Entry, Trouble>> {
    let path = folder().join(path);
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    archive::open_file(&name, Box::new(File::open(&path).unwrap()), None, &Limits::default()).collect()
}

/// The entries of a file of this name and content.
fn file(name: &str, content: &str) -> Vec<Result<Entry, Trouble>> {
    archive::open_file(name, Box::new(Cursor::new(content.as_bytes().to_vec())), None, &Limits::default()).collect()
}

/// A folder of samples.
struct Folder(PathBuf);

impl Container<'static> for Folder {
    fn members(&mut self, _: &Limits) -> Result<Vec<Member>, Trouble> {
        let (mut open, mut found) = (vec![self.0.clone()], Vec::new());
        while let Some(path) = open.pop() {
            if path.is_dir() {
                open.extend(path.read_dir().unwrap().map(|it| it.unwrap().path()));
            } else {
                let name = path.strip_prefix(&self.0).unwrap().to_string_lossy().replace('\\', "/");
                found.push(Member { name, size: path.metadata().unwrap().len() });
            }
        }
        found.sort();
        Ok(found)
    }

    fn open(&mut self, member: &str) -> io::Result<Box<dyn BufRead + Send>> {
        Ok(Box::new(BufReader::new(File::open(self.0.join(member))?)))
    }
}

fn in_folder(path: &str) -> Vec<Result<Entry, Trouble>> {
    archive::open_container(Box::new(Folder(folder().join(path))), &Limits::default()).collect()
}

/// A folder of samples as a zip archive.
fn zipped(path: &str) -> Vec<Result<Entry, Trouble>> {
    let mut source = Folder(folder().join(path));
    let mut bytes = Cursor::new(Vec::new());
    let mut zip = zip::ZipWriter::new(&mut bytes);
    for member in source.members(&Limits::default()).unwrap() {
        zip.start_file(&member.name, zip::write::SimpleFileOptions::default()).unwrap();
        io::copy(&mut source.open(&member.name).unwrap(), &mut zip).unwrap();
    }
    zip.finish().unwrap();
    archive::open_file("export.zip", Box::new(Cursor::new(bytes.into_inner())), None, &Limits::default()).collect()
}

/// The thread of an entry; a paste is read.
fn thread(entry: &Entry) -> Thread {
    match &entry.body {
        Body::Thread(thread) => (**thread).clone(),
        Body::Text(text) => {
            let now = "2026-11-20T15:00:00+09:00".parse().unwrap();
            let hint = henji::thread::ReadHint { format: None, now, me: &[] };
            henji::thread::read(text, &hint).value.remove(0)
        }
    }
}

/// One line a message: writer, instant, words, kinds of attachments.
fn lines(entry: &Entry) -> Vec<String> {
    let thread = thread(entry);
    let line = |it: &henji::thread::Message| {
        let at = it.at.map_or(String::new(), |it| it.at.format("%m-%d %H:%M").to_string());
        format!("{} {at} {}", thread.parties[it.party].name, it.text.replace('\n', "/"))
    };
    thread.messages.iter().map(line).collect()
}

fn skips(entry: &Entry) -> Vec<(Skip, u64)> {
    entry.skipped.counts().collect()
}

/// The messages of an entry, and what was left out of it.
type Wanted<'a> = (&'a [&'a str], &'a [(Skip, u64)]);

#[track_caller]
fn check(found: &[Result<Entry, Trouble>], wanted: &[Wanted<'_>]) {
    let troubles: Vec<_> = found.iter().filter_map(|it| it.as_ref().err()).collect();
    assert!(troubles.is_empty(), "{troubles:?}");
    let entries: Vec<&Entry> = found.iter().flatten().collect();
    for (entry, (messages, skipped)) in entries.iter().zip(wanted) {
        assert_eq!(lines(entry), *messages);
        assert_eq!(skips(entry), *skipped, "{messages:?}");
    }
    assert_eq!(entries.len(), wanted.len(), "{entries:#?}");
}

#[test]
fn pastes_and_kinds() {
    // A date in dots over times and words is no export yet.
    let list = "2026.11.20 金曜日の予定\n10:00 打ち合わせ\n12:00 昼食\n";
    assert_eq!(Kind::detect("予定.txt", list.as_bytes()), Kind::Paste);
    for path in ["plain/chirashi.txt", "plain/memo.md"] {
        assert_eq!(lines(sample(path)[0].as_ref().unwrap()).len(), 2, "{path}");
    }
    for (path, wanted) in [
        ("line/desktop.txt", Kind::LineText),
        ("line/android.txt", Kind::LineText),
        ("plain/chirashi.txt", Kind::Paste),
        ("plain/memo.md", Kind::Paste),
        ("mail/all.mbox", Kind::Mbox),
        ("slack/export/general/2026-11-18.json", Kind::SlackDay),
    ] {
        let head = std::fs::read(folder().join(path)).unwrap();
        assert_eq!(Kind::detect(path, &head), wanted, "{path}");
    }
}

fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut zip = zip::ZipWriter::new(&mut bytes);
    for (name, content) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap();
    bytes.into_inner()
}

fn open_zip(bytes: Vec<u8>, limits: &Limits) -> Vec<Result<Entry, Trouble>> {
    archive::open_file("a.zip", Box::new(Cursor::new(bytes)), None, limits).collect()
}
