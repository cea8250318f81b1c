//! The words of `dictionaries/timex.toml`, and where they lead.

use std::sync::LazyLock;

use chrono::{NaiveTime, Timelike, Weekday};
use serde::Deserialize;

use super::words::Words;
use crate::calendar::Season;

/// What a word means before anything is counted out.
#[derive(Clone, Copy, Debug, PartialEq)]
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
    None(&'static str),
}

/// Words that the grammar itself knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// 「令和」.
    Era,
    /// 「R」 of 「R8.6.1」.
    EraLetter,
    /// The rest is an address of the web.
    Url,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Half {
    Am,
    Noon,
    Pm,
    Night,
}

/// A stretch of a week, a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
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
    LastBusiness,
    FirstBusiness,
    #[serde(skip)]
    Inside,
}

/// What a word on the clause says about the date in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Cue {
    Negative,
    Neutral,
    Past,
    PastNoun,
    Plain,
    Quote,
    Boundary,
    State,
    Thanks,
    RequestTime,
    Request,
    StandingPolicy,
    Potential,
    Completion,
    Meeting,
    Only,
    Spent,
    Media,
    Hours,
}

#[derive(Deserialize)]
struct File {
    day: Vec<Offset>,
    week: Vec<Offset>,
    month: Vec<Offset>,
    year: Vec<Offset>,
    stretch: Vec<StretchWords>,
    time: Vec<TimeWords>,
    day_time: Vec<DayTimeWords>,
    season: Vec<SeasonWords>,
    fixed: Vec<FixedWords>,
    none: Vec<NoneWords>,
    cue: Vec<CueWords>,
}

