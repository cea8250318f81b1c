use super::source::char_at;

/// Words with a meaning, found longest first at a place of a text: at 「明後日に」 the word 「明後日」, not 「明」.
pub(super) struct Words<T> {
    /// For each character of the basic plane, its bucket; 0 is the empty one.
    first: Vec<u16>,
    /// The words that share a first character, longest first.
    buckets: Vec<Vec<(Box<str>, T)>>,
}

impl<T: Copy> Words<T> {
    pub(super) fn new(entries: Vec<(String, T)>) -> Words<T> {
        let mut words = Words { first: vec![0; 0x1_0000], buckets: vec![Vec::new()] };
        for (word, meaning) in entries {
            if let Some(first) = word.chars().next() {
                let bucket = words.bucket(first);
                words.buckets[bucket].push((word.into_boxed_str(), meaning));
            }
        }
        for bucket in &mut words.buckets {
            bucket.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        words
    }

    /// Makes a character one at which `next` stops, though no word begins with it.
    pub(super) fn stop_at(&mut self, first: char) {
        self.bucket(first);
    }

    fn bucket(&mut self, first: char) -> usize {
        let Some(slot) = self.first.get_mut(first as usize) else { return 0 };
        if *slot == 0 {
            // One bucket for each distinct first character of the data: far below 65,536.
            *slot = u16::try_from(self.buckets.len()).unwrap_or(0);
            self.buckets.push(Vec::new());
        }
        usize::from(*slot)
    }

    /// The longest word that begins at the byte, and the byte after it.
    pub(super) fn longest_at(&self, text: &str, at: usize) -> Option<(usize, T)> {
        self.all_at(text, at).next()
    }

    /// Every word that begins at the byte, longest first.
    pub(super) fn all_at<'a>(&'a self, text: &'a str, at: usize) -> impl Iterator<Item = (usize, T)> + 'a {
        let first = char_at(text, at).and_then(|it| self.first.get(it as usize)).copied().unwrap_or(0);
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        self.buckets[usize::from(first)]
            .iter()
            .filter(move |(word, _)| rest.starts_with(word.as_bytes()))
            .map(move |(word, meaning)| (at + word.len(), *meaning))
    }

    /// The first byte at or after `at` with a character at which some word may begin.
    pub(super) fn next(&self, text: &str, at: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = at;
        while let Some(&lead) = bytes.get(at) {
            let (code, length) = match lead {
                0..0x80 => (usize::from(lead), 1),
                0x80..0xE0 => (0, 2),
                0xE0..0xF0 => (three_bytes(bytes, at), 3),
                _ => (0, 4),
            };
            if self.first.get(code).is_some_and(|&it| it != 0) {
                return Some(at);
            }
            at += length;
        }
        None
    }
}

fn three_bytes(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at..at + 3) {
        Some(&[a, b, c]) => usize::from(a & 0x0F) << 12 | usize::from(b & 0x3F) << 6 | usize::from(c & 0x3F),
        _ => 0,
    }
}
