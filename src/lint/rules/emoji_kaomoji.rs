//! ## 何を見るか
//!
//! 絵文字、顔文字、「(笑)」、文末の「w」を指摘します。「※」「★」「→」のような記号と、親しい相手とのチャットでは指摘しません。
//!
//! ## なぜ
//!
//! 取引の記録として読まれる場所では、軽い印象や誤解のもとになります。機種によっては表示されません。
//!
//! ## 悪い例
//!
//! - 「よろしくお願いします(笑)」
//!
//! ## 良い例
//!
//! - 「よろしくお願いします。」

use crate::lint::{Check, Document, Findings, Formality, Group, Rule, Scope, Severity};
use crate::lint::document::Marks;
use crate::platform::Channel;
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "emoji-kaomoji",
    name: "絵文字・顔文字・(笑)",
    group: Group::Register,
    severity: Severity::Warning,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("emoji_kaomoji.rs"),
    check: Check::Draft(look),
};

/// Bracketed words that stand for a face.
const FEELINGS: [&str; 7] = ["笑", "泣", "汗", "爆", "涙", "照", "苦笑"];

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let situation = document.situation();
    if situation.is_casual() {
        return;
    }
    // In the room of a marketplace people write to a private buyer as to a guest.
    let room = situation.channel.map_or(situation.thread.is_some(), |channel| channel == Channel::Room);
    let at_ease = room && situation.formality() == Formality::Normal;
    for line in document.lines_with(Marks::PICTURE.and(Marks::LATIN).and(Marks::WIDE).and(Marks::BRACKET)) {
        let words = line.span.of(document.text());
        if !words.contains(|c| is_emoji(c) || matches!(c, 'w' | 'ｗ' | '草' | '(' | '（')) {
            continue;
        }
        let chars: Vec<(usize, char)> = words.char_indices().collect();
        let mut at = 0;
        while at < chars.len() {
            let Some(end) = face(&chars, at) else {
                at += 1;
                continue;
            };
            let byte = |at: usize| line.span.start as usize + chars.get(at).map_or((line.span.end - line.span.start) as usize, |(byte, _)| *byte);
            let span = Span::new(byte(at), byte(end));
            let before = at.checked_sub(1).map(|before| chars[before].1);
            let after = chars.get(end).map(|(_, c)| *c);
            let closed = before.is_none_or(|c| "。！？!?、　 \n".contains(c)) || after.is_some_and(|c| "。！？!?、）」".contains(c));
            let finding = findings.report(span, format!("「{}」は仕事の文では避けるのが無難です。", span.of(document.text())));
            finding.fix(if closed { "" } else { "。" });
            if at_ease {
                finding.severity(Severity::Hint);
            }
            at = end;
        }
    }
}

/// The place behind an emoji, a face or a laugh that begins at a place.
fn face(chars: &[(usize, char)], at: usize) -> Option<usize> {
    let c = chars[at].1;
    if is_emoji(c) {
        let more = chars[at..].iter().take_while(|(_, c)| is_emoji(*c) || matches!(c, '\u{fe0f}' | '\u{200d}')).count();
        return Some(at + more);
    }
    if matches!(c, 'w' | 'ｗ' | '草') {
        let before = at.checked_sub(1).map(|before| chars[before].1);
        if c == '草' || !before.is_some_and(is_kana) {
            return None;
        }
        let run = chars[at..].iter().take_while(|(_, it)| *it == c).count();
        let ends = chars.get(at + run).is_none_or(|(_, c)| "。！？!? 　".contains(*c));
        return ends.then_some(at + run);
    }
    let hand = usize::from(c == 'm' && chars.get(at + 1).is_some_and(|(_, c)| matches!(c, '(' | '（')));
    let open = at + hand;
    if !matches!(chars.get(open)?.1, '(' | '（') {
        return None;
    }
    let close = chars[open..].iter().take(12).position(|(_, c)| matches!(c, ')' | '）'))? + open;
    let inner: String = chars[open + 1..close].iter().map(|(_, c)| c).collect();
    let feels = FEELINGS.contains(&&*inner);
    let drawn = inner.contains(['^', '_', ';', '´', '`', 'ω', '∀', '≧', '≦', '゜', '´', '▽', 'Д', '＾', '・']) && !inner.chars().any(|c| is_kana(c) || c.is_numeric() || ('一'..='龯').contains(&c) || "税込別仮".contains(c));
    let drawn = drawn && !chars[open + 1..close].windows(2).any(|two| two.iter().all(|(_, c)| c.is_ascii_uppercase()));
    let waves = chars.get(close + 1).is_some_and(|(_, c)| matches!(c, 'm' | 'ノ' | 'v')) && drawn;
    (feels || drawn).then_some(close + 1 + usize::from(waves))
}

fn is_kana(c: char) -> bool {
    ('ぁ'..='ヿ').contains(&c) && c != '・'
}

fn is_emoji(c: char) -> bool {
    match c {
        '☆' | '★' | '♪' | '♀' | '♂' | '☎' | '✓' | '✔' | '✕' | '✖' | '☑' | '☐' | '\u{2776}'..='\u{2793}' => false,
        '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{2B50}' => true,
        _ => false,
    }
}