#[derive(Deserialize)]
struct Offset {
    offset: i32,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct StretchWords {
    part: Stretch,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct TimeWords {
    from: String,
    to: String,
    half: Half,
    #[serde(default)]
    guarded: bool,
    #[serde(default)]
    closing: bool,
    #[serde(default)]
    needs_day: Vec<String>,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct DayTimeWords {
    offset: i64,
    time: String,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct SeasonWords {
    season: SeasonName,
    #[serde(default)]
    edge_only: Vec<String>,
    words: Vec<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum SeasonName {
    GoldenWeek,
    Bon,
    YearEnd,
    NewYear,
}

#[derive(Deserialize)]
struct FixedWords {
    month: u32,
    day: u32,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct NoneWords {
    rule: NoneRule,
    words: Vec<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum NoneRule {
    Vague,
    Question,
    Past,
    Standing,
    Idiom,
    Name,
    Compound,
}

#[derive(Deserialize)]
struct CueWords {
    cue: Cue,
    words: Vec<String>,
}

/// Every word that the scanner knows, by where it may stand.
pub(super) struct Lexicon {
    /// Words with which an expression begins, or a later piece of it.
    pub lexemes: Words<Lexeme>,
    /// Stretches after a week, a month or a year: 「前半」.
    pub stretches: Words<Stretch>,
    /// Words on the clause.
    pub cues: Words<Cue>,
}

/// The embedded lexicon.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
        let source = include_str!("../../dictionaries/timex.toml");
        build(toml::from_str(source).expect("the embedded file is read by a test"))
    });
    &LEXICON
}

fn build(file: File) -> Lexicon {
    let mut lexemes = grammar_words();
    let mut parts = Vec::new();
    for it in file.time {
        let (from, to) = (minutes(&it.from), minutes(&it.to));
        for word in it.words {
            let needs_day = it.needs_day.contains(&word);
            let inside = word.ends_with('中') && word.starts_with('午');
            let (half, guarded, closing) = (it.half, it.guarded, it.closing);
            parts.push((word, Part { from, to, half, guarded, needs_day, closing, inside }));
        }
    }
    for it in file.day_time {
        if let Some((_, part)) = parts.iter().find(|(word, _)| *word == it.time) {
            let part = Part { guarded: false, ..*part };
            lexemes.extend(it.words.into_iter().map(|word| (word, Lexeme::DayTime(it.offset, part))));
        }
    }
    lexemes.extend(parts.into_iter().map(|(word, part)| (word, Lexeme::Time(part))));
    offsets(&mut lexemes, file.day, |it| Lexeme::Day(i64::from(it)));
    offsets(&mut lexemes, file.week, |it| Lexeme::Week(i64::from(it)));
    offsets(&mut lexemes, file.month, Lexeme::Month);
    offsets(&mut lexemes, file.year, Lexeme::Year);
    for it in file.season {
        for word in it.words {
            let lexeme = Lexeme::Season { season: season(it.season), edge_only: it.edge_only.contains(&word) };
            lexemes.push((word, lexeme));
        }
    }
    for it in file.fixed {
        lexemes.extend(it.words.into_iter().map(|word| (word, Lexeme::Fixed(it.month, it.day))));
    }
    for it in file.none {
        lexemes.extend(it.words.into_iter().map(|word| (word, Lexeme::None(rule_name(it.rule)))));
    }
    let mut lexemes = Words::new(lexemes);
    "0123456789０１２３４５６７８９〇一二三四五六七八九十百千".chars().for_each(|it| lexemes.stop_at(it));
    let stretches = file.stretch.into_iter().flat_map(|it| it.words.into_iter().map(move |word| (word, it.part)));
    let cues = file.cue.into_iter().flat_map(|it| it.words.into_iter().map(move |word| (word, it.cue)));
    Lexicon { lexemes, stretches: Words::new(stretches.collect()), cues: Words::new(cues.collect()) }
}

fn offsets(lexemes: &mut Vec<(String, Lexeme)>, entries: Vec<Offset>, of: impl Fn(i32) -> Lexeme) {
    for it in entries {
        lexemes.extend(it.words.into_iter().map(|word| (word, of(it.offset))));
    }
}

fn grammar_words() -> Vec<(String, Lexeme)> {
    use Grammar::{
        Coming, DayOrTwo, Era, EraLetter, FullDays, Half, LastWorkday, Neighbour, OfMonth, OfWeek, OfYear, Ordinal,
        Run, Several, Url,
    };
    let words: &[(&[&str], Grammar)] = &[
        (&["週"], OfWeek),
        (&["月", "末日", "上旬", "初旬", "中旬", "下旬", "最終営業日"], OfMonth),
        (&["年"], OfYear),
        (&["連休"], Run),
        (&["仕事納め", "仕事納", "仕事収め"], LastWorkday),
        (&["次の", "つぎの", "今度の", "こんどの", "この", "次回の", "直近の", "次"], Coming),
        (&["翌", "前日", "前営業日", "前週", "当日", "あくる日"], Neighbour),
        (&["一両日", "１両日", "1両日", "いちりょうじつ"], DayOrTwo),
        (&["第"], Ordinal),
        (&["中"], FullDays),
        (&["数"], Several),
        (&["半日", "半月", "半年"], Half),
        (&["令和"], Era),
        (&["R", "Ｒ"], EraLetter),
        (&["http://", "https://", "www."], Url),
    ];
    let mut lexemes = Vec::new();
    for (spellings, grammar) in words {
        lexemes.extend(spellings.iter().map(|it| ((*it).to_owned(), Lexeme::Grammar(*grammar))));
    }
    for (day, name) in WEEKDAYS {
        lexemes.push((format!("{name}曜日"), Lexeme::Weekday(day)));
        lexemes.push((format!("{name}曜"), Lexeme::Weekday(day)));
    }
    for word in ["土曜日曜", "土日", "土・日", "土曜・日曜"] {
        lexemes.push((word.to_owned(), Lexeme::SaturdayAndSunday));
    }
    lexemes
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

fn season(name: SeasonName) -> Season {
    match name {
        SeasonName::GoldenWeek => Season::GoldenWeek,
        SeasonName::Bon => Season::Bon,
        SeasonName::YearEnd => Season::YearEnd,
        SeasonName::NewYear => Season::NewYear,
    }
}

fn rule_name(rule: NoneRule) -> &'static str {
    match rule {
        NoneRule::Vague => "vague",
        NoneRule::Question => "question",
        NoneRule::Past => "past",
        NoneRule::Standing => "standing",
        NoneRule::Idiom => "idiom",
        NoneRule::Name => "name",
        NoneRule::Compound => "compound",
    }
}

fn minutes(clock: &str) -> i64 {
    let time = NaiveTime::parse_from_str(clock, "%H:%M").expect("the embedded file is read by a test");
    i64::from(time.num_seconds_from_midnight() / 60)
}
