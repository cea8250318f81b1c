//! Where the output goes, and whether it is coloured.

use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};

use super::args::Color;

/// The standard output: locked, buffered, styles stripped unless they are wanted.
pub(crate) struct Output {
    stream: io::BufWriter<AutoStream<io::StdoutLock<'static>>>,
}

impl Output {
    /// The standard output with styles as `color` says.
    #[must_use]
    pub(crate) fn new(color: Color) -> Self {
        let choice = match color {
            Color::Auto => AutoStream::choice(&io::stdout()),
            Color::Always => ColorChoice::AlwaysAnsi,
            Color::Never => ColorChoice::Never,
        };
        Self { stream: io::BufWriter::new(AutoStream::new(io::stdout().lock(), choice)) }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

/// Writes one sentence on the standard error; what cannot be written there has no other place.
pub(crate) fn complain(sentence: &str) {
    let plain: String = sentence.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    let _ = writeln!(io::stderr().lock(), "henji: {plain}");
}
