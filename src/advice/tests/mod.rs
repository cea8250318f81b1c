//! The decision table, row by row, and the rules above it.

mod article;
mod deadlines;
mod domain;
mod harms;
mod line;
mod places;
mod rows;
mod rules;
pub(crate) mod scene;
