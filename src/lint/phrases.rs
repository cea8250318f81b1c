//! Short lists of phrases, looked for at every place of a text.

/// Phrases by their first letters, so that most places of a text are passed at once.
pub(super) struct Phrases {
    /// The first letters, each with the phrases that begin with it and their numbers in the list.
    firsts: Vec<(char, Vec<(usize, &'static str)>)>,
    /// A bit for the last six bits of each first letter: most letters are passed by it.
    sieve: u64,
}

impl Phrases {
    /// The phrases of a list; of two that begin alike the longer one comes first.
    pub(super) fn new(list: &[&'static str]) -> Self {
        let mut firsts: Vec<(char, Vec<(usize, &'static str)>)> = Vec::new();
        for (number, phrase) in list.iter().enumerate() {
            let Some(letter) = phrase.chars().next() else { continue };
            match firsts.iter_mut().find(|(first, _)| *first == letter) {
                Some((_, phrases)) => phrases.push((number, phrase)),
                None => firsts.push((letter, vec![(number, phrase)])),
            }
        }
        let sieve = firsts.iter().fold(0, |sieve, (letter, _)| sieve | bit(*letter));
        Self { firsts, sieve }
    }

    /// Where phrases stand in a text, in order, each with its number in the list.
    pub(super) fn places<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
        text.char_indices().filter(|&(_, letter)| self.sieve & bit(letter) != 0).filter_map(|(at, letter)| {
            let (_, phrases) = self.firsts.iter().find(|(first, _)| *first == letter)?;
            let rest = text.get(at..)?;
            let (number, _) = phrases.iter().find(|(_, phrase)| rest.starts_with(phrase))?;
            Some((at, *number))
        })
    }

    /// Whether one of the phrases stands in a text.
    pub(super) fn stand_in(&self, text: &str) -> bool {
        self.places(text).next().is_some()
    }
}

fn bit(letter: char) -> u64 {
    1 << (u32::from(letter) & 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_where_they_stand() {
        let phrases = Phrases::new(&["お手数ですが", "お手数", "恐縮ですが"]);
        let found: Vec<_> = phrases.places("恐縮ですが、お手数ですがお手数").collect();
        assert_eq!(found, [(0, 2), (18, 0), (36, 1)]);
        assert!(!phrases.stand_in("お手すきの際に") && !phrases.stand_in(""));
    }
}
