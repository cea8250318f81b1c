//! What a name tells of the side on which its bearer stands: 「校正ルーム双葉」 works for others, 「喫茶よあけ」 has work done.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::embedded::embedded;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    side: Vec<Side>,
}

/// The words of one side.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Side {
    /// Whether it is the side that works for the other.
    works: bool,
    words: Vec<String>,
    #[cfg(test)]
    fires: Vec<String>,
    #[cfg(test)]
    silent: Vec<String>,
}

/// How much the words of a name are worth.
const WORKS: i32 = 10;
const ORDERS: i32 = -6;

/// How much a name speaks for its bearer working for the others; below 0 for having work done.
pub(super) fn weight(name: &str) -> i32 {
    let name = name.to_lowercase();
    let told = sides().iter().filter(|side| side.words.iter().any(|word| name.contains(word.as_str())));
    told.map(|side| if side.works { WORKS } else { ORDERS }).sum()
}

/// The sides of `dictionaries/trades.toml`.
fn sides() -> &'static [Side] {
    static SIDES: OnceLock<Vec<Side>> = OnceLock::new();
    SIDES.get_or_init(|| {
        let file: File = embedded!("trades");
        file.side
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_side_fires_and_keeps_silent() {
        for side in sides() {
            let speaks = |name: &String| if side.works { weight(name) > 0 } else { weight(name) < 0 };
            for name in &side.fires {
                assert!(speaks(name), "trades.toml: {name}");
            }
            for name in &side.silent {
                assert!(!speaks(name), "trades.toml: {name}");
            }
            assert!(side.fires.len() > 3 && side.words.iter().all(|word| *word == word.to_lowercase()));
        }
    }
}
