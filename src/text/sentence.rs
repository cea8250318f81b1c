//! Sentences, as people type them: with and without 。, wrapped mail lines, emoji as full stops.

use super::Span;

/// One sentence or sentence-like line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, with its closing mark, without surrounding white space.
    pub span: Span,
    /// Whether it closes with a question mark.
    pub asks: bool,
    /// Whether the line begins with a list mark: 「・」「①」「1.」.
    pub listed: bool,
}

/// Characters at the end of a wrapped line after which a sentence goes on in the next.
const GOES_ON: &[char] =
    &['、', '，', 'を', 'の', 'は', 'が', 'に', 'と', 'て', 'で', 'も', 'へ', 'や', '・', '（', '「'];

/// Endings before a space that close a sentence: 「了解です 明日送ります」.
const CLOSES_BEFORE_SPACE: &[&str] = &[
    "です",
    "ます",
    "ました",
    "でした",
    "ません",
    "さい",
    "ですね",
    "ますね",
    "ですよ",
    "ますよ",
    "した",
    "よね",
    "だよ",
    "だね",
];

/// Splits a text into sentences.
///
/// 「了解です！\nロゴは明日送ります。」 gives 「了解です！」 and 「ロゴは明日送ります。」. White space and bare marks give none.
#[must_use]
pub fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut quote_depth = 0_u32;
    let mut asks = false;
    let mut chars = text.char_indices();
    while let Some((at, char)) = chars.next() {
        if is_kana_or_kanji(char) || char.is_ascii_alphanumeric() {
            continue;
        }
        let named = emoji_code(&text[at..]);
        let end = at + named.unwrap_or(char.len_utf8());
        while chars.offset() < end {
            chars.next();
        }
        match char {
            '「' | '『' => quote_depth += 1,
            '」' | '』' => quote_depth = quote_depth.saturating_sub(1),
            _ => {}
        }
        let stops = match char {
            '\n' => {
                let stops = quote_depth > 0 || !wraps(text, at);
                quote_depth = if stops { 0 } else { quote_depth };
                stops
            }
            '。' | '！' | '!' | '？' | '?' | '．' | '｡' => quote_depth == 0 && !inside_name(text, at, end),
            '…' | '‥' => quote_depth == 0,
            ' ' | '\u{3000}' => quote_depth == 0 && closes_before_space(&text[start..at]),
            _ => quote_depth == 0 && (is_pictograph(char) || named.is_some()),
        };
        if !stops {
            continue;
        }
        asks |= matches!(char, '？' | '?');
        let rest = chars.as_str();
        let more =
            rest.starts_with(|next: char| is_closing_mark(next) || is_pictograph(next)) || emoji_code(rest).is_some();
        if !more || char == '\n' {
            push(text, start, end, asks, &mut found);
            (start, asks) = (end, false);
        }
    }
    push(text, start, text.len(), asks, &mut found);
    found
}

