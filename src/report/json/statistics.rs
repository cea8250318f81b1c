//! `henji/stats/1`: reply gaps over an archive. What is counted is what is read back; the figures beside it are for
//! people and programs.

use schemars::JsonSchema;
use serde::Serialize;

use super::Word;
use crate::timing::{self, Pace, Trend};

/// Reply gaps over an archive.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Statistics<'a> {
    /// Always `henji/stats/1`, with the counts from which everything follows.
    #[serde(flatten)]
    #[schemars(with = "Counted")]
    pub counted: &'a timing::Statistics,
    /// What follows from the counts.
    pub figures: Figures<'a>,
}

/// The counts, which henji itself reads back.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct Counted {
    /// Always `henji/stats/1`.
    #[schemars(extend("const" = "henji/stats/1"))]
    schema: &'static str,
}

/// What follows from the counts.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Figures<'a> {
    /// How the other sides answer, all of them.
    pub them: Speed,
    /// How I answer.
    pub me: Speed,
    /// How each of them answers, in the order of the names.
    pub counterparts: Vec<Counterpart<'a>>,
}

/// One counterpart.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Counterpart<'a> {
    /// The name.
    pub name: &'a str,
    /// How they answer.
    pub speed: Speed,
}

/// How fast somebody answers; lengths are rounded to a minute up to two hours, to ten minutes up to two days, to an hour
/// up to sixty days, to a day beyond.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Speed {
    /// Gaps that ended with an answer.
    pub answered: u64,
    /// Gaps that run on.
    pub running: u64,
    /// The middle one of those answered.
    pub median_seconds: Option<i64>,
    /// Nine in ten were at most this long.
    pub p90_seconds: Option<i64>,
    /// The middle one in business hours.
    pub median_business_seconds: Option<i64>,
    /// Nine in ten, in business hours.
    pub p90_business_seconds: Option<i64>,
    /// How the last three compare with those before.
    pub trend: Option<Word<Trend>>,
    /// The share of the answers that came within a day, from 0 to 1.
    pub within_1_day: Option<f64>,
    /// Within two days.
    pub within_2_days: Option<f64>,
    /// Within three days.
    pub within_3_days: Option<f64>,
    /// Within seven days.
    pub within_7_days: Option<f64>,
    /// How likely it is that no answer has come after so many days, by the estimate of Kaplan and Meier over answered and
    /// running gaps.
    pub unanswered: Vec<Unanswered>,
}

/// A point of the curve.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Unanswered {
    /// Days after the message.
    pub days: u32,
    /// The share that is still unanswered, from 0 to 1.
    pub share: f64,
}

const POINTS: [u32; 8] = [1, 2, 3, 5, 7, 14, 21, 30];

impl<'a> Statistics<'a> {
    /// The document of these counts.
    #[must_use]
    pub fn new(counted: &'a timing::Statistics) -> Self {
        let counterparts = counted
            .counterparts()
            .map(|named| Counterpart { name: &named.name, speed: (&named.pace).into() })
            .collect();
        Self { counted, figures: Figures { them: counted.them().into(), me: counted.me().into(), counterparts } }
    }
}

impl From<&Pace> for Speed {
    fn from(pace: &Pace) -> Self {
        let (elapsed, business) = (&pace.elapsed, &pace.business);
        let curve = elapsed.survival();
        let share = |days: u32| {
            let before = curve.iter().take_while(|(seconds, _)| *seconds <= i64::from(days) * 86_400);
            before.last().map_or(1.0, |(_, share)| *share)
        };
        let points = if elapsed.answers() == 0 { &[][..] } else { &POINTS[..] };
        Self {
            answered: elapsed.answers(),
            running: elapsed.running(),
            median_seconds: elapsed.tenth(5),
            p90_seconds: elapsed.tenth(9),
            median_business_seconds: business.tenth(5),
            p90_business_seconds: business.tenth(9),
            trend: pace.trend().map(Word),
            within_1_day: elapsed.share_within(1).map(rounded),
            within_2_days: elapsed.share_within(2).map(rounded),
            within_3_days: elapsed.share_within(3).map(rounded),
            within_7_days: elapsed.share_within(7).map(rounded),
            unanswered: points.iter().map(|days| Unanswered { days: *days, share: rounded(share(*days)) }).collect(),
        }
    }
}

/// Four places are more than the counts can bear.
fn rounded(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}
