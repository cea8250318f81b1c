//! Where a thread of an archive comes from.

use std::fmt;
use std::sync::Arc;

use crate::archive::{Id, Place};

/// Where a thread comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origin {
    /// The file; `None` for the standard input.
    pub path: Option<Arc<str>>,
    /// The conversation's place within its source, from 0.
    pub index: usize,
    /// The thread's place within the conversation, from 0; `None` where that is one thread.
    pub part: Option<usize>,
    /// What the source calls the conversation.
    pub id: Option<Id>,
    /// Where in the source it stands.
    pub place: Place,
    /// The room's or channel's name.
    pub title: Option<String>,
    /// The encoding of the bytes; `None` where it could not be read.
    pub encoding: Option<&'static str>,
}

/// 「talk/tanaka.txt」, 「export.ndjson:12」, 「slack.zip/general」, with 「(2)」 for a second job in it.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.path.as_deref().unwrap_or("-"))?;
        if let Some(member) = &self.place.member {
            write!(f, "/{member}")?;
        }
        match self.place.spot {
            Some(crate::archive::Spot::Line(line)) => write!(f, ":{line}")?,
            Some(crate::archive::Spot::Byte(byte)) => write!(f, "@{byte}")?,
            None if self.index > 0 => write!(f, "#{}", self.index + 1)?,
            None => {}
        }
        self.part.map_or(Ok(()), |part| write!(f, "({})", part + 1))
    }
}
