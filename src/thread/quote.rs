//! The parts of a body that are not the writer's own new words: quoted lines, `[引用 …]`, mail signatures.

use super::head::is_rule;
use super::{Message, Party, name};
use crate::text::Span;

/// Marks the quoted parts and signatures of all messages.
pub(crate) fn mark_all(messages: &mut [Message], parties: &[Party]) {
    for message in messages {
        let mut spans = tagged(&message.text);
        lines(&message.text, &mut spans);
        if let Some(span) = parties.get(message.party).and_then(|party| signature(&message.text, party)) {
            spans.push(span);
        }
        message.quoted = merged(spans);
    }
}

/// Lines behind `>` or `|`.
fn lines(text: &str, spans: &mut Vec<Span>) {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let inner = line.trim_start_matches([' ', '\u{3000}']);
        if inner.starts_with(['>', '＞']) || inner.starts_with("| ") || inner.starts_with("｜ ") {
            spans.push(Span::new(start, start + line.trim_end_matches('\n').len()));
        }
        start += line.len();
    }
}

/// `[qt]…[/qt]`, `[引用 …]…[/引用]`, `[rp aid=…]…さん`, `[To:…]…さん`.
fn tagged(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    if !text.contains('[') {
        return spans;
    }
    for (open, close) in [("[qt]", "[/qt]"), ("[引用", "[/引用]"), ("[quote", "[/quote]"), ("[code]", "[/code]")] {
        let mut from = 0;
        while let Some(start) = text.get(from..).and_then(|it| it.find(open)).map(|it| it + from) {
            let end = text
                .get(start..)
                .and_then(|it| it.find(close))
                .map(|it| start + it + close.len())
                .or_else(|| text.get(start..).and_then(|it| it.find('\n')).map(|it| start + it))
                .unwrap_or(text.len());
            spans.push(Span::new(start, end));
            from = end;
        }
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let inner = line.trim_end_matches('\n');
        if ["[To:", "[rp aid=", "[返信 ", "[返信]", "[toall]"].iter().any(|it| inner.starts_with(it))
            && is_address_line(inner)
        {
            spans.push(Span::new(start, start + inner.len()));
        }
        start += line.len();
    }
    spans
}

/// Whether nothing but names follow the tags: 「[To:1]村瀬 航さん」.
fn is_address_line(line: &str) -> bool {
    let rest = line.rsplit(']').next().unwrap_or_default().trim();
    rest.is_empty()
        || rest == "全員"
        || (rest.chars().count() <= 40 && ["さん", "様", "さま", "先生", "氏"].iter().any(|it| rest.ends_with(it)))
}

/// Longest signature in lines.
const SIGNATURE_LINES: usize = 12;

/// The mail signature: from `-- ` or from a rule that is followed by the writer's own particulars up to the end, or the
/// writer's name by itself below a blank line at the end.
fn signature(text: &str, party: &Party) -> Option<Span> {
    ruled(text, party).or_else(|| signed(text, party))
}

/// 「よろしくお願いいたします。\n\nつばき経理代行」
fn signed(text: &str, party: &Party) -> Option<Span> {
    let (above, last) = text.trim_end().rsplit_once('\n')?;
    let blank = above.rsplit('\n').next().is_some_and(|line| line.trim().is_empty());
    let signs = blank && !above.trim().is_empty() && !party.name.is_empty();
    (signs && name::key(last) == name::key(&party.name)).then(|| Span::new(above.len() + 1, text.len()))
}

fn ruled(text: &str, party: &Party) -> Option<Span> {
    let mut start = 0;
    let mut starts = Vec::new();
    for line in text.split_inclusive('\n') {
        let inner = line.trim_end_matches('\n');
        if inner == "--" || inner == "-- " || is_rule(inner.trim()) {
            starts.push((start, inner.len() <= 3));
        }
        start += line.len();
    }
    starts.into_iter().find_map(|(at, dashes)| {
        let tail = text.get(at..)?;
        let mut count = 0;
        let particulars = tail.lines().inspect(|_| count += 1).any(|line| is_particular(line, party));
        (at > 0 && count <= SIGNATURE_LINES && (particulars || dashes && count > 1)).then(|| Span::new(at, text.len()))
    })
}

/// An address, a telephone number, a site or the writer's own name on a line of its own.
fn is_particular(line: &str, party: &Party) -> bool {
    let line = line.trim();
    name::address_of(line).is_some()
        || ["TEL", "Tel", "tel", "電話", "携帯", "FAX", "URL", "http", "〒"].iter().any(|it| line.starts_with(it))
        || (!party.name.is_empty() && name::key(line).contains(&name::key(&party.name)) && line.chars().count() <= 40)
}

fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut whole: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match whole.last_mut() {
            Some(last) if span.start <= last.end.saturating_add(1) => last.end = last.end.max(span.end),
            _ => whole.push(span),
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: &[&str]) {
        let party = Party { name: "野々村 楓".to_owned(), ..Party::default() };
        let mut messages = [Message { text: text.to_owned(), ..Message::default() }];
        mark_all(&mut messages, &[party]);
        let found: Vec<_> = messages[0].quoted.iter().map(|it| it.of(text)).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn quoted_parts() {
        check("承知しました。\n> 明日でよいですか\n> お願いします\nはい", &["> 明日でよいですか\n> お願いします"]);
        check("[qt][qtmeta aid=1 time=2]初稿です。[/qt]\n拝見しました", &["[qt][qtmeta aid=1 time=2]初稿です。[/qt]"]);
        check("[To:8101]江波 真さん\n拝見しました", &["[To:8101]江波 真さん"]);
        check("[To:10001] 仮屋商店 古賀様\nお世話に", &["[To:10001] 仮屋商店 古賀様"]);
        check(
            "お願いします。\n\n――――――\n野々村 楓\nnono@example.com\n――――――",
            &["――――――\n野々村 楓\nnono@example.com\n――――――"],
        );
        check("候補です。\n-----\nA案\nB案", &[]);
        check("了解です。", &[]);
        check("よろしくお願いいたします。\n\n野々村楓", &["野々村楓"]);
        check("担当は次の者です。\n野々村 楓", &[]);
        check("野々村 楓", &[]);
    }
}
