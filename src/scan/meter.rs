//! How far a scan has come, to be looked at while it runs.

use std::io::{self, BufRead, Read, Seek, SeekFrom};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use super::{Scanned, Summary};
use crate::archive::Skipped;

/// Counts that grow while a scan runs.
#[derive(Debug, Default)]
pub struct Meter {
    bytes: AtomicU64,
    files: AtomicU64,
    threads: AtomicU64,
    messages: AtomicU64,
    failed: AtomicU64,
    skipped: Mutex<Skipped>,
}

impl Meter {
    /// How many bytes of the sources were read so far.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// How many sources were opened so far.
    #[must_use]
    pub fn files(&self) -> u64 {
        self.files.load(Ordering::Relaxed)
    }

    /// How many threads were read so far.
    #[must_use]
    pub fn threads(&self) -> u64 {
        self.threads.load(Ordering::Relaxed)
    }

    pub(super) fn opened(&self) {
        self.files.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn skip(&self, skipped: Skipped) {
        if skipped.total() > 0
            && let Ok(mut sum) = self.skipped.lock()
        {
            *sum += skipped;
        }
    }

    pub(super) fn read(&self, scanned: &[Scanned]) {
        for one in scanned {
            match &one.result {
                Ok(checked) => {
                    self.threads.fetch_add(1, Ordering::Relaxed);
                    let messages = u64::try_from(checked.analysis.thread.messages.len()).unwrap_or(u64::MAX);
                    self.messages.fetch_add(messages, Ordering::Relaxed);
                }
                Err(_) => {
                    self.failed.fetch_add(1, Ordering::Relaxed);
                }
            }
        }
    }

    pub(super) fn summary(&self) -> Summary {
        Summary {
            files: self.files(),
            threads: self.threads(),
            messages: self.messages.load(Ordering::Relaxed),
            failed: self.failed.load(Ordering::Relaxed),
            skipped: self.skipped.lock().map(|sum| *sum).unwrap_or_default(),
        }
    }
}

/// A stream that counts on a meter what is read of it.
pub(super) struct Metered<'a, R> {
    pub(super) inner: R,
    pub(super) meter: &'a Meter,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let taken = self.inner.read(buffer)?;
        self.meter.bytes.fetch_add(u64::try_from(taken).unwrap_or_default(), Ordering::Relaxed);
        Ok(taken)
    }
}

impl<R: Seek> Seek for Metered<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

impl<R: BufRead> BufRead for Metered<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.inner.consume(amount);
        self.meter.bytes.fetch_add(u64::try_from(amount).unwrap_or_default(), Ordering::Relaxed);
    }
}
