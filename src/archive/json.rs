//! Values picked out of a JSON stream by where they stand, the rest passed over: no more than one of them is in memory.

use std::collections::VecDeque;
use std::io::{self, BufRead};

/// One step on the way from the root to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Into the value of a key.
    Key(&'static str),
    /// Into each element of an array.
    Each,
}

/// Values that are wanted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Watch {
    /// Where they stand.
    pub(super) path: &'static [Step],
    /// What is wanted of them.
    pub(super) want: Want,
}

/// What is wanted of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Want {
    /// Its bytes.
    Value,
    /// To know when it is over.
    End,
}

/// Something that was wanted; `watch` is the place in the list of watches.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    Value {
        watch: usize,
        bytes: Vec<u8>,
    },
    /// A value over the limit, passed over.
    TooLarge {
        watch: usize,
    },
    End {
        watch: usize,
    },
}

/// Why a stream cannot be followed further.
#[derive(Debug)]
pub(super) enum Broken {
    Io(io::Error),
    /// It ends in the middle.
    CutOff,
    /// Brackets that do not match, or more of them than anything real has.
    Malformed {
        byte: u64,
    },
}

/// Deeper than any export; `serde_json` stops at 128 as well.
const DEEPEST: usize = 128;
/// Keys of paths are shorter.
const LONGEST_KEY: usize = 64;

/// The values of a stream that are watched for, in its order.
pub(super) struct Sieve<R> {
    reader: R,
    watches: &'static [Watch],
    /// The longest path that is watched; below it no keys are kept.
    reach: usize,
    limit: usize,
    stack: Vec<Frame>,
    text: Text,
    key: Vec<u8>,
    capture: Option<Capture>,
    in_scalar: bool,
    found: VecDeque<Found>,
    position: u64,
    over: bool,
}

/// An object or array that is open.
#[derive(Default)]
struct Frame {
    is_object: bool,
    /// Whether the next string is a key.
    at_key: bool,
    /// The key whose value is being read.
    key: Vec<u8>,
    /// The watch that wants to know when it is over.
    ends: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Text {
    Outside,
    /// In a string; whether it is a key.
    Inside(bool),
    /// Behind a backslash in a string.
    Escaped(bool),
}

/// A value being kept.
struct Capture {
    watch: usize,
    depth: usize,
    bytes: Vec<u8>,
    over_limit: bool,
}

impl<R: BufRead> Sieve<R> {
    pub(super) fn new(reader: R, watches: &'static [Watch], limit: usize) -> Self {
        let reach = watches.iter().map(|it| it.path.len()).max().unwrap_or_default();
        Self {
            reader,
            watches,
            reach,
            limit,
            stack: Vec::new(),
            text: Text::Outside,
            key: Vec::new(),
            capture: None,
            in_scalar: false,
            found: VecDeque::new(),
            position: 0,
            over: false,
        }
    }

    /// The next value; `None` at the end.
    ///
    /// # Errors
    /// [`Broken`], after which nothing more comes.
    pub(super) fn next(&mut self) -> Result<Option<Found>, Broken> {
        loop {
            if let Some(found) = self.found.pop_front() {
                return Ok(Some(found));
            }
            if self.over {
                return Ok(None);
            }
            self.fill()?;
        }
    }

    /// Reads one buffer.
    fn fill(&mut self) -> Result<(), Broken> {
        let chunk = match self.reader.fill_buf() {
            Ok(chunk) => chunk,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(()),
            Err(error) => {
                self.over = true;
                return Err(Broken::Io(error));
            }
        };
        if chunk.is_empty() {
            self.over = true;
            self.scalar_ends();
            let whole = self.stack.is_empty() && self.text == Text::Outside;
            return if whole { Ok(()) } else { Err(Broken::CutOff) };
        }
        // The buffer is borrowed from the reader, so that the state is moved out while it is worked through.
        let chunk = chunk.get(..chunk.len().min(BLOCK)).unwrap_or_default().to_vec();
        self.reader.consume(chunk.len());
        let done = self.block(&chunk);
        if done.is_err() {
            self.over = true;
        }
        done
    }

    fn block(&mut self, block: &[u8]) -> Result<(), Broken> {
        let mut at = 0;
        while let Some(&byte) = block.get(at) {
            if let Text::Inside(is_key) = self.text {
                let rest = block.get(at..).unwrap_or_default();
                let plain = memchr::memchr2(b'"', b'\\', rest).unwrap_or(rest.len());
                self.keep(rest.get(..plain).unwrap_or_default());
                if is_key {
                    self.key_goes_on(rest.get(..plain).unwrap_or_default());
                }
                at += plain;
                self.position += plain as u64;
                let Some(&end) = block.get(at) else { break };
                self.keep(&[end]);
                self.text = if end == b'\\' { Text::Escaped(is_key) } else { Text::Outside };
                if end == b'"' && !is_key {
                    self.value_ends();
                }
            } else if let Text::Escaped(is_key) = self.text {
                self.keep(&[byte]);
                if is_key {
                    self.key_goes_on(&[b'\\', byte]);
                }
                self.text = Text::Inside(is_key);
            } else {
                self.outside(byte)?;
            }
            at += 1;
            self.position += 1;
        }
        Ok(())
    }

