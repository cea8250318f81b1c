//! How often the acts told lead to the state to which the annotated acts lead.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use henji::cue::Model;
use henji::dialogue::{Act, Acts, Reader, State};
use henji::text::Span;

use super::Run;
use super::data::Thread;
use super::learn::Weights;

fn annotated(thread: &Thread, message: usize, span: Span) -> Acts {
    thread.turns[message].sentences.iter().find(|it| it.sample.span == span).map_or(Acts::NONE, |it| it.gold)
}

/// The weights as a model; it lives as long as the program.
pub fn model(run: &Run, weights: &Weights, data: &str) -> Model {
    let labels: Vec<&str> = Act::ALL.iter().map(|act| act.name()).collect();
    let sentences = || run.threads.iter().flat_map(|thread| &thread.turns).flat_map(|turn| &turn.sentences);
    let signs: HashSet<u32> = sentences().flat_map(|it| &it.sample.signs).map(|sign| sign.hash).collect();
    Model::new(&labels, data, &weights.bias, &weights.entries(&signs))
}

/// Prints how often the states agree, and where they do not.
pub fn report(run: &Run, weights: &[Arc<Weights>]) {
    let mut readers: Vec<(*const Weights, Reader)> = Vec::new();
    let (mut count, mut likeliest, mut right, mut side) = (0, 0, 0, 0);
    let mut confusion: BTreeMap<(State, State), Vec<String>> = BTreeMap::new();
    for (thread, weights) in run.threads.iter().zip(weights).filter(|(thread, _)| run.scored(thread)) {
        let place = readers.iter().position(|it| std::ptr::eq(it.0, Arc::as_ptr(weights))).unwrap_or_else(|| {
            let model = Box::leak(Box::new(model(run, weights, "")));
            readers.push((Arc::as_ptr(weights), Reader::with_model(model)));
            readers.len() - 1
        });
        let reader = &mut readers[place].1;
        let (parsed, end) = (thread.parsed(), thread.end());
        let wanted = reader.read_as(&parsed, end, |message, span| annotated(thread, message, span)).standing.state;
        let got = reader.read(&parsed, end).standing.state;
        count += 1;
        likeliest += usize::from(reader.sketch(&parsed, end).standing.state == wanted);
        right += usize::from(got == wanted);
        side += usize::from(got.waiting_on() == wanted.waiting_on());
        if got != wanted {
            confusion.entry((wanted, got)).or_default().push(thread.id.clone());
        }
        if run.verbose {
            println!("STATE\t{}\t{}\t{}", thread.id, wanted.name(), got.name());
        }
    }
    println!("states: {right}/{count} as by the annotated acts ({likeliest} by the likeliest acts), waiting_on {side}");
    let mut rows: Vec<_> = confusion.into_iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.1.len()));
    for ((wanted, got), ids) in rows.iter().take(30) {
        println!("{:3} {} -> {}  {}", ids.len(), wanted.name(), got.name(), ids.join(" "));
    }
}
