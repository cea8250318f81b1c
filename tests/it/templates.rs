//! Every template and every message that is drafted, as the linter sees it beside the thread it answers: with its step, its
//! channel, its place and its turn, and under the most formal profile.

use std::collections::BTreeMap;
use std::fs;

use chrono::{DateTime, Duration, FixedOffset};
use henji::advice::{self, Step};
use henji::draft::{self, Ask, Draft, DraftWish, Registry, Template};
use henji::lint::{Finding, Formality, Known, Linter, Selection, Severity, Situation};
use henji::platform::Channel;
use henji::{Analysis, Analyzer, Options, platform, timing};

use crate::score::labelled_threads;

fn now() -> DateTime<FixedOffset> {
    "2026-11-18T11:00:00+09:00".parse().unwrap()
}

/// The threads of the gallery, three for each state that waits on the other side, and those of the examples.
fn threads() -> Vec<(String, Analysis)> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
    let mut paths: Vec<_> = [format!("{root}/gallery"), root.to_owned()]
        .iter()
        .flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()))
        .filter(|path| path.extension().is_some_and(|it| it == "txt"))
        .collect();
    paths.sort();
    let mut analyzer = Analyzer::new();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let analysis = analyzer.read(&fs::read_to_string(path).unwrap(), &Options::at(now())).unwrap();
        (name, analysis)
    };
    paths.iter().map(read).filter(|(_, it): &(String, Analysis)| it.knows_me()).collect()
}

/// The situation as `henji lint --thread` has it for this message.
fn situation(it: &Analysis, step: Option<Step>, channel: Channel, now: DateTime<FixedOffset>) -> Situation {
    let mut situation = Situation::at(now);
    situation.take_thread(Known::new(it));
    situation.step = step;
    situation.channel = Some(channel);
    situation.formality = Some(Formality::Formal);
    if let Some(place) = platform::ids().find(|id| *id == it.platform.id && *id != "generic") {
        situation.take_place(place);
    }
    situation
}

struct Findings {
    least: Severity,
    told: BTreeMap<String, Vec<String>>,
}

impl Findings {
    /// Of this severity and above.
    fn from(least: Severity) -> Self {
        Self { least, told: BTreeMap::new() }
    }

    fn look(&mut self, linter: &mut Linter, name: &str, body: &str, open: &[String], situation: &Situation) {
        let findings = linter.lint(body, situation);
        // A slot that no thread can fill stays as 【…】, and the draft tells of it; no other may be left.
        let told = |it: &Finding| it.rule == "placeholder-left" && open.iter().any(|slot| slot == it.span.of(body));
        for it in findings.iter().filter(|it| it.severity >= self.least && !told(it)) {
            let told = format!("{name}: {:?} {} 「{}」\n{body}\n", it.severity, it.message, it.span.of(body));
            self.told.entry(it.rule.to_owned()).or_default().push(told);
        }
    }

    #[track_caller]
    fn none(self) {
        let all: usize = self.told.values().map(Vec::len).sum();
        let heads = |them: &[String]| them.iter().map(|it| it.lines().next().unwrap().to_owned()).collect::<Vec<_>>();
        let told = self
            .told
            .iter()
            .map(|(rule, them)| format!("{rule}: {}\n{}\nsuch as\n{}", them.len(), heads(them).join("\n"), them[0]));
        assert_eq!(all, 0, "{}", told.collect::<Vec<_>>().join("\n"));
    }
}

fn ask<'a>(it: &'a Analysis, advice: &'a advice::Advice, now: DateTime<FixedOffset>) -> Ask<'a> {
    Ask { thread: &it.thread, standing: &it.standing, advice, platform: &it.platform, settings: &it.settings, now }
}

/// Three threads of the states that a template is for; any three where there are fewer, for what is no reminder those in
/// which nothing was asked again.
fn three<'a>(template: &Template, threads: &'a [(String, Analysis)], turn: usize) -> Vec<&'a (String, Analysis)> {
    let fits = |it: &&(String, Analysis)| template.situations.iter().any(|code| code == it.1.advice.situation.code());
    let (fit, other): (Vec<_>, Vec<_>) = threads.iter().partition(fits);
    let other: Vec<_> = other.into_iter().filter(|(_, it)| template.tone > 0 || it.standing.nudges == 0).collect();
    let count = other.len();
    let fit = fit.into_iter().filter(|(_, it)| template.tone > 0 || it.standing.nudges == 0);
    fit.chain((0..count).map(|at| other[(at + turn * 7) % count])).take(3).collect()
}

