//! From the bytes of a file or a clipboard to text with plain line feeds.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::{Error, Notice};

/// A text, and what had to be done to get it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text without byte order mark, lines ended by `\n`.
    pub text: String,
    /// The name of the encoding as WHATWG spells it: `UTF-8`, `Shift_JIS`.
    pub encoding: &'static str,
    /// What was odd: `replaced-bytes` when some bytes had no character.
    pub notices: Vec<Notice>,
}

/// The text that these bytes hold: UTF-8, UTF-16, Shift_JIS (CP932), EUC-JP or ISO-2022-JP, with any line ends.
///
/// # Errors
/// [`Error::Empty`] when there is nothing but white space, [`Error::Binary`] when the bytes are no text.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    if SIGNATURES.iter().any(|signature| bytes.starts_with(signature)) {
        return Err(Error::Binary);
    }
    let encoding = encoding_of(bytes).ok_or(Error::Binary)?;
    let (text, used, _) = encoding.decode(bytes);
    finish(text, used)
}

/// How files begin that are no text although their head may look like it.
const SIGNATURES: [&[u8]; 7] = [b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"\x7fELF"];

/// One replaced character in this many still makes a text, and one in [`WELL_FORMED`] where the others are surely UTF-8.
const REPLACED_SHARE: usize = 20;

fn finish(text: Cow<'_, str>, encoding: &'static Encoding) -> Result<Decoded, Error> {
    let (characters, controls, odd) = counts(text.as_bytes());
    let replaced = if odd { text.matches('\u{fffd}').count() } else { 0 };
    let share = if encoding == UTF_8 { WELL_FORMED } else { REPLACED_SHARE };
    if replaced * share + controls * REPLACED_SHARE > characters {
        return Err(Error::Binary);
    }
    if text.chars().all(|it| it.is_whitespace() || matches!(it, '\u{feff}' | '\u{200b}' | '\0')) {
        return Err(Error::Empty);
    }
    let mut notices = Vec::new();
    if replaced > 0 {
        notices.push(Notice {
            id: "replaced-bytes",
            text: format!("文字として読めない箇所が{replaced}か所あり、「\u{fffd}」に置き換えました。"),
            span: None,
        });
    }
    Ok(Decoded { text: with_line_feeds(text), encoding: encoding.name(), notices })
}

/// How many characters and how many control characters a text has, and whether there may be replaced ones.
fn counts(bytes: &[u8]) -> (usize, usize, bool) {
    let (mut characters, mut controls, mut odd) = (0_usize, 0_usize, false);
    let mut before = 0;
    for &byte in bytes {
        characters += usize::from(byte & 0xc0 != 0x80);
        let control = matches!(byte, 0..=8 | 0xe..=0x1f | 0x7f) || before == 0xc2 && byte < 0xa0;
        controls += usize::from(control);
        odd |= before == 0xbf && byte == 0xbd;
        before = byte;
    }
    (characters, controls, odd)
}

fn with_line_feeds(text: Cow<'_, str>) -> String {
    if !text.contains(['\r', '\u{2028}', '\u{2029}', '\u{85}']) {
        return text.into_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                characters.next_if_eq(&'\n');
                plain.push('\n');
            }
            '\u{2028}' | '\u{2029}' | '\u{85}' => plain.push('\n'),
            _ => plain.push(character),
        }
    }
    plain
}

/// `None` when no text encoding explains the bytes.
fn encoding_of(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some(encoding);
    }
    if bytes.contains(&0) {
        return wide_encoding_of(bytes);
    }
    if bytes.windows(2).any(|pair| pair == b"\x1b$") {
        return Some(ISO_2022_JP);
    }
    if is_nearly_utf_8(bytes) {
        return Some(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"jp"), Utf8Detection::Allow);
    let japanese = [guess, SHIFT_JIS, EUC_JP];
    let clean = japanese.into_iter().find(|&it| is_ours(it) && !it.decode_without_bom_handling(bytes).1);
    clean.or_else(|| {
        japanese.into_iter().chain([UTF_8]).min_by_key(|it| if is_ours(it) { errors(it, bytes) } else { usize::MAX })
    })
}

/// How many well-formed letters of three bytes and more tell UTF-8 for each place that is broken: other encodings of Japanese
/// have them by rare chance only.
const WELL_FORMED: usize = 4;

/// Whether the bytes are UTF-8, but perhaps for some places that were damaged or cut off.
fn is_nearly_utf_8(bytes: &[u8]) -> bool {
    let (mut letters, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|it| it.len_utf8() > 2).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || letters >= broken * WELL_FORMED
}

fn is_ours(encoding: &'static Encoding) -> bool {
    [UTF_8, SHIFT_JIS, EUC_JP, ISO_2022_JP].contains(&encoding)
}

fn errors(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    encoding.decode_without_bom_handling(bytes).0.matches('\u{fffd}').count()
}

