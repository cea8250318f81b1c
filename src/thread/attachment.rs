//! Files, pictures and links that a message names.

use super::cursor::is_space;
use super::{Attachment, AttachmentKind};
use crate::text::Span;

/// What came with a message of this text, in the order of the text.
pub(crate) fn of(text: &str) -> Vec<Attachment> {
    let mut found = Vec::new();
    if !text.contains(['[', '［', '.', '．', ':']) {
        return found;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        in_line(line.trim_end_matches('\n'), start, &mut found);
        start += line.len();
    }
    found
}

fn in_line(line: &str, start: usize, found: &mut Vec<Attachment>) {
    let mut at = 0;
    if let Some((kind, taken)) = bracket(line) {
        let name = line.get(taken..).map(|it| it.trim_matches(is_space)).filter(|it| !it.is_empty());
        found.push(Attachment {
            kind: name.and_then(file_kind).unwrap_or(kind),
            name: name.map(str::to_owned),
            span: Span::new(start, start + line.len()),
        });
        return;
    }
    while let Some(word) = next_word(line, &mut at) {
        let (from, word) = word;
        let span = |from: usize, text: &str| Span::new(start + from, start + from + text.len());
        if let Some((offset, link)) = link_in(word) {
            found.push(Attachment {
                kind: AttachmentKind::Link,
                name: Some(link.to_owned()),
                span: span(from + offset, link),
            });
        } else if let Some((offset, file)) = file_in(word)
            && let Some(kind) = file_kind(file)
        {
            found.push(Attachment { kind, name: Some(file.to_owned()), span: span(from + offset, file) });
        }
    }
}

/// What in `[…]` at the start of a line stands for, and how far the bracket reaches.
fn bracket(line: &str) -> Option<(AttachmentKind, usize)> {
    let open = line.chars().next().filter(|it| matches!(it, '[' | '［' | '【' | '('))?;
    let end = line.find([']', '］', '】', ')'])?;
    let close = line.get(end..)?.chars().next()?.len_utf8();
    let word = line.get(open.len_utf8()..end)?;
    let kind = match word {
        "写真" | "画像" | "アルバム" | "Photo" | "Photos" | "Album" | "Image" | "添付画像" => {
            AttachmentKind::Image
        }
        "スタンプ" | "Sticker" | "Stickers" => AttachmentKind::Sticker,
        "動画" | "ボイスメッセージ" | "音声" | "Video" | "Videos" | "Voice message" | "Audio" => {
            AttachmentKind::Media
        }
        "ファイル" | "添付ファイル" | "添付" | "File" | "Files" | "Attachment" => AttachmentKind::File,
        "連絡先" | "位置情報" | "投票" | "プレゼント" | "ノート" | "Contact" | "Location" | "Poll" | "Gift"
        | "Note" => AttachmentKind::Other,
        _ if word.starts_with("download:") => {
            return None;
        }
        _ => return None,
    };
    Some((kind, end + close))
}

/// The next stretch of text without spaces, quotes and separators.
fn next_word<'a>(line: &'a str, at: &mut usize) -> Option<(usize, &'a str)> {
    let rest = line.get(*at..)?;
    let skipped = rest.find(|it| !is_separator(it))?;
    let from = *at + skipped;
    let rest = line.get(from..)?;
    let length = rest.find(is_separator).unwrap_or(rest.len());
    *at = from + length;
    Some((from, rest.get(..length)?))
}

fn is_separator(character: char) -> bool {
    is_space(character)
        || matches!(
            character,
            '「' | '」'
                | '『'
                | '』'
                | '（'
                | '）'
                | '('
                | ')'
                | '、'
                | '。'
                | '，'
                | '・'
                | '"'
                | '→'
                | '［'
                | '］'
                | '['
                | ']'
                | '<'
                | '>'
                | '＜'
                | '＞'
                | '【'
                | '】'
                | '|'
                | '；'
                | ','
                | '！'
                | '？'
        )
}

/// A web address in a word: where it begins and how far it reaches.
fn link_in(word: &str) -> Option<(usize, &str)> {
    let at = word.find("https://").or_else(|| word.find("http://"))?;
    let rest = word.get(at..)?;
    let length = rest.find(|it: char| !it.is_ascii_graphic()).unwrap_or(rest.len());
    Some((at, rest.get(..length)?.trim_end_matches(['.', ',', ';'])))
}

