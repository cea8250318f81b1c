//! ## 何を見るか
//!
//! メールアドレス、電話番号、外部の URL、ID、「LINEで連絡」「Zoomで打ち合わせ」「〜で検索」のように、取引の場の外での連絡に誘う文を指摘します。「LINEスタンプの制作」のような仕事の中身、取引の場自身の URL、断りの説明、直接契約のメールでは指摘しません。
//!
//! ## なぜ
//!
//! 多くの取引の場は、外部での連絡を禁じ、書き込みを監視しています。出典：ココナラ ヘルプ 9517266871193、クラウドワークス FAQ 10562。
//!
//! ## 悪い例
//!
//! - 「LINEでやり取りしませんか。IDはyamada_dです。」
//!
//! ## 良い例
//!
//! - 「このトークルームでやり取りをお願いいたします。」

use crate::lint::phrases::Phrases;
use crate::lint::{Check, Document, Findings, Group, MaskKind, Rule, Scope, Severity};
use crate::lint::document::Marks;
use crate::platform::Channel;
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "external-contact",
    name: "外部連絡・誘導",
    group: Group::Marketplace,
    severity: Severity::Error,
    on: true,
    needs_thread: false,
    scope: Scope::All,
    beats: &["direct-deal"],
    explanation: include_str!("external_contact.rs"),
    check: Check::Draft(look),
};

/// Words with which contact outside is refused.
const REFUSALS: &[&str] = &["禁止", "お受けできません", "お受けしており", "お控え", "ご遠慮", "できかね", "いたしかね", "できません"];
/// The sites of the places themselves.
const OWN_SITES: &[&str] = &["coconala.com", "lancers.jp", "crowdworks.jp", "skima.jp", "mercari.com", "minne.com", "timeticket.jp", "fiverr.com", "upwork.com"];

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let situation = document.situation();
    if situation.market == Some(false) || situation.market.is_none() && situation.channel == Some(Channel::Mail) {
        return;
    }
    for mask in document.masks().iter().filter(|mask| mask.kind == MaskKind::Address) {
        let words = mask.span.of(document.text());
        let file = [".png", ".jpg", ".jpeg", ".webp", ".svg"].iter().any(|it| words.ends_with(it)) && !words.contains("://");
        if !file && !OWN_SITES.iter().any(|site| words.contains(site)) {
            tell(document, findings, mask.span);
        }
    }
    let told = Phrases::new(&[SPREAD, SPELLED, SEARCHED, &["@"]].concat());
    for line in document.lines().iter().filter(|line| line.kind.is_own()) {
        let words = line.span.of(document.text());
        let numbers = if line.marks.any(Marks::DIGIT) { telephones(words) } else { Vec::new() };
        if !numbers.is_empty() || told.stand_in(words) {
            scan(document, findings, line.span, &numbers);
        }
    }
}

fn tell(document: &Document<'_>, findings: &mut Findings<'_>, span: Span) {
    let at = document.sentences().partition_point(|sentence| sentence.span.end <= span.start);
    let around = document.sentences().get(at).map_or("", |sentence| sentence.span.of(document.text()));
    if !REFUSALS.iter().any(|it| around.contains(it)) {
        findings.report(span, format!("「{}」は、この場の外での連絡に当たります。", span.of(document.text())));
    }
}

/// Names spread by spaces.
const SPREAD: &[&str] = &["ラ イ ン", "L I N E", "ラ　イ　ン"];
/// Spelled-out signs of addresses.
const SPELLED: &[&str] = &["あっと", "アットマーク", "＠", "(at)", "（at）"];
/// What to look for.
const SEARCHED: &[&str] = &["」で検索", "』で検索"];

/// Telephone numbers, ids, spelled-out addresses, 「〜で検索」 and names spread by spaces.
fn scan(document: &Document<'_>, findings: &mut Findings<'_>, line: Span, numbers: &[(usize, usize)]) {
    let words = line.of(document.text());
    let mut push = |start: usize, end: usize| {
        let span = Span::new(line.start as usize + start, line.start as usize + end);
        let covered = document.mask_of(span).is_some_and(|mask| mask.kind != MaskKind::Quote);
        if !covered {
            tell(document, findings, span);
        }
    };
    for &(start, end) in numbers {
        push(start, end);
    }
    for spread in SPREAD {
        words.match_indices(spread).for_each(|(at, it)| push(at, at + it.len()));
    }
    for spelled in SPELLED {
        for (at, it) in words.match_indices(spelled) {
            let before = words[..at].len() - words[..at].trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "._-".contains(c)).len();
            let rest = &words[at + it.len()..];
            let after = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "._-".contains(c)).len();
            if before > 1 && rest[..after].contains('.') {
                push(at - before, at + it.len() + after);
            }
        }
    }
    for (at, _) in words.match_indices('@') {
        let after = words[at + 1..].len() - words[at + 1..].trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_').len();
        let alone = !words[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
        if alone && after >= 3 {
            push(at, at + 1 + after);
        }
    }
    for searched in SEARCHED {
        for (at, it) in words.match_indices(searched) {
            let closes = line.start as usize + at + '」'.len_utf8();
            let named = document.masks().iter().find(|mask| mask.span.end as usize == closes);
            let start = named.map_or(at, |mask| (mask.span.start.saturating_sub(line.start)) as usize);
            push(start.min(at), at + it.len());
        }
    }
}

/// Where telephone numbers stand: digits in three groups with dashes between.
fn telephones(words: &str) -> Vec<(usize, usize)> {
    let dash = |c: char| matches!(c, '-' | '－' | '‐' | '−' | 'ー' | '–');
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = words.get(at..).and_then(|rest| rest.find(digit)).map(|start| at + start) {
        let length = words[start..].find(|c| !(digit(c) || dash(c))).unwrap_or(words.len() - start);
        let run = words[start..start + length].trim_end_matches(dash);
        let groups: Vec<usize> = run.split(dash).map(|group| group.chars().count()).collect();
        let zero = run.starts_with(['0', '０']);
        if zero && groups.len() == 3 && (2..=5).contains(&groups[0]) && (1..=4).contains(&groups[1]) && (3..=4).contains(&groups[2]) {
            found.push((start, start + run.len()));
        }
        at = start + length;
    }
    found
}
