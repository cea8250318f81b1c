//! The file `dictionaries/timex.toml` as it is written, and the lexicon made of it.

use std::collections::BTreeMap;

use chrono::{NaiveTime, Timelike};
use serde::Deserialize;

use super::beside::{Place, Places};
use super::lexicon::{Cue, Grammar, Half, Lexeme, Lexicon, Part, Stretch, WEEKDAYS};
use super::words::Words;
use crate::calendar::Season;

#[derive(Deserialize)]
pub(super) struct File {
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
    beside: BTreeMap<Place, Vec<String>>,
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

/// The lexicon that the file describes.
pub(super) fn lexicon(file: File) -> Lexicon {
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
    Lexicon {
        lexemes,
        stretches: Words::new(stretches.collect()),
        cues: Words::new(cues.collect()),
        places: Places::new(file.beside),
    }
}

fn offsets(lexemes: &mut Vec<(String, Lexeme)>, entries: Vec<Offset>, of: impl Fn(i32) -> Lexeme) {
    for it in entries {
        lexemes.extend(it.words.into_iter().map(|word| (word, of(it.offset))));
    }
}

fn grammar_words() -> Vec<(String, Lexeme)> {
    use Grammar::{
        Coming, DayOrTwo, Era, FullDays, Half, LastWorkday, Neighbour, OfMonth, OfWeek, OfYear, Ordinal, Run, Several,
        Url,
    };
    let words: &[(&[&str], Grammar)] = &[
        (&["週"], OfWeek),
        (&["月", "末日", "上旬", "初旬", "中旬", "下旬", "最終営業日"], OfMonth),
        (&["年"], OfYear),
        (&["連休"], Run),
        (&["仕事納め", "仕事納", "仕事収め"], LastWorkday),
        (&["次の", "つぎの", "今度の", "こんどの", "この", "次回の", "直近の", "次"], Coming),
        (&["翌", "前日", "前々日", "前営業日", "次の営業日", "次営業日", "前週", "当日", "あくる日"], Neighbour),
        (&["一両日", "１両日", "1両日", "いちりょうじつ"], DayOrTwo),
        (&["第"], Ordinal),
        (&["中"], FullDays),
        (&["数"], Several),
        (&["半日", "半月", "半年"], Half),
        (&["令和", "R", "Ｒ"], Era(2018)),
        (&["平成"], Era(1988)),
        (&["昭和"], Era(1925)),
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
