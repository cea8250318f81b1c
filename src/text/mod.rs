//! From bytes to text, and places in it.

mod span;

pub use span::Span;
