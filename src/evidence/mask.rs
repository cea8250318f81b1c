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
        let mut text = if self.contacts { contacts(text) } else { text.to_owned() };
        for (name, label) in &self.names {
            if text.contains(name.as_str()) {
                text = text.replace(name.as_str(), label);
            }
        }
        text
    }
}

/// Mail addresses, web addresses and telephone numbers replaced.
fn contacts(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_part) {
        out.push_str(&rest[..start]);
        let end = rest[start..].find(|it: char| !is_part(it)).map_or(rest.len(), |len| start + len);
        let word = &rest[start..end];
        out.push_str(cover_word(word).unwrap_or(word));
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Characters of addresses and telephone numbers, full-width digits included.
fn is_part(it: char) -> bool {
    it.is_ascii_alphanumeric() || "@＠._-+/:?=&%#~－ー".contains(it) && it != 'ー' || ('０'..='９').contains(&it)
}

fn cover_word(word: &str) -> Option<&'static str> {
    let digits = word.chars().filter(|it| it.is_ascii_digit() || ('０'..='９').contains(it)).count();
    let dialled = word.chars().all(|it| it.is_ascii_digit() || ('０'..='９').contains(&it) || "-－+".contains(it));
    if word.contains("://") || word.starts_with("www.") {
        Some("［URL］")
    } else if word.split_once(['@', '＠']).is_some_and(|(user, host)| !user.is_empty() && host.contains('.')) {
        Some("［メールアドレス］")
    } else if dialled && (10..=13).contains(&digits) && word.starts_with(['0', '０', '+']) {
        Some("［電話番号］")
    } else {
        None
    }
}
