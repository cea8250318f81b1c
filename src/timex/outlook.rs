//! What the clause says about the time in it: past, refused, an absence, a wish for time.

use super::lexeme::Cue;
use super::lexicon::lexicon;
use super::place::Place;
use super::source::char_at;

/// What stands in the clause to the right of a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one kind of word, in any combination")]
pub(super) struct Outlook {
    pub negative: bool,
    /// 「以外」 right after it.
    pub excepted: bool,
    /// 「無理」「難しい」.
    pub refused: bool,
    /// 「届きました」.
    pub past: bool,
    /// 「お送りした資料」.
    pub past_noun: bool,
    /// 「とお願いしていた」.
    pub quoted: bool,
    pub thanks: bool,
    /// 「よろしくお願いします」.
    pub greeting: bool,
    pub state: bool,
    pub request_time: bool,
    /// 「ご都合」「いかが」.
    pub available: bool,
    pub request: bool,
    pub standing: bool,
    pub completion: bool,
    pub potential: bool,
    pub meeting: bool,
    pub spent: bool,
    pub media: bool,
    /// 「定休」.
    pub weekly: bool,
    /// 「というタイトル」 of the words in which it stands.
    pub titled: bool,
    /// 「ください」「いただけ」 right after the time.
    pub asks_at_once: bool,
}

/// A clause is at most so many bytes long.
const CLAUSE: usize = 300;

/// The outlook from the byte `from` on; the clause ends at the latest at `limit`.
pub(super) fn outlook(text: &str, from: usize, limit: usize) -> Outlook {
    let mut found = Outlook::default();
    let (mut only, mut opened) = (false, false);
    let mut at = from;
    let limit = limit.min(from + CLAUSE);
    while at < limit {
        let Some(it) = char_at(text, at).filter(|&it| !ends_sentence(it)) else { break };
        let mut end = at + it.len_utf8();
        opened |= matches!(it, '「' | '『');
        // Of the words on tense and polarity the longest speaks: 「できない場合」, not 「できない」.
        let mut spoken = false;
        let mut stop = false;
        for (after, cue) in cues_at(text, at, it) {
            let polar =
                matches!(cue, Cue::Negative | Cue::Refusal | Cue::Neutral | Cue::Past | Cue::PastNoun | Cue::Plain);
            if polar && spoken {
                continue;
            }
            if polar {
                (spoken, end) = (true, after);
            }
            only |= cue == Cue::Only;
            found.titled |= cue == Cue::Title && !opened;
            stop |= cue == Cue::Boundary && at > from;
            // 「したら」「したり」「したい」 tell of nothing past.
            let open = cue == Cue::PastNoun && char_at(text, after).is_some_and(|it| "らりいくき".contains(it));
            found.note(if open { Cue::Plain } else { cue }, at == from);
        }
        if stop {
            break;
        }
        at = end;
    }
    found.negative &= !only;
    found.excepted &= !only;
    found
}

/// The words on the clause that begin at the byte, where this character stands, longest first.
fn cues_at(text: &str, at: usize, it: char) -> impl Iterator<Item = (usize, Cue)> + '_ {
    let cues = &lexicon().cues;
    cues.begins(it).then(|| cues.all_at(text, at)).into_iter().flatten()
}

fn ends_sentence(it: char) -> bool {
    matches!(it, '。' | '！' | '？' | '!' | '?' | '\n' | '…' | '♪' | '★' | '☆')
}

impl Outlook {
    fn note(&mut self, cue: Cue, at_once: bool) {
        match cue {
            Cue::Negative => self.negative = true,
            Cue::Refusal => (self.negative, self.refused) = (true, true),
            Cue::Past => self.past = true,
            Cue::PastNoun => self.past_noun = true,
            Cue::Quote => self.quoted = true,
            Cue::Thanks => self.thanks = true,
            Cue::ThanksPast => (self.thanks, self.past) = (true, true),
            Cue::Greeting => self.greeting = true,
            Cue::State => self.state = true,
            Cue::RequestTime => self.request_time = true,
            Cue::Available => self.available = true,
            Cue::Except => self.excepted |= at_once,
            Cue::Ask => self.asks_at_once |= at_once,
            Cue::Request => {
                self.request = true;
                self.asks_at_once |= at_once;
            }
            Cue::StandingPolicy => self.standing = true,
            Cue::Completion => self.completion = true,
            Cue::Potential => self.potential = true,
            Cue::Meeting => self.meeting = true,
            Cue::Spent => self.spent = true,
            Cue::Weekly => self.weekly = true,
            Cue::Media => self.media |= at_once,
            Cue::Neutral | Cue::Plain | Cue::Boundary | Cue::Only | Cue::Hours | Cue::Title => {}
        }
    }
}

/// What stands in the sentence to the left of a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one kind of word, in any combination")]
pub(super) struct Before {
    /// 「営業時間は」.
    pub hours: bool,
    /// 「尺は」.
    pub media: bool,
    /// 「打ち合わせは」.
    pub meeting: bool,
    /// 「本番は」「不在は」.
    pub state: bool,
}

/// The words to the left of the byte, back to `floor`.
pub(super) fn before(text: &str, at: usize, floor: usize) -> Before {
    let mut found = Before::default();
    let mut here = floor;
    while here < at {
        let Some(it) = char_at(text, here) else { break };
        if ends_sentence(it) {
            found = Before::default();
        }
        for (after, cue) in cues_at(text, here, it) {
            if after > at {
                continue;
            }
            match cue {
                Cue::Hours => found.hours = true,
                Cue::Media => found.media = true,
                Cue::Meeting => found.meeting = true,
                Cue::State => found.state = true,
                Cue::Boundary => found = Before::default(),
                _ => {}
            }
        }
        here += it.len_utf8();
    }
    found
}

/// Whether the words between two times only list them: 「か」「と」「、」.
pub(super) fn is_list(between: &str) -> bool {
    let between = between.trim();
    Place::List.words().contains(&between)
}
