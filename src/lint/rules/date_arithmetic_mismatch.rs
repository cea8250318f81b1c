//! ## 何を見るか
//!
//! 「3営業日後の11月25日」「明日11月22日」「来週の12月4日」のように、数えた日と書いた日付が合わないところを指摘します。
//!
//! ## なぜ
//!
//! どちらが正しいか分からず、相手が数え直すことになります。
//!
//! ## 悪い例
//!
//! - 「3営業日後の11月25日(水)に納品します。」
//!
//! ## 良い例
//!
//! - 「3営業日後の11月26日(木)に納品します。」

use chrono::Duration;

use crate::lint::deadline::{bare, written};
use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Severity};
use crate::text::Span;
use crate::timex::Moment;

pub(super) const RULE: Rule = Rule {
    id: "date-arithmetic-mismatch",
    name: "日数と日付の不一致",
    group: Group::Date,
    severity: Severity::Warning,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("date_arithmetic_mismatch.rs"),
    check: Check::Draft(look),
};

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let text = document.text();
    bracketed(document, findings);
    for pair in document.times().windows(2) {
        let (counted, named) = (&pair[0], &pair[1]);
        let between = text.get(counted.span.end as usize..named.span.start as usize).unwrap_or("。");
        let words = counted.span.of(text);
        let relative = ["後", "明日", "明後日", "あさって", "来週", "今週", "再来週", "翌"].iter().any(|it| words.contains(it));
        let absolute = named.span.of(text).contains(|c: char| c.is_numeric()) && is_day(named.span.of(text));
        if !matches!(between.trim(), "" | "の" | "(" | "（" | "、") || !relative || !absolute || is_day(words) {
            continue;
        }
        let Some(day) = named.end.or(named.start).map(Moment::day) else { continue };
        let fits = |start: Option<Moment>, end: Option<Moment>| {
            let (start, end) = (start.or(end).map(Moment::day), end.or(start).map(Moment::day));
            start.is_none_or(|start| start <= day) && end.is_none_or(|end| day <= end)
        };
        if counted.start.is_none() && counted.end.is_none()
            || fits(counted.start, counted.end)
            || counted.alternatives.iter().any(|&(start, end)| fits(start, end))
        {
            continue;
        }
        let stop = bare(text, named.span);
        let span = Span { start: counted.span.start, end: stop.end };
        let finding = findings.report(span, format!("「{words}」と「{}」が合いません。", stop.of(text)));
        if let Some(end) = counted.end.map(Moment::day) {
            finding.suggest_at(stop, written(end));
        }
    }
}

fn is_day(words: &str) -> bool {
    words.contains('月') && words.contains('日') || words.contains(['/', '／'])
}

/// 「明後日(11月23日)」, which is read as one expression.
fn bracketed(document: &Document<'_>, findings: &mut Findings<'_>) {
    const DAYS: [(&str, i64); 6] = [("明後日", 2), ("あさって", 2), ("明日", 1), ("あす", 1), ("本日", 0), ("今日", 0)];
    let today = document.situation().now.date_naive();
    for time in document.times() {
        let words = time.span.of(document.text());
        let counted = DAYS.iter().find(|(word, _)| words.strip_prefix(word).is_some_and(|rest| rest.starts_with(['(', '（'])));
        let (Some((word, days)), Some(named)) = (counted, time.end.map(Moment::day)) else { continue };
        if is_day(words) && today + Duration::days(*days) != named {
            let finding = findings.report(bare(document.text(), time.span), format!("「{word}」と「{}」が合いません。", written(named)));
            finding.suggest(format!("{word}({})", written(today + Duration::days(*days))));
        }
    }
}
