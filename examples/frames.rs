//! Prints, for each line of standard input, its clauses and the acts that each side would do with it.
#![allow(clippy::print_stdout, missing_docs)]

use std::io::BufRead;

use chrono::NaiveDate;
use henji::calendar::Business;
use henji::clause::Features;
use henji::dialogue::Reader;
use henji::thread::{Message, Role};
use henji::timex::{Anchor, Kind, scan};

fn main() {
    let (mut reader, mut cues) = (Reader::new(), Reader::by_cues());
    let noon = NaiveDate::from_ymd_opt(2026, 11, 20).and_then(|day| day.and_hms_opt(12, 0, 0)).unwrap_or_default();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        println!("{line}");
        for sentence in reader.explain(&line, noon) {
            let tokens: Vec<String> =
                sentence.tokens.iter().map(|token| format!("{}:{}", token.span.of(&line), token.pos)).collect();
            println!(
                "    {} {:?} respect {} humble {}",
                tokens.join(" "),
                sentence.register,
                sentence.respect,
                sentence.humble
            );
            for clause in &sentence.clauses {
                let features = Features::NAMES.iter().filter(|(_, it)| clause.features.has(*it)).map(|it| it.0);
                println!(
                    "    {} | {} {:?} {} {} {} {} [{}] {:?}",
                    clause.span.of(&line),
                    clause.predicate,
                    clause.class,
                    clause.polarity.name(),
                    clause.aspect.name(),
                    clause.agent.name(),
                    clause.force.name(),
                    features.collect::<Vec<_>>().join(" "),
                    clause.arguments.iter().map(|it| it.of(&line)).collect::<Vec<_>>(),
                );
            }
        }
        for (name, by) in [("me", Role::Me), ("them", Role::Them)] {
            let mut times = scan(&line, Anchor::Written(noon), &Business::default());
            times.retain(|time| time.kind != Kind::None);
            let message = Message { text: line.clone(), ..Message::default() };
            for (kind, reader) in [("cues", &mut cues), ("model", &mut reader)] {
                let acts = reader.message(&message, by, times.clone()).acts;
                let acts: Vec<String> = acts.iter().map(|it| format!("{} ({})", it.act, it.rule)).collect();
                println!("    {name} by {kind}: {}", acts.join(", "));
            }
        }
    }
}
