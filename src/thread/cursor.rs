//! Reading a line character by character, full-width forms counted as their ASCII twins.

/// A place in a line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Bytes read so far.
    pub(crate) fn offset(self) -> usize {
        self.at
    }

    pub(crate) fn rest(self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(crate) fn peek(self) -> Option<char> {
        self.rest().chars().next().map(narrow)
    }

    pub(crate) fn bump(&mut self) -> Option<char> {
        let character = self.rest().chars().next()?;
        self.at += character.len_utf8();
        Some(narrow(character))
    }

    /// Reads this character if it comes next.
    pub(crate) fn eat(&mut self, wanted: char) -> bool {
        self.eat_if(|it| it == wanted).is_some()
    }

    pub(crate) fn eat_if(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let next = self.peek().filter(|&it| wanted(it))?;
        self.bump();
        Some(next)
    }

    /// Reads this word if it comes next, case aside.
    pub(crate) fn eat_word(&mut self, word: &str) -> bool {
        let mut ahead = *self;
        for wanted in word.chars() {
            if ahead.eat_if(|it| it == wanted || it.eq_ignore_ascii_case(&wanted)).is_none() {
                return false;
            }
        }
        *self = ahead;
        true
    }

    pub(crate) fn skip_spaces(&mut self) -> usize {
        let before = self.at;
        while self.eat_if(is_space).is_some() {}
        self.at - before
    }

    /// A number of at most `longest` digits, with the count of its digits.
    pub(crate) fn number(&mut self, longest: u32) -> Option<(u32, u32)> {
        let (mut value, mut digits) = (0_u32, 0_u32);
        while digits < longest {
            let Some(digit) = self.peek().and_then(|it| it.to_digit(10)) else { break };
            self.bump();
            value = value * 10 + digit;
            digits += 1;
        }
        (digits > 0).then_some((value, digits))
    }
}

/// Spaces that pastes contain: ASCII, full-width, no-break, narrow, tab; and the marks of writing direction.
pub(crate) fn is_space(character: char) -> bool {
    matches!(
        character,
        ' ' | '\t' | '\u{3000}' | '\u{a0}' | '\u{2000}'..='\u{200f}' | '\u{202f}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

/// The ASCII twin of a full-width character: 「１」→ 1, 「：」→ :, 「（」→ (.
pub(crate) fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
        '\u{3000}' | '\u{a0}' => ' ',
        _ => character,
    }
}
