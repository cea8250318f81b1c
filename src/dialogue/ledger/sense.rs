//! Shades of a message that decide what an act of it means for the ledger.

use super::super::{Act, ReadAct};
use super::turn::Turn;
use crate::text::Span;
use crate::timex::Timex;

/// Words that stop a thread rather than put something off.
const PAUSES: &[&str] = &[
    "保留",
    "止め",
    "ストップ",
    "中断",
    "延期",
    "見合わせ",
    "休止",
    "凍結",
    "白紙",
    "いったん",
    "一旦",
    "一度置",
    "棚",
    "寝かせ",
    "ペンディング",
    "先送り",
    "持ち越",
    "仕切り直",
    "お預け",
    "おあずけ",
    "据え置",
];

/// Words that name a draft rather than the work.
const DRAFTS: &[&str] = &[
    "ラフ",
    "下書き",
    "構成案",
    "線画",
    "下絵",
    "試作",
    "サンプル",
    "絵コンテ",
    "途中経過",
    "仮組み",
    "たたき台",
    "骨子",
    "プロトタイプ",
    "色見本",
    "質問案",
];

/// Words that name the finished work.
const FINISHED: &[&str] = &["完成データ", "完成版", "最終版", "最終データ", "納品", "納めます", "納め"];

/// Words beside a wished day.
const DUE_WORDS: &[&str] =
    &["まで", "納期", "希望", "ほしい", "欲しい", "必要", "使", "間に合", "完成", "届", "納品", "お願い", "いただ"];

/// Words by which something that was just sent is sent again, because it was not the right one.
const CORRECTIONS: &[&str] = &[
    "間違え",
    "まちがえ",
    "間違って",
    "まちがって",
    "間違い",
    "誤って",
    "違うファイル",
    "別のファイル",
    "古いほう",
    "古い方",
    "送り直",
    "再送",
    "上げ直",
    "差し替え",
    "こちらが正しい",
    "正しくは",
];

/// Words of money.
const PRICE_WORDS: &[&str] = &["円", "料金", "値段", "金額", "費用", "無料", "価格", "代金", "予算"];

/// Words beside a day of mine that make it the day of delivery.
const DELIVERY_WORDS: &[&str] = &[
    "納期",
    "納品",
    "お渡し",
    "お届け",
    "公開",
    "仕上が",
    "完成",
    "お出し",
    "提出",
    "発送",
    "お見せ",
    "到着",
    "届く",
    "お送りでき",
];

/// Words by which I receive something of theirs.
const RECEIPTS: &[&str] = &["頂戴", "頂け", "頂き", "いただ", "届い", "届き", "揃い", "揃え", "受け取", "お預かり"];

/// What makes a clause a condition.
const CONDITIONS: &[&str] = &["たら", "れば", "場合", "なら"];

/// Whether an act speaks of money.
pub(super) fn speaks_of_price(turn: &Turn<'_>, read: &ReadAct) -> bool {
    let sentence = turn.sentence(read.span).of(turn.text());
    PRICE_WORDS.iter().any(|word| sentence.contains(word))
}

/// Whether a sentence of mine names the day of delivery.
pub(super) fn names_delivery(turn: &Turn<'_>, read: &ReadAct) -> bool {
    let sentence = turn.sentence(read.span).of(turn.text());
    DELIVERY_WORDS.iter().any(|word| sentence.contains(word))
}

/// Whether a day in a message of mine is the one by which I would receive something, on which another day depends:
/// the first of 「10日頃までに頂戴できましたら、26日にお納めします」.
pub(super) fn waits_for_them(turn: &Turn<'_>, time: &Timex) -> bool {
    let sentence = turn.sentence(time.span);
    let after = Span::new(time.span.end as usize, (sentence.end as usize).max(time.span.end as usize)).of(turn.text());
    let clause = after.split(['、', '，', '\n']).next().unwrap_or_default();
    let mut rests = RECEIPTS.iter().filter_map(|word| clause.split_once(word));
    rests.any(|(_, rest)| CONDITIONS.iter().any(|ending| rest.contains(ending)))
}

/// Whether an act stops the thread.
pub(super) fn pauses(turn: &Turn<'_>, read: &ReadAct) -> bool {
    let sentence = turn.sentence(read.span).of(turn.text());
    PAUSES.iter().any(|word| sentence.contains(word))
}

/// Whether a message replaces what was sent just before by the right thing.
pub(super) fn corrects(turn: &Turn<'_>) -> bool {
    CORRECTIONS.iter().any(|word| turn.text().contains(word))
}

/// Whether a message hands over a draft.
pub(super) fn is_draft(turn: &Turn<'_>) -> bool {
    let finished = FINISHED.iter().any(|word| turn.text().contains(word));
    !finished && (turn.has(Act::Progress) || DRAFTS.iter().any(|word| turn.text().contains(word)))
}

/// Whether an act of mine speaks of a first version, whose day is not that of the delivery: 「5日ほどで初稿をお出しします」.
pub(super) fn names_draft(turn: &Turn<'_>, read: &ReadAct) -> bool {
    let sentence = turn.sentence(read.span).of(turn.text());
    ["初稿", "初校", "初回案", "第一稿"].iter().chain(DRAFTS).any(|word| sentence.contains(word))
}

/// Whether a message of theirs names a day as the one by which they want it.
pub(super) fn speaks_of_due(turn: &Turn<'_>) -> bool {
    DUE_WORDS.iter().any(|word| turn.text().contains(word))
}
