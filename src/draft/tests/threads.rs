//! Over all labelled threads and sixty instants after each: what must hold of every advice and every message.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use std::thread::{available_parallelism, scope};

use chrono::{DateTime, Datelike, Duration, FixedOffset, NaiveDate};

use super::check_text;
use crate::advice::{self, Action, Advice, Limit, Settings, Situation, phrase};
use crate::analysis::{Analysis, Analyzer, Options};
use crate::calendar::Business;
use crate::dialogue::{Delivered, WaitingOn};
use crate::draft::{Ask, Draft, DraftWish, Registry, alternatives, draft};
use crate::timing;

/// After how many hours each thread is looked at: at every hour of the day and of the week, up to five months later.
fn instants(now: DateTime<FixedOffset>) -> impl Iterator<Item = DateTime<FixedOffset>> {
    (0..60).map(move |step| now + Duration::hours(7 * step + step * step))
}

/// Every labelled thread, read at its own instant.
pub(super) fn threads() -> &'static [(String, Analysis)] {
    static THREADS: LazyLock<Vec<(String, Analysis)>> = LazyLock::new(read_all);
    &THREADS
}

fn read_all() -> Vec<(String, Analysis)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    let names = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let is_threads = |path: &Path| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        name.starts_with("threads") && path.extension().is_some_and(|it| it == "jsonl")
    };
    let mut files: Vec<_> = names.filter(|it| is_threads(it)).collect();
    files.sort();
    let texts: Vec<String> = files.iter().map(|it| fs::read_to_string(it).unwrap()).collect();
    let lines: Vec<&str> = texts.iter().flat_map(|it| it.lines()).collect();
    let mut all = Vec::new();
    let read = |part: &[&str]| {
        let mut analyzer = Analyzer::new();
        part.iter().map(|line| read(&mut analyzer, line)).collect::<Vec<_>>()
    };
    scope(|scope| {
        let parts: Vec<_> = lines.chunks(share(lines.len())).map(|part| scope.spawn(|| read(part))).collect();
        all = parts.into_iter().flat_map(|it| it.join().unwrap()).collect();
    });
    all
}

fn read(analyzer: &mut Analyzer, line: &str) -> (String, Analysis) {
    let value: serde_json::Value = serde_json::from_str(line).unwrap();
    let now = DateTime::parse_from_rfc3339(value["now"].as_str().unwrap()).unwrap();
    let mut options = Options::at(now);
    options.me = vec![value["me"].as_str().unwrap().to_owned()];
    let analysis = analyzer.read(value["text"].as_str().unwrap(), &options).unwrap();
    (value["id"].as_str().unwrap().to_owned(), analysis)
}

/// So many of `all` for each core.
fn share(all: usize) -> usize {
    all.div_ceil(available_parallelism().map_or(1, usize::from)).max(1)
}

/// Looks at every thread, on every core, each with an analyzer of its own.
pub(super) fn on_every_thread(look: impl Fn(&mut Analyzer, usize, &str, &Analysis) + Sync) {
    let all: Vec<(usize, &(String, Analysis))> = threads().iter().enumerate().collect();
    scope(|scope| {
        for part in all.chunks(share(all.len())) {
            let look = &look;
            scope.spawn(move || {
                let mut analyzer = Analyzer::new();
                for (index, (name, analysis)) in part {
                    look(&mut analyzer, *index, name, analysis);
                }
            });
        }
    });
}

fn asks(advice: &Advice) -> bool {
    matches!(advice.action, Action::Nudge | Action::FinalNotice)
}

#[track_caller]
fn check(name: &str, it: &Analysis, settings: &Settings, now: DateTime<FixedOffset>) -> Advice {
    let gaps = timing::measure(&it.thread, &it.standing, now, &settings.business);
    let advice = advice::advise(&it.thread, &[], &it.standing, &gaps, &it.platform, settings, now);
    let turn = advice.situation.waiting_on();
    assert!(
        !asks(&advice) || turn == WaitingOn::Them || advice.situation == Situation::OnHold,
        "{name} asks in my turn"
    );
    let promised = it.standing.promise.as_ref().and_then(|it| it.latest.or(it.end));
    assert!(!asks(&advice) || promised.is_none_or(|day| day < now.date_naive()), "{name} asks while a promise runs");
    assert!(advice.at >= now || advice.action == Action::Wait, "{name} advises the past");
    let deadline = advice::deadline(&advice, &it.standing, settings, now);
    if let Some(deadline) = &deadline {
        let day = deadline.at.date_naive();
        assert!(settings.business.is_business_day(day), "{name} {}", deadline.phrase);
        assert!(deadline.at > now, "{name} {}", deadline.phrase);
        assert!(deadline.phrase.starts_with(&phrase::day(day, now.year())), "{name} {}", deadline.phrase);
    }
    if let Some(due) = settings.due.or(it.standing.my_due) {
        check_due(name, it, &advice, deadline.map(|it| it.at.date_naive()), due, now);
    }
    advice
}

