//! Days by which the draft asks for something, for the rules about dates.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::{Document, Sentence};
use crate::clause::{Features, Force};
use crate::text::Span;
use crate::timex::{Kind, Moment, Timex};

/// How many business days an answer may take when a day has to be proposed.
const PROPOSED: u32 = 4;

const WEEKDAYS: [char; 7] = ['月', '火', '水', '木', '金', '土', '日'];

/// A day that can be proposed to the reader: 「11月27日(金)」.
pub(super) fn proposal(document: &Document<'_>) -> Option<String> {
    let situation = document.situation();
    situation.business.nth_after(situation.now.date_naive(), PROPOSED).map(written)
}

/// A day as a message writes it: 「11月27日(金)」.
pub(super) fn written(day: NaiveDate) -> String {
    format!("{}月{}日({})", day.month(), day.day(), WEEKDAYS[day.weekday().num_days_from_monday() as usize])
}

/// A temporal expression that bounds what the reader is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deadline {
    /// The whole expression: 「11月27日(金)までに」.
    pub span: Span,
    /// The expression without its bound: 「11月27日(金)」.
    pub bare: Span,
    /// The last moment.
    pub end: Moment,
}

impl Deadline {
    /// The last minute, the end of the day where no time is told.
    pub(super) fn last_minute(&self) -> Option<NaiveDateTime> {
        match self.end {
            Moment::Day(day) => day.and_hms_opt(23, 59, 0),
            Moment::Minute(at) => Some(at),
        }
    }
}

/// The deadlines that the draft sets to its reader, in order.
pub(super) fn find(document: &Document<'_>) -> Vec<Deadline> {
    let mut found = Vec::new();
    let mut times = document.times();
    for sentence in document.sentences() {
        // Both stand in order, so that no sentence is looked up.
        let before = times.iter().take_while(|time| time.span.start < sentence.span.start).count();
        times = &times[before..];
        let inside = times.iter().take_while(|time| time.span.start < sentence.span.end).count();
        if inside == 0 || !asks(document, sentence) {
            continue;
        }
        for time in &times[..inside] {
            let Some(end) = time.end.filter(|_| bounds(document, sentence, time)) else { continue };
            if document.mask_of(time.span).is_none() {
                found.push(Deadline { span: time.span, bare: bare(document.text(), time.span), end });
            }
        }
    }
    found
}

/// Whether the last clause, or the next sentence after 「締め切りは…です」, asks the reader for something.
fn asks(document: &Document<'_>, sentence: &Sentence) -> bool {
    requests(document, sentence)
        || is_about_a_limit(document, sentence)
            && document.sentences().get(sentence.index + 1).is_some_and(|next| requests(document, next))
}

/// Whether a sentence asks the reader to do something from now on.
pub(super) fn requests(document: &Document<'_>, sentence: &Sentence) -> bool {
    let frames = document.frames(sentence);
    let asks = |force: Force| force == Force::Request;
    frames.iter().any(|frame| asks(frame.force()) && !frame.features.any(Features::PAST.with(Features::QUOTED)))
        && frames.last().is_none_or(|last| !last.features.has(Features::PAST))
}

fn is_about_a_limit(document: &Document<'_>, sentence: &Sentence) -> bool {
    let words = document.words(sentence.tokens.clone());
    ["締め切り", "締切", "期限", "〆切"].iter().any(|it| words.contains(it))
}

fn bounds(document: &Document<'_>, sentence: &Sentence, time: &Timex) -> bool {
    let text = document.text();
    let after = text.get(time.span.end as usize..sentence.span.end as usize).unwrap_or_default();
    if is_mine(after) {
        return false;
    }
    let closes = after.starts_with(['）', ')']);
    match time.kind {
        Kind::By | Kind::Within => true,
        Kind::On | Kind::Around => {
            !closes
                && (after.starts_with("を期限") || after.starts_with("を締") || is_about_a_limit(document, sentence))
        }
        Kind::From | Kind::Duration | Kind::None => false,
    }
}

/// Whether what follows a day is what I do by it myself, or what they said: 「20日までにお送りしますので、お待ちください」「20日に
/// いただけるとのことでした」, or what was so: 「7月末がお期限でした」.
fn is_mine(after: &str) -> bool {
    const OWN: [&str; 13] = [
        "いたします",
        "致します",
        "します",
        "いたしました",
        "予定です",
        "とのこと",
        "間に合",
        "でした",
        "だった",
        "と聞",
        "と伺",
        "とうかが",
        "と承",
    ];
    const ASK: [&str; 8] =
        ["ください", "下さい", "お願い", "いただけますか", "いただけますで", "いただけますと", "幸い", "期限"];
    // Told as what was: 「7月末が期限でしたお代」.
    if ["期限でした", "期日でした", "締切でした", "締め切りでした", "納期でした", "期限だった", "期日だった"]
        .iter()
        .any(|it| after.contains(it))
    {
        return true;
    }
    let first = |words: &[&str]| words.iter().filter_map(|word| after.find(word)).min();
    first(&OWN).is_some_and(|own| first(&ASK).is_none_or(|ask| own < ask))
}

/// The span without 「までに」「中に」 and the like.
pub(super) fn bare(text: &str, span: Span) -> Span {
    let mut words = span.of(text);
    while let Some(rest) = ["までには", "までに", "まで", "迄に", "迄", "に", "を目安", "以内"]
        .iter()
        .find_map(|end| words.strip_suffix(end))
    {
        words = rest;
    }
    Span::new(span.start as usize, span.start as usize + words.len())
}

/// Whether the draft itself hands something over, so that it reminds of nothing: 「初稿が完成しました。」 but not
/// 「20日に納品しました。」
pub(super) fn delivers(document: &Document<'_>) -> bool {
    const DONE: [&str; 13] = [
        "納品の手続きをいたします",
        "完成しました",
        "完成いたしました",
        "仕上がりました",
        "出来上がりました",
        "できました",
        "納品しました",
        "納品いたしました",
        "納品します",
        "納品いたします",
        "差し替えました",
        "修正しました",
        "直しました",
    ];
    let ends = |sentence: &&Sentence| {
        let words =
            document.words(sentence.tokens.clone()).trim_end_matches(['。', '！', '!', '♪', '〜', '～', 'よ', 'ね']);
        let done = DONE.iter().any(|done| words.ends_with(done));
        done && !(words.ends_with('た') && ["先日", "先ほど"].iter().any(|it| words.contains(it)))
    };
    document.sentences().iter().filter(ends).any(|sentence| document.times_in(sentence.span).is_empty())
}
