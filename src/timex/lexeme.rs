//! What the words of `dictionaries/timex.toml` can mean; the build compiles them.

use chrono::Weekday;
use serde::{Deserialize, Serialize};

use super::place::Places;
use super::words::Words;
use crate::calendar::Season;

/// What a word means before anything is counted out.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Lexeme {
    /// Days from the day of writing: 「明日」.
    Day(i64),
    /// Weeks from the running one: 「来週」.
    Week(i64),
    /// Months from the running one: 「来月」.
    Month(i32),
    /// Years from the running one: 「来年」.
    Year(i32),
    /// 「水曜」.
    Weekday(Weekday),
    /// 「土日」.
    SaturdayAndSunday,
    /// A part of the day: 「夕方」.
    Time(Part),
    /// A day and a part of it: 「今夜」.
    DayTime(i64, Part),
    /// 「お盆」; with `edge_only` only as 「夏休み明け」.
    Season { season: Season, edge_only: bool },
    /// A day with a name: 「大晦日」.
    Fixed(u32, u32),
    /// A word of the grammar itself.
    Grammar(Grammar),
    /// Nothing to act upon, and why.
    None(Idle),
}

/// Why a word is no date to act upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Idle {
    Vague,
    Question,
    Past,
    Standing,
    Idiom,
    Name,
    Compound,
}

impl Idle {
    /// The name of the rule.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Vague => "vague",
            Self::Question => "question",
            Self::Past => "past",
            Self::Standing => "standing",
            Self::Idiom => "idiom",
            Self::Name => "name",
            Self::Compound => "compound",
        }
    }
}

/// Words that the grammar itself knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Grammar {
    /// A stretch of the running week, month or year: 「週明け」「月末」「年内」.
    OfWeek,
    OfMonth,
    OfYear,
    /// 「連休」.
    Run,
    /// 「仕事納め」.
    LastWorkday,
    /// 「次の」「今度の」「この」.
    Coming,
    /// 「翌日」「前日」「翌営業日」.
    Neighbour,
    /// 「一両日」.
    DayOrTwo,
    /// 「第」 of 「第2金曜日」.
    Ordinal,
    /// 「中」 of 「中2日」.
    FullDays,
    /// 「数」 of 「数日」, 「半」 of 「半日」.
    Several,
    Half,
    /// 「令和」「R」: the year before its first.
    Era(i32),
    /// The rest is an address of the web.
    Url,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is one property of the word, in any combination")]
pub(super) struct Part {
    /// Minutes after midnight at which it begins.
    pub from: i64,
    /// Minutes after midnight at which it ends.
    pub to: i64,
    /// Where an hour beside it lies.
    pub half: Half,
    /// Too common to be a time when it stands alone: 「夜の街」.
    pub guarded: bool,
    /// Only together with a day.
    pub needs_day: bool,
    /// Only as a bound: 「定時まで」.
    pub closing: bool,
    /// The word says that any time in it will do: 「午前中」.
    pub inside: bool,
}

/// The half of the day in which 「3時」 lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Half {
    Am,
    Noon,
    Pm,
    Night,
}

/// A stretch of a week, a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Stretch {
    Head,
    After,
    Front,
    Middle,
    Back,
    End,
    First,
    Second,
    Third,
    LastWeek,
    Spring,
    Summer,
    Autumn,
    Winter,
    LastBusiness,
    FirstBusiness,
    #[serde(skip)]
    Inside,
}

/// What a word on the clause says about the date in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Cue {
    Negative,
    Refusal,
    Neutral,
    Past,
    PastNoun,
    Plain,
    Quote,
    Boundary,
    State,
    Thanks,
    ThanksPast,
    Greeting,
    RequestTime,
    Available,
    Except,
    Ask,
    Request,
    StandingPolicy,
    Potential,
    Completion,
    Meeting,
    Only,
    Spent,
    Title,
    Weekly,
    Media,
    Hours,
}

/// Every word that the scanner knows, by where it may stand.
pub(super) struct Lexicon {
    /// Words with which an expression begins, or a later piece of it.
    pub lexemes: Words<Lexeme>,
    /// Stretches after a week, a month or a year: 「前半」.
    pub stretches: Words<Stretch>,
    /// Words on the clause.
    pub cues: Words<Cue>,
    /// Words beside a time, by place.
    pub places: Places,
}

/// The days of the week and the character that names each.
pub(super) const WEEKDAYS: [(Weekday, char); 7] = [
    (Weekday::Mon, '月'),
    (Weekday::Tue, '火'),
    (Weekday::Wed, '水'),
    (Weekday::Thu, '木'),
    (Weekday::Fri, '金'),
    (Weekday::Sat, '土'),
    (Weekday::Sun, '日'),
];
