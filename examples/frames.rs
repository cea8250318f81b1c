//! Prints, for each line of standard input, its clauses and the acts that each side would do with it.
use henji::dialogue::Reader;
use std::io::BufRead;
fn main() {
    let mut reader = Reader::new();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        println!("{line}");
        for sentence in reader.explain(&line, chrono::DateTime::UNIX_EPOCH.naive_utc()) {
            for clause in &sentence.clauses {
                println!(
                    "    {} | {} {:?} {} {} {} {}",
                    clause.span.of(&line),
                    clause.predicate,
                    clause.class,
                    clause.polarity.name(),
                    clause.aspect.name(),
                    clause.agent.name(),
                    clause.force.name()
                );
            }
            println!("    me {:?}  them {:?}", sentence.me, sentence.them);
        }
    }
}
