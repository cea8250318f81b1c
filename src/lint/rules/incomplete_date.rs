//! ## 何を見るか
//!
//! 依頼の期限に、月・日・曜日のどれかが欠けているところを示します。同じ下書きの前のほうで書ききってあれば示しません。
//!
//! ## なぜ
//!
//! 「27日まで」は、月をまたぐと行き違います。曜日があると、休みに当たるかどうかもすぐ分かります。
//!
//! ## 悪い例
//!
//! - 「27日までにお願いします。」
//!
//! ## 良い例
//!
//! - 「11月27日(金)18時までにお願いします。」

use std::collections::BTreeSet;

use crate::lint::deadline::{written};
use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Severity};
use crate::timex::Moment;

pub(super) const RULE: Rule = Rule {
    id: "incomplete-date",
    name: "月・曜日・時刻がない",
    group: Group::Date,
    severity: Severity::Hint,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("incomplete_date.rs"),
    check: Check::Draft(look),
};

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let text = document.text();
    let mut told = BTreeSet::new();
    let mut all = document.times().iter().peekable();
    for deadline in document.deadlines() {
        while let Some(time) = all.next_if(|time| time.span.start < deadline.span.start) {
            told.extend(time.end.filter(|_| is_complete(time.span.of(text))).map(Moment::day));
        }
        let words = deadline.bare.of(text);
        if !is_date(words) || is_complete(words) || told.contains(&deadline.end.day()) {
            continue;
        }
        let better = written(deadline.end.day());
        let finding = findings.report(deadline.bare, format!("期限の「{words}」に、月・日・曜日のどれかがありません。"));
        if better != words {
            finding.suggest(better);
        }
    }
}

/// Whether the words name a day of a month or a weekday.
fn is_date(words: &str) -> bool {
    let numbered = words.contains(|c: char| c.is_numeric()) && (words.contains('日') || words.contains(['/', '／']));
    let counted = ["日以内", "営業日", "週間", "日後", "日間"].iter().any(|it| words.contains(it));
    (numbered || has_weekday(words)) && !counted
}

fn is_complete(words: &str) -> bool {
    let day = words.contains('月') && words.contains('日') || words.contains(['/', '／']);
    let bracket = |open: char| words.split(open).nth(1).is_some_and(|it| it.starts_with(['月', '火', '水', '木', '金', '土', '日']));
    day && (bracket('(') || bracket('（') || has_weekday(words))
}

fn has_weekday(words: &str) -> bool {
    words.contains('曜')
}
