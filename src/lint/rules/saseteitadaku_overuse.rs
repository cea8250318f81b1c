//! ## 何を見るか
//!
//! 一通に三度以上、または続く二つの文に「させていただく」があるところを示します。相手の許しを本当に求める文（「延長させていただけますか」「休業とさせていただきます」）は数えません。
//!
//! ## なぜ
//!
//! 「させていただく」は、相手の許しと自分の受ける恩恵がともにあるときの言い方です。重なると回りくどくなります。出典：文化審議会『敬語の指針』（2007）第3章第2の6。
//!
//! ## 悪い例
//!
//! - 「ご連絡させていただきます。⏎素材を確認させていただきます。⏎ラフを提出させていただきます。」
//!
//! ## 良い例
//!
//! - 「ご連絡いたします。⏎素材を確認いたします。⏎ラフをお送りいたします。」

use crate::lint::{Check, Document, Findings, Group, Rule, Scope, Sentence, Severity};
use crate::morph::Pos;
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "saseteitadaku-overuse",
    name: "させていただく過多",
    group: Group::Honorific,
    severity: Severity::Hint,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &[],
    explanation: include_str!("saseteitadaku_overuse.rs"),
    check: Check::Draft(look),
};

/// Acts for which permission is really asked or announced.
const PERMITTED: &[&str] =
    &["休業", "変更", "使用", "掲載", "辞退", "クローズ", "停止", "延長", "終了", "キャンセル", "公開", "利用", "欠席", "早退", "休"];

fn look(document: &Document<'_>, findings: &mut Findings<'_>) {
    let mut found: Vec<(usize, Span)> = Vec::new();
    for sentence in document.sentences().iter().filter(|sentence| !sentence.asks) {
        let asks = || {
            let last = sentence.tokens.end.saturating_sub(1);
            (last.saturating_sub(1)..=last).any(|at| document.surface(at) == "か")
        };
        let causes = |at: &usize| document.morph(*at).is_some_and(|it| it.pos == Pos::VerbSuffix);
        for at in sentence.tokens.clone().filter(causes) {
            let lets = matches!(document.base(at), "せる" | "させる") && document.surface(at + 1) == "て";
            if lets && matches!(document.base(at + 2), "いただく" | "頂く") && !asks() && !is_permitted(document, sentence, at) {
                let first = at - usize::from(at > sentence.tokens.start && document.surface(at - 1) == "さ");
                found.push((sentence.index, document.span(document.to_word_end(first..at + 3))));
            }
        }
    }
    let running = found.windows(2).any(|pair| pair[1].0 <= pair[0].0 + 1);
    let Some(((_, last), earlier)) = found.split_last() else { return };
    if found.len() >= 3 || running {
        let finding = findings.report(*last, format!("「させていただく」が{}回あります。「いたします」で足ります。", found.len()));
        for (_, span) in earlier {
            finding.related(*span);
        }
    }
}

fn is_permitted(document: &Document<'_>, sentence: &Sentence, at: usize) -> bool {
    let before = document.words(at.saturating_sub(5).max(sentence.tokens.start)..at);
    PERMITTED.iter().any(|word| before.contains(word))
}
