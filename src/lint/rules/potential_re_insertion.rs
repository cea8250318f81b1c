//! ## 何を見るか
//!
//! 「行けれます」「読めれます」のように、可能動詞にさらに「れる」を付けた形（れ足す言葉）を指摘します。
//!
//! ## なぜ
//!
//! 「行ける」「読める」だけで「できる」の意味があります。「れ」を足すのは誤りとされています。
//!
//! ## 悪い例
//!
//! - 「その日程でしたら行けれます。」
//!
//! ## 良い例
//!
//! - 「その日程でしたら行けます。」

use crate::lint::inflect::in_place_of;
use crate::lint::{Check, Document, Findings, Group, Hit, Rule, Scope, Severity};
use crate::morph::{Form, Pos, Tokenizer};

pub(super) const RULE: Rule = Rule {
    id: "potential-re-insertion",
    name: "れ足す",
    group: Group::Honorific,
    severity: Severity::Warning,
    on: true,
    needs_thread: false,
    scope: Scope::Own,
    beats: &["potential-ra-dropping"],
    explanation: include_str!("potential_re_insertion.rs"),
    check: Check::Words { bases: &["れる"], phrases: &[], at },
};

fn at(document: &Document<'_>, hit: &Hit, findings: &mut Findings<'_>) {
    let Some(verb) = one_row_verb(document, hit.tokens.start).filter(|&verb| is_potential(document.base(verb))) else {
        return;
    };
    let Some(form) = in_place_of(document, hit.tokens.start, document.base(verb)) else { return };
    let (span, rest) = super::with_tail(document, verb..hit.tokens.end);
    let words = span.of(document.text());
    findings.report(span, format!("「{words}」は「れ」が余分です。「{}」だけで「できる」の意味があります。", document.base(verb))).fix([&*form, rest].concat());
}

/// The 一段 verb in 未然形 or 連用形 right before a れる.
pub(super) fn one_row_verb(document: &Document<'_>, passive: usize) -> Option<usize> {
    let verb = passive.checked_sub(1)?;
    let morph = document.morph(verb).filter(|morph| matches!(morph.pos, Pos::Verb | Pos::DependentVerb))?;
    let inside = document.sentence_of(passive).tokens.contains(&verb);
    let fits = matches!(morph.form, Form::Irrealis | Form::Continuative);
    (inside && fits && document.conjugation(verb).starts_with("一段")).then_some(verb)
}

/// 一段 verbs that stand beside a 五段 one and are no potential of it: 「届ける」 beside 「届く」.
const TRANSITIVE: &[&str] = &[
    "届ける", "開ける", "付ける", "つける", "進める", "立てる", "続ける", "向ける", "入れる", "並べる", "整える", "揃える",
    "そろえる", "叶える", "育てる", "建てる", "片付ける", "近づける", "受ける", "決める", "始める", "変える", "仕上げる", "上げる",
    "下げる", "見つける", "確かめる", "調べる", "答える", "考える", "伝える", "教える", "加える", "数える", "与える", "抱える",
    "終える", "超える", "越える", "迎える", "添える", "止める", "やめる", "辞める", "集める", "認める", "求める", "勧める", "薦める",
    "含める", "収める", "納める", "務める", "勤める", "深める", "高める", "早める", "まとめる", "あげる", "載せる", "任せる", "寄せる",
    "合わせる", "見せる", "知らせる", "済ませる", "浮かべる", "比べる", "述べる", "食べる", "捨てる", "当てる", "慣れる", "外れる",
    "離れる", "遅れる", "忘れる", "流れる", "別れる", "分ける", "避ける", "掛ける", "かける", "助ける", "預ける", "焼ける", "欠ける",
];

/// Whether a 一段 verb is the potential of a 五段 one: 「読める」 of 「読む」.
pub(super) fn is_potential(base: &str) -> bool {
    const ROWS: &[(&str, char)] = &[
        ("ける", 'く'), ("げる", 'ぐ'), ("せる", 'す'), ("てる", 'つ'), ("ねる", 'ぬ'), ("べる", 'ぶ'), ("める", 'む'), ("れる", 'る'), ("える", 'う'),
    ];
    if matches!(base, "できる" | "出来る") {
        return true;
    }
    let five_row = ROWS.iter().find_map(|(end, u)| Some(format!("{}{u}", base.strip_suffix(end)?)));
    !TRANSITIVE.contains(&base) && five_row.is_some_and(|verb| verb.chars().count() > 1 && Tokenizer::find(&verb).is_some())
}
