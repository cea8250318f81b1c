//! The embedded platform files.

/// The files by id, in the order in which they are listed.
pub(super) const FILES: &[(&str, &str)] = &[
    ("coconala", include_str!("../../dictionaries/platforms/coconala.toml")),
    ("lancers", include_str!("../../dictionaries/platforms/lancers.toml")),
    ("crowdworks", include_str!("../../dictionaries/platforms/crowdworks.toml")),
    ("skima", include_str!("../../dictionaries/platforms/skima.toml")),
    ("email", include_str!("../../dictionaries/platforms/email.toml")),
    ("chat", include_str!("../../dictionaries/platforms/chat.toml")),
    ("generic", include_str!("../../dictionaries/platforms/generic.toml")),
    ("minne", include_str!("../../dictionaries/platforms/minne.toml")),
    ("mercari", include_str!("../../dictionaries/platforms/mercari.toml")),
    ("timeticket", include_str!("../../dictionaries/platforms/timeticket.toml")),
    ("skillcrowd", include_str!("../../dictionaries/platforms/skillcrowd.toml")),
    ("requ", include_str!("../../dictionaries/platforms/requ.toml")),
    ("shufti", include_str!("../../dictionaries/platforms/shufti.toml")),
    ("tsunagu", include_str!("../../dictionaries/platforms/tsunagu.toml")),
    ("fiverr", include_str!("../../dictionaries/platforms/fiverr.toml")),
    ("upwork", include_str!("../../dictionaries/platforms/upwork.toml")),
];

/// Words that betray a place, the most telling first; kept here so that detection reads no file.
pub(super) const CUES: &[(&str, &[&str])] = &[
    ("coconala", &["ココナラ", "トークルーム", "正式な納品"]),
    ("lancers", &["ランサーズ", "Lancers"]),
    ("crowdworks", &["クラウドワークス", "CrowdWorks"]),
    ("skima", &["SKIMA", "スキマで"]),
];
