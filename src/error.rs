//! What can go wrong, and what was merely odd.

use crate::text::Span;

/// Something odd in the input that did not stop the reading: an unknown line, a guessed owner, a replaced byte.
///
/// Content never fails: readers return what they found and a list of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// A stable name for programs: `undated-message`, `guessed-me`, `replaced-bytes`.
    pub id: &'static str,
    /// One Japanese sentence for the user: what was odd, and what was assumed.
    pub text: String,
    /// Where in the source text, when it has a place.
    pub span: Option<Span>,
}
