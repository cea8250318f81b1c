//! What the reply gaps of an archive add to the advice on one thread.

use crate::advice::{Action, Advice, Note};
use crate::dialogue::WaitingOn;
use crate::thread::{Role, Thread};
use crate::timing::{Gaps, Pace, Statistics, Trend};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
/// Under so many answers a counterpart is judged by all of them.
const ENOUGH: u64 = 3;
/// How far ahead the chance of an answer is told, in days.
const AHEAD: i64 = 3;
/// Under this chance waiting on is worth less than asking.
const UNLIKELY: f64 = 0.2;

/// The pace by which a silence is judged, and whose it is.
struct Known<'a> {
    pace: &'a Pace,
    /// The counterpart's name; `None` where all of them are meant.
    name: Option<&'a str>,
}

impl<'a> Known<'a> {
    fn of(thread: &'a Thread, statistics: &'a Statistics) -> Option<Self> {
        let names = thread.parties.iter().filter(|party| party.role == Role::Them).map(|party| party.name.as_str());
        let own = names.filter_map(|name| Some(Known { pace: statistics.of(name)?, name: Some(name) }));
        let own = own.max_by_key(|known| known.pace.elapsed.answers());
        own.filter(|known| known.pace.elapsed.answers() >= ENOUGH).or_else(|| {
            let all = Known { pace: statistics.them(), name: None };
            (all.pace.elapsed.answers() >= ENOUGH).then_some(all)
        })
    }
}

/// Whether the silence is unusual by what is known of them, where the thread itself shows too few answers to say.
pub(super) fn judge(gaps: &mut Gaps, thread: &Thread, statistics: &Statistics, waiting_on: WaitingOn) {
    let few = u64::try_from(gaps.them.replies).is_ok_and(|replies| replies < ENOUGH);
    if let (Some(silence), Some(known), true) =
        (gaps.silence, Known::of(thread, statistics), few && waiting_on == WaitingOn::Them)
    {
        let bound = known.pace.elapsed.tenth(9).unwrap_or(i64::MAX);
        gaps.unusual = silence.seconds > bound.max(DAY);
    }
}

/// Adds to the reasons how fast they usually answer and how likely an answer still is, and says where that is from. Where
/// one has become unlikely, asking comes first among what else could be done.
pub(super) fn advise(
    advice: &mut Advice,
    gaps: &Gaps,
    thread: &Thread,
    statistics: &Statistics,
    waiting_on: WaitingOn,
) {
    let (Some(silence), Some(known), WaitingOn::Them) = (gaps.silence, Known::of(thread, statistics), waiting_on)
    else {
        return;
    };
    let tally = &known.pace.elapsed;
    let (answers, who) = (tally.answers(), known.name.map_or("相手全体".to_owned(), |name| format!("「{name}」")));
    if let (Some(median), Some(p90)) = (tally.tenth(5), tally.tenth(9)) {
        let trend = match known.pace.trend() {
            Some(Trend::Slower) => "最近は遅くなっています。",
            Some(Trend::Faster) => "最近は早くなっています。",
            _ => "",
        };
        let text = format!(
            "--with-stats の集計では、{who}の返信は中央値{}、9割が{}以内です（{answers}回）。{trend}",
            length(median),
            length(p90)
        );
        advice.reasons.push(Note { id: "usual-pace".to_owned(), text });
    }
    let chance = tally.chance(silence.seconds, AHEAD * DAY);
    let text = match chance {
        Some(chance) => format!(
            "いまの沈黙（{}）のあと、{AHEAD}日以内に返事が来る見込みは約{:.0}%です（同じ集計による推定）。",
            length(silence.seconds),
            chance * 100.0
        ),
        None => format!("集計には、いまの沈黙（{}）ほど長い間隔がありません。", length(silence.seconds)),
    };
    advice.reasons.push(Note { id: "chance-of-answer".to_owned(), text });
    let unlikely = chance.is_none_or(|chance| chance < UNLIKELY);
    if unlikely && advice.action == Action::Wait && !advice.row.starts_with("r-") {
        advice.alternatives.retain(|action| *action != Action::Nudge);
        advice.alternatives.insert(0, Action::Nudge);
    }
}

/// 「40分」, 「9時間」, 「3日」.
fn length(seconds: i64) -> String {
    match seconds {
        ..HOUR => format!("{}分", seconds / 60),
        HOUR..172_800 => format!("{}時間", (seconds + HOUR / 2) / HOUR),
        _ => format!("{}日", (seconds + DAY / 2) / DAY),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::{Analyzer, Options};
    use crate::timing::Observation;

    const ASKED: &str = "2026/11/16 10:02 田中\nロゴの制作をお願いします。購入しました。\n\n\
        2026/11/16 11:30 みどり工房\nご購入ありがとうございます。ロゴデータと写真をお送りください。\n";

    fn statistics(hours: &[i64]) -> Statistics {
        let mut statistics = Statistics::default();
        for hours in hours {
            statistics.add(&Observation {
                side: Role::Them,
                counterpart: "田中".to_owned(),
                asked: crate::calendar::instant("2026-11-01").expect("a day"),
                seconds: hours * HOUR,
                business_seconds: hours * HOUR / 3,
                answered: true,
            });
        }
        statistics
    }

    fn read(hours: &[i64], now: &str) -> crate::Analysis {
        let mut options = Options::at(crate::calendar::instant(now).expect("an instant"));
        options.me.push("みどり工房".to_owned());
        options.statistics = Some(Arc::new(statistics(hours)));
        Analyzer::new().read(ASKED, &options).expect("a thread")
    }

    #[test]
    fn what_is_usual_makes_a_silence_unusual_and_is_told() {
        let analysis = read(&[2, 3, 4, 5, 80], "2026-11-18 11:30");
        assert!(!analysis.gaps.unusual, "one answer in five took longer");
        let text = |id| analysis.advice.reasons.iter().find(|it| it.id == id).map_or("", |it| it.text.as_str());
        assert_eq!(
            text("usual-pace"),
            "--with-stats の集計では、「田中」の返信は中央値4時間、9割が3日以内です（5回）。"
        );
        assert!(text("chance-of-answer").contains("約100%"), "{}", text("chance-of-answer"));
        let quick = read(&[2, 3, 4, 5], "2026-11-18 11:30");
        assert!(quick.gaps.unusual);
        assert!(quick.advice.reasons.iter().any(|it| it.text.contains("ほど長い間隔がありません")));
    }

    #[test]
    fn too_few_answers_say_nothing() {
        let analysis = read(&[2, 3], "2026-11-18 11:30");
        assert!(analysis.advice.reasons.iter().all(|it| it.id != "usual-pace"));
    }
}
