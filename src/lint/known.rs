//! What the thread that a draft answers tells the rules.

use std::collections::HashSet;

use chrono::{DateTime, Duration, FixedOffset, NaiveDate};

use crate::analysis::Analysis;
use crate::dialogue::{Act, State};
use crate::text::is_pictograph;
use crate::thread::{Role, names_match};

/// The characters of a line from which on an equal line is taken as pasted: 「お願いします。」 is nobody's own.
const PASTED: usize = 12;

/// Within how many days of their message the next one is taken as the answer to it.
const ANSWERED: i64 = 2;

/// Words of people who know each other well.
const CASUAL: &[&str] =
    &["（笑）", "(笑)", "（笑", "めっちゃ", "やばい", "ヤバい", "マジ", "おけです", "！！", "〜！", "〜\n", "~\n"];

/// The facts of a thread that a draft can agree or disagree with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    /// The other side's names, without 様/さん: 「山田」.
    pub them: Vec<String>,
    /// My own names.
    pub me: Vec<String>,
    /// The day by which I have to deliver.
    pub due: Option<NaiveDate>,
    /// The amounts of money that were named, in yen, in order; the last is the agreed one.
    pub amounts: Vec<u64>,
    /// The things that are still missing: 「ロゴデータ」.
    pub missing: Vec<String>,
    /// What is waited for.
    pub state: Option<State>,
    /// How many of my messages asked for it already.
    pub nudges: usize,
    /// When my own last message was sent.
    pub my_last: Option<DateTime<FixedOffset>>,
    /// When any message was last sent.
    pub last: Option<DateTime<FixedOffset>>,
    /// Whether the last message is theirs.
    pub they_spoke_last: bool,
    /// Whether I wrote anything before.
    pub i_spoke: bool,
    /// What their last message did.
    pub their_acts: Vec<Act>,
    /// What the other side wrote, message by message.
    pub their_texts: Vec<String>,
    /// What I wrote, message by message.
    pub my_texts: Vec<String>,
    /// Whether the other side writes as to an acquaintance: 「楽しみです😊」「了解です（笑）」.
    pub is_casual: bool,
    /// Their lines, to tell what is pasted from them.
    their_lines: HashSet<String>,
}

impl Known {
    /// The facts of an analysed thread.
    #[must_use]
    pub fn new(analysis: &Analysis) -> Self {
        let thread = &analysis.thread;
        let names = |role: Role| {
            thread.parties.iter().filter(|party| party.role == role).map(|party| party.name.clone()).collect()
        };
        let role = |party: usize| thread.parties.get(party).map_or(Role::Unknown, |party| party.role);
        let texts = |wanted: Role| {
            let own = thread.messages.iter().filter(|message| role(message.party) == wanted);
            own.map(|message| message.text.clone()).collect::<Vec<_>>()
        };
        let sent = |wanted: Option<Role>| {
            let own = thread.messages.iter().rev().filter(|it| wanted.is_none_or(|wanted| role(it.party) == wanted));
            own.filter_map(|message| message.at).map(|stamp| stamp.at).next()
        };
        let last = thread.messages.last().map(|message| role(message.party));
        let their_last = thread.messages.iter().rposition(|message| role(message.party) == Role::Them);
        let acts = their_last.and_then(|at| analysis.messages.get(at));
        let their_texts = texts(Role::Them);
        let their_lines = their_texts.iter().flat_map(|text| text.lines()).map(|line| line.trim().to_owned());
        Self {
            their_lines: their_lines.filter(|line| line.chars().count() >= PASTED).collect(),
            them: names(Role::Them),
            me: names(Role::Me),
            due: analysis.standing.my_due,
            amounts: thread.messages.iter().flat_map(|message| amounts(&message.text)).collect(),
            missing: analysis.standing.missing.clone(),
            state: Some(analysis.standing.state),
            nudges: analysis.standing.nudges,
            my_last: sent(Some(Role::Me)),
            last: sent(None),
            they_spoke_last: last == Some(Role::Them),
            i_spoke: thread.messages.iter().any(|message| role(message.party) == Role::Me),
            their_acts: acts.map_or(Vec::new(), |message| message.acts.iter().map(|read| read.act).collect()),
            is_casual: their_texts.iter().any(|text| is_casual(text)),
            their_texts,
            my_texts: texts(Role::Me),
        }
    }

    /// How many messages about the same thing the next one makes; `None` where nothing was asked yet, or where the next one
    /// answers what they have just written.
    #[must_use]
    pub fn next_turn(&self, now: DateTime<FixedOffset>) -> Option<u8> {
        let just_wrote = self.they_spoke_last && self.last.is_none_or(|last| now - last <= Duration::days(ANSWERED));
        let asked = u8::try_from(self.nudges).unwrap_or(u8::MAX);
        (asked > 0 && !just_wrote).then(|| asked.saturating_add(1))
    }

    /// Whether somebody of this name takes part: 「山田」 for 「山田 太郎」 too.
    #[must_use]
    pub fn knows(&self, name: &str) -> bool {
        // A name may be cut where its words or its characters meet: 「真」 of 「古谷 真（古谷堂）」, 「堂」 of 「よもぎ堂」.
        let apart = |it: char| it.is_whitespace() || matches!(it, '（' | '）' | '(' | ')' | '／' | '/' | '・');
        let named = |other: &String| {
            names_match(other, name)
                || other.starts_with(name)
                || name.starts_with(&**other)
                || other.split(apart).any(|word| word.ends_with(name))
        };
        !name.is_empty() && self.them.iter().chain(&self.me).any(named)
    }

    /// Whether these words stand in any message of the thread.
    #[must_use]
    pub fn mentions(&self, words: &str) -> bool {
        self.their_texts.iter().chain(&self.my_texts).any(|text| text.contains(words))
    }

    /// Whether a line of the draft is pasted from what the other side wrote.
    #[must_use]
    pub(super) fn is_theirs(&self, line: &str) -> bool {
        self.their_lines.contains(line.trim())
    }
}

/// Whether a message is written as to an acquaintance.
fn is_casual(text: &str) -> bool {
    text.contains(is_pictograph)
        || CASUAL.iter().any(|word| text.contains(word))
        || text.trim_end().ends_with(['〜', '～'])
}

/// The amounts of money in a text, in yen: 「5,500円」「￥18,000」「2万円」.
#[must_use]
pub fn amounts(text: &str) -> Vec<u64> {
    let folded: String = text.chars().map(fold).collect();
    let mut found = Vec::new();
    let mut rest = folded.as_str();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let marked = rest[..start].ends_with(['\u{a5}', '\\']);
        let tail = &rest[start..];
        let end = tail.find(|c: char| !(c.is_ascii_digit() || c == ',')).unwrap_or(tail.len());
        let digits: String = tail[..end].chars().filter(char::is_ascii_digit).collect();
        let after = &tail[end..];
        let value = digits.parse::<u64>().ok();
        if after.starts_with("万円") {
            found.extend(value.and_then(|value| value.checked_mul(10_000)));
        } else if marked || after.starts_with('円') {
            found.extend(value);
        }
        rest = after;
    }
    found
}

fn fold(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '，' => ',',
        '￥' => '\u{a5}',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::amounts;

    #[test]
    fn money() {
        assert_eq!(amounts("お見積もりは5,500円（税込）です。２万円までなら。￥18,000、3枚"), [5500, 20_000, 18_000]);
        assert_eq!(amounts("11月25日に3点"), Vec::<u64>::new());
    }
}
