//! Trains the model of dialogue acts: `cargo run --release --example train_acts [--cross] [--verbose]`.
//!
//! Reads the annotated messages of `tests/data/acts`, writes `dictionaries/acts.model`. With `--cross` it prints how well
//! acts are told in threads that were kept from the training, ten parts in turn.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::similar_names,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    unreachable_pub
)]

mod data;
mod learn;
mod score;
mod states;

use std::{env, fs};

use data::Thread;
use henji::cue::{Sign, Source, WIDTH};
use henji::dialogue::{Act, Acts, decide};
use henji::thread::Role;
use learn::{Example, Settings, Weights, train};
use score::Score;

/// In how many parts the threads are cut.
const PARTS: usize = 10;

/// For each sentence of each thread what the reading before it is taken to have said.
type Told = Vec<Vec<Acts>>;

struct Run {
    threads: Vec<Thread>,
    without: Vec<String>,
    settings: Settings,
    verbose: bool,
    /// Threads whose id begins with this are kept from the training, and only they are scored.
    held: Option<String>,
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let asked = |name: &str| arguments.iter().any(|it| it == name);
    let value = |name: &str| arguments.iter().find_map(|it| it.strip_prefix(name)?.strip_prefix('='));
    let number = |name: &str, default: f32| value(name).map_or(default, |it| it.parse().unwrap());
    let (mut threads, checksum) = data::load();
    if let Some(skip) = value("--skip") {
        threads.retain(|thread| !skip.split(',').any(|it| thread.id.starts_with(it)));
    }
    let mut settings = Settings::default();
    settings.rate = number("--rate", settings.rate);
    settings.ridge = number("--ridge", settings.ridge);
    settings.floor = number("--floor", settings.floor);
    settings.epochs = number("--epochs", settings.epochs as f32) as usize;
    settings.support = number("--support", settings.support as f32) as usize;
    let without = value("--without").map_or(Vec::new(), |it| it.split(',').map(str::to_owned).collect());
    let run =
        Run { threads, without, settings, verbose: asked("--verbose"), held: value("--hold-out").map(str::to_owned) };
    let gold: Told = run.threads.iter().map(gold).collect();
    let own = train(&run.training(&run.examples(&gold, &[])), run.settings);
    let told: Told = run.threads.iter().map(|thread| run.tell(thread, &own, &[])).collect();
    let mut examples = run.examples(&told, &[]);
    for (once, again) in examples.iter_mut().zip(run.examples(&told, &told)) {
        once.extend(again);
    }
    if asked("--cross") {
        let weights = run.cross(&examples);
        run.report(&weights);
        if asked("--states") {
            states::report(&run, &weights);
        }
    }
    if !asked("--dry") {
        let weights = train(&examples.iter().flatten().collect::<Vec<_>>(), run.settings);
        let model = states::model(&run, &weights, &checksum);
        let bytes = model.file();
        fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/dictionaries/acts.model"), bytes).unwrap();
        println!("{} signs, {} bytes, data {checksum}", model.len(), bytes.len());
    }
}

fn gold(thread: &Thread) -> Vec<Acts> {
    thread.turns.iter().flat_map(|turn| &turn.sentences).map(|sentence| sentence.gold).collect()
}

impl Run {
    /// What is learned from signs that `by` shows: each by itself, and as said by this side.
    fn hashes(&self, signs: &[Sign], by: Role) -> Vec<u32> {
        let kept = |source: Source| !self.without.iter().any(|name| *name == format!("{source:?}"));
        let kept = signs.iter().filter(|sign| kept(sign.source));
        let mut hashes: Vec<u32> = kept.flat_map(|sign| [sign.hash, sign.said_by(by)]).collect();
        hashes.sort_unstable();
        hashes.dedup();
        hashes
    }

