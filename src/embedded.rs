//! The data of `dictionaries/`, embedded as the build made it ready (see `build/`).
//!
//! What takes time to prepare (the words, the cues, the words of time) is compiled while building. The rest is turned from TOML into JSON
//! without its examples; the unit tests read the TOML itself, so that what is wrong with an entry is told with the file's own
//! line.

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A data file by its name in `dictionaries/`, without the ending: `embedded!("notices")`.
macro_rules! embedded {
    ($name:literal) => {
        $crate::embedded::read($name, $crate::embedded::source!($name))
    };
}

/// The text of a data file, by the parts of its name: `source!("lint/", "casual-word")`.
#[cfg(not(test))]
macro_rules! source {
    ($($name:literal),+) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $($name,)+ ".json"))
    };
}

#[cfg(test)]
macro_rules! source {
    ($($name:literal),+) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/dictionaries/", $($name,)+ ".toml"))
    };
}

/// The bytes of a file that the build made: `built!("cues.bin")`.
macro_rules! built {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

pub(crate) use built;
pub(crate) use embedded;
pub(crate) use source;

/// Reads a data file.
#[expect(clippy::panic, reason = "the files are part of the program, and a test reads each")]
pub(crate) fn read<T: DeserializeOwned>(name: &str, source: &str) -> T {
    parse(name, source).unwrap_or_else(|error| panic!("{error}"))
}

/// Reads a data file.
///
/// # Errors
/// A sentence that names the file and what is wrong with it.
pub(crate) fn parse<T: DeserializeOwned>(name: &str, source: &str) -> Result<T, String> {
    #[cfg(not(test))]
    let read = serde_json::from_str(source);
    #[cfg(test)]
    let read = toml::from_str(source);
    read.map_err(|error| format!("dictionaries/{name}.toml: {error}"))
}

/// Reads what the build wrote with the same types.
pub(crate) fn decode<T: Deserialize<'static>>(bytes: &'static [u8]) -> T {
    postcard::from_bytes(bytes).expect("the build wrote it with the types that read it")
}
