//! Prints a large archive for `henji scan -`, made from the labelled threads: `archive 20000 1` for twenty thousand threads
//! of seed 1.
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::print_stderr, clippy::exit)]

use std::io::{self, BufWriter, Write};
use std::path::Path;

#[path = "../benches/support/archive.rs"]
mod archive;

fn main() -> io::Result<()> {
    let mut numbers = std::env::args().skip(1).map(|it| it.parse::<u64>());
    let (Some(Ok(count)), Some(Ok(seed))) = (numbers.next(), numbers.next()) else {
        eprintln!("usage: archive COUNT SEED");
        std::process::exit(2);
    };
    let patterns = archive::Patterns::of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"));
    let mut out = BufWriter::new(io::stdout().lock());
    for line in patterns.lines(usize::try_from(count).unwrap_or(usize::MAX), seed) {
        writeln!(out, "{line}")?;
    }
    out.flush()
}
