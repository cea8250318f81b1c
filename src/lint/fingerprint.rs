//! By what a finding is known again: its rule and its sentence, whatever stands around.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use super::Finding;

/// How many bytes of the hash are kept: enough for any file of drafts.
const BYTES: usize = 12;

/// How far a sentence is followed to either side, in bytes.
const REACH: usize = 1500;

/// The finding's fingerprint: 24 hexadecimal digits over the rule and its sentence without white space, so that a blank
/// line changes nothing and another wording is asked about again.
#[must_use]
pub fn fingerprint(text: &str, finding: &Finding) -> String {
    let sentence = sentence(text, finding.span.start as usize, finding.span.end as usize);
    let plain: String = if is_nfkc_quick(sentence.chars()) == IsNormalized::Yes {
        sentence.split_whitespace().collect()
    } else {
        sentence.nfkc().filter(|c| !c.is_whitespace()).collect()
    };
    let hash = Sha256::new().chain_update(finding.rule).chain_update([0]).chain_update(plain).finalize();
    hash.iter().take(BYTES).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The sentences that a place touches, by their closing marks and line ends.
fn sentence(text: &str, start: usize, end: usize) -> &str {
    const CLOSING: &[char] = &['。', '！', '？', '!', '?', '\n'];
    let (low, high) = (floor(text, start.saturating_sub(REACH)), floor(text, (end + REACH).min(text.len())));
    let before = text.get(low..start).unwrap_or_default();
    let from = before.rfind(CLOSING).map_or(low, |at| low + at + before[at..].chars().next().map_or(1, char::len_utf8));
    let last = text.get(start..end).and_then(|words| words.chars().next_back());
    if last.is_some_and(|last| CLOSING.contains(&last)) {
        return text.get(from..end).unwrap_or_default();
    }
    let to = text.get(end..high).and_then(|rest| rest.find(CLOSING)).map_or(high, |at| end + at);
    text.get(from..to).unwrap_or_default()
}

/// The last character boundary at or before a byte.
pub(super) fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::{Linter, Selection, Situation};
    use super::*;

    #[test]
    fn a_sentence_is_known_again() {
        let prints = |text: &str| {
            let situation = Situation::at("2026-11-20T15:00:00+09:00".parse().expect("an instant"));
            let findings = Linter::new(Selection::default()).lint(text, &situation);
            findings.iter().map(|finding| fingerprint(text, finding)).collect::<Vec<_>>()
        };
        let first = prints("資料はご覧になられましたか。");
        assert_eq!(first[0].len(), 24);
        assert_eq!(first, prints("お世話になっております。\n\n　資料はご覧になられましたか？\n"));
        assert_ne!(first, prints("資料は全部ご覧になられましたか。"));
    }
}
