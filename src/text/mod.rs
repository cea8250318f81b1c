//! From bytes to text, and places in it.

mod sentence;
mod span;
mod view;

pub use sentence::{Sentence, begins_list, is_pictograph, sentences};
pub use span::Span;
pub use view::View;
