//! What is for the operator, with the record: threats, pressure to leave the market, an order bought twice.

use super::flag::{Flag, Flags};

/// The rule that such trouble calls for, the gravest first.
pub(super) fn of(flags: Flags) -> Option<&'static str> {
    [(Flag::Abuse, "r-abuse"), (Flag::Outside, "r-outside"), (Flag::Double, "r-double")]
        .into_iter()
        .find_map(|(flag, rule)| flags.has(flag).then_some(rule))
}