/// Before the due date where a business day is left before it; otherwise another date, or no day, and a warning.
#[track_caller]
fn check_due(
    name: &str,
    it: &Analysis,
    advice: &Advice,
    day: Option<NaiveDate>,
    due: NaiveDate,
    now: DateTime<FixedOffset>,
) {
    let today = now.date_naive();
    let warned = |ids: &[&str]| advice.warnings.iter().any(|it| ids.contains(&it.id.as_str()));
    let told = format!("{name} {now} {} {:?} due {due} {day:?}", advice.row, advice.action);
    if advice.limit == Limit::Own {
        // My own day: the due date while it can be kept, and where it cannot be, that is said.
        let kept = day.is_none_or(|day| day <= due);
        assert!(kept || due < today || warned(&["due-unreachable"]), "{told}");
        return;
    }
    // The answer to an estimate comes after the day on which I owe it; finished work needs no day that is past; an invoice
    // has a day of its own.
    let met = it.standing.delivered >= Delivered::Work && due < today;
    let other = matches!(advice.situation, Situation::InquiryNew | Situation::QuoteDue | Situation::PaymentDue);
    if met || other {
        return;
    }
    match left(&it.settings.business, today, due) {
        true => assert!(day.is_none_or(|day| day < due), "{told}"),
        false if asks(advice) => {
            assert_eq!(day, None, "{told}");
            // A word that asks for no day needs none; one that gave its day up says so.
            let dated = advice.step.is_some_and(advice::Step::has_deadline);
            let gave_up = advice.row == "r-due";
            assert!(!dated && (!gave_up || due < today || warned(&["due-unreachable"])), "{told}");
        }
        false => {
            let extends = advice.action == Action::ProposeExtension;
            assert!(day.is_none() || extends, "{told}");
            assert!(!extends || warned(&["due-unreachable", "due-soon", "due-passed", "expiry"]), "{told}");
        }
    }
}

/// Whether a business day lies between the two.
fn left(business: &Business, today: NaiveDate, due: NaiveDate) -> bool {
    business.next(today).is_some_and(|next| next < due)
}

#[track_caller]
fn check_message(name: &str, draft: &Draft) {
    check_text(name, &draft.body);
    assert!(draft.body.chars().count() <= 400, "{name} is long:\n{}", draft.body);
    let marked = draft.placeholders.iter().all(|it| draft.body.contains(it.as_str()));
    assert!(marked && draft.body.matches('【').count() == draft.placeholders.len(), "{name}:\n{}", draft.body);
}

/// The due date that the user names at this look, if any: today, tomorrow, soon, far off.
fn due(turn: usize, now: DateTime<FixedOffset>) -> Option<NaiveDate> {
    let days = [None, Some(0), Some(1), None, Some(2), Some(4), None, Some(9), Some(30)][turn % 9];
    days.map(|days| now.date_naive() + Duration::days(days))
}

/// As the thread has it, and under due dates that come nearer; the message, and every other one that is offered, under a
/// rotating share of the instants.
#[test]
fn every_thread_is_advised_well_at_any_time() {
    on_every_thread(|_, index, name, it| {
        for (step, now) in instants(it.now).enumerate() {
            let settings = Settings { due: due(index + step, now), ..it.settings.clone() };
            let advice = check(name, it, &settings, now);
            if (index + step) % 6 != 0 {
                continue;
            }
            let ask = Ask {
                thread: &it.thread,
                standing: &it.standing,
                advice: &advice,
                platform: &it.platform,
                settings: &settings,
                now,
            };
            let (registry, wish) = (Registry::default(), DraftWish::default());
            let first = draft(&ask, &registry, &wish).unwrap();
            let others = alternatives(&ask, &registry, &wish).unwrap();
            first.iter().chain(&others).for_each(|draft| check_message(name, draft));
        }
    });
}

/// Every labelled file is read, and between them the threads meet every hour and every day of the week.
#[test]
fn the_threads_and_the_instants_are_many() {
    use std::collections::BTreeSet;
    assert!(threads().len() >= 430, "{}", threads().len());
    let all = || threads().iter().flat_map(|(_, it)| instants(it.now));
    let hours: BTreeSet<u32> = all().map(|it| chrono::Timelike::hour(&it)).collect();
    let days: BTreeSet<u32> = all().map(|it| it.weekday().num_days_from_monday()).collect();
    assert!(hours.len() == 24 && days.len() == 7);
}