/// The text as the user completes it: what the thread could not fill is what the slot gives as its example, and a price is
/// the one that was agreed.
fn completed(template: &Template, draft: &Draft, it: &Analysis) -> (String, Vec<String>) {
    let mut body = draft.body.clone();
    let price = Known::new(it).amounts.last().map(|yen| format!("{yen}円"));
    let mut open = draft.placeholders.clone();
    for slot in template.slots.iter().filter(|slot| !slot.example.is_empty()) {
        let blank = format!("【{}】", slot.label);
        let value = price.as_ref().filter(|_| slot.example.ends_with('円')).unwrap_or(&slot.example);
        body = body.replace(&blank, value);
        open.retain(|it| *it != blank);
    }
    (body, open)
}

/// Every template for three threads, in each channel. A page text stands by itself, and what goes to the operator answers
/// nobody in the thread.
#[test]
fn every_template_is_clean_beside_its_threads() {
    let registry = Registry::default();
    let threads = threads();
    let mut linter = Linter::new(Selection::default());
    let mut found = Findings::from(Severity::Hint);
    let mut all = 0;
    for (turn, template) in registry.list().unwrap().iter().enumerate() {
        let alone = template.id.starts_with('P') || template.id == "support";
        for (name, it) in three(template, &threads, turn) {
            for channel in [Channel::Room, Channel::Chat, Channel::Mail] {
                let wish =
                    DraftWish { template: Some(template.id.clone()), channel: Some(channel), ..DraftWish::default() };
                let draft = draft::draft(&ask(it, &it.advice, it.now), &registry, &wish).unwrap().unwrap();
                let step = Step::from_number(template.tone);
                let formal = Situation { formality: Some(Formality::Formal), ..Situation::at(it.now) };
                let situation = if alone { formal } else { situation(it, step, channel, it.now) };
                let (body, open) = completed(template, &draft, it);
                found.look(
                    &mut linter,
                    &format!("{} {name} {}", template.id, channel.name()),
                    &body,
                    &open,
                    &situation,
                );
                all += 1;
            }
        }
    }
    assert_eq!(all, registry.list().unwrap().len() * 9);
    found.none();
}

/// The labelled threads, each at its own instant.
fn labelled() -> Vec<(String, Analysis)> {
    let mut analyzer = Analyzer::new();
    let mut all = Vec::new();
    for record in labelled_threads() {
        let [id, text, me, now] = ["id", "text", "me", "now"].map(|key| record[key].as_str().unwrap());
        let mut options = Options::at(now.parse().unwrap());
        options.me = vec![me.to_owned()];
        all.push((id.to_owned(), analyzer.read(text, &options).unwrap()));
    }
    all
}

/// What is drafted by itself, from day to day, and every other message that is offered: no finding beside the threads of the
/// examples, and no more than a hint beside the labelled ones, some of which are misread.
#[test]
fn every_draft_is_clean_beside_its_thread() {
    assert!(look_at_drafts(threads(), Severity::Hint) > 100);
    assert!(look_at_drafts(labelled(), Severity::Warning) > 1000);
}

/// How many messages were looked at.
fn look_at_drafts(threads: Vec<(String, Analysis)>, least: Severity) -> usize {
    let registry = Registry::default();
    let mut linter = Linter::new(Selection::default());
    let mut found = Findings::from(least);
    let mut all = 0;
    for (turn, (name, it)) in threads.into_iter().enumerate() {
        for days in [0, 1 + i64::try_from(turn % 6).unwrap(), 8 + i64::try_from(turn % 20).unwrap()] {
            let now = it.now + Duration::days(days);
            let gaps = timing::measure(&it.thread, &it.standing, now, &it.settings.business);
            let advice = advice::advise(&it.thread, &[], &it.standing, &gaps, &it.platform, &it.settings, now);
            let (ask, wish) = (ask(&it, &advice, now), DraftWish::default());
            let first = draft::draft(&ask, &registry, &wish).unwrap();
            let others = draft::alternatives(&ask, &registry, &wish).unwrap();
            for Draft { template, body, placeholders, step, .. } in first.iter().chain(&others) {
                let mut situation = situation(&it, *step, it.platform.channel, now);
                if template == "support" {
                    (situation.thread, situation.turn) = (None, None);
                }
                found.look(&mut linter, &format!("{template} {name} +{days}"), body, placeholders, &situation);
                all += 1;
            }
        }
    }
    found.none();
    all
}
