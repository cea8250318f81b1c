//! Compiles `timex.toml`: words to be found at a place of a text, the longest first.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::lexeme::{Cue, Grammar, Half, Idle, Lexeme, Lexicon, Part, Stretch, WEEKDAYS};
use super::place::{Grouped, Listed, Place, Places};
use super::words::{Bucket, PAGE, Run, Second, Words};
use crate::calendar::Season;

/// Characters at which the scanner stops though no word begins with them.
const DIGITS: &str = "0123456789０１２３４５６７８９〇一二三四五六七八九十百千";

/// Reads the file and writes what it says.
pub(crate) fn write(path: &Path, out: &Path) -> Result<(), String> {
    let place = |error: String| format!("{}: {error}", path.display());
    let text = fs::read_to_string(path).map_err(|error| place(error.to_string()))?;
    let file: File = toml::from_str(&text).map_err(|error| place(error.to_string()))?;
    let Lexicon { lexemes, stretches, cues, places } = lexicon(file).map_err(place)?;
    crate::write(out, "timex.bin", &crate::encode(&(lexemes, stretches, cues, places.0))?)
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
    from: Clock,
    to: Clock,
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
    season: Season,
    #[serde(default)]
    edge_only: Vec<String>,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct FixedWords {
    month: u32,
    day: u32,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct NoneWords {
    rule: Idle,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct CueWords {
    cue: Cue,
    words: Vec<String>,
}

/// The lexicon that the file describes.
fn lexicon(file: File) -> Result<Lexicon, String> {
    let mut lexemes = grammar_words();
    let mut parts = Vec::new();
    for it in file.time {
        let (from, to) = (it.from.0, it.to.0);
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
            let lexeme = Lexeme::Season { season: it.season, edge_only: it.edge_only.contains(&word) };
            lexemes.push((word, lexeme));
        }
    }
    for it in file.fixed {
        lexemes.extend(it.words.into_iter().map(|word| (word, Lexeme::Fixed(it.month, it.day))));
    }
    for it in file.none {
        lexemes.extend(it.words.into_iter().map(|word| (word, Lexeme::None(it.rule))));
    }
    let stretches = file.stretch.into_iter().flat_map(|it| it.words.into_iter().map(move |word| (word, it.part)));
    let cues = file.cue.into_iter().flat_map(|it| it.words.into_iter().map(move |word| (word, it.cue)));
    Ok(Lexicon {
        lexemes: words(lexemes, DIGITS)?,
        stretches: words(stretches.collect(), "")?,
        cues: words(cues.collect(), "")?,
        places: places(file.beside)?,
    })
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

/// A time of day in minutes after midnight: `18:30`.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
struct Clock(i64);

impl TryFrom<String> for Clock {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let parts = written.split_once(':').and_then(|(hour, minute)| Some((hour.parse().ok()?, minute.parse().ok()?)));
        match parts {
            Some((hour @ 0..24_i64, minute @ 0..60_i64)) => Ok(Self(60 * hour + minute)),
            _ => Err(format!("`{written}` is no time of day")),
        }
    }
}

/// Words with one first letter, by their second.
type Seconds<T> = BTreeMap<Option<char>, Vec<(String, T)>>;

/// The words by their first two letters; `stops` are letters to be noticed all the same.
fn words<T: Copy>(entries: Vec<(String, T)>, stops: &str) -> Result<Words<T>, String> {
    let mut sorted: BTreeMap<char, Seconds<T>> = BTreeMap::new();
    for (word, meaning) in entries {
        let mut letters = word.chars();
        let first = letters.next().ok_or("a word without letters")?;
        sorted.entry(first).or_default().entry(letters.next()).or_default().push((word, meaning));
    }
    for letter in stops.chars() {
        sorted.entry(letter).or_default();
    }
    let (mut first, mut buckets) = (BTreeMap::new(), vec![Bucket::default()]);
    let (mut seconds, mut list) = (Vec::new(), Vec::new());
    for (letter, groups) in sorted {
        first.insert(letter, number(buckets.len())?);
        let alone = groups.contains_key(&None) || stops.contains(letter);
        let seconds_of = groups.keys().flatten().fold(0, |seen, second| seen | 1 << (u32::from(*second) & 0x3F));
        let mut bucket = Bucket { second: if alone { u64::MAX } else { seconds_of }, ..Bucket::default() };
        bucket.longer.start = number(seconds.len())?;
        for (second, mut words) in groups {
            words.sort_by_key(|(word, _)| Reverse(word.len()));
            let start = number(list.len())?;
            list.extend(words.into_iter().map(|(word, meaning)| (&*word.leak(), meaning)));
            let words = Run { start, end: number(list.len())? };
            match second {
                None => bucket.single = words,
                Some(letter) => seconds.push(Second { letter, words }),
            }
        }
        bucket.longer.end = number(seconds.len())?;
        buckets.push(bucket);
    }
    Ok(Words { first: pages(&first)?.leak(), buckets, seconds, entries: list })
}

fn number(count: usize) -> Result<u16, String> {
    u16::try_from(count).map_err(|_| "too many words".to_owned())
}

/// A number for each character, in pages of those that share an upper byte; the first page is empty.
fn pages(numbers: &BTreeMap<char, u16>) -> Result<Vec<u8>, String> {
    let (mut index, mut pages) = (vec![0_u8; PAGE], vec![[0_u16; PAGE]]);
    for (&letter, &number) in numbers {
        let code = letter as usize;
        let page = index.get_mut(code / PAGE).ok_or_else(|| format!("`{letter}` is no letter of the basic plane"))?;
        if *page == 0 {
            *page = u8::try_from(pages.len()).map_err(|_| "too many pages")?;
            pages.push([0; PAGE]);
        }
        pages[usize::from(*page)][code % PAGE] = number;
    }
    index.extend(pages.iter().flatten().flat_map(|number| number.to_le_bytes()));
    Ok(index)
}

fn places(words: BTreeMap<Place, Vec<String>>) -> Result<Places, String> {
    let mut places: Vec<Listed> = Vec::new();
    places.resize_with(Place::GoneBy as usize + 1, Listed::default);
    for (place, words) in words {
        let words: Vec<&'static str> = words.into_iter().map(|word| &*word.leak()).collect();
        let starts = grouped(&words, |it| it.chars().next())?;
        let ends = grouped(&words, |it| it.chars().next_back())?;
        places[place as usize] = Listed { words, starts, ends };
    }
    Ok(Places(places))
}

fn grouped(words: &[&'static str], letter: impl Fn(&str) -> Option<char>) -> Result<Grouped, String> {
    let mut groups: BTreeMap<char, Vec<&'static str>> = BTreeMap::new();
    for word in words {
        groups.entry(letter(word).ok_or("a word without letters")?).or_default().push(word);
    }
    let mut grouped = Grouped::default();
    for (letter, mut words) in groups {
        words.sort_by_key(|it| Reverse(it.len()));
        grouped.may_be |= 1 << (u32::from(letter) & 0x3F);
        grouped.words.append(&mut words);
        grouped.letters.push((letter, number(grouped.words.len())?));
    }
    Ok(grouped)
}
