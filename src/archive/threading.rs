//! Which mails belong together: by what they say they answer, else by their subject and the people.

use std::collections::{HashMap, HashSet};

use sha2::{Digest, Sha256};

use super::format::mail::Card;

/// What threading keeps of a mail: numbers instead of names, so that millions find room.
#[derive(Clone, Debug, Default)]
struct Slip {
    at: Option<i64>,
    id: Option<u64>,
    answers: Box<[u64]>,
    subject: Option<u64>,
    is_reply: bool,
    from: u64,
    to: Box<[u64]>,
}

/// Mails being threaded, each with something by which it is found again.
#[derive(Debug)]
pub(super) struct Threading<T> {
    slips: Vec<Slip>,
    places: Vec<T>,
}

impl<T> Default for Threading<T> {
    fn default() -> Self {
        Self { slips: Vec::new(), places: Vec::new() }
    }
}

impl<T> Threading<T> {
    pub(super) fn add(&mut self, card: &Card, place: T) {
        self.slips.push(Slip {
            at: card.at,
            id: card.id.as_deref().map(number),
            answers: card.answers.iter().map(|it| number(it)).collect(),
            subject: (!card.subject.is_empty()).then(|| number(&card.subject)),
            is_reply: card.is_reply,
            from: number(&card.from),
            to: card.to.iter().map(|it| number(it)).collect(),
        });
        self.places.push(place);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The threads, in the order of their first mails in the source; in each the mails in the order of sending.
    pub(super) fn threads(self) -> Vec<Vec<T>> {
        let mut groups = Groups((0..self.slips.len()).collect());
        by_answers(&self.slips, &mut groups);
        by_subject(&self.slips, &mut groups);
        let mut order: Vec<usize> = Vec::new();
        let mut threads: HashMap<usize, Vec<(Option<i64>, T)>> = HashMap::new();
        for (at, (slip, place)) in self.slips.iter().zip(self.places).enumerate() {
            let group = groups.root(at);
            let thread = threads.entry(group).or_default();
            if thread.is_empty() {
                order.push(group);
            }
            thread.push((slip.at, place));
        }
        let mut sorted = order.into_iter().filter_map(|group| threads.remove(&group)).collect::<Vec<_>>();
        for thread in &mut sorted {
            thread.sort_by_key(|(at, _)| *at);
        }
        sorted.into_iter().map(|thread| thread.into_iter().map(|it| it.1).collect()).collect()
    }
}

/// A number that stands for a text; no two texts that occur have the same.
fn number(text: &str) -> u64 {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// Sets of mails, each named by one of them.
struct Groups(Vec<usize>);

impl Groups {
    fn root(&mut self, mut at: usize) -> usize {
        while let Some(&above) = self.0.get(at).filter(|above| **above != at) {
            let next = self.0.get(above).copied().unwrap_or(above);
            if let Some(slot) = self.0.get_mut(at) {
                *slot = next;
            }
            at = above;
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.0.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
}

/// Joins mails by Message-ID, References and In-Reply-To, also over a mail that is missing.
fn by_answers(slips: &[Slip], groups: &mut Groups) {
    let mut named: HashMap<u64, usize> = HashMap::new();
    for (at, slip) in slips.iter().enumerate() {
        for id in slip.id.iter().chain(&slip.answers) {
            let known = *named.entry(*id).or_insert(at);
            groups.join(known, at);
        }
    }
}

/// A reply that names nothing it answers, or only what is not there, joins the latest thread of its subject in which its
/// writer and somebody it goes to take part: people who write to the same address under the same subject stay apart.
fn by_subject(slips: &[Slip], groups: &mut Groups) {
    let mut order: Vec<usize> = (0..slips.len()).collect();
    order.sort_by_key(|at| slips.get(*at).map(|it| (it.at, *at)));
    let there: HashSet<u64> = slips.iter().filter_map(|it| it.id).collect();
    // The last mail between two people under a subject, either way round.
    let mut last: HashMap<(u64, u64, u64), usize> = HashMap::new();
    for at in order {
        let Some(slip) = slips.get(at) else { continue };
        let Some(subject) = slip.subject else { continue };
        let pair = |to: u64| (subject, slip.from.min(to), slip.from.max(to));
        if slip.is_reply
            && slip.answers.iter().all(|it| !there.contains(it))
            && let Some(earlier) = slip.to.iter().find_map(|to| last.get(&pair(*to)))
        {
            groups.join(*earlier, at);
        }
        for to in &slip.to {
            last.insert(pair(*to), at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(id: &str, answers: &[&str], subject: &str, from: &str, to: &str, at: i64) -> Card {
        Card {
            at: Some(at),
            id: Some(id.to_owned()),
            answers: answers.iter().map(|it| (*it).to_owned()).collect(),
            subject: subject.trim_start_matches("re:").to_owned(),
            is_reply: subject.starts_with("re:"),
            from: from.to_owned(),
            to: vec![to.to_owned()],
        }
    }

    #[test]
    fn mails_come_together_by_answers_and_by_subject() {
        let cards = [
            card("a3", &["gone"], "re:x", "a", "me", 30),
            card("b1", &[], "見積り", "b", "me", 1),
            card("c1", &[], "見積り", "c", "me", 2),
            card("a2", &["gone", "a1"], "re:x", "me", "a", 20),
            card("b2", &[], "re:見積り", "me", "b", 3),
            card("c2", &[], "re:見積り", "c", "me", 4),
            card("a1", &[], "x", "a", "me", 10),
            card("d1", &[], "見積り", "b", "me", 100),
            card("e1", &[], "", "b", "me", 100),
            card("e2", &[], "re:", "me", "b", 101),
            card("f1", &[], "納品", "f", "me", 200),
            card("f2", &["lost"], "re:納品", "me", "f", 201),
            card("g1", &["lost too"], "re:納品", "g", "me", 202),
        ];
        let mut threading = Threading::default();
        for card in &cards {
            threading.add(card, card.id.clone().unwrap_or_default());
        }
        let mut wanted =
            vec![vec!["a1", "a2", "a3"], vec!["b1", "b2"], vec!["c1", "c2"], vec!["d1"], vec!["e1"], vec!["e2"]];
        wanted.extend([vec!["f1", "f2"], vec!["g1"]]);
        assert_eq!(threading.threads(), wanted);
    }
}
