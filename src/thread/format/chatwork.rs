//! What tells a copy from Chatwork: its tags.

use super::super::head::Line;

/// Whether some line carries a tag that only Chatwork writes: `[To:123]`, `[rp aid=…]`, `[info]`.
pub(crate) fn shows_in(lines: &[Line<'_>]) -> bool {
    const TAGS: [&str; 8] = ["[To:", "[rp aid=", "[返信 aid=", "[info]", "[qt]", "[引用 aid=", "[download:", "[toall]"];
    lines.iter().any(|line| line.text.starts_with('[') && TAGS.iter().any(|tag| line.text.starts_with(tag)))
}
