//! Every template and every message that is drafted, as the linter sees it beside the thread it answers: with its step, its
//! channel, its place and its turn, and under the most formal profile.

use std::collections::BTreeMap;
use std::fs;

use chrono::{DateTime, Duration, FixedOffset};
use henji::advice::{self, Step};
use henji::draft::{self, Ask, Draft, DraftWish, Registry, Template};
use henji::lint::{Finding, Formality, Known, Linter, Selection, Situation};
use henji::platform::Channel;
use henji::{Analysis, Analyzer, Options, platform, timing};

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
    let known = Known::new(it);
    let mut situation = Situation::at(now);
    let asked = u8::try_from(known.nudges).unwrap_or(u8::MAX);
    situation.turn = (asked > 0).then(|| asked.saturating_add(1));
    situation.thread = Some(known);
    situation.step = step;
    situation.channel = Some(channel);
    situation.formality = Some(Formality::Formal);
    if let Some(place) = platform::ids().find(|id| *id == it.platform.id && *id != "generic") {
        situation.take_place(place);
    }
    situation
}

#[derive(Default)]
struct Findings(BTreeMap<String, Vec<String>>);

impl Findings {
    fn look(&mut self, linter: &mut Linter, name: &str, body: &str, open: &[String], situation: &Situation) {
        let findings = linter.lint(body, situation);
        // A slot that no thread can fill stays as 【…】, and the draft tells of it; no other may be left.
        let told = |it: &Finding| it.rule == "placeholder-left" && open.iter().any(|slot| slot == it.span.of(body));
        for it in findings.iter().filter(|it| !told(it)) {
            let told = format!("{name}: {:?} {} 「{}」\n{body}\n", it.severity, it.message, it.span.of(body));
            self.0.entry(it.rule.to_owned()).or_default().push(told);
        }
    }

    #[track_caller]
    fn none(self) {
        let all: usize = self.0.values().map(Vec::len).sum();
        let heads = |them: &[String]| them.iter().map(|it| it.lines().next().unwrap().to_owned()).collect::<Vec<_>>();
        let told = self
            .0
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
    let mut found = Findings::default();
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

/// What is drafted by itself, from day to day, and every other message that is offered.
#[test]
fn every_draft_is_clean_beside_its_thread() {
    let registry = Registry::default();
    let mut linter = Linter::new(Selection::default());
    let mut found = Findings::default();
    let mut all = 0;
    for (name, it) in threads() {
        for days in [0, 1, 2, 3, 5, 8, 15, 30] {
            let now = it.now + Duration::days(days);
            let gaps = timing::measure(&it.thread, &it.standing, now, &it.settings.business);
            let advice = advice::advise(&it.thread, &it.standing, &gaps, &it.platform, &it.settings, now);
            let (ask, wish) = (ask(&it, &advice, now), DraftWish::default());
            let first = draft::draft(&ask, &registry, &wish).unwrap();
            let others = draft::alternatives(&ask, &registry, &wish).unwrap();
            for draft in first.iter().chain(&others) {
                let Draft { template, body, placeholders, step, .. } = draft;
                let situation = situation(&it, *step, it.platform.channel, now);
                found.look(&mut linter, &format!("{template} {name} +{days}"), body, placeholders, &situation);
                all += 1;
            }
        }
    }
    assert!(all > 300, "{all}");
    found.none();
}