    /// The examples of each thread, in the context of what was told of the sentences before.
    fn examples(&self, told: &Told, ahead: &[Vec<Acts>]) -> Vec<Vec<Example>> {
        (self.threads.iter().zip(told).enumerate())
            .map(|(index, (thread, told))| {
                let (mut examples, mut told) = (Vec::new(), told.iter());
                let ahead = ahead.get(index).map_or(&[][..], Vec::as_slice);
                thread.walk(ahead, |sentence, signs| {
                    examples.push(Example {
                        signs: self.hashes(&signs, sentence.by),
                        gold: sentence.gold,
                        thread: index,
                    });
                    told.next().copied().unwrap_or_default()
                });
                examples
            })
            .collect()
    }

    /// For each thread weights that were learned without its part, and without what is held out.
    fn cross(&self, examples: &[Vec<Example>]) -> Vec<std::sync::Arc<Weights>> {
        let held = |index: usize| self.held.is_some() && self.scored(&self.threads[index]);
        let learn = |part: usize| {
            let others = examples.iter().enumerate().filter(|(index, _)| index % PARTS != part && !held(*index));
            std::sync::Arc::new(train(&others.flat_map(|(_, it)| it).collect::<Vec<_>>(), self.settings))
        };
        if self.held.is_some() {
            let weights = learn(PARTS);
            return vec![weights; examples.len()];
        }
        let half = |parity: usize| (0..PARTS).filter(|part| part % 2 == parity).map(learn).collect::<Vec<_>>();
        let (even, odd) = std::thread::scope(|scope| {
            let even = scope.spawn(|| half(0));
            let odd = half(1);
            (even.join().unwrap(), odd)
        });
        let of = |part: usize| if part.is_multiple_of(2) { &even[part / 2] } else { &odd[part / 2] };
        (0..examples.len()).map(|index| of(index % PARTS).clone()).collect()
    }

    fn scores(&self, weights: &Weights, signs: &[Sign], by: Role) -> [f32; WIDTH] {
        let mut scores = [f32::NEG_INFINITY; WIDTH];
        scores.iter_mut().zip(weights.scores(&self.hashes(signs, by))).for_each(|(into, from)| *into = from);
        scores
    }

    /// What the weights say of each sentence of a thread, read from its beginning.
    fn tell(&self, thread: &Thread, weights: &Weights, ahead: &[Acts]) -> Vec<Acts> {
        let mut told = Vec::new();
        thread.walk(ahead, |sentence, signs| {
            let acts = decide(&self.scores(weights, &signs, sentence.by));
            told.push(acts);
            acts
        });
        told
    }

    /// The examples of the threads that are not held out.
    fn training<'e>(&self, examples: &'e [Vec<Example>]) -> Vec<&'e Example> {
        let held = |thread: &Thread| self.held.is_some() && self.scored(thread);
        examples.iter().zip(&self.threads).filter(|(_, thread)| !held(thread)).flat_map(|(it, _)| it).collect()
    }

    fn scored(&self, thread: &Thread) -> bool {
        self.held.as_ref().is_none_or(|held| thread.id.starts_with(held))
    }

    fn report(&self, weights: &[std::sync::Arc<Weights>]) {
        let (mut cues, mut model) = (Score::default(), Score::default());
        for (thread, weights) in self.threads.iter().zip(weights).filter(|(thread, _)| self.scored(thread)) {
            let ahead = self.tell(thread, weights, &[]);
            thread.walk(&ahead, |sentence, signs| {
                let scores = self.scores(weights, &signs, sentence.by);
                let told = decide(&scores);
                let best = (0..Act::ALL.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).map(|at| Act::ALL[at]);
                if sentence.main.is_some() {
                    let cued = sentence.sample.cued;
                    cues.add(sentence.gold, cued, sentence.main, cued.iter().next());
                    model.add(sentence.gold, told, sentence.main, best);
                    if self.verbose && sentence.gold != told {
                        let names = |acts: Acts| acts.iter().map(Act::name).collect::<Vec<_>>().join(",");
                        println!("{}\t{} -> {}\t{}", thread.id, names(sentence.gold), names(told), sentence.text);
                    }
                }
                told
            });
        }
        model.print_acts(&cues);
        cues.print("cues alone");
        model.print("model");
    }
}
