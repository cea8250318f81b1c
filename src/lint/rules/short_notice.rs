//! ## 何を見るか
//!
//! 依頼の期限まで、送る時点から一営業日もないところを指摘します。自分の動作や、相手が決めた期限では指摘しません。
//!
//! ## なぜ
//!
//! 相手がその日に見るとは限りません。急ぐときは理由を添え、素材なら二営業日、可否だけなら一営業日は空けます。
//!
//! ## 悪い例
//!
//! - 「本日中にご返信ください。」
//!
//! ## 良い例
//!
//! - 「11月24日(火)18時までにご返信ください。」

use chrono::Duration;

use crate::lint::deadline::{written};
use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Severity};

pub(super) const RULE: Rule = Rule {
    id: "short-notice",
    name: "急すぎる期限",
    group: Group::Date,
    severity: Severity::Warning,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("short_notice.rs"),
    check: Check::Draft(look),
};

/// What names a day or a short time, rather than an hour of a day that was named before.
const DAYS: &[&str] = &["日", "/", "／", "曜", "今夜", "今晩", "今朝", "明朝", "時間以内", "分以内", "週"];

/// The seconds of one working day.
const WORKING_DAY: i64 = 9 * 60 * 60;

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let situation = document.situation();
    let now = situation.now.naive_local();
    for deadline in document.deadlines() {
        let Some(end) = deadline.last_minute().filter(|&end| end >= now && end - now < Duration::days(7)) else { continue };
        if situation.business.seconds_between(now, end) > WORKING_DAY {
            continue;
        }
        // The last business day before the agreed due date is short because there is no other.
        let due = situation.thread.as_ref().and_then(|thread| thread.due);
        if due.and_then(|due| situation.business.previous(due)) == Some(end.date()) {
            continue;
        }
        let words = deadline.bare.of(document.text());
        // 「72時間以内」 gives days, whichever of them are worked.
        if words.contains("時間") && end - now >= Duration::hours(24) {
            continue;
        }
        if !DAYS.iter().any(|it| deadline.span.of(document.text()).contains(it)) || words.ends_with("ほど") {
            continue;
        }
        let finding = findings.report(deadline.bare, format!("「{words}」までは、送ってから一営業日もありません。"));
        if let Some(next) = situation.business.nth_after(now.date(), 1) {
            finding.suggest(format!("{}18時", written(next)));
        }
    }
}
