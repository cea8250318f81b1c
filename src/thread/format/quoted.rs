//! 「田中「本文」」: each body in brackets behind its writer's name, over one line or more.

use super::super::cursor::is_space;
use super::super::entry::{Body, Draft, Entry};
use super::super::head::{Line, Look};
use super::super::speaker::spoken;
use super::super::{name, notice};
use super::segment::event;

/// The messages, when nothing but spoken words and notices stands in the paste.
pub(crate) fn read<'a>(lines: &[Line<'a>]) -> Option<Draft<'a>> {
    let mut draft = Draft::default();
    let mut open: Option<(&'a str, i32)> = None;
    let mut body = Body::default();
    for line in lines {
        if open.is_none() {
            match line.look {
                Look::Blank | Look::Rule | Look::Mark(_) | Look::Stamp(..) => continue,
                _ if notice::of(line.text).is_some() => {
                    draft.entries.push(event(line.text, super::super::stamp::RawStamp::default()));
                    continue;
                }
                _ => {}
            }
        }
        let (name, depth, words) = if let Some((name, depth)) = open {
            (name, depth, line.text)
        } else {
            let at = line.text.find('「').filter(|&at| at > 0)?;
            let name = line.text.get(..at)?.trim_matches(is_space);
            if !name::is_plausible(name) {
                return None;
            }
            (name, 0, line.text.get(at..)?)
        };
        body.push(words);
        let depth = words.chars().fold(depth, |depth, it| depth + i32::from(it == '「') - i32::from(it == '」'));
        if depth > 0 {
            open = Some((name, depth));
            continue;
        }
        open = None;
        let whole = body.take();
        let words = spoken(&whole);
        if words.len() == whole.len() {
            return None;
        }
        draft.entries.push(Entry { name, body: words.to_owned(), ..Entry::default() });
    }
    (open.is_none() && !draft.entries.is_empty()).then_some(draft)
}
