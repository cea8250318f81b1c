//! Looking at a text from a byte place, to the right and to the left.

/// The character that begins at the byte.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character that ends at the byte.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// Whether the words stand at the byte.
pub(super) fn stands(text: &str, at: usize, words: &str) -> bool {
    text.as_bytes().get(at..).is_some_and(|it| it.starts_with(words.as_bytes()))
}

/// The byte after the first of the words that stands at the byte.
pub(super) fn after_any(text: &str, at: usize, words: &[&str]) -> Option<usize> {
    words.iter().find(|it| stands(text, at, it)).map(|it| at + it.len())
}

/// Whether one of the words stands at the byte.
pub(super) fn stands_any(text: &str, at: usize, words: &[&str]) -> bool {
    after_any(text, at, words).is_some()
}

fn is_blank(it: char) -> bool {
    matches!(it, ' ' | '\u{3000}' | '\t' | '\u{a0}')
}

/// The first byte at or after `at` that is no blank; line breaks are not skipped.
pub(super) fn skip_blanks(text: &str, at: usize) -> usize {
    let mut at = at;
    while let Some(it) = char_at(text, at).filter(|it| is_blank(*it)) {
        at += it.len_utf8();
    }
    at
}

/// The byte after the last blank-free character before `at`; line breaks are not skipped.
pub(super) fn skip_blanks_back(text: &str, at: usize) -> usize {
    let mut at = at;
    while let Some(it) = char_before(text, at).filter(|it| is_blank(*it)) {
        at -= it.len_utf8();
    }
    at
}

pub(super) fn is_kanji(it: char) -> bool {
    matches!(it, '\u{4E00}'..='\u{9FFF}' | '々')
}

pub(super) fn is_katakana(it: char) -> bool {
    matches!(it, 'ァ'..='ヴ' | 'ー')
}

/// Whether a kanji or a katakana word goes on at the byte.
pub(super) fn goes_on(text: &str, at: usize) -> bool {
    char_at(text, at).is_some_and(|it| is_kanji(it) || is_katakana(it))
}

/// The first byte of the sentence, looking back at most 120 bytes.
pub(super) fn sentence_start(text: &str, at: usize) -> usize {
    let mut floor = at.saturating_sub(120);
    while !text.is_char_boundary(floor) {
        floor += 1;
    }
    let left = text.get(floor..at).unwrap_or_default();
    let last = left.char_indices().rev().find(|(_, it)| matches!(it, '。' | '\n' | '！' | '？' | '!' | '?'));
    floor + last.map_or(0, |(i, it)| i + it.len_utf8())
}
