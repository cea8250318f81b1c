//! A pasted thread in a file of its own, in any Japanese encoding.

use std::io::{BufRead, Read};

use crate::archive::{Body, Entry, Limits, Place, Trouble};
use crate::text;

/// The one conversation of the file.
pub(in crate::archive) fn read(reader: impl BufRead, limits: &Limits) -> Result<Entry, Trouble> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(limits.thread).unwrap_or(u64::MAX).saturating_add(1);
    reader.take(limit).read_to_end(&mut bytes).map_err(|error| Trouble::unreadable(Place::default(), &error))?;
    if bytes.len() > limits.thread {
        return Err(Trouble::too_large(Place::default(), limits.thread));
    }
    let decoded =
        text::decode(&bytes).map_err(|error| Trouble::new(Place::default(), error.to_string(), error.english()))?;
    Ok(Entry {
        body: Body::Text(decoded.text),
        encoding: decoded.encoding,
        notices: decoded.notices,
        one: true,
        ..Entry::default()
    })
}
