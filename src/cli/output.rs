//! Where the output goes, and whether it is coloured.

use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};

use super::args::Color;

/// The standard output: buffered, styles stripped unless they are wanted.
pub(crate) struct Output {
    stream: io::BufWriter<AutoStream<io::Stdout>>,
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
        Self { stream: io::BufWriter::new(AutoStream::new(io::stdout(), choice)) }
    }

    /// The standard output for a document that holds no styles, and no control character to strip.
    #[must_use]
    pub(crate) fn of_document() -> Self {
        Self { stream: io::BufWriter::new(AutoStream::new(io::stdout(), ColorChoice::AlwaysAnsi)) }
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

/// The columns of the terminal that the standard output is; a hundred elsewhere.
#[must_use]
pub(crate) fn columns() -> usize {
    const ELSEWHERE: usize = 100;
    terminal_size::terminal_size_of(io::stdout()).map_or(ELSEWHERE, |(width, _)| usize::from(width.0))
}
