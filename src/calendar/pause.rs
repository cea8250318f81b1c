//! The names of the parts of the year in which business pauses.

use serde::{Deserialize, Serialize};

/// A part of the year in which business pauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Season {
    /// 「ゴールデンウィーク」: 29 April to 5 May.
    GoldenWeek,
    /// 「お盆」: 13 to 16 August.
    Bon,
    /// 「年末年始」: 29 December to 3 January.
    YearEnd,
    /// 「お正月」「三が日」: 1 to 3 January.
    NewYear,
}
