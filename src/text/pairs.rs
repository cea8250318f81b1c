//! Which letters stand side by side in a text, as a quick no to the question whether it shares words with another.

/// A set of pairs of neighbouring letters, each by one of 1,024 bits: texts that share a word of two letters share a pair.
///
/// 「ロゴデータ」 and 「ロゴを送ります」 share 「ロゴ」; 「会社沿革」 and 「会の革新」 share letters, but no pair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pairs([u64; 16]);

impl Pairs {
    /// The pairs of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut pairs = Self::default();
        pairs.add(text);
        pairs
    }

    /// Adds the pairs of a text.
    pub fn add(&mut self, text: &str) {
        for (one, other) in neighbours(text) {
            let (row, bit) = place(one, other);
            self.0[row] |= bit;
        }
    }

    /// Whether two letters may stand side by side in a text with these pairs.
    #[must_use]
    pub fn may_join(&self, one: char, other: char) -> bool {
        let (row, bit) = place(one, other);
        self.0[row] & bit != 0
    }

    /// Whether a text with these pairs may hold another text.
    #[must_use]
    pub fn may_hold(&self, text: &str) -> bool {
        neighbours(text).all(|(one, other)| self.may_join(one, other))
    }

    /// Whether a text with these pairs may share two letters and more with another text.
    #[must_use]
    pub fn may_share(&self, text: &str) -> bool {
        neighbours(text).any(|(one, other)| self.may_join(one, other))
    }
}

/// The neighbouring letters of a text: 「ロゴ」 and 「ゴを」 of 「ロゴを」.
fn neighbours(text: &str) -> impl Iterator<Item = (char, char)> {
    text.chars().zip(text.chars().skip(1))
}

/// Where the bit of a pair is: the row, and the bit in it.
fn place(one: char, other: char) -> (usize, u64) {
    // Multiplied so that pairs which lie beside each other in the code share no bit.
    let mixed = u32::from(one).wrapping_mul(0x9E37_79B1).wrapping_add(u32::from(other)).wrapping_mul(0x85EB_CA6B);
    ((mixed >> 28) as usize, 1 << (mixed >> 22 & 0x3F))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_share_a_word_share_a_pair() {
        let text = "写真とロゴのデータ（②）をお送りいたします。Thanks 👍";
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for (at, &start) in starts.iter().enumerate() {
            for &end in starts.iter().skip(at + 2) {
                let pairs = Pairs::of(text);
                assert!(
                    pairs.may_share(&text[start..end]) && pairs.may_hold(&text[start..end]),
                    "{}",
                    &text[start..end]
                );
            }
        }
        assert!(!Pairs::of(text).may_hold("写真を") && Pairs::of(text).may_hold("写"));
    }

    #[test]
    fn texts_that_share_letters_alone_share_no_pair() {
        for (text, other) in [("会の革新", "会社沿革"), ("ロゴ", "ゴロ"), ("", "ロゴ"), ("ロゴ", ""), ("写", "写")]
        {
            assert!(!Pairs::of(text).may_share(other), "{text} {other}");
        }
    }
}
