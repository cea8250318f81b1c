//! From bytes to text, and places in it.

mod decode;
mod encode;
mod finder;
mod letters;
mod pairs;
mod sentence;
mod span;
mod view;

pub use decode::{Decoded, decode};
pub use encode::{decode_as_written, encode_like};
pub use finder::Finder;
pub use letters::Letters;
pub use pairs::Pairs;
pub use sentence::{Sentence, begins_list, emoji_code, is_pictograph, sentences};
pub use span::Span;
pub use view::{View, is_unseen};
