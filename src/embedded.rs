//! The data files of `dictionaries/`, embedded.
//!
//! The build turns TOML into JSON; the unit tests read the TOML itself, so that what is wrong with an entry is told with the
//! file's own line.

use serde::de::DeserializeOwned;

/// A data file by its name in `dictionaries/`, without the ending: `embedded!("cues/me")`.
macro_rules! embedded {
    ($name:literal) => {
        $crate::embedded::read($name, $crate::embedded::source!($name))
    };
}

#[cfg(not(test))]
macro_rules! source {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json"))
    };
}

#[cfg(test)]
macro_rules! source {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/dictionaries/", $name, ".toml"))
    };
}

pub(crate) use embedded;
pub(crate) use source;

/// Reads a data file.
#[expect(clippy::panic, reason = "the files are part of the program, and a test reads each")]
pub(crate) fn read<T: DeserializeOwned>(name: &str, source: &str) -> T {
    #[cfg(not(test))]
    let read = serde_json::from_str(source);
    #[cfg(test)]
    let read = toml::from_str(source);
    read.unwrap_or_else(|error| panic!("dictionaries/{name}.toml: {error}"))
}
