//! ## 何を見るか
//!
//! 依頼の期限が、送る時点でもう過ぎているところを指摘します。「1日までにとお願いしておりました」のような過去の話は指摘しません。
//!
//! ## なぜ
//!
//! 前に書いた下書きをそのまま送ると起こりがちな誤りです。守れない期限は、書かないのと同じになります。
//!
//! ## 悪い例
//!
//! - 「10月1日(木)までにご返信ください。」
//!
//! ## 良い例
//!
//! - 「11月27日(金)までにご返信ください。」

use chrono::Datelike;

use crate::lint::deadline::{Deadline, proposal};
use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Severity};

pub(super) const RULE: Rule = Rule {
    id: "past-deadline",
    name: "過ぎた期限",
    group: Group::Date,
    severity: Severity::Error,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("past_deadline.rs"),
    check: Check::Draft(look),
};

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let now = document.situation().now.naive_local();
    for deadline in document.deadlines() {
        if deadline.last_minute().is_none_or(|end| end >= now) && !was_this_year(document, deadline) {
            continue;
        }
        let words = deadline.span.of(document.text());
        let finding = findings.report(deadline.span, format!("「{words}」はもう過ぎています。"));
        if let Some(proposal) = proposal(document) {
            finding.suggest_at(deadline.bare, proposal);
        }
    }
}

/// The most days that a date lies back which is no date of the next year.
const BACK: i64 = 60;

/// Whether a date without a year, taken as one of the next year, has just gone by: 「11/13まで」 on 20 November.
fn was_this_year(document: &Document<'_>, deadline: &Deadline) -> bool {
    let today = document.situation().now.date_naive();
    let day = deadline.end.day();
    let named = deadline.bare.of(document.text()).contains(['年', '来']);
    let before = day.with_year(day.year() - 1);
    !named && (day - today).num_days() > 365 - BACK && before.is_some_and(|before| before < today)
}
