//! The decision table, row by row, and the rules above it.

mod rows;
pub(crate) mod scene;