/// UTF-16 without a mark: an ASCII character (a line end, a digit) leaves its zero on the even or on the odd places.
fn wide_encoding_of(bytes: &[u8]) -> Option<&'static Encoding> {
    let ascii = |byte: u8| matches!(byte, b'\t' | b'\n' | b'\r' | 0x20..=0x7e);
    let (mut little, mut big) = (0_usize, 0_usize);
    for pair in bytes.chunks_exact(2) {
        little += usize::from(pair[1] == 0 && ascii(pair[0]));
        big += usize::from(pair[0] == 0 && ascii(pair[1]));
    }
    let encoding = match little.cmp(&big) {
        std::cmp::Ordering::Greater => UTF_16LE,
        std::cmp::Ordering::Less => UTF_16BE,
        std::cmp::Ordering::Equal => return None,
    };
    bytes.len().is_multiple_of(2).then_some(encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "2026年11月20日 10:02 田中\n資料は25日までにお送りします。髙橋①\n";

    #[track_caller]
    fn check(bytes: &[u8], encoding: &str, text: &str) {
        let decoded = decode(bytes).expect("the bytes are text");
        assert_eq!((decoded.encoding, decoded.text.as_str()), (encoding, text));
        assert_eq!(decoded.notices, []);
    }

    fn wide(text: &str, to_bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        check(SAMPLE.as_bytes(), "UTF-8", SAMPLE);
        check(format!("\u{feff}{SAMPLE}").as_bytes(), "UTF-8", SAMPLE);
        check(&SHIFT_JIS.encode(SAMPLE).0, "Shift_JIS", SAMPLE);
        check(&EUC_JP.encode(SAMPLE).0, "EUC-JP", SAMPLE);
        check(&ISO_2022_JP.encode(SAMPLE).0, "ISO-2022-JP", SAMPLE);
        for text in [SAMPLE.to_owned(), format!("\u{feff}{SAMPLE}")] {
            check(&wide(&text, u16::to_le_bytes), "UTF-16LE", SAMPLE);
            check(&wide(&text, u16::to_be_bytes), "UTF-16BE", SAMPLE);
        }
    }

    #[test]
    fn a_few_characters_are_enough() {
        for text in ["了解です", "承知しました。", "はい\n", "ｶｸﾆﾝしました"] {
            check(&SHIFT_JIS.encode(text).0, "Shift_JIS", text);
        }
        check(&ISO_2022_JP.encode("はい\n").0, "ISO-2022-JP", "はい\n");
        check(&EUC_JP.encode("承知しました。明日お送りします。").0, "EUC-JP", "承知しました。明日お送りします。");
    }

    #[test]
    fn every_line_end_is_a_line_feed() {
        check("a\r\nb\rc\n\r\nd".as_bytes(), "UTF-8", "a\nb\nc\n\nd");
        check(&SHIFT_JIS.encode("田中\r\n了解です\r").0, "Shift_JIS", "田中\n了解です\n");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in
            [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], b"PK\x03\x04\x14\0", b"%PDF-1.7 abc", &[1, 2, 3, 4, 0, 255]]
        {
            assert_eq!(decode(bytes), Err(Error::Binary));
        }
        for bytes in [&b""[..], b" \n\t\r\n", "\u{feff}".as_bytes(), "　\n".as_bytes()] {
            assert_eq!(decode(bytes), Err(Error::Empty));
        }
    }

    #[test]
    fn a_broken_byte_is_replaced_and_noted() {
        let mut bytes = SAMPLE.repeat(3).into_bytes();
        bytes.insert(40, 0xff);
        let decoded = decode(&bytes).expect("one bad byte leaves a text");
        assert_eq!(decoded.encoding, "UTF-8");
        assert_eq!(decoded.notices.first().map(|it| it.id), Some("replaced-bytes"));
    }

    #[test]
    fn a_text_that_is_cut_or_damaged_keeps_its_encoding() {
        for text in ["2026/11/17 09:12 中川\nお願いします\n", "了解です。明日お送りします"] {
            for end in (12..text.len()).rev().take(12) {
                assert_eq!(decode(&text.as_bytes()[..end]).expect("text").encoding, "UTF-8", "{end} of {text}");
            }
            let damaged = text.replace('お', "おX").into_bytes();
            let damaged: Vec<u8> = damaged.into_iter().map(|it| if it == b'X' { 0x9b } else { it }).collect();
            assert_eq!(decode(&damaged).expect("text").encoding, "UTF-8", "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn characters_are_counted_by_their_bytes(text in "[\\PC\u{0}-\u{1f}\u{7f}-\u{9f}\u{fffd}]{0,40}") {
            let (characters, controls, odd) = counts(text.as_bytes());
            let control = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0b' | '\x0c');
            proptest::prop_assert_eq!(characters, text.chars().count());
            proptest::prop_assert_eq!(controls, text.chars().filter(control).count());
            proptest::prop_assert!(odd || !text.contains(char::REPLACEMENT_CHARACTER));
        }

        #[test]
        fn any_bytes_are_survived(bytes: Vec<u8>) {
            let _ = decode(&bytes);
        }

        #[test]
        fn utf_8_is_kept(text in "[ぁ-んァ-ヶ一-龥a-z0-9、。\n]{1,80}") {
            if let Ok(decoded) = decode(text.as_bytes()) {
                proptest::prop_assert_eq!(decoded.text, text);
            }
        }
    }
}
