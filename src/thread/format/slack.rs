//! What tells a copy from Slack or another chat: days on lines of their own, reactions, thread counters.

use super::super::head::{Line, Look};
use super::super::mark::Mark;

/// Whether the screen of a chat shows: dividing days, reactions, 「(編集済み)」.
pub(crate) fn shows_in(lines: &[Line<'_>]) -> bool {
    lines.iter().any(|line| match line.look {
        Look::Stamp(stamp, _) => stamp.is_bare_day(),
        Look::Mark(mark) => matches!(mark, Mark::Reaction | Mark::Edited),
        _ => false,
    })
}
