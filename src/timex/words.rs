/// Words with a meaning, found longest first at a place of a text: at 「明後日に」 the word 「明後日」, not 「明」.
pub(super) struct Words<T> {
    /// For each character of the basic plane, its bucket; 0 is the empty one.
    first: Vec<u16>,
    /// The words that share a first character.
    buckets: Vec<Bucket<T>>,
}

/// A word and what it means.
type Entry<T> = (Box<str>, T);

/// Words that share a first character, told apart by their second.
struct Bucket<T> {
    /// Of the words of one character, what they mean.
    single: Vec<Entry<T>>,
    /// For each second character, in order, the words, longest first.
    longer: Vec<(char, Vec<Entry<T>>)>,
}

impl<T> Default for Bucket<T> {
    fn default() -> Bucket<T> {
        Bucket { single: Vec::new(), longer: Vec::new() }
    }
}

impl<T: Copy> Words<T> {
    pub(super) fn new(entries: Vec<(String, T)>) -> Words<T> {
        let mut words = Words { first: vec![0; 0x1_0000], buckets: vec![Bucket::default()] };
        for (word, meaning) in entries {
            let mut letters = word.chars();
            let Some(first) = letters.next() else { continue };
            let second = letters.next();
            let bucket = words.bucket(first);
            let bucket = &mut words.buckets[bucket];
            let entry = (word.into_boxed_str(), meaning);
            match second {
                None => bucket.single.push(entry),
                Some(second) => match bucket.longer.binary_search_by_key(&second, |it| it.0) {
                    Ok(at) => bucket.longer[at].1.push(entry),
                    Err(at) => bucket.longer.insert(at, (second, vec![entry])),
                },
            }
        }
        for (_, words) in words.buckets.iter_mut().flat_map(|it| &mut it.longer) {
            words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
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
            self.buckets.push(Bucket::default());
        }
        usize::from(*slot)
    }

    /// The longest word that begins at the byte, and the byte after it.
    pub(super) fn longest_at(&self, text: &str, at: usize) -> Option<(usize, T)> {
        self.all_at(text, at).next()
    }

    /// Every word that begins at the byte, longest first.
    pub(super) fn all_at<'a>(&'a self, text: &'a str, at: usize) -> impl Iterator<Item = (usize, T)> + 'a {
        let mut letters = text.get(at..).unwrap_or_default().chars();
        let first = letters.next().and_then(|it| self.first.get(it as usize)).copied().unwrap_or(0);
        let bucket = &self.buckets[usize::from(first)];
        let second = if bucket.longer.is_empty() { None } else { letters.next() };
        let longer = second.and_then(|it| bucket.longer.binary_search_by_key(&it, |it| it.0).ok());
        let longer = longer.map_or(&[][..], |it| &bucket.longer[it].1);
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        let longer = longer.iter().filter(move |(word, _)| rest.starts_with(word.as_bytes()));
        longer.chain(&bucket.single).map(move |(word, meaning)| (at + word.len(), *meaning))
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