/// Whether a character is a kana or a kanji: no mark, no digit, always a part of a word, and of three bytes.
pub(super) fn is_kana_or_kanji(char: char) -> bool {
    matches!(char, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー'..='ヿ' | '一'..='鿿')
}

/// Whether a character is an emoji or a decoration that people set instead of 。.
#[must_use]
pub fn is_pictograph(char: char) -> bool {
    matches!(char, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{2604}' | '\u{2606}'..='\u{27BF}' | '\u{2B50}' | '\u{FE0F}' | '\u{200D}')
}

/// The length of the name of an emoji at the beginning of a text: 「:pray:」 as Slack copies it.
#[must_use]
pub fn emoji_code(text: &str) -> Option<usize> {
    let name = text.strip_prefix(':')?;
    let end = name.find(':').filter(|&end| (2..=LONGEST_CODE).contains(&end))?;
    let name = &name[..end];
    let allowed = |char: char| char.is_ascii_lowercase() || char.is_ascii_digit() || matches!(char, '_' | '-' | '+');
    let named = name.chars().all(allowed) && name.contains(|char: char| char.is_ascii_lowercase());
    named.then_some(end + 2)
}

/// The longest name of an emoji that is looked for, in bytes.
const LONGEST_CODE: usize = 40;

fn is_closing_mark(char: char) -> bool {
    matches!(char, '。' | '！' | '!' | '？' | '?' | '…' | '‥' | '」' | '』' | '）' | ')' | '｡')
}

/// A mark between Latin characters belongs to a name or an address: 「https://example.jp/?id=1」.
fn inside_name(text: &str, at: usize, end: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[end..].chars().next();
    before.is_some_and(|char| char.is_ascii_graphic()) && after.is_some_and(|char| char.is_ascii_alphanumeric())
}

/// Whether the line that ends at `newline` goes on in the next one.
fn wraps(text: &str, newline: usize) -> bool {
    let line = text[..newline].rsplit('\n').next().unwrap_or_default().trim();
    let next = text[newline + 1..].split('\n').next().unwrap_or_default().trim();
    let long_enough = line.chars().count() >= 8;
    long_enough && line.ends_with(GOES_ON) && !next.is_empty() && !begins_list(line) && !begins_list(next)
}

fn closes_before_space(clause: &str) -> bool {
    CLOSES_BEFORE_SPACE.iter().any(|ending| clause.ends_with(ending))
}

/// Whether a line begins with a list mark or a rule.
#[must_use]
pub fn begins_list(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some(first) if is_kana_or_kanji(first) => false,
        Some(
            '・'
            | '●'
            | '○'
            | '■'
            | '□'
            | '◆'
            | '◇'
            | '▼'
            | '※'
            | '-'
            | '－'
            | '*'
            | '＊'
            | '─'
            | '━'
            | '='
            | '＝'
            | '>'
            | '＞'
            | '→'
            | '【'
            | '①'..='⑳'
            | '▪'
            | '•'
            | '✔'
            | '☑',
        ) => true,
        Some('(' | '（') => chars.next().is_some_and(char::is_numeric),
        Some(first) if first.is_numeric() => {
            let rest = line.trim_start_matches(char::is_numeric);
            let inner = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
            rest.starts_with(['.', '．', ')', '）', '、', ':', '：'])
                && !inner.starts_with(|c: char| c.is_ascii_digit())
                || rest.starts_with([' ', '\u{3000}']) && names_thing(inner)
        }
        Some(first) if first.is_ascii_alphabetic() => matches!(chars.next(), Some('.' | '：' | ':' | ')')),
        _ => false,
    }
}

/// Whether a thing follows a number and a space, 「1 あいさつ文」, rather than a unit, 「10 月」.
fn names_thing(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next().unwrap_or(' ');
    let unit = "年月日時分秒円個枚本人名件点度回週間月目";
    matches!(first, 'ぁ'..='ヿ' | '一'..='鿿')
        && (!unit.contains(first) || chars.next().is_some_and(|next| matches!(next, '一'..='鿿')))
}

fn push(text: &str, start: usize, end: usize, asks: bool, found: &mut Vec<Sentence>) {
    let (slice, begun) = (&text[start..end], text[start..end].trim_start());
    let trimmed = begun.trim_end();
    if !says_something(trimmed) {
        return;
    }
    let start = start + (slice.len() - begun.len());
    found.push(Sentence { span: Span::new(start, start + trimmed.len()), asks, listed: begins_list(trimmed) });
}

/// Whether there is anything beside marks and emoji.
fn says_something(mut text: &str) -> bool {
    if text.starts_with(is_kana_or_kanji) {
        return true;
    }
    loop {
        text = text.trim_start_matches(|char: char| !char.is_alphanumeric() && char != ':');
        match emoji_code(text) {
            Some(length) => text = &text[length..],
            None => return text.contains(char::is_alphanumeric),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(text).iter().map(|sentence| sentence.span.of(text)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn closing_marks_and_lines() {
        check("了解です！ロゴは明日送ります。", &["了解です！", "ロゴは明日送ります。"]);
        check("本当ですか！？\n嬉しい", &["本当ですか！？", "嬉しい"]);
        check("資料がまだのようでして…\n\nよろしく", &["資料がまだのようでして…", "よろしく"]);
        check("  \n。\n", &[]);
    }

    #[test]
    fn emoji_and_spaces_close() {
        check("ありがとう😊💦明日送るね", &["ありがとう😊💦", "明日送るね"]);
        check("了解です　明日送ります", &["了解です", "明日送ります"]);
        check("A4 サイズ", &["A4 サイズ"]);
        check("助かります :bow:", &["助かります :bow:"]);
        check("手が回らず:man-bowing: 週明けに送ります:+1:", &["手が回らず:man-bowing:", "週明けに送ります:+1:"]);
        check("10:30:00 に始めます", &["10:30:00 に始めます"]);
    }

    #[test]
    fn wrapped_mail_lines_go_on() {
        check(
            "先日お送りいただきました資料を\n確認いたしました。",
            &["先日お送りいただきました資料を\n確認いたしました。"],
        );
        check("以下の資料は\n・ロゴ\n・写真", &["以下の資料は", "・ロゴ", "・写真"]);
    }

    #[test]
    fn quotes_keep_together() {
        check("「本当？」と聞かれました。", &["「本当？」と聞かれました。"]);
        check("https://example.jp/?id=1 にあります", &["https://example.jp/?id=1 にあります"]);
    }

    #[test]
    fn kana_and_kanji_belong_to_words_and_to_no_mark() {
        for char in ('\u{3000}'..='\u{9fff}').filter(|char| is_kana_or_kanji(*char)) {
            assert!(
                char.is_alphanumeric() && !char.is_numeric() && !is_closing_mark(char) && !is_pictograph(char),
                "{char}"
            );
            assert!(!begins_list(&format!("{char}.")), "{char}");
        }
    }

    #[test]
    fn list_marks() {
        for line in ["・ロゴ", "①写真", "1. 色", "2）形", "(1) 名前", "A. 青", "1 あいさつ文"] {
            assert!(begins_list(line), "{line}");
        }
        for line in ["11.25の件", "A案で", "10時に", "10 月の件", "3 枚あります"] {
            assert!(!begins_list(line), "{line}");
        }
    }
}
