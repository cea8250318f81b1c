//! The text of a file as it is written, and the way back to its bytes.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{Decoded, decode};
use crate::error::Error;

/// The text that these bytes hold, with the line ends that it has.
///
/// # Errors
/// Those of [`decode`].
pub fn decode_as_written(bytes: &[u8]) -> Result<Decoded, Error> {
    let mut decoded = decode(bytes)?;
    if decoded.text.as_bytes() != bytes {
        decoded.text = exact(bytes, decoded.encoding);
    }
    Ok(decoded)
}

fn exact(bytes: &[u8], encoding: &str) -> String {
    let encoding = Encoding::for_label(encoding.as_bytes()).unwrap_or(UTF_8);
    encoding.decode(bytes).0.into_owned()
}

/// The bytes of a changed text, in the encoding of the file that it was read from.
///
/// `None` when a character has no place in that encoding, or when the file itself would not come out as it was: then
/// nothing must be written over it.
#[must_use]
pub fn encode_like(original: &[u8], encoding: &str, text: &str) -> Option<Vec<u8>> {
    let before = exact(original, encoding);
    (encode(original, encoding, &before)?.as_slice() == original).then(|| encode(original, encoding, text))?
}

fn encode(original: &[u8], encoding: &str, text: &str) -> Option<Vec<u8>> {
    let encoding = Encoding::for_label(encoding.as_bytes())?;
    let mark = Encoding::for_bom(original).map_or(0, |(_, length)| length);
    let mut bytes = original.get(..mark)?.to_vec();
    if encoding == UTF_16LE {
        bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    } else if encoding == UTF_16BE {
        bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    } else {
        let (encoded, _, unmappable) = encoding.encode(text);
        if unmappable {
            return None;
        }
        bytes.extend_from_slice(&encoded);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let text = "資料を\r\n送ります。\r\n";
        let sjis = encoding_rs::SHIFT_JIS.encode(text).0.into_owned();
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let marked = ["\u{feff}", text].concat().into_bytes();
        for bytes in [text.as_bytes().to_vec(), sjis, utf16, marked] {
            let decoded = decode_as_written(&bytes).expect("it is text");
            assert_eq!(decoded.text, text);
            assert_eq!(encode_like(&bytes, decoded.encoding, text), Some(bytes));
        }
    }

    #[test]
    fn nothing_is_written_that_cannot_be() {
        let sjis = encoding_rs::SHIFT_JIS.encode("資料").0.into_owned();
        assert_eq!(encode_like(&sjis, "Shift_JIS", "資料🙏"), None);
        assert_eq!(encode_like(b"\x82\xa0\xff", "Shift_JIS", "あ"), None);
    }
}
