//! What was asked and promised, and what became of it.

use chrono::Datelike;

use super::mask::Cover;
use crate::advice::phrase;
use crate::analysis::Analysis;
use crate::dialogue::{Item, ItemKind, Promise, Status, Variety};
use crate::thread::Role;

/// Something that one side owed the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// What kind of thing: 「素材・資料」.
    pub kind: String,
    /// What it was, in the thread's words; empty when not named.
    pub what: String,
    /// Who owed it: 「購入者」.
    pub holder: String,
    /// The number of the message that asked for it.
    pub message: usize,
    /// What became of it.
    pub outcome: Outcome,
    /// The promises about it: 「3番 11月18日(水)まで（期日を過ぎている）」.
    pub promises: Vec<String>,
}

/// What became of something owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Still owed.
    Open,
    /// Done.
    Done,
    /// Taken back, or left to them.
    Dropped,
}

impl Outcome {
    /// 「未了」「済」「取り下げ」
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Open => "未了",
            Self::Done => "済",
            Self::Dropped => "取り下げ",
        }
    }
}

pub(super) fn ledger(analysis: &Analysis, cover: &Cover) -> Vec<Owed> {
    analysis.standing.items.iter().map(|item| owed(analysis, item, cover)).collect()
}

fn owed(analysis: &Analysis, item: &Item, cover: &Cover) -> Owed {
    let outcome = match item.status {
        Status::Open => Outcome::Open,
        Status::Done => Outcome::Done,
        Status::Optional | Status::Withdrawn => Outcome::Dropped,
    };
    Owed {
        kind: label(item.kind).to_owned(),
        what: what(item, cover),
        holder: side(item.holder).to_owned(),
        message: item.message,
        outcome,
        promises: item.promises.iter().map(|it| promise(analysis, it, outcome)).collect(),
    }
}

/// What it is in the thread's words; of a draft the thread tells no more than that it is one.
fn what(item: &Item, cover: &Cover) -> String {
    if item.variety == Some(Variety::Draft) {
        return "確認用データ".to_owned();
    }
    cover.over(&item.what.join("、").replace(['\n', '\r'], " "))
}

fn promise(analysis: &Analysis, promise: &Promise, outcome: Outcome) -> String {
    let day = promise.end.map(|end| format!("{}まで", phrase::day(end, analysis.now.year())));
    let passed = promise.latest.or(promise.end).is_some_and(|day| day < analysis.now.date_naive());
    let state = match outcome {
        Outcome::Open if passed => "（期日を過ぎている）",
        Outcome::Done => "（対応済み）",
        _ => "",
    };
    format!("{}番 {}{state}", promise.message, day.as_deref().unwrap_or("日付なし"))
}

pub(super) fn side(role: Role) -> &'static str {
    match role {
        Role::Me => "出品者",
        Role::Them => "購入者",
        Role::Unknown => "不明",
    }
}

fn label(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Agreement => "変更への同意",
        ItemKind::RevisionReview => "修正版の確認",
        ItemKind::Review => "納品物の確認",
        ItemKind::Payment => "支払い",
        ItemKind::EstimateReply => "見積りへの返事",
        ItemKind::Purchase => "購入の手続き",
        ItemKind::Materials => "素材・資料",
        ItemKind::Instructions => "依頼の内容",
        ItemKind::Answer => "回答",
        ItemKind::Estimate => "見積り",
        ItemKind::Revision => "修正",
        ItemKind::Work => "納品",
    }
}
