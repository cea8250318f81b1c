//! What kinds of characters a line holds, so that a rule about characters passes all other lines at once.

/// A set of kinds of characters. A line may be said to hold a kind of which it has none, never the other way round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::lint) struct Marks(u16);

impl Marks {
    /// Digits, full width too.
    pub(in crate::lint) const DIGIT: Self = Self(1);
    /// Latin letters of half width.
    pub(in crate::lint) const LATIN: Self = Self(1 << 1);
    /// Digits, letters and marks of full width, and half-width kana.
    pub(in crate::lint) const WIDE: Self = Self(1 << 2);
    /// Brackets of any kind.
    pub(in crate::lint) const BRACKET: Self = Self(1 << 3);
    /// 「!」「！」.
    pub(in crate::lint) const BANG: Self = Self(1 << 4);
    /// Characters that are not seen, or that join the one before.
    pub(in crate::lint) const ODD: Self = Self(1 << 5);
    /// Emoji and the like.
    pub(in crate::lint) const PICTURE: Self = Self(1 << 6);
    /// Signs that stand for a word that is to be put there: 「○」「{」, and the letter of 「YYYY」.
    pub(in crate::lint) const SIGN: Self = Self(1 << 7);
    /// 「@」「:」, which stand in addresses.
    pub(in crate::lint) const ADDRESS: Self = Self(1 << 8);

    /// All kinds of both.
    #[must_use]
    pub(in crate::lint) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any kind of the other set is held.
    #[must_use]
    pub(in crate::lint) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The kinds that a line holds, told by the first bytes of its characters.
    pub(super) fn of(line: &str) -> Self {
        let bytes = line.as_bytes();
        let (mut marks, mut at) = (0, 0);
        while let Some(&first) = bytes.get(at) {
            let (kinds, length) = match first {
                0..=0x7f => (ASCII[first as usize], 1),
                // U+3000 to U+303F hold 「」【】〇 beside 、 and 。, U+3080 to U+30BF the marks that join.
                0xe3 => match (bytes.get(at + 1), bytes.get(at + 2)) {
                    (Some(0x80), Some(0x80..=0x82)) => (0, 3),
                    (Some(0x80), _) => (Self::BRACKET.and(Self::SIGN).0, 3),
                    (Some(0x82), Some(0x99 | 0x9a)) => (Self::ODD.0, 3),
                    _ => (0, 3),
                },
                0xe4..=0xe9 => (0, 3),
                0xef => (FULL.0, 3),
                0xf0..=0xff => (Self::PICTURE.and(Self::ODD).0, 4),
                0xe0..=0xee => (Self::PICTURE.and(Self::ODD).and(Self::SIGN).0, 3),
                _ => (Self::SIGN.and(Self::ODD).0, 2),
            };
            marks |= kinds;
            at += length;
        }
        Self(marks)
    }
}

/// What the full-width forms may be.
const FULL: Marks =
    Marks::DIGIT.and(Marks::WIDE).and(Marks::BRACKET).and(Marks::BANG).and(Marks::ODD).and(Marks::ADDRESS);

/// The kinds of the ASCII characters.
const ASCII: [u16; 128] = {
    let mut kinds = [0; 128];
    let mut at: u8 = 0;
    while at < 128 {
        kinds[at as usize] = match at {
            b'0'..=b'9' => Marks::DIGIT.0,
            b'Y' => Marks::LATIN.and(Marks::SIGN).0,
            b'a'..=b'z' | b'A'..=b'Z' => Marks::LATIN.0,
            b'(' | b')' | b'[' | b']' => Marks::BRACKET.0,
            b'{' => Marks::SIGN.0,
            b'!' => Marks::BANG.0,
            b'@' | b':' => Marks::ADDRESS.0,
            b' '..=b'~' => 0,
            _ => Marks::ODD.0,
        };
        at += 1;
    }
    kinds
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_among_its_kinds() {
        for (marks, characters) in [
            (Marks::DIGIT, "09０９"),
            (Marks::LATIN, "azAZY"),
            (Marks::WIDE, "０９Ａｚｱﾟ"),
            (Marks::BRACKET, "()（）[]［］「」『』【】〈〉《》"),
            (Marks::BANG, "!！"),
            (Marks::ODD, "\u{200b}\u{feff}\u{3099}\u{309a}ｱﾟ\u{ad}\u{7}\u{2060}"),
            (Marks::PICTURE, "🙏☀✨⭐🀄"),
            (Marks::SIGN, "○〇◯△×■●□▲{【Y"),
            (Marks::ADDRESS, "@:＠"),
        ] {
            for c in characters.chars() {
                assert!(Marks::of(&format!("資{c}料")).any(marks), "{c:?}");
            }
        }
        assert!(!Marks::of("資料はカタログです、明日。　送ります").any(Marks(u16::MAX)));
    }
}
