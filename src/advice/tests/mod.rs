//! The decision table, row by row, and the rules above it.

mod article;
mod deadlines;
mod domain;
mod rows;
mod rules;
pub(crate) mod scene;
