//! `henji/error/1`: a thread that could not be read.

use schemars::JsonSchema;
use serde::Serialize;

use super::analysis::Source;

/// A thread that could not be read, and why.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Failure<'a> {
    /// Always `henji/error/1`.
    #[schemars(extend("const" = "henji/error/1"))]
    pub schema: &'static str,
    /// Where the thread came from.
    pub source: Source<'a>,
    /// One sentence: what, where, what to do.
    pub error: String,
}

impl<'a> Failure<'a> {
    /// The document for a source that could not be read.
    #[must_use]
    pub fn new(source: Source<'a>, error: String) -> Self {
        Self { schema: "henji/error/1", source, error }
    }
}