    fn key_goes_on(&mut self, bytes: &[u8]) {
        let room = LONGEST_KEY.saturating_sub(self.key.len());
        self.key.extend_from_slice(bytes.get(..bytes.len().min(room)).unwrap_or_default());
    }

    /// A byte outside of strings.
    fn outside(&mut self, byte: u8) -> Result<(), Broken> {
        if self.in_scalar && matches!(byte, b',' | b']' | b'}' | b' ' | b'\t' | b'\r' | b'\n') {
            self.scalar_ends();
        }
        match byte {
            // A byte order mark.
            0xef | 0xbb | 0xbf => {}
            b'{' | b'[' if self.in_scalar => return Err(Broken::Malformed { byte: self.position }),
            b'"' => {
                let is_key = self.stack.last().is_some_and(|it| it.at_key);
                self.text = Text::Inside(is_key);
                if is_key {
                    self.key.clear();
                } else {
                    self.value_begins();
                }
                self.keep(b"\"");
            }
            b'{' | b'[' => self.open(byte)?,
            b'}' | b']' => self.close(byte)?,
            b':' => {
                self.keep(b":");
                let keeps_keys = self.stack.len() <= self.reach;
                if let Some(frame) = self.stack.last_mut() {
                    frame.at_key = false;
                    if keeps_keys {
                        frame.key.clone_from(&self.key);
                    }
                }
            }
            b',' => {
                self.keep(b",");
                if let Some(frame) = self.stack.last_mut() {
                    frame.at_key = frame.is_object;
                }
            }
            b' ' | b'\t' | b'\r' | b'\n' => self.keep(&[byte]),
            _ => {
                if !self.in_scalar {
                    self.in_scalar = true;
                    self.value_begins();
                }
                self.keep(&[byte]);
            }
        }
        Ok(())
    }

    fn open(&mut self, byte: u8) -> Result<(), Broken> {
        if self.stack.len() >= DEEPEST {
            return Err(Broken::Malformed { byte: self.position });
        }
        self.value_begins();
        self.keep(&[byte]);
        let ends = if self.capture.is_some() { None } else { self.watch(Want::End) };
        let is_object = byte == b'{';
        self.stack.push(Frame { is_object, at_key: is_object, key: Vec::new(), ends });
        Ok(())
    }

    fn close(&mut self, byte: u8) -> Result<(), Broken> {
        self.keep(&[byte]);
        let Some(frame) = self.stack.pop().filter(|it| it.is_object == (byte == b'}')) else {
            return Err(Broken::Malformed { byte: self.position });
        };
        self.value_ends();
        if let Some(watch) = frame.ends {
            self.found.push_back(Found::End { watch });
        }
        Ok(())
    }

    fn value_begins(&mut self) {
        if self.capture.is_none()
            && let Some(watch) = self.watch(Want::Value)
        {
            let depth = self.stack.len();
            self.capture = Some(Capture { watch, depth, bytes: Vec::new(), over_limit: false });
        }
    }

    fn scalar_ends(&mut self) {
        if std::mem::take(&mut self.in_scalar) {
            self.value_ends();
        }
    }

    fn value_ends(&mut self) {
        let depth = self.stack.len();
        if let Some(capture) = self.capture.take_if(|it| it.depth == depth) {
            let watch = capture.watch;
            let found = if capture.over_limit {
                Found::TooLarge { watch }
            } else {
                Found::Value { watch, bytes: capture.bytes }
            };
            self.found.push_back(found);
        }
    }

    fn keep(&mut self, bytes: &[u8]) {
        if let Some(capture) = &mut self.capture
            && !capture.over_limit
        {
            if capture.bytes.len() + bytes.len() > self.limit {
                capture.over_limit = true;
                capture.bytes = Vec::new();
            } else {
                capture.bytes.extend_from_slice(bytes);
            }
        }
    }

    /// The watch whose path ends where a value now begins.
    fn watch(&self, want: Want) -> Option<usize> {
        if self.stack.len() > self.reach {
            return None;
        }
        let here = |step: &Step, frame: &Frame| match step {
            Step::Key(key) => frame.is_object && frame.key == key.as_bytes(),
            Step::Each => !frame.is_object,
        };
        self.watches.iter().position(|watch| {
            watch.want == want
                && watch.path.len() == self.stack.len()
                && watch.path.iter().zip(&self.stack).all(|(step, frame)| here(step, frame))
        })
    }
}

/// So much is worked through at once.
const BLOCK: usize = 64 * 1024;

/// The keys at the beginning of a JSON text, each with the number of objects and arrays around it; deeper ones than
/// `deepest` are left out.
pub(super) fn keys(head: &[u8], deepest: usize) -> Vec<(usize, &[u8])> {
    let mut found = Vec::new();
    let (mut depth, mut at) = (0_usize, 0_usize);
    while let Some(&byte) = head.get(at) {
        at += 1;
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let start = at;
                while let Some(&inner) = head.get(at).filter(|it| **it != b'"') {
                    at += if inner == b'\\' { 2 } else { 1 };
                }
                let text = head.get(start..at);
                at += 1;
                let behind = head.get(at..).unwrap_or_default();
                if depth <= deepest && behind.iter().find(|it| !it.is_ascii_whitespace()) == Some(&b':') {
                    found.extend(text.map(|it| (depth, it)));
                }
            }
            _ => {}
        }
    }
    found
}
