//! ## 何を見るか
//!
//! 依頼の期限が土日・祝日・年末年始に当たるところを示します（相手が会社のときは「直すとよい」）。自分の納品日や、出来事の日付では示しません。
//!
//! ## なぜ
//!
//! 休みの日は返事を書けない人が多く、期限として働きません。休み明けの昼などにすると守りやすくなります。
//!
//! ## 悪い例
//!
//! - 「11月29日(日)までにご返信ください。」
//!
//! ## 良い例
//!
//! - 「11月30日(月)12時までにご返信ください。」

use crate::advice::Client;
use crate::lint::deadline::{written};
use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Severity};

pub(super) const RULE: Rule = Rule {
    id: "closed-day-deadline",
    name: "休日の期限",
    group: Group::Date,
    severity: Severity::Hint,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("closed_day_deadline.rs"),
    check: Check::Draft(look),
};

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let situation = document.situation();
    let now = situation.now.naive_local();
    for deadline in document.deadlines() {
        let day = deadline.end.day();
        let coming = deadline.last_minute().is_some_and(|end| end >= now);
        if !coming || deadline.bare.of(document.text()).chars().all(|c| !c.is_numeric()) || situation.business.is_business_day(day) {
            continue;
        }
        let words = deadline.bare.of(document.text());
        let finding = findings.report(deadline.bare, format!("「{words}」は休日です。返事が休み明けになるかもしれません。"));
        if situation.client == Client::Business {
            finding.severity(Severity::Warning);
        }
        if let Some(next) = situation.business.next(day) {
            finding.suggest(written(next));
        }
    }
}
