//! Whose copy of the thread this is, as far as the layout itself tells.

use super::{Thread, name};

/// The party to whom the layout gives the thread, and the reason in Japanese.
#[must_use]
pub fn owner_by_layout(thread: &Thread) -> Option<(usize, String)> {
    thread.owner_hint.clone()
}

/// Names by which people call themselves, and those by which they call the other side.
const SELF: [&str; 14] = [
    "自分",
    "私",
    "わたし",
    "僕",
    "俺",
    "あなた",
    "you",
    "me",
    "こちら",
    "当方",
    "出品者",
    "受注者",
    "ワーカー",
    "ランサー",
];
const OTHERS: [&str; 12] = [
    "先方",
    "相手",
    "お客様",
    "お客さん",
    "クライアント",
    "購入者",
    "依頼者",
    "発注者",
    "お客",
    "客",
    "買い手",
    "依頼主",
];

/// Decides by read marks, by names like 「自分」 and by the other party that an export's title names.
pub(crate) fn by_marks(
    thread: &Thread,
    read: &[bool],
    owner: Option<&str>,
    counterpart: Option<&str>,
) -> Option<(usize, String)> {
    let parties = &thread.parties;
    if let Some(owner) = owner
        && let Some(at) = parties.iter().position(|it| name::names_match(&it.name, owner))
    {
        return Some((at, format!("書き出したアカウントが「{owner}」です。")));
    }
    let mut marked = None;
    let mut one_side = true;
    for (message, _) in thread.messages.iter().zip(read).filter(|(_, read)| **read) {
        one_side &= marked.is_none_or(|it| it == message.party);
        marked = Some(message.party);
    }
    if let Some(owner) = marked.filter(|_| one_side && parties.len() > 1)
        && let Some(party) = parties.get(owner)
    {
        return Some((owner, format!("「既読」などの印が「{}」のメッセージにだけ付いています。", party.name)));
    }
    let keys: Vec<String> = parties.iter().map(|it| name::key(&it.name)).collect();
    let named = |list: &[&str]| {
        let mut found = keys.iter().enumerate().filter(|(_, key)| list.contains(&key.as_str()));
        found.next().filter(|_| found.next().is_none()).map(|(at, _)| at)
    };
    if let Some(owner) = named(&SELF)
        && let Some(party) = parties.get(owner)
    {
        return Some((owner, format!("「{}」という名前です。", party.name)));
    }
    let other_of_two = |at: usize| (parties.len() == 2 && at < 2).then(|| 1 - at);
    if let Some(counterpart) = counterpart
        && let Some(other) = parties.iter().position(|it| name::names_match(&it.name, counterpart))
        && let Some(owner) = other_of_two(other)
    {
        return Some((owner, format!("履歴の見出しが相手を「{counterpart}」としています。")));
    }
    let other = named(&OTHERS)?;
    let owner = other_of_two(other)?;
    Some((owner, format!("相手が「{}」という名前です。", parties.get(other)?.name)))
}
