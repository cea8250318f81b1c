//! Makes the data files of `dictionaries/` ready, so that a start has little to do.
//!
//! Words and cues are compiled to the tables that the reading uses; the types of these tables are those of `src`. The other
//! files are turned from TOML, which people edit, into JSON, which is read several times as fast.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this is how a build script and cargo speak to each other"
)]

mod bases;
mod cues;
mod plain;
mod words;

/// What `src/clause` knows of words and clauses.
#[path = "../src/clause"]
#[allow(dead_code, unreachable_pub, reason = "the build needs a part of what the program shows")]
mod clause {
    mod features;
    mod names;
    pub(crate) mod source;
    pub(crate) mod vocabulary;

    pub(crate) use features::Features;
    pub(crate) use names::{Agent, Aspect, Force, Polarity};
    pub(crate) use vocabulary::{Classes, MAX_CLASSES};
}

/// What `src/cue` knows of rules.
#[path = "../src/cue"]
#[allow(dead_code, reason = "the build needs a part of what the program has")]
mod cue {
    pub(crate) mod source;
    pub(crate) mod table;
}

/// What `src/calendar` knows of the year.
#[path = "../src/calendar"]
#[allow(unreachable_pub, reason = "the program shows it")]
mod calendar {
    mod pause;

    pub(crate) use pause::Season;
}

/// What `src/timex` knows of words.
#[path = "../src/timex"]
#[allow(dead_code, reason = "the build needs a part of what the program has")]
mod timex {
    mod lexeme;
    mod place;
    #[path = "../../build/times.rs"]
    pub(crate) mod times;
    mod words;
}

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use serde::Serialize;

const FOLDER: &str = "dictionaries";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    let folder = Path::new(FOLDER);
    for input in ["build", "dictionaries/words.toml", "dictionaries/cues", "dictionaries/timex.toml"] {
        println!("cargo:rerun-if-changed={input}");
    }
    let bases = bases::Bases::read()?;
    let listed = words::Listed::read(&folder.join("words.toml"))?;
    listed.write(&bases, &out)?;
    cues::write(&folder.join("cues"), &listed, &bases, &out)?;
    timex::times::write(&folder.join("timex.toml"), &out)?;
    plain::convert(folder, &out)
}

/// A value as the bytes that `embedded::decode` reads.
fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, String> {
    postcard::to_allocvec(value).map_err(|error| error.to_string())
}

/// Writes a file for the program to embed.
fn write(folder: &Path, name: &str, content: &[u8]) -> Result<(), String> {
    let path = folder.join(name);
    fs::write(&path, content).map_err(|error| format!("{}: {error}", path.display()))
}
