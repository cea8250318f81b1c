//! A normalised view of a text, with the way back to the original.

use super::Span;
use super::sentence::{emoji_code, is_kana_or_kanji, is_pictograph};

/// A text with half-width kana, full-width Latin and odd dashes folded, and the original offset of each of its bytes.
///
/// 「ｱｯﾌﾟしました!」 is seen as 「アップしました！」; spans found in the view are given back as spans of the original.
#[derive(Clone, Debug, Default)]
pub struct View {
    text: String,
    /// The original offset of each byte of `text`, and one more for its end.
    offsets: Vec<u32>,
}

impl View {
    /// An empty view with room for so many bytes.
    #[must_use]
    pub fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), offsets: Vec::with_capacity(bytes) }
    }

    /// Folds `original` into this view, whose buffers are reused.
    pub fn fold(&mut self, original: &str) {
        self.text.clear();
        self.offsets.clear();
        self.append(original, 0);
        self.offsets.push(u32::try_from(original.len()).unwrap_or(u32::MAX));
    }

    /// Folds another stretch, which begins at byte `base` of the whole text, behind what is there already, and closes it
    /// with a line feed.
    pub fn append_line(&mut self, stretch: &str, base: usize) {
        self.append(stretch, base);
        self.text.push('\n');
        self.offsets.push(u32::try_from(base + stretch.len()).unwrap_or(u32::MAX));
    }

    fn append(&mut self, original: &str, base: usize) {
        let (mut rest, mut last) = (original, None);
        while let Some(char) = rest.chars().next() {
            let at = base + original.len() - rest.len();
            let plain = rest.find(|it| !is_kana_or_kanji(it)).unwrap_or(rest.len());
            let mut taken = char.len_utf8();
            if plain > 0 {
                self.push_plain(&rest[..plain], at);
                last = rest[..plain].chars().next_back();
                taken = plain;
            } else if let Some(length) = emoji_code(rest) {
                self.push('。', at);
                last = None;
                taken = length;
            } else if let Some(voiced) = last.and_then(|kana| voice(kana, char)) {
                self.text.pop();
                self.text.push(voiced);
                last = None;
            } else {
                last = fold_char(char);
                if let Some(folded) = last {
                    self.push(folded, at);
                }
            }
            rest = &rest[taken..];
        }
    }

    /// Appends kana and kanji, which stay as they are and have three bytes each.
    fn push_plain(&mut self, letters: &str, at: usize) {
        self.text.push_str(letters);
        self.offsets.extend((0..letters.len()).map(|byte| u32::try_from(at + byte - byte % 3).unwrap_or(u32::MAX)));
    }

    fn push(&mut self, folded: char, at: usize) {
        self.text.push(folded);
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        self.offsets.extend_from_slice(&[at; 4][..folded.len_utf8()]);
    }

    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The original place of a range of the folded text.
    #[must_use]
    pub fn original(&self, start: usize, end: usize) -> Span {
        let last = self.offsets.last().copied().unwrap_or_default();
        let at = |index: usize| self.offsets.get(index).copied().unwrap_or(last);
        Span { start: at(start), end: at(end).max(at(start)) }
    }
}

/// Whether a character is not seen at all: a zero-width space, a byte order mark, a control character.
#[must_use]
pub fn is_unseen(char: char) -> bool {
    matches!(char, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}')
}

/// The character as the tokenizer should see it; `None` leaves it out.
fn fold_char(char: char) -> Option<char> {
    const HALF_KANA: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
    Some(match char {
        '\n' | '\r' | '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{2066}'..='\u{2069}' => return None,
        '!' => '！',
        '?' => '？',
        '(' => '（',
        ')' => '）',
        '~' | '～' => '〜',
        ',' => '，',
        ':' => '：',
        ';' => '；',
        '"' | '\'' | '*' | '_' | '^' | '|' | '`' | '<' | '>' | '=' | '#' | '[' | ']' | '{' | '}' => '＊',
        '\u{3000}' | '\u{00A0}' => ' ',
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(char) - 0xFEE0).unwrap_or(char),
        '｡'..='ﾝ' => HALF_KANA.chars().nth((u32::from(char) - 0xFF61) as usize).unwrap_or(char),
        _ if is_pictograph(char) => '。',
        _ => char,
    })
}

/// The voiced (゛) or half-voiced (゜) form of a kana, by the half-width mark behind it; the form has as many bytes.
fn voice(kana: char, mark: char) -> Option<char> {
    let code = u32::from(kana);
    match (kana, mark) {
        ('ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ', 'ﾟ') => char::from_u32(code + 2),
        ('カ'..='ト' | 'ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ', 'ﾞ') => char::from_u32(code + 1),
        ('ウ', 'ﾞ') => Some('ヴ'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(original: &str, folded: &str) {
        let mut view = View::default();
        view.fold(original);
        assert_eq!(view.text(), folded);
        assert_eq!(view.original(0, view.text().len()).of(original), original);
    }

    #[test]
    fn folds() {
        check("ｱｯﾌﾟしました!", "アップしました！");
        check("ﾃﾞｰﾀ １２枚", "データ 12枚");
        check("ｳﾞｧﾙﾌﾟ ﾊﾟｶﾞﾞ", "ヴァルプ パガﾞ");
        check("資料を\n送ります", "資料を送ります");
        check("助かります:bow:", "助かります。");
        check("社\nｶ\nﾞです", "社カﾞです");
    }

    #[test]
    fn spans_lead_back() {
        let original = "ﾃﾞｰﾀを送る";
        let mut view = View::default();
        view.fold(original);
        assert_eq!(view.original(0, "データ".len()).of(original), "ﾃﾞｰﾀ");
        assert_eq!(view.original("データを".len(), view.text().len()).of(original), "送る");
    }
}
