//! `henji/error/1`: a thread that could not be read.

use schemars::JsonSchema;
use serde::Serialize;

use super::analysis::Source;
use crate::archive::Id;

/// A thread that could not be read, and why.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Failure<'a> {
    /// Always `henji/error/1`.
    #[schemars(extend("const" = "henji/error/1"))]
    pub schema: &'static str,
    /// What an archive's record calls the thread, where that could still be seen.
    pub id: Option<&'a Id>,
    /// Where the thread came from.
    pub source: Source<'a>,
    /// One sentence: what, where, what to do.
    pub error: &'a str,
}

impl<'a> Failure<'a> {
    /// The document for a source that could not be read.
    #[must_use]
    pub fn new(id: Option<&'a Id>, source: Source<'a>, error: &'a str) -> Self {
        Self { schema: "henji/error/1", id, source, error }
    }
}
