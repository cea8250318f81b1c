//! How many of a thing were asked for, and come: 「写真8枚」, 「5枚お送りします」.

/// So many of a kind: 「5点」, 「4名分」.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Count {
    pub number: u32,
    /// The counter: 「点」, 「名」.
    pub unit: String,
}

/// What things are counted in.
const UNITS: &[&str] =
    &["枚", "点", "名", "人", "社", "章", "冊", "本", "件", "店舗", "か月", "ヶ月", "曲", "話", "着", "個"];

impl Count {
    /// The last count in words: 5 in 「登壇者5名の顔写真」.
    pub(super) fn in_words(words: &str) -> Option<Self> {
        let mut found = None;
        for (at, _) in words.match_indices(|char: char| char.is_ascii_digit()) {
            if words[..at].ends_with(|char: char| char.is_ascii_digit() || matches!(char, '/' | '.' | '-' | '第')) {
                continue;
            }
            let digits: String = words[at..].chars().take_while(char::is_ascii_digit).collect();
            let rest = &words[at + digits.len()..];
            let unit = UNITS.iter().find(|unit| rest.starts_with(**unit));
            if let (Some(unit), Ok(number)) = (unit, digits.parse()) {
                found = Some(Self { number, unit: (*unit).to_owned() });
            }
        }
        found
    }

    /// A name without this count behind it: 「商品写真」 of 「商品写真5点」.
    pub(super) fn off<'w>(&self, name: &'w str) -> &'w str {
        let bare = ["", "分", "ほど", "程度"].iter().find_map(|more| {
            name.strip_suffix(more)?.strip_suffix(self.unit.as_str())?.strip_suffix(self.number.to_string().as_str())
        });
        bare.filter(|bare| !bare.is_empty()).unwrap_or(name).trim_end_matches(['（', '(', ' '])
    }

    /// Whether the two count the same: 「名」 and 「人」 do.
    pub(super) fn like(&self, other: &Self) -> bool {
        let people = |unit: &str| matches!(unit, "名" | "人");
        let pieces = |unit: &str| matches!(unit, "枚" | "点" | "個");
        self.unit == other.unit
            || people(&self.unit) && people(&other.unit)
            || pieces(&self.unit) && pieces(&other.unit)
    }
}

/// The counts of a stretch of words.
pub(super) fn counts(words: &str) -> Vec<Count> {
    words.split(['、', 'と', '。']).filter_map(Count::in_words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_with_their_unit() {
        for (words, wanted) in [
            ("登壇者5名の顔写真", Some((5, "名"))),
            ("商品写真12点", Some((12, "点"))),
            ("11/20の3枚", Some((3, "枚"))),
            ("第3章の原稿", None),
            ("ロゴ", None),
            ("99999999999枚", None),
        ] {
            assert_eq!(
                Count::in_words(words).map(|it| (it.number, it.unit)),
                wanted.map(|(number, unit)| (number, unit.to_owned()))
            );
        }
    }

    #[test]
    fn a_name_is_told_from_its_count() {
        let off = |name: &str| Count::in_words(name).map(|count| count.off(name).to_owned());
        assert_eq!(off("商品写真12点").as_deref(), Some("商品写真"));
        assert_eq!(off("メニュー3店舗分").as_deref(), Some("メニュー"));
        assert_eq!(off("登壇者5名の顔写真").as_deref(), Some("登壇者5名の顔写真"));
        assert_eq!(off("5枚").as_deref(), Some("5枚"));
    }
}
