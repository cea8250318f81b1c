//! A zip archive, read in place: nothing of it is written anywhere.

use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use flate2::read::DeflateDecoder;
use zip::{CompressionMethod, ZipArchive};

use super::container::{Container, Member};
use super::{Limits, Place, Seekable, Trouble};

/// Text shrinks to a thirtieth at best; what unpacks to more than this many times its size is an attack.
const RATIO: u64 = 300;
/// Below this size a ratio says nothing.
const SMALL: u64 = 1024 * 1024;

/// An archive that has been looked into.
pub struct Zip<'a> {
    file: Shared<'a>,
    members: Vec<(Member, Packed)>,
    left_out: Vec<Trouble>,
    /// What may still be unpacked.
    room: Arc<AtomicU64>,
}

/// Where a member lies.
#[derive(Clone, Copy)]
struct Packed {
    start: u64,
    length: u64,
    deflated: bool,
}

impl<'a> Zip<'a> {
    /// The archive in `file`.
    ///
    /// # Errors
    /// A [`Trouble`] where it is broken, or would unpack to more than `limits` allow.
    pub fn open(file: Box<dyn Seekable + 'a>, limits: &Limits) -> Result<Self, Trouble> {
        let file = Shared { file: Arc::new(Mutex::new(file)), at: 0 };
        let mut archive = ZipArchive::new(BufReader::new(file.clone())).map_err(|error| broken(&error.to_string()))?;
        if archive.len() > limits.members {
            return Err(too_much(
                &format!("ファイルが{}個あり、上限の{}個を超えています", archive.len(), limits.members),
                &format!("{} files, more than the limit of {}", archive.len(), limits.members),
            ));
        }
        if archive.has_overlapping_files().map_err(|error| broken(&error.to_string()))? {
            return Err(too_much("ファイルが互いに重なっています", "its files overlap"));
        }
        let mut zip =
            Self { file, members: Vec::new(), left_out: Vec::new(), room: Arc::new(AtomicU64::new(limits.unpacked)) };
        let mut total = 0_u64;
        for at in 0..archive.len() {
            let entry = archive.by_index_raw(at).map_err(|error| broken(&error.to_string()))?;
            let name = name_of(entry.name_raw());
            if entry.is_dir() || entry.is_symlink() || name.ends_with('/') {
                continue;
            }
            total = total.saturating_add(entry.size());
            let packed = Packed {
                start: entry.data_start().unwrap_or_default(),
                length: entry.compressed_size(),
                deflated: entry.compression() == CompressionMethod::Deflated,
            };
            let member = Member { name, size: entry.size() };
            let readable = packed.deflated || entry.compression() == CompressionMethod::Stored;
            match refused(&member, packed, readable, entry.encrypted()) {
                Some((why, english)) => zip.leave_out(&member.name, why, english),
                None => zip.members.push((member, packed)),
            }
        }
        if total > limits.unpacked {
            return Err(too_much(
                &format!("展開すると{} MB になり、上限の{} MB を超えます", total >> 20, limits.unpacked >> 20),
                &format!("unpacks to {} MB, more than the limit of {} MB", total >> 20, limits.unpacked >> 20),
            ));
        }
        zip.members.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(zip)
    }

    fn leave_out(&mut self, name: &str, why: &str, english: &str) {
        let shown: String = name.chars().filter(|it| !it.is_control()).take(120).collect();
        let trouble = Trouble::new(Place::default(), format!("「{shown}」{why}。"), format!("`{shown}` {english}"));
        self.left_out.push(trouble);
    }
}

impl<'a> Container<'a> for Zip<'a> {
    fn members(&mut self, _: &Limits) -> Result<Vec<Member>, Trouble> {
        Ok(self.members.iter().map(|it| it.0.clone()).collect())
    }

    fn left_out(&mut self) -> Vec<Trouble> {
        std::mem::take(&mut self.left_out)
    }

    fn open(&mut self, member: &str) -> io::Result<Box<dyn BufRead + Send + 'a>> {
        let at = self.members.binary_search_by(|it| it.0.name.as_str().cmp(member));
        let Some((member, packed)) = at.ok().and_then(|at| self.members.get(at)) else {
            return Err(io::ErrorKind::NotFound.into());
        };
        let bytes = Shared { file: Arc::clone(&self.file.file), at: packed.start }.take(packed.length);
        let inner: Box<dyn Read + Send + 'a> =
            if packed.deflated { Box::new(DeflateDecoder::new(bytes)) } else { Box::new(bytes) };
        let unpacked = Unpacked { inner, left: member.size, room: Arc::clone(&self.room) };
        Ok(Box::new(BufReader::with_capacity(64 * 1024, unpacked)))
    }
}

/// Why a member is not read, in Japanese and English, as the rest of a sentence that begins with its name.
fn refused(member: &Member, packed: Packed, readable: bool, encrypted: bool) -> Option<(&'static str, &'static str)> {
    if !readable {
        Some((
            "の圧縮方式は読めません。deflate で圧縮し直してください",
            "has an unknown compression; pack it with deflate",
        ))
    } else if encrypted {
        Some(("は暗号化されています。展開して渡してください", "is encrypted; unpack it first"))
    } else if !is_safe(&member.name) {
        Some(("は展開先の外を指す名前のため読みません", "has a name that leads out of the archive, and is not read"))
    } else if member.size > SMALL && member.size / packed.length.max(1) > RATIO {
        Some((
            "は元の大きさに比べて縮みすぎており、zip 爆弾の疑いがあるため読みません",
            "is packed too tightly to be text: a zip bomb, not read",
        ))
    } else {
        None
    }
}

/// A name that leads nowhere but into the archive.
fn is_safe(name: &str) -> bool {
    !name.starts_with('/')
        && !name.contains(['\\', '\0'])
        && name.get(1..2) != Some(":")
        && !name.split('/').any(|part| part == ".." || part == ".")
}

/// The name as UTF-8, or in the encoding of a Japanese Windows.
fn name_of(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::SHIFT_JIS.decode_without_bom_handling(raw).0.into_owned(),
    }
}

fn broken(error: &str) -> Trouble {
    Trouble::new(
        Place::default(),
        format!("zip として読めません（{error}）。もう一度保存し直すか、展開して渡してください。"),
        format!("not a readable zip archive ({error}); save it again, or unpack it first"),
    )
}

fn too_much(what: &str, english: &str) -> Trouble {
    Trouble::new(
        Place::default(),
        format!("この zip は読みません：{what}。必要な部分だけを展開して渡してください。"),
        format!("this zip archive is not read: {english}; unpack what is needed and pass that"),
    )
}

/// A file that several read from, each at its own place.
#[derive(Clone)]
struct Shared<'a> {
    file: Arc<Mutex<Box<dyn Seekable + 'a>>>,
    at: u64,
}

impl Read for Shared<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.at))?;
        let read = file.read(buffer)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for Shared<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(by) => {
                let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
                file.seek(SeekFrom::End(0))?.checked_add_signed(by)
            }
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// A member being unpacked, which may not become larger than the archive said, nor all of them than is allowed.
struct Unpacked<'a> {
    inner: Box<dyn Read + Send + 'a>,
    left: u64,
    room: Arc<AtomicU64>,
}

impl Read for Unpacked<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let taken = read as u64;
        let fits = self.room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |room| room.checked_sub(taken)).is_ok();
        match self.left.checked_sub(taken) {
            Some(left) if fits => self.left = left,
            _ => return Err(io::Error::other("展開後の大きさが zip の記載または上限を超えています")),
        }
        Ok(read)
    }
}