const EXTENSIONS: [(&str, AttachmentKind); 58] = {
    use AttachmentKind::{File, Image, Media};
    [
        ("pdf", File),
        ("ai", File),
        ("psd", File),
        ("eps", File),
        ("indd", File),
        ("idml", File),
        ("zip", File),
        ("rar", File),
        ("7z", File),
        ("lzh", File),
        ("doc", File),
        ("docx", File),
        ("xls", File),
        ("xlsx", File),
        ("csv", File),
        ("tsv", File),
        ("ppt", File),
        ("pptx", File),
        ("key", File),
        ("pages", File),
        ("numbers", File),
        ("txt", File),
        ("rtf", File),
        ("md", File),
        ("html", File),
        ("css", File),
        ("json", File),
        ("xml", File),
        ("srt", File),
        ("vtt", File),
        ("ass", File),
        ("clip", File),
        ("procreate", File),
        ("fig", File),
        ("xd", File),
        ("sketch", File),
        ("svg", Image),
        ("jpg", Image),
        ("jpeg", Image),
        ("png", Image),
        ("gif", Image),
        ("webp", Image),
        ("heic", Image),
        ("tif", Image),
        ("tiff", Image),
        ("bmp", Image),
        ("raw", Image),
        ("mp4", Media),
        ("mov", Media),
        ("avi", Media),
        ("mkv", Media),
        ("webm", Media),
        ("mp3", Media),
        ("wav", Media),
        ("m4a", Media),
        ("aac", Media),
        ("aif", Media),
        ("flac", Media),
    ]
};

/// What a file of this name is, by its extension.
fn file_kind(name: &str) -> Option<AttachmentKind> {
    let extension = name.trim_end_matches(is_space).rsplit(['.', '．']).next()?;
    if extension.len() == name.len() || extension.len() > 9 {
        return None;
    }
    EXTENSIONS.iter().find(|(it, _)| extension.eq_ignore_ascii_case(it)).map(|(_, kind)| *kind)
}

/// A file name at the end of a word or inside it: 「添付：logo_v2.pdf」, 「logo.aiを送ります」.
fn file_in(word: &str) -> Option<(usize, &str)> {
    let mut search = 0;
    while let Some(dot) = word.get(search..)?.find(['.', '．']).map(|it| it + search) {
        let width = word.get(dot..)?.chars().next()?.len_utf8();
        let after = word.get(dot + width..)?;
        let length = after.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(after.len());
        let end = dot + width + length;
        let known =
            after.get(..length).is_some_and(|it| EXTENSIONS.iter().any(|(known, _)| it.eq_ignore_ascii_case(known)));
        if known && !word.get(end..)?.starts_with(['/', '@']) {
            let start = word
                .get(..dot)?
                .rfind(['：', ':', '/', '／', '＝', '='])
                .map_or(0, |at| at + word.get(at..).and_then(|it| it.chars().next()).map_or(1, char::len_utf8));
            return (start < dot).then(|| word.get(start..end).map(|file| (start, file))).flatten();
        }
        search = dot + width;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: &[(AttachmentKind, Option<&str>)]) {
        let found = of(text);
        let named: Vec<_> = found.iter().map(|it| (it.kind, it.name.as_deref())).collect();
        assert_eq!(named, wanted, "{text}");
        for it in &found {
            assert!(!it.span.of(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_comes_with_a_message() {
        use AttachmentKind::{File, Image, Link, Media, Other, Sticker};
        check("[写真]", &[(Image, None)]);
        check("[スタンプ]", &[(Sticker, None)]);
        check("[アルバム] 新郎", &[(Image, Some("新郎"))]);
        check("[ファイル] menu_list.xlsx", &[(File, Some("menu_list.xlsx"))]);
        check("[添付ファイル] ishi_ABC.jpg", &[(Image, Some("ishi_ABC.jpg"))]);
        check("[位置情報] 東京都", &[(Other, Some("東京都"))]);
        check("[動画]", &[(Media, None)]);
        check("rough_A.png / rough_B.png", &[(Image, Some("rough_A.png")), (Image, Some("rough_B.png"))]);
        check("「名刺_最終.ai」を送ります", &[(File, Some("名刺_最終.ai"))]);
        check("添付：shitara_report_draft.pdf（全84頁）", &[(File, Some("shitara_report_draft.pdf"))]);
        check("ロゴ.aiをお送りします", &[(File, Some("ロゴ.ai"))]);
        check("見本です\nhttps://example.com/a/b.html。", &[(Link, Some("https://example.com/a/b.html"))]);
        check("こちら→https://example.com/x をご覧ください", &[(Link, Some("https://example.com/x"))]);
        check("[download:123]kikaku.docx[/download]", &[(File, Some("kikaku.docx"))]);
        check("お世話になっております。1.5倍にしました。", &[]);
        check("info@example.com まで", &[]);
    }
}
