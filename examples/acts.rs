//! Prints how well single units are read: `cargo run --example acts FILE.tsv… [--cues] [--verbose [ACT]]`.
//!
//! With `--cues` the cues decide alone, without the model.
//!
//! A line holds thread, message number, `me` or `them`, the unit, and the acts that it has in its context, apart by tabs. A
//! unit is read alone; acts that only the context tells apart count as equal, and acts that decide nothing are not counted
//! against each other.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::similar_names,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs
)]

use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs};

use chrono::NaiveDate;
use henji::calendar::Business;
use henji::dialogue::{Act, Reader};
use henji::text::Span;
use henji::thread::{Attachment, AttachmentKind, Message, Role};
use henji::timex::{Anchor, Kind, scan};

/// Acts that leave what is owed as it is.
const MINOR: &[Act] =
    &[Act::Inform, Act::Acknowledge, Act::Thanks, Act::Greeting, Act::Apology, Act::Progress, Act::Offer];

/// Acts whose form may be that of any statement, so that the context has to tell them.
const CONTEXTUAL: &[Act] = &[Act::Answer, Act::Instruct, Act::Supply];

/// Acts that only the context tells apart.
const ALIKE: &[&[Act]] = &[
    &[Act::Approve, Act::Agree, Act::Answer, Act::Order],
    &[Act::Deliver, Act::Supply],
    &[Act::Deliver, Act::DeliverRevision],
    &[Act::Instruct, Act::Answer],
    &[Act::Instruct, Act::Supply],
    &[Act::Instruct, Act::RequestWork],
    &[Act::Instruct, Act::RequestRevision],
    &[Act::RequestWork, Act::RequestRevision],
    &[Act::RequestWork, Act::Order],
    &[Act::Decline, Act::Refuse],
    &[Act::Hold, Act::PromiseAnswer],
    &[Act::PromiseMaterials, Act::PromiseAnswer],
    &[Act::PromiseMaterials, Act::PromiseInstructions],
    &[Act::PromiseDelivery, Act::PromiseAnswer],
    &[Act::ProposeCancel, Act::Cancel],
    &[Act::Question, Act::RequestEstimate],
    &[Act::Question, Act::RequestWork],
    &[Act::Question, Act::Chase],
    &[Act::Question, Act::RequestReview],
    &[Act::Question, Act::RequestInstructions],
    &[
        Act::Nudge,
        Act::RequestMaterials,
        Act::RequestAnswer,
        Act::RequestReview,
        Act::RequestPayment,
        Act::RequestPurchase,
        Act::RequestInstructions,
    ],
];

#[derive(Default)]
struct Count {
    right: usize,
    missed: usize,
    false_alarm: usize,
}

fn main() {
    let mut arguments = env::args().skip(1).peekable();
    let (mut files, mut verbose, mut by_cues) = (Vec::new(), None, false);
    while let Some(argument) = arguments.next() {
        if argument == "--cues" {
            by_cues = true;
        } else if argument == "--verbose" {
            verbose = Some(arguments.next_if(|it| Act::from_name(it).is_some()).unwrap_or_default());
        } else {
            files.push(argument);
        }
    }
    let lines: Vec<String> = files
        .iter()
        .flat_map(|file| fs::read_to_string(file).unwrap().lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let rows: Vec<Vec<&str>> =
        lines.iter().map(|line| line.split('\t').collect::<Vec<_>>()).filter(|row| row.len() >= 5).collect();
    let is_file = |unit: &str| {
        unit.contains("http")
            || unit.rsplit_once('.').is_some_and(|(_, it)| (2..=4).contains(&it.len()) && it.is_ascii())
    };
    let with_files: BTreeSet<(&str, &str)> =
        rows.iter().filter(|row| is_file(row[3])).map(|row| (row[0], row[1])).collect();
    let mut reader = if by_cues { Reader::by_cues() } else { Reader::new() };
    let mut counts: BTreeMap<Act, Count> = BTreeMap::new();
    for row in rows.iter().filter(|row| !is_file(row[3])) {
        let by = if row[2] == "me" { Role::Me } else { Role::Them };
        let gold: Vec<Act> = row[4].split(',').filter_map(Act::from_name).collect();
        let mut message = Message { text: row[3].to_owned(), ..Message::default() };
        if with_files.contains(&(row[0], row[1])) {
            message.attachments.push(Attachment {
                kind: AttachmentKind::File,
                name: None,
                span: Span { start: 0, end: 0 },
            });
        }
        let read = read(&mut reader, &message, by);
        let acts: Vec<Act> = read.iter().map(|it| it.0).collect();
        for &act in gold.iter().filter(|it| !MINOR.contains(it)) {
            let right = acts.iter().any(|&other| alike(act, other));
            let count = counts.entry(act).or_default();
            if right {
                count.right += 1;
            } else {
                count.missed += 1;
            }
            if !right && shows(verbose.as_deref(), act) {
                println!("miss  {act:20} {} {}  -- {:?}", row[2], row[3], read);
            }
        }
        for (act, rule) in read.iter().filter(|it| !MINOR.contains(&it.0)) {
            if !gold.iter().any(|&other| alike(*act, other)) {
                counts.entry(*act).or_default().false_alarm += 1;
                if shows(verbose.as_deref(), *act) {
                    println!("false {act:20} {} {}  -- {rule}, is {}", row[2], row[3], row[4]);
                }
            }
        }
    }
    print(&counts);
}

fn shows(verbose: Option<&str>, act: Act) -> bool {
    verbose.is_some_and(|name| name.is_empty() || name == act.name())
}

fn read(reader: &mut Reader, message: &Message, by: Role) -> Vec<(Act, String)> {
    let noon = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap().and_hms_opt(12, 0, 0).unwrap();
    let mut times = scan(&message.text, Anchor::Written(noon), &Business::default());
    times.retain(|time| time.kind != Kind::None);
    reader.message(message, by, times).acts.into_iter().map(|it| (it.act, it.rule)).collect()
}

fn alike(left: Act, right: Act) -> bool {
    left == right || ALIKE.iter().any(|set| set.contains(&left) && set.contains(&right))
}

fn print(counts: &BTreeMap<Act, Count>) {
    let line = |name: &str, count: &Count| {
        let (right, missed, false_alarm) = (count.right, count.missed, count.false_alarm);
        #[expect(clippy::cast_precision_loss, reason = "counts are small")]
        let share = |part: usize, whole: usize| if whole == 0 { 1.0 } else { part as f64 / whole as f64 };
        println!(
            "{name:22} {right:4} right {missed:4} missed {false_alarm:4} false  P {:.3} R {:.3} F1 {:.3}",
            share(right, right + false_alarm),
            share(right, right + missed),
            share(2 * right, 2 * right + missed + false_alarm)
        );
    };
    let (mut all, mut firm) = (Count::default(), Count::default());
    for (act, count) in counts {
        line(act.name(), count);
        for sum in [Some(&mut all), (!CONTEXTUAL.contains(act)).then_some(&mut firm)].into_iter().flatten() {
            sum.right += count.right;
            sum.missed += count.missed;
            sum.false_alarm += count.false_alarm;
        }
    }
    line("all that decide", &all);
    line("told by form", &firm);
}
