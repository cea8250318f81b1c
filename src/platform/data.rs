//! The embedded platform files.

use crate::embedded::source;

/// The files by id, in the order in which they are listed.
pub(super) const FILES: &[(&str, &str)] = &[
    ("coconala", source!("platforms/coconala")),
    ("lancers", source!("platforms/lancers")),
    ("crowdworks", source!("platforms/crowdworks")),
    ("skima", source!("platforms/skima")),
    ("email", source!("platforms/email")),
    ("chat", source!("platforms/chat")),
    ("generic", source!("platforms/generic")),
    ("minne", source!("platforms/minne")),
    ("mercari", source!("platforms/mercari")),
    ("timeticket", source!("platforms/timeticket")),
    ("skillcrowd", source!("platforms/skillcrowd")),
    ("requ", source!("platforms/requ")),
    ("shufti", source!("platforms/shufti")),
    ("tsunagu", source!("platforms/tsunagu")),
    ("fiverr", source!("platforms/fiverr")),
    ("upwork", source!("platforms/upwork")),
];

/// Words that betray a place, the most telling first; kept here so that detection reads no file.
pub(super) const CUES: &[(&str, &[&str])] = &[
    ("coconala", &["ココナラ", "トークルーム", "正式な納品"]),
    ("lancers", &["ランサーズ", "Lancers"]),
    ("crowdworks", &["クラウドワークス", "CrowdWorks"]),
    ("skima", &["SKIMA", "スキマで"]),
];
