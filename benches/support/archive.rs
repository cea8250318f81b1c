//! A large archive made from the labelled threads: the same for the same seed, no two threads alike.

use std::fs;
use std::path::Path;

use henji::thread::{ReadHint, Role, assign_roles, read};
use serde_json::{Value, json};

/// Numbers that look random and are the same for the same seed (xorshift64*).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).unwrap() % bound
    }
}

const FAMILIES: [&str; 24] = [
    "秋山", "石黒", "上原", "榎本", "大西", "片岡", "岸本", "久米", "小松", "坂口", "下村", "須藤", "関口", "高瀬",
    "千葉", "土屋", "寺田", "中尾", "西川", "野村", "畑中", "平野", "前川", "村瀬",
];
const PLACES: [&str; 12] =
    ["商店", "工房", "カフェ", "歯科", "書房", "デザイン", "企画", "農園", "食堂", "教室", "不動産", "整体院"];

/// One labelled thread with what varies in it.
struct Pattern {
    record: Value,
    /// The other side's names in it.
    names: Vec<String>,
}

/// The labelled threads of `folder` (`tests/fixtures`).
pub struct Patterns(Vec<Pattern>);

impl Patterns {
    pub fn of(folder: &Path) -> Self {
        let files = ["threads.jsonl", "threads_2.jsonl"].map(|name| fs::read_to_string(folder.join(name)).unwrap());
        let records = files.iter().flat_map(|text| text.lines()).map(|line| serde_json::from_str(line).unwrap());
        Self(records.map(Pattern::of).collect())
    }

    /// `count` lines of NDJSON, as `henji scan` reads them.
    pub fn lines(&self, count: usize, seed: u64) -> impl Iterator<Item = String> {
        let mut dice = Dice::new(seed);
        (0..count).map(move |number| self.0[dice.below(self.0.len())].line(number, &mut dice))
    }
}

impl Pattern {
    fn of(record: Value) -> Self {
        let me: Vec<String> = record["me"].as_str().map(str::to_owned).into_iter().collect();
        let now = record["now"].as_str().unwrap().parse().unwrap();
        let parsed = read(record["text"].as_str().unwrap(), &ReadHint { format: None, now, me: &me });
        let names = parsed.value.into_iter().flat_map(|mut thread| {
            let _ = assign_roles(&mut thread, &me);
            thread.parties.into_iter().filter(|party| party.role == Role::Them).map(|party| party.name)
        });
        // A short name may be a word of the text.
        let names = names.filter(|name| name.chars().count() > 2).collect();
        Self { record, names }
    }

    fn line(&self, number: usize, dice: &mut Dice) -> String {
        let mut text = self.record["text"].as_str().unwrap().to_owned();
        for name in &self.names {
            let (family, place) = (FAMILIES[dice.below(FAMILIES.len())], PLACES[dice.below(PLACES.len())]);
            text = text.replace(name.as_str(), &format!("{family}{place}{}", dice.below(100)));
        }
        if dice.below(4) == 0 {
            let mut shorter = text.clone();
            shorten(&mut shorter, dice);
            // Who never wrote cannot be found again.
            if self.record["me"].as_str().is_none_or(|me| shorter.contains(me)) {
                text = shorter;
            }
        }
        json!({"id": number, "text": text, "me": self.record["me"], "now": self.record["now"]}).to_string()
    }
}

/// Ends the thread at one of the blank lines of its second half.
fn shorten(text: &mut String, dice: &mut Dice) {
    let ends: Vec<_> = text.match_indices("\n\n").map(|(at, _)| at + 1).filter(|at| *at > text.len() / 2).collect();
    if !ends.is_empty() {
        text.truncate(ends[dice.below(ends.len())]);
    }
}
