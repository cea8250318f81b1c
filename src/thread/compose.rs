//! From messages that a source gives one by one, each with its writer and instant, to a thread.

use super::entry::{Entry, Kind};
use super::{Format, Parsed, Stamp, Thread, assemble};

/// One message or notice as an export gives it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// The writer's name: 「田中」; empty when the source names none.
    pub from: String,
    /// The writer's mail address, or another name that is the same wherever this person writes.
    pub address: Option<String>,
    /// When it was sent.
    pub at: Option<Stamp>,
    /// The body.
    pub text: String,
    /// Whether the service wrote it and not a person: 「田中が退会しました」.
    pub service: bool,
}

/// What a source says of a conversation beside its messages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Room {
    /// The layout or service.
    pub format: Format,
    /// The room's title or the mails' subject.
    pub subject: Option<String>,
    /// The party whose export it is.
    pub owner: Option<String>,
    /// The party that is named as the other side.
    pub counterpart: Option<String>,
    /// Those who are addressed and may never have written: name and mail address.
    pub recipients: Vec<(String, Option<String>)>,
}

/// The thread that these messages make. They are brought into the order of sending where all are dated; where some are
/// not, they stay in the order given. A list with the newest first is turned round.
#[must_use]
pub fn compose(mut written: Vec<Written>, room: &Room) -> Parsed<Thread> {
    if is_falling(&written) {
        written.reverse();
    }
    let writers: Vec<_> = written.iter().map(|it| (it.from.clone(), it.address.clone())).collect();
    let named = writers.iter().map(|(name, address)| (name.as_str(), address.as_deref()));
    let dated = written.into_iter().zip(named).map(|(it, (name, address))| {
        let kind = if it.service { Kind::Notice } else { Kind::Message };
        (Entry { name, address, body: body(&it.text), kind, ..Entry::default() }, it.at)
    });
    assemble::composed(dated.collect(), room)
}

/// Whether every message is dated and none is later than the one before it, as lists have it that begin with the newest.
fn is_falling(written: &[Written]) -> bool {
    let at = |it: &Written| it.at.map(|it| it.at);
    let falls = |pair: &[Written]| matches!(pair, [a, b] if at(a).zip(at(b)).is_some_and(|(a, b)| a >= b));
    let ends = written.first().and_then(at).zip(written.last().and_then(at));
    ends.is_some_and(|(first, last)| first > last) && written.windows(2).all(falls)
}

/// The body with plain line feeds, without NUL and without blank lines at its ends.
fn body(text: &str) -> String {
    let ends: &[char] = &['\n', '\r', ' ', '\t', '\u{3000}'];
    let text = text.trim_end_matches(ends).trim_start_matches(['\n', '\r']);
    if text.contains(['\r', '\0']) {
        text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(from: &str, at: &str, text: &str) -> Written {
        let at = crate::calendar::instant(at).map(|at| Stamp { at, timed: true });
        Written { from: from.to_owned(), at, text: text.to_owned(), ..Written::default() }
    }

    #[test]
    fn messages_are_ordered_attributed_and_cleaned() {
        let mut notice = written("", "2026-11-16T12:00", "トークルームがオープンしました");
        notice.service = true;
        let list = vec![
            written("みどり工房", "2026-11-16T11:30", "\r\nロゴをお送りください。\r\n> 引用\r\n\r\n"),
            notice,
            written("田中様", "2026-11-16T10:02", "購入しました。logo.pdf"),
            written("田中", "2026-11-16T13:00", "承知\0しました。"),
        ];
        let room =
            Room { subject: Some("ロゴ".to_owned()), counterpart: Some("田中".to_owned()), ..Room::default() };
        let thread = compose(list, &room).value;
        let shown: Vec<_> = thread.parties.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(shown, ["田中", "みどり工房"]);
        let texts: Vec<_> = thread.messages.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, ["購入しました。logo.pdf", "ロゴをお送りください。\n> 引用", "承知しました。"]);
        assert_eq!(thread.messages[0].attachments.len(), 1);
        assert_eq!(thread.messages[1].quoted.len(), 1);
        assert_eq!((thread.events.len(), thread.events[0].after), (1, 2));
        assert_eq!(thread.owner_hint.map(|(party, _)| party), Some(1));
        assert_eq!(thread.subject.as_deref(), Some("ロゴ"));
    }

    #[test]
    fn the_newest_may_come_first() {
        let at = ["2026-11-16T12:00", "2026-11-16T10:00", "2026-11-16T10:00", "2026-11-15T09:00"];
        let list =
            || at.iter().zip(["四", "三", "二", "一"]).map(|(at, text)| written("田中", at, text)).collect::<Vec<_>>();
        let texts = |parsed: &Parsed<Thread>| {
            parsed.value.messages.iter().map(|it| it.text.clone()).collect::<Vec<_>>().concat()
        };
        let falling = compose(list(), &Room::default());
        assert_eq!((texts(&falling).as_str(), falling.notices.len()), ("一二三四", 0));
        let mut mixed = list();
        mixed.swap(0, 1);
        let mixed = compose(mixed, &Room::default());
        assert_eq!((texts(&mixed).as_str(), mixed.notices.len()), ("一三二四", 1));
    }

    #[test]
    fn without_dates_the_order_stays() {
        let list = vec![written("A", "", "二"), written("B", "2026-11-16", "一")];
        let thread = compose(list, &Room::default()).value;
        assert_eq!(thread.messages.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["二", "一"]);
    }
}
