//! Which letters a text has, as a quick no to the question whether it holds some words.

/// A set of letters, each by one of 128 bits: what holds words holds all of their letters.
///
/// 「写真」 cannot stand in 「ロゴを送ります」, which has neither 写 nor 真; whether it stands in 「写生の真似」, only the words
/// themselves tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Letters(u128);

impl Letters {
    /// The letters of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        text.chars().collect()
    }

    /// Whether a text with these letters may hold a text with those.
    #[must_use]
    pub const fn may_hold(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    /// The letters of both.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The letters that both have.
    #[must_use]
    pub const fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The bits of the set, from 0 to 127.
    pub fn bits(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(bit)
        })
    }

    /// How many bits there are.
    pub const BITS: usize = 128;

    /// Every letter.
    pub const ALL: Self = Self(u128::MAX);
}

impl FromIterator<char> for Letters {
    fn from_iter<I: IntoIterator<Item = char>>(letters: I) -> Self {
        // Multiplied so that letters which stand beside each other in the code share no bit.
        Self(letters.into_iter().fold(0, |set, letter| set | 1 << (u32::from(letter).wrapping_mul(0x9E37_79B1) >> 25)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_words_has_their_letters() {
        let text = "写真とロゴのデータ（②）をお送りいたします。Thanks 👍";
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for (at, &start) in starts.iter().enumerate() {
            for &end in &starts[at..] {
                assert!(Letters::of(text).may_hold(Letters::of(&text[start..end])), "{}", &text[start..end]);
            }
        }
        assert!(!Letters::of("ロゴを送ります").may_hold(Letters::of("写真")));
        assert!(!Letters::of("").may_hold(Letters::of("写")) && Letters::ALL.may_hold(Letters::of(text)));
    }

    #[test]
    fn few_letters_share_a_bit() {
        let kana: Vec<Letters> = ('ぁ'..='ん').map(|it| [it].into_iter().collect()).collect();
        let shared = kana.iter().enumerate().filter(|&(at, it)| kana[..at].contains(it)).count();
        assert!(shared <= 12, "{shared} of {}", kana.len());
    }
}
