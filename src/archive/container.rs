//! Sources that hold several files: folders of an export, zip archives.

use std::io::{self, BufRead};

use super::{Entries, Limits, Trouble};

/// A file inside of a container.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// Its path from the container's root, with `/`: `general/2026-11-20.json`.
    pub name: String,
    /// How many bytes it holds, unpacked, as far as the container says.
    pub size: u64,
}

/// A folder or an archive that is read in place.
pub trait Container: Send {
    /// The files in it, in the order of their names; folders, links out of the container and unsafe names are left out.
    ///
    /// # Errors
    /// A [`Trouble`] where the container itself cannot be read or holds more than `limits` allow.
    fn members(&mut self, limits: &Limits) -> Result<Vec<Member>, Trouble>;

    /// The bytes of one of [`Container::members`].
    ///
    /// # Errors
    /// What the system or the archive reports.
    fn open(&mut self, member: &str) -> io::Result<Box<dyn BufRead + Send + '_>>;
}

/// The conversations of a container that is an export as a whole; `None` where its files stand for themselves, each to
/// be given to [`super::open`].
#[must_use]
pub fn open_container(
    _container: Box<dyn Container>,
    _members: &[Member],
    _limits: &Limits,
) -> Option<Entries<'static>> {
    None
}

/// Whether a folder that holds files and folders of these names is an export as a whole.
#[must_use]
pub fn is_export(_names: &[String]) -> bool {
    false
}
