//! Covering names and contacts.

use super::ledger::side;
use crate::thread::{Role, Thread};

/// What is covered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mask {
    /// The names of the parties: 「田中」 becomes 「購入者」.
    pub names: bool,
    /// Mail addresses, web addresses and telephone numbers.
    pub contacts: bool,
}

/// A mask fitted to a thread.
pub(super) struct Cover {
    /// Names and what stands for them, the longest first.
    names: Vec<(String, String)>,
    contacts: bool,
}

impl Cover {
    pub(super) fn new(thread: &Thread, mask: Mask) -> Self {
        let mut names = Vec::new();
        let many = |role: Role| thread.parties.iter().filter(|it| it.role == role).count() > 1;
        let mut counts = [0_usize; 3];
        for party in thread.parties.iter().filter(|party| mask.names && !party.name.trim().is_empty()) {
            let count = &mut counts[party.role as usize];
            *count += 1;
            let label = side(party.role);
            let label = if many(party.role) { format!("{label}{count}") } else { label.to_owned() };
            let words = party.name.split([' ', '　', '（', '(', '）', ')']).filter(|it| it.chars().count() > 1);
            names.extend(words.map(|word| (word.to_owned(), label.clone())));
            names.push((party.name.clone(), label));
        }
        names.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        Self { names, contacts: mask.contacts }
    }

    /// The text with what is to be covered replaced.
    pub(super) fn over(&self, text: &str) -> String {
        let mut text = if self.contacts { contacts(&phones(text)) } else { text.to_owned() };
        for (name, label) in &self.names {
            if text.contains(name.as_str()) {
                text = replace(&text, name, label);
            }
        }
        text
    }
}

/// What stands behind a name and not behind a word that only looks like it: 「なおです」, but not 「なお、」.
const BEHIND: [&str; 7] = ["様", "さま", "さん", "ちゃん", "氏", "です", "と申"];

/// The text with the name covered; a short one in hiragana only where it is used as a name.
fn replace(text: &str, name: &str, label: &str) -> String {
    let kana = name.chars().all(|it| ('\u{3041}'..='\u{309f}').contains(&it)) && name.chars().count() <= 3;
    if !kana || text == name {
        return text.replace(name, label);
    }
    BEHIND
        .iter()
        .fold(text.to_owned(), |text, behind| text.replace(&format!("{name}{behind}"), &format!("{label}{behind}")))
}

/// Telephone numbers with spaces or brackets in them: 「03(1234)5678」, 「090 1234 5678」.
fn phones(text: &str) -> String {
    let is_digit = |it: char| it.is_ascii_digit() || ('０'..='９').contains(&it);
    let is_part = |it: char| is_digit(it) || " 　-－()（）+".contains(it);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|it| is_digit(it) || it == '+') {
        out.push_str(&rest[..start]);
        let end = rest[start..].find(|it| !is_part(it)).map_or(rest.len(), |len| start + len);
        let run = rest[start..end].trim_end_matches(|it| !is_digit(it));
        let groups = run.split(|it| !is_digit(it)).filter(|it| !it.is_empty()).count();
        let digits = run.chars().filter(|it| is_digit(*it)).count();
        let number = match run.chars().next() {
            Some('0' | '０') => (10..=11).contains(&digits) && groups <= 3,
            Some('+') => (11..=13).contains(&digits) && groups <= 4,
            _ => false,
        };
        out.push_str(if number { "［電話番号］" } else { run });
        rest = &rest[start + run.len()..];
        if run.is_empty() {
            let first = rest.chars().next().map_or(0, char::len_utf8);
            out.push_str(&rest[..first]);
            rest = &rest[first..];
        }
    }
    out.push_str(rest);
    out
}

/// Mail addresses, web addresses and telephone numbers replaced.
fn contacts(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_part) {
        out.push_str(&rest[..start]);
        let end = rest[start..].find(|it: char| !is_part(it)).map_or(rest.len(), |len| start + len);
        let word = &rest[start..end];
        let named = is_account(&out) && word.chars().any(|it| it.is_ascii_alphanumeric());
        out.push_str(if named { "［アカウント］" } else { cover_word(word).unwrap_or(word) });
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Characters of addresses and telephone numbers, full-width digits included.
fn is_part(it: char) -> bool {
    it.is_ascii_alphanumeric() || "@＠._-+/:?=&%#~－ー".contains(it) && it != 'ー' || ('０'..='９').contains(&it)
}

/// Services whose accounts are contacts; the number of an order is none.
const SERVICES: [&str; 13] = [
    "LINE",
    "ライン",
    "Discord",
    "Skype",
    "Slack",
    "Chatwork",
    "チャットワーク",
    "Instagram",
    "インスタ",
    "Twitter",
    "Zoom",
    "カカオ",
    "Telegram",
];

/// Whether an account is named next: 「LINE ID：」.
fn is_account(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '　', ':', '：', 'は', '「']);
    let Some(service) = ["ID", "ＩＤ", "アカウント"].iter().find_map(|it| before.strip_suffix(it)) else {
        return false;
    };
    let service = service.trim_end_matches([' ', '　', 'の']);
    SERVICES.iter().any(|it| service.ends_with(it))
}

fn cover_word(word: &str) -> Option<&'static str> {
    let digits = word.chars().filter(|it| it.is_ascii_digit() || ('０'..='９').contains(it)).count();
    let dialled = word.chars().all(|it| it.is_ascii_digit() || ('０'..='９').contains(&it) || "-－+".contains(it));
    if word.contains("://") || word.starts_with("www.") {
        Some("［URL］")
    } else if word.split_once(['@', '＠']).is_some_and(|(user, host)| !user.is_empty() && host.contains('.')) {
        Some("［メールアドレス］")
    } else if word.starts_with(['@', '＠']) && word.chars().count() > 2 {
        Some("［アカウント］")
    } else if dialled && (10..=13).contains(&digits) && word.starts_with(['0', '０', '+']) {
        Some("［電話番号］")
    } else {
        None
    }
}
